"""Told: what came of something a person asked for, in words; the terminal prints it and the window shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.i18n import _, ngettext
from app.services.exchange_ports import Erased
from app.services.import_answers import Arrival


@dataclass(frozen=True, slots=True)
class Told:
    """A heading and lines below it; `done` is False where it was refused and nothing was changed."""

    title: str
    lines: tuple[str, ...] = ()
    done: bool = True


def arrival_lines(arrived: Arrival, names: Mapping[str, str]) -> tuple[str, ...]:
    """What files of answers brought; `names` by the learner's id."""
    came = arrived.imported
    new = came.answers + came.undos + came.reports
    lines = [
        _("New: {new}. Known already: {known}. Refused: {refused}.").format(
            new=new, known=came.known, refused=came.erased
        )
    ]
    if new:
        lines.append(
            _("The new ones: {answers}, {undos}, {reports}.").format(
                answers=ngettext("{n} answer", "{n} answers", came.answers).format(n=came.answers),
                undos=ngettext("{n} taken back", "{n} taken back", came.undos).format(n=came.undos),
                reports=ngettext("{n} report", "{n} reports", came.reports).format(n=came.reports),
            )
        )
    if came.learners:
        lines.append(_("New learners: {names}.").format(names=", ".join(sorted(names[one] for one in came.learners))))
    lines += [merged_text(old, names[into]) for old, into in came.merged]
    if came.erased:
        lines.append(_("The refused ones are of learners who were erased here."))
    if arrived.waiting:
        lines.append(
            ngettext(
                "{n} answer is of an exam under way; it comes with a later file.",
                "{n} answers are of exams under way; they come with a later file.",
                arrived.waiting,
            ).format(n=arrived.waiting)
        )
    if came.ahead:
        lines.append(
            ngettext(
                "{n} lies more than a day ahead: the clock of its device is wrong.",
                "{n} lie more than a day ahead: the clock of their device is wrong.",
                came.ahead,
            ).format(n=came.ahead)
        )
    return tuple(lines)


def erased_lines(name: str, erased: Erased) -> tuple[str, ...]:
    """What went with a learner, and which backups still hold it."""
    count = ngettext("{n} answer", "{n} answers", erased.answers).format(n=erased.answers)
    lines = [_("Erased {name} with {count}. An old file cannot bring them back.").format(name=name, count=count)]
    if erased.backups:
        lines.append(
            _("These backups still hold the answers; delete them yourself, or wait until newer ones replace them:")
        )
        lines += [f"  {backup}" for backup in erased.backups]
    return tuple(lines)


def merged_text(old: str, into: str) -> str:
    """Two learners are one from now on."""
    return _("{old} and {into} are one learner now: {into}.").format(old=old, into=into)
