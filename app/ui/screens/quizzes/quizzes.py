"""Quizzes on screen: the list of files, or one of them with its form, its preview and the classes that do it."""

from __future__ import annotations

from datetime import date
from typing import Any

from kivy.metrics import dp

from app.i18n import _
from app.ui.screens.quizzes.form import QuizFormView, ask_day
from app.ui.screens.screen import Screen
from app.ui.widgets import Card, Column, Flow, Icon, PressCard, PushButton, Row, Text, fill, keep, load_kv, toast
from app.viewmodels.quizzes import QuizzesModel
from app.viewmodels.quizzes_state import ClassRow, QuizForm, QuizRow, QuizzesState

UNDO_SECONDS = 10


class QuizzesScreen(Screen):
    """A list; what is opened takes its place, form beside preview where there is room."""

    model: QuizzesModel

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        super().on_kv_post(base_widget)
        part, model = self.part, self.model
        self._rows: tuple[QuizRow, ...] | None = None
        self._gone: tuple[QuizRow, ...] = ()
        self._classes: tuple[ClassRow, ...] = ()
        self._opened = ""
        self.form = QuizFormView(model)
        part.form.add_widget(self.form)
        part.bar.bind(on_back=lambda _bar: self.back())
        for button, act in (
            (part.new, self.new),
            (part.copy, model.copy_course),
            (part.keep_mine, model.keep_mine),
            (part.take_theirs, model.take_theirs),
            (part.save, model.save),
            (part.trial, self.try_it),
            (part.delete, self.delete),
        ):
            button.bind(on_release=lambda _button, act=act: self._do(act))
        self.fbind("wide", lambda *_args: self.render(model.state))

    def enter(self) -> None:
        """Show the list, or the quiz that is being edited."""
        super().enter()
        self.part.scroll.to_start()
        if self.model.state.form is None:
            self.part.new.focus = True

    def on_key(self, key: str, ctrl: bool, shift: bool) -> bool:
        """Ctrl+S saves; Escape goes one step back."""
        if ctrl and key == "s" and self.model.state.form is not None:
            self._do(self.model.save)
            return True
        if key == "escape":
            self.back()
            return True
        return False

    def back(self) -> None:
        """One step back; asks before changes are lost."""
        form = self.model.state.form
        if form is None:
            self.navigator.teacher()
        elif form.dirty and (form.title or form.figures) and self._changed(form):
            self.navigator.confirm(
                _("Leave without saving?"), _("What you changed would be lost."), _("Leave"), self._close
            )
        else:
            self._close()

    def new(self) -> None:
        """Begin a quiz; its title is typed first."""
        self.model.new()
        self.part.scroll.to_start()
        if self.wide and self.model.state.form is not None:
            self.form.title.take_focus()

    def delete(self) -> None:
        """Delete the quiz; the message that says so takes it back."""
        form = self.model.state.form
        if form is not None and self.model.delete():
            text = _("{title} is deleted.").format(title=form.title or form.name)
            toast(text, "delete-outline", _("Undo"), lambda: self._do(self.model.restore), UNDO_SECONDS)

    def try_it(self) -> None:
        """Try the quiz as it stands; nothing is recorded."""
        quiz = self.model.trial()
        if quiz is not None:
            self.navigator.try_quiz(quiz)

    # -- showing -------------------------------------------------------------------------------------------------

    def render(self, state: QuizzesState) -> None:
        """Show a new state."""
        part, form = self.part, state.form
        part.bar.title = _("Quizzes") if form is None else (form.title or form.name or _("New quiz"))
        part.bar.subtitle = state.course
        top = [part.bar, *([part.said] if state.said else []), *([part.copy_card] if state.can_copy else [])]
        if form is None:
            self._show_rows(state.rows)
            self._show_deleted(state.deleted)
            keep(part.list, part.new.parent or part.new, True)
            fill(part.scroll.content, [*top, part.list])
            part.new.disabled = bool(state.read_only)
            return
        self.form.show(form)
        self._show_preview(form)
        self._show_classes(state.classes)
        if state.versions is not None:
            part.mine.text = state.versions.mine
            part.theirs.text = state.versions.theirs or _("The file is gone.")
            top.append(part.conflict)
        part.panes.orientation = "horizontal" if self.wide else "vertical"
        part.side.size_hint_x = 0.6 if self.wide else 1
        part.save.disabled = not form.can_save
        fill(part.actions, [part.save, *([] if form.new or state.read_only else [part.delete])])
        beside, below = ([part.actions], []) if self.wide else ([], [part.actions])
        fill(part.scroll.content, [*top, part.panes, *below])
        fill(part.side, [*beside, part.preview, *([part.classes] if state.classes else [])])

    def _show_rows(self, rows: tuple[QuizRow, ...]) -> None:
        if rows == self._rows:
            return
        self._rows = rows
        self.part.rows.clear_widgets()
        for row in rows:
            self.part.rows.add_widget(self._row(row))
        if not rows:
            self.part.rows.add_widget(Text(text=_("This course has no quiz yet."), role="muted"))

    def _show_deleted(self, rows: tuple[QuizRow, ...]) -> None:
        keep(self.part.list, self.part.deleted, bool(rows))
        if rows != self._gone:
            self._gone = rows
            fill(self.part.deleted_rows, [self._deleted(row) for row in rows])

    def _deleted(self, row: QuizRow) -> Card:
        card, ways = Card(padding=(dp(18), dp(14))), Flow(spacing=(dp(12), dp(8)))
        card.add_widget(Text(text=row.title, variant="strong"))
        card.add_widget(Text(text=row.detail, variant="small", role="muted"))
        back = PushButton(text=_("Put it back"), icon="restore", kind="outline")
        back.bind(on_release=lambda _button: self._do(lambda: self.model.restore(row.name)))
        gone = PushButton(text=_("Delete for good"), kind="quiet")
        gone.bind(on_release=lambda _button: self.drop(row))
        for button in (back, gone):
            ways.add_widget(button)
        card.add_widget(ways)
        return card

    def drop(self, row: QuizRow) -> None:
        """Ask before a deleted quiz goes for good."""
        self.navigator.confirm(
            _("Delete {title} for good?").format(title=row.title), _("It cannot be put back then."),
            _("Delete for good"), lambda: self.model.drop_deleted(row.name),
        )  # fmt: skip

    def _row(self, row: QuizRow) -> PressCard:
        card = PressCard(arrows=True, padding=(dp(18), dp(14)))
        card.add_widget(Text(text=row.title, variant="strong"))
        card.add_widget(Text(text=f"{row.detail} · {row.name}", variant="small", role="muted"))
        if row.problem:
            card.add_widget(_warning(row.problem))
        card.bind(on_release=lambda _card: self._open(row.name))
        return card

    def _show_preview(self, form: QuizForm) -> None:
        part = self.part
        part.figures.text = "\n".join(form.figures)
        part.warnings.clear_widgets()
        for text in form.warnings:
            part.warnings.add_widget(_warning(text))
        keep(part.preview, part.warnings, bool(form.warnings), before=part.trial.parent)
        part.trial.disabled = not form.can_try

    def _show_classes(self, rows: tuple[ClassRow, ...]) -> None:
        if rows == self._classes:
            return
        self._classes = rows
        self.part.class_rows.clear_widgets()
        for row in rows:
            self.part.class_rows.add_widget(self._class(row))

    def _class(self, row: ClassRow) -> Column:
        made, ways = Column(spacing=dp(6)), Flow(spacing=(dp(12), dp(8)))
        made.add_widget(Text(text=row.name, variant="strong"))
        made.add_widget(Text(text=row.note, variant="small", role="muted"))
        if row.done:
            made.add_widget(Text(text=_("Done: {names}").format(names=row.done), variant="small"))
        if row.missing:
            made.add_widget(Text(text=_("Not yet: {names}").format(names=row.missing), variant="small"))
        words = _("Change the day") if row.assigned else _("Assign")
        assign = PushButton(text=words, icon="calendar-check", kind="outline")
        assign.bind(on_release=lambda _button: self.assign(row))
        ways.add_widget(assign)
        if row.assigned:
            take_back = PushButton(text=_("Take it back"), kind="quiet")
            take_back.bind(on_release=lambda _button: self._do(lambda: self.model.unassign(row.id)))
            ways.add_widget(take_back)
        made.add_widget(ways)
        return made

    def assign(self, row: ClassRow) -> None:
        """Give the quiz to a class, until a day chosen in a calendar or without one."""

        def give(day: date | None) -> None:
            self._do(lambda: self.model.assign(row.id, day))

        without = (_("Without a day"), "secondary", lambda: give(None))
        ask_day(self.model.today, None, _("Until when?"), give, without)

    # -- inside ----------------------------------------------------------------------------------------------------

    def _open(self, name: str) -> None:
        self._do(lambda: self.model.open(name))
        self.part.scroll.to_start()

    def _close(self) -> None:
        self.model.close()
        self.part.scroll.to_start()

    @staticmethod
    def _changed(form: QuizForm) -> bool:
        """Whether there is something to lose: a new quiz without a word or a question is nothing."""
        return not form.new or bool(form.name or form.title or form.can_try)

    def _do(self, act: Any) -> None:
        self.navigator.guarded(act)


def _warning(text: str) -> Row:
    row = Row(spacing=dp(8), align="top")
    row.add_widget(Icon(name="alert-circle-outline", role="warn", icon_dp=20))
    row.add_widget(Text(text=text, variant="small"))
    return row


load_kv(__file__)
