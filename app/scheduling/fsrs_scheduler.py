"""FsrsScheduler: FSRS-6 with default or personal weights, without fuzz and learning steps, so it is deterministic."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cached_property
from math import isfinite
from typing import TYPE_CHECKING

from app.domain.memory import MemoryState, Rating, exponent_of
from app.i18n import _
from app.services.personal import WeightsRefused

if TYPE_CHECKING:
    import fsrs

DESIRED_RETENTION = 0.9
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)


class FsrsScheduler:
    """Moves memory states by the fsrs package, which is imported at the first review or for personal weights.

    `weights` are the 21 of FSRS-6 (None: the package's own); WeightsRefused where the package does not take them.
    The package floors the time since the last review to whole days: two reviews within 24 hours count as the same
    day. Retrievability for choosing what to ask comes from `app.domain.memory`, which does not.
    """

    def __init__(self, weights: Sequence[float] | None = None) -> None:
        self._weights = None if weights is None else checked(weights)

    @property
    def weights(self) -> tuple[float, ...] | None:
        """The personal weights, or None where the default ones hold."""
        return self._weights

    @property
    def exponent(self) -> float:
        """The steepness of forgetting (w20, positive), as `app.domain.memory.retrievability` takes it."""
        return exponent_of(self._weights)

    def with_weights(self, weights: Sequence[float] | None) -> FsrsScheduler:
        """A scheduler with other weights; None: the default ones. Raises WeightsRefused."""
        return FsrsScheduler(weights)

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
        from fsrs.scheduler import DEFAULT_PARAMETERS

        return fsrs.Scheduler(
            self._weights or DEFAULT_PARAMETERS,
            desired_retention=DESIRED_RETENTION,
            learning_steps=(),
            relearning_steps=(),
            enable_fuzzing=False,
        )


def bounds() -> list[tuple[float, float]]:
    """The lowest and the highest value that the package takes for each weight."""
    from fsrs.scheduler import LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS

    return list(zip(LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True))


def checked(weights: Sequence[float]) -> tuple[float, ...]:
    """The weights as a tuple; raises WeightsRefused where the package would not take them."""
    limits = bounds()
    if len(weights) != len(limits):
        raise WeightsRefused(
            _("There must be {right} weights, not {count}.").format(right=len(limits), count=len(weights))
        )
    for place, (weight, (low, high)) in enumerate(zip(weights, limits, strict=True)):
        if not (isfinite(weight) and low <= weight <= high):
            raise WeightsRefused(
                _("Weight {place} is {weight}, but must be from {low} to {high}.").format(
                    place=place, weight=weight, low=low, high=high
                )
            )
    return tuple(weights)


def _moment(ms: int) -> datetime:
    """UTC milliseconds as the package wants them; whole numbers throughout, so nothing is rounded."""
    # The package compares with datetime.timezone.utc, which UTC is.
    return _EPOCH + ms * _MS
