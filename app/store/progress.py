"""SqliteProgressStore: the progress of all learners on this device, in one SQLite file."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, select

from app.domain.event import AnswerEvent, Event, UndoEvent
from app.domain.ids import random_id
from app.domain.item import Item
from app.domain.learner import Learner
from app.domain.memory import MemoryState, Rating
from app.domain.session import StudySession
from app.i18n import _
from app.services.ports import Clock, NewAnswer, StoreError
from app.store import figures, log, naming, past_memory, people, rollups, rows
from app.store.opening import open_folder
from app.store.parts.classes import ClassesPart
from app.store.parts.exchange import ExchangePart
from app.store.parts.goals import GoalsPart
from app.store.parts.history import HistoryPart
from app.store.tables import events, revisions, sessions


def open_store(folder: Path, clock: Clock, *, device: str | None = None) -> SqliteProgressStore:
    """Open the store in a data folder; `device` overrides the random id that the folder keeps.

    Raises:
        StoreError: the folder cannot be used; StoreDamaged: its file is broken or gone and a backup may help.
    """
    rng = random.SystemRandom()
    return SqliteProgressStore(open_folder(folder, clock, rng), folder, clock, rng, device)


class SqliteProgressStore(ExchangePart, HistoryPart, ClassesPart, GoalsPart):
    """A ProgressStore (see app.services.ports) on an opened data folder."""

    # -- learners ------------------------------------------------------------------------------------------------

    def learners(self) -> tuple[Learner, ...]:
        """All learners, oldest first."""
        with self._reading() as connection:
            return people.all_learners(connection)

    def add_learner(self, name: str) -> Learner:
        """A new learner; StoreError where the name is unusable or taken."""
        learner = Learner(random_id(self._rng), people.usable(name), self._clock.now())
        with self._writing() as connection:
            return people.add(connection, learner)

    def rename_learner(self, learner: str, name: str) -> None:
        """Give a learner another name; same errors as `add_learner`."""
        kept = people.usable(name)
        with self._writing() as connection:
            people.rename(connection, learner, kept)
            naming.by_a_person(connection, learner)

    def last_learner(self) -> Learner | None:
        """The learner who studied here last."""
        with self._reading() as connection:
            last = people.fact(connection, people.LAST_LEARNER)
            return next((x for x in people.all_learners(connection) if x.id == last), None)

    def use_learner(self, learner: str) -> None:
        """Remember who studies now."""
        with self._writing() as connection:
            people.set_fact(connection, people.LAST_LEARNER, learner)

    # -- sessions ------------------------------------------------------------------------------------------------

    def open_session(self, learner: str, course: str) -> StudySession | None:
        """The one open session of a learner in a course."""
        found = self._sessions(sessions.c.learner == learner, sessions.c.course == course, sessions.c.ended == 0)
        return found[0] if found else None

    def session(self, session: str) -> StudySession | None:
        """A session by id."""
        found = self._sessions(sessions.c.id == session)
        return found[0] if found else None

    def sessions(self, learner: str, course: str) -> tuple[StudySession, ...]:
        """All sessions of a learner in a course, newest first."""
        return self._sessions(sessions.c.learner == learner, sessions.c.course == course)

    def begin(self, session: StudySession, items: Sequence[Item]) -> None:
        """Store a new session and the texts it shows; StoreError where another one is open."""
        with self._writing() as connection:
            log.add_session(connection, session)
            log.add_revisions(connection, items)

    def save_session(self, session: StudySession, items: Sequence[Item] = ()) -> None:
        """Replace a session's row and store the texts that it shows from now on."""
        with self._writing() as connection:
            log.replace_session(connection, session)
            log.add_revisions(connection, items)

    # -- the log -------------------------------------------------------------------------------------------------

    def next_time(self, learner: str) -> int:
        """UTC ms of the learner's next event."""
        with self._reading() as connection:
            last = log.last_time(connection, learner)
        now = self._clock.now()
        return now if last is None else max(now, last + 1)

    def append_answer(self, new: NewAnswer) -> AnswerEvent:
        """Append an answer with its memory state and session row; on the disk when this returns."""
        given = new.answer
        with self._writing() as connection:
            stamp = log.next_stamp(connection, given.learner, self.device, given.time or self._clock.now(), self._rng)
            answer = replace(given, id=stamp.id, device=self.device, sequence=stamp.sequence, time=stamp.time)
            log.add_event(connection, rows.answer_values(answer))
            rollups.append(connection, answer)
            if new.memory is not None:
                _move_memory(connection, rollups.key_of(answer), new.memory)
            if new.session is not None:
                log.replace_session(connection, new.session)
        return answer

    def append_undo(self, answer: AnswerEvent, memory: MemoryState | None, session: StudySession) -> UndoEvent:
        """Take an answer back; the memory state is put back as given, None removes it."""
        with self._writing() as connection:
            stored = log.stored_answer(connection, answer.id)
            if log.is_undone(connection, answer.id):
                raise StoreError(_("This answer was taken back already."))
            learner, course, item = key = rollups.key_of(stored)
            before = {key: rollups.counted_of(connection, key)} if stored.rating else {}
            stamp = log.next_stamp(connection, learner, self.device, self._clock.now(), self._rng)
            undo = UndoEvent(stamp.id, answer.id, learner, self.device, stamp.sequence, stamp.time, course, session.id)
            log.add_event(connection, rows.undo_values(undo, item))
            rollups.recount(connection, before)
            log.put_memory(connection, *key, memory)
            past_memory.recount(connection, key)  # the answer may lie in the middle of the item's log
            log.replace_session(connection, session)
        return undo

    def submit(self, session: StudySession, ratings: Mapping[str, tuple[Rating, MemoryState]]) -> None:
        """End an exam and move the memory of its answers."""
        with self._writing() as connection:
            stored = log.read_sessions(connection, sessions.c.id == session.id)
            if stored and not stored[0].open:
                raise StoreError(_("This exam was submitted already."))
            log.replace_session(connection, session)
            answers = [log.stored_answer(connection, answer) for answer in ratings]
            before = {key: rollups.counted_of(connection, key) for key in map(rollups.key_of, answers)}
            for answer in answers:
                key, (_rating, state) = rollups.key_of(answer), ratings[answer.id]
                last = before[key].last
                rollups.foretell(connection, answer, last.time if last else None)
                _move_memory(connection, key, state)
            if ratings:
                log.add_ratings(connection, {answer: rating.value for answer, (rating, _state) in ratings.items()})
            rollups.recount(connection, before)

    def events(
        self,
        learner: str | None = None,
        *,
        session: str | None = None,
        course: str | None = None,
        item: str | None = None,
        since: int = 0,
    ) -> tuple[Event, ...]:
        """Answers and undos, oldest first by (time, id)."""
        asked = (
            (events.c.learner, learner),
            (events.c.session, session),
            (events.c.course, course),
            (events.c.item, item),
        )
        with self._reading() as connection:
            wanted = [column == value for column, value in asked if value is not None]
            return log.read_events(connection, *wanted, *([events.c.time >= since] if since else []))

    def recent_answers(self, learner: str, course: str, count: int, item: str | None = None) -> tuple[AnswerEvent, ...]:
        """The last standing answers, newest first."""
        wanted = [events.c.learner == learner, events.c.course == course]
        with self._reading() as connection:
            return log.newest_answers(connection, count, *wanted, *([events.c.item == item] if item else []))

    def memory(self, learner: str, course: str) -> dict[str, MemoryState]:
        """Memory states by item id."""
        with self._reading() as connection:
            return log.memory_states(connection, learner, course)

    def memory_at(self, course: str, learners: Collection[str], time: int) -> dict[tuple[str, str], MemoryState]:
        """Memory states by (learner, item) as they were before a moment (UTC ms)."""
        with self._reading() as connection:
            return {
                key: state
                for some in figures.batches(learners)
                for key, state in past_memory.at(connection, course, some, time).items()
            }

    def revision(self, revision: str) -> Mapping[str, object] | None:
        """The stored text of a revision."""
        with self._reading() as connection:
            kept = connection.execute(
                select(revisions.c.content).where(revisions.c.revision == revision)
            ).scalar_one_or_none()
            return None if kept is None else rows.content_of(kept)

    # -- within --------------------------------------------------------------------------------------------------

    def _sessions(self, *wanted: ColumnElement[bool]) -> tuple[StudySession, ...]:
        with self._reading() as connection:
            return log.read_sessions(connection, *wanted)


def _move_memory(connection: Connection, key: rollups.ItemKey, state: MemoryState) -> None:
    """An item was answered after everything else that is known of it."""
    log.put_memory(connection, *key, state)
    past_memory.keep(connection, key, state)
