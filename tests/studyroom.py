"""A small course with every kind of question over a real store, for tests of services, view models and the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from app.domain.bank import Course, ItemBank, Quiz
from app.domain.item import (
    Blank,
    Body,
    Choices,
    Cloze,
    Flashcard,
    Groups,
    Item,
    Match,
    Number,
    Option,
    Order,
    SelfMarked,
    TrueFalse,
    Typed,
)
from app.domain.session import Mode
from app.domain.settings import Settings
from app.domain.statement import Point, Section, Statement
from app.scheduling.fsrs_scheduler import FsrsScheduler
from app.services.desk import Desk, Parts
from app.services.ports import CourseCard, CourseLoad
from app.store.progress import open_store

START = 1_764_000_000_000


class FakeClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: int = START) -> None:
        self.time = now

    def now(self) -> int:
        return self.time

    def pass_seconds(self, seconds: float) -> None:
        self.time += round(seconds * 1000)


class MemoryKeepsakes:
    """Keepsakes in memory."""

    def __init__(self) -> None:
        self.kept = Settings()
        self.screen: Mapping[str, object] = {}

    def settings(self) -> Settings:
        return self.kept

    def save_settings(self, settings: Settings) -> None:
        self.kept = settings

    def snapshot(self) -> Mapping[str, object]:
        return self.screen

    def save_snapshot(self, snapshot: Mapping[str, object]) -> None:
        self.screen = snapshot


class OneCourse:
    """A reader of one course that is already read."""

    def __init__(self, course: Course) -> None:
        self.course = course

    def read(self, path: Path, shown: str | None = None) -> CourseLoad:
        return CourseLoad(self.course)

    def card(self, path: Path) -> CourseCard | None:
        return CourseCard(self.course.id, self.course.statement.title, path) if path.name == self.course.id else None

    def schema(self) -> Mapping[str, object]:
        return {}


def options(right: str, wrong: str) -> tuple[Option, ...]:
    """Options named by letters."""
    return (*(Option(x, True) for x in right), *(Option(x, feedback=f"{x} is not named here.") for x in wrong))


BODIES: dict[str, Body] = {
    "single": Choices(options("a", "bcd")),
    "multiple": Choices(options("ab", "cd"), several=True),
    "truth": TrueFalse(False, "The text says otherwise."),
    "typed": Typed(("Low Earth Orbit", "LEO"), (Option("Lunar orbit", feedback="That is another point."),)),
    "number": Number(3, 3, "3"),
    "cloze": Cloze(("A ", Blank(("sustainable",)), " operation on the ", Blank(("Moon", "lunar")), " surface.")),
    "order": Order(("first", "second", "third")),
    "match": Match((("Biden", "President"), ("Kishida", "Prime Minister"))),
    "groups": Groups((("Defense", ("Counterstrike",)), ("Space", ("Astronauts", "Moon")))),
    "card": Flashcard("The back."),
    "say": SelfMarked(("names it", "calls it an example")),
}


def make_course() -> Course:
    """Section "space" with one item of each kind, section "people" with two single choices; two quizzes."""
    sections = (
        Section(
            "space", "Exploring New Frontiers in Space", "Space", (Point("moon", "space", 1, "The Moon is explored."),)
        ),
        Section("people", "Fortifying Ties", "People", (Point("ties", "people", 1, "Exchanges matter."),)),
    )
    stems = {"cloze": "", "card": "The front?"}
    space = tuple(
        Item(
            name,
            "space",
            ("moon",),
            stems.get(name, f"Question {name}?"),
            body,
            explain=f"Because of {name}.",
            hint="Think.",
        )
        for name, body in BODIES.items()
    )
    people = tuple(
        Item(f"people-{n}", "people", ("ties",), f"People {n}?", Choices(options("a", "bc")), explain="So.")
        for n in (1, 2)
    )
    quizzes = (
        Quiz(
            "midterm",
            "Midterm",
            Mode.EXAM,
            items=("single", "typed", "multiple"),
            minutes=20,
            attempts=1,
            pass_share=0.6,
        ),
        Quiz("set", "Practice set", Mode.PRACTICE, draw=(("space", 2), ("people", 1)), due=date(2030, 1, 1)),
        Quiz("late", "Late", Mode.PRACTICE, items=("single",), due=date(2020, 1, 1)),
    )
    banks = (ItemBank("space", space), ItemBank("people", people))
    return Course("course", Statement("The Statement", sections), banks, quizzes)


def make_desk(folder: Path, clock: FakeClock | None = None, course: Course | None = None) -> Desk:
    """A desk over a real store in `folder`; make another over the same folder to start the app again."""
    clock = clock or FakeClock()
    shipped = folder / "content"
    (shipped / "course").mkdir(parents=True, exist_ok=True)
    return Desk(
        Parts(
            reader=OneCourse(course or make_course()),
            open_store=lambda: open_store(folder / "data", clock),
            clock=clock,
            scheduler=FsrsScheduler(),
            keepsakes=MemoryKeepsakes(),
            shipped_courses=shipped,
            own_courses=folder / "courses",
        )
    )
