"""One weak spot."""

from __future__ import annotations

from typing import Any

from kivy.properties import ObjectProperty, StringProperty

from app.ui.widgets import PressCard, load_kv
from app.viewmodels.plan import WeakRow

SURE, MISSED, FORGETTING = ("alert", "wrong"), ("close-circle-outline", "warn"), ("timer-sand", "muted")


class WeakCard(PressCard):
    """A weak point with why it is weak; pressing it opens it in the text. Event: `on_release`."""

    row = ObjectProperty(None)
    icon = StringProperty("")
    role = StringProperty("warn")

    def __init__(self, row: WeakRow, **kwargs: Any) -> None:
        super().__init__(row=row, **kwargs)
        self.arrows = True
        self.icon, self.role = SURE if row.sure_but_wrong else MISSED if row.missed else FORGETTING


load_kv(__file__)
