"""Learners: the first one is made unasked, others by name; names and answers of all of them."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.learner import Learner
from app.domain.names import name_key
from app.i18n import _
from app.services.ports import ProgressStore


class UnknownLearner(Exception):
    """No learner is called so; the text names those who are there."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One learner in the list: when they last studied (UTC ms, None before the first answer), how many answers count.

    `current` marks who studies now.
    """

    learner: Learner
    last: int | None
    answers: int
    current: bool


def current_learner(store: ProgressStore) -> Learner | None:
    """The learner who studies now: the last one, or the first who is not imported; None where nobody is there."""
    return store.last_learner() or next((x for x in store.learners() if not x.imported), None)


def ensure_learner(store: ProgressStore) -> Learner:
    """The learner who studies now, or a new "You".

    Raises:
        StoreError: nobody is there and the store is read-only.
    """
    known = current_learner(store)
    if known is not None:
        return known
    made = store.add_learner(_free_name(store))
    store.use_learner(made.id)
    return made


def find_learner(store: ProgressStore, name: str) -> Learner:
    """The learner called `name`, whatever its case and spacing.

    Raises:
        UnknownLearner: nobody is called so.
    """
    found = learner_called(store, name)
    if found is None:
        known = ", ".join(learner.name for learner in store.learners()) or _("nobody yet")
        raise UnknownLearner(
            _('There is no learner called "{name}". Learners: {known}.').format(name=name, known=known)
        )
    return found


def find_or_make(store: ProgressStore, name: str) -> Learner:
    """This device's learner called `name`, made where unknown.

    Raises:
        StoreError: the name cannot be used, or is an imported learner's.
    """
    known = learner_called(store, name)
    return known if known is not None and not known.imported else store.add_learner(name)


def use_learner(store: ProgressStore, learner: Learner) -> None:
    """Let a learner study from now on. Raises StoreError where nothing can be written."""
    store.use_learner(learner.id)


def rename_learner(store: ProgressStore, learner: Learner, name: str) -> None:
    """Give a learner another name. Raises StoreError where it is unusable or taken."""
    store.rename_learner(learner.id, name)


def roster(store: ProgressStore, *, imported: bool = True) -> tuple[Entry, ...]:
    """All learners, oldest first; without `imported` only those who study on this device."""
    current, standings = store.last_learner(), store.standings()
    return tuple(
        Entry(learner, *standings.get(learner.id, (None, 0)), current is not None and current.id == learner.id)
        for learner in store.learners()
        if imported or not learner.imported
    )


def _free_name(store: ProgressStore) -> str:
    """The name of the first learner here, with a number where an imported one is called so."""
    base = tried = _("You")
    number = 1
    while learner_called(store, tried) is not None:
        number += 1
        tried = f"{base} {number}"
    return tried


def learner_called(store: ProgressStore, name: str) -> Learner | None:
    """The learner called `name`, whatever its case and spacing, or None."""
    key = name_key(name)
    return next((learner for learner in store.learners() if name_key(learner.name) == key), None)
