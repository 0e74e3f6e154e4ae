"""Response: what a learner gave, kept by option keys and never by positions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Response:
    """One response, in one shape for every kind.

    - single, several right: `chosen` option keys; true or false: ("true",) or ("false",)
    - typed, number: `texts` of one; cloze: `texts`, one for each blank
    - order: `chosen` element keys in the order given
    - match: `pairs` of (left key, right key); groups: `pairs` of (member key, group key)
    - flashcard: `grade` 1 to 4 (again, hard, good, easy)
    - self-marked: `texts` of the explanation, `chosen` keys of the rubric lines that are met

    `revealed` marks an answer given after its feedback was seen, or given up.
    """

    chosen: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    grade: int | None = None
    revealed: bool = False

    @property
    def blank(self) -> bool:
        """Whether nothing was given at all."""
        return not (self.chosen or any(t.strip() for t in self.texts) or self.pairs or self.grade)

    def to_json(self) -> dict[str, object]:
        """A plain object for the store and for exports; empty fields are left out."""
        made: dict[str, object] = {}
        if self.chosen:
            made["chosen"] = list(self.chosen)
        if self.texts:
            made["texts"] = list(self.texts)
        if self.pairs:
            made["pairs"] = [list(pair) for pair in self.pairs]
        if self.grade is not None:
            made["grade"] = self.grade
        if self.revealed:
            made["revealed"] = True
        return made


def response_from_json(given: Mapping[str, object]) -> Response:
    """Read what `Response.to_json` wrote.

    Raises:
        ValueError: a field is not of its shape; the message names the field.
    """
    pairs = []
    for pair in _list(given, "pairs"):
        if not isinstance(pair, list) or len(pair) != 2 or not all(isinstance(part, str) for part in pair):
            raise ValueError("pairs")
        pairs.append((pair[0], pair[1]))
    grade = given.get("grade")
    if grade is not None and (not isinstance(grade, int) or isinstance(grade, bool) or not 1 <= grade <= 4):
        raise ValueError("grade")
    return Response(_texts(given, "chosen"), _texts(given, "texts"), tuple(pairs), grade, given.get("revealed") is True)


def _list(given: Mapping[str, object], field: str) -> list[object]:
    value = given.get(field, [])
    if not isinstance(value, list):
        raise ValueError(field)
    return value


def _texts(given: Mapping[str, object], field: str) -> tuple[str, ...]:
    texts = []
    for part in _list(given, field):
        if not isinstance(part, str):
            raise ValueError(field)
        texts.append(part)
    return tuple(texts)
