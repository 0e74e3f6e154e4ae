"""Editor on screen: the list, the form of the chosen question, and how a student will meet it."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.metrics import dp
from kivy.properties import BooleanProperty

from app.i18n import _
from app.ui.question.sample import QuestionSample
from app.ui.screens.editor.answers import AnswersCard
from app.ui.screens.editor.conflict import conflict_dialog
from app.ui.screens.editor.head import place_head
from app.ui.screens.editor.options import OptionsRow
from app.ui.screens.editor.parts import PAUSE, FieldRow, LabelledPick, ProblemLines
from app.ui.screens.editor.points import PointsRow
from app.ui.screens.editor.rows import RowList
from app.ui.screens.editor.tools import Tools
from app.ui.screens.screen import WatchingScreen
from app.ui.theme import theme
from app.ui.widgets import fill, focus, keep, load_kv, toast
from app.viewmodels.editor import EditorModel
from app.viewmodels.editor_state import EditorState, FormField

THREE_FROM_DP, LIST_DP, READING_SECONDS = 1240, 360, 8.0
KV_PARTS = (AnswersCard, LabelledPick, ProblemLines, QuestionSample, RowList)  # named in editor.kv


class EditorScreen(WatchingScreen):
    """List, form and preview beside one another where there is room; else the list, then form and preview.

    `in_form` says which of the two steps is shown. What is typed is handed to the model after a short pause and before
    every other move; only another question or kind makes the form anew.
    """

    model: EditorModel
    in_form = BooleanProperty(False)

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        super().on_kv_post(base_widget)
        model, part = self.model, self.part
        self._shape: tuple[object, ...] | None = None
        self._rows: list[Any] = []
        self._asked: Any = None
        self._find_later = Clock.create_trigger(lambda _seconds: self._find(), PAUSE)
        acts = {
            "undo": lambda: self.do(model.undo),
            "redo": lambda: self.do(model.redo),
            "up": lambda: self.do(lambda: model.move(-1)),
            "down": lambda: self.do(lambda: model.move(1)),
            "duplicate": lambda: self.do(model.duplicate),
            "delete": self.delete,
            "save": self.save,
            "new": self.new,
        }
        self._acts, self.tools = acts, Tools(part.tools, acts)
        part.follow_save.bind(on_release=lambda _button: self.do(model.save_with_quizzes))
        part.tabs.options = [("form", _("Form")), ("preview", _("Preview"))]
        part.tabs.value = "form"
        part.answered.options = [("", _("Before the answer")), ("yes", _("After it"))]
        self._listen()
        for name in ("wide", "width", "in_form"):
            self.fbind(name, self._arrange)
        theme.follow(self._arrange)

    def _listen(self) -> None:
        model, part = self.model, self.part
        part.bar.bind(on_back=lambda _bar: self.back())
        part.copy.bind(on_release=lambda _button: self.do(model.make_own_copy))
        part.new.bind(on_release=lambda _button: self.new())
        part.section.bind(on_choose=lambda _field, value: self.do(lambda: model.choose_section(value)))
        part.kind_filter.bind(on_choose=lambda _field, value: self.do(lambda: model.filter_kind(value)))
        part.point_filter.bind(on_choose=lambda _field, value: self.do(lambda: model.filter_point(value)))
        part.findings.bind(on_switch=lambda _row, on: self.do(lambda: model.filter_findings(on)))
        part.search.bind(text=lambda *_args: self._find_later())
        part.rows.bind(on_pick=lambda _list, item: self.pick(item), on_write=lambda _list: self.new())
        part.kind.bind(on_choose=lambda _field, value: self.do(lambda: model.set_kind(value)))
        part.tabs.bind(on_choose=lambda _tabs, value: self._turn(value))
        part.answered.bind(on_choose=lambda _row, value: self.do(lambda: model.show_answered(bool(value))))

    def enter(self) -> None:
        """Show the list; a question that was asked for by name is open at once."""
        self._shape, self.in_form = None, False
        self.part.search.entry.text = self.model.state.search
        super().enter()
        self.part.list_pane.to_start()

    def leave(self) -> None:
        """Something else comes on screen: nothing that is typed is lost."""
        self.flush()
        super().leave()

    def look(self) -> None:
        """Follow what another program saved; what is typed goes to the model first, so that it is not lost."""
        if self.model.saved_outside():
            self.flush()
            self.model.follow()

    def open_form(self) -> None:
        """Go on to the form of the chosen question."""
        self.in_form = bool(self.model.state.item)
        self.part.form_pane.to_start()

    # -- moves ---------------------------------------------------------------------------------------------------

    def do(self, move: Any) -> None:
        """Hand on what is typed, then make a move; a refusal is shown."""
        self.flush()
        self.navigator.guarded(move)

    def flush(self) -> None:
        """Hand on what is typed, now."""
        for row in list(self._rows):
            self.navigator.guarded(row.flush)

    def pick(self, item: str) -> None:
        """Open a question of the list."""
        self.do(lambda: self.model.select(item))
        self.open_form()

    def new(self) -> None:
        """A new question, its form open."""
        self.do(self.model.new)
        if not self.model.state.read_only:
            self.open_form()

    def delete(self) -> None:
        """Take the question out; for some seconds a press brings it back."""
        if not self.model.state.item or self.model.state.read_only:
            return
        self.do(self.model.delete)
        toast(
            _("The question is deleted."), icon="delete-outline", action=_("Undo"),
            act=lambda: self.do(self.model.undo), seconds=READING_SECONDS,
        )  # fmt: skip

    def save(self) -> None:
        """Save; a file that changed meanwhile brings up both versions."""
        self.do(self.model.save)
        self._ask(again=True)

    def back(self) -> None:
        """From the form to the list, from there to the teacher area; unsaved work stays as a draft."""
        self.flush()
        if self.in_form and not self.three:
            self.in_form = False
            return
        if self.model.state.dirty:
            self.navigator.toast(_("What is not saved is kept as a draft. Students do not see it."))
        self.navigator.teacher()

    def on_key(self, key: str, ctrl: bool, shift: bool) -> bool:
        """The keys of the table; in the search field, undo belongs to the text."""
        if key == "escape":
            self.back()
            return True
        if not ctrl or (key in ("z", "y") and focus.current is self.part.search.entry):
            return False
        name = {"z": "redo" if shift else "undo", "y": "redo", "s": "save", "n": "new", "d": "duplicate"}.get(key, "")
        return self._act(name)

    def on_alt(self, key: str) -> bool:
        """Alt with Up or Down moves the question."""
        return self._act(key if key in ("up", "down") else "")

    def _act(self, name: str) -> bool:
        if not name:
            return False
        self.flush()  # what was typed just now is what undo takes back, and what save saves
        state = self.model.state
        can = {"undo": bool(state.undo), "redo": bool(state.redo), "save": state.can_save or state.conflict is not None,
               "up": state.can_move_up, "down": state.can_move_down, "duplicate": bool(state.item)}  # fmt: skip
        if can.get(name, True):
            self._acts[name]()
        elif name == "save" and state.blocked:
            self.navigator.toast(state.blocked)
        return True

    # -- showing -------------------------------------------------------------------------------------------------

    @property
    def three(self) -> bool:
        """Whether list, form and preview have room beside one another."""
        return self.wide and bool(self.width >= dp(THREE_FROM_DP) * max(theme.scale, 1))

    def render(self, state: EditorState) -> None:
        """Show a state; the form keeps its fields and cursor while it is about the same question."""
        part = self.part
        part.bar.title = _("Questions")
        unsaved = _("not saved, kept as a draft") if state.dirty else ""
        part.bar.subtitle = " · ".join(filter(None, (state.course, unsaved)))
        part.section.options, part.section.value = list(state.sections), state.section
        part.kind_filter.options = [("", _("All kinds")), *state.kinds]
        part.kind_filter.value = state.kind_filter
        part.point_filter.options = [("", _("All points")), *state.points]
        part.point_filter.value, part.findings.active = state.point_filter, state.only_findings
        part.new.disabled = bool(state.read_only)
        part.rows.show(state.rows, state.empty, can_write=not state.read_only)
        self._show_form(state)
        self._show_sample(state)
        self._arrange()
        self._ask()

    def _show_form(self, state: EditorState) -> None:
        part, locked = self.part, bool(state.read_only)
        part.kind.options, part.kind.value, part.kind.field.locked = list(state.kinds), state.kind, locked
        shape = (state.item, state.kind, tuple((f.name, _control(f), bool(f.choices)) for f in state.form))
        typing = any(row.sending for row in self._rows)  # a new id is still the same question
        if shape != self._shape and not (typing and self._shape is not None and shape[1:] == self._shape[1:]):
            self._rows = [self._made(field) for field in state.form]
            fill(part.fields, self._rows)
        self._shape = shape
        for row, field in zip(self._rows, state.form, strict=True):
            row.show(field, locked=locked)
        part.others.show(state.other_problems)
        part.figures.show(state)

    def _made(self, field: FormField) -> Any:
        """The row of a field; its changes go to the model."""
        control = _control(field)
        if control is OptionsRow:
            return OptionsRow(field, self.model, self.navigator.guarded)
        row = control(field)
        row.bind(on_set=lambda row, text: self.navigator.guarded(lambda: self.model.set_field(row.name, text)))
        return row

    def _show_sample(self, state: EditorState) -> None:
        part = self.part
        part.answered.value = "yes" if state.answered else ""
        if state.preview is not None:
            part.question.show(state.preview)
        keep(part.sample, part.question, state.preview is not None)
        keep(part.sample, part.no_sample, state.preview is None)

    def _turn(self, tab: str) -> None:
        self.flush()
        self.part.tabs.value = tab
        self._arrange()

    def _find(self) -> None:
        text = self.part.search.text
        if text != self.model.state.search:
            self.do(lambda: self.model.find(text))

    def _ask(self, *, again: bool = False) -> None:
        conflict = self.model.state.conflict
        if conflict is not None and (again or conflict != self._asked) and not focus.scopes:
            conflict_dialog(
                conflict, wide=self.wide,
                mine=lambda: self.do(self.model.keep_mine), theirs=lambda: self.do(self.model.take_theirs),
            ).open()  # fmt: skip
        self._asked = conflict

    def _arrange(self, *_args: object) -> None:
        """Which panes stand beside one another, and where the head is: it scrolls with the page on a phone."""
        part, state, wide = self.part, self.model.state, self.wide
        three = self.three and bool(state.item)
        form = three or (self.in_form and bool(state.item))
        tools = form or (not state.item and bool(state.undo or state.redo or state.dirty))
        self.tools.show(state, wide=wide)
        tabs = form and not wide
        head = [
            (part.bar, True), (part.notice, bool(state.read_only)), (part.problem, bool(state.problem)),
            (part.saved, bool(state.saved)), (part.blocked, bool(state.blocked)), (part.follow, bool(state.follow)),
            (part.tools, tools), (part.tabs, tabs),
        ]  # fmt: skip
        fill(part.top, [widget for widget, wanted in head if wanted])
        keep(part.form, part.figures, bool(state.figures))
        filters = [] if state.empty else [part.filters_below, part.findings]
        fill(part.list, [part.list_ways, part.filters_above, *filters, part.summary, part.rows])
        shown = part.sample_pane if tabs and part.tabs.value == "preview" else part.form_pane
        panes = [part.form_pane, part.sample_pane] if wide else [shown]
        place_head(self, None if wide else (shown if form else part.list_pane))
        fill(part.panes, [part.list_pane, *panes] if three else (panes if form else [part.list_pane]))
        part.list_pane.size_hint_x = None if three else 1
        part.list_pane.width = dp(LIST_DP) * max(theme.scale, 1)
        part.list_pane.most_width = 0 if three else self.measure
        for row in (part.filters_above, part.filters_below):
            row.orientation = "horizontal" if wide and not three else "vertical"
        fill(part.actions, [] if wide else [self.tools.save])
        keep(part.foot, part.actions, tools and not wide)


def _control(field: FormField) -> Any:
    """The class of a field's row."""
    if field.name == "choices" and not field.fixed:
        return OptionsRow
    return PointsRow if field.points else FieldRow


load_kv(__file__)
