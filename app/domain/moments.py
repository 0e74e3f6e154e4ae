"""Means, covariances and k-statistics of plain lists of numbers; what item and quiz statistics are made of."""

from __future__ import annotations

import math
from collections.abc import Sequence
from operator import mul

NOISE = 1e-12  # a spread or covariance smaller than this share of its scale is rounding, not data
LEAST = 1e-100  # squares of anything smaller leave the range of a float


def mean(values: Sequence[float]) -> float:
    """Arithmetic mean; at least one value."""
    return math.fsum(values) / len(values)


def median(values: Sequence[float]) -> float:
    """The middle value, or the mean of the two in the middle; at least one value."""
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def deviations(values: Sequence[float], scale: float = 0.0) -> list[float]:
    """Values minus their mean; all exactly 0 where they differ by rounding only.

    `scale` is the magnitude of the numbers the values were computed from, where that is larger than their own.
    """
    largest = max(scale, max(map(abs, values)))
    if max(values) - min(values) <= max(NOISE * largest, LEAST):
        return [0.0] * len(values)
    middle = mean(values)
    return [value - middle for value in values]


def product(a: Sequence[float], b: Sequence[float]) -> float:
    """Covariance of two lists of deviations over count - 1; exactly 0 where only rounding is left. Two or more."""
    total = math.fsum(map(mul, a, b))
    bound = math.sqrt(math.fsum(map(mul, a, a))) * math.sqrt(math.fsum(map(mul, b, b)))
    return 0.0 if abs(total) <= NOISE * bound else total / (len(a) - 1)


def variance(deviation: Sequence[float]) -> float:
    """Variance over count - 1 of a list of deviations; two or more."""
    return product(deviation, deviation)


def k_statistics(deviation: Sequence[float]) -> tuple[float, float | None, float | None]:
    """k2, k3 (from three values on) and k4 (from four on) of a list of deviations; two or more.

    m = central moments; k2 = s m2/(s-1); k3 = s^2 m3/((s-1)(s-2));
    k4 = s^2 [(s+1) m4 - 3 (s-1) m2^2]/((s-1)(s-2)(s-3)).
    """
    s = len(deviation)
    m2, m3, m4 = (math.fsum(d**power for d in deviation) / s for power in (2, 3, 4))
    k2 = s * m2 / (s - 1)
    k3 = s * s * m3 / ((s - 1) * (s - 2)) if s > 2 else None
    k4 = s * s * ((s + 1) * m4 - 3 * (s - 1) * m2 * m2) / ((s - 1) * (s - 2) * (s - 3)) if s > 3 else None
    return k2, k3, k4


def skewness(deviation: Sequence[float]) -> float | None:
    """k3/k2^1.5; None below three values or without spread."""
    k2, k3, _k4 = k_statistics(_scaled(deviation))
    return k3 / k2**1.5 if k3 is not None and k2 else None


def kurtosis(deviation: Sequence[float]) -> float | None:
    """k4/k2^2, 0 for a normal distribution; None below four values or without spread."""
    k2, _k3, k4 = k_statistics(_scaled(deviation))
    return k4 / k2**2 if k4 is not None and k2 else None


def _scaled(deviation: Sequence[float]) -> Sequence[float]:
    """Deviations over the largest of them: skewness and kurtosis do not depend on the unit, floats do."""
    largest = max(map(abs, deviation))
    return [d / largest for d in deviation] if largest else deviation
