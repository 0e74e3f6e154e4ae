"""The form of a question in the bank editor: its fields in words, and beside each what the check says."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.item import Level
from app.i18n import _
from app.services.author_ports import Fields
from app.services.edit_bank_findings import Placed
from app.services.edit_bank_kinds import KINDS, kind_of
from app.services.edit_bank_texts import SHAPES, shown
from app.viewmodels.editor_state import FormField, Problem

_AROUND = ("explain", "hint", "quote", "level", "tags", "marks", "image", "shuffle", "allow")


def kind_words() -> dict[str, str]:
    """The kinds by the key that names them."""
    return {
        "right": _("Choice"),
        "choices": _("Choice, long form"),
        "answer": _("Typed answer"),
        "true_or_false": _("True or false"),
        "number": _("Number"),
        "cloze": _("Text with gaps"),
        "order": _("Put in order"),
        "match": _("Match"),
        "groups": _("Sort into groups"),
        "front": _("Card"),
        "rubric": _("Explain, marked by oneself"),
    }


def kind_choices(current: str = "") -> tuple[tuple[str, str], ...]:
    """The kinds to choose from; the long form only where it stands."""
    return tuple((key, word) for key, word in kind_words().items() if key != "choices" or key == current)


def _label(key: str) -> str:
    labels = {
        "id": _("Id"),
        "point": _("Points"),
        "ask": _("Question"),
        "right": _("Right"),
        "wrong": _("Wrong"),
        "choices": _("Options"),
        "answer": _("Answers"),
        "true_or_false": _("True or false"),
        "number": _("Number"),
        "cloze": _("Text with gaps"),
        "order": _("In their right order"),
        "match": _("Pairs"),
        "groups": _("Groups"),
        "front": _("Front"),
        "back": _("Back"),
        "rubric": _("What a good answer says"),
        "explain": _("Explanation"),
        "hint": _("Hint"),
        "quote": _("Quote"),
        "level": _("Level"),
        "tags": _("Tags"),
        "marks": _("Marks"),
        "image": _("Image"),
        "shuffle": _("Order of options"),
        "was": _("Id before"),
        "allow": _("Allowed weaknesses"),
    }
    return labels.get(key, key)


def _help(key: str, kind: str) -> str:
    if key == "wrong" and kind != "right":
        return _("Known mistakes, one a line: text | feedback. They are never accepted.")
    helps = {
        "id": _("Stable and unique: learners' progress hangs on it."),
        "point": _("Ids of the statement's points, the main one first, with commas between."),
        "right": _("One a line: text | feedback. With two or more, all that apply are to be chosen."),
        "wrong": _("One a line: text | feedback."),
        "choices": _("The long form is edited in the file itself."),
        "answer": _("One a line; the first is shown. Feedback after a bar on the first only."),
        "true_or_false": _("true or false; after a bar the feedback: false | why"),
        "number": _("8, 8 +- 1, 8 +- 5 % or 7..9"),
        "cloze": _("Gaps as [answer] or [answer|other answer]; a literal bracket as \\["),
        "order": _("One a line."),
        "match": _("One pair a line: left = right"),
        "groups": _("One group a line: Group: member; member"),
        "rubric": _("One a line; the learner marks each."),
        "hint": _("Opening it costs a quarter of the marks."),
        "quote": _("Words that the point's text or terms hold."),
        "tags": _("With commas between."),
        "marks": _("1 if empty."),
        "image": _("The name of a picture in the course's media folder."),
        "was": _("Keeps the history of a question whose id was changed."),
        "allow": _("One a line: rule: why"),
    }
    return helps.get(key, "")


def _choices(key: str, text: str) -> tuple[tuple[str, str], ...]:
    """What one of a few is chosen from; a value that is none of them is one more choice, so it is seen."""
    words = {Level.RECALL: _("recall"), Level.UNDERSTAND: _("understand"), Level.APPLY: _("apply")}
    found = {
        "level": (("", _("not said")), *((level.value, words[level]) for level in Level)),
        "shuffle": (("", _("shuffled")), ("false", _("as written"))),
    }.get(key, ())
    known = {value for value, _words in found}
    return (*found, (text, text)) if found and text not in known else found


def form(fields: Fields, typed: dict[str, str], findings: Iterable[Placed]) -> tuple[FormField, ...]:
    """The fields of a question; `typed` are texts as they were typed just now, by key."""
    kind = kind_of(fields)
    keys = dict.fromkeys(("id", "point", *KINDS.get(kind, ("ask",)), *_AROUND, *fields))
    listed = tuple(findings)
    return tuple(_field(key, kind, fields, typed, listed) for key in keys)


def _field(key: str, kind: str, fields: Fields, typed: dict[str, str], findings: tuple[Placed, ...]) -> FormField:
    text, holds = shown(key, fields.get(key))
    fixed = not holds or key == "choices"
    help_text = _help(key, kind)
    if key not in SHAPES and key != "choices":
        help_text = _("This key is not known; empty the field to delete it.")
    elif not holds and key != "choices":
        help_text = _("This is written in a form that only the file itself can hold; edit it there.")
    problems = tuple(problem(one) for one in findings if one.key == key)
    several = SHAPES[key].several if key in SHAPES else False
    now = typed.get(key, text)
    return FormField(key, _label(key), now, help_text, several, _choices(key, text), problems, fixed)


def problem(one: Placed) -> Problem:
    """What the check says, in words."""
    word = _("Error") if one.error else _("Warning")
    found = one.finding
    return Problem(word, found.message, found.help, one.error)


def stem(fields: Fields) -> str:
    """The question in one line."""
    for key in ("ask", "front", "cloze"):
        text = fields.get(key)
        if isinstance(text, str) and text.strip():
            return " ".join(text.split())
    return _("(nothing asked yet)")
