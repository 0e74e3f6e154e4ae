"""Queries on the roll-ups, and on the answers that they point at."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, tzinfo
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, func, select

from app.domain.event import AnswerEvent, standing
from app.domain.history import Figures, bucket_of, day_of, local_day, week_of, week_start
from app.domain.session import Mode
from app.store import log, rollups, rows
from app.store.history_tables import buckets, firsts, items, totals, weeks
from app.store.history_tables import days as table_days
from app.store.tables import events, learners, ratings, sessions

_Id = TypeVar("_Id", str, int)

ItemFigures = dict[tuple[str, str], Figures]  # by (learner, item)

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


def days(connection: Connection, learner: str, course: str, since: int) -> dict[date, Figures]:
    """Figures by day in the time zone of this device, oldest first."""
    first = local_day(bucket_of(since)) if since else 0
    query = (
        select(*(table_days.c[name] for name in ("day", *_names(table_days))))
        .where(table_days.c.learner == learner, table_days.c.course == course, table_days.c.day >= first)
        .order_by(table_days.c.day)
    )
    return {day_of(day): Figures(*sums) for day, *sums in connection.execute(query)}


def days_elsewhere(connection: Connection, learner: str, course: str, zone: tzinfo) -> dict[date, Figures]:
    """Figures by day of another time zone, oldest first; slower."""
    mine = (buckets.c.learner == learner, buckets.c.course == course)
    made: dict[date, Figures] = {}
    query = select(*(buckets.c[name] for name in ("bucket", *_names(buckets)))).where(*mine).order_by(buckets.c.bucket)
    for bucket, *sums in connection.execute(query):
        found = day_of(local_day(bucket, zone))
        made[found] = made.get(found, Figures()) + Figures(*sums)
    return made


def item_figures(connection: Connection, course: str, people: Collection[str], since: int) -> ItemFigures:
    """By (learner, item): everything, or what there is from `since` on."""
    made: ItemFigures = {}
    for some in batches(people):
        if since <= 0:
            made |= _item_sums(connection, items, items.c.learner.in_(some), items.c.course == course)
        else:
            made |= _since(connection, course, some, since)
    return made


def _since(connection: Connection, course: str, people: list[str], since: int) -> ItemFigures:
    """Whole weeks from the roll-up; of the week that `since` falls in, what the log has behind it."""
    whole = week_of(since - 1) + 1
    mine = (weeks.c.learner.in_(people), weeks.c.course == course, weeks.c.week >= whole)
    made = _item_sums(connection, weeks, *mine)
    if since < week_start(whole):
        part = and_(events.c.time >= since, events.c.time < week_start(whole))
        for (learner, _course, item), told in rollups.tallies(
            connection, (events.c.learner.in_(people), events.c.course == course, part)
        ):
            made[learner, item] = made.get((learner, item), Figures()) + _plain(told.total)
    return {key: sums for key, sums in made.items() if sums.answers}


def _item_sums(connection: Connection, table: Table, *wanted: ColumnElement[bool]) -> ItemFigures:
    names = _names(items)
    query = (
        select(table.c.learner, table.c.item, *(func.sum(table.c[name]) for name in names))
        .where(*wanted)
        .group_by(table.c.learner, table.c.item)
    )
    return {(learner, item): Figures(*map(int, sums)) for learner, item, *sums in connection.execute(query)}


def last_answers(connection: Connection, learner: str, course: str) -> dict[str, AnswerEvent]:
    """By item, the last answer that counts."""
    query = _answers(items).where(items.c.learner == learner, items.c.course == course).order_by(items.c.item)
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
        running = _running(sessions.c.id.in_(some))
        told = log.read_events(connection, events.c.session.in_(some), events.c.session.not_in(running))
        for answer in standing(told):
            made.setdefault(answer.session, {})[answer.item] = answer
    return made


def answers_between(connection: Connection, learner: str, course: str, start: int, end: int) -> tuple[AnswerEvent, ...]:
    """The standing answers of a span of time, newest first."""
    mine = (events.c.learner == learner, events.c.course == course, events.c.time >= start, events.c.time < end)
    running = _running(sessions.c.learner == learner, sessions.c.course == course)
    return log.newest_answers(connection, -1, *mine, events.c.session.not_in(running))


def _running(*wanted: ColumnElement[bool]) -> Select[Any]:
    """The ids of exams under way."""
    return select(sessions.c.id).where(*wanted, sessions.c.mode == Mode.EXAM.value, sessions.c.ended == 0)


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


def _plain(sums: Figures) -> Figures:
    return Figures(sums.answers, sums.scored, sums.correct, sums.credit, sums.milliseconds)


def _figures(row: Any, table: Table) -> Figures:
    return Figures(**{name: int(row[name]) for name in _names(table)})


def _names(table: Table) -> list[str]:
    return [name for name in Figures.__slots__ if name in table.c]


def batches(ids: Collection[_Id]) -> Iterator[list[_Id]]:
    """Ids in lists that one query takes."""
    listed = sorted(set(ids))
    for start in range(0, len(listed), _AT_ONCE):
        yield listed[start : start + _AT_ONCE]
