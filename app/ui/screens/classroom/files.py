"""Files of a class on screen: answers taken in, answers and reports written, and what is done to one learner."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from kivy.clock import Clock

from app.i18n import _, ngettext
from app.ui.care import Care, tell
from app.ui.screens.navigator import Navigator
from app.ui.widgets import Dialog, Picker, pick_file, pick_folder
from app.viewmodels.class_files import ANSWERS
from app.viewmodels.classroom import ClassroomModel
from app.viewmodels.told import Told

MOST_NAMED = 8


class ClassActs:
    """Asks where from and where to, does it, and says what came of it."""

    def __init__(self, model: ClassroomModel, navigator: Navigator) -> None:
        self._model, self._navigator = model, navigator
        self.care = Care(model.care, navigator.guarded, model.left_learner)

    def ask_way(self) -> None:
        """Ask what to do to the learner whose page is open."""
        ways = self.care.ways_of_teacher(self._model.state.learner)
        picker = Picker([words for words, _act in ways], title=self._model.state.page)
        picker.bind(on_pick=lambda _picker, at: ways[at][1]())
        picker.open()

    def ask_import(self) -> None:
        """Ask for a file of answers and take it in."""
        pick_file(_("A file of answers"), (ANSWERS,), lambda path: self.take_in([Path(path)]))

    def ask_dropped(self, files: Sequence[Path]) -> None:
        """Files were dropped on the window: ask before they are taken in."""
        named = [path.name for path in files[:MOST_NAMED]]
        if more := len(files) - len(named):
            named.append(ngettext("and {n} more", "and {n} more", more).format(n=more))
        title = ngettext("Import answers from {n} file?", "Import answers from {n} files?", len(files))
        self._navigator.confirm(title.format(n=len(files)), "\n".join(named), _("Import"), lambda: self.take_in(files))

    def take_in(self, files: Sequence[Path]) -> None:
        """Take files of answers in; a word says so first, for a large file needs a while."""
        waiting = Dialog([], title=_("Importing answers …"), text=_("A large file needs a moment."), closable=False)
        waiting.open()

        def take(_seconds: float) -> None:
            waiting.close()
            self._do(lambda: self._model.take_in(files))

        Clock.schedule_once(take, 0.05)

    def ask_export(self) -> None:
        """Ask for a folder and write the answers of the class there."""
        pick_folder(
            _("Where shall the answers go?"),
            lambda folder: self._do(lambda: self._model.hand_out(Path(folder))),
        )

    def ask_report(self) -> None:
        """Ask what kind of report and where to; on the learner whose page is open, else on the class."""
        kinds = [(ending, words) for ending, words in _kinds().items() if ending in self._model.files.report_endings]
        picker = Picker([words for _ending, words in kinds], title=_("What kind of report?"))
        picker.bind(on_pick=lambda _picker, at: self._ask_folder(kinds[at][0]))
        picker.open()

    def _ask_folder(self, ending: str) -> None:
        pick_folder(
            _("Where shall the report go?"),
            lambda folder: self._do(lambda: self._model.report(Path(folder), ending)),
        )

    def _do(self, act: Callable[[], Told]) -> None:
        self._navigator.guarded(lambda: tell(act()))


def _kinds() -> dict[str, str]:
    """What each kind of report is for, by its ending."""
    return {
        ".html": _("A page to read, print or send (.html)"),
        ".xlsx": _("A workbook with every table (.xlsx)"),
        ".csv": _("One table for a spreadsheet (.csv)"),
        ".json": _("Everything for a program (.json)"),
    }
