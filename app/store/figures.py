"""Queries on the roll-ups, and on the answers that they point at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date, tzinfo
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, func, select

from app.domain.event import AnswerEvent, standing
from app.domain.history import QUARTERS_A_DAY, Figures, bucket_of, day_of, offsets, week_of, week_start
from app.domain.session import Mode
from app.store import log, rollups, rows
from app.store.history_tables import buckets, firsts, lasts, totals, weeks
from app.store.tables import events, learners, ratings, sessions

_AT_ONCE = 500  # ids in one query: SQLite takes a limited number of values


def standings(connection: Connection) -> dict[str, tuple[int | None, int]]:
    """By learner: the time of the last event, and how many answers count."""
    last = select(func.max(events.c.time)).where(events.c.learner == learners.c.id).scalar_subquery()
    count = select(func.sum(totals.c.answers)).where(totals.c.learner == learners.c.id).scalar_subquery()
    query = select(learners.c.id, last.label("last"), count.label("answers"))
    return {row.id: (row.last, int(row.answers or 0)) for row in connection.execute(query)}


def total(connection: Connection, learner: str, course: str) -> Figures:
    """All of a learner's answers in a course."""
    row = connection.execute(select(totals).where(totals.c.learner == learner, totals.c.course == course)).first()
    return _figures(row._mapping, totals) if row is not None else Figures()


def days(connection: Connection, learner: str, course: str, zone: tzinfo | None, since: int) -> dict[date, Figures]:
    """Figures by local day, oldest first."""
    mine = (buckets.c.learner == learner, buckets.c.course == course, buckets.c.bucket >= bucket_of(since))
    first, last = connection.execute(select(func.min(buckets.c.bucket), func.max(buckets.c.bucket)).where(*mine)).one()
    if first is None:
        return {}
    parts = offsets(first, last, zone)
    ends = [part.start for part in parts[1:]] + [last + 1]
    made: dict[date, Figures] = {}
    for part, end in zip(parts, ends, strict=True):
        day = (buckets.c.bucket + part.quarters) // QUARTERS_A_DAY
        query = (
            select(day.label("day"), *_summed(buckets))
            .where(*mine, buckets.c.bucket >= part.start, buckets.c.bucket < end)
            .group_by("day")
            .order_by("day")
        )
        for row in connection.execute(query).mappings():
            found = day_of(row["day"])
            made[found] = made.get(found, Figures()) + _figures(row, buckets)
    return made


def item_figures(
    connection: Connection, course: str, people: Collection[str], since: int
) -> dict[tuple[str, str], Figures]:
    """By (learner, item): whole weeks from the roll-up, and the week that `since` falls in from the log."""
    whole = week_of(since) + 1 if since > week_start(week_of(since)) else week_of(since)
    made: dict[tuple[str, str], Figures] = defaultdict(Figures)
    for some in batches(people):
        query = (
            select(weeks.c.learner, weeks.c.item, *_summed(weeks))
            .where(weeks.c.learner.in_(some), weeks.c.course == course, weeks.c.week >= whole)
            .group_by(weeks.c.learner, weeks.c.item)
        )
        for row in connection.execute(query).mappings():
            made[row["learner"], row["item"]] = _figures(row, weeks)
        if since < week_start(whole):
            part = and_(events.c.time >= since, events.c.time < week_start(whole))
            for key, sums in _of_log(connection, events.c.learner.in_(some), events.c.course == course, part):
                made[key] += sums
    return dict(made)


def last_answers(connection: Connection, learner: str, course: str) -> dict[str, AnswerEvent]:
    """By item, the last answer that counts."""
    query = _answers(lasts).where(lasts.c.learner == learner, lasts.c.course == course).order_by(lasts.c.item)
    return {row["item"]: rows.answer_of(row) for row in connection.execute(query).mappings()}


def first_answers(connection: Connection, course: str, people: Collection[str]) -> tuple[AnswerEvent, ...]:
    """The first answer of each learner to each item and revision that was not revealed."""
    found = []
    for some in batches(people):
        query = _answers(firsts).where(firsts.c.learner.in_(some), firsts.c.course == course)
        found += [rows.answer_of(row) for row in connection.execute(query).mappings()]
    return tuple(sorted(found, key=lambda answer: (answer.learner, answer.item, answer.time)))


def attempt_answers(connection: Connection, wanted: Collection[str]) -> dict[str, dict[str, AnswerEvent]]:
    """By session and item, the last standing answer."""
    made: dict[str, dict[str, AnswerEvent]] = {}
    for some in batches(wanted):
        running = select(sessions.c.id).where(
            sessions.c.id.in_(some), sessions.c.mode == Mode.EXAM.value, sessions.c.ended == 0
        )
        told = log.read_events(connection, events.c.session.in_(some), events.c.session.not_in(running))
        for answer in standing(told):
            made.setdefault(answer.session, {})[answer.item] = answer
    return made


def attempts(course: str, people: Sequence[str], quiz: str | None) -> list[ColumnElement[bool]]:
    """What chooses ended sessions."""
    ended = [sessions.c.learner.in_(people), sessions.c.course == course, sessions.c.ended != 0]
    return ended if quiz is None else [*ended, sessions.c.quiz == quiz]


def _answers(table: Table) -> Select[Any]:
    return (
        select(events, ratings.c.rating.label("rated"))
        .join(table, table.c.answer == events.c.id)
        .join(ratings, ratings.c.answer == events.c.id, isouter=True)
    )


def _of_log(connection: Connection, *wanted: ColumnElement[bool]) -> Iterator[tuple[tuple[str, str], Figures]]:
    for (learner, _course, item), made in rollups.tallies(connection, wanted):
        yield (learner, item), _plain(made.total)


def _plain(sums: Figures) -> Figures:
    return Figures(sums.answers, sums.scored, sums.correct, sums.credit, sums.milliseconds)


def _summed(table: Table) -> list[ColumnElement[int]]:
    return [func.sum(table.c[name]).label(name) for name in _names(table)]


def _figures(row: Any, table: Table) -> Figures:
    return Figures(**{name: int(row[name]) for name in _names(table)})


def _names(table: Table) -> list[str]:
    return [name for name in Figures.__slots__ if name in table.c]


def batches(ids: Collection[str]) -> Iterator[list[str]]:
    """Ids in lists that one query takes."""
    listed = sorted(set(ids))
    for start in range(0, len(listed), _AT_ONCE):
        yield listed[start : start + _AT_ONCE]
