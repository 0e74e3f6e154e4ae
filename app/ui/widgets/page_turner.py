"""What is shown of a longer time, between an arrow to what was earlier and one to what was later."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, StringProperty

from app.i18n import _
from app.ui.widgets.kv import load_kv
from app.ui.widgets.stack import Row, keep


class PageTurner(Row):
    """`text` says what is shown; `earlier` and `later` whether there is more. Without either there are no arrows.

    Event: `on_turn(pages)`, below 0 for what was earlier.
    """

    __events__ = ("on_turn",)
    text = StringProperty("")
    earlier = BooleanProperty(False)
    later = BooleanProperty(False)

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        ids = self.ids
        self._words = ids.words.__self__
        self._before, self._after = ids.before.__self__, ids.after.__self__
        self._before.label, self._after.label = _("Earlier"), _("Later")
        self._before.bind(on_release=lambda _button: self.dispatch("on_turn", -1))
        self._after.bind(on_release=lambda _button: self.dispatch("on_turn", 1))
        for name in ("earlier", "later"):
            self.fbind(name, self._arrange)
        self._arrange()

    def on_turn(self, pages: int) -> None:
        """The learner wants to see what was earlier or later."""

    def _arrange(self, *_args: object) -> None:
        wanted = self.earlier or self.later
        keep(self, self._before, wanted, before=self._words)
        keep(self, self._after, wanted)


load_kv(__file__)
