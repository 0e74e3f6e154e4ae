"""Fitting a learner's personal weights to their own answers, and keeping them only where that helps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.domain.event import AnswerEvent, Event, standing
from app.domain.log_loss import Gain, Prediction, Review, gain, log_loss, predictions
from app.domain.memory import DAY_MS, MemoryState, Rating
from app.i18n import _, ngettext
from app.services.personal import WeightsRefused
from app.services.ports import Scheduler, StoreError
from app.services.replay import replay

NEEDED = 400  # reviews; below that the default weights, fitted to many people, are the better guess
TRAINING = 0.8  # the earlier share of the reviews

History = tuple[tuple[int, Rating], ...]  # of one item: whole days since the review before (0 for the first), rating


class Fitter(Protocol):
    """Fits the weights of the memory model."""

    def missing(self) -> bool:
        """Whether the package that fits is not installed."""
        ...

    def fit(self, histories: Sequence[History]) -> tuple[float, ...]:
        """Weights within their bounds. Raises FitRefused where nothing can be learnt from these histories."""
        ...


class FitStore(Protocol):
    """What fitting needs of the store (a ProgressStore has it)."""

    @property
    def read_only(self) -> str:
        """Why nothing can be written, or an empty text."""
        ...

    def events(self, learner: str) -> tuple[Event, ...]:
        """A learner's answers and undos."""
        ...

    def weights(self, learner: str) -> tuple[float, ...] | None:
        """The personal weights, or None."""
        ...

    def save_weights(
        self, learner: str, weights: tuple[float, ...] | None, states: Mapping[tuple[str, str], MemoryState]
    ) -> None:
        """Replace the weights and, in one transaction, all memory states."""
        ...


class FitRefused(Exception):
    """Nothing was fitted; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """What a fit found on the held-out answers (log losses in nats an answer), and whether its weights were kept."""

    reviews: int
    training: int
    held_out: int
    default_loss: float
    personal_loss: float
    gain: Gain
    kept: bool


def fit_weights(learner: str, store: FitStore, scheduler: Scheduler, fitter: Fitter | None) -> Fitted:
    """Fit on the earlier answers, judge on the later ones; where the gain's interval is above zero, keep.

    What is kept is fitted again on all answers. `scheduler` has the default weights. Raises FitRefused, StoreError.
    """
    _must_be_writable(store)
    reviews = _reviews(store, learner)
    if fitter is None or fitter.missing():
        raise FitRefused(_("Fitting needs an optional package: python -m pip install fsrs-rs-python"))
    if len(reviews) < NEEDED:
        raise FitRefused(_too_few(len(reviews)))
    cut = int(len(reviews) * TRAINING)
    found = _judged(reviews, cut, scheduler, _own(scheduler, fitter.fit(histories(reviews[:cut]))))
    if found.kept:
        weights = fitter.fit(histories(reviews))
        store.save_weights(learner, weights, _states(store, learner, _own(scheduler, weights)))
    return found


def reset_weights(learner: str, store: FitStore, scheduler: Scheduler) -> bool:
    """Go back to the default weights; returns whether there were personal ones. Raises StoreError."""
    _must_be_writable(store)
    had = store.weights(learner) is not None
    store.save_weights(learner, None, _states(store, learner, scheduler))
    return had


def histories(reviews: Iterable[Review]) -> list[History]:
    """The reviews item by item, days floored as the scheduler floors them."""
    told: dict[str, list[tuple[int, Rating]]] = {}
    last: dict[str, int] = {}
    for review in reviews:
        days = (review.time - last.get(review.card, review.time)) // DAY_MS
        told.setdefault(review.card, []).append((days, review.rating))
        last[review.card] = review.time
    return [tuple(one) for one in told.values()]


def as_reviews(answers: Iterable[AnswerEvent]) -> list[Review]:
    """The answers that moved a memory state, oldest first."""
    return [Review(f"{a.course}/{a.item}", a.time, a.rating) for a in answers if a.rating is not None]


def _reviews(store: FitStore, learner: str) -> list[Review]:
    told = sorted(store.events(learner), key=lambda event: (event.time, event.id))
    return as_reviews(standing(told))


def _judged(reviews: Sequence[Review], cut: int, default: Scheduler, own: Scheduler) -> Fitted:
    before, after = (_predicted(reviews, reviews[cut].time, one) for one in (default, own))
    if not before:
        raise FitRefused(
            _(
                "The latest answers hold no question that was met on an earlier day, so nothing can be tested. "
                "Review on another day, then fit again."
            )
        )
    better = gain(before, after)
    return Fitted(len(reviews), cut, len(before), log_loss(before), log_loss(after), better, better.low > 0)


def _predicted(reviews: Sequence[Review], since: int, scheduler: Scheduler) -> list[Prediction]:
    made = predictions(reviews, scheduler.review, scheduler.exponent)
    return [one for one in made if one.time >= since]


def _own(scheduler: Scheduler, weights: tuple[float, ...]) -> Scheduler:
    try:
        return scheduler.with_weights(weights)
    except WeightsRefused as error:
        raise FitRefused(_("The fit gave weights that cannot be used: {error}").format(error=error)) from error


def _states(store: FitStore, learner: str, scheduler: Scheduler) -> dict[tuple[str, str], MemoryState]:
    told = replay(store.events(learner), scheduler)
    return {(course, item): state for (_who, course, item), state in told.items()}


def _must_be_writable(store: FitStore) -> None:
    if store.read_only:
        raise StoreError(store.read_only)


def _too_few(count: int) -> str:
    return ngettext(
        "There is {count} review so far; {needed} are needed. The default weights hold until then.",
        "There are {count} reviews so far; {needed} are needed. The default weights hold until then.",
        count,
    ).format(count=count, needed=NEEDED)
