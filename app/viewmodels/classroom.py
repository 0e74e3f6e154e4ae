"""Classroom: the classes on this device, and one of them seen from all sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.domain.learner import Learner
from app.i18n import _, ngettext
from app.services.class_report import ClassReport, changes_since, class_report
from app.services.desk import Desk
from app.services.local_day import day_span
from app.services.manage_class import class_rows
from app.services.ports import StoreError
from app.viewmodels import lock
from app.viewmodels.class_files import ClassFiles
from app.viewmodels.class_tables import change_tables
from app.viewmodels.class_views import CHANGES, LEARNERS, view_tables
from app.viewmodels.dates import day_text
from app.viewmodels.history import HistoryModel
from app.viewmodels.learner_care import LearnerCare
from app.viewmodels.observable import ViewModel
from app.viewmodels.question_tables import find_row, option_table, stem
from app.viewmodels.table import NamedTable, Table, ordered
from app.viewmodels.told import Told

EVERYBODY = "*"  # stands for all learners of the device


@dataclass(frozen=True, slots=True)
class ClassCard:
    """A class in the list; `id` EVERYBODY is no class but all learners."""

    id: str
    name: str
    note: str


@dataclass(frozen=True, slots=True)
class ClassroomState:
    """What is shown: the lock, the list, one class (`group`), or what was opened in it (`page`).

    `learner` is the id of the learner whose history was opened: the model's `history` has it.
    """

    locked: bool = False
    protected: bool = False
    said: str = ""
    cards: tuple[ClassCard, ...] = ()
    group: str = ""
    name: str = ""
    view: str = LEARNERS
    tables: tuple[NamedTable, ...] = ()
    since: str = ""
    page: str = ""
    note: str = ""
    learner: str = ""


class ClassroomModel(ViewModel[ClassroomState]):
    """The teacher's moves among classes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._report: ClassReport | None = None
        self._since: date | None = None
        self._former: tuple[NamedTable, ...] = ()
        self.history: HistoryModel | None = None
        self.files, self.care = ClassFiles(desk), LearnerCare(desk)
        self.offered: tuple[Path, ...] = ()  # files that were dropped on the window and are not asked about yet
        super().__init__(ClassroomState())

    @property
    def today(self) -> date:
        """The day, for a calendar."""
        return self._desk.today()

    # -- the lock ------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the list of classes anew; shut, only the lock."""
        area = self._desk.teacher_area
        self._report = self.history = None
        if not area.open:
            self._show(ClassroomState(locked=True, protected=True, said=lock.wait_text(area)))
            return
        everybody = len(self._desk.store().learners())
        cards = [ClassCard(EVERYBODY, _("Everybody on this device"), _learners(everybody))]
        cards += [
            ClassCard(row.group.id, row.group.name, _learners(len(row.members)))
            for row in class_rows(self._desk.store())
        ]
        self._show(ClassroomState(protected=area.protected, cards=tuple(cards)))

    def enter(self, pin: str) -> bool:
        """Try a PIN; whether the area is open now."""
        said = lock.try_pin(self._desk.teacher_area, pin)
        if said:
            self._show(replace(self.state, locked=True, said=said))
        else:
            self.refresh()
        return not said

    def set_pin(self, pin: str) -> bool:
        """Set or change the PIN; an empty one takes it away. False, with the reason said."""
        area = self._desk.teacher_area
        done, said = lock.change_pin(area, pin)
        self._show(replace(self.state, protected=area.protected, said=said))
        return done

    def shut(self) -> None:
        """Ask for the PIN again."""
        self._desk.teacher_area.shut()
        self.refresh()

    # -- classes -------------------------------------------------------------------------------------------------

    def add(self, name: str) -> bool:
        """Make a class; False, with the reason said, where the name is refused."""
        try:
            self._desk.store().add_class(name)
        except StoreError as error:
            self._show(replace(self.state, said=str(error)))
            return False
        self.refresh()
        return True

    def people(self) -> tuple[tuple[str, str, bool], ...]:
        """All learners: id, name, whether they are in the class that is shown."""
        inside = {one.id for one in self._desk.store().members(self.state.group)}
        return tuple((one.id, one.name, one.id in inside) for one in self._desk.store().learners())

    def place(self, learner: str, *, inside: bool) -> None:
        """Put a learner into the class that is shown, or take them out."""
        store = self._desk.store()
        (store.add_member if inside else store.remove_member)(self.state.group, learner)

    def remove(self) -> None:
        """Remove the class that is shown; learners and answers stay."""
        self._desk.store().remove_class(self.state.group)
        self.refresh()

    def open(self, group: str) -> None:
        """Show a class, or everybody."""
        store = self._desk.store()
        found = next((one for one in store.classes() if one.id == group), None)
        people = store.learners() if found is None else ()
        self._report = class_report(self._desk.course, store, self._desk.parts.clock, found, people)
        name = found.name if found else _("Everybody on this device")
        self.history = None
        state = replace(self.state, group=group, name=name, page="", note="", said="", learner="")
        self._show(replace(state, tables=self._tables(state.view)))

    def turn(self, view: str) -> None:
        """Show another side of the class."""
        self._show(replace(self.state, view=view, tables=self._tables(view), page="", note="", learner=""))

    def since(self, day: date) -> None:
        """Compare with what was before a day."""
        self._since = day
        self.turn(CHANGES)

    def sort(self, number: int, column: int) -> None:
        """Sort a table by a column; the same column again turns it round."""
        told = self.state.tables[number]
        down = not told.down if told.column == column else _numbers_in(told.table, column)
        made = replace(told, table=ordered(told.table, column, down=down), column=column, down=down)
        tables = (*self.state.tables[:number], made, *self.state.tables[number + 1 :])
        self._show(replace(self.state, tables=tables))

    def open_row(self, row: str) -> None:
        """Open what stands behind a row: a learner, or a question with its options."""
        report = self._report
        if report is None or self.state.page:
            return
        if self.state.view == LEARNERS:
            learner = next((one for one in report.learners if one.id == row), None)
            if learner is not None:
                self._open_learner(learner)
            return
        found = find_row(report, row)
        if found is not None:
            told = found[1]
            title = stem(told.item) if told.item else told.figures.item
            self._page(title, told.item.explain if told.item else "", NamedTable("", option_table(told)))

    def back(self) -> bool:
        """One step back; False in the list of classes."""
        if self.history is not None and self.history.back():
            return True
        if self.state.page:
            self.history = None
            self._show(replace(self.state, page="", note="", learner="", tables=self._former))
            return True
        if self.state.group:
            self.refresh()
            return True
        return False

    # -- files and learners --------------------------------------------------------------------------------------

    def take_in(self, files: Sequence[Path]) -> Told:
        """Merge files of answers; what is shown is read anew."""
        told = self.files.take_in(files)
        self._read_anew()
        return told

    def hand_out(self, folder: Path) -> Told:
        """Write the answers of the class that is shown into a new file in a folder."""
        return self.files.hand_out(self.state.name, self._report.learners if self._report else (), folder)

    def report(self, folder: Path, ending: str) -> Told:
        """Write a report on the learner whose history is shown, else on the class."""
        learner = self.care.learner(self.state.learner)
        if learner is not None:
            return self.files.report_on(learner, folder, ending)
        return self.files.report_on_group(self.state.group, folder, ending)

    def left_learner(self) -> None:
        """The learner whose history is shown was erased or merged: back to the class."""
        self._read_anew()

    def _read_anew(self) -> None:
        if self.state.group:
            self.open(self.state.group)
        else:
            self.refresh()

    # -- inside --------------------------------------------------------------------------------------------------

    def _open_learner(self, learner: Learner) -> None:
        self.history = HistoryModel(self._desk, learner)
        self.history.refresh()
        self._page(learner.name, _('As {name} sees it: "you" is {name}.').format(name=learner.name), learner=learner.id)

    def _page(self, title: str, note: str, *tables: NamedTable, learner: str = "") -> None:
        self._former = self.state.tables
        self._show(replace(self.state, page=title, note=note, tables=tables, learner=learner))

    def _tables(self, view: str) -> tuple[NamedTable, ...]:
        report = self._report
        if report is None:
            return ()
        return self._changes(report) if view == CHANGES else view_tables(report, view, self._desk.today())

    def _changes(self, report: ClassReport) -> tuple[NamedTable, ...]:
        """What changed; without a day since a week ago."""
        day = self._since or date.fromordinal(self.today.toordinal() - 7)
        self._since = day
        clock = self._desk.parts.clock
        told = changes_since(report.course, self._desk.store(), clock, report.learners, day_span(day)[0])
        return tuple(NamedTable(title, table) for title, table in change_tables(report, told))

    def since_text(self) -> str:
        """The day that is compared with, in words."""
        return "" if self._since is None else day_text(self._since, self.today)

    @property
    def since_day(self) -> date | None:
        """The day that is compared with."""
        return self._since


def _learners(count: int) -> str:
    return ngettext("{n} learner", "{n} learners", count).format(n=count)


def _numbers_in(table: Table, column: int) -> bool:
    """Whether a column holds figures: these are wanted from the highest down first."""
    return any(isinstance(row.cells[column].key, int | float) for row in table.rows)
