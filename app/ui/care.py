"""What Learners and the class pages ask before something is done to a learner, and how they say what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.i18n import _
from app.ui.widgets import Dialog, Picker, Text, TextField, pick_folder
from app.viewmodels.learner_care import LearnerCare
from app.viewmodels.told import Told

LONGEST_NAME = 60
Way = tuple[str, Callable[[], None]]


def tell(told: Told) -> None:
    """Say what came of something; it stays until it is closed."""
    dialog = Dialog([(_("Close"), "primary", lambda: None)], title=told.title)
    for line in told.lines:
        dialog.body.add_widget(Text(text=line))
    dialog.open()


class Care:
    """`guarded` does something and shows a refusal; `changed` is called after a learner went."""

    def __init__(
        self, care: LearnerCare, guarded: Callable[[Callable[[], None]], None], changed: Callable[[], None]
    ) -> None:
        self._care, self._guarded, self._changed = care, guarded, changed

    def ways(self, learner: str) -> list[Way]:
        """What one may do to one's own name."""
        return [
            (_("Take my answers along"), lambda: self.take(learner)),
            (_("Erase my answers"), lambda: self.ask_erase(learner)),
        ]

    def ways_of_teacher(self, learner: str) -> list[Way]:
        """What a teacher may do to a learner beside looking at the history."""
        return [
            (_("Take the answers along"), lambda: self.take(learner)),
            (_("Same person as …"), lambda: self.ask_merge(learner)),
            (_("Erase"), lambda: self.ask_erase(learner)),
        ]

    def take(self, learner: str) -> None:
        """Ask where to, and write everything there."""
        pick_folder(
            _("Where shall the answers go?"),
            lambda folder: self._guarded(lambda: tell(self._care.take(learner, Path(folder)))),
        )

    def ask_erase(self, learner: str) -> None:
        """Ask for the name, typed once more, and erase."""
        found = self._care.learner(learner)
        if found is None:
            return
        field = TextField(label=_("NAME"), longest=LONGEST_NAME)
        dialog = Dialog(
            [
                (_("Cancel"), "outline", lambda: None),
                (_("Erase for good"), "primary", lambda: self._erase(learner, field.text)),
            ],
            first_focus=field.entry,
            title=_("Erase {name}?").format(name=found.name),
            text=_("This removes {name} and every answer for good. Type the name again to go on.").format(
                name=found.name
            ),
        )
        dialog.body.add_widget(field)
        dialog.open()

    def ask_merge(self, learner: str) -> None:
        """Ask who is the same person, and then whether all answers shall go to that name."""
        found, others = self._care.learner(learner), self._care.others(learner)
        if found is None or not others:
            return
        picker = Picker(
            [one.name for one in others], title=_("Who is the same person as {name}?").format(name=found.name)
        )
        picker.bind(on_pick=lambda _picker, at: self._ask_one(learner, found.name, others[at].id, others[at].name))
        picker.open()

    def _ask_one(self, old: str, old_name: str, into: str, name: str) -> None:
        text = _("All answers of {old} go to {name}, whose name and plan stay. This cannot be taken back.")
        Dialog(
            [
                (_("Cancel"), "outline", lambda: None),
                (_("Merge"), "primary", lambda: self._done(lambda: self._care.merge(old, into))),
            ],
            title=_("{old} and {name} are one person?").format(old=old_name, name=name),
            text=text.format(old=old_name, name=name),
        ).open()

    def _erase(self, learner: str, typed: str) -> None:
        self._done(lambda: self._care.erase(learner, typed))

    def _done(self, act: Callable[[], Told]) -> None:
        def do() -> None:
            told = act()
            if told.done:
                self._changed()
            tell(told)

        self._guarded(do)
