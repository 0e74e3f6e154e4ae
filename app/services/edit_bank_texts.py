r"""The fields of a question as texts of a form, and back; what is not changed keeps what stands in the file.

Texts are raw bank text: a literal bar is `\|` and a bracket in a cloze `\[`, as in the file. Lists have one entry a
line; maps too, as `left = right`, `Group: a; b` and `rule: why`. A backslash keeps a sign that would divide.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.i18n import _
from app.services.author_files import AuthorRefused
from app.services.author_ports import Raw

_INNER_COLON = r":(?=\s)"
EQUALS, COLON, SEMICOLON, COMMA = r"=(?=\s|\Z)", r":(?=\s|\Z)", ";", ","


def shield(text: str, sign: str, *, touches: bool = True) -> str:
    """The text with a backslash before each sign; `touches` where the dividing sign stands right behind it."""
    end = r"|\Z" if touches else ""
    return re.sub(rf"(\\*)({sign}{end})", lambda run: run[1] * 2 + (f"\\{run[2]}" if run[2] else ""), text)


def cut(text: str, sign: str, most: int = 0) -> list[str]:
    """The pieces between signs without a backslash before them, stripped; undoes `shield`. `most` cuts, 0 for all."""
    pieces: list[str] = []
    piece, at = "", 0
    for run in re.finditer(rf"(\\*)({sign})", text):
        if most and len(pieces) == most:
            break
        piece += text[at : run.start()] + "\\" * (len(run[1]) // 2)
        at = run.end()
        if len(run[1]) % 2:
            piece += run[2]
        else:
            pieces.append(piece)
            piece = ""
    rest = text[at:]
    if not (most and len(pieces) == most):
        tail = len(rest) - len(rest.rstrip("\\"))
        rest = rest[: len(rest) - tail] + "\\" * ((tail + 1) // 2)
    return [one.strip() for one in (*pieces, piece + rest)]


def _line(text: str) -> str:
    return " ".join(text.split())


@dataclass(frozen=True)
class Shape:
    """How a field is written in the form: `show` raises AuthorRefused where the form cannot hold it.

    `several` says that it takes several lines.
    """

    show: Callable[[Raw], str]
    read: Callable[[str, Raw | None], Raw]
    several: bool = False


def _too_deep() -> AuthorRefused:
    return AuthorRefused(_("This is written in a form that only the file itself can hold; edit it there."))


def _text(raw: Raw) -> str:
    if not isinstance(raw, str):
        raise _too_deep()
    return raw


def _texts(raw: Raw) -> list[str]:
    """The entries of a list; one text is a list of one."""
    if isinstance(raw, str):
        return [raw]
    if isinstance(raw, Mapping) or not all(isinstance(part, str) for part in raw):
        raise _too_deep()
    return [_text(part) for part in raw]


def _kept(lines: list[str], old: Raw | None) -> Raw:
    """The entries; one that shows as before stays as it was, and one alone stays without a list."""
    known = {_line(text): text for text in _texts(old)} if old is not None else {}
    found = [known.get(_line(line), line) for line in lines]
    return found[0] if len(found) == 1 and (isinstance(old, str) or old is None) else tuple(found)


def _read_lines(text: str, old: Raw | None) -> Raw:
    return _kept([line.strip() for line in text.split("\n") if line.strip()], old)


def _read_words(text: str, old: Raw | None) -> Raw:
    return _kept([word for word in cut(text, COMMA) if word], old)


def _pairs(raw: Raw) -> Mapping[str, Raw]:
    if raw and not isinstance(raw, Mapping):
        raise _too_deep()
    return raw if isinstance(raw, Mapping) else {}


def _show_match(left: str, right: Raw) -> str:
    return f"{shield(_line(left), EQUALS, touches=False)} = {_line(_text(right))}"


def _show_reason(rule: str, why: Raw) -> str:
    return f"{shield(_line(rule), _INNER_COLON)}: {_line(_text(why))}"


def _show_group(name: str, members: Raw) -> str:
    return f"{shield(_line(name), _INNER_COLON)}: " + "; ".join(
        shield(_line(part), SEMICOLON) for part in _texts(members)
    )


def _read_pair(mark: str, line: str) -> tuple[str, Raw]:
    left, *right = cut(line, mark, most=1)
    return left, right[0] if right else ""


def _read_group(line: str) -> tuple[str, Raw]:
    name, *members = cut(line, COLON, most=1)
    return name, tuple(part for part in cut(members[0], SEMICOLON) if part) if members else ()


def _table(show: Callable[[str, Raw], str], read: Callable[[str], tuple[str, Raw]]) -> Shape:
    """A map, one pair a line."""

    def shown(raw: Raw) -> str:
        return "\n".join(show(key, value) for key, value in _pairs(raw).items())

    def back(text: str, old: Raw | None) -> Raw:
        known = {show(key, value): (key, value) for key, value in _pairs(old or {}).items()}
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        pairs = [known.get(line) or read(line) for line in lines]
        twice = next((key for n, (key, _value) in enumerate(pairs) if key in [k for k, _v in pairs[:n]]), None)
        if twice is not None:
            raise AuthorRefused(_('"{text}" stands at the beginning of two lines; change one.').format(text=twice))
        return dict(pairs)

    return Shape(shown, back, several=True)


TEXT = Shape(_text, lambda text, old: text.strip(), several=True)
WORD = Shape(_text, lambda text, old: text.strip())
WORDS = Shape(lambda raw: ", ".join(shield(_line(word), COMMA) for word in _texts(raw)), _read_words)
LINES = Shape(lambda raw: "\n".join(map(_line, _texts(raw))), _read_lines, several=True)
PAIRS = _table(_show_match, lambda line: _read_pair(EQUALS, line))
GROUPS = _table(_show_group, _read_group)
REASONS = _table(_show_reason, lambda line: _read_pair(COLON, line))

SHAPES: Mapping[str, Shape] = {
    "id": WORD, "point": WORDS, "ask": TEXT, "right": LINES, "wrong": LINES, "answer": LINES, "true_or_false": WORD,
    "number": WORD, "cloze": TEXT, "order": LINES, "match": PAIRS, "groups": GROUPS, "front": TEXT, "back": TEXT,
    "rubric": LINES, "explain": TEXT, "hint": TEXT, "quote": WORD, "level": WORD, "marks": WORD, "tags": WORDS,
    "image": WORD, "shuffle": WORD, "was": WORD, "allow": REASONS,
}  # fmt: skip


def shown(key: str, raw: Raw | None) -> tuple[str, bool]:
    """A field as text of the form, empty where it is not written; and whether the form can hold it at all."""
    if raw is None:
        return "", True
    shape = SHAPES.get(key, TEXT)
    try:
        return shape.show(raw), True
    except AuthorRefused:
        return json.dumps(raw, ensure_ascii=False), False


def read(key: str, text: str, old: Raw | None) -> Raw | None:
    """What the file is to hold for a text of the form; None to leave the key out. Raises AuthorRefused."""
    before, holds = shown(key, old)
    text = text.replace("\r\n", "\n")
    if old is not None and before == text:
        return old
    if not holds:
        raise _too_deep()
    if not text.strip():
        return None
    return SHAPES.get(key, TEXT).read(text, old) or None
