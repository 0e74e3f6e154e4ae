"""The dialog in which a learner reports a question."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.roster import LONGEST_WHY
from app.i18n import _
from app.ui.screens.navigator import Navigator
from app.ui.widgets import Dialog, TextField


def ask_report(navigator: Navigator, keep: Callable[[str], None]) -> None:
    """Ask what is wrong with a question; `keep` gets the words, which may be empty."""
    field = TextField(label=_("WHY (A WORD IS ENOUGH)"), longest=LONGEST_WHY)

    def send() -> None:
        navigator.guarded(lambda: _kept(navigator, keep, field.text))

    actions = [(_("Cancel"), "outline", lambda: None), (_("Report"), "primary", send)]
    dialog = Dialog(
        actions,
        first_focus=field.entry,
        title=_("Is this question wrong or unclear?"),
        text=_("Your teacher sees the report with your answers. It changes nothing about your marks."),
    )
    dialog.body.add_widget(field)

    def submit(_field: object) -> None:
        dialog.close()
        send()

    field.bind(on_submit=submit)
    dialog.open()


def _kept(navigator: Navigator, keep: Callable[[str], None], why: str) -> None:
    keep(why)
    navigator.toast(_("Reported. Thank you."))
