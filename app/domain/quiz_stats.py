"""What the attempts at a quiz say of it as a whole; formulas in docs/statistics.md."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from app.domain.mark_table import Empty, Figure, MarkTable, Quality, number, quality, reasons
from app.domain.moments import deviations, kurtosis, mean, median, skewness, variance

WITHHELD = (
    "mean",
    "median",
    "standard_deviation",
    "skewness",
    "kurtosis",
    "cic",
    "error_ratio",
    "standard_error",
)


@dataclass(frozen=True, slots=True)
class QuizFigures:
    """The figures of a quiz over `count` attempts; None is empty, and `empty` names the reason.

    `max_mark`, `mean`, `median`, `standard_deviation` and `standard_error` are in marks, `cic` (Cronbach's alpha
    times 100) and `error_ratio` in percent, `skewness` and `kurtosis` without unit.
    """

    count: int
    quality: Quality
    max_mark: float | None
    mean: float | None
    median: float | None
    standard_deviation: float | None
    skewness: float | None
    kurtosis: float | None
    cic: float | None
    error_ratio: float | None
    standard_error: float | None
    empty: tuple[tuple[str, Empty], ...] = ()


def quiz_figures(table: MarkTable) -> QuizFigures:
    """The figures, wherever they are defined. Small samples are marked, not withheld: see `withheld`."""
    top: Figure = Empty.DIFFERENT_MAXIMUM if table.possible is None else table.possible
    middle = _total(table, mean, 1)
    half = _total(table, median, 1)
    sd = _total(table, lambda totals: math.sqrt(variance(deviations(totals))), 2)
    skew = _total(table, lambda totals: skewness(deviations(totals)), 3)
    peak = _total(table, lambda totals: kurtosis(deviations(totals)), 4)
    cic = _cic(table)
    ratio: Figure = cic if isinstance(cic, Empty) else 100 * math.sqrt(max(0.0, 1 - cic / 100))
    error: Figure = ratio if isinstance(ratio, Empty) else sd if isinstance(sd, Empty) else ratio * sd / 100
    return QuizFigures(
        count=len(table.rows),
        quality=quality(len(table.rows)),
        max_mark=number(top),
        mean=number(middle),
        median=number(half),
        standard_deviation=number(sd),
        skewness=number(skew),
        kurtosis=number(peak),
        cic=number(cic),
        error_ratio=number(ratio),
        standard_error=number(error),
        empty=reasons(
            max_mark=top,
            mean=middle,
            median=half,
            standard_deviation=sd,
            skewness=skew,
            kurtosis=peak,
            cic=cic,
            error_ratio=ratio,
            standard_error=error,
        ),
    )


def withheld(figures: QuizFigures) -> QuizFigures:
    """Below ten attempts only the count and the maximum; else all as it is."""
    if figures.quality is not Quality.SMALL_SAMPLE:
        return figures
    kept = tuple(pair for pair in figures.empty if pair[0] not in WITHHELD)
    hidden = tuple((name, Empty.SMALL_SAMPLE) for name in WITHHELD)
    return replace(
        figures,
        mean=None,
        median=None,
        standard_deviation=None,
        skewness=None,
        kurtosis=None,
        cic=None,
        error_ratio=None,
        standard_error=None,
        empty=kept + hidden,
    )


def _total(table: MarkTable, formula: Callable[[list[float]], float | None], least: int) -> Figure:
    """A figure of the totals, from `least` attempts on; totals out of different maxima do not compare."""
    if not table.rows:
        return Empty.NO_ATTEMPTS
    if table.possible is None:
        return Empty.DIFFERENT_MAXIMUM
    if len(table.rows) < least:
        return Empty.TOO_FEW_ATTEMPTS
    value = formula(table.totals)
    return Empty.NO_SPREAD if value is None else value


def _cic(table: MarkTable) -> Figure:
    """100 p/(p-1) (1 - sum var(x)/k2), never clamped: questions that contradict one another give a negative one."""
    if not table.complete:
        return Empty.DIFFERENT_QUESTIONS
    if len(table.rows) < 2:
        return Empty.TOO_FEW_ATTEMPTS if table.rows else Empty.NO_ATTEMPTS
    p = len(table.items)
    if p < 2:
        return Empty.ONE_ITEM
    k2 = variance(deviations(table.totals))
    if not k2:
        return Empty.NO_SPREAD
    apart = math.fsum(variance(deviations(table.column(index))) for index in range(p))
    return 100 * p / (p - 1) * (1 - apart / k2)
