"""study: one line for each answer, a verdict line after each, and everything kept."""

from __future__ import annotations

import argparse
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.bootstrap import parser
from app.cli import study
from app.cli.context import Context
from app.domain.bank import ItemBank
from app.domain.event import AnswerEvent
from app.domain.item import Item, Typed
from app.domain.session import Mode
from app.services.attempts import QuizRefused
from app.services.desk import Desk
from tests.studyroom import FakeClock, make_course, make_desk

Run = Callable[..., list[str]]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def run(tmp_path: Path, clock: FakeClock) -> Run:
    """Run `study` with lines of input; returns the lines printed. The course can be cut to some items."""

    def go(*lines: str, args: str = "", only: tuple[str, ...] = ()) -> list[str]:
        course = make_course()
        if only:
            items = tuple(item for item in course.items.values() if item.id in only)
            course = replace(course, banks=(ItemBank("space", items),))
        desk = make_desk(tmp_path, clock, course)
        out = io.StringIO()
        app = Context(desk.parts, tmp_path, io.StringIO("".join(line + "\n" for line in lines)), out, io.StringIO())
        parsed: argparse.Namespace = parser().parse_args(["study", "--seed", "1", *args.split()])
        assert study.run(parsed, app) == 0
        return out.getvalue().splitlines()

    return go


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    made = make_desk(tmp_path, clock)
    yield made
    made.close()


def kept(desk: Desk) -> list[AnswerEvent]:
    return [event for event in desk.store().events() if isinstance(event, AnswerEvent)]


def verdicts(lines: list[str]) -> list[str]:
    return [line for line in lines if line.startswith(("Right.", "Partly right.", "Wrong."))]


def number_of(lines: list[str], text: str) -> str:
    """The number printed before an option."""
    return next(line.strip().split(".")[0] for line in lines if line.strip().endswith(f". {text}"))


@pytest.mark.parametrize(
    ("kind", "answer", "verdict"),
    [
        ("truth", "2", "Right. "),
        ("truth", "t", "Wrong. "),
        ("typed", "leo", "Right. "),
        ("typed", "low erth orbit", "Right. "),
        ("typed", "lunar orbit", "Wrong. "),
        ("number", "3.0", "Right. "),
        ("number", "4", "Wrong. "),
        ("cloze", "sustainable; lunar", "Right. "),
        ("cloze", "sustainable; Mars", "Partly right. "),
        ("card", "3", "Right. "),
        ("card", "1", "Wrong. "),
        ("say", "1 2", "Right. "),
        ("say", "1", "Partly right. "),
        ("say", "0", "Wrong. "),
    ],
)
def test_one_line_answers_each_kind(run: Run, kind: str, answer: str, verdict: str) -> None:
    said = verdicts(run(answer, only=(kind,)))
    assert said[0].startswith(verdict)
    assert f"Because of {kind}." in said[0]


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [("single", "a", "b"), ("multiple", "a b", "c d"), ("order", "first second third", "third second first")],
)
def test_choices_are_answered_by_their_numbers(run: Run, kind: str, right: str, wrong: str) -> None:
    shown = run(only=(kind,))
    numbers = [" ".join(number_of(shown, text) for text in texts.split()) for texts in (right, wrong)]
    said = verdicts(run(numbers[1], only=(kind,)))
    assert said[0].startswith("Wrong. ")
    said = verdicts(run(numbers[0], only=(kind,)))
    assert said[0].startswith("Right. ")


def test_matching_names_a_target_for_each_line(run: Run) -> None:
    shown = run(only=("match",))
    targets = shown[shown.index("With:") :]
    answer = f"{number_of(targets, 'President')} {number_of(targets, 'Prime Minister')}"
    assert verdicts(run(answer, only=("match",)))[0].startswith("Right. ")


def test_grouping_names_a_group_for_each_line(run: Run) -> None:
    shown = run(only=("groups",))
    members = [line.strip().split(". ")[1] for line in shown[: shown.index("Groups:")] if line.startswith("  ")]
    answer = " ".join("1" if member == "Counterstrike" else "2" for member in members)
    assert verdicts(run(answer, only=("groups",)))[0].startswith("Right. ")


@pytest.mark.parametrize(
    ("kind", "line", "said"),
    [
        ("single", "9", "one number from 1 to 4"),
        ("single", "1 2", "one number from 1 to 4"),
        ("single", "", "one number from 1 to 4"),
        ("single", "①", "one number from 1 to 4"),
        ("multiple", "1 1", "twice"),
        ("order", "1 2", "3 numbers"),
        ("match", "1", "2 numbers"),
        ("truth", "maybe", "1 for true or 2 for false"),
        ("number", "three", "a number, for example"),
        ("cloze", "one", "2 gaps"),
        ("typed", " ", "your answer"),
        ("typed", ":zz", "no command :zz"),
    ],
)
def test_a_line_that_is_no_answer_says_what_to_type_and_keeps_nothing(
    run: Run, desk: Desk, kind: str, line: str, said: str
) -> None:
    lines = run(line, only=(kind,))
    assert any(said in shown for shown in lines)
    assert verdicts(lines) == []
    assert desk.store().events() == ()


def test_a_card_turns_on_an_empty_line_and_is_graded_on_the_next(run: Run) -> None:
    lines = run("", "4", only=("card",))
    assert lines.index("Answer: The back.") < lines.index(verdicts(lines)[0])


def test_what_is_said_before_comparing_is_kept(run: Run, desk: Desk) -> None:
    run("It is named as an example", "2", only=("say",))
    event = desk.store().events()[0]
    assert isinstance(event, AnswerEvent)
    assert event.given.texts == ("It is named as an example",)


def test_an_answer_is_kept_before_its_verdict_is_printed(tmp_path: Path, clock: FakeClock) -> None:
    class Out(io.StringIO):
        kept_at_verdict = -1

        def write(self, text: str) -> int:
            if text.startswith(("Right.", "Wrong.")):
                other = make_desk(tmp_path, clock)
                self.kept_at_verdict = len(other.store().events())
                other.close()
            return super().write(text)

    out = Out()
    desk = make_desk(tmp_path, clock)
    app = Context(desk.parts, tmp_path, io.StringIO("1\n"), out, io.StringIO())
    study.run(parser().parse_args(["study", "--section", "people", "--seed", "1"]), app)
    assert out.kept_at_verdict == 1


def test_the_end_of_input_saves_and_the_next_run_resumes(run: Run) -> None:
    first = run("1", args="--section people")
    assert first[-1].startswith("Saved.")
    second = run()
    assert second[0] == 'Resumed: "People", 1 question to go.'
    assert "Question 2 of 2 · People" in second


def test_q_leaves_at_once(run: Run) -> None:
    lines = run("q", "1", args="--section people")
    assert lines[-1].startswith("Saved.")
    assert verdicts(lines) == []


def test_where_the_answer_is_words_a_command_needs_a_colon(run: Run) -> None:
    assert verdicts(run("q", "q", only=("typed",)))[0].startswith("Wrong. ")
    lines = run(":q", "leo", only=("typed",))
    assert (lines[-1][:6], verdicts(lines)) == ("Saved.", [])


@pytest.mark.parametrize("kind", ["typed", "cloze", "number", "say"])
def test_the_first_answer_in_words_says_how_commands_are_told_from_it(run: Run, kind: str) -> None:
    lines = run(":h", ":u", only=(kind,))
    assert sum("(:? for commands" in line for line in lines) == 1
    again = run("1", "1", "1", "1", args="--learner Other --questions 4", only=("truth", "single"))
    assert not any("(:? for commands" in line for line in again)


@pytest.mark.parametrize("letter", ["u", "h", "q", "?"])
@pytest.mark.parametrize("kind", ["typed", "cloze"])
def test_a_bare_command_letter_where_words_answer_is_asked_about_once(run: Run, letter: str, kind: str) -> None:
    lines = run(letter, only=(kind,))
    assert f'Did you mean the command ":{letter}"? To answer with "{letter}", type it again.' in lines
    assert verdicts(lines) == []


def test_a_bare_command_letter_typed_again_is_the_answer(run: Run, desk: Desk) -> None:
    lines = run("u", "u", only=("typed",))
    assert sum(line.startswith("Did you mean") for line in lines) == 1
    assert verdicts(lines)[0].startswith("Wrong. ")
    assert len(kept(desk)) == 1


def study_item(desk: Desk, home: Path, item: Item, *lines: str) -> str:
    """What is printed while a course of one question is studied."""
    course = replace(desk.course, banks=(ItemBank("space", (item,)),))
    one = make_desk(home, FakeClock(), course)
    out = io.StringIO()
    app = Context(one.parts, home, io.StringIO("".join(f"{line}\n" for line in lines)), out, io.StringIO())
    desk.close()
    assert study.run(parser().parse_args(["study"]), app) == 0
    return out.getvalue()


def test_a_letter_that_the_question_accepts_is_not_asked_about(desk: Desk, tmp_path: Path) -> None:
    printed = study_item(desk, tmp_path, replace(desk.course.items["typed"], body=Typed(("U",))), "u")
    assert "Did you mean" not in printed
    assert len(verdicts(printed.splitlines())) == 1


@pytest.mark.parametrize(("kind", "answer"), [("card", "3"), ("say", "1 2")])
def test_a_hint_after_the_answer_is_open_costs_nothing(desk: Desk, tmp_path: Path, kind: str, answer: str) -> None:
    printed = study_item(desk, tmp_path, replace(desk.course.items[kind], hint="Think."), "", "h", answer)
    assert "The answer is open already; a hint would only cost." in printed
    assert "Hint:" not in printed
    assert [event.hints for event in kept(desk)] == [0]


def test_undo_takes_the_last_answer_back(run: Run, desk: Desk) -> None:
    lines = run("1", "u", "q", args="--section people")
    assert "Taken back." in lines
    assert run()[0] == 'Resumed: "People", 2 questions to go.'


def test_undo_with_nothing_answered_says_so(run: Run) -> None:
    assert "There is nothing to take back." in run("u", args="--section people")


def test_a_hint_is_shown_and_costs_a_quarter(run: Run, desk: Desk) -> None:
    lines = run(":h", "leo", only=("typed",))
    assert "Hint: Think." in lines
    assert "A hint cost a quarter." in verdicts(lines)[0]
    assert [e.score for e in desk.store().events() if isinstance(e, AnswerEvent)] == [0.75]


def test_a_finished_session_prints_its_result(run: Run) -> None:
    lines = run("3", only=("number",))
    assert any(line.startswith("Space: 100 % (") for line in lines)
    assert "1 right" in lines


def test_an_exam_keeps_its_verdicts_for_the_end(run: Run) -> None:
    lines = run("1", "leo", "1 2", "e", "e", args="--quiz midterm")
    assert lines.count("Kept.") == 3
    first_verdict = min(lines.index(line) for line in lines if line.startswith("Midterm: "))
    assert [line for line in lines[:first_verdict] if line.startswith(("Right", "Wrong", "Partly"))] == []
    assert "Question 1 of 3 · Space · 20:00 left" in lines


def test_an_exam_can_be_walked_flagged_and_answered_again(run: Run, desk: Desk) -> None:
    lines = run("1", ":b", "f", "2", ":g 1", "q", args="--quiz midterm")
    assert "Flagged." in lines
    assert "You have answered this one; another answer replaces it." in lines
    session = desk.quiz().resume(desk.learner().id)
    assert session is not None
    assert session.session.mode is Mode.EXAM
    assert session.session.flags == frozenset({"single"})
    assert session.remaining == 2


def test_time_over_submits_what_is_there(tmp_path: Path, clock: FakeClock) -> None:
    class SlowInput(io.StringIO):
        def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]  # typeshed: StringIO is an IOBase of bytes
            clock.pass_seconds(700)
            return super().readline()

    out = io.StringIO()
    desk = make_desk(tmp_path, clock)
    app = Context(desk.parts, tmp_path, SlowInput("1\nleo\n1\n"), out, io.StringIO())
    study.run(parser().parse_args(["study", "--quiz", "midterm", "--seed", "1"]), app)
    lines = out.getvalue().splitlines()
    assert "Time is over. What you had answered was submitted." in lines
    assert lines.count("Kept.") == 1
    assert any("2 left blank" in line for line in lines)


def test_a_new_learner_is_made_and_remembered(run: Run, desk: Desk) -> None:
    run("1", args="--section people --learner Aiko")
    run("1")
    learner = desk.store().last_learner()
    assert learner is not None
    assert learner.name == "Aiko"
    assert {e.learner for e in desk.store().events()} == {learner.id}


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ("--quiz nope", "midterm"),
        ("--section nope", "space, people"),
        ("--quiz set --section space", "not both"),
        ("--quiz late", "2020-01-01"),
    ],
)
def test_what_cannot_be_started_names_what_can(run: Run, args: str, said: str) -> None:
    with pytest.raises(QuizRefused, match=said):
        run(args=args)


def test_questions_sets_how_many(run: Run) -> None:
    assert "Question 1 of 3 · Space" in run(args="--section space --questions 3")


def test_a_command_letter_where_a_number_is_wanted_names_the_command(run: Run) -> None:
    lines = run("q", "q", only=("number",))
    assert 'Did you mean the command ":q"?' in lines
    assert "Type a number, for example 3 or 2.5." in lines
