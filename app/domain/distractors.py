"""What the answers say of each option of a question: who chose it, and whether the strong or the weak did."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.item import Choices, Item, TrueFalse
from app.domain.mark_table import Empty, Figure, Quality, number, quality, reasons
from app.domain.moments import deviations, product, variance

RARE = 0.05


class OptionFlag(StrEnum):
    """What a teacher should look at."""

    RARELY_CHOSEN = "rarely_chosen"
    ATTRACTS_THE_STRONG = "attracts_the_strong"


@dataclass(frozen=True, slots=True)
class Alternative:
    """What can be chosen: its key in responses, its text, whether it is right."""

    key: str
    text: str
    right: bool


@dataclass(frozen=True, slots=True)
class OptionFigures:
    """One option: `count` of `attempts` chose it; `upper` and `lower` are the shares (0..1) within the thirds.

    `point_biserial` (-1..1) correlates choosing it with the marks on the rest of the attempt.
    """

    key: str
    text: str
    right: bool
    count: int
    attempts: int
    quality: Quality
    upper: float | None
    lower: float | None
    point_biserial: float | None
    flags: tuple[OptionFlag, ...] = ()
    empty: tuple[tuple[str, Empty], ...] = ()


def alternatives(item: Item) -> tuple[Alternative, ...]:
    """The options of a choice, and of true or false; other kinds have none."""
    match item.body:
        case Choices(options):
            return tuple(Alternative(option.key, option.text, option.right) for option in options)
        case TrueFalse(truth):
            return tuple(Alternative(word, word, (word == "true") is truth) for word in ("true", "false"))
        case _:
            return ()


def option_figures(
    options: Sequence[Alternative], chosen: Sequence[Collection[str]], rest: Sequence[float] | None
) -> tuple[OptionFigures, ...]:
    """Figures of each option.

    `chosen[attempt]` holds the option keys of an attempt, `rest[attempt]` its marks without this question; None where
    each learner drew other questions. Below ten attempts only the counts; nothing is flagged then.
    """
    return tuple(_option(option, [option.key in keys for keys in chosen], rest) for option in options)


def third_size(attempts: int) -> int:
    """How many attempts are in a third: attempts // 3, at least one."""
    return max(1, attempts // 3)


def third_weights(scores: Sequence[float], *, upper: bool) -> list[float]:
    """How much each attempt belongs to the upper or lower third: 1, 0, or a share where a tie lies across the edge.

    The third holds attempts // 3 in all (at least one), whatever the order of the rows.
    """
    if not scores:
        return []
    size = third_size(len(scores))
    edge = sorted(scores, reverse=upper)[size - 1]
    inside = [(score > edge) if upper else (score < edge) for score in scores]
    tied = sum(score == edge for score in scores)
    part = (size - sum(inside)) / tied
    return [1.0 if within else part if score == edge else 0.0 for within, score in zip(inside, scores, strict=True)]


def _option(option: Alternative, chose: list[bool], rest: Sequence[float] | None) -> OptionFigures:
    upper, lower, r = _against_rest(chose, rest)
    return OptionFigures(
        key=option.key,
        text=option.text,
        right=option.right,
        count=sum(chose),
        attempts=len(chose),
        quality=quality(len(chose)),
        upper=number(upper),
        lower=number(lower),
        point_biserial=number(r),
        flags=_flags(option, chose, r),
        empty=reasons(upper=upper, lower=lower, point_biserial=r),
    )


def _against_rest(chose: list[bool], rest: Sequence[float] | None) -> tuple[Figure, Figure, Figure]:
    """Share in the upper third, in the lower third, and the point-biserial."""
    refused = _refused(chose, rest)
    if refused or rest is None:
        reason = refused or Empty.DIFFERENT_QUESTIONS
        return reason, reason, reason
    x, r = deviations([float(c) for c in chose]), deviations(rest)
    spread = math.sqrt(variance(x)) * math.sqrt(variance(r))
    correlation: Figure = product(x, r) / spread if spread else Empty.NO_SPREAD
    return _share_in(chose, rest, upper=True), _share_in(chose, rest, upper=False), correlation


def _refused(chose: list[bool], rest: Sequence[float] | None) -> Empty | None:
    if not chose:
        return Empty.NO_ATTEMPTS
    if quality(len(chose)) is Quality.SMALL_SAMPLE:
        return Empty.SMALL_SAMPLE
    return None if rest is not None else Empty.DIFFERENT_QUESTIONS


def _share_in(chose: list[bool], rest: Sequence[float], *, upper: bool) -> float:
    weights = third_weights(rest, upper=upper)
    within = math.fsum(weight for weight, picked in zip(weights, chose, strict=True) if picked)
    return within / math.fsum(weights)


def _flags(option: Alternative, chose: list[bool], r: Figure) -> tuple[OptionFlag, ...]:
    """Chosen by fewer than 5 %, or wrong and chosen rather by those who know the rest."""
    if quality(len(chose)) is Quality.SMALL_SAMPLE:
        return ()
    flags = []
    if sum(chose) < RARE * len(chose):
        flags.append(OptionFlag.RARELY_CHOSEN)
    if not option.right and not isinstance(r, Empty) and r > 0:
        flags.append(OptionFlag.ATTRACTS_THE_STRONG)
    return tuple(flags)
