"""Parts of History: a tile with a figure, even rows of cards, a past session, a point."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.metrics import dp
from kivy.properties import NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from app.ui.theme import theme
from app.ui.widgets import Card, Column, PressCard, load_kv
from app.viewmodels.history_figures import Tile
from app.viewmodels.past import PointLine, SessionRow

# status -> icon, its colour role
STATUS_LOOKS = {
    "known": ("check-circle-outline", "right"),
    "shaky": ("circle-half-full", "warn"),
    "missed": ("alert", "wrong"),
    "new": ("circle-outline", "muted"),
}
LEAST_TILE_DP = 158


class TileCard(Card):
    """A figure with its label and what it rests on."""

    label = StringProperty("")
    figure = StringProperty("")
    detail = StringProperty("")

    def __init__(self, tile: Tile, **kwargs: Any) -> None:
        super().__init__(size_hint_y=1, **kwargs)
        self.label, self.figure, self.detail = tile.label, tile.figure, tile.note


class EvenRow(BoxLayout):
    """Cards beside one another, all as high as the highest."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(size_hint_y=None, spacing=dp(16), **kwargs)
        self._fit = Clock.create_trigger(self._take_height, -1)

    def add_widget(self, widget: Any, *args: Any, **kwargs: Any) -> None:
        """Add a card that fills the row's height."""
        super().add_widget(widget, *args, **kwargs)
        widget.fbind("minimum_height", self._fit)
        self._fit()

    def _take_height(self, *_args: object) -> None:
        self.height = max([card.minimum_height for card in self.children], default=0)


class Tiles(Column):
    """Tiles in as many even columns (4, 2 or 1) as there is room for. `columns` is how many."""

    columns = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(spacing=dp(16), **kwargs)
        self._cards: list[TileCard] = []
        self._arrange_later = Clock.create_trigger(self._arrange, -1)
        self.fbind("width", self._arrange_later)
        theme.follow(self._theme_changed)

    def show(self, tiles: tuple[Tile, ...]) -> None:
        """Replace the tiles."""
        self._cards = [TileCard(tile) for tile in tiles]
        self.columns = 0
        self._arrange()

    def _theme_changed(self, *_args: object) -> None:
        self._arrange_later()

    def _arrange(self, *_args: object) -> None:
        room = self.width / (dp(LEAST_TILE_DP) * max(theme.scale, 1))
        columns = 4 if room >= 4.4 else 2 if room >= 2 else 1
        if columns == self.columns:
            return
        self.columns = columns
        for row in self.children:
            row.clear_widgets()
        self.clear_widgets()
        for start in range(0, len(self._cards), columns):
            row = EvenRow()
            for card in self._cards[start : start + columns]:
                row.add_widget(card)
            self.add_widget(row)


class SessionCard(PressCard):
    """A past session; a press opens it, unless it is an exam under way."""

    title = StringProperty("")
    when = StringProperty("")
    figure = StringProperty("")

    def __init__(self, row: SessionRow, **kwargs: Any) -> None:
        self.session = row.id
        super().__init__(**kwargs)
        self.title, self.when, self.figure = row.title, row.when, row.figure
        self.disabled = not row.id


class PointCard(PressCard):
    """A point of the text and how well it is known; a press opens its last answers."""

    number = StringProperty("")
    words = StringProperty("")
    figure = StringProperty("")
    icon = StringProperty("circle-outline")
    icon_role = StringProperty("muted")

    def __init__(self, line: PointLine, **kwargs: Any) -> None:
        self.point = line.id
        super().__init__(**kwargs)
        self.number, self.words, self.figure = line.label, line.text, line.figure
        self.icon, self.icon_role = STATUS_LOOKS[line.status]


load_kv(__file__)
