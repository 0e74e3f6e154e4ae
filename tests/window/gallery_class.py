"""The class pages for the gallery: a class that has studied for a week, its files, and what is done to a learner."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from app.domain.settings import ThemeChoice
from app.ui.care import tell
from app.ui.widgets import Dialog
from app.viewmodels.class_views import CHANGES, VIEWS
from app.viewmodels.told import Told

if TYPE_CHECKING:
    from tests.window.gallery import Gallery, World
    from tests.window.rooms import Room

REFUSED = tuple(
    f"/home/teacher/Downloads/answers of the year 9/ann.jsonl, line {n}: not JSON (column 40). Was the file cut off?"
    for n in range(1, 9)
)


class ClassWorld:
    """A class of four, one of whom has not begun."""

    def __init__(self, world: World) -> None:
        self._world = world
        store = world.desk.store()
        group = store.add_class("3B English")
        for name in ("Aiko", "Ben", "Maximiliane Wolfeschlegelstein", "Mika"):
            learner = world.desk.learner_named(name)
            store.add_member(group.id, learner.id)
            if name != "Ben":
                world.study(days=3)
        store.assign(group.id, world.desk.course.id, world.desk.course.quizzes[0].name, world.clock.now())
        self._group = group.id

    def draw(self, gallery: Gallery, size: str, choice: ThemeChoice) -> None:
        """Draw the list, each side of the class, a learner's history, and what is asked and told."""
        room = gallery.open(self._world, size, choice).open()
        room.router.classroom()
        gallery.draw("classes")
        model = room.router.pages.classroom
        model.open(self._group)
        for view in VIEWS:
            if view == CHANGES:
                model.since(room.desk.today() - timedelta(days=2))
            else:
                model.turn(view)
            gallery.draw(f"class-{view}")
        model.turn(VIEWS[0])
        model.open_row(next(learner for learner, name, _inside in model.people() if name == "Mika"))
        gallery.draw("class-learner")
        self._draw_asked(gallery, room)
        assert model.history is not None
        model.history.open_day(room.desk.today() - timedelta(days=1))
        gallery.draw("class-learner-day")

    def _draw_asked(self, gallery: Gallery, room: Room) -> None:
        """The dialogs over a learner's page."""
        acts, model = room.router.shell.screen.acts, room.router.pages.classroom
        for name, ask in (
            ("learner-ways", acts.ask_way),
            ("report-kinds", acts.ask_report),
            ("erase", lambda: acts.care.ask_erase(model.state.learner)),
            ("same", lambda: acts.care.ask_merge(model.state.learner)),
            ("not-imported", lambda: tell(Told("Not imported", REFUSED, done=False))),
        ):
            ask()
            gallery.draw(f"class-{name}")
            gallery.driver.find(cls=Dialog).close()
