"""What the answers to one item come to: the figures that roll-ups keep and the log can always give again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo

from app.domain.memory import DAY_MS, Rating

QUARTER_MS = 900_000
QUARTERS_A_DAY = DAY_MS // QUARTER_MS
LONGEST_ANSWER = 120_000  # ms; whatever is above was a break
MILLION = 1_000_000
_THURSDAY = 3  # 1 January 1970 was one
_FIRST_KEYED, _LAST_KEYED = 18_262 * QUARTERS_A_DAY, 25_567 * QUARTERS_A_DAY  # 2020 to 2040


@dataclass(frozen=True, slots=True)
class Figures:
    """Sums over answers, all whole numbers, so that they come out the same in any order.

    - `answers`: all that count, `milliseconds` the time they took, each cut at 120 s
    - `scored`: those that were not revealed; `correct` of these had full credit; `credit` in millionths of a mark
    - `reviews`: those to an item last answered a day or more before; `recalled` of these were not rated again
    - `forecast`: the reviews with a prediction; `predicted` the sum of these predictions, in millionths
    """

    answers: int = 0
    scored: int = 0
    correct: int = 0
    credit: int = 0
    milliseconds: int = 0
    reviews: int = 0
    recalled: int = 0
    forecast: int = 0
    predicted: int = 0

    def __add__(self, other: Figures) -> Figures:
        """The figures of both."""
        return Figures(
            self.answers + other.answers,
            self.scored + other.scored,
            self.correct + other.correct,
            self.credit + other.credit,
            self.milliseconds + other.milliseconds,
            self.reviews + other.reviews,
            self.recalled + other.recalled,
            self.forecast + other.forecast,
            self.predicted + other.predicted,
        )

    def __neg__(self) -> Figures:
        """What takes these figures away."""
        return Figures(
            -self.answers,
            -self.scored,
            -self.correct,
            -self.credit,
            -self.milliseconds,
            -self.reviews,
            -self.recalled,
            -self.forecast,
            -self.predicted,
        )


@dataclass(frozen=True, slots=True)
class Counted:
    """An answer that counts: it stands, it has a rating (an exam's once submitted), and something was given.

    `predicted` is the chance of recall foretold for it, in millionths, None where none was.
    """

    id: str
    time: int
    revision: str
    score: float
    rating: Rating
    revealed: bool
    milliseconds: int
    predicted: int | None = None


@dataclass(slots=True)
class Tally:
    """What the answers of one learner to one item come to, by quarter-hour and by week."""

    buckets: dict[int, Figures] = field(default_factory=dict)
    weeks: dict[int, Figures] = field(default_factory=dict)
    total: Figures = Figures()
    last: Counted | None = None
    firsts: dict[str, Counted] = field(default_factory=dict)


def counts(rating: Rating | None, blank: bool, revealed: bool) -> bool:
    """Whether a standing answer counts. Nothing given is no answer, unless the learner gave up and was told."""
    return rating is not None and (revealed or not blank)


def is_review(time: int, previous: int | None) -> bool:
    """Whether an answer asks for memory: the one before it was at least a day earlier (UTC ms)."""
    return previous is not None and time - previous >= DAY_MS


def figures(answer: Counted, previous: int | None) -> Figures:
    """What one answer adds; `previous` is the time of the answer to the item before it, None for the first."""
    return Figures(*_sums(answer, previous))


def tally(answers: Iterable[Counted]) -> Tally:
    """Count the answers to one item, oldest first."""
    buckets: dict[int, list[int]] = {}
    weeks: dict[int, list[int]] = {}
    made = Tally()
    for answer in answers:
        adds = _sums(answer, made.last.time if made.last else None)
        _add(buckets, bucket_of(answer.time), adds)
        _add(weeks, week_of(answer.time), adds)
        made.last = answer
        if not answer.revealed:
            made.firsts.setdefault(answer.revision, answer)
    made.buckets = {bucket: Figures(*sums) for bucket, sums in buckets.items()}
    made.weeks = {week: Figures(*sums) for week, sums in weeks.items()}
    made.total = sum(made.weeks.values(), Figures())
    return made


def _sums(answer: Counted, previous: int | None) -> list[int]:
    """The fields of Figures, as a list: a log of a million answers is added up in it."""
    review = is_review(answer.time, previous)
    foretold = answer.predicted if review else None
    scored = not answer.revealed
    return [
        1,
        int(scored),
        int(scored and answer.score >= 1),
        round(answer.score * MILLION) if scored else 0,
        min(max(answer.milliseconds, 0), LONGEST_ANSWER),
        int(review),
        int(review and answer.rating is not Rating.AGAIN),
        int(foretold is not None),
        foretold or 0,
    ]


def _add(kept: dict[int, list[int]], key: int, adds: list[int]) -> None:
    sums = kept.get(key)
    kept[key] = adds if sums is None else [one + other for one, other in zip(sums, adds, strict=True)]


def bucket_of(time: int) -> int:
    """The quarter-hour of a moment (UTC ms), counted from 1970."""
    return time // QUARTER_MS


def week_of(time: int) -> int:
    """The week of a moment (UTC ms), Monday to Sunday, counted from the one that 1970 began in."""
    return (time // DAY_MS + _THURSDAY) // 7


def week_start(week: int) -> int:
    """The moment a week begins (UTC ms)."""
    return (week * 7 - _THURSDAY) * DAY_MS


@dataclass(frozen=True, slots=True)
class Offset:
    """From bucket `start` on, local time is `quarters` quarter-hours ahead of UTC."""

    start: int
    quarters: int


def offsets(first: int, last: int, zone: tzinfo | None) -> Sequence[Offset]:
    """How local time runs from bucket `first` to `last`; the zone None is the one of this device."""
    made = [Offset(first, _quarters(first, zone))]
    step = 14 * QUARTERS_A_DAY  # no zone moves its clocks twice within two weeks
    for start in range(first, last, step):
        end = min(start + step, last)
        if _quarters(end, zone) != made[-1].quarters:
            while end - start > 1:
                middle = (start + end) // 2
                start, end = (middle, end) if _quarters(middle, zone) == made[-1].quarters else (start, middle)
            made.append(Offset(end, _quarters(end, zone)))
    return made


def zone_key(zone: tzinfo | None = None) -> str:
    """A text that is another one where the time zone's days begin at other moments, from 2020 to 2040."""
    runs = offsets(_FIRST_KEYED, _LAST_KEYED, zone)
    return ",".join(f"{run.start}:{run.quarters}" for run in runs)


def local_day(bucket: int, zone: tzinfo | None = None) -> int:
    """The local day that a quarter-hour falls in, counted from 1 January 1970."""
    return (bucket + _quarters(bucket, zone)) // QUARTERS_A_DAY


def day_of(number: int) -> date:
    """The date of a day counted from 1 January 1970."""
    return date.fromordinal(number + date(1970, 1, 1).toordinal())


def _quarters(bucket: int, zone: tzinfo | None) -> int:
    moment = datetime.fromtimestamp(bucket * QUARTER_MS / 1000, UTC).astimezone(zone)
    shift = moment.utcoffset()
    return round(shift.total_seconds() * 1000 / QUARTER_MS) if shift is not None else 0
