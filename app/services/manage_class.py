"""Classes: a list of learners, on this device or imported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.learner import Learner
from app.domain.names import name_key
from app.domain.roster import Assignment, SchoolClass
from app.i18n import _
from app.services.manage_learners import find_learner
from app.services.ports import ProgressStore


class UnknownClass(Exception):
    """No class is called so; the text names those there are."""


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A class in the list: its learners and what it is to do."""

    group: SchoolClass
    members: tuple[Learner, ...]
    assignments: tuple[Assignment, ...]


def class_rows(store: ProgressStore) -> tuple[ClassRow, ...]:
    """Every class, oldest first."""
    return tuple(ClassRow(one, store.members(one.id), store.assignments(one.id)) for one in store.classes())


def join_class(store: ProgressStore, group: SchoolClass, names: Sequence[str]) -> tuple[Learner, ...]:
    """Put learners into a class; all of them, or nobody where a name is unknown (raises UnknownLearner)."""
    found = tuple(find_learner(store, name) for name in names)
    for learner in found:
        store.add_member(group.id, learner.id)
    return found


def leave_class(store: ProgressStore, group: SchoolClass, names: Sequence[str]) -> tuple[Learner, ...]:
    """Take learners out of a class; all of them, or nobody where a name is unknown (raises UnknownLearner)."""
    found = tuple(find_learner(store, name) for name in names)
    for learner in found:
        store.remove_member(group.id, learner.id)
    return found


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
