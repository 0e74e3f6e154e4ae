"""The form of a question in the bank editor: its fields in words, and beside each what the check says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.domain.item import Level
from app.i18n import _
from app.services.author_ports import Fields
from app.services.edit_bank_findings import Placed
from app.services.edit_bank_kinds import KINDS, kind_of
from app.services.edit_bank_long import CHOICES, LongOption, long_options
from app.services.edit_bank_texts import COMMA, SHAPES, cut, shown
from app.viewmodels.editor_state import FormField, OptionRow, PointRow, Problem

_AROUND = ("explain", "hint", "quote", "level", "tags", "marks", "image", "shuffle", "allow")


def kind_words() -> dict[str, str]:
    """The kinds by the key that names them."""
    return {
        "right": _("Single or several"),
        "choices": _("Single or several, with weights"),
        "answer": _("Typed"),
        "true_or_false": _("True or false"),
        "number": _("Number"),
        "cloze": _("Cloze"),
        "order": _("Order"),
        "match": _("Match"),
        "groups": _("Groups"),
        "front": _("Flashcard"),
        "rubric": _("Self-marked"),
    }


def kind_choices() -> tuple[tuple[str, str], ...]:
    """The kinds to choose from, by the key that names each."""
    return tuple(kind_words().items())


def label(key: str) -> str:
    """What the form calls a field."""
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
        "point": _("What the question asks about; the main point stands first."),
        "right": _("One a line: text | feedback. With two or more, all that apply are to be chosen."),
        "wrong": _("One a line: text | feedback."),
        "choices": _("Each with a weight of its own, if you like, and in this order if the order stays as written."),
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


def form(
    fields: Fields, typed: dict[str, str], findings: Iterable[Placed], points: tuple[PointRow, ...] = ()
) -> tuple[FormField, ...]:
    """The fields of a question; `typed` are texts by key as they were typed just now, `points` are to choose from."""
    kind = kind_of(fields)
    keys = dict.fromkeys(("id", "point", *KINDS.get(kind, ("ask",)), *_AROUND, *fields))
    listed = tuple(findings)
    made = (_field(key, kind, fields, typed, listed) for key in keys)
    return tuple(_with_rows(field, fields, typed, points) for field in made)


def _with_rows(field: FormField, fields: Fields, typed: dict[str, str], points: tuple[PointRow, ...]) -> FormField:
    """The points and options of the fields that have some."""
    if field.name == "point" and not field.fixed:
        known = {point.id: point for point in points}
        ids = [one for one in cut(field.text, COMMA) if one]
        chosen = tuple(known.get(one) or PointRow(one, one, known=False, near=False) for one in dict.fromkeys(ids))
        return replace(field, points=points, chosen=chosen)
    options = long_options(fields) if field.name == CHOICES else None
    if options is None:
        return field
    return replace(field, fixed=False, options=tuple(_option(n, one, typed) for n, one in enumerate(options)))


def _option(place: int, one: LongOption, typed: dict[str, str]) -> OptionRow:
    texts = {key: typed.get(option_key(place, key), getattr(one, key)) for key in ("text", "feedback", "credit")}
    return OptionRow(texts["text"], one.right, texts["feedback"], texts["credit"])


def option_key(place: int, key: str) -> str:
    """The name of an option's field among what is typed."""
    return f"{CHOICES}.{place}.{key}"


def _field(key: str, kind: str, fields: Fields, typed: dict[str, str], findings: tuple[Placed, ...]) -> FormField:
    text, holds = shown(key, fields.get(key))
    fixed = not holds or key == CHOICES
    help_text = _help(key, kind)
    if key not in SHAPES and key != CHOICES:
        help_text = _("This key is not known; empty the field to delete it.")
    elif not holds and (key != CHOICES or long_options(fields) is None):
        help_text = _("This is written in a form that only the file itself can hold; edit it there.")
    problems = tuple(problem(one) for one in findings if one.key == key)
    several = SHAPES[key].several if key in SHAPES else False
    now = typed.get(key, text)
    return FormField(key, label(key), now, help_text, several, _choices(key, text), problems, fixed)


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
