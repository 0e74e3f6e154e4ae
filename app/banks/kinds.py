"""The kinds of question: the key that names each, the keys beside it, and how its body is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.banks import fields as f
from app.banks.nodes import Mapping, Sequence, Spot
from app.banks.notation import NotationError, parse_cloze, parse_number, split_feedback
from app.banks.options import Placed, read_options, refuse_accepted, refuse_repeats
from app.banks.record import Field, Row, need
from app.banks.report import Report, clip
from app.banks.shapes import FLAG, Schema, empty
from app.banks.unfilled import is_unfilled
from app.domain.item import (
    Body,
    Choices,
    Cloze,
    Flashcard,
    Groups,
    Match,
    Number,
    Option,
    Order,
    SelfMarked,
    TrueFalse,
    Typed,
)
from app.i18n import _


@dataclass(frozen=True)
class KindRule:
    """A kind's own key, the keys it needs and those it may have, and its builder (None: reported)."""

    key: Field[Any]
    build: Callable[[Row, Report], Body | None]
    needs: tuple[Field[Any], ...] = (f.ASK,)
    may: tuple[Field[Any], ...] = ()


def read_body(row: Row, report: Report) -> Body | None:
    """The body of a question, or None after reporting why there is none."""
    rule = _rule(row, report)
    if rule is None:
        return None
    for field in (f.ASK, f.WRONG, f.BACK):
        if field in row and field not in rule.needs + rule.may:
            message = _('"{key}" does not go with "{kind}"').format(key=field.key, kind=rule.key.key)
            report.error("stray-key", row.keys[field.key].spot, message, _("delete it, or change the kind of question"))
    for field in rule.needs:
        need(field, row, report)
    return None if row.get(rule.key) is None else rule.build(row, report)


def _rule(row: Row, report: Report) -> KindRule | None:
    """The one kind that the row's keys name."""
    found = [rule for rule in KINDS if rule.key in row]
    if not found and any(rule.key.key in row.meant for rule in KINDS):
        return None  # the misspelt key was reported
    if not found:
        kinds = ", ".join(rule.key.key for rule in KINDS)
        remedy = _("add one of: {kinds}").format(kinds=kinds)
        report.error("no-kind", row.spot, _("nothing says what kind of question this is"), remedy)
        return None
    if len(found) > 1:
        first, second = sorted((row.keys[rule.key.key].spot.line, row.keys[rule.key.key].spot.column, rule.key.key)
                               for rule in found)[:2]  # fmt: skip
        message = _('this question has two kinds: "{first}" and "{second}"').format(first=first[2], second=second[2])
        report.error("two-kinds", row.keys[second[2]].spot, message, _("keep one, or make two questions"))
        return None
    return found[0]


def _right(row: Row, report: Report) -> Body | None:
    right = read_options(row, f.RIGHT, report, right=True)
    wrong = read_options(row, f.WRONG, report)
    if not right:
        _no_right(row.at(f.RIGHT), report)
    elif len(right) == 1 and f.WRONG not in row and f.WRONG.key not in row.meant:
        message = _("a question with one right option needs wrong ones")
        report.error("no-wrong", row.keys[f.RIGHT.key].spot, message, _("add wrong: and a list under it"))
    refuse_repeats(((option.text, spot) for option, spot in right + wrong), report)
    return Choices(tuple(option for option, _spot in right + wrong), len(right) > 1)


def _no_right(spot: Spot, report: Report) -> None:
    report.error("no-right", spot, _("no option is right"), _("mark at least one option as right"))


def _choices(row: Row, report: Report) -> Body | None:
    rows = row.get(f.CHOICES) or ()
    if not all(choice.whole for choice in rows):
        return None
    placed = [(_choice(choice), choice.at(f.CHOICE_TEXT)) for choice in rows]
    if not any(f.CHOICE_RIGHT in choice for choice in rows):
        placed = [(_by_credit(option), spot) for option, spot in placed]
    right = [option for option, _spot in placed if option.right]
    if not right:
        _no_right(row.at(f.CHOICES), report)
    refuse_repeats(((option.text, spot) for option, spot in placed), report)
    return Choices(tuple(option for option, _spot in placed), len(right) > 1)


def _choice(row: Row) -> Option:
    text, feedback = row.get(f.CHOICE_TEXT) or "", row.get(f.CHOICE_FEEDBACK) or ""
    return Option(text, bool(row.get(f.CHOICE_RIGHT)), feedback, row.get(f.CHOICE_CREDIT))


def _by_credit(option: Option) -> Option:
    """Where no option says whether it is right, those that earn something are."""
    return Option(option.text, (option.credit or 0) > 0, option.feedback, option.credit)


def _typed(row: Row, report: Report) -> Body | None:
    accepted = read_options(row, f.ANSWER, report, right=True)
    for option, spot in accepted[1:]:
        if option.feedback:
            message = _("feedback stands on the first answer only")
            report.error("stray-feedback", spot, message, _("move it to the first, or write \\| for a literal bar"))
    refuse_repeats(((option.text, spot) for option, spot in accepted), report)
    mistakes = _mistakes(row, report)
    refuse_accepted(mistakes, (option.text for option, _spot in accepted), report)
    if not accepted:
        return None
    texts = tuple(option.text for option, _spot in accepted)
    return Typed(texts, tuple(option for option, _spot in mistakes), accepted[0][0].feedback)


def _mistakes(row: Row, report: Report) -> list[Placed]:
    """The known mistakes under `wrong`."""
    mistakes = read_options(row, f.WRONG, report)
    refuse_repeats(((option.text, spot) for option, spot in mistakes), report)
    return mistakes


def _true_or_false(row: Row, report: Report) -> Body | None:
    word, feedback = split_feedback(row.get(f.TRUE_OR_FALSE) or "")
    truth = FLAG.get(word.lower())
    if truth is None:
        message = _('"{text}" is neither true nor false').format(text=clip(word))
        remedy = _("write true or false, with feedback after a bar if you like: false | why")
        report.error("true-or-false", row.at(f.TRUE_OR_FALSE), message, remedy)
        return None
    if feedback == "":
        empty(row.at(f.TRUE_OR_FALSE), report)
    return TrueFalse(truth, feedback or "")


def _number(row: Row, report: Report) -> Body | None:
    shown = " ".join((row.get(f.NUMBER_) or "").split())
    mistakes = _mistakes(row, report)
    if is_unfilled(shown):
        return Number(0, 0, shown)
    try:
        wanted = parse_number(shown)
    except NotationError:
        message = _('"{text}" is no number').format(text=clip(shown))
        remedy = _("write 8, 3.5, 8 +- 1, 8 +- 5 % or 7..9, the smaller first; no comma, gap or unit")
        report.error("number", row.at(f.NUMBER_), message, remedy)
        return None
    for option, spot in mistakes:
        _check_mistake(option, wanted.low, wanted.high, spot, report)
    return Number(wanted.low, wanted.high, shown, tuple(option for option, _spot in mistakes))


def _check_mistake(option: Option, low: float, high: float, spot: Spot, report: Report) -> None:
    """A known mistake of a number is a number outside the accepted range."""
    try:
        mistake = parse_number(option.text)
    except NotationError:
        message = _('"{text}" is no number').format(text=clip(option.text))
        report.error("number", spot, message, _("write a number, then feedback after a bar"))
        return
    if mistake.low <= high and low <= mistake.high:
        message = _('"{text}" is both right and wrong').format(text=clip(option.text))
        report.error("same-option", spot, message, _("take it out of one of the two"))


def _cloze(row: Row, report: Report) -> Body | None:
    mistakes = _mistakes(row, report)
    try:
        parts = parse_cloze(row.get(f.CLOZE) or "")
    except NotationError as fault:
        messages = {
            "no-blank": _("this text has no gap"),
            "open-blank": _("a [ is not closed, or stands inside a gap"),
            "empty-blank": _("a gap has an empty answer"),
        }
        remedy = _("write gaps as [answer] or [answer|other answer], a literal bracket as \\[")
        report.error(fault.code, row.at(f.CLOZE), messages[fault.code], remedy)
        return None
    return Cloze(parts, tuple(option for option, _spot in mistakes))


def _order(row: Row, report: Report) -> Body | None:
    elements = row.get(f.ORDER) or ()
    refuse_repeats(zip(elements, row.parts(f.ORDER), strict=False), report)
    return Order(elements)


def _match(row: Row, report: Report) -> Body | None:
    return Match(row.get(f.MATCH) or ())


def _groups(row: Row, report: Report) -> Body | None:
    groups = row.get(f.GROUPS) or ()
    members = (member for _name, many in groups for member in many)
    refuse_repeats(zip(members, _member_spots(row), strict=False), report)
    return Groups(groups)


def _member_spots(row: Row) -> list[Spot]:
    """Where each member of each group stands."""
    node = row.nodes[f.GROUPS.key]
    lists = [value for _key, value in node.pairs] if isinstance(node, Mapping) else []
    return [part.spot for many in lists for part in (many.items if isinstance(many, Sequence) else (many,))]


def _card(row: Row, report: Report) -> Body | None:
    back = row.get(f.BACK)
    return Flashcard(back) if back else None


def _rubric(row: Row, report: Report) -> Body | None:
    rubric = row.get(f.RUBRIC) or ()
    refuse_repeats(zip(rubric, row.parts(f.RUBRIC), strict=False), report)
    return SelfMarked(rubric)


KINDS: tuple[KindRule, ...] = (
    KindRule(f.RIGHT, _right, may=(f.WRONG,)),
    KindRule(f.CHOICES, _choices),
    KindRule(f.ANSWER, _typed, may=(f.WRONG,)),
    KindRule(f.TRUE_OR_FALSE, _true_or_false),
    KindRule(f.NUMBER_, _number, may=(f.WRONG,)),
    KindRule(f.CLOZE, _cloze, needs=(), may=(f.ASK, f.WRONG)),
    KindRule(f.ORDER, _order),
    KindRule(f.MATCH, _match),
    KindRule(f.GROUPS, _groups),
    KindRule(f.FRONT, _card, needs=(f.BACK,)),
    KindRule(f.RUBRIC, _rubric),
)


def kinds_schema() -> list[Schema]:
    """One branch for each kind: exactly one may fit."""
    return [_branch(rule) for rule in KINDS]


def _branch(rule: KindRule) -> Schema:
    stray = [field.key for field in (f.ASK, f.WRONG, f.BACK) if field not in rule.needs + rule.may]
    branch: Schema = {"required": [rule.key.key, *(field.key for field in rule.needs)]}
    if stray:
        branch["not"] = {"anyOf": [{"required": [key]} for key in stray]}
    return branch
