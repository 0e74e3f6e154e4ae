"""HistoryPanel: five views of a learner's history, and whatever is opened from them."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty

from app.i18n import _
from app.ui.history.views import (
    MemoryView,
    OverviewView,
    PageView,
    PointsView,
    SessionsView,
    View,
    WeeksView,
)
from app.ui.screens.navigator import Navigator
from app.ui.screens.screen import named
from app.ui.widgets import Column, fill, focus, load_kv
from app.viewmodels.history import MEMORY, OVERVIEW, POINTS, SESSIONS, VIEWS, WEEKS, HistoryModel, HistoryState
from app.viewmodels.past import Page

VIEW_CLASSES: dict[str, type[View]] = {
    OVERVIEW: OverviewView,
    WEEKS: WeeksView,
    MEMORY: MemoryView,
    POINTS: PointsView,
    SESSIONS: SessionsView,
}


class HistoryPanel(Column):
    """Tabs above the view, or a field where there is no room; what was opened takes their place.

    The page around it shows `model.state.page` in its bar, leads back by `model.back`, calls `render` at each change,
    and gives what stands in place of the views while there is nothing to show. `back` gets the keyboard when something
    is opened; `scroll` is where the panel lies.
    """

    wide = BooleanProperty(True)

    def __init__(
        self, model: HistoryModel, navigator: Navigator, scroll: Any, back: Any, empty: Any, **kwargs: Any
    ) -> None:
        self.model, self._navigator, self._scroll, self._back, self._empty = model, navigator, scroll, back, empty
        self._views: dict[str, View] = {}
        self._page: PageView | None = None
        self._shown: Any = None
        self._left: tuple[Any, float] | None = None  # what had the keyboard, and the scroll, before a page was opened
        super().__init__(**kwargs)
        self.fbind("wide", self._widen)

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        part = self.part = named(self)
        words = {
            OVERVIEW: _("Overview"),
            WEEKS: _("Weeks"),
            MEMORY: _("Memory"),
            POINTS: _("Points"),
            SESSIONS: _("Sessions"),
        }
        part.tabs.options, part.field.options = list(words.items()), list(words.values())
        part.tabs.bind(on_choose=lambda _tabs, view: self.turn(view))
        part.field.bind(on_choose=lambda _field, at: self.turn(VIEWS[at]))

    def forget_place(self) -> None:
        """The page is entered anew: there is nowhere to go back to."""
        self._left = None

    def take_focus(self) -> None:
        """The chosen tab has the keyboard."""
        chosen = next((each for each in self.part.tabs.segments if each.active), None)
        if self.wide and chosen is not None and chosen.get_root_window() is not None:
            chosen.focus = True

    def turn(self, view: str) -> None:
        """Show another view."""
        self._navigator.guarded(lambda: self.model.show(view))

    def render(self, state: HistoryState) -> None:
        """Show a new state."""
        part, page = self.part, state.page
        part.tabs.value, part.field.chosen = state.view, VIEWS.index(state.view)
        former, grown = self._shown, page is not None and self._opened(page, state)
        shown = self._shown = self._view(state) if page is None else self._page
        self._widen()
        if page is not None:
            if not grown or self._left is None:
                self._enter_page()
        elif self._left is not None:
            self._leave_page(*self._left)
        elif shown is not former:
            self._scroll.to_start()

    def _enter_page(self) -> None:
        if self._left is None:
            self._left = (focus.current, self._scroll.scroll_y)
        self._back.focus = True
        self._scroll.to_start()

    def _leave_page(self, focused: Any, scroll: float) -> None:
        """Back to where the reader was in the view."""
        self._left, self._scroll.scroll_y = None, scroll
        if focused is not None and focused.get_root_window() is not None:
            focused.focus = True

    def _view(self, state: HistoryState) -> View:
        if state.view not in self._views:
            view = self._views[state.view] = VIEW_CLASSES[state.view](state, wide=self.wide)
            self._listen(view)
        view = self._views[state.view]
        if not state.empty:
            view.render(state)
        return view

    def _opened(self, page: Page, state: HistoryState) -> bool:
        """Show a page; whether it is the one that was shown, with more of it."""
        if self._page is None:
            self._page = PageView(state)
            self._listen(self._page)
            self._page.bind(on_text=lambda _view, point: self._navigator.read(point=point))
        return self._page.show(page)

    def _listen(self, view: View) -> None:
        model, guarded = self.model, self._navigator.guarded
        view.bind(on_day=lambda _view, day: guarded(lambda: model.open_day(day)))
        view.bind(on_session=lambda _view, session: guarded(lambda: model.open_session(session)))
        view.bind(on_point=lambda _view, point: guarded(lambda: model.open_point(point)))
        view.bind(on_more=lambda _view: guarded(model.more))
        view.bind(on_turn=lambda _view, pages: model.turn(pages), on_fit=lambda _view, weeks: model.fit_weeks(weeks))

    def _widen(self, *_args: object) -> None:
        """Tabs where there is room for them, else a field."""
        for view in self._views.values():
            view.wide = self.wide
        part, state = self.part, self.model.state
        ways = [] if state.page else [part.tabs if self.wide else part.field]
        fill(self, [self._empty] if state.empty else [*ways, *([self._shown] if self._shown else [])])


load_kv(__file__)
