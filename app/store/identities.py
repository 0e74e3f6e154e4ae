"""Who is one person with whom: merges as a graph of hashed ids that only ever grows, the same on every device.

Two ids are one person where merges connect them, in whatever order the merges became known.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable

from sqlalchemy import Connection, insert, select

from app.store.roster_tables import merges

Merge = tuple[str, str]  # hashed ids: who was merged, into whom


class Web:
    """The merges known so far."""

    def __init__(self, known: Iterable[Merge]) -> None:
        self._merges = frozenset(known)
        self._olds = {old for old, _into in self._merges}
        self._beside: dict[str, set[str]] = {}
        for old, into in self._merges:
            self._beside.setdefault(old, set()).add(into)
            self._beside.setdefault(into, set()).add(old)

    def person(self, learner: str) -> frozenset[str]:
        """The hashes of every id that is one person with this id, its own among them."""
        start = hashed(learner)
        found, waiting = {start}, [start]
        while waiting:
            fresh = self._beside.get(waiting.pop(), set()) - found
            found |= fresh
            waiting += fresh
        return frozenset(found)

    def merges_of(self, learner: str) -> tuple[Merge, ...]:
        """Every merge that made this person one, sorted."""
        person = self.person(learner)
        return tuple(sorted(merge for merge in self._merges if merge[0] in person))

    def foremost(self, ids: Collection[str]) -> str:
        """Which of a person's ids stands for all: one that was merged into no other, the first of them."""
        return min(ids, key=lambda learner: (hashed(learner) in self._olds, learner))


def read(connection: Connection) -> Web:
    """The merges that are kept."""
    return Web((row.old, row.learner) for row in connection.execute(select(merges)))


def add(connection: Connection, told: Iterable[Merge]) -> None:
    """Keep merges; those known already are no matter."""
    known = {(row.old, row.learner) for row in connection.execute(select(merges))}
    fresh = [{"old": old, "learner": into} for old, into in sorted(set(told) - known) if old != into]
    if fresh:
        connection.execute(insert(merges), fresh)


def hashed(learner: str) -> str:
    """The SHA-256 of an id: enough to know it again, not enough to name anybody."""
    return hashlib.sha256(learner.encode("utf-8")).hexdigest()
