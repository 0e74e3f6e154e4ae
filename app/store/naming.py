"""Names of learners who came with files: as their own lines call them, unless the name was taken or a person chose one.

A name of the own lines stands. One that was made up here, or comes from the lines of another id of the same person,
gives way to it once it is known. One that a person gave here stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from app.domain.learner import Learner
from app.domain.names import LONGEST_NAME, clean_name, name_key
from app.i18n import _
from app.store import people
from app.store.roster_tables import imported, names_here, told_names
from app.store.tables import learner_names

MADE, PERSON = "made", "person"


@dataclass(frozen=True, slots=True)
class Called:
    """What somebody is called here, and of which kind the name is; without a kind it stands."""

    learner: str
    name: str
    kind: str


def called(connection: Connection, wanted: Iterable[str]) -> tuple[Called, ...]:
    """The names of those of these ids who are here."""
    query = (
        select(learner_names.c.learner, learner_names.c.name, names_here.c.kind)
        .join(names_here, names_here.c.learner == learner_names.c.learner, isouter=True)
        .where(learner_names.c.learner.in_(sorted(wanted)))
        .order_by(learner_names.c.learner)
    )
    return tuple(Called(row.learner, row.name, row.kind or "") for row in connection.execute(query))


def add_imported(connection: Connection, learner: str, now: int) -> None:
    """Store a learner who came with a file, under a name made up until `settle` is called."""
    people.add(connection, Learner(learner, _free(_("Learner"), _taken(connection)), now))
    connection.execute(insert(imported).values(learner=learner, time=now))
    _mark(connection, learner, MADE)


def settle(connection: Connection, learner: str, ids: Iterable[str], before: Iterable[Called]) -> None:
    """Give an imported learner the best name known: `ids` are the person's, `before` what they were called here."""
    (now,) = called(connection, [learner])
    told = _told(connection, ids)
    own, others = told.get(learner, ""), [name for one, name in told.items() if one != learner]
    chosen = next((one for one in _first(learner, before) if one.kind == PERSON), None)
    if chosen is not None:
        _call(connection, now, chosen.name, PERSON)
    elif own and now.kind == MADE:
        _call(connection, now, own, "")
    elif now.kind == MADE:
        borrowed = [*(one.name for one in _first(learner, before) if not one.kind), *others]
        if borrowed:
            _call(connection, now, borrowed[0], MADE)


def keep(connection: Connection, names: Mapping[str, str]) -> None:
    """Keep what files call learners under their ids; the first name told stays."""
    known = _told(connection, names)
    fresh = [{"learner": one, "name": name} for one, name in sorted(names.items()) if name and one not in known]
    if fresh:
        connection.execute(insert(told_names), fresh)


def forget(connection: Connection, ids: Iterable[str]) -> None:
    """A person was erased: so is every name."""
    connection.execute(delete(told_names).where(told_names.c.learner.in_(sorted(ids))))


def _told(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    query = select(told_names).where(told_names.c.learner.in_(sorted(ids))).order_by(told_names.c.learner)
    return {row.learner: row.name for row in connection.execute(query)}


def by_a_person(connection: Connection, learner: str) -> None:
    """A learner's name was chosen here: no file changes it."""
    if connection.execute(select(imported).where(imported.c.learner == learner)).first() is not None:
        _mark(connection, learner, PERSON)


def _first(learner: str, before: Iterable[Called]) -> list[Called]:
    return sorted(before, key=lambda one: (one.learner != learner, one.learner))


def _call(connection: Connection, now: Called, name: str, kind: str) -> None:
    """Give a name, or one like it that is free: that one is made up."""
    wanted = clean_name(name)
    free = _free(wanted, _taken(connection) - {name_key(now.name)})
    if free != wanted and _numbered(now.name, wanted):
        free = now.name  # it was made of this name before
    row = {"name": free, "folded": name_key(free)}
    connection.execute(update(learner_names).where(learner_names.c.learner == now.learner).values(row))
    _mark(connection, now.learner, kind if free == wanted else MADE)


def _mark(connection: Connection, learner: str, kind: str) -> None:
    connection.execute(delete(names_here).where(names_here.c.learner == learner))
    if kind:
        connection.execute(insert(names_here).values(learner=learner, kind=kind))


def _taken(connection: Connection) -> set[str]:
    return set(connection.execute(select(learner_names.c.folded)).scalars())


def _free(base: str, taken: set[str]) -> str:
    tried, number = base, 1
    while name_key(tried) in taken:
        number += 1
        tried = _with(base, number)
    return tried


def _with(base: str, number: int) -> str:
    return f"{base[: LONGEST_NAME - len(str(number)) - 1]} {number}"


def _numbered(name: str, base: str) -> bool:
    number = name.rpartition(" ")[2]
    return number.isdecimal() and number.isascii() and name == _with(base, int(number))
