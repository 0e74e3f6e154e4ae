"""The dialog that asks for a PIN."""

from __future__ import annotations

from collections.abc import Callable

from app.i18n import _
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import TextField

LONGEST_PIN = 32


def ask_pin(title: str, text: str, tried: Callable[[str], str | None], opened: Callable[[], None]) -> None:
    """Ask for a PIN until it opens or is given up.

    `tried` gives an empty text where the PIN is right, why not where it is wrong, None where to stop asking.
    """
    field = TextField(label=_("PIN"), longest=LONGEST_PIN)
    field.entry.password = True

    def enter() -> None:
        pin, field.entry.text = field.text, ""
        said = tried(pin) if pin else ""
        dialog.close()
        if said == "" and pin:
            opened()
        elif said is not None:
            field.error = said
            dialog.open()

    actions = [(_("Cancel"), "outline", lambda: None), (_("Open"), "primary", enter)]
    dialog = Dialog(actions, first_focus=field.entry, title=title, text=text)
    dialog.body.add_widget(field)
    field.bind(on_submit=lambda _field: enter())
    dialog.open()
