"""Course on screen: the courses, a new one, an imported text, and the sections and points of one's own."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.metrics import dp

from app.i18n import _, ngettext
from app.services.course_draft import Typed
from app.ui.screens.screen import Screen
from app.ui.widgets import Dialog, Picker, PressCard, Text, fill, load_kv, pick_file
from app.viewmodels.course import CourseModel
from app.viewmodels.course_state import CONFLICT, COURSE, HOME, IMPORT, NEW, POINT, SECTION, CourseState, Line

PAUSE = 0.5  # seconds without a key before what is typed is kept
TEXTS = (".md", ".txt", ".html", ".htm", ".docx")


class CourseScreen(Screen):
    """One page at a time; what a row opens takes its place, with a way back."""

    model: CourseModel

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        super().on_kv_post(base_widget)
        part, model = self.part, self.model
        self._rows: tuple[Line, ...] | None = None
        self._shown: tuple[str, str] = ("", "")
        part.bar.bind(on_back=lambda _bar: self.back())
        acts = {
            part.new: model.new, part.to_import: model.to_import, part.begin: self.begin, part.paste: self.paste,
            part.read_file: self.read_file, part.make: model.make, part.forget: self.forget, part.resume: model.resume,
            part.add: self.add, part.save: self.save, part.up: lambda: model.move(-1), part.down: lambda: model.move(1),
            part.forget_waiting: self.forget, part.to_section: self.to_section, part.delete: model.delete,
            part.undo: model.undo, part.mine: model.keep_mine,
            part.theirs: model.take_theirs,
            part.check: lambda: self.navigator.teach("check"), part.questions: self.questions,
        }  # fmt: skip
        for button, act in acts.items():
            button.bind(on_release=lambda _button, act=act: self._do(act))
        part.new_title.bind(on_submit=lambda _field: part.new_section.take_focus())
        part.new_section.bind(on_submit=lambda _field: part.new_point.take_focus())
        self._keep_later = Clock.create_trigger(lambda _seconds: self._keep_typed(), PAUSE)
        for field in (part.new_title, part.new_section, part.new_point, part.pasted):
            field.bind(text=lambda *_args: self._keep_later())
        self.fbind("wide", lambda *_args: self.render(self.model.state))

    def enter(self) -> None:
        """Show what the model has."""
        self._rows, self._shown = None, ("", "")
        self._fill_typed()
        super().enter()
        self.part.scroll.to_start()

    def leave(self) -> None:
        """Something else comes on screen: what was typed is kept."""
        if self._keep_later.is_triggered:
            self._keep_typed()
        super().leave()

    def _keep_typed(self) -> None:
        part = self.part
        self._keep_later.cancel()
        self.model.keep_typed(Typed(part.new_title.text, part.new_section.text, part.new_point.text, part.pasted.text))

    def _fill_typed(self) -> None:
        part, typed = self.part, self.model.typed
        part.new_title.entry.text, part.new_section.entry.text = typed.title, typed.section
        part.new_point.entry.text, part.pasted.entry.text = typed.point, typed.pasted
        self._keep_later.cancel()

    def on_key(self, key: str, ctrl: bool, shift: bool) -> bool:
        """Escape goes one page up; Ctrl+Z takes back, Ctrl+S saves."""
        if key == "escape":
            return self.model.back()
        if ctrl and key in ("z", "s") and self.model.state.page in (COURSE, SECTION, POINT):
            self._do(self.model.undo if key == "z" else self.save)
            return True
        return False

    def back(self) -> None:
        """One page up; from the list to where the teacher came from."""
        if not self.model.back():
            self.navigator.teacher()

    # -- showing -------------------------------------------------------------------------------------------------

    def render(self, state: CourseState) -> None:
        """Show a page; its fields are filled anew when another thing is shown or it was saved."""
        part = self.part
        titles = {HOME: _("Courses"), NEW: _("New course"), IMPORT: _("Import a text"), CONFLICT: _("Two versions")}
        part.bar.title = titles.get(state.page) or state.title
        self._list(state)
        self._fields(state)
        head = [*([part.problem] if state.problem else []), *([part.done] if state.done else [])]
        fill(part.body, [*head, *self._parts(state)])
        here = (state.page, state.id)
        if here != self._shown:
            self._shown = here
            part.scroll.to_start()

    def _parts(self, state: CourseState) -> list[Any]:
        part = self.part
        listed = [part.list_title, part.list] if state.rows else []
        pages = {
            HOME: [*([part.waiting] if state.waiting else []), part.ways, *listed],
            NEW: [part.begin_form],
            IMPORT: [part.paste_form, part.file_form],
            COURSE: [
                part.note,
                *([part.draft] if state.draft else []),
                part.back_ways,
                *listed,
                part.add_form,
                part.form,
            ],
            SECTION: [part.note, part.back_ways, part.form, part.moves, *listed, part.add_form],
            POINT: [part.note, part.form, part.moves, part.back_ways, *listed],
            CONFLICT: [part.versions],
        }
        self._ways(state)
        return pages[state.page]

    def _ways(self, state: CourseState) -> None:
        part = self.part
        ready = [] if state.draft else [*([part.questions] if state.page != COURSE else []), part.check]
        fill(part.back_ways, [*ready, *([part.undo] if state.can_undo else [])])
        ends = ([] if state.at_start else [part.up]) + ([] if state.at_end else [part.down])
        ends += [part.to_section] if state.targets else []
        fill(part.moves, [*ends, *([] if state.at_start and state.at_end else [part.delete])])

    def _list(self, state: CourseState) -> None:
        part = self.part
        words = {HOME: _("Your courses and ours"), COURSE: _("Sections"), SECTION: _("Points"), POINT: _("Asked by")}
        part.list_title.text = words.get(state.page, "")
        if state.rows != self._rows:
            self._rows = state.rows
            part.list.clear_widgets()
            for row in state.rows:
                part.list.add_widget(self._row(row))

    def _row(self, row: Line) -> PressCard:
        made = PressCard(arrows=True, padding=(dp(18), dp(14)))
        made.add_widget(Text(text=row.text, variant="strong"))
        made.add_widget(Text(text=row.note, variant="small", role="muted"))
        made.bind(on_release=lambda _card: self._do(lambda: self.open_row(row)))
        return made

    def _fields(self, state: CourseState) -> None:
        if state.page not in (COURSE, SECTION, POINT):
            return
        part, page = self.part, state.page
        part.first.label = {COURSE: _("TITLE OF THE TEXT"), SECTION: _("TITLE"), POINT: _("WHAT IT SAYS")}[page]
        part.second.label = {COURSE: _("ABOUT"), SECTION: _("SHORT TITLE"), POINT: _("TERMS")}[page]
        part.second.note = {
            COURSE: _("Facts about the text, one on a line, as place: Washington."),
            SECTION: _("For narrow places; may stay empty."),
            POINT: _("Exact names that the text uses, one on a line."),
        }[page]
        part.first.several_lines, part.second.several_lines = page == POINT, page != SECTION
        fill(part.form, [part.first, part.second, *([part.general] if page == POINT else []), part.save.parent])
        if (page, state.id) != self._shown:
            part.add_first.entry.text = part.add_second.entry.text = ""
        if (page, state.id) != self._shown or not state.problem:
            part.first.entry.text, part.second.entry.text = state.first, state.second
            part.general.active = state.general
        part.add_title.text = _("Add a section") if page == COURSE else _("Add a point")
        part.add.text = _("Add the section") if page == COURSE else _("Add the point")
        part.add_first.label = _("TITLE") if page == COURSE else _("WHAT IT SAYS")
        part.add_first.several_lines = page == SECTION
        fill(
            part.add_form,
            [part.add_title, part.add_first, *([part.add_second] if page == COURSE else []), part.add.parent],
        )

    # -- moves ---------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Begin a course from the form."""
        part = self.part
        self.model.begin(part.new_title.text, part.new_section.text, part.new_point.text)
        self._begun()

    def paste(self) -> None:
        """Begin a course from the pasted text."""
        self.model.import_text(self.part.pasted.text)
        self._begun()

    def _begun(self) -> None:
        """Once a course is begun, the fields that it was begun from are empty."""
        if self.model.state.page == COURSE:
            self._fill_typed()

    def read_file(self) -> None:
        """Choose a file and begin a course from it."""
        pick_file(_("Which text?"), TEXTS, lambda path: self._do(lambda: self._read(path)))

    def _read(self, path: str) -> None:
        self.model.import_file(path)
        self._begun()

    def add(self) -> None:
        """Add what is typed below the list."""
        part = self.part
        if self.model.add(part.add_first.text, part.add_second.text):
            part.add_first.entry.text = part.add_second.entry.text = ""

    def save(self) -> None:
        """Take over the form."""
        part = self.part
        self.model.save(part.first.text, part.second.text, general=part.general.active)

    def to_section(self) -> None:
        """Choose where the point goes, and whether the questions on it go with it."""
        targets = self.model.state.targets
        picker = Picker([title for _id, title in targets], title=_("To which section?"))
        picker.bind(on_pick=lambda _picker, at: self._ask_followers(targets[at][0]))
        picker.open()

    def _ask_followers(self, section: str) -> None:
        count = self.model.state.followers
        if not count:
            self._do(lambda: self.model.move_to(section, take=False))
            return
        words = ngettext("It is the main point of {n} question.", "It is the main point of {n} questions.", count)
        actions = [
            (_("Cancel"), "quiet", lambda: None),
            (_("Leave them"), "outline", lambda: self._do(lambda: self.model.move_to(section, take=False))),
            (_("Take them along"), "primary", lambda: self._do(lambda: self.model.move_to(section, take=True))),
        ]
        explain = _("Questions can go along to a bank of that section, and keep all answers given to them; or stay.")
        Dialog(actions, title=_("And its questions?"), text=f"{words.format(n=count)} {explain}").open()

    def forget(self) -> None:
        """Ask before a begun course goes."""
        self.navigator.confirm(
            _("Let it go?"),
            _("The course was not made; what you wrote here is lost."),
            _("Let it go"),
            self.model.forget,
        )

    def questions(self) -> None:
        """Write the questions of the section that is open."""
        self.navigator.edit(self.model.first_question(), self.model.section)

    def open_row(self, row: Line) -> None:
        """Open a course, section, point or question; of a shipped course a copy is offered first."""
        if self.model.state.page == POINT:
            self.navigator.edit(row.id)
        elif self.model.state.page != HOME:
            self.model.open_row(row.id)
        elif row.own:
            self.model.open(row.id)
        else:
            self.navigator.confirm(
                _("Make it yours?"),
                _("A copy is put with your courses; it takes the place of ours, and learners keep their progress."),
                _("Make it mine"),
                lambda: self.model.copy(row.id),
            )

    def _do(self, act: Any) -> None:
        self.navigator.guarded(act)


load_kv(__file__)
