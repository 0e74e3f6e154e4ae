"""The tables of a class's questions: how each worked, what misleads, points nobody knows, what was reported."""

from __future__ import annotations

from datetime import date

from app.domain.bank import Course
from app.domain.distractors import third_size
from app.domain.item import Item
from app.domain.item_stats import ItemFlag
from app.domain.mark_table import FEW
from app.domain.misleading import Reason, Suspicion
from app.i18n import _, ngettext
from app.services.class_questions import nobody_knows
from app.services.class_report import ClassReport
from app.services.item_report import ItemReport, ItemRow
from app.viewmodels.charts import share_text
from app.viewmodels.class_cells import local_date, number_cell, quality_text, share_cell, small_sample_text
from app.viewmodels.dates import day_text
from app.viewmodels.rows import percent
from app.viewmodels.table import Cell, Table, TableRow, figure, words

SEPARATOR = "/"


def question_table(report: ClassReport, quiz: str = "") -> Table:
    """Every question that was answered: of one quiz, or over all first answers."""
    told = report.quiz_items.get(quiz, report.items)
    rows = [_question(row, quiz) for row in told.items]
    note = small_sample_text()
    if not quiz:
        note += " " + _("Discrimination and efficiency need a quiz: only there everybody met the same questions.")
    return Table(
        (_("Question"), _("Right"), _("Answers"), _("Discr. %"), _("Effic. %"), _("Flags")),
        tuple(rows),
        note,
        _("Nobody has answered a question yet."),
        2.6,
    )


def misleading_table(report: ClassReport) -> Table:
    """Questions to read again."""
    rows = [
        TableRow(
            row_id("", each.item.id),
            (
                words(stem(each.item)),
                words("; ".join(map(reason_text, each.why.reasons))),
                words(lure_text(each.why)),
                figure(str(each.row.figures.attempts), each.row.figures.attempts),
            ),
            quality_text(each.row.figures.quality),
        )
        for each in report.misleading
    ]
    return Table(
        (_("Question"), _("Why"), _("What was chosen"), _("Answers")),
        tuple(rows),
        _("Questions where a wrong option beats the right one, draws those who know the rest, or is chosen surely."),
        _("No question misleads, as far as the answers tell."),
        2.6,
    )


def points_table(report: ClassReport) -> Table:
    """Points that nobody knows."""
    rows = [
        TableRow(
            "",
            (
                words(row.point.text),
                words(_short(report.course, row.section)),
                figure(str(row.met), row.met),
                share_cell(row.share.value, row.share.count, share_text(row.share)),
            ),
        )
        for row in nobody_knows(report.points)
    ]
    unmet = sum(not row.met for row in report.points)
    note = _("Points that learners were asked about and nobody ever got right.")
    if unmet:
        note += " " + ngettext(
            "{n} point was not asked yet.", "{n} points were not asked yet.", unmet
        ).format(n=unmet)  # fmt: skip
    return Table(
        (_("Point"), _("Section"), _("Learners asked"), _("Answers right")), tuple(rows), note,
        _("Every point that was asked is known to somebody."), 3.0,
    )  # fmt: skip


def reports_table(report: ClassReport, today: date) -> Table:
    """What learners reported, newest first within a question."""
    rows = []
    for each in report.reported:
        for learner, told in each.reports:
            old = each.item is None or told.revision != each.item.revision
            note = _("about an earlier text of the question") if old else ""
            name = stem(each.item) if each.item else each.item_id
            cells = (words(name), words(told.why or "-"), words(learner.name),
                     Cell(day_text(local_date(told.time), today), told.time))  # fmt: skip
            rows.append(TableRow(row_id("", each.item_id) if each.item else "", cells, note))
    return Table(
        (_("Question"), _("Why"), _("Learner"), _("When")), tuple(rows), "",
        _("No question was reported."), 2.4,
    )  # fmt: skip


def option_table(row: ItemRow) -> Table:
    """Each option of a question: who chose it."""
    rows = []
    for each in row.options:
        mark = _("right") if each.right else _("wrong")
        cells = (
            words(each.text), words(mark), figure(f"{each.count}/{each.attempts}", each.count),
            _part(each.upper, each.attempts), _part(each.lower, each.attempts), number_cell(each.point_biserial, 2),
        )  # fmt: skip
        rows.append(TableRow("", cells, ", ".join(flag.value.replace("_", " ") for flag in each.flags)))
    return Table(
        (_("Option"), _("Is"), _("Chosen"), _("Upper third"), _("Lower third"), _("Correlation")), tuple(rows),
        _("Thirds by marks on the rest of the quiz; correlation with these marks. From {n} answers on.").format(
            n=FEW
        ),
        _("This kind of question has no options to count."), 2.4,
    )  # fmt: skip


def find_row(report: ClassReport, opened: str) -> tuple[ItemReport, ItemRow] | None:
    """The row that an id of `question_table` stands for; without a quiz, that of the quiz that tells most."""
    quiz, _sign, item = opened.partition(SEPARATOR)
    named = [report.quiz_items[quiz]] if quiz in report.quiz_items else [*report.quiz_items.values(), report.items]
    found = [(told, row) for told in named for row in told.items if row.figures.item == item]
    return max(found, key=lambda pair: pair[1].figures.discrimination is not None, default=None)


def row_id(quiz: str, item: str) -> str:
    """The id of a question's row."""
    return f"{quiz}{SEPARATOR}{item}"


def flag_text(flag: ItemFlag) -> str:
    """What a teacher should look at, in words."""
    return {
        ItemFlag.LOW_EFFICIENCY: _("low efficiency"),
        ItemFlag.NEGATIVE_DISCRIMINATION: _("misleads the strong"),
    }[flag]


def stem(item: Item) -> str:
    """What a question asks, on one line."""
    return " ".join(item.stem.split()) or item.id


def reason_text(reason: Reason) -> str:
    """Why a question misleads."""
    return {
        Reason.CHOSEN_MORE: _("a wrong option beats the right one"),
        Reason.ATTRACTS_THE_STRONG: _("a wrong option draws those who know the rest"),
        Reason.SURE_BUT_WRONG: _("sure, but wrong"),
    }[reason]


def lure_text(why: Suspicion) -> str:
    """What speaks against it, with counts."""
    told = []
    if why.option is not None:
        told.append(
            _('"{option}": {count}, right one: {key}').format(
                option=why.option.text, count=why.option.count, key=why.key_count
            )
        )
    if why.sure_wrong:
        told.append(_("{wrong} of {sure} sure answers wrong").format(wrong=why.sure_wrong, sure=why.sure))
    return "; ".join(told)


def _question(row: ItemRow, quiz: str) -> TableRow:
    told = row.figures
    flags = [flag_text(flag) for flag in told.flags]
    share = Cell("-") if told.share is None else share_cell(told.share.value, told.share.count, share_text(told.share))
    cells = (
        words(stem(row.item) if row.item else told.item), share, figure(str(told.attempts), told.attempts),
        number_cell(told.discrimination, 0), number_cell(told.efficiency, 0), words(", ".join(flags)),
    )  # fmt: skip
    return TableRow(row_id(quiz, told.item), cells, quality_text(told.quality))


def _part(share: float | None, attempts: int) -> Cell:
    """The share of a third that chose an option, with how many are in it."""
    if share is None:
        return Cell("-")
    return figure(_("{share} of {n}").format(share=percent(share), n=third_size(attempts)), share)


def _short(course: Course, section: str) -> str:
    found = course.statement.section(section)
    return found.short if found else section
