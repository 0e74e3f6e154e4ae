"""The bank's file changed meanwhile: both versions, and which one to keep."""

from __future__ import annotations

from collections.abc import Callable

from kivy.metrics import dp

from app.i18n import _
from app.ui.widgets import Card, Column, Dialog, Row, Text
from app.viewmodels.editor_state import Conflict

WIDE_DP = 1000


def conflict_dialog(conflict: Conflict, *, wide: bool, mine: Callable[[], None], theirs: Callable[[], None]) -> Dialog:
    """Both texts beside each other, or one after the other; the one that is not kept is put aside, not lost."""
    actions = [(_("Take the file's version"), "outline", theirs), (_("Keep my version"), "primary", mine)]
    dialog = Dialog(
        actions,
        title=_("The file was changed meanwhile"),
        text=_("Somebody else, or another program, has saved this bank. Which version shall stand?"),
        most_width=dp(WIDE_DP if wide else 520),
    )
    both = Row(spacing=dp(12), align="top") if wide else Column(spacing=dp(12))
    for words, text in ((_("MY VERSION"), conflict.mine), (_("IN THE FILE"), conflict.theirs)):
        card = Card(padding=dp(14))
        card.add_widget(Text(text=words, variant="overline", role="muted"))
        card.add_widget(Text(text=text, variant="small"))
        both.add_widget(card)
    dialog.body.add_widget(both)
    return dialog
