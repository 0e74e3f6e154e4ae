"""Files of a class: answers taken in from other devices, answers and reports written for others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.domain.learner import Learner
from app.domain.report_document import Document
from app.i18n import _, ngettext
from app.services.author_files import AuthorRefused, new_files
from app.services.desk import Desk
from app.services.export_answers import lines_of
from app.services.free_names import file_stem, free_path
from app.services.import_answers import ImportRefused, import_answers
from app.services.make_report import report_on_class, report_on_learner, table_of
from app.services.ports import StoreError
from app.services.report_ports import ReportRefused
from app.viewmodels.told import Told, arrival_lines

ANSWERS = ".jsonl"


class ClassFiles:
    """Every act says what came of it, as the terminal does."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def report_endings(self) -> tuple[str, ...]:
        """The endings of reports that can be written here; none on a device that writes none."""
        writer = self._desk.parts.reports
        return writer.endings if writer else ()

    def take_in(self, files: Sequence[Path]) -> Told:
        """Merge files of answers: all of them, or none where a line is wrong. Raises StoreError."""
        store = self._desk.store()
        if store.read_only:
            raise StoreError(store.read_only)
        try:
            arrived = import_answers(store, self._desk.parts.scheduler, files)
        except ImportRefused as refusal:
            return Told(_("Not imported"), tuple(str(refusal).split("\n")), done=False)
        names = {learner.id: learner.name for learner in store.learners()}
        return Told(_("Imported"), arrival_lines(arrived, names))

    def hand_out(self, name: str, learners: Sequence[Learner], folder: Path) -> Told:
        """Write the answers of learners into a new file in `folder`; `name` is what they are called together."""
        store = self._desk.store()
        lines = list(lines_of(store, [learner.id for learner in learners]))
        path = free_path(folder, file_stem(name, _("answers"), self._desk.today()), ANSWERS)
        said = (
            _("Written: {path}").format(path=path),
            ngettext("{n} line of {learners}", "{n} lines of {learners}", len(lines)).format(
                n=len(lines), learners=", ".join(one.name for one in learners) or _("nobody")
            ),
        )
        return _written(path, "".join(f"{line}\n" for line in lines).encode(), said)

    def report_on_group(self, group: str, folder: Path, ending: str, since: int | None = None) -> Told:
        """Write a report on a class, by its id."""
        desk = self._desk
        found = next((one for one in desk.store().classes() if one.id == group), None)
        if found is None:
            return Told(_("No report was written"), (_("The class is gone."),), done=False)
        document = report_on_class(desk.quiz(), desk.store(), desk.parts.clock, found, since)
        return self._report(document, found.name, folder, ending)

    def report_on(self, learner: Learner, folder: Path, ending: str) -> Told:
        """Write a report on one learner; nobody else's answers are in it."""
        desk = self._desk
        document = report_on_learner(desk.quiz(), desk.store(), desk.parts.clock, learner)
        return self._report(document, learner.name, folder, ending)

    def _report(self, document: Document, name: str, folder: Path, ending: str) -> Told:
        writer = self._desk.parts.reports
        path = free_path(folder, file_stem(name, _("report"), self._desk.today()), ending)
        table = table_of(document, None)
        said = [_("Written: {path}").format(path=path)]
        if ending == ".csv":
            said.append(_("It holds the table {table} alone; the other kinds of file hold all.").format(table=table))
        try:
            if writer is None:
                raise ReportRefused(_("This device writes no reports."))
            data = writer.write(document, ending, table)
        except ReportRefused as refusal:
            return Told(_("No report was written"), (str(refusal),), done=False)
        return _written(path, data, said)


def _written(path: Path, data: bytes, said: Sequence[str]) -> Told:
    try:
        new_files([(path, data)])
    except AuthorRefused as refusal:
        return Told(_("Nothing was written"), (str(refusal),), done=False)
    return Told(_("Written"), tuple(said))
