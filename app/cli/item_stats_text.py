"""The report on items as plain text for a person; the rule for small samples holds here for every table."""

from __future__ import annotations

from app.domain import item_stats, quiz_stats
from app.domain.item_stats import ItemFigures, ItemFlag
from app.domain.mark_table import FEW, Empty, Quality
from app.i18n import _, ngettext
from app.services.item_report import ItemReport, QuizRow

NAME_WIDTH = 30


def as_text(report: ItemReport) -> str:
    """A table of items, the quizzes below it, then why figures are missing."""
    if not report.items:
        return _("Nobody has answered a question yet.")
    rows = [item_stats.withheld(row.figures) for row in report.items]
    quizzes = [(row, quiz_stats.withheld(row.figures)) for row in report.quizzes]
    width = min(NAME_WIDTH, max(len(_("item")), *(len(row.item) for row in rows)))
    blocks = ["\n".join([_heading(width), *(_line(row, width) for row in rows)])]
    blocks += [_quiz(row, figures) for row, figures in quizzes]
    empty = [reason for figures in rows for _name, reason in figures.empty]
    empty += [reason for _quiz_row, figures in quizzes for _name, reason in figures.empty]
    blocks += ["\n".join(notes)] if (notes := _notes(report, empty)) else []
    return "\n\n".join(blocks)


def _heading(width: int) -> str:
    titles = (_("tries"), _("share right (95 %)"), _("discr."), _("effic."), _("guess"), _("weight"), _("effective"))
    return f"{_('item'):<{width}} " + _cells(*titles)


def _line(row: ItemFigures, width: int) -> str:
    cells = _cells(
        str(row.attempts),
        _share(row),
        _number(row.discrimination),
        _number(row.efficiency),
        _number(None if row.random_guess_score is None else 100 * row.random_guess_score),
        _number(row.intended_weight),
        _number(row.effective_weight),
    )
    words = [_flag(flag) for flag in row.flags]
    words += [_("tentative")] if row.quality is Quality.TENTATIVE else []
    name = row.item if len(row.item) <= width else row.item[: width - 1] + "…"
    return f"{name:<{width}} {cells}  {', '.join(words)}".rstrip()


def _share(row: ItemFigures) -> str:
    """With its interval; a mean outside the scale has none."""
    if row.share is None:
        return "" if row.facility is None else f"{row.facility:.0%} (-)"
    return f"{row.share.value:.0%} ({row.share.low:.0%} - {row.share.high:.0%})"


def _cells(tries: str, share: str, *others: str) -> str:
    return f"{tries:>6} {share:>20} " + " ".join(f"{other or '-':>9}" for other in others)


def _number(figure: float | None) -> str:
    """One decimal; a rounded -0.0 is 0.0."""
    return "" if figure is None else f"{round(figure, 1) + 0.0:.1f}"


def _flag(flag: ItemFlag) -> str:
    match flag:
        case ItemFlag.LOW_EFFICIENCY:
            return _("low efficiency")
        case ItemFlag.NEGATIVE_DISCRIMINATION:
            return _("misleads the strong")


def _quiz(row: QuizRow, figures: quiz_stats.QuizFigures) -> str:
    count = ngettext("{count} attempt", "{count} attempts", figures.count).format(count=figures.count)
    title = f"{row.title} ({row.name}): {count}" if row.name else count
    if figures.quality is Quality.TENTATIVE:
        title += ", " + _("tentative")
    named = (
        (_("maximum"), figures.max_mark, 2),
        (_("mean"), figures.mean, 2),
        (_("median"), figures.median, 2),
        (_("standard deviation"), figures.standard_deviation, 2),
        (_("skewness"), figures.skewness, 3),
        (_("kurtosis"), figures.kurtosis, 3),
        (_("internal consistency %"), figures.cic, 1),
        (_("error ratio %"), figures.error_ratio, 1),
        (_("standard error"), figures.standard_error, 2),
    )
    lines = [f"  {name}: {'-' if value is None else f'{value:.{digits}f}'}" for name, value, digits in named]
    return "\n".join([title, *lines])


def _notes(report: ItemReport, empty: list[Empty]) -> list[str]:
    """Each reason once, and what was left out."""
    notes = [_reason(reason) for reason in dict.fromkeys(empty)]
    if report.older:
        notes.append(_("Left out, on another revision: {count}.").format(count=report.older))
    if report.revealed:
        notes.append(_("Left out, feedback was seen before: {count}.").format(count=report.revealed))
    return [note for note in notes if note]


def _reason(reason: Empty) -> str:
    """What a dash means."""
    return {
        Empty.NO_ATTEMPTS: _("-: nobody was asked."),
        Empty.TOO_FEW_ATTEMPTS: _("-: too few attempts for the formula."),
        Empty.SMALL_SAMPLE: _("-: below {count} attempts there are only counts and intervals.").format(count=FEW),
        Empty.NO_SPREAD: _("-: all marks are equal, on the item or on the rest."),
        Empty.NO_MARKS: _("-: it carries no marks."),
        Empty.ONE_ITEM: _("-: a single item has no internal consistency."),
        Empty.NEGATIVE_COVARIANCE: _("-: no effective weight, those with more marks in all did worse on it."),
        Empty.DIFFERENT_QUESTIONS: _("-: learners were asked different questions, so the rest does not compare."),
        Empty.DIFFERENT_MAXIMUM: _("-: attempts differ in their maximum marks, so totals do not compare."),
        Empty.NOT_AN_OPTION_QUESTION: _("-: no guess score, it is not a choice of one option."),
        Empty.OUTSIDE_SCALE: _("(-): penalties or bonuses, so it is no share and has no interval."),
        Empty.UNKNOWN_OPTIONS: "",
    }[reason]
