"""The kinds of question in a bank's keys: what each needs, and how one becomes another with what fits of it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.services.author_ports import Fields, Raw
from app.services.edit_bank_long import as_long, as_short

KINDS: Mapping[str, tuple[str, ...]] = {
    "right": ("ask", "right", "wrong"),
    "choices": ("ask", "choices"),
    "answer": ("ask", "answer", "wrong"),
    "true_or_false": ("ask", "true_or_false"),
    "number": ("ask", "number", "wrong"),
    "cloze": ("ask", "cloze", "wrong"),
    "order": ("ask", "order"),
    "match": ("ask", "match"),
    "groups": ("ask", "groups"),
    "front": ("front", "back"),
    "rubric": ("ask", "rubric"),
}
"""By the key that names a kind: its keys, in the order of the form."""

_BODY = {key for keys in KINDS.values() for key in keys}
_FEEDBACK = re.compile(r"(?:^|\s)\|(?:\s|$).*", re.DOTALL)
_LISTS = ("order", "rubric")
_EMPTY: tuple[Raw, ...] = ({"text": "", "right": "true"}, {"text": ""})


def kind_of(fields: Fields) -> str:
    """The key that names the kind; empty where there is none."""
    return next((key for key in KINDS if key in fields), "")


def required(fields: Fields) -> frozenset[str]:
    """Keys that stay in the file when their text is emptied, so that the question keeps its kind."""
    kind = kind_of(fields)
    needed = {key for key in KINDS.get(kind, ()) if key != "wrong"} - ({"ask"} if kind == "cloze" else set())
    return frozenset({"id", "point", *needed} | ({"wrong"} if kind == "right" else set()))


def as_kind(fields: Fields, kind: str) -> dict[str, Raw]:
    """The question in another kind: prompt, right answers and wrong ones go over where they fit."""
    rest = {key: value for key, value in fields.items() if key not in _BODY}
    prompt, right = _prompt(fields), _right(fields)
    wrong: Raw = fields.get("wrong", ())
    if "choices" in fields:
        wrong = as_short(fields, False)
    bare = [_FEEDBACK.sub("", text).strip() for text in right]
    made: dict[str, Raw] = {} if kind in ("front", "cloze") else {"ask": prompt}
    match kind:
        case "choices":
            made |= {kind: (*(as_long(right, True) or _EMPTY), *as_long(_texts(wrong), False))}
        case "right" | "answer":
            made |= {kind: right[0] if len(right) == 1 else tuple(right), "wrong": wrong}
        case "number":
            made |= {kind: bare[0] if bare else "", "wrong": wrong}
        case "true_or_false":
            made |= {kind: "true"}
        case "cloze":
            made |= {kind: f"{_literal(prompt)} [{bare[0]}]" if bare else _literal(prompt), "wrong": wrong}
        case "order" | "rubric":
            made |= {kind: tuple(bare)}
        case "match" | "groups":
            made |= {kind: {}}
        case "front":
            made |= {"front": prompt, "back": bare[0] if bare else ""}
    if kind != "right" and not made.get("wrong", "-"):
        del made["wrong"]
    head = {key: value for key, value in rest.items() if key in ("id", "point")}
    return head | made | {key: value for key, value in rest.items() if key not in head}


def _texts(raw: Raw) -> list[str]:
    return [raw] if isinstance(raw, str) else [one for one in raw if isinstance(one, str)]


def _literal(text: str) -> str:
    return re.sub(r"(?=[\[\]])", r"\\", text)


def _prompt(fields: Fields) -> str:
    """What is asked; of a cloze its text with the gaps' first answers."""
    for key in ("ask", "front", "cloze"):
        text = fields.get(key)
        if isinstance(text, str) and text:
            return _plain_cloze(text) if key == "cloze" else text
    return ""


def _plain_cloze(text: str) -> str:
    gapless = re.sub(r"(?<!\\)\[((?:\\.|[^\\\[\]|])*)[^\[\]]*\]", r"\1", text)
    return re.sub(r"\\([\[\]|])", r"\1", gapless)


def _right(fields: Fields) -> list[str]:
    """The right answers, with their feedback."""
    if "choices" in fields:
        return list(as_short(fields, True))
    for key in ("right", "answer", "number", "back", *_LISTS):
        found = fields.get(key)
        if isinstance(found, str):
            return [found] if found else []
        if found is not None and not isinstance(found, Mapping):
            return [text for text in found if isinstance(text, str)]
    gap = re.search(r"(?<!\\)\[((?:\\.|[^\\\[\]|])+)", str(fields.get("cloze", "")))
    return [gap[1]] if gap else []


def fresh(name: str, point: str) -> dict[str, Raw]:
    """A new question, empty: it can be kept as a draft but not saved before it is filled in."""
    return {"id": name, "point": point, "ask": "", "right": "", "wrong": ()}
