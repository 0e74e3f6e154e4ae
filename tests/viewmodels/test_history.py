"""History: figures counted by hand over a real store, and everything past that can be opened again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain.goal import Goal
from app.domain.memory import Confidence
from app.services.attempts import Attempt
from app.services.desk import Desk
from app.viewmodels.charts import span_text
from app.viewmodels.history import MEMORY, POINTS, SESSIONS, VIEWS, WEEKS, HistoryModel
from tests.answering import right_response, wrong_response
from tests.asking import asking_desk
from tests.studyroom import FakeClock

DAY = 86_400.0


def people(desk: Desk, verdicts: str, confidence: Confidence | None = None) -> Attempt:
    """A round on the section of two questions: "r" is answered right, "w" wrong, "-" left out; 30 s each."""
    quiz = desk.quiz()
    attempt = quiz.start_sections(desk.learner().id, ["people"], seed=1)
    for position, verdict in enumerate(verdicts):
        attempt = quiz.move(attempt, position)
        if verdict != "-":
            item = quiz.question(attempt).item
            given = right_response(item) if verdict == "r" else wrong_response(item)
            attempt = quiz.answer(attempt, given, milliseconds=30_000, confidence=confidence)
    return quiz.submit(attempt)


@pytest.fixture
def history(desk: Desk) -> HistoryModel:
    return HistoryModel(desk)


def test_a_new_learner_has_nothing_to_look_back_on(history: HistoryModel) -> None:
    history.refresh()
    state = history.state
    assert state.empty
    assert [tile.figure for tile in state.tiles] == ["0", "none yet", "0 min", "0"]
    assert all(cell.count == 0 for column in state.heat.columns for cell in column if cell)
    assert state.sessions == ()
    for view in VIEWS:
        history.show(view)


def test_the_tiles_count_this_week(history: HistoryModel, desk: Desk) -> None:
    people(desk, "rw")
    history.refresh()
    answers, kept, time, row = history.state.tiles
    assert (answers.figure, answers.note) == ("2", "50 % right (9 % to 91 %) of 2")
    assert (kept.figure, kept.note) == ("none yet", "last 30 days, target 90 % · 0 reviews")
    assert time.figure == "1 min"
    assert (row.figure, row.note) == ("1", "longest 1 day")
    assert history.state.totals == "2 answers in all, 1 min, on 1 day"


def test_reviews_are_measured_against_the_target_and_what_was_foretold(
    history: HistoryModel, desk: Desk, clock: FakeClock
) -> None:
    people(desk, "rr")
    clock.pass_seconds(3 * DAY)
    people(desk, "rw")
    history.refresh()
    assert history.state.tiles[1].figure == "50 %"
    assert history.state.retention_text.startswith("Last 30 days: 50 % (9 % to 91 %) of 2 remembered.")
    assert "The target is 90 %. With so many reviews no difference can be told." in history.state.retention_text
    assert "on average, for 2 reviews." in history.state.retention_text
    bars = history.state.weeks.retention
    assert (bars.count, bars.line, bars.line_text) == (2, 0.9, "target 90 %")
    assert [bar.value for bar in bars.bars if bar.count] == [0.5]


def test_a_row_of_days_waits_for_today(history: HistoryModel, desk: Desk, clock: FakeClock) -> None:
    for _day in range(3):
        people(desk, "r")
        clock.pass_seconds(DAY)
    history.refresh()
    assert history.state.tiles[3].figure == "3"
    assert history.state.tiles[3].note == "longest 3 days; one answer today keeps it going"
    clock.pass_seconds(DAY)
    history.refresh()
    assert (history.state.tiles[3].figure, history.state.tiles[3].note) == ("0", "longest 3 days")


def test_every_bar_has_its_count_and_its_words(history: HistoryModel, desk: Desk) -> None:
    people(desk, "rw")
    history.refresh()
    weeks = history.state.weeks
    assert weeks.answers.bars[-1].text == "This week: 2 answers"
    assert weeks.minutes.bars[-1].text == "This week: 1 min for 2 answers"
    assert weeks.right.bars[-1].text == "This week: 50 % (9 % to 91 %) of 2"
    assert weeks.right.bars[0].text.endswith(": nothing marked")
    by_week = (weeks.answers, weeks.minutes, weeks.right, weeks.retention)
    for chart in (*by_week, history.state.ahead):
        assert all(bar.text and 0 <= bar.value <= chart.top for bar in chart.bars)
        assert (chart.ticks[0][0], chart.ticks[-1][0]) == (0, chart.top)
    assert all(chart.counted for chart in by_week)
    assert [bar.count for bar in weeks.right.bars[-2:]] == [0, 2]


def test_a_chart_says_its_true_total_and_its_axis_only_its_scale(history: HistoryModel, desk: Desk) -> None:
    people(desk, "rr")
    people(desk, "rw")
    history.refresh()
    weeks = history.state.weeks
    assert weeks.answers.total == "4 answers"
    assert [words for _value, words in weeks.answers.ticks] == ["0", "2", "4"]
    assert weeks.minutes.total == "2 min for 4 answers"
    assert weeks.right.total == "75 % (30 % to 95 %) of 4 right"
    assert [words for _value, words in weeks.right.ticks] == ["0 %", "50 %", "100 %"]
    assert weeks.retention.total == "no reviews"


def test_coming_reviews_count_each_question_once_under_the_goal(history: HistoryModel, desk: Desk) -> None:
    people(desk, "rr")
    desk.quiz().set_goal(desk.learner().id, Goal(minutes=5))
    history.refresh()
    ahead = history.state.ahead
    assert (len(ahead.bars), ahead.count) == (30, 2)
    assert ahead.bars[0].text == "today: 0 reviews"
    assert ahead.line == 15.0  # five minutes at twenty seconds an answer
    assert ahead.line_text == "your 5 minutes a day: 15 reviews"
    desk.quiz().set_goal(desk.learner().id, Goal(desk.today() + timedelta(days=9)))
    history.refresh()
    assert "until then the plan decides" in history.state.ahead_text


def test_how_sure_one_was_is_held_against_what_came(history: HistoryModel, desk: Desk, clock: FakeClock) -> None:
    history.refresh()
    assert history.state.judged_text.startswith('Switch on "Ask how sure I am"')
    people(desk, "rw", Confidence.SURE)
    clock.pass_seconds(60)
    people(desk, "w", Confidence.GUESSED)
    history.refresh()
    guessed, sure = history.state.judged
    assert (sure.label, sure.x, sure.y, sure.count) == ("Sure", 0.9, 0.5, 2)
    assert (guessed.label, guessed.y, guessed.count) == ("Guessed", 0.0, 1)
    assert sure.text == "Sure: 50 % (9 % to 91 %) of 2 right"
    assert history.state.judged_text.startswith("Out of 3 answers")


def test_a_day_opens_with_the_sessions_answered_on_it(history: HistoryModel, desk: Desk, clock: FakeClock) -> None:
    first = desk.today()
    people(desk, "r")
    clock.pass_seconds(DAY)
    people(desk, "rw")
    history.refresh()
    history.open_day(first)
    page = history.state.page
    assert page is not None
    assert page.title == "Yesterday"
    assert page.note == "1 answer · under 1 min · 100 % (21 % to 100 %) of 1 right"
    assert [row.figure for row in page.sessions] == ["1 of 1 right · 1 not answered"]
    (answer,) = page.answers
    assert (answer.verdict, answer.given, answer.why) == ("right", "a", "So.")
    assert answer.word.startswith("Right, ")
    assert answer.word[-3] == ":"
    assert page.more == 0
    assert history.back()
    assert history.state.page is None
    assert not history.back()


def test_a_session_that_ran_over_midnight_is_found_on_both_days(
    history: HistoryModel, desk: Desk, clock: FakeClock
) -> None:
    quiz, begun = desk.quiz(), desk.today()
    attempt = quiz.start_sections(desk.learner().id, ["people"], seed=1)
    attempt = quiz.advance(quiz.answer(attempt, right_response(quiz.question(attempt).item)))
    clock.pass_seconds(DAY)
    quiz.submit(quiz.answer(attempt, right_response(quiz.question(attempt).item)))
    history.refresh()
    for day in (begun, desk.today()):
        history.open_day(day)
        assert history.state.page is not None
        assert [row.id for row in history.state.page.sessions] == [attempt.session.id]
        assert len(history.state.page.answers) == 1
    history.open_day(begun + timedelta(days=5))
    assert history.state.page is not None
    assert history.state.page.sessions == ()


def test_a_day_of_many_answers_is_laid_out_a_page_at_a_time(history: HistoryModel, desk: Desk) -> None:
    for _round in range(12):
        people(desk, "rw")
    history.refresh()
    history.open_day(desk.today())
    opened = history.state.page
    assert opened is not None
    assert (len(opened.answers), opened.more) == (20, 4)
    history.more()
    whole = history.state.page
    assert whole is not None
    assert (len(whole.answers), whole.more) == (24, 0)
    assert whole.answers[:20] == opened.answers
    history.open_session(whole.sessions[0].id)
    history.back()
    assert history.state.page == whole
    assert history.state.sessions == ()


def test_the_years_before_are_there_and_each_part_says_what_it_counts(
    history: HistoryModel, desk: Desk, clock: FakeClock
) -> None:
    begun = desk.today()
    people(desk, "rw")
    clock.pass_seconds(800 * DAY)
    people(desk, "r")
    history.refresh()
    state = history.state
    heat = state.heat
    cells = [cell for column in heat.columns for cell in column if cell]
    assert cells[0].day <= begun < cells[7].day
    assert state.totals == "3 answers in all, 2 min, on 2 days"
    year = span_text(heat, len(heat.columns) - 53, 53)
    assert year.endswith("to today: 1 answer, under 1 min, on 1 day")
    assert "2 answers, 1 min, on 1 day" in span_text(heat, 0, 53)
    assert span_text(heat, len(heat.columns), 53) == ""
    years = {name for _at, name in heat.months if name.isdigit()}
    assert years == {str(year) for year in range(begun.year + 1, desk.today().year + 1)}


def test_weeks_turn_back_to_the_first_answer_and_no_further(
    history: HistoryModel, desk: Desk, clock: FakeClock
) -> None:
    people(desk, "rw")
    clock.pass_seconds(7 * 40 * DAY)
    people(desk, "r")
    history.turn(-1)  # nothing is read yet
    history.refresh()
    assert history.state.weeks.answers.total == "1 answer"
    assert (history.state.weeks.back, history.state.weeks.earlier) == (0, 41 - 26)
    history.turn(-1)
    weeks = history.state.weeks
    assert (weeks.back, weeks.earlier, len(weeks.answers.bars)) == (15, 0, 26)
    assert weeks.answers.total == "2 answers"
    assert [bar.count for bar in weeks.right.bars] == [2] + [0] * 25
    assert weeks.answers.bars[0].text.endswith(": 2 answers")
    history.turn(1)
    assert history.state.weeks.back == 0
    history.fit_weeks(8)
    assert history.state.weeks.text.startswith("8 weeks: ")
    assert history.state.weeks.text.endswith(" to today")
    history.turn(-1)
    assert (history.state.weeks.back, len(history.state.weeks.answers.bars)) == (8, 8)
    history.refresh()
    assert (history.state.weeks.back, len(history.state.weeks.answers.bars)) == (0, 8)


def test_a_past_session_is_read_again_with_what_was_given(history: HistoryModel, desk: Desk) -> None:
    people(desk, "rw")
    history.refresh()
    history.show(SESSIONS)
    (row,) = history.state.sessions
    assert row.figure == "1 of 2 right"
    history.open_session(row.id)
    page = history.state.page
    assert page is not None
    assert page.detail.startswith("1 right · 1 wrong · 50 % of the marks")
    assert [(answer.verdict, answer.given, answer.right, answer.why) for answer in page.answers] == [
        ("right", "a", "a", "So."),
        ("wrong", "b", "a", "So."),
    ]
    lines = {line.text: (line.state, line.feedback) for line in page.answers[1].lines}
    assert lines == {
        "a": ("missed", ""),
        "b": ("wrong", "b is not named here."),
        "c": ("idle", "c is not named here."),
    }


def test_sessions_come_newest_first_and_a_page_at_a_time(history: HistoryModel, desk: Desk, clock: FakeClock) -> None:
    for _day in range(25):
        people(desk, "r")
        clock.pass_seconds(3600)
        people(desk, "w")
        clock.pass_seconds(DAY - 3600)
    history.refresh()
    history.show(SESSIONS)
    shown = history.state.sessions
    assert 20 <= len(shown) < 50
    while history.state.older:
        history.more()
    whole = desk.store().sessions(desk.learner().id, desk.course.id)
    assert [row.id for row in history.state.sessions] == [session.id for session in whole]
    assert history.state.sessions[: len(shown)] == shown


def test_a_point_opens_with_the_last_answers_to_its_questions(
    history: HistoryModel, desk: Desk, clock: FakeClock
) -> None:
    people(desk, "r-")
    clock.pass_seconds(DAY)
    people(desk, "w-")
    history.refresh()
    history.show(POINTS)
    space, ties = history.state.points
    assert [line.status for line in space.points] == ["new"]
    (line,) = ties.points
    assert (line.status, line.text) == ("missed", "Exchanges matter.")
    assert "1 of 2 questions met · 1 last missed" in line.figure
    history.open_point(line.id)
    page = history.state.page
    assert page is not None
    assert (page.title, page.note) == ("People, point 1", "Exchanges matter.")
    assert [answer.word for answer in page.answers] == ["Wrong, today", "Right, yesterday"]
    assert "b is not named here." in [line.feedback for line in page.answers[0].lines if line.state == "wrong"]


def test_the_view_stays_when_the_page_is_read_anew(history: HistoryModel, desk: Desk) -> None:
    people(desk, "r")
    history.refresh()
    history.show(WEEKS)
    history.open_day(desk.today())
    history.refresh()
    assert (history.state.view, history.state.page) == (WEEKS, None)
    history.show(MEMORY)
    assert history.state.view == MEMORY


def test_an_exam_under_way_shows_neither_answers_nor_figures(tmp_path_factory: pytest.TempPathFactory) -> None:
    desk = asking_desk(tmp_path_factory.mktemp("exam"))
    quiz = desk.quiz()
    attempt = quiz.start_quiz(desk.learner().id, "short", seed=1, today=desk.today())
    quiz.answer(attempt, right_response(quiz.question(attempt).item))
    history = HistoryModel(desk)
    history.refresh()
    history.show(SESSIONS)
    assert [(row.id, row.figure) for row in history.state.sessions] == [("", "under way")]
    history.open_session(attempt.session.id)
    opened = history.state.page
    assert opened is None
    history.open_point("moon")
    page = history.state.page
    assert page is not None
    assert page.answers == ()
    history.open_day(desk.today())
    page = history.state.page
    assert page is not None
    assert page.answers == ()
    desk.close()
