"""Calibration: do things said to be 80 % sure happen in 80 % of cases? And certainty-based marks."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.mark_table import Quality, quality
from app.domain.memory import Confidence
from app.domain.report import Share, wilson

# The middle of the band of chances in which saying so earns the most certainty-based marks: 0 to 2/3 for a guess
# (1p > 2p - 2(1 - p) below 2/3), up to 4/5 for unsure (2p - 2(1 - p) > 3p - 6(1 - p) below 4/5), up to 1 for sure.
STATED = {Confidence.GUESSED: 1 / 3, Confidence.UNSURE: 11 / 15, Confidence.SURE: 9 / 10}
CERTAINTY = {Confidence.GUESSED: (1, 0), Confidence.UNSURE: (2, -2), Confidence.SURE: (3, -6)}


@dataclass(frozen=True, slots=True)
class Forecast:
    """A chance that was told beforehand (0..1), and what came: 1 right, 0 wrong."""

    chance: float
    outcome: float


@dataclass(frozen=True, slots=True)
class Bin:
    """All forecasts of one chance: how many, and which share came true with its Wilson interval."""

    chance: float
    observed: Share


@dataclass(frozen=True, slots=True)
class Calibration:
    """`brier` = reliability - resolution + uncertainty: 0 is perfect, 0.25 is always saying one half.

    `reliability` (small is good) is how far chances were off, `resolution` (large is good) how far they told cases
    apart, `uncertainty` what the outcomes alone give. All None without a forecast.
    """

    count: int
    quality: Quality
    brier: float | None
    reliability: float | None
    resolution: float | None
    uncertainty: float | None
    bins: tuple[Bin, ...]


def calibration(forecasts: Sequence[Forecast]) -> Calibration:
    """Brier score, its parts (Murphy 1973) and the bins, one for each chance told, lowest first.

    Chances that hardly repeat (a predicted recall) are rounded first with `rounded`, else every bin holds one case.
    """
    n = len(forecasts)
    bins = _bins(forecasts)
    if not n:
        return Calibration(0, quality(0), None, None, None, None, ())
    base = math.fsum(f.outcome for f in forecasts) / n
    return Calibration(
        n,
        quality(n),
        math.fsum((f.chance - f.outcome) ** 2 for f in forecasts) / n,
        math.fsum(b.observed.count * (b.chance - b.observed.value) ** 2 for b in bins) / n,
        math.fsum(b.observed.count * (b.observed.value - base) ** 2 for b in bins) / n,
        base * (1 - base),
        bins,
    )


def rounded(forecasts: Iterable[Forecast], steps: int = 10) -> tuple[Forecast, ...]:
    """The forecasts to the nearest of `steps` + 1 even chances, so that chances repeat."""
    return tuple(Forecast(round(f.chance * steps) / steps, f.outcome) for f in forecasts)


def stated(confidence: Confidence, score: float) -> Forecast:
    """The forecast in a learner's word on how sure they are; it comes true with full marks only."""
    return Forecast(STATED[confidence], float(score >= 1))


def certainty_mark(confidence: Confidence, fraction: float) -> float:
    """Certainty-based mark of a fraction 0..1 of an item: right 1, 2 or 3 times the fraction, wrong 0, -2 or -6."""
    right, wrong = CERTAINTY[confidence]
    return right * fraction if fraction > 0 else float(wrong)


def _bins(forecasts: Sequence[Forecast]) -> tuple[Bin, ...]:
    outcomes: dict[float, list[float]] = {}
    for forecast in forecasts:
        outcomes.setdefault(forecast.chance, []).append(forecast.outcome)
    return tuple(Bin(chance, wilson(math.fsum(told), len(told))) for chance, told in sorted(outcomes.items()))
