"""What changed since a day, as tables of a report."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.bank import Course
from app.domain.change import Change, Direction
from app.domain.mark_table import FEW
from app.domain.report_document import Cell, Column, Gap, Part, Row, Table, Unit
from app.i18n import _
from app.services.class_changes import ClassChanges, Moved
from app.services.report_cells import local, mastery, share


def changes_part(course: Course, changes: ClassChanges, *, people: bool) -> Part:
    """Sections and points, and with `people` learners too."""
    points = {point.id: point.text for point in course.statement.points()}
    tables = [_table("changed_learners", _("Learners since then"), _("Learner"), changes.learners)] if people else []
    tables.append(_table("changed_sections", _("Sections since then"), _("Section"), changes.sections))
    named = _table("changed_points", _("Points answered since then"), _("Point"), changes.points, points)
    note = _(
        "Mastery: the chance to recall a question, questions not met counting 0; each question counts once for each "
        "learner. Share fully right before {day} and since. The change has a 95 % interval from {few} answers on each "
        "side; where it holds 0, no change can be told."
    ).format(day=local(changes.since).date().isoformat(), few=FEW)
    return Part(
        "changes", _("What changed since {day}").format(day=local(changes.since).date()), (*tables, named), (), (note,)
    )


def _table(key: str, title: str, named: str, moved: Sequence[Moved], texts: dict[str, str] | None = None) -> Table:
    columns = (
        Column("name", named),
        *((Column("text", _("What it says"), wide=True),) if texts is not None else ()),
        Column("mastery_then", _("Mastery then"), Unit.SHARE),
        Column("met_then", _("Questions met then"), Unit.COUNT),
        Column("mastery_now", _("Mastery now"), Unit.SHARE),
        Column("met_now", _("Questions met now"), Unit.COUNT),
        Column("questions", _("Questions"), Unit.COUNT),
        Column("answers", _("Answers since"), Unit.COUNT),
        Column("before", _("Right before"), Unit.SHARE, interval=True),
        Column("before_count", _("Marked before"), Unit.COUNT),
        Column("since", _("Right since"), Unit.SHARE, interval=True),
        Column("since_count", _("Marked since"), Unit.COUNT),
        Column("change", _("Change"), Unit.SHARE, interval=True),
        Column("direction", _("Direction")),
    )
    rows = tuple(_row(one, texts) for one in moved)
    return Table(key, title, columns, rows, _("Nothing was answered since then."))


def _row(one: Moved, texts: dict[str, str] | None) -> Row:
    told = one.change
    return (
        Cell(one.name),
        *((Cell(texts.get(one.id, "")),) if texts is not None else ()),
        mastery(one.then.mastery, one.then.total),
        Cell(one.then.met),
        mastery(one.now.mastery, one.now.total),
        Cell(one.now.met),
        Cell(one.now.total),
        Cell(one.answers),
        share(told.before),
        Cell(told.before.count),
        share(told.since),
        Cell(told.since.count),
        _moved(told),
        Cell(_word(told.direction)),
    )


def _moved(told: Change) -> Cell:
    if told.difference is None:
        return Cell(gap=Gap("one_side", _("There are no marked answers on one side.")))
    return Cell(told.difference, told.low, told.high)


def _word(direction: Direction) -> str:
    return {
        Direction.UP: _("up"),
        Direction.DOWN: _("down"),
        Direction.STEADY: _("no change can be told"),
        Direction.TOO_FEW: _("too few answers"),
    }[direction]
