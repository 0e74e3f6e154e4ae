"""What a refusal looks like: said in passing, or in a dialog where the store or the course is in trouble."""

from __future__ import annotations

from collections.abc import Callable

from app.i18n import _
from app.services.attempts import QuizRefused
from app.services.desk import CourseUnusable
from app.services.ports import StoreDamaged, StoreError
from app.ui.widgets import Dialog, toast

REFUSALS = (QuizRefused, StoreError, CourseUnusable)
READING_SECONDS = 8.0


class Refusals:
    """Shows refusals; `restored` is called with the folder of the damaged file once a backup has taken its place."""

    def __init__(self, restored: Callable[[str], None]) -> None:
        self._restored = restored

    def guarded(self, do: Callable[[], None]) -> None:
        """Do it; a refusal is shown, never raised."""
        try:
            do()
        except REFUSALS as refusal:
            self.say(refusal)

    def confirm(self, title: str, text: str, yes: str, do: Callable[[], None]) -> None:
        """Ask before something that cannot be taken back."""
        actions = [(_("Cancel"), "outline", lambda: None), (yes, "primary", lambda: self.guarded(do))]
        Dialog(actions, title=title, text=text).open()

    def say(self, refusal: BaseException) -> None:
        """Show a refusal: in passing where nothing is lost, in a dialog where the store or course is in trouble."""
        if isinstance(refusal, StoreDamaged) and refusal.backup is not None:
            self.confirm(_("Progress file damaged"), str(refusal), _("Restore backup"), lambda: self._restore(refusal))
        elif isinstance(refusal, QuizRefused):
            toast(str(refusal), icon="alert-circle-outline", seconds=READING_SECONDS)
        else:
            Dialog([(_("Close"), "primary", lambda: None)], title=_("That did not work"), text=str(refusal)).open()

    def _restore(self, damaged: StoreDamaged) -> None:
        self._restored(str(damaged.restore()))
