"""What the answers say of each item: facility, discrimination, efficiency, weights; formulas in docs/statistics.md."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.mark_table import Empty, Figure, MarkTable, Quality, number, quality, reasons
from app.domain.moments import deviations, mean, product, variance
from app.domain.report import Share, wilson

LOW_EFFICIENCY = 15.0
WITHHELD = ("sd", "discrimination", "efficiency", "effective_weight")


class ItemFlag(StrEnum):
    """What a teacher should look at."""

    LOW_EFFICIENCY = "low_efficiency"
    NEGATIVE_DISCRIMINATION = "negative_discrimination"


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """The figures of one item; None is empty, and `empty` names the reason.

    `facility` 0..1 with its Wilson interval `share`; `sd` in marks; `random_guess_score` 0..1; the others in percent.
    """

    item: str
    max_mark: float
    attempts: int
    quality: Quality
    facility: float | None
    share: Share | None
    sd: float | None
    discrimination: float | None
    efficiency: float | None
    random_guess_score: float | None
    intended_weight: float | None
    effective_weight: float | None
    flags: tuple[ItemFlag, ...] = ()
    empty: tuple[tuple[str, Empty], ...] = ()


def item_figures(table: MarkTable, guesses: Mapping[str, Figure] | None = None) -> tuple[ItemFigures, ...]:
    """The figures of every item, wherever they are defined; `guesses` are random guess scores by item.

    Small samples are marked, not withheld: see `withheld`.
    """
    effective = _effective_weights(table)
    known = guesses or {}
    return tuple(
        _figures(table, index, effective[index], known.get(item, Empty.UNKNOWN_OPTIONS))
        for index, item in enumerate(table.items)
    )


def withheld(figures: ItemFigures) -> ItemFigures:
    """Below ten attempts only counts, the share with its interval and what the author set; else all as it is."""
    if figures.quality is not Quality.SMALL_SAMPLE:
        return figures
    kept = tuple(pair for pair in figures.empty if pair[0] not in WITHHELD)
    hidden = tuple((name, Empty.SMALL_SAMPLE) for name in WITHHELD)
    return replace(
        figures, sd=None, discrimination=None, efficiency=None, effective_weight=None, flags=(), empty=kept + hidden
    )


def _figures(table: MarkTable, index: int, effective: Figure, guess: Figure) -> ItemFigures:
    marks, top = table.column(index), table.max_marks[index]
    facility, sd = _facility(marks, top), _sd(marks)
    share = _share(facility, len(marks))
    discrimination, efficiency = _item_rest(table, index)
    intended = _intended_weight(table, top)
    return ItemFigures(
        item=table.items[index],
        max_mark=top,
        attempts=len(marks),
        quality=quality(len(marks)),
        facility=number(facility),
        share=share,
        sd=number(sd),
        discrimination=number(discrimination),
        efficiency=number(efficiency),
        random_guess_score=number(guess),
        intended_weight=number(intended),
        effective_weight=number(effective),
        flags=_flags(discrimination, efficiency),
        empty=reasons(
            facility=facility,
            sd=sd,
            discrimination=discrimination,
            efficiency=efficiency,
            random_guess_score=guess,
            intended_weight=intended,
            effective_weight=effective,
        )
        + ((("share", Empty.OUTSIDE_SCALE),) if share is None and not isinstance(facility, Empty) else ()),
    )


def _facility(marks: list[float], top: float) -> Figure:
    if not marks:
        return Empty.NO_ATTEMPTS
    return mean(marks) / top if top else Empty.NO_MARKS


def _share(facility: Figure, attempts: int) -> Share | None:
    """Wilson's interval; where penalties or bonuses of a plain table put the mean outside 0 to 1, it is no share."""
    if isinstance(facility, Empty) or not 0 <= facility <= 1:
        return None
    return wilson(facility * attempts, attempts)


def _sd(marks: list[float]) -> Figure:
    if len(marks) < 2:
        return _too_few(len(marks))
    return math.sqrt(variance(deviations(marks)))


def _intended_weight(table: MarkTable, top: float) -> Figure:
    """100 max mark / the maximum marks of the attempt it stands in."""
    if table.possible is None:
        return Empty.DIFFERENT_MAXIMUM
    return 100 * top / table.possible if table.possible else Empty.NO_MARKS


def _item_rest(table: MarkTable, index: int) -> tuple[Figure, Figure]:
    """Discrimination index and discriminative efficiency."""
    refused = _refused(table)
    if refused:
        return refused, refused
    marks = table.column(index)
    rest = [total - mark for total, mark in zip(table.totals, marks, strict=True)]
    x, r = deviations(marks), deviations(rest, max(map(abs, table.totals)))
    spread = math.sqrt(variance(x)) * math.sqrt(variance(r))
    most = product(sorted(x), sorted(r))
    covariance = product(x, r)
    return (
        100 * covariance / spread if spread else Empty.NO_SPREAD,
        100 * covariance / most if most else Empty.NO_SPREAD,
    )


def _effective_weights(table: MarkTable) -> list[Figure]:
    """100 sqrt cov(x, X) over the sum of all those roots; empty where its own covariance is negative."""
    refused = _refused(table)
    if refused:
        return [refused] * len(table.items)
    totals = deviations(table.totals)
    covariances = [product(deviations(table.column(index)), totals) for index in range(len(table.items))]
    whole = math.fsum(math.sqrt(c) for c in covariances if c > 0)
    return [_effective_weight(c, whole) for c in covariances]


def _effective_weight(covariance: float, whole: float) -> Figure:
    if covariance < 0:
        return Empty.NEGATIVE_COVARIANCE
    return 100 * math.sqrt(covariance) / whole if whole else Empty.NO_SPREAD


def _refused(table: MarkTable) -> Empty | None:
    """Why an item cannot be compared with the rest of its attempt, whatever the marks are."""
    if len(table.rows) < 2:
        return _too_few(len(table.rows))
    return None if table.complete else Empty.DIFFERENT_QUESTIONS


def _too_few(attempts: int) -> Empty:
    return Empty.TOO_FEW_ATTEMPTS if attempts else Empty.NO_ATTEMPTS


def _flags(discrimination: Figure, efficiency: Figure) -> tuple[ItemFlag, ...]:
    flags = []
    if not isinstance(efficiency, Empty) and efficiency < LOW_EFFICIENCY:
        flags.append(ItemFlag.LOW_EFFICIENCY)
    if not isinstance(discrimination, Empty) and discrimination < 0:
        flags.append(ItemFlag.NEGATIVE_DISCRIMINATION)
    return tuple(flags)
