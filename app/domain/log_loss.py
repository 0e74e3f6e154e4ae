"""How well predicted recall agrees with what was recalled: log loss and RMSE(bins), as the FSRS project has them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import floor, log, sqrt

from app.domain.memory import DAY_MS, MemoryState, Rating, retrievability

TINY = 1e-12  # a prediction of 0 or 1 that fails would cost infinitely much
NORMAL_95 = 1.96


@dataclass(frozen=True, slots=True)
class Review:
    """One rated answer: `card` is the item, `time` in UTC ms."""

    card: str
    time: int
    rating: Rating


@dataclass(frozen=True, slots=True)
class Prediction:
    """What was predicted for a review and what came: `predicted` 0..1 against `recalled` (any rating but Again).

    `days` since the review before, which was the item's `reviews`-th; `lapses` how often it had been forgotten.
    """

    card: str
    time: int
    predicted: float
    recalled: bool
    days: float
    reviews: int
    lapses: int

    @property
    def loss(self) -> float:
        """The log loss of this one, in nats."""
        chance = min(1 - TINY, max(TINY, self.predicted))
        return -log(chance if self.recalled else 1 - chance)


@dataclass(frozen=True, slots=True)
class Gain:
    """How much lower one log loss is than another on the same answers (nats an answer), with its 95 % interval."""

    mean: float
    low: float
    high: float


def predictions(
    reviews: Iterable[Review],
    move: Callable[[MemoryState | None, Rating, int], MemoryState],
    exponent: float,
    *,
    whole_days: bool = False,
) -> Iterator[Prediction]:
    """The predictions for a review log, oldest first; `move` and `exponent` are those of a scheduler.

    An item's first review and repeats within 24 hours move the memory but are not predicted: there is nothing to
    remember from in the one, and the model does not describe the other. `whole_days` drops the fraction of a day.
    """
    states: dict[str, MemoryState] = {}
    met: dict[str, int] = defaultdict(int)
    lapses: dict[str, int] = defaultdict(int)
    for review in reviews:
        card, now, known = review.card, review.time, states.get(review.card)
        recalled = review.rating is not Rating.AGAIN
        if known is not None and now - known.seen >= DAY_MS:
            at = now - (now - known.seen) % DAY_MS if whole_days else now
            chance = retrievability(known, at, exponent)
            yield Prediction(card, now, chance, recalled, (at - known.seen) / DAY_MS, met[card], lapses[card])
            lapses[card] += not recalled
        met[card] += 1
        states[card] = move(known, review.rating, now)


def log_loss(made: Sequence[Prediction]) -> float:
    """Mean log loss in nats; 0 for none. Always saying 0.5 gives 0.693."""
    return sum(p.loss for p in made) / len(made) if made else 0.0


def rmse_bins(made: Iterable[Prediction]) -> float:
    """Root mean square of predicted minus actual recall over bins of like interval, reviews and lapses; 0 for none."""
    bins: dict[tuple[float, float, float], list[Prediction]] = defaultdict(list)
    for p in made:
        bins[_step(p.days, 2.48, 3.62), _step(p.reviews + 1, 1.99, 1.89), _step(p.lapses, 1.65, 1.73)].append(p)
    total = sum(map(len, bins.values()))
    off = sum(sum(p.predicted - p.recalled for p in one) ** 2 / len(one) for one in bins.values())
    return sqrt(off / total) if total else 0.0


def gain(before: Sequence[Prediction], after: Sequence[Prediction]) -> Gain:
    """How much lower the loss of `after` is than that of `before` on the same answers.

    The interval takes the answers to one item as one draw (their luck is shared). Fewer than two items: no gain known.
    """
    differences: dict[str, list[float]] = defaultdict(list)
    for old, new in zip(before, after, strict=True):
        differences[old.card].append(old.loss - new.loss)
    groups, count = len(differences), len(before)
    if groups < 2:
        return Gain(0.0, -1.0, 1.0)
    mean = sum(map(sum, differences.values())) / count
    spread = sum((sum(one) - mean * len(one)) ** 2 for one in differences.values())
    half = NORMAL_95 * sqrt(spread * groups / (groups - 1)) / count
    return Gain(mean, mean - half, mean + half)


def _step(value: float, scale: float, base: float) -> float:
    """The bin of a positive value on a logarithmic scale (the FSRS project's); 0 for 0."""
    return round(scale * base ** floor(log(value) / log(base)), 2) if value > 0 else 0.0
