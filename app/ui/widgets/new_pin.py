"""The dialog that asks for a new PIN, twice."""

from __future__ import annotations

from collections.abc import Callable

from app.i18n import _
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import TextField
from app.ui.widgets.toast import toast


def ask_new_pin(keep: Callable[[str], None], longest: int, title: str = "") -> None:
    """Ask for a PIN of at most `longest` signs, and `keep` it where both times were the same."""
    first = TextField(label=_("NEW PIN"), longest=longest)
    again = TextField(label=_("ONCE MORE"), longest=longest)
    first.entry.password = again.entry.password = True

    def kept() -> None:
        if first.text != again.text:
            toast(_("The two were not the same. Nothing was changed."), icon="information-outline")
        elif first.text:
            keep(first.text)

    actions = [(_("Cancel"), "outline", lambda: None), (_("Set it"), "primary", kept)]
    dialog = Dialog(actions, first_focus=first.entry, title=title or _("PIN of the teacher area"))
    dialog.body.add_widget(first)
    dialog.body.add_widget(again)
    dialog.open()
