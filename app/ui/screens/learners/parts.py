"""A learner's card: press it to study as them, press the dots for what else can be done to the name."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from app.ui.widgets import Row, fill, load_kv
from app.viewmodels.learners import LearnerRow


class LearnerCard(Row):
    """One learner. Events: `on_use`, `on_more`."""

    __events__ = ("on_use", "on_more")
    row = ObjectProperty(None, allownone=True)
    name = StringProperty("")
    current = BooleanProperty(False)

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        ids = self.ids
        self.button, self._now, self._line = ids.use.__self__, ids.now.__self__, ids.line.__self__
        self._name, self._lock, self.more = ids.name.__self__, ids.lock.__self__, ids.more.__self__
        self.button.bind(on_release=lambda _card: self.dispatch("on_use"))
        self.more.bind(on_release=lambda _button: self.dispatch("on_more"))

    def show(self, row: LearnerRow) -> None:
        """Show this learner."""
        self.row, self.name, self.current = row, row.name, row.current
        self.button.tone = "soft" if row.current else "plain"
        fill(self._line, [self._name, *([self._now] if row.current else []), *([self._lock] if row.locked else [])])

    def on_use(self) -> None:
        """This learner wants to study."""

    def on_more(self) -> None:
        """Something is to be done to this name."""


load_kv(__file__)
