"""Readiness: the score to expect on the test, recalibrated on the learner's own answers, or why none is shown."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.memory import SLIP
from app.domain.report import Z95

ENOUGH_ANSWERS, ENOUGH_DAYS, ENOUGH_SEEN = 100, 3, 0.5
ENOUGH_FIRST = 10
PRIOR_PRECISION = 4.0  # on intercept and slope: as if a few answers had said that the model is right
EDGE = 0.01
MOST_STEPS = 30


@dataclass(frozen=True, slots=True)
class Forecast:
    """One review that was predicted: `chance` of a right answer beforehand, its `score` 0..1, the `day` it happened."""

    chance: float
    score: float
    day: int


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the test to come: its `marks`, the predicted `recall` on the day (None: never seen), `guess`."""

    marks: float
    recall: float | None
    guess: float


@dataclass(frozen=True, slots=True)
class Readiness:
    """The share of marks to expect with a 95 % interval, from `answers` reviews; all 0..1.

    `missing` says how many more reviews are wanted before a figure is shown (0 when it is shown), `more_days` on how
    many more days, and `unseen` how many questions are still to be met for that.
    """

    expected: float = 0.0
    low: float = 0.0
    high: float = 1.0
    answers: int = 0
    missing: int = 0
    more_days: int = 0
    unseen: int = 0

    @property
    def shown(self) -> bool:
        """Whether there is enough to say."""
        return not (self.missing or self.more_days or self.unseen)


def chance_of_right(recall: float, guess: float) -> float:
    """The chance of a right answer: remembered and no slip, or forgotten and guessed."""
    return recall * (1 - SLIP) + (1 - recall) * guess


def readiness(forecasts: Sequence[Forecast], firsts: Sequence[float], test: Sequence[Asked]) -> Readiness:
    """What a learner can expect on the day of the test.

    The chances that the memory model predicts are bent by a logistic line (intercept and slope) fitted to how this
    learner's reviews came out; default weights alone were far too optimistic. `firsts` are the scores of first
    answers, which stand for questions never seen. The interval holds the doubt about the line, about unseen
    questions, and the luck of one test.
    """
    seen = sum(asked.recall is not None for asked in test)
    found = Readiness(
        answers=len(forecasts),
        missing=max(0, ENOUGH_ANSWERS - len(forecasts)),
        more_days=max(0, ENOUGH_DAYS - len({forecast.day for forecast in forecasts})),
        unseen=max(0, math.ceil(ENOUGH_SEEN * len(test)) - seen),
    )
    if not test or not found.shown:
        return found
    line = _fit(forecasts)
    expected, spread = _expected(line, firsts, test)
    return Readiness(
        expected, max(0.0, expected - Z95 * spread), min(1.0, expected + Z95 * spread), answers=len(forecasts)
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """intercept + slope x logit(chance), with the covariance of the two."""

    intercept: float
    slope: float
    variances: tuple[float, float, float]  # of the intercept, of both together, of the slope


def _fit(forecasts: Sequence[Forecast]) -> _Line:
    """Logistic regression by Newton's method with a weak prior at intercept 0, slope 1."""
    points = [(_logit(forecast.chance), forecast.score) for forecast in forecasts]
    a, b = 0.0, 1.0
    for _step in range(MOST_STEPS):
        ga, gb, haa, hab, hbb = _slopes(a, b, points)
        root = haa * hbb - hab * hab
        step_a, step_b = (hbb * ga - hab * gb) / root, (haa * gb - hab * ga) / root
        a, b = a + max(-1.0, min(1.0, step_a)), b + max(-1.0, min(1.0, step_b))
        if abs(step_a) + abs(step_b) < 1e-9:
            break
    _ga, _gb, haa, hab, hbb = _slopes(a, b, points)
    root = haa * hbb - hab * hab
    return _Line(a, b, (hbb / root, -hab / root, haa / root))


def _slopes(a: float, b: float, points: Sequence[tuple[float, float]]) -> tuple[float, float, float, float, float]:
    """Gradient (a, b) and negative curvature (aa, ab, bb) of the log posterior."""
    ga, gb = -PRIOR_PRECISION * a, -PRIOR_PRECISION * (b - 1)
    haa, hab, hbb = PRIOR_PRECISION, 0.0, PRIOR_PRECISION
    for x, score in points:
        p = _logistic(a + b * x)
        weight = p * (1 - p)
        ga, gb = ga + score - p, gb + (score - p) * x
        haa, hab, hbb = haa + weight, hab + weight * x, hbb + weight * x * x
    return ga, gb, haa, hab, hbb


def _expected(line: _Line, firsts: Sequence[float], test: Sequence[Asked]) -> tuple[float, float]:
    """The share of marks to expect and its standard deviation."""
    total = sum(asked.marks for asked in test)
    unseen_score, unseen_variance = _first_score(firsts, test)
    mean = luck = da = db = unseen = 0.0
    for asked in test:
        share = asked.marks / total
        if asked.recall is None:
            p, unseen = unseen_score, unseen + share
        else:
            x = _logit(chance_of_right(asked.recall, asked.guess))
            p = _logistic(line.intercept + line.slope * x)
            da, db = da + share * p * (1 - p), db + share * p * (1 - p) * x
        mean += share * p
        luck += share * share * p * (1 - p)
    vaa, vab, vbb = line.variances
    doubt = da * da * vaa + 2 * da * db * vab + db * db * vbb
    return mean, math.sqrt(luck + doubt + unseen * unseen * unseen_variance)


def _first_score(firsts: Sequence[float], test: Sequence[Asked]) -> tuple[float, float]:
    """What an unseen question brings and the variance of that: first answers so far, or guessing before ten of them."""
    if len(firsts) < ENOUGH_FIRST:
        guesses = [asked.guess for asked in test if asked.recall is None]
        return (sum(guesses) / len(guesses) if guesses else 0.0), 0.0
    mean = sum(firsts) / len(firsts)
    return mean, sum((score - mean) ** 2 for score in firsts) / (len(firsts) * (len(firsts) - 1))


def _logit(p: float) -> float:
    held = min(1 - EDGE, max(EDGE, p))
    return math.log(held / (1 - held))


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))
