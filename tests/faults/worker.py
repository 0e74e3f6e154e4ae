"""The process that is killed: it answers as fast as it can and acknowledges each answer over a pipe."""

from __future__ import annotations

from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

from app.domain.memory import MemoryState
from app.services.ports import NewAnswer
from app.store.progress import open_store
from tests.store.world import COURSE, ITEMS, World, make_session
from tests.studyroom import FakeClock


def work(folder: str, pipe: Connection, *, early: bool) -> None:
    """Answer until killed and send each answer's number once it is saved; `early`: before it is."""
    store = open_store(Path(folder), FakeClock())
    learner = store.learners()[0] if store.learners() else store.add_learner("You")
    session = store.open_session(learner.id, COURSE)
    if session is None:
        session = make_session(learner.id)
        store.begin(session, ITEMS)
    here = World(store, FakeClock(), learner.id, session)
    while True:
        number = here.session.position + 1
        here.session = replace(here.session, position=number)
        if early:
            pipe.send_bytes(str(number).encode())
        _answer(here, number)
        if not early:
            pipe.send_bytes(str(number).encode())


def _answer(here: World, number: int) -> None:
    """Answer, memory and session row carry the same number: after any kill they must agree."""
    given = here.answer(milliseconds=number)
    here.store.append_answer(NewAnswer(given, MemoryState(1.0, 5.0, 0, number), here.session))
