"""`python -m tests.window.gallery DIR [--scale 2.0]` writes a picture of every screen in real use.

A learner has studied for a week, another has an exam behind them and one under way; each is drawn at 1200x800 and at
392x848, light and dark.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from tests.window.driver import HAS_PIXELS, Driver  # opens the window, so it comes first

# isort: split

from app.bootstrap import parts
from app.domain.goal import Goal
from app.domain.item import Item, Kind
from app.domain.memory import Confidence
from app.domain.session import Mode
from app.domain.settings import ThemeChoice
from app.services.attempts import Attempt
from app.services.desk import Desk
from app.store.progress import open_store
from app.ui.widgets import Dialog, ReviewCard
from app.viewmodels.history import MEMORY, OVERVIEW, VIEWS, WEEKS
from tests.studyroom import FakeClock
from tests.window.faults import layout_faults
from tests.window.gallery_author import AuthorWorld
from tests.window.gallery_class import ClassWorld
from tests.window.pretend import mixed, respond
from tests.window.rooms import SIZES, Room

DAYS, SESSIONS_A_DAY, HALF_WAY = 6, 4, 5
THEMES = (ThemeChoice.LIGHT, ThemeChoice.DARK)
MINUTE, DAY = 60.0, 86_400.0
AGES = {"day": (1, 1), "month": (30, 1), "years": (730, 3)}  # of a history: days, and how many from one to the next
EVENING = 1_763_924_400_000  # a day in November 2025, early evening in UTC


def real_desk(folder: Path, clock: FakeClock) -> Desk:
    """A desk over the shipped course and a real store."""
    made = parts(folder)
    return Desk(replace(made, clock=clock, open_store=lambda: open_store(folder, clock)))


class World:
    """A desk and a clock, with a pretended learner who studies at it."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.clock = FakeClock(EVENING)
        self.desk = real_desk(folder, self.clock)
        self.rng = random.Random(seed)
        self.desk.learner_named("Mika")

    def play(self, attempt: Attempt, answers: int = 10_000) -> Attempt:
        """Answer so many questions of an attempt, some of them wrong."""
        quiz = self.desk.quiz()
        for _number in range(min(answers, attempt.remaining)):
            self.clock.pass_seconds(self.rng.uniform(6, 25))
            given = respond(quiz.question(attempt).item, mixed(self.rng))
            attempt = quiz.advance(quiz.answer(attempt, given, milliseconds=self.rng.randrange(5_000, 25_000)))
        return attempt

    def study(self, days: int = DAYS) -> None:
        """A week of short sessions, and one left in the middle."""
        quiz, learner = self.desk.quiz(), self.desk.learner().id
        for _day in range(days):
            for _session in range(SESSIONS_A_DAY):
                self.play(quiz.start_next(learner, seed=self.rng.randrange(99)))
                self.clock.pass_seconds(20 * MINUTE)
            self.clock.pass_seconds(DAY)

    def study_now_and_then(self, days: int, every: int = 1) -> None:
        """A short session on each of these days, saying how sure one was; the last is today."""
        quiz, learner = self.desk.quiz(), self.desk.learner().id
        for day in range(0, days, every):
            self.clock.pass_seconds(every * DAY if day else 0)
            attempt = quiz.start_next(learner, seed=self.rng.randrange(99))
            for _number in range(self.rng.randrange(2, 9)):
                given = respond(quiz.question(attempt).item, mixed(self.rng))
                sure, spent = self.rng.choice(list(Confidence)), self.rng.randrange(5_000, 25_000)
                attempt = quiz.advance(quiz.answer(attempt, given, milliseconds=spent, confidence=sure))
            quiz.submit(attempt)

    def leave_one_open(self) -> None:
        """A session left in the middle, with the feedback to a wrong single choice on screen."""
        quiz = self.desk.quiz()
        attempt = self.play(quiz.start_next(self.desk.learner().id, seed=7), HALF_WAY)
        while quiz.question(attempt).item.kind is not Kind.SINGLE and attempt.remaining > 1:
            attempt = self.play(attempt, 1)
        quiz.answer(attempt, respond(quiz.question(attempt).item, "wrong"))

    def exam(self, answers: int) -> Attempt:
        """An exam with so many questions answered and two flagged."""
        quiz = self.desk.quiz()
        exam = next(each for each in quiz.course.quizzes if each.mode is Mode.EXAM)
        attempt = quiz.start_quiz(self.desk.learner().id, exam.name, seed=3, today=self.desk.today())
        for number in range(answers):
            self.clock.pass_seconds(self.rng.uniform(6, 25))
            attempt = quiz.answer(attempt, respond(quiz.question(attempt).item, mixed(self.rng)))
            attempt = quiz.flag(attempt) if number in (2, 5) else attempt
            attempt = quiz.move(attempt, number + 1)
        return attempt

    def ask(self, item: Item) -> Attempt:
        """A session of nothing but this question; the session before it is ended."""
        quiz, learner = self.desk.quiz(), self.desk.learner().id
        former = quiz.resume(learner)
        if former is not None:
            quiz.submit(former)
        return quiz._begin(learner, Mode.PRACTICE, "Practice", [item.id], 5)  # no move of a learner's asks one question


class Gallery:
    """Draws pages into `folder`; `faults` gathers what the layout gets wrong."""

    def __init__(self, folder: Path, scale: float) -> None:
        self.folder, self.scale = folder, scale
        self.driver = Driver()
        self.faults: list[str] = []
        self._room: Room | None = None

    def open(self, world: World | AuthorWorld, size: str, choice: ThemeChoice) -> Room:
        """The window over a world at a size, in a theme."""
        if self._room is not None:
            self._room.router.shell.screen.leave()
        self.driver.close()
        world.desk.change(replace(world.desk.settings, theme=choice, text_scale=self.scale))
        room = self._room = Room(self.driver, world.desk, SIZES[size], themed=True)
        self._suffix = f"{SIZES[size][0]}x{SIZES[size][1]}-{choice.value}" + (
            f"-x{self.scale:g}" if self.scale != 1 else ""
        )
        return room

    def draw(self, name: str) -> None:
        """Write the picture of what is shown."""
        self.driver.settle()
        self.faults += [f"{name}-{self._suffix}: {fault}" for fault in layout_faults(self.driver.root)]
        self.driver.shot(self.folder / f"{name}-{self._suffix}.png")


def draw_week(gallery: Gallery, world: World, size: str, choice: ThemeChoice) -> None:
    """The pages of a learner who has studied for a week."""
    room = gallery.open(world, size, choice).open()
    gallery.draw("today")
    router, course = room.router, world.desk.course
    router.read(course.statement.sections[0].id)
    gallery.draw("read")
    router.read(point=course.statement.sections[1].points[6].id, back=True)
    gallery.draw("read-from-question")
    for name, go in (("learners", router.learners), ("settings", router.settings), ("search", router.search)):
        go()
        gallery.draw(name)
    gallery.driver.type("japan")
    gallery.driver.wait(0.5)
    gallery.draw("search-found")
    router.today()
    gallery.driver.settle()
    router.keys()
    gallery.draw("keys")
    gallery.driver.find(cls=Dialog).close()
    router.plan()
    gallery.draw("plan")
    router.shell.screen.pick_day()
    gallery.draw("plan-calendar")
    gallery.driver.find(cls=Dialog).close()
    router.shell.screen.part.scroll.scroll_y = 0
    gallery.draw("plan-weak-spots")
    draw_history(gallery, room)
    draw_teaching(gallery, room)
    router.study(router.pages.today.start())
    gallery.draw("quiz")


def draw_teaching(gallery: Gallery, room: Room) -> None:
    """The teacher area and the bank editor: list, form, and the question after its answer."""
    room.router.teacher()
    gallery.draw("teacher")
    room.router.edit()
    gallery.draw("editor")
    model = room.router.pages.editor
    room.router.shell.screen.pick(model.state.rows[0].id)
    gallery.draw("editor-form")
    room.router.shell.screen._turn("preview")
    model.show_answered(True)
    gallery.draw("editor-preview")


def draw_history(gallery: Gallery, room: Room) -> None:
    """Each view of History, and a session and a point that were opened."""
    room.router.history()
    model = room.router.pages.history
    for view in VIEWS:
        model.show(view)
        gallery.draw(f"history-{view}")
    model.open_session(model.state.sessions[-1].id)
    gallery.draw("history-session")
    model.back()
    model.open_day(room.desk.today() - timedelta(days=1))
    open_first_answers(gallery)
    gallery.draw("history-day")
    model.back()
    model.open_point(room.desk.course.statement.sections[0].points[0].id)
    gallery.draw("history-point")


def open_first_answers(gallery: Gallery) -> None:
    """The first answers of a page are read again."""
    gallery.driver.settle()
    for card in [each for each in gallery.driver.widgets() if isinstance(each, ReviewCard)][:3]:
        card.activate()


def draw_ages(gallery: Gallery, worlds: dict[str, World], size: str, choice: ThemeChoice) -> None:
    """The charts of History for a learner of one day, of a month, of two years."""
    for age, world in worlds.items():
        room = gallery.open(world, size, choice)
        room.router.history()
        model = room.router.pages.history
        for view in (OVERVIEW, WEEKS, MEMORY):
            model.show(view)
            gallery.draw(f"history-{age}-{view}")
        if model.state.weeks.earlier:
            model.turn(-1)
            gallery.draw(f"history-{age}-earlier")


def draw_kinds(gallery: Gallery, world: World, size: str, choice: ThemeChoice) -> None:
    """A question of each kind, before and after its answer."""
    room = gallery.open(world, size, choice)
    for kind in Kind:
        item = next((each for each in world.desk.course.items.values() if each.kind is kind and each.hint), None)
        item = item or next(each for each in world.desk.course.items.values() if each.kind is kind)
        attempt = world.ask(item)
        room.router.study(attempt)
        gallery.draw(f"quiz-{kind.value}-before")
        if kind is Kind.FLASHCARD or kind is Kind.SELF_MARKED:
            room.router.pages.quiz.primary()
            gallery.draw(f"quiz-{kind.value}-turned")
        quiz = world.desk.quiz()
        attempt = quiz.answer(attempt, respond(item, "wrong" if kind is Kind.SINGLE else "partly"))
        room.router.pages.quiz.open(attempt)
        gallery.draw(f"quiz-{kind.value}-after")


def draw_result(gallery: Gallery, world: World, attempt: Attempt, size: str, choice: ThemeChoice) -> None:
    """The result of an exam."""
    room = gallery.open(world, size, choice)
    room.router.result(attempt)
    gallery.draw("result")


def draw_exam(gallery: Gallery, world: World, attempt: Attempt, size: str, choice: ThemeChoice) -> None:
    """An exam under way, and Today beside it with two learners to choose from."""
    room = gallery.open(world, size, choice)
    room.router.study(attempt)
    gallery.draw("exam")
    room.router.today()
    gallery.draw("today-two-learners")
    room.router.learners()
    gallery.draw("learners-two")
    draw_locks(gallery, room)


def draw_locks(gallery: Gallery, room: Room) -> None:
    """A name with a PIN: in the list, asked for, refused, opened, and before everything else at the start."""
    names, router = room.desk.names, room.router
    learner = room.desk.learner().id
    names.set_pin(learner, "2468")
    names.close()
    router.history()
    gallery.draw("learners-halted")
    router.names.admit(learner, lambda: None)
    gallery.driver.find(cls=Dialog).first_focus.text = "1111"
    gallery.driver.key("enter")
    gallery.draw("learners-pin-wrong")
    gallery.driver.key("escape")
    names.enter(learner, "2468")
    router.shell.screen.ask_way(room.router.pages.learners.state.rows[-1])
    gallery.draw("learners-more")
    gallery.driver.key("escape")
    names.set_pin(learner, "")


def build(folder: Path) -> list[Callable[[Gallery, str, ThemeChoice], None]]:
    """Make the worlds, once; each function draws one of them."""
    ages = {age: World(folder / age, 4) for age in AGES}
    for age, (days, every) in AGES.items():
        ages[age].study_now_and_then(days, every)
    week, kinds, exams = World(folder / "week", 1), World(folder / "kinds", 2), World(folder / "exams", 3)
    week.study()
    week.desk.quiz().set_goal(week.desk.learner().id, Goal(week.desk.today() + timedelta(days=16), 10))
    week.leave_one_open()
    done = exams.desk.quiz().submit(exams.exam(30))
    exams.desk.learner_named("Jonas")
    midway = exams.exam(13)

    def result(gallery: Gallery, size: str, choice: ThemeChoice) -> None:
        draw_result(gallery, exams, done, size, choice)

    def exam(gallery: Gallery, size: str, choice: ThemeChoice) -> None:
        draw_exam(gallery, exams, midway, size, choice)

    return [
        lambda gallery, size, choice: draw_week(gallery, week, size, choice),
        result,
        exam,
        lambda gallery, size, choice: draw_kinds(gallery, kinds, size, choice),
        lambda gallery, size, choice: draw_ages(gallery, ages, size, choice),
        AuthorWorld(folder / "author").draw,
        ClassWorld(World(folder / "class", 4)).draw,
    ]


def main(arguments: list[str]) -> int:
    """Draw everything; 1 where a layout fault was seen."""
    parser = argparse.ArgumentParser(prog="python -m tests.window.gallery", description="Pictures of every screen.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scale", type=float, default=1.0, help="text size, 0.8 to 2.0")
    args = parser.parse_args(arguments)
    if not HAS_PIXELS:
        print("no OpenGL library: install libegl1 libgles2 libgl1 libgl1-mesa-dri libmtdev1", file=sys.stderr)
        return 2
    args.folder.mkdir(parents=True, exist_ok=True)
    gallery = Gallery(args.folder, args.scale)
    worlds = build(Path(tempfile.mkdtemp(prefix="gallery-")))
    for size in SIZES:
        for choice in THEMES:
            for draw in worlds:
                draw(gallery, size, choice)
    print("\n".join(gallery.faults) or "no layout faults")
    return 1 if gallery.faults else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
