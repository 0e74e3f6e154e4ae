"""Read: sections at the left, the points of one in the middle, how well it is known at the right."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.metrics import dp, sp

from app.ui.screens.read.parts import PointItem, SectionItem
from app.ui.screens.screen import Screen
from app.ui.theme import theme
from app.ui.widgets import Text, keep, load_kv
from app.viewmodels.read import PointRow, ReadModel, ReadState
from app.viewmodels.rows import SectionRow

THIRD_COLUMN_FROM_DP = 940
SHOW_AFTER = (0.05, 0.25)  # seconds: words wrap in the first frames, so the place is looked up twice
READING_WIDTH = 18 * 33  # sp: at most seventy characters of reading text


class ReadScreen(Screen):
    """One section of the statement, with the way into a quiz on it."""

    model: ReadModel

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        super().on_kv_post(base_widget)
        part = self.part
        self._sections: list[SectionItem] = []
        self._points: list[PointItem] = []
        part.quiz.bind(on_release=lambda _button: self.quiz())
        part.back.bind(on_release=lambda _button: self.navigator.resume())
        part.field.bind(on_choose=lambda _field, at: self.open(self.state.sections[at].id))
        for name in ("wide", "width", "edge"):
            self.fbind(name, self._arrange)
        theme.follow(self._arrange)
        self._arrange()

    def enter(self) -> None:
        """Show the section; keys scroll it."""
        super().enter()
        (self.part.back if self.state.back else self.part.quiz).focus = True
        self._show_marked()

    def render(self, state: ReadState) -> None:
        """Show a new state; rows of the same section only change their words."""
        self._show_sections(state.sections)
        self._show_points(state.points)
        self.part.words.clear_widgets()
        for term in state.terms:
            self.part.words.add_widget(Text(text=term, variant="small"))
        self.part.field.options = [row.label for row in state.sections]
        self.part.field.chosen = next((at for at, row in enumerate(state.sections) if row.selected), -1)
        self._arrange()

    def open(self, section: str) -> None:
        """Show another section from its start."""
        self.navigator.guarded(lambda: self.model.open(section, back=self.state.back))
        self.part.scroll.to_start()

    def step(self, by: int) -> None:
        """The next (1) or previous (-1) section."""
        ids = [row.id for row in self.state.sections]
        at = ids.index(self.state.section) + by if self.state.section in ids else 0
        if 0 <= at < len(ids):
            self.open(ids[at])

    def quiz(self) -> None:
        """Start a quiz on this section."""
        self.navigator.guarded(lambda: self.navigator.study(self.model.quiz_section()))

    def on_key(self, key: str, ctrl: bool, shift: bool) -> bool:
        """Q quizzes, Left and Right turn to another section, Escape goes back to the question that led here."""
        if key == "q" and not ctrl and not self.state.back:
            self.quiz()
        elif key in ("left", "right") and not ctrl:
            self.step(1 if key == "right" else -1)
        elif key == "escape" and self.state.back:
            self.navigator.resume()
        else:
            return False
        return True

    def _show_sections(self, rows: tuple[SectionRow, ...]) -> None:
        if len(self._sections) != len(rows):
            self.part.sections.clear_widgets()
            self._sections = [SectionItem() for _row in rows]
            for item in self._sections:
                item.bind(on_release=lambda pressed: self.open(pressed.section))
                self.part.sections.add_widget(item)
        for item, row in zip(self._sections, rows, strict=True):
            item.section, item.label, item.active = row.id, row.label, row.selected
            item.role, item.share = f"section{row.colour}", row.share

    def _show_points(self, rows: tuple[PointRow, ...]) -> None:
        if [item.point for item in self._points] != [row.id for row in rows]:
            self.part.points.clear_widgets()
            self._points = [PointItem(point=row.id) for row in rows]
            for item in self._points:
                self.part.points.add_widget(item)
        for item, row in zip(self._points, rows, strict=True):
            item.show(row, f"section{self.state.colour}")
        self._show_marked()

    def _show_marked(self) -> None:
        """Bring the marked point into view, once it has been laid out."""
        marked = next((item for item in self._points if item.marked), None)
        if marked is not None:
            for seconds in SHOW_AFTER:
                Clock.schedule_once(lambda _seconds: self.part.scroll.show(marked), seconds)

    def _arrange(self, *_args: object) -> None:
        part, grown = self.part, max(theme.scale, 1)
        third = self.wide and self.width >= dp(THIRD_COLUMN_FROM_DP) * grown
        keep(part.panes, part.left, self.wide, before=part.middle)
        keep(part.head, part.field, not self.wide, before=part.place)
        keep(part.panes, part.right, third)
        keep(part.scroll.content, part.facts, not third)
        keep(part.right_scroll.content, part.facts, third)
        keep(part.facts, part.terms, bool(self.state.terms))
        keep(part.actions, part.back, self.state.back)
        keep(part.actions, part.quiz, not self.state.back)
        part.left.width, part.right.width = theme.grown(270), theme.grown(230)
        part.scroll.most_width = sp(READING_WIDTH) * grown if self.wide else 0
        part.holder.padding = (dp(16), 0, dp(16), dp(16)) if self.wide else (0, 0)
        part.actions.narrow = not self.wide


load_kv(__file__)
