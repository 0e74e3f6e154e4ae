"""What stands on a paper quiz, as plain lines that both HTML and PDF set."""

from __future__ import annotations

from app.domain.item import Choices, Cloze, Flashcard, Groups, Item, Kind, Match, Order, SelfMarked, TrueFalse, Typed
from app.i18n import _, ngettext
from app.services.paper import Paper, PaperQuestion
from app.viewmodels.result import right_text

LINE = "_" * 28
BOX = "☐"


def stem(item: Item) -> str:
    """The question's text; a cloze with its gaps as lines."""
    if not isinstance(item.body, Cloze):
        return item.stem
    gaps = "".join(part if isinstance(part, str) else "_" * 14 for part in item.body.parts)
    return f"{item.stem} {gaps}".strip()


def marks_text(marks: float) -> str:
    """Such as `2 marks`."""
    return ngettext("{marks} mark", "{marks} marks", 1 if marks == 1 else 2).format(marks=f"{marks:g}")


def letter(index: int) -> str:
    """a, b, c ...; after z, aa, ab ..."""
    return (letter(index // 26 - 1) if index >= 26 else "") + chr(ord("a") + index % 26)


def option_lines(question: PaperQuestion) -> list[str]:
    """What stands below the question: options to tick, lines to write on."""
    item, parts, targets = question.item, question.layout.parts, question.layout.targets
    match item.body:
        case Choices():
            return [f"{BOX} {letter(n)})  {part.text}" for n, part in enumerate(parts)]
        case TrueFalse():
            return [f"{BOX} {_('True')}", f"{BOX} {_('False')}"]
        case Order():
            return [f"____  {part.text}" for part in parts]
        case Match() | Groups():
            to = [f"{letter(n)})  {target.text}" for n, target in enumerate(targets)]
            return [*(f"____  {part.text}" for part in parts), _("Choose from:"), *to]
        case SelfMarked() | Flashcard():
            return ["_" * 64] * 4
        case Cloze():
            return []
        case _:
            return [LINE]


def task(item: Item) -> str:
    """What to do, where the question does not say; empty where it is plain."""
    return {
        Kind.MULTIPLE: _("Tick all that apply."),
        Kind.ORDER: _("Number them in the right order, from 1."),
        Kind.MATCH: _("Write the letter of what belongs to each."),
        Kind.GROUPS: _("Write the letter of the group of each."),
        Kind.CLOZE: _("Fill in what is missing."),
    }.get(item.kind, "")


def key_text(question: PaperQuestion) -> str:
    """The right answer as it stands on this sheet, with its letters."""
    item, parts = question.item, question.layout.parts
    if isinstance(item.body, Choices):
        right = {option.text for option in item.body.options if option.right}
        return "; ".join(f"{letter(n)}) {part.text}" for n, part in enumerate(parts) if part.text in right)
    if isinstance(item.body, Order):
        rank = {text: n for n, text in enumerate(item.body.elements, 1)}
        return "; ".join(f"{rank[part.text]} {part.text}" for part in parts)
    if isinstance(item.body, Match | Groups):
        goes = dict(item.body.pairs if isinstance(item.body, Match) else item.body.members)
        letters = {target.text: letter(n) for n, target in enumerate(question.layout.targets)}
        return "; ".join(f"{part.text}: {letters[goes[part.text]]}) {goes[part.text]}" for part in parts)
    if isinstance(item.body, Typed):
        return " / ".join(item.body.accepted)
    if isinstance(item.body, Cloze):
        return "; ".join(" / ".join(blank.accepted) for blank in item.body.blanks)
    return right_text(item)


def key_lines(paper: Paper, question: PaperQuestion) -> list[str]:
    """Below the right answer: why it is right, its marks, and the points of the text, the main one in full."""
    item = question.item
    return [line for line in (item.explain, f"{marks_text(item.marks)} · {_points(paper, item)}") if line]


def _points(paper: Paper, item: Item) -> str:
    statement = paper.course.statement
    labels = [_label(paper, point) for point in item.points]
    main = statement.point(item.points[0]) if item.points else None
    if main is None:
        return ", ".join(labels)
    said = _("{label}: {text}").format(label=labels[0], text=main.text)
    if len(labels) == 1:
        return said
    return _("{point} See also {others}.").format(point=said, others=", ".join(labels[1:]))


def _label(paper: Paper, point: str) -> str:
    found = paper.course.statement.label(point)
    if found is None:
        return point
    return _("{section}, point {number}").format(section=found[0].title, number=found[1])
