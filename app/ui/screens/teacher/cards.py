"""What the teacher area holds: one line for each page. A page that the window does not have is left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kivy.metrics import dp

from app.i18n import _
from app.ui.widgets import Column, Icon, PressCard, Row, Text


@dataclass(frozen=True, slots=True)
class Way:
    """A page of the area by its name in app/ui/pages.py, with its words and icon."""

    page: str
    title: str
    note: str
    icon: str


def ways() -> tuple[Way, ...]:
    """The pages in the order of the cards."""
    return (
        Way("editor", _("Questions"), _("Write, change and check the questions of this course."), "playlist-edit"),
        Way("classroom", _("Classes"), _("Who has learned what, quiz by quiz and point by point."), "account-group"),
        Way("quizzes", _("Quizzes"), _("Make quizzes, try them and assign them."), "clipboard-list-outline"),
        Way("coverage", _("Coverage"), _("Which points of the text have questions, and which kinds."), "map-outline"),
        Way("course", _("Course"), _("The text of the course, its sections and points."), "file-tree-outline"),
        Way("check", _("Check"), _("What the check says of the whole course."), "clipboard-check-outline"),
    )


class WayCard(PressCard):
    """One page of the area. Event: `on_release`."""

    def __init__(self, way: Way, **kwargs: Any) -> None:
        super().__init__(arrows=True, padding=(dp(18), dp(16)), **kwargs)
        self.way = way
        line, words = Row(spacing=dp(16)), Column(spacing=dp(2))
        words.add_widget(Text(text=way.title, variant="strong"))
        words.add_widget(Text(text=way.note, variant="small", role="muted"))
        line.add_widget(Icon(name=way.icon, role="primary"))
        line.add_widget(words)
        self.add_widget(line)
