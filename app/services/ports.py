"""The Protocols that services need; the concrete parts are joined in bootstrap."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from app.domain.bank import Course
from app.domain.event import AnswerEvent, Event, UndoEvent
from app.domain.finding import Finding, Severity, SourceSpot
from app.domain.item import Item
from app.domain.learner import Learner
from app.domain.memory import MemoryState, Rating
from app.domain.session import StudySession
from app.services.class_ports import ClassStore
from app.services.exchange_ports import ExchangeStore
from app.services.goal_ports import GoalStore
from app.services.history_ports import HistoryStore


class Locator(Protocol):
    """Says where in its files the questions and points of a course stand; None where that is not known."""

    def item(self, item_id: str, field: str) -> SourceSpot | None:
        """A field of a question, as `domain.lint.rule.Issue` names it; its id where the field is not written."""
        ...

    def point(self, point_id: str) -> SourceSpot | None:
        """A point of the statement."""
        ...


@dataclass(frozen=True, slots=True)
class CourseLoad:
    """What reading a course folder gave: the course (None where it cannot be used at all) and every finding.

    With errors in some questions the course still holds all the questions that could be read; `unsure` are the ids of
    points without one, in reading order, that a question which could not be read may cover.
    """

    course: Course | None
    findings: tuple[Finding, ...] = ()
    locator: Locator | None = field(default=None, compare=False, repr=False)
    unsure: tuple[str, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Findings that stop the course from being used as it is."""
        return tuple(f for f in self.findings if f.severity is Severity.ERROR)


@dataclass(frozen=True, slots=True)
class CourseCard:
    """A course on the first screen, known without reading its banks."""

    id: str
    title: str
    path: Path
    shipped: bool = False


class CourseReader(Protocol):
    """Reads course folders; no YAML type leaves it."""

    def read(self, path: Path, shown: str | None = None) -> CourseLoad:
        """Read the course folder at `path`. Findings name files as `shown`/... (default: as `path` is written)."""
        ...

    def card(self, path: Path) -> CourseCard | None:
        """Title and id of the course in a folder, or None where there is no statement.yaml."""
        ...

    def schema(self) -> Mapping[str, object]:
        """The JSON Schema (draft-07) of bank, statement and quiz files."""
        ...


class Clock(Protocol):
    """The present time."""

    def now(self) -> int:
        """UTC milliseconds."""
        ...


class Mover(Protocol):
    """Moves a memory state by a rating."""

    def review(self, state: MemoryState | None, rating: Rating, now: int) -> MemoryState:
        """The state after a review at `now` (UTC ms); None is an item never seen."""
        ...


class Scheduler(Mover, Protocol):
    """A memory model with its weights."""

    @property
    def weights(self) -> tuple[float, ...] | None:
        """The 21 personal weights, or None where the default ones hold."""
        ...

    @property
    def exponent(self) -> float:
        """The steepness of forgetting, as `domain.memory.retrievability` takes it."""
        ...

    def with_weights(self, weights: Sequence[float] | None) -> Scheduler:
        """The same with personal weights; None: the default ones. Raises WeightsRefused."""
        ...


@dataclass(frozen=True, slots=True)
class NewAnswer:
    """An answer to append; the store adds id, device, sequence and time, which never runs backwards.

    Take `answer.time` from `ProgressStore.next_time`, and move `memory` at that time: then replay gives this state.
    """

    answer: AnswerEvent
    memory: MemoryState | None = None
    session: StudySession | None = None


class ProgressStore(GoalStore, ClassStore, HistoryStore, ExchangeStore, Protocol):
    """The progress of all learners on this device. Every method that writes has committed when it returns."""

    @property
    def read_only(self) -> str:
        """Why nothing can be written (another process writes, a newer file), or an empty text."""
        ...

    @property
    def warning(self) -> str:
        """What went wrong beside the answers themselves (a daily backup that failed), or an empty text."""
        ...

    def learners(self) -> tuple[Learner, ...]:
        """All learners, oldest first."""
        ...

    def add_learner(self, name: str) -> Learner:
        """A new learner with a random id. Raises StoreError where the name (case-folded, trimmed) is taken."""
        ...

    def rename_learner(self, learner: str, name: str) -> None:
        """Give a learner another name; same errors as `add_learner`."""
        ...

    def last_learner(self) -> Learner | None:
        """The learner who studied here last, or None on a fresh store."""
        ...

    def use_learner(self, learner: str) -> None:
        """Remember who studies now."""
        ...

    def open_session(self, learner: str, course: str) -> StudySession | None:
        """The one open session of a learner in a course, or None."""
        ...

    def session(self, session: str) -> StudySession | None:
        """A session by id."""
        ...

    def sessions(self, learner: str, course: str) -> tuple[StudySession, ...]:
        """All sessions of a learner in a course, newest first."""
        ...

    def begin(self, session: StudySession, items: Sequence[Item]) -> None:
        """Store a new session and, once each, the full text of the revisions it shows.

        Raises StoreError where the learner has an open session in the course already.
        """
        ...

    def save_session(self, session: StudySession, items: Sequence[Item] = ()) -> None:
        """Replace a session's row (position, flags, strikes, end) and store the texts that its plan shows from now."""
        ...

    def next_time(self, learner: str) -> int:
        """UTC ms of the learner's next event: max(clock, the learner's last + 1), so a clock set back keeps order."""
        ...

    def append_answer(self, new: NewAnswer) -> AnswerEvent:
        """Append an answer, replace its memory state and session row, in one transaction; returns it as stored.

        event time = max(the answer's time (the clock where it is 0), the learner's last + 1 ms); the memory state is
        used as given, None leaves it as it is.
        """
        ...

    def append_undo(self, answer: AnswerEvent, memory: MemoryState | None, session: StudySession) -> UndoEvent:
        """Take an answer back: append the undo, put back the memory state (None removes it) and the session row."""
        ...

    def submit(self, session: StudySession, ratings: Mapping[str, tuple[Rating, MemoryState]]) -> None:
        """End an exam: its row, and by answer id the ratings and the new memory states, in one transaction."""
        ...

    def events(
        self,
        learner: str | None = None,
        *,
        session: str | None = None,
        course: str | None = None,
        item: str | None = None,
        since: int = 0,
    ) -> tuple[Event, ...]:
        """Answers and undos, oldest first by (time, id). `item` chooses the answers to an item and their undos.

        `since` leaves out what was before it (UTC ms).
        """
        ...

    def recent_answers(self, learner: str, course: str, count: int, item: str | None = None) -> tuple[AnswerEvent, ...]:
        """The last `count` standing answers (of one item, where given), newest first, found by index."""
        ...

    def memory(self, learner: str, course: str) -> dict[str, MemoryState]:
        """Memory states by item id."""
        ...

    def revision(self, revision: str) -> Mapping[str, object] | None:
        """The stored text of a revision as `Item.content` made it, or None."""
        ...

    def close(self) -> None:
        """Release the file and the writer's lock."""
        ...


class StoreError(Exception):
    """A store that cannot do what was asked; the text is one or two sentences for a person, with the remedy."""


class StoreDamaged(StoreError):
    """A progress file that is damaged or gone. `backup` is the newest good backup, or None.

    `restore()` puts the backup in place, keeps the damaged file in a folder of its own and returns that folder; it
    raises StoreError where that cannot be done.
    """

    def __init__(self, text: str, backup: Path | None, restore: Callable[[], Path]) -> None:
        super().__init__(text)
        self.backup = backup
        self.restore = restore
