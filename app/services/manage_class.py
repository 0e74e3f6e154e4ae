"""Classes: a list of learners, on this device or imported."""

from __future__ import annotations

from app.domain.names import name_key
from app.domain.roster import SchoolClass
from app.i18n import _
from app.services.ports import ProgressStore


class UnknownClass(Exception):
    """No class is called so; the text names those there are."""


def find_class(store: ProgressStore, name: str) -> SchoolClass:
    """The class called `name`, whatever its case and spacing.

    Raises:
        UnknownClass: no class is called so.
    """
    found = next((each for each in store.classes() if name_key(each.name) == name_key(name)), None)
    if found is None:
        known = ", ".join(each.name for each in store.classes()) or _("none yet")
        raise UnknownClass(_('There is no class called "{name}". Classes: {known}.').format(name=name, known=known))
    return found
