"""History: five views of what was learned, and whatever is opened from them."""

from __future__ import annotations

from typing import Any

from app.i18n import _
from app.ui.screens.history.views import (
    MemoryView,
    OverviewView,
    PageView,
    PointsView,
    SessionsView,
    View,
    WeeksView,
)
from app.ui.screens.screen import Screen
from app.ui.widgets import fill, focus, load_kv
from app.viewmodels.history import MEMORY, OVERVIEW, POINTS, SESSIONS, VIEWS, WEEKS, HistoryModel, HistoryState
from app.viewmodels.past import Page

VIEW_CLASSES: dict[str, type[View]] = {
    OVERVIEW: OverviewView,
    WEEKS: WeeksView,
    MEMORY: MemoryView,
    POINTS: PointsView,
    SESSIONS: SessionsView,
}


class HistoryScreen(Screen):
    """Tabs above the view; what was opened takes their place, with a way back."""

    model: HistoryModel

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        super().on_kv_post(base_widget)
        self._views: dict[str, View] = {}
        self._page: PageView | None = None
        self._shown: Any = None
        self._left: tuple[Any, float] | None = None  # what had the keyboard, and the scroll, before a page was opened
        part = self.part
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
        part.bar.bind(on_back=lambda _bar: self.model.back())
        part.empty.bind(on_act=lambda _empty: self.navigator.today())
        self.fbind("wide", self._widen)

    def enter(self) -> None:
        """Show what the model has; the chosen tab has the keyboard."""
        self._left = None
        super().enter()
        self.part.scroll.to_start()
        chosen = next((each for each in self.part.tabs.segments if each.active), None)
        if self.wide and chosen is not None:
            chosen.focus = True

    def turn(self, view: str) -> None:
        """Show another view."""
        self.navigator.guarded(lambda: self.model.show(view))

    def render(self, state: HistoryState) -> None:
        """Show a new state."""
        part, page = self.part, state.page
        part.tabs.value, part.field.chosen = state.view, VIEWS.index(state.view)
        part.bar.has_back = page is not None
        part.bar.title = page.title if page else _("History")
        former = self._shown
        shown = self._shown = self._view(state) if page is None else self._opened(page, state)
        self._widen()
        if page is not None:
            self._enter_page()
        elif self._left is not None:
            self._leave_page(*self._left)
        elif shown is not former:
            part.scroll.to_start()

    def _enter_page(self) -> None:
        if self._left is None:
            self._left = (focus.current, self.part.scroll.scroll_y)
        self.part.bar.ids.back.__self__.focus = True
        self.part.scroll.to_start()

    def _leave_page(self, focused: Any, scroll: float) -> None:
        """Back to where the learner was in the view."""
        self._left, self.part.scroll.scroll_y = None, scroll
        if focused is not None and focused.get_root_window() is not None:
            focused.focus = True

    def on_key(self, key: str, ctrl: bool, shift: bool) -> bool:
        """Escape closes what was opened last."""
        return key == "escape" and self.model.back()

    def _view(self, state: HistoryState) -> View:
        if state.view not in self._views:
            view = self._views[state.view] = VIEW_CLASSES[state.view](state, wide=self.wide)
            self._listen(view)
        view = self._views[state.view]
        if not state.empty:
            view.render(state)
        return view

    def _opened(self, page: Page, state: HistoryState) -> View:
        if self._page is None:
            self._page = PageView(state)
            self._listen(self._page)
            self._page.bind(on_text=lambda _view, point: self.navigator.read(point=point))
        self._page.show(page)
        return self._page

    def _listen(self, view: View) -> None:
        model, guarded = self.model, self.navigator.guarded
        view.bind(on_day=lambda _view, day: guarded(lambda: model.open_day(day)))
        view.bind(on_session=lambda _view, session: guarded(lambda: model.open_session(session)))
        view.bind(on_point=lambda _view, point: guarded(lambda: model.open_point(point)))
        view.bind(on_more=lambda _view: guarded(model.more))

    def _widen(self, *_args: object) -> None:
        """Tabs where there is room for them, else a field."""
        for view in self._views.values():
            view.wide = self.wide
        part, state = self.part, self.model.state
        ways = [] if state.page else [part.tabs if self.wide else part.field]
        fill(part.body, [part.empty] if state.empty else [*ways, *([self._shown] if self._shown else [])])


load_kv(__file__)
