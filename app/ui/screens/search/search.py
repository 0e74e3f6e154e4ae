"""Search: finds points, questions and options while one types."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock

from app.i18n import _
from app.ui.screens.screen import Screen
from app.ui.screens.search.parts import HitCard
from app.ui.widgets import load_kv
from app.viewmodels.search import HitRow, SearchModel, SearchState

REST_SECONDS = 0.12
MOST_ROWS = 40


class SearchScreen(Screen):
    """A field and what it finds; a hit opens its point in the text."""

    model: SearchModel

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        super().on_kv_post(base_widget)
        self._cards: list[HitCard] = []
        self._find_later = Clock.create_trigger(self._find, REST_SECONDS)
        self.part.field.bind(text=self._find_later, on_submit=lambda _field: self.open_first())

    def enter(self) -> None:
        """The cursor goes into the field a frame later, so that the / which led here is not typed into it."""
        super().enter()
        Clock.schedule_once(self._take_cursor, 0)

    def leave(self) -> None:
        """Search no longer."""
        super().leave()
        self._find_later.cancel()

    def render(self, state: SearchState) -> None:
        """Show what was found, the first forty; cards are kept and only change their words."""
        rows = state.rows[:MOST_ROWS]
        while len(self._cards) > len(rows):
            self.part.list.remove_widget(self._cards.pop())
        for at, row in enumerate(rows):
            if at == len(self._cards):
                self._cards.append(HitCard())
                self._cards[at].bind(on_release=lambda pressed: self.open(pressed.row))
                self.part.list.add_widget(self._cards[at])
            self._cards[at].show(row)
        more = len(state.rows) - len(rows)
        self.part.summary.text = state.summary if more <= 0 else _("{found}; the first {n} are shown.").format(
            found=state.summary, n=len(rows)
        )  # fmt: skip

    def open(self, row: HitRow) -> None:
        """Open the point of a hit in the text."""
        self.navigator.read(section=row.section, point=row.point)

    def open_first(self) -> None:
        """Enter in the field opens the first hit."""
        self._find()
        if self.state.rows:
            self.open(self.state.rows[0])

    def _find(self, *_args: object) -> None:
        self._find_later.cancel()
        self.navigator.guarded(lambda: self.model.search(self.part.field.text))
        self.part.scroll.to_start()

    def _take_cursor(self, _seconds: float) -> None:
        if self.parent is not None:
            self.part.field.take_focus()
            self.part.field.entry.select_all()


load_kv(__file__)
