"""Replay under any weights rebuilds every state bit for bit, whatever was taken back on the way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.event import AnswerEvent, Event, UndoEvent
from app.domain.memory import DAY_MS, MemoryState, Rating
from app.domain.response import Response
from app.domain.session import Mode
from app.scheduling.fsrs_scheduler import FsrsScheduler, bounds
from app.services.replay import replay

WEIGHTS = st.none() | st.tuples(*(st.floats(low, high) for low, high in bounds()))
STEPS = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(list(Rating)), st.integers(1, 90 * DAY_MS), st.booleans()), max_size=14
)


def answer(number: int, item: int, rating: Rating, time: int) -> AnswerEvent:
    return AnswerEvent(
        id=f"{number:03}", learner="me", device="d", sequence=number, time=time, course="c", item=f"i{item}",
        revision="r", session="s", mode=Mode.REVIEW, given=Response(grade=3), score=1.0, rating=rating,
    )  # fmt: skip


@given(WEIGHTS, STEPS)
def test_an_answer_taken_back_leaves_the_states_exactly_as_before_it(
    weights: tuple[float, ...] | None, steps: list[tuple[int, Rating, int, bool]]
) -> None:
    scheduler = FsrsScheduler(weights)
    states: dict[tuple[str, str, str], MemoryState] = {}
    events: list[Event] = []
    now = 1_764_000_000_000
    for number, (item, rating, later, undone) in enumerate(steps):
        now += later
        given_now = answer(2 * number, item, rating, now)
        events.append(given_now)
        key = ("me", "c", given_now.item)
        if undone:
            now += 1
            events.append(
                UndoEvent(
                    id=f"{2 * number + 1:03}",
                    learner="me",
                    device="d",
                    sequence=2 * number + 1,
                    time=now,
                    course="c",
                    session="s",
                    undoes=given_now.id,
                )
            )
        else:
            states[key] = scheduler.review(states.get(key), rating, now)
        assert replay(reversed(events), scheduler) == states
