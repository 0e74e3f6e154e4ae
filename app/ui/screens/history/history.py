"""History: what the learner who studies now has learned, and whatever is opened from it."""

from __future__ import annotations

from typing import Any

from app.i18n import _
from app.ui.history.panel import HistoryPanel
from app.ui.screens.screen import Screen
from app.ui.widgets import fill, load_kv
from app.viewmodels.history import HistoryModel, HistoryState


class HistoryScreen(Screen):
    """A bar that leads back from what was opened, and the panel."""

    model: HistoryModel

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        super().on_kv_post(base_widget)
        part = self.part
        back = part.bar.ids.back.__self__
        self.panel = HistoryPanel(self.model, self.navigator, part.scroll, back, part.empty, wide=self.wide)
        fill(part.body, [self.panel])
        part.bar.bind(on_back=lambda _bar: self.model.back())
        part.empty.bind(on_act=lambda _empty: self.navigator.today())
        self.fbind("wide", lambda _screen, wide: setattr(self.panel, "wide", wide))

    def enter(self) -> None:
        """Show what the model has; the chosen tab has the keyboard."""
        self.panel.forget_place()
        super().enter()
        self.part.scroll.to_start()
        self.panel.take_focus()

    def render(self, state: HistoryState) -> None:
        """Show a new state."""
        page = state.page
        self.part.bar.has_back = page is not None
        self.part.bar.title = page.title if page else _("History")
        self.panel.render(state)

    def on_key(self, key: str, ctrl: bool, shift: bool) -> bool:
        """Escape closes what was opened last."""
        return key == "escape" and self.model.back()


load_kv(__file__)
