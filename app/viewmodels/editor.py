"""EditorModel: a teacher's moves in the bank editor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.domain.statement import Section
from app.i18n import _, ngettext
from app.services.author_files import AuthorRefused
from app.services.desk import CourseUnusable, Desk
from app.services.edit_bank_quizzes import follow, followers
from app.services.edit_bank_session import BankEditor
from app.services.own_course import copy_course
from app.services.ports import StoreError
from app.services.watch import Watch
from app.viewmodels.editor_follow import follow_text, quiz_files
from app.viewmodels.editor_opening import read_editor
from app.viewmodels.editor_options import OptionMoves
from app.viewmodels.editor_picture import Chosen, entries_of, picture
from app.viewmodels.editor_state import EditorState
from app.viewmodels.observable import ViewModel


class EditorModel(ViewModel[EditorState]):
    """Every move shows its outcome; what is refused is said in `problem` and changes nothing."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._editor: BankEditor | None = None
        self._chosen = Chosen()
        self._watch = Watch(desk.parts.reader, desk.parts.own_courses)
        self.options = OptionMoves(self._do, lambda: self._chosen.typed)
        super().__init__(EditorState())

    # -- opening -------------------------------------------------------------------------------------------------

    def open(self, item: str = "", section: str = "", point: str = "") -> None:
        """Read the course studied, with unsaved work; show a question, a section or a new question on a point."""
        former, self._editor = self._editor, None
        try:
            card = self._desk.card()
            editor, base = read_editor(self._desk, card)
        except (CourseUnusable, AuthorRefused, StoreError) as refusal:
            self._show(EditorState(problem=str(refusal)))
            return
        if editor is None or editor.load.course is None:
            self._show(base)
            return
        self._editor = editor
        if former is not None:
            editor.take_over(former)
        self._watch = Watch(self._desk.parts.reader, card.path)
        self._watch.note()
        found = editor.files.entry(item)
        sections = [one.id for one in editor.load.course.statement.sections]
        if found is not None:
            section = editor.files.files[found.inside].section
        elif home := next((one.id for one in editor.load.course.statement.sections if point in _ids(one)), ""):
            section = home
        elif section not in sections:
            section = sections[0] if sections else ""
        self._chosen = Chosen(section=section)
        self._show(base)
        self._choose(found.name if found else self._first())
        self._refresh()
        if point:
            self._do(lambda editor: self._new(editor, point))

    def saved_outside(self) -> bool:
        """Whether another program saved a file of the course since the page was opened; costs a look at their times."""
        if self._editor is None or not self._watch.saved():
            return False
        self._watch.note()
        try:
            return bool(self._editor.files.outside())
        except AuthorRefused:  # a file that cannot be read just now: saving says so
            return False

    def follow(self) -> None:
        """Take in what another program saved: without unsaved work read it, else offer both versions."""
        if self._editor is None:
            return
        if self._editor.dirty:
            for file in self._editor.files.outside():
                file.apart = file.dirty
            self._refresh()
            return
        chosen, item = self._chosen, self.state.item
        self.open(item, chosen.section)
        self._chosen = replace(chosen, typed={})
        self._refresh()

    def _first(self) -> str:
        found = entries_of(self._editor, self._chosen.section) if self._editor else ()
        return found[0].name if found else ""

    # -- the list ------------------------------------------------------------------------------------------------

    def choose_section(self, section: str) -> None:
        """Show another section's questions, all where it is empty, and choose the first."""
        self._chosen = replace(self._chosen, section=section)
        self._choose(self._first())
        self._refresh()

    def find(self, text: str) -> None:
        """List only questions that hold these words."""
        self._filter(replace(self._chosen, search=text))

    def filter_kind(self, value: str) -> None:
        """List only one kind; all where empty."""
        self._filter(replace(self._chosen, kind=value))

    def filter_point(self, value: str) -> None:
        """List only questions on a point; all where empty."""
        self._filter(replace(self._chosen, point=value))

    def filter_findings(self, on: bool) -> None:
        """List only questions that the check says something of."""
        self._filter(replace(self._chosen, findings=on))

    def _filter(self, chosen: Chosen) -> None:
        self._chosen = chosen
        self._refresh()

    def select(self, item: str) -> None:
        """Choose a question, and its section where another is shown."""
        entry = self._editor.files.entry(item) if self._editor else None
        if self._editor is None or entry is None:
            return
        section = self._editor.files.files[entry.inside].section
        if self._chosen.section not in ("", section):
            self._chosen = replace(self._chosen, section=section)
        self._choose(item)
        self._refresh()

    def _choose(self, item: str) -> None:
        if self._editor is not None:
            self._editor.item = item
        self._chosen = replace(self._chosen, typed={}, answered=False)

    def show_answered(self, on: bool) -> None:
        """Show the preview before or after the answer."""
        self._filter(replace(self._chosen, answered=on))

    # -- changing ------------------------------------------------------------------------------------------------

    def set_field(self, name: str, text: str) -> None:
        """Change a field of the chosen question; `text` as the form shows it."""
        editor = self._editor
        if editor is None or self._locked():
            return
        try:
            editor.set_field(name, text)
        except AuthorRefused as refusal:
            self._refresh(problem=str(refusal))
            return
        self._chosen = replace(self._chosen, typed={**self._chosen.typed, name: text})
        self._refresh()

    def set_kind(self, kind: str) -> None:
        """Make the chosen question one of another kind."""
        self._do(lambda editor: editor.set_kind(kind))

    def new(self) -> None:
        """An empty question after the chosen one."""
        self._do(self._new)

    def _new(self, editor: BankEditor, point: str = "") -> None:
        course, entry = editor.load.course, editor.entry()
        if course is None or not course.statement.sections:
            raise AuthorRefused(_("The statement has no sections yet."))
        section = self._chosen.section or (
            editor.files.files[entry.inside].section if entry else course.statement.sections[0].id
        )
        found = course.statement.section(section)
        points = list(_ids(found)) if found else []
        open_points = [name for name in points if name in course.uncovered()]
        editor.new(section, point or (open_points or points or [""])[0])

    def duplicate(self) -> None:
        """A copy of the chosen question below it."""
        self._do(BankEditor.duplicate)

    def delete(self) -> None:
        """Take the chosen question out; undo brings it back."""
        self._do(BankEditor.delete)

    def move(self, by: int) -> None:
        """The chosen question one place up (-1) or down (1)."""
        self._do(lambda editor: editor.move(by))

    def undo(self) -> None:
        """Take the last change back."""
        self._do(BankEditor.undo)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._do(BankEditor.redo)

    # -- saving --------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Write the changed banks; where a file was changed meanwhile, both versions are offered."""
        self._write(lambda editor: _saved_text(editor.save()))

    def save_with_quizzes(self) -> None:
        """Save, and let the quizzes that list deleted or renamed questions follow."""
        self._write(self._save_with_quizzes)

    def keep_mine(self) -> None:
        """Save over the version on the disk, which is kept aside."""
        self._write(lambda editor: _aside(_("Your version is saved."), editor.keep_mine()))

    def take_theirs(self) -> None:
        """Go on from the version on the disk; one's own is kept aside."""
        self._write(lambda editor: _aside(_("The version on the disk is shown."), editor.take_theirs()))

    def make_own_copy(self) -> None:
        """Copy the course to one's own courses and go on in the copy."""
        try:
            parts = self._desk.parts
            target = copy_course(self._desk.card().path, parts.own_courses, parts.reader)
        except (AuthorRefused, CourseUnusable) as refusal:
            self._refresh(problem=str(refusal))
            return
        card = next((one for one in self._desk.courses() if one.path.resolve() == target.resolve()), None)
        if card is not None:
            self._desk.choose_course(card.id)
        self.open(self.state.item)
        self._show(replace(self.state, saved=_("Your own copy lies in {path}.").format(path=target)))

    def _write(self, act: Callable[[BankEditor], str]) -> None:
        said: list[str] = []
        self._do(lambda editor: said.append(act(editor)))
        self._desk.reread()
        if said and self._editor is not None:
            self._show(replace(self.state, saved=said[0]))

    def _save_with_quizzes(self, editor: BankEditor) -> str:
        quizzes = quiz_files(self._desk)
        follow(followers(editor.files, quizzes), quizzes)
        editor.check()
        return _saved_text(editor.save())

    def _locked(self) -> bool:
        """Whether nothing can be changed, which is said."""
        if self.state.read_only:
            self._refresh(problem=self.state.read_only)
        return bool(self.state.read_only)

    def _do(self, act: Callable[[BankEditor], object], typed: dict[str, str] | None = None) -> None:
        """Make a move; `typed` are texts of the question that stay as they were typed."""
        editor = self._editor
        if editor is None or self._locked():
            return
        problem = ""
        try:
            act(editor)
        except AuthorRefused as refusal:
            problem = str(refusal)
        answered = self._chosen.answered
        entry = editor.entry()
        if entry is None:
            self._choose(self._first())
        else:
            self._chosen = replace(self._chosen, typed=typed or {}, answered=answered)
            section = editor.files.files[entry.inside].section
            if self._chosen.section not in ("", section):
                self._chosen = replace(self._chosen, section=section)
        self._refresh(problem=problem)

    def _refresh(self, problem: str = "") -> None:
        if self._editor is None:
            self._show(replace(self.state, problem=problem or self.state.problem))
            return
        base = EditorState(course=self.state.course, sections=self.state.sections, read_only=self.state.read_only)
        said = problem or self._editor.files.warning or self._editor.unread.warning
        told = follow_text(self._desk, self._editor)
        self._show(picture(self._editor, self._chosen, replace(base, problem=said, follow=told)))


def _ids(section: Section) -> tuple[str, ...]:
    return tuple(point.id for point in section.points)


def _saved_text(count: int) -> str:
    return ngettext("{n} bank is saved.", "{n} banks are saved.", count).format(n=count)


def _aside(text: str, path: str) -> str:
    return f"{text} {_('The other version is kept in {path}.').format(path=path)}" if path else text
