"""A calendar month to choose a day from."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, SmoothRoundedRectangle
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
from app.viewmodels.dates import months, weekdays

STEPS = {"left": -1, "right": 1, "up": -7, "down": 7}
SQUARE_DP, MARK_DP, BAR_DP, BETWEEN_DP = 48, 5, 18, 2
LEAST_SHRINK = 0.5


class DaySquare(Press, Surface, AnchorLayout):
    """One day of a MonthGrid. Arrows go to the neighbours."""

    cell = ObjectProperty(None)
    number = StringProperty("")
    ink = StringProperty("text")
    today = BooleanProperty(False)

    def __init__(self, owner: MonthGrid, **kwargs: Any) -> None:
        self._owner = owner
        super().__init__(size_hint=(1, None), **kwargs)
        with self.canvas:
            self._mark_colour, self._mark = Color(), SmoothRoundedRectangle()
        for name in ("pos", "size"):
            self.fbind(name, self._draw_mark)
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
        self.height = max(dp(SQUARE_DP), theme.grown(24))
        self.number, self.today, self.disabled = str(cell.day.day), cell.today, not cell.usable
        plain = "surface" if cell.today else ""  # an outline is drawn as an area: without a fill it would cover all
        self.fill = "primary" if cell.chosen else "raised" if self.state == "down" else plain
        self.outline = "primary" if cell.today and not cell.chosen else ""
        self.ink = "onprimary" if cell.chosen else "text" if cell.usable and cell.inside else "muted"
        self.heavy = cell.today
        self._draw_mark()

    def _draw_mark(self, *_args: object) -> None:
        """A dot below today's number and a bar below the one chosen, so that colour is not all that tells them."""
        cell: DayCell | None = self.cell
        wide = 0.0 if cell is None or not (cell.today or cell.chosen) else dp(BAR_DP if cell.chosen else MARK_DP)
        self._mark_colour.rgba = theme.colour("onprimary" if cell is not None and cell.chosen else "primary")
        high = dp(MARK_DP) / (2 if cell is not None and cell.chosen else 1)
        self._mark.pos, self._mark.size = (self.center_x - wide / 2, self.y + dp(5)), (wide, high if wide else 0)
        self._mark.radius = [high / 2] * 4


class WeekNames(Row):
    """The weekdays above the columns, all of one size; with two letters each where there is no room for more."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(spacing=dp(BETWEEN_DP), **kwargs)
        self._names = [Text(text=name, variant="small", role="muted", halign="center") for name in weekdays()]
        for each in self._names:
            self.add_widget(each)
        self._arrange_later = Clock.create_trigger(self._arrange, -1)
        self.fbind("width", self._arrange_later)
        theme.follow(self._theme_changed)
        self._arrange()

    def _theme_changed(self, *_args: object) -> None:
        self._arrange_later()

    def _arrange(self, *_args: object) -> None:
        room = (self.width - 6 * dp(BETWEEN_DP)) / 7 - dp(2)
        self._name(weekdays())
        if self._widest() > room:
            self._name(tuple(name[:2] for name in weekdays()))
        shrink = min(room / max(self._widest(), 1), 1)
        for each in self._names:
            each.shrink = max(shrink, LEAST_SHRINK)

    def _name(self, words: tuple[str, ...]) -> None:
        for each, name in zip(self._names, words, strict=True):
            each.shrink, each.text = 1, name

    def _widest(self) -> float:
        return max(each.natural_width() for each in self._names)


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
        self.add_widget(WeekNames())
        self._squares = [DaySquare(self) for _at in range(42)]
        for at in range(0, 42, 7):
            week = Row(spacing=dp(BETWEEN_DP))
            for square in self._squares[at : at + 7]:
                square.bind(on_release=lambda pressed: self.dispatch("on_pick", pressed.cell.day))
                week.add_widget(square)
            self.add_widget(week)
        self._told = Text(variant="small", role="muted")
        self.add_widget(self._told)
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
        told = [_("Dot: today, {day}").format(day=spelled(self.today))]
        if self.chosen is not None:
            told.append(_("bar: chosen, {day}").format(day=spelled(self.chosen)))
        self._told.text = "; ".join(told)
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


def spelled(day: date) -> str:
    """A day as "9 December"."""
    return _("{day} {month}").format(day=day.day, month=months()[day.month - 1])


load_kv(__file__)
