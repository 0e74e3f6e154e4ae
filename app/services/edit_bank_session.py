"""BankEditor: the questions of a course changed one by one, with undo, checked after each change, saved when asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.i18n import _
from app.services.author_files import AuthorRefused
from app.services.author_ports import Fields, Raw
from app.services.edit_bank import BankChanged
from app.services.edit_bank_files import BankFile, BankFiles, Entry
from app.services.edit_bank_findings import Placed, placed, read_course, unread_findings
from app.services.edit_bank_kinds import KINDS, as_kind, fresh, kind_of, required
from app.services.edit_bank_step import Step
from app.services.edit_bank_texts import read, shown
from app.services.edit_bank_unread import Place, Unread, UnreadText
from app.services.item_evidence import ItemEvidence, figures_of
from app.services.scaffold import new_errors

TOGETHER_MS = 1500
"""Changes of one field that follow one another faster are one step for undo."""
MOST_STEPS = 200


class BankEditor:
    """Changes over working copies; every method that changes something raises AuthorRefused and then changes nothing.

    `now` gives UTC ms. `answers` are what answers say of the saved questions, by id.
    """

    def __init__(
        self, files: BankFiles, now: Callable[[], int], answers: Mapping[str, ItemEvidence] | None = None
    ) -> None:
        self.files = files
        self.answers = answers or {}
        self._figures = figures_of(self.answers)
        self.item = ""
        self.unread = Unread(files.drafts.folder)
        self._now = now
        self._undo: list[Step] = []
        self._redo: list[Step] = []
        shown = files.course.absolute().name
        self._disk = files.splicer.preview(files.course, {}, shown)
        self.check()

    def check(self) -> None:
        """See what the course says of the banks as they are here."""
        self.load = read_course(self.files, self._figures)
        unread = unread_findings(self.files, self.unread)
        self.findings: tuple[Placed, ...] = (*placed(self.files, self.load), *unread)
        before, ours = self._disk, {one.finding: one for one in self.findings}
        worse = new_errors(before, self.load) if self.dirty else []
        self.blocking: tuple[Placed, ...] = (*(ours[finding] for finding in worse), *unread)

    def take_over(self, former: BankEditor) -> None:
        """Go on with the steps of another editor, where no bank changed since."""
        if self.files.state() == former.files.state():
            self._undo, self._redo = former._undo, former._redo

    # -- what there is -------------------------------------------------------------------------------------------

    @property
    def dirty(self) -> bool:
        """Whether something is not saved."""
        return any(file.dirty for file in self.files.files.values()) or bool(unread_findings(self.files, self.unread))

    @property
    def conflict(self) -> BankFile | None:
        """A bank whose file is another than the one it was changed from."""
        return next((file for file in self.files.files.values() if file.apart), None)

    @property
    def undo_words(self) -> str:
        """What undo would take back."""
        return self._undo[-1].words if self._undo else ""

    @property
    def redo_words(self) -> str:
        """What redo would do again."""
        return self._redo[-1].words if self._redo else ""

    def entry(self) -> Entry | None:
        """The question that is chosen."""
        return self.files.entry(self.item)

    def can_move(self, by: int) -> bool:
        """Whether the chosen question can go up (-1) or down (1) in its bank."""
        entry = self.entry()
        return entry is not None and 0 <= entry.at + by < len(self.files.files[entry.inside].questions)

    # -- changing ------------------------------------------------------------------------------------------------

    def set_field(self, key: str, text: str) -> bool:
        """Change a field of the chosen question; whether that changed anything."""
        entry = self._chosen()
        old, words = entry.fields.get(key), _("Change {key} of {item}").format(key=key, item=entry.name)
        try:
            value = read(key, text, old)
        except AuthorRefused as refusal:
            if not shown(key, old)[1]:
                raise
            self._keep(words, (entry.name, key), UnreadText(text, str(refusal)))
            return True
        fields = dict(entry.fields)
        if value is None and (key in required(entry.fields) or key == next(iter(fields), "")):
            value = ""
        if value == fields.get(key):
            held = (entry.name, key) in self.unread.texts
            if held:
                self._keep(words, (entry.name, key), None)
            return held
        if value is None:
            del fields[key]
        else:
            fields[key] = value
        if key == "id":
            self._renamed(entry, fields)
        self._replace(words, entry, fields, key)
        return True

    def _keep(self, words: str, place: Place, one: UnreadText | None) -> None:
        """Keep a text that the bank cannot hold, or let go of it; undo brings back what was there."""
        self._note(Step(words, {}, self.item, self.unread.texts, place, self._now()), self.item)
        self.unread.put(self.unread.with_text(place, one))
        self.check()

    def _renamed(self, entry: Entry, fields: dict[str, Raw]) -> None:
        """A saved question under another id says which it had, so that learners keep its history."""
        old = str(entry.fields.get("id", ""))
        if "was" not in fields and old in self.files.saved_ids() and fields["id"]:
            fields["was"] = old
        elif fields.get("was") == fields["id"]:
            del fields["was"]

    def set_kind(self, kind: str) -> None:
        """Make the chosen question one of another kind."""
        entry = self._chosen()
        if kind not in KINDS or kind == kind_of(entry.fields):
            return
        words = _("Change the kind of {item}").format(item=entry.name)
        self._replace(words, entry, as_kind(entry.fields, kind), "kind")

    def _replace(self, words: str, entry: Entry, fields: Fields, key: str) -> None:
        old = self.files.files[entry.inside].now
        data = self.files.splicer.replace_question(old, entry.at, fields)
        self._apply(words, entry.inside, data, entry.at, key)

    def splice(self, words: str, change: Callable[[bytes, int], bytes], key: str = "") -> None:
        """Change the bytes of the chosen question's bank; `change` gets them and the question's place in it."""
        entry = self._chosen()
        data = change(self.files.files[entry.inside].now, entry.at)
        if data != self.files.files[entry.inside].now:
            self._apply(words, entry.inside, data, entry.at, key)

    def new(self, section: str, point: str) -> None:
        """An empty question after the chosen one, or last in the section's first bank, or in a new one."""
        fields, chosen = fresh(self._unused(section), point), self.entry()
        words = _("New question {item}").format(item=fields["id"])
        banks = [one for one in self.files.files.values() if one.section == section and one.now and not one.refusal]
        banks.sort(key=lambda one: not one.questions)
        if chosen is not None and self.files.files[chosen.inside] in banks:
            inside, after = chosen.inside, chosen.at
        elif banks:
            inside, after = banks[0].inside, len(banks[0].questions) - 1
        else:
            inside, bare = self.files.new_bank(section)
            self._apply(words, inside, self.files.splicer.replace_question(bare, 0, fields), 0)
            return
        data = self.files.splicer.insert_question(self.files.files[inside].now, after, fields)
        self._apply(words, inside, data, after + 1)

    def duplicate(self) -> None:
        """A copy of the chosen question below it."""
        entry = self._chosen()
        name = self._unused(str(entry.fields.get("id", "")) or "copy")
        old = self.files.files[entry.inside].now
        data = self.files.splicer.duplicate_question(old, entry.at, name)
        self._apply(_("Duplicate {item}").format(item=entry.name), entry.inside, data, entry.at + 1)

    def delete(self) -> None:
        """Take the chosen question out; the one after it is chosen. A new bank goes with its only question."""
        entry = self._chosen()
        file = self.files.files[entry.inside]
        last = len(file.questions) - 2
        data = self.files.splicer.delete_question(file.now, entry.at) if file.disk or last >= 0 else b""
        self._apply(_("Delete {item}").format(item=entry.name), entry.inside, data, min(entry.at, last))

    def move(self, by: int) -> None:
        """The chosen question one place up (-1) or down (1)."""
        entry = self._chosen()
        data = self.files.splicer.move_question(self.files.files[entry.inside].now, entry.at, by)
        self._apply(_("Move {item}").format(item=entry.name), entry.inside, data, entry.at + by)

    def _chosen(self) -> Entry:
        entry = self.entry()
        if entry is None:
            raise AuthorRefused(_("Choose a question first."))
        return entry

    def _unused(self, stem: str) -> str:
        known = {str(entry.fields.get("id", "")) for entry in self.files.entries} | set(self.files.saved_ids())
        return next(name for n in range(2, len(known) + 3) if (name := f"{stem}-{n}") not in known)

    def _apply(self, words: str, inside: str, data: bytes, at: int, key: str = "") -> None:
        """Take a change over: undo first, then the bytes with their draft, then the check."""
        file = self.files.files.get(inside)
        before, item = {inside: file.now if file else b""}, self.item
        self.files.put(inside, data)
        self.item = self.files.named(inside, at)
        self._note(Step(words, before, item, self.unread.texts, (self.item, key), self._now()), item)
        if key == "id":
            self.unread.put(self.unread.renamed(item, self.item))
        elif key:
            self.unread.put(self.unread.with_text((self.item, key), None))
        elif self.files.entry(item) is None:
            self.unread.put(self.unread.without(item))
        self.check()

    def _note(self, step: Step, before: str) -> None:
        """Remember what a change takes away; fast ones of one field, of the question named `before`, are one step."""
        last, key = self._undo[-1] if self._undo else None, step.tag[1]
        if key not in ("", "kind") and last and last.tag == (before, key) and step.time - last.time < TOGETHER_MS:
            banks = {**step.banks, **last.banks}
            self._undo[-1] = Step(last.words, banks, last.item, last.unread, step.tag, step.time)
        else:
            self._undo = [*self._undo, step][-MOST_STEPS:]
        self._redo = []

    def undo(self) -> None:
        """Take the last change back."""
        self._turn(self._undo, self._redo)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._turn(self._redo, self._undo)

    def _turn(self, source: list[Step], target: list[Step]) -> None:
        if not source:
            return
        step = source.pop()
        now = {inside: self.files.files[inside].now for inside in step.banks}
        target.append(Step(step.words, now, self.item, self.unread.texts))
        for inside, data in step.banks.items():
            self.files.put(inside, data)
        self.unread.put(step.unread)
        self.item = step.item
        self.check()

    # -- saving --------------------------------------------------------------------------------------------------

    def save(self) -> int:
        """Write every changed bank; how many. Raises AuthorRefused; a bank changed underneath is `conflict` then."""
        if self.conflict is not None:
            raise AuthorRefused(_("The file was changed meanwhile. Choose which version to keep."))
        if self.blocking:
            raise AuthorRefused(_("Mend the errors first; the draft is kept until then."))
        changed = [file for file in self.files.files.values() if file.dirty]
        try:
            for file in changed:
                self._save(file)
        finally:
            self._disk = self.files.splicer.preview(self.files.course, {}, self.files.course.absolute().name)
            self.check()
        return len(changed)

    def _save(self, file: BankFile) -> None:
        try:
            self.files.save(file)
        except BankChanged:
            file.apart = True
            raise

    def keep_mine(self) -> str:
        """Save this version over the one on the disk, which is kept beside the drafts; where it lies."""
        file = self.conflict
        if file is None:
            return ""
        theirs = self.files.theirs(file)
        aside = self.files.drafts.keep_aside(file.name, "theirs", theirs) if theirs else None
        self.files.based(file, theirs)
        self.files.put(file.inside, file.now)
        self.check()
        self.save()
        return str(aside) if aside else ""

    def take_theirs(self) -> str:
        """Go on from the version on the disk; this one is kept beside the drafts; where it lies."""
        file = self.conflict
        if file is None:
            return ""
        aside = self.files.drafts.keep_aside(file.name, "mine", file.now)
        mine, theirs = file.now, self.files.theirs(file)
        self.files.based(file, theirs)
        self.files.put(file.inside, theirs)
        # Older steps are made from the version that was let go; this one step alone brings it back, whole.
        words = _("Take the file's version")
        self._undo, self._redo = [Step(words, {file.inside: mine}, self.item, self.unread.texts)], []
        self._disk = self.files.splicer.preview(self.files.course, {}, self.files.course.absolute().name)
        self.check()
        return str(aside)
