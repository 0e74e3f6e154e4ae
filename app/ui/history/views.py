"""The views of History: overview, weeks, memory, points, sessions, and whatever was opened from them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from kivy.clock import Clock
from kivy.metrics import dp
from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from app.i18n import _
from app.ui.history.parts import EvenRow, PointCard, SessionCard
from app.ui.screens.screen import named
from app.ui.theme import theme
from app.ui.widgets import Column, PressCard, PushButton, ReviewCard, SectionBar, fill, keep, load_kv
from app.viewmodels.history import HistoryState, SectionPoints
from app.viewmodels.past import Page, SessionRow
from app.viewmodels.rows import SectionRow

DIGIT_DP, COUNT_GAP_DP, LEAST_WEEK_DP = 8, 5, 16
SCALE_ROOM_DP, CARD_EDGES_DP = 48, 40


class View(Column):
    """One view. `render` shows a new state. Events: `on_day(date)`, `on_session(id)`, `on_point(id)`, `on_more()`,
    `on_text(point)`, `on_turn(pages)`, `on_fit(weeks)`.
    """

    __events__ = ("on_day", "on_session", "on_point", "on_more", "on_text", "on_turn", "on_fit")
    state = ObjectProperty(None, rebind=True)
    wide = BooleanProperty(True)

    def __init__(self, state: HistoryState, **kwargs: Any) -> None:
        kwargs.setdefault("spacing", dp(16))
        super().__init__(state=state, **kwargs)

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: `part` holds what it named."""
        self.part = named(self)

    def render(self, state: HistoryState) -> None:
        """Show a new state."""
        self.state = state

    def on_day(self, day: Any) -> None:
        """The learner wants to open a day."""

    def on_session(self, session: str) -> None:
        """The learner wants to open a session."""

    def on_point(self, point: str) -> None:
        """The learner wants to open a point."""

    def on_text(self, point: str) -> None:
        """The learner wants to read a point in the text."""

    def on_more(self) -> None:
        """The learner wants older sessions, or more answers."""

    def on_turn(self, pages: int) -> None:
        """The learner wants earlier weeks (below 0) or later ones."""

    def on_fit(self, weeks: int) -> None:
        """There is room for so many weeks at once."""

    def session_cards(self, rows: tuple[SessionRow, ...]) -> list[SessionCard]:
        """A card for each session."""
        cards = [SessionCard(row) for row in rows]
        for card in cards:
            card.bind(on_release=lambda pressed: self.dispatch("on_session", pressed.session))
        return cards


def section_bars(rows: tuple[SectionRow, ...]) -> list[SectionBar]:
    """A bar for each section."""
    return [
        SectionBar(label=row.label, figure=row.figure, value=row.share, role=f"section{row.colour}") for row in rows
    ]


class OverviewView(View):
    """Tiles, the year, the days to come, the sections."""

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        super().on_kv_post(base_widget)
        part = self.part
        self._pair = EvenRow()
        part.map.bind(on_select=lambda _map, _at: self._offer(), on_open=lambda _map, _at: self._open())
        part.open_day.bind(on_release=lambda _button: self._open())
        for name in ("wide", "width"):
            self.fbind(name, self._arrange)

    def render(self, state: HistoryState) -> None:
        """Show a new state."""
        super().render(state)
        self.part.tiles.show(state.tiles)
        fill(self.part.bars, section_bars(state.sections))
        self._offer()
        self._arrange()

    def _offer(self) -> None:
        """The way into a day stands there once one is selected."""
        keep(self.part.year, self.part.way, self.part.map.plot.at >= 0)

    def _open(self) -> None:
        if self.part.map.plot.at >= 0:
            self.dispatch("on_day", self.part.map.day_at(int(self.part.map.plot.at)))

    def _arrange(self, *_args: object) -> None:
        part, pair = self.part, self._pair
        cards = [part.ahead, part.sections]
        for card in cards:
            card.size_hint_y = 1 if self.wide else None
            if not self.wide:
                card.height = card.minimum_height
        fill(pair, cards if self.wide else [])
        fill(self, [part.tiles, part.year, *([pair] if self.wide else cards)])


class WeekPages(View):
    """A view whose charts show a page of weeks: as many as have room for a count below each bar."""

    charts: ClassVar[tuple[str, ...]] = ()

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        super().on_kv_post(base_widget)
        self.part.turner.bind(on_turn=lambda _turner, pages: self.dispatch("on_turn", pages))
        for name in self.charts:
            chart = getattr(self.part, name)
            chart.plot.turns = True
            chart.bind(on_turn=lambda _chart, pages: self.dispatch("on_turn", pages))
        self._fit_later = Clock.create_trigger(self._fit, -1)
        self.fbind("width", self._fit_later)
        theme.follow(self._theme_changed)

    def render(self, state: HistoryState) -> None:
        """Show a new state."""
        super().render(state)
        turner, weeks = self.part.turner, state.weeks
        turner.text, turner.earlier, turner.later = weeks.text, weeks.earlier > 0, weeks.back > 0
        self._fit_later()

    def _theme_changed(self, *_args: object) -> None:
        self._fit_later()

    def _fit(self, *_args: object) -> None:
        if self.get_root_window() is not None:
            room = self.width - dp(CARD_EDGES_DP) - theme.grown(SCALE_ROOM_DP)
            week = theme.grown(max(self.state.weeks.digits * DIGIT_DP + COUNT_GAP_DP, LEAST_WEEK_DP))
            self.dispatch("on_fit", int(room / week))


class WeeksView(WeekPages):
    """Answers, minutes and the share right by weeks."""

    charts = ("answers", "minutes", "right")


class MemoryView(WeekPages):
    """What was remembered against the target, and how well one judges oneself."""

    charts = ("retention",)

    def render(self, state: HistoryState) -> None:
        """Show a new state; without a word of confidence there is no chart of it."""
        super().render(state)
        self.part.lines.text = "\n".join(point.text for point in state.judged)
        keep(self.part.judged_card, self.part.beside, bool(state.judged))


class SectionCard(PressCard):
    """A section; a press shows or hides its points. Event: `on_point(id)`."""

    __events__ = ("on_point",)
    chevron = StringProperty("chevron-down")

    def __init__(self, found: SectionPoints, **kwargs: Any) -> None:
        self.found, self.expanded = found, False
        super().__init__(**kwargs)
        self.points = Column(spacing=dp(8))

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        row, bar = self.found.section, self.ids.bar
        bar.label, bar.figure, bar.value, bar.role = row.label, row.figure, row.share, f"section{row.colour}"

    def on_point(self, point: str) -> None:
        """The learner wants to open a point."""

    def on_release(self) -> None:
        """Show or hide the points."""
        self.expanded = not self.expanded
        self.chevron = "chevron-up" if self.expanded else "chevron-down"
        if not self.points.children:
            for line in self.found.points:
                card = PointCard(line)
                card.bind(on_release=lambda pressed: self.dispatch("on_point", pressed.point))
                self.points.add_widget(card)
        keep(self.parent, self.points, self.expanded)


class PointsView(View):
    """Every section with its points."""

    def render(self, state: HistoryState) -> None:
        """Show a new state."""
        if self.children and state.points == self.state.points:
            return
        super().render(state)
        self.clear_widgets()
        for found in state.points:
            holder, card = Column(spacing=dp(8)), SectionCard(found)
            card.bind(on_point=lambda _card, point: self.dispatch("on_point", point))
            holder.add_widget(card)
            self.add_widget(holder)


class SessionsView(View):
    """All sessions, newest first, a page at a time."""

    def __init__(self, state: HistoryState, **kwargs: Any) -> None:
        self._rows: tuple[SessionRow, ...] = ()
        super().__init__(state, **kwargs)
        self._more = PushButton(text=_("Older sessions"), kind="outline")
        self._more.bind(on_release=lambda _button: self.dispatch("on_more"))

    def render(self, state: HistoryState) -> None:
        """Show a new state; older sessions are laid below those shown."""
        super().render(state)
        keep(self, self._more, False)
        if state.sessions[: len(self._rows)] != self._rows:
            self.clear_widgets()
            self._rows = ()
        for card in self.session_cards(state.sessions[len(self._rows) :]):
            self.add_widget(card)
        self._rows = state.sessions
        keep(self, self._more, bool(state.older))


class PageView(View):
    """A day, a session or a point that was opened. Event: `on_text(point)`."""

    def __init__(self, state: HistoryState, **kwargs: Any) -> None:
        self._shown = Page("")
        self._reviews: list[ReviewCard] = []
        super().__init__(state, **kwargs)
        self.part.more.bind(on_release=lambda _button: self.dispatch("on_more"))

    def show(self, page: Page) -> bool:
        """Show what was opened; whether that is but more of the answers of the day that is shown."""
        part, former = self.part, self._shown
        grown = page.day is not None and replace(page, answers=page.answers[: len(former.answers)], more=0) == replace(
            former, more=0
        )
        self._shown = page
        part.note.text, part.detail.text = page.note, page.detail
        if not grown:
            self._reviews = []
            self._sessions = self.session_cards(page.sessions)
        for row in page.answers[len(self._reviews) :]:
            card = ReviewCard(row)
            card.bind(on_open_text=lambda _card, point: self.dispatch("on_text", point))
            self._reviews.append(card)
        none = [] if page.answers or page.sessions else [part.nothing]
        told = [part.told] if page.sessions and page.answers else []
        more = [part.more] if page.more else []
        fill(self, [part.head, *none, *self._sessions, *told, *self._reviews, *more])
        keep(part.head, part.detail, bool(page.detail))
        return grown


load_kv(__file__)
