"""Figures of questions and their options, as tables of a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.domain.distractors import OptionFigures, OptionFlag, third_size
from app.domain.item_stats import ItemFlag
from app.domain.report_document import Cell, Column, Row, Table, Unit
from app.i18n import _
from app.services.item_report import ItemReport, ItemRow
from app.services.report_cells import figure, nothing_yet, share, stem
from app.services.report_quizzes import quality_text

OPTIONS = "options"


def items_table(key: str, title: str, report: ItemReport, options: str) -> Table:
    """One row a question; `options` is the key of the table with its options."""
    columns = (
        Column("question", _("Question")),
        Column("stem", _("Asked"), wide=True),
        Column("attempts", _("Attempts"), Unit.COUNT),
        Column("quality", _("Trust")),
        Column("flags", _("Flags")),
        Column("facility", _("Share of marks"), Unit.SHARE, interval=True),
        Column("discrimination", _("Discrimination %"), Unit.NUMBER),
        Column("efficiency", _("Efficiency %"), Unit.NUMBER),
        Column("guess", _("Guess score"), Unit.SHARE),
        Column("intended_weight", _("Intended weight %"), Unit.NUMBER),
        Column("effective_weight", _("Effective weight %"), Unit.NUMBER),
    )
    rows = tuple(_item(row, options) for row in report.items)
    return Table(key, title, columns, rows, _("Nobody has answered a question yet."), _left_out(report))


def options_table(key: str, title: str, report: ItemReport) -> Table:
    """One row an option, grouped by question."""
    columns = (
        Column("question", _("Question")),
        Column("option", _("Option"), wide=True),
        Column("right", _("Right")),
        Column("count", _("Chose it"), Unit.COUNT),
        Column("attempts", _("Attempts"), Unit.COUNT),
        Column("upper", _("Upper third"), Unit.SHARE, counted=True),
        Column("lower", _("Lower third"), Unit.SHARE, counted=True),
        Column("point_biserial", _("Correlation with the rest"), Unit.NUMBER, digits=2),
        Column("flags", _("Flags")),
    )
    rows = tuple(_option(row.figures.item, option) for row in report.items for option in row.options)
    titles = {row.figures.item: stem(row.item) for row in report.items if row.options}
    empty = _("No question with options was answered yet.")
    return Table(key, title, columns, rows, empty, grouped=True, titles=titles)


def flag_text(flag: ItemFlag) -> str:
    """What is wrong with a question, in words."""
    match flag:
        case ItemFlag.LOW_EFFICIENCY:
            return _("low efficiency")
        case ItemFlag.NEGATIVE_DISCRIMINATION:
            return _("misleads the strong")


def _item(row: ItemRow, options: str) -> Row:
    told, empty = row.figures, dict(row.figures.empty)
    asked = stem(row.item) if row.item is not None else _("This question is no longer in the bank.")
    return (
        Cell(told.item, link=f"{options}/{told.item}" if row.options else ""),
        Cell(asked),
        Cell(told.attempts),
        Cell(quality_text(told.quality)),
        Cell(", ".join(map(flag_text, told.flags))),
        share(told.share) if told.share is not None else Cell(gap=nothing_yet()),
        figure(told.discrimination, "discrimination", empty),
        figure(told.efficiency, "efficiency", empty),
        figure(told.random_guess_score, "random_guess_score", empty),
        figure(told.intended_weight, "intended_weight", empty),
        figure(told.effective_weight, "effective_weight", empty),
    )


def _option(item: str, option: OptionFigures) -> Row:
    empty = dict(option.empty)

    def third(name: str, value: float | None) -> Cell:
        cell = figure(value, name, empty)
        return replace(cell, count=third_size(option.attempts)) if value is not None else cell

    return (
        Cell(item), Cell(option.text), Cell(_("yes") if option.right else _("no")), Cell(option.count),
        Cell(option.attempts), third("upper", option.upper), third("lower", option.lower),
        figure(option.point_biserial, "point_biserial", empty), Cell(", ".join(_option_flags(option.flags))),
    )  # fmt: skip


def _option_flags(flags: Sequence[OptionFlag]) -> list[str]:
    words = {
        OptionFlag.RARELY_CHOSEN: _("rarely chosen"),
        OptionFlag.ATTRACTS_THE_STRONG: _("attracts the strong"),
    }
    return [words[flag] for flag in flags]


def _left_out(report: ItemReport) -> tuple[str, ...]:
    notes = []
    if report.older:
        notes.append(_("Left out, on another revision: {count}.").format(count=report.older))
    if report.revealed:
        notes.append(_("Left out, feedback was seen before: {count}.").format(count=report.revealed))
    return tuple(notes)
