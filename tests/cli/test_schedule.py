"""review, today and plan: a goal set and read back, rounds one after the other, the end of the day."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.bootstrap import parser
from app.cli.context import Context
from app.domain.bank import ItemBank
from app.domain.item import Flashcard, Item
from app.domain.memory import DAY_MS
from app.services.attempts import QuizRefused
from app.services.manage_class import UnknownClass
from app.services.manage_learners import UnknownLearner
from tests.studyroom import FakeClock, make_course, make_desk

Run = Callable[..., list[str]]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def run(tmp_path: Path, clock: FakeClock) -> Run:
    """Run a command with lines of input over a course of twelve cards; returns the lines printed."""
    cards = tuple(Item(f"card{n}", "space", ("moon",), f"Front {n}?", Flashcard("Back.")) for n in range(12))
    course = replace(make_course(), banks=(ItemBank("space", cards),))

    def go(command: str, *lines: str) -> list[str]:
        desk = make_desk(tmp_path, clock, course)
        out = io.StringIO()
        app = Context(desk.parts, tmp_path, io.StringIO("".join(line + "\n" for line in lines)), out, io.StringIO())
        parsed = parser().parse_args(command.split())
        assert parsed.run(parsed, app) == 0
        return out.getvalue().splitlines()

    return go


def test_a_goal_is_set_read_back_and_forgotten(run: Run) -> None:
    lines = run("plan --test-date +16 --minutes 5")
    assert lines[0].startswith("You: 5 minutes a day until the test, ")
    assert lines[1].startswith("16 days until the test, ")
    assert lines[2].startswith("12 questions today. Chosen for the marks they bring on the day of the test")
    assert run("today")[:3] == lines[:3]
    assert run("plan --test-date none --retention 85%")[0] == "You: 5 minutes a day, aiming to remember 85 %."
    assert run("plan --clear")[0] == "You: 10 minutes a day, aiming to remember 90 %."


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("plan --test-date someday", "--test-date: .*is no day. Write it like 2026-12-09"),
        ("plan --test-date 9/12/2026", 'order of day and month is unclear.*"today", "tomorrow", "[+]14"'),
        ("plan --test-date 2001-01-01", "is over. Choose today or a later day"),
    ],
)
def test_a_day_that_cannot_be_is_refused_in_words(run: Run, command: str, said: str) -> None:
    with pytest.raises(QuizRefused, match=said):
        run(command)
    assert run("plan")[0] == "You: 10 minutes a day, aiming to remember 90 %."


@pytest.mark.parametrize(
    "words", ["--minutes 0", "--minutes 9999", "--minutes ten", "--retention 0.5", "--retention nan"]
)
def test_a_figure_out_of_its_range_is_a_usage_error(run: Run, words: str) -> None:
    with pytest.raises(SystemExit) as ended:
        run(f"plan {words}")
    assert ended.value.code == 2


def test_names_that_nobody_has_are_refused(run: Run) -> None:
    with pytest.raises(UnknownLearner, match="Nobody"):
        run("today --learner Nobody")
    with pytest.raises(UnknownClass, match="IR"):
        run("plan --minutes 5 --class IR")


def test_a_round_is_reviewed_and_the_next_one_follows_until_the_end(run: Run, clock: FakeClock) -> None:
    lines = run("review --questions 6", *["", "3"] * 6, "", *["", "3"] * 6, "")
    assert sum(line.startswith("Right.") for line in lines) == 12
    assert "Press Enter for the next round, or type q to stop." in lines
    assert lines[-1].startswith("Done for today. Nothing is due.")
    clock.pass_seconds(40 * DAY_MS / 1000)
    assert "due" in run("today")[1]


def test_the_card_says_when_each_grade_brings_it_back(run: Run) -> None:
    lines = run("review --questions 1", "", "3", "q")
    assert any(line.startswith("It comes back: 1 soon, 2 ") for line in lines)


def test_q_between_rounds_stops_and_the_end_of_input_saves(run: Run) -> None:
    lines = run("review --questions 1", "", "3", "q")
    assert lines[-1] == "Press Enter for the next round, or type q to stop."
    assert run("review --questions 3", "")[-1] == "Saved. The same command goes on here."
    resumed = run("review", "", "1", "", "1", "", "1", "q")
    assert resumed[0].startswith('Resumed: "')


def test_weak_spots_have_a_round_of_their_own(run: Run) -> None:
    with pytest.raises(QuizRefused, match="no weak spots"):
        run("review --weak")
    run("review --questions 2", "", "1", "", "3", "q")
    lines = run("review --weak", *["", "3"] * 2)
    assert lines[0].startswith("Weak spots.")
    assert sum(line.startswith("Right.") for line in lines) == 2


def test_an_open_exam_is_not_reviewed(tmp_path: Path, clock: FakeClock) -> None:
    desk = make_desk(tmp_path, clock)
    desk.quiz().start_quiz(desk.learner().id, "midterm", seed=1, today=desk.today())
    desk.close()
    app = Context(desk.parts, tmp_path, io.StringIO(), io.StringIO(), io.StringIO())
    parsed = parser().parse_args(["review"])
    with pytest.raises(QuizRefused, match="Finish it first with: study"):
        parsed.run(parsed, app)


def test_a_class_is_told_its_own_goal_and_never_with_a_learner(run: Run, tmp_path: Path, clock: FakeClock) -> None:
    desk = make_desk(tmp_path, clock)
    desk.store().add_class("3B")
    desk.close()
    assert run("plan --class 3b") == ["3B has no goal."]
    assert run("plan --class 3B --test-date +10 --minutes 15")[0].startswith("3B: 15 minutes a day until the test, ")
    with pytest.raises(QuizRefused, match="not both"):
        run("plan --class 3B --learner You --minutes 5")


def test_retention_under_a_test_day_says_that_it_waits(run: Run) -> None:
    run("plan --test-date +5")
    assert run("plan --retention 0.8")[-1].startswith("--retention counts once no test day is set")


def test_what_was_asked_for_is_explained_when_a_session_is_open(run: Run) -> None:
    run("review --questions 3", "")
    assert any(line.startswith("It was open, so it comes first") for line in run("review --weak", "q"))
