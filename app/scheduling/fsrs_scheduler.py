"""FsrsScheduler: FSRS-6 with its default weights, without fuzz and without learning steps, so it is deterministic."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from app.domain.memory import MemoryState, Rating

if TYPE_CHECKING:
    import fsrs

DESIRED_RETENTION = 0.9
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)


class FsrsScheduler:
    """Moves memory states by the fsrs package, which is imported at the first review.

    The package floors the time since the last review to whole days: two reviews within 24 hours count as the same
    day. Retrievability for choosing what to ask comes from `app.domain.memory`, which does not.
    """

    def review(self, state: MemoryState | None, rating: Rating, now: int) -> MemoryState:
        """The state after a review at `now` (UTC ms); None is an item never seen."""
        import fsrs

        card = fsrs.Card(card_id=1)  # without an id the package sleeps to make one from the clock
        if state is not None:
            card = fsrs.Card(
                card_id=1,
                state=fsrs.State.Review,
                stability=state.stability,
                difficulty=state.difficulty,
                due=_moment(state.due),
                last_review=_moment(state.seen),
            )
        moved, _log = self._fsrs.review_card(card, fsrs.Rating[rating.name.capitalize()], _moment(now))
        if moved.stability is None or moved.difficulty is None:
            raise ValueError("the fsrs package returned no memory state")
        return MemoryState(moved.stability, moved.difficulty, (moved.due - _EPOCH) // _MS, now)

    @cached_property
    def _fsrs(self) -> fsrs.Scheduler:
        import fsrs

        return fsrs.Scheduler(
            desired_retention=DESIRED_RETENTION, learning_steps=(), relearning_steps=(), enable_fuzzing=False
        )


def _moment(ms: int) -> datetime:
    """UTC milliseconds as the package wants them; whole numbers throughout, so nothing is rounded."""
    # The package compares with datetime.timezone.utc, which UTC is.
    return _EPOCH + ms * _MS
