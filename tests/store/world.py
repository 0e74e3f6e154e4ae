"""A store on a real file with one learner and one session, for tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.event import AnswerEvent
from app.domain.item import Choices, Item, Option
from app.domain.memory import MemoryState, Rating
from app.domain.response import Response
from app.domain.session import Mode, Slot, StudySession
from app.services.ports import NewAnswer
from app.store.progress import SqliteProgressStore, open_store
from tests.studyroom import START, FakeClock

COURSE = "course"
ITEMS = tuple(
    Item(name, "space", ("moon",), f"Question {name}?", Choices((Option("right", True), Option("wrong"))))
    for name in ("one", "two", "three")
)
STATE = MemoryState(2.3065, 2.118103970459016, START + 172_800_000, START)


@dataclass
class World:
    """An open store and what was made in it."""

    store: SqliteProgressStore
    clock: FakeClock
    learner: str
    session: StudySession

    def answer(self, item: Item = ITEMS[0], **fields: object) -> AnswerEvent:
        """An answer as a service hands it over."""
        given = AnswerEvent(
            id="",
            learner=self.learner,
            device="",
            sequence=0,
            time=0,
            course=COURSE,
            item=item.id,
            revision=item.revision,
            session=self.session.id,
            mode=self.session.mode,
            given=Response(chosen=("0123456789ab",)),
            score=1.0,
            rating=Rating.GOOD,
            milliseconds=1500,
        )
        return replace(given, **fields)  # type: ignore[arg-type]  # fields are those of AnswerEvent

    def append(self, item: Item = ITEMS[0], memory: MemoryState | None = STATE, **fields: object) -> AnswerEvent:
        """Append an answer with a memory state."""
        return self.store.append_answer(NewAnswer(self.answer(item, **fields), memory, self.session))


def make_session(learner: str, name: str = "s1", mode: Mode = Mode.PRACTICE, started: int = START) -> StudySession:
    """A session over all items."""
    return StudySession(
        name, learner, COURSE, mode, "Space", tuple(Slot(item.id, item.revision) for item in ITEMS), 7, started
    )


@contextmanager
def world(folder: Path, mode: Mode = Mode.PRACTICE) -> Iterator[World]:
    """A fresh world in a folder."""
    clock = FakeClock()
    store = open_store(folder, clock)
    try:
        learner = store.add_learner("You")
        session = make_session(learner.id, mode=mode)
        store.begin(session, ITEMS)
        yield World(store, clock, learner.id, session)
    finally:
        store.close()
