"""What can be done to one learner: take the answers along, merge with another name, erase; as the terminal does."""

from __future__ import annotations

from pathlib import Path

from app.domain.learner import Learner
from app.domain.names import name_key
from app.i18n import _
from app.services.desk import Desk
from app.services.free_names import file_stem, free_path
from app.services.personal_data import erase_learner, merge_learners, personal_data, write_personal_data
from app.services.ports import ProgressStore, StoreError
from app.viewmodels.personal_page import as_html
from app.viewmodels.told import Told, erased_lines, merged_text


class LearnerCare:
    """Every act says what came of it; one that writes to the store raises StoreError where that is refused."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def learner(self, learner_id: str) -> Learner | None:
        """The learner with this id, None once they are gone."""
        return next((one for one in self._desk.store().learners() if one.id == learner_id), None)

    def others(self, learner_id: str) -> tuple[Learner, ...]:
        """Everybody else on this device, imported ones too."""
        return tuple(one for one in self._desk.store().learners() if one.id != learner_id)

    def take(self, learner_id: str, folder: Path) -> Told:
        """Write everything of a learner into a new folder inside `folder`: the log, and a page to read."""
        desk, learner = self._desk, self.learner(learner_id)
        if learner is None:
            return _gone()
        data = personal_data(desk.store(), learner, desk.course)
        made = free_path(folder, file_stem(learner.name, _("answers"), desk.today()))
        try:
            lines, page = write_personal_data(made, data, as_html(data))
        except OSError as error:
            said = _("{folder} cannot be written: {why}").format(folder=made, why=error.strerror)
            return Told(_("Nothing was taken along"), (said,), done=False)
        return Told(
            _("Everything of {name}").format(name=learner.name),
            (
                _("It is in the folder {folder}:").format(folder=made),
                _("{file} holds every answer, for another device or a program.").format(file=lines.name),
                _("{file} is the same to read, in any browser.").format(file=page.name),
            ),
        )

    def erase(self, learner_id: str, typed: str) -> Told:
        """Remove everything of a learner for good, where `typed` is the name."""
        learner = self.learner(learner_id)
        if learner is None:
            return _gone()
        if name_key(typed) != name_key(learner.name):
            return Told(_("Nothing was erased"), (_("What was typed is not the name."),), done=False)
        erased = erase_learner(self._writable(), learner)
        self._desk.gone(learner)
        return Told(_("Erased"), erased_lines(learner.name, erased))

    def merge(self, old_id: str, into_id: str) -> Told:
        """Two learners are one person: all answers go to the second, whose name stays."""
        old, into = self.learner(old_id), self.learner(into_id)
        if old is None or into is None or old == into:
            return _gone()
        merge_learners(self._writable(), self._desk.parts.scheduler, old, into)
        self._desk.gone(old)
        return Told(_("One learner now"), (merged_text(old.name, into.name),))

    def _writable(self) -> ProgressStore:
        store = self._desk.store()
        if store.read_only:
            raise StoreError(store.read_only)
        return store


def _gone() -> Told:
    return Told(_("Nobody is called so any more"), (_("Another window may have changed the names."),), done=False)
