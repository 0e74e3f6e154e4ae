"""Parts of Today: where one stands, and one quiz that can be started."""

from __future__ import annotations

from typing import Any

from kivy.metrics import dp
from kivy.properties import ObjectProperty

from app.i18n import _
from app.ui.widgets import Card, SectionBar, Text, keep, load_kv
from app.viewmodels.rows import SectionRow
from app.viewmodels.today import QuizCard


class Standing(Card):
    """A bar for each section; bars are kept and only change their values."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(spacing=dp(14), **kwargs)
        self._bars: list[SectionBar] = []
        self.add_widget(Text(text=_("Where you stand"), variant="heading"))
        self.add_widget(Text(text=_("remembered · questions met"), variant="small", role="muted"))

    def show(self, rows: tuple[SectionRow, ...]) -> None:
        """Show these sections."""
        while len(self._bars) > len(rows):
            self.remove_widget(self._bars.pop())
        for at, row in enumerate(rows):
            if at == len(self._bars):
                self._bars.append(SectionBar())
                self.add_widget(self._bars[at])
            bar = self._bars[at]
            bar.label, bar.figure, bar.value, bar.role = row.label, row.figure, row.share, f"section{row.colour}"


class QuizPanel(Card):
    """A quiz file with its button, or with the reason why it cannot be started. Event: `on_start`."""

    __events__ = ("on_start",)
    card = ObjectProperty(None)

    def __init__(self, card: QuizCard, **kwargs: Any) -> None:
        super().__init__(card=card, **kwargs)

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        ids = self.ids
        ids.button.bind(on_release=lambda _button: self.dispatch("on_start"))
        keep(self, ids.button.__self__, not self.card.refusal)
        keep(self, ids.refusal.__self__, bool(self.card.refusal))
        keep(self, ids.assigned.__self__, bool(self.card.assigned), before=ids.detail.__self__)

    def on_start(self) -> None:
        """The learner wants to start it."""


load_kv(__file__)
