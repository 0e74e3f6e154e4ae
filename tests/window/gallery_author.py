"""The pictures of a teacher's own course: points and options in the editor, making a course, deleted quizzes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.ui.screens.editor.answers import AnswersCard
from app.ui.screens.editor.options import OptionsRow
from app.ui.screens.editor.points import PointsRow
from app.ui.widgets import Dialog, focus
from tests.answering import right_response, wrong_response
from tests.quizmaking import quiz_desk

if TYPE_CHECKING:
    from app.domain.settings import ThemeChoice
    from tests.window.gallery import Gallery
    from tests.window.rooms import Room

WEIGHTS = """- id: weighted
  point: [orbit, ties]
  ask: Which orbit is named?
  choices:
  - {text: Low Earth Orbit, right: true, feedback: The text names it.}
  - {text: A low orbit, credit: 0.5}
  - {text: The Moon}
"""
LEARNERS, KNOWING = 31, 20
OPENING = "format: 1\nsection: space\nquestions:\n"


class AuthorWorld:
    """A desk over a course of two sections that is a teacher's own; every picture leaves it as it was."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.desk = quiz_desk(folder)
        bank = self.desk.card().path / "banks" / "weights.yaml"
        bank.write_text(OPENING + WEIGHTS, encoding="utf-8")
        (self.desk.card().path / "banks" / "people.yaml").write_text("format: 1\nsection: people\nquestions: []\n")
        self.desk.reread()
        self._class()

    def _class(self) -> None:
        """31 learners answer a section; most know all but one question, which the others know alone."""
        quiz, store = self.desk.quiz(), self.desk.store()
        for number in range(LEARNERS):
            learner = store.add_learner(f"Learner {number}")
            attempt = quiz.start_sections(learner.id, ["space"], seed=number)
            while attempt.session.open:
                item = quiz.question(attempt).item
                knows = (number < KNOWING) is (item.id != "asks")
                given = right_response(item) if knows else wrong_response(item)
                attempt = quiz.advance(quiz.answer(attempt, given))

    def draw(self, gallery: Gallery, size: str, choice: ThemeChoice) -> None:
        """All pictures of this world."""
        room = gallery.open(self, size, choice).open()
        self._editor(gallery, room)
        self._answers(gallery, room)
        self._watch(gallery, room)
        self._course(gallery, room)
        self._quizzes(gallery, room)

    def _editor(self, gallery: Gallery, room: Room) -> None:
        driver, router = gallery.driver, room.router
        router.edit("weighted")
        driver.settle()
        pane = router.shell.screen.part.form_pane
        points = driver.find(cls=PointsRow)
        pane.show(points.choose)
        gallery.draw("editor-points")
        points.open()
        gallery.draw("editor-points-dialog")
        driver.find(cls=Dialog).close()
        pane.show(driver.find(cls=OptionsRow).cards[0])
        gallery.draw("editor-options")
        router.teacher()
        router.edit(section="people")
        gallery.draw("editor-empty-section")

    def _answers(self, gallery: Gallery, room: Room) -> None:
        """A question that misleads: in the list, with its figures, and those of another text."""
        room.router.teacher()
        room.router.edit("asks")
        gallery.driver.settle()
        pane, model = room.router.shell.screen.part.form_pane, room.router.pages.editor
        gallery.draw("editor-misleads")
        pane.show(gallery.driver.find(cls=AnswersCard))
        gallery.draw("editor-answers")
        model.set_field("ask", "Which development program is named?")
        gallery.draw("editor-answers-former")
        model.undo()
        room.router.teacher()

    def _watch(self, gallery: Gallery, room: Room) -> None:
        """Check, and what a save of another program changed: a question, then a file that cannot be read."""
        model = room.router.pages.check
        bank = self.desk.card().path / "banks" / "weights.yaml"
        room.router.teach("check")
        for name, text in (("changed", WEIGHTS.replace("is named?", "is it?")), ("broken", WEIGHTS + "  - [")):
            bank.write_text(OPENING + text, encoding="utf-8")
            model.look()
            model.look()
            gallery.draw(f"check-{name}")
        bank.write_text(OPENING + WEIGHTS, encoding="utf-8")
        room.router.teacher()

    def _course(self, gallery: Gallery, room: Room) -> None:
        model = room.router.pages.course
        room.router.teach("course")
        model.to_import()
        gallery.draw("course-import")
        model.back()
        model.begin("River", "Hills", "It rises.")
        gallery.draw("course-begun")
        model.back()
        gallery.draw("course-waiting")
        model.forget()
        model.open(self.desk.card().id)
        model.open_row("space")
        model.open_row("moon")
        gallery.draw("course-point")
        room.router.shell.screen.to_section()
        gallery.draw("course-point-where")
        focus.scopes[-1]._picked(0)
        gallery.draw("course-point-questions")
        focus.scopes[-1].close()
        room.router.teacher()

    def _quizzes(self, gallery: Gallery, room: Room) -> None:
        model = room.router.pages.quizzes
        room.router.teach("quizzes")
        model.open("midterm")
        gallery.draw("quizzes-form")
        model.delete()
        gallery.draw("quizzes-deleted")
        model.restore()
