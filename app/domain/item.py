"""Item and its kinds: what a question asks and what counts as right."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum

from app.domain.finding import NOWHERE, Place


class Kind(StrEnum):
    """The kinds of question, by the words that files, exports and messages use."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    TRUE_FALSE = "true-false"
    TYPED = "typed"
    NUMBER = "number"
    CLOZE = "cloze"
    ORDER = "order"
    MATCH = "match"
    GROUPS = "groups"
    FLASHCARD = "flashcard"
    SELF_MARKED = "self-marked"


class Level(StrEnum):
    """What a question asks of the learner."""

    RECALL = "recall"
    UNDERSTAND = "understand"
    APPLY = "apply"


def text_key(text: str) -> str:
    """The stable key of an option: 12 hex digits of the SHA-256 of its text, so reordering never miskeys an item."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Option:
    """One choice, or one known mistake of a typed question.

    `credit` is the share of the marks in the weighted long form (-1 to 1), None where the kind's own rule applies.
    """

    text: str
    right: bool = False
    feedback: str = ""
    credit: float | None = None

    @property
    def key(self) -> str:
        """See `text_key`."""
        return text_key(self.text)


@dataclass(frozen=True, slots=True)
class Choices:
    """Single choice, or choose all that apply where `several`."""

    options: tuple[Option, ...]
    several: bool = False


@dataclass(frozen=True, slots=True)
class TrueFalse:
    """A claim that is true or false; `feedback` answers the wrong choice."""

    truth: bool
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """A typed answer: the first of `accepted` is shown; `mistakes` are known wrong answers, never accepted."""

    accepted: tuple[str, ...]
    mistakes: tuple[Option, ...] = ()
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A number between `low` and `high`, both included; `shown` is what the author wrote, e.g. `8 +- 5 %`."""

    low: float
    high: float
    shown: str
    mistakes: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Blank:
    """One gap of a cloze: its accepted answers, the first is shown."""

    accepted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cloze:
    """Text with gaps, in reading order: a str is text, a Blank is a gap."""

    parts: tuple[str | Blank, ...]
    mistakes: tuple[Option, ...] = ()

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """The gaps in reading order."""
        return tuple(p for p in self.parts if isinstance(p, Blank))


@dataclass(frozen=True, slots=True)
class Order:
    """Elements in their right order."""

    elements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """(left, right) pairs; two lefts may share a right."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Groups:
    """(group name, members) in the author's order; a member belongs to one group."""

    groups: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def members(self) -> tuple[tuple[str, str], ...]:
        """(member, group name) pairs."""
        return tuple((member, name) for name, members in self.groups for member in members)


@dataclass(frozen=True, slots=True)
class Flashcard:
    """A card: the item's stem is the front; graded by the learner."""

    back: str


@dataclass(frozen=True, slots=True)
class SelfMarked:
    """An explanation that the learner writes and marks against the rubric."""

    rubric: tuple[str, ...]


Body = Choices | TrueFalse | Typed | Number | Cloze | Order | Match | Groups | Flashcard | SelfMarked

_KINDS: dict[type[object], Kind] = {
    TrueFalse: Kind.TRUE_FALSE,
    Typed: Kind.TYPED,
    Number: Kind.NUMBER,
    Cloze: Kind.CLOZE,
    Order: Kind.ORDER,
    Match: Kind.MATCH,
    Groups: Kind.GROUPS,
    Flashcard: Kind.FLASHCARD,
    SelfMarked: Kind.SELF_MARKED,
}


@dataclass(frozen=True, slots=True)
class Item:
    """One question. For a cloze without `ask` the stem is empty; a flashcard's stem is its front.

    `points[0]` is the point the item is mainly about. `image` is a name in the course's media folder and
    `image_hash` the SHA-256 of its bytes. `allow` holds (rule, reason) pairs.
    """

    id: str
    section: str
    points: tuple[str, ...]
    stem: str
    body: Body
    explain: str = ""
    hint: str = ""
    quote: str = ""
    tags: tuple[str, ...] = ()
    level: Level | None = None
    marks: float = 1.0
    image: str = ""
    image_hash: str = ""
    shuffle: bool = True
    was: str = ""
    allow: tuple[tuple[str, str], ...] = ()
    place: Place = NOWHERE

    @property
    def kind(self) -> Kind:
        """The kind, from the body."""
        if isinstance(self.body, Choices):
            return Kind.MULTIPLE if self.body.several else Kind.SINGLE
        return _KINDS[type(self.body)]

    @property
    def revision(self) -> str:
        """16 hex digits that change whenever what the learner sees or what counts as right changes."""
        canonical = json.dumps(self.content(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode("utf-8")).hexdigest()[:16]

    def content(self) -> dict[str, object]:
        """What makes a revision: kind, stem, options, right and wrong, accepted answers, tolerance, image."""
        return {"kind": self.kind.value, "stem": self.stem, "image": self.image_hash, **_body_content(self.body)}


def _body_content(body: Body) -> dict[str, object]:
    """The parts of a body that a revision hangs on; option order counts only where the kind gives it meaning."""
    match body:
        case Choices():
            return {"options": sorted([o.text, o.right, o.credit] for o in body.options)}
        case TrueFalse():
            return {"truth": body.truth}
        case Typed():
            return {"accepted": list(body.accepted), "mistakes": sorted(o.text for o in body.mistakes)}
        case Number():
            return {"low": body.low, "high": body.high, "mistakes": sorted(o.text for o in body.mistakes)}
        case Cloze():
            parts = [p if isinstance(p, str) else list(p.accepted) for p in body.parts]
            return {"parts": parts, "mistakes": sorted(o.text for o in body.mistakes)}
        case Order():
            return {"elements": list(body.elements)}
        case Match():
            return {"pairs": sorted([left, right] for left, right in body.pairs)}
        case Groups():
            return {"groups": sorted([name, sorted(members)] for name, members in body.groups)}
        case Flashcard():
            return {"back": body.back}
        case SelfMarked():
            return {"rubric": list(body.rubric)}
