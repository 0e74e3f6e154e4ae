"""A calendar month to choose a day from."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from kivy.metrics import dp
from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.anchorlayout import AnchorLayout

from app.i18n import _
from app.ui.theme import theme
from app.ui.widgets.kv import load_kv
from app.ui.widgets.press import Press
from app.ui.widgets.stack import Column, Row
from app.ui.widgets.surface import Surface
from app.ui.widgets.text import Text
from app.viewmodels.calendar import DayCell, month_beside, month_of
from app.viewmodels.dates import weekdays

STEPS = {"left": -1, "right": 1, "up": -7, "down": 7}


class DaySquare(Press, Surface, AnchorLayout):
    """One day of a MonthGrid. Arrows go to the neighbours."""

    cell = ObjectProperty(None)
    number = StringProperty("")
    ink = StringProperty("text")
    today = BooleanProperty(False)

    def __init__(self, owner: MonthGrid, **kwargs: Any) -> None:
        self._owner = owner
        super().__init__(size_hint=(1, None), **kwargs)
        self.corner = dp(12)
        theme.follow(self._restyle)
        self.fbind("cell", self._restyle)
        self.fbind("state", self._restyle)

    def on_key(self, name: str, modifiers: list[str]) -> bool:
        """The arrows walk over the days, into the next month too."""
        if name in STEPS and self.cell is not None:
            self._owner.walk(self.cell.day + timedelta(days=STEPS[name]))
            return True
        return super().on_key(name, modifiers)

    def _restyle(self, *_args: object) -> None:
        cell: DayCell | None = self.cell
        if cell is None:
            return
        self.height = max(dp(44), theme.grown(40))
        self.number, self.today, self.disabled = str(cell.day.day), cell.today, not cell.usable
        self.fill = "primary" if cell.chosen else "raised" if self.state == "down" else ""
        self.outline = "primary" if cell.today and not cell.chosen else ""
        self.ink = "onprimary" if cell.chosen else "text" if cell.usable and cell.inside else "muted"


class MonthGrid(Column):
    """Six weeks of days. `today` and `chosen` are dates (chosen may be None). Event: `on_pick(date)`.

    Days from today on can be picked, with `past` those up to it.
    """

    __events__ = ("on_pick",)
    today = ObjectProperty(None)
    chosen = ObjectProperty(None, allownone=True)
    title = StringProperty("")

    def __init__(self, today: date, chosen: date | None = None, *, past: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("spacing", dp(4))
        self._past = past
        super().__init__(today=today, chosen=chosen, **kwargs)
        names = Row(spacing=dp(2))
        for name in weekdays():
            names.add_widget(Text(text=name, variant="small", role="muted", halign="center"))
        self.add_widget(names)
        self._squares = [DaySquare(self) for _at in range(42)]
        for at in range(0, 42, 7):
            week = Row(spacing=dp(2))
            for square in self._squares[at : at + 7]:
                square.bind(on_release=lambda pressed: self.dispatch("on_pick", pressed.cell.day))
                week.add_widget(square)
            self.add_widget(week)
        self.ids.before.label, self.ids.after.label = _("Month before"), _("Month after")
        self.ids.before.bind(on_release=lambda _b: self.show(month_beside(self._first, -1)))
        self.ids.after.bind(on_release=lambda _b: self.show(month_beside(self._first, 1)))
        self.show(chosen or today)

    def on_pick(self, day: date) -> None:
        """This day was chosen."""

    def show(self, day: date) -> None:
        """Show the month of a day."""
        shown = month_of(day, self.today, self.chosen, past=self._past)
        self._first, self.title = shown.first, shown.title
        self.ids.before.disabled = not shown.has_before
        for square, cell in zip(self._squares, (cell for week in shown.weeks for cell in week), strict=True):
            square.cell = cell

    def walk(self, day: date) -> None:
        """Bring the focus to a day that can be chosen, turning the month where it lies in another."""
        if day > self.today if self._past else day < self.today:
            return
        if day.month != self._first.month:
            self.show(day)
        self.square(day).focus = True

    def square(self, day: date) -> DaySquare:
        """The square of a day of the month shown."""
        return next(square for square in self._squares if square.cell.day == day)


load_kv(__file__)
