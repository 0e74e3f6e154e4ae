"""Classroom on screen: the lock, the classes, and one class seen from all sides."""

from __future__ import annotations

from datetime import date
from typing import Any

from kivy.metrics import dp

from app.i18n import _
from app.ui.history.panel import HistoryPanel
from app.ui.screens.classroom.files import ClassActs
from app.ui.screens.screen import Screen
from app.ui.widgets import Column, Dialog, MonthGrid, PressCard, Text, Toggle, fill, keep, load_kv
from app.ui.widgets.new_pin import ask_new_pin
from app.ui.widgets.table_view import TableView
from app.viewmodels import lock
from app.viewmodels.class_views import CHANGES, LEARNERS, MISLEADING, POINTS, QUESTIONS, QUIZZES, REPORTS, VIEWS
from app.viewmodels.classroom import EVERYBODY, ClassCard, ClassroomModel, ClassroomState
from app.viewmodels.history import HistoryModel, HistoryState

LONGEST_NAME, LONGEST_PIN = 60, 32


class ClassroomScreen(Screen):
    """Tabs above tables; what a row opens takes their place, with a way back."""

    model: ClassroomModel

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        super().on_kv_post(base_widget)
        self._tables: list[TableView] = []
        self._told: Any = None
        self._panel: HistoryPanel | None = None
        self.acts = ClassActs(self.model, self.navigator)
        part = self.part
        words = {
            LEARNERS: _("Learners"),
            QUIZZES: _("Quizzes"),
            QUESTIONS: _("Questions"),
            MISLEADING: _("Misleading"),
            POINTS: _("Nobody knows"),
            REPORTS: _("Reports"),
            CHANGES: _("Changes"),
        }
        part.tabs.options, part.field.options = list(words.items()), list(words.values())
        part.pin.entry.password, part.pin.longest, part.name.longest = True, LONGEST_PIN, LONGEST_NAME
        self._listen()
        self.fbind("wide", lambda *_args: self.render(self.model.state))

    def _listen(self) -> None:
        part = self.part
        part.tabs.bind(on_choose=lambda _tabs, view: self._do(lambda: self.model.turn(view)))
        part.field.bind(on_choose=lambda _field, at: self._do(lambda: self.model.turn(VIEWS[at])))
        part.bar.bind(on_back=lambda _bar: self.back())
        part.pin.bind(on_submit=lambda _field: self.enter_pin())
        part.enter.bind(on_release=lambda _button: self.enter_pin())
        part.name.bind(on_submit=lambda _field: self.add())
        part.add.bind(on_release=lambda _button: self.add())
        part.people.bind(on_release=lambda _button: self._do(self.choose_people))
        part.remove.bind(on_release=lambda _button: self.ask_remove())
        part.since.bind(on_release=lambda _button: self.pick_day())
        part.set_pin.bind(on_release=lambda _button: self.ask_pin())
        part.remove_pin.bind(on_release=lambda _button: self._do(lambda: self.model.set_pin("")))
        part.shut.bind(on_release=lambda _button: self._do(self.model.shut))
        self._listen_to_files()

    def _listen_to_files(self) -> None:
        part, acts = self.part, self.acts
        part.take_in.bind(on_release=lambda _button: acts.ask_import())
        part.export.bind(on_release=lambda _button: acts.ask_export())
        for button in (part.report, part.report_one):
            button.bind(on_release=lambda _button: acts.ask_report())
        part.more.bind(on_release=lambda _button: acts.ask_way())

    def enter(self) -> None:
        """Show what the model has."""
        self._told = None
        super().enter()
        self.part.scroll.to_start()
        if self.model.state.locked and self.wide:
            self.part.pin.take_focus()
        self.take_dropped()

    def take_dropped(self) -> None:
        """Ask about files that were dropped on the window, once the lock is open."""
        if self.model.offered and not self.model.state.locked:
            files, self.model.offered = self.model.offered, ()
            self.acts.ask_dropped(files)

    def on_key(self, key: str, ctrl: bool, shift: bool) -> bool:
        """Escape goes one step back."""
        return key == "escape" and self._stepped_back()

    def back(self) -> None:
        """One step back; from the list to where the teacher came from."""
        if not self._stepped_back():
            self.navigator.teacher()

    def _stepped_back(self) -> bool:
        stepped: list[bool] = []
        self._do(lambda: stepped.append(self.model.back()))
        return any(stepped)

    # -- showing -------------------------------------------------------------------------------------------------

    def render(self, state: ClassroomState) -> None:
        """Show a new state; tables are built anew only where they changed."""
        part = self.part
        self._title(state)
        part.tabs.value, part.field.chosen = state.view, VIEWS.index(state.view)
        part.since.text = _("Compare with before: {day}").format(day=self.model.since_text())
        part.curtain_text.text = lock.curtain_text(protected=state.protected)
        part.set_pin.text = _("Change the PIN") if state.protected else _("Set a PIN")
        if state.locked:
            fill(part.body, [part.lock, *([part.said] if state.said else [])])
            return
        if not state.group:
            self._show_list(state)
        elif state.learner:
            self._show_learner(state)
        else:
            self._show_class(state)

    def _show_list(self, state: ClassroomState) -> None:
        part = self.part
        part.list.clear_widgets()
        for card in state.cards:
            part.list.add_widget(self._class_card(card))
        fill(part.pin_ways, [part.set_pin, *([part.remove_pin, part.shut] if state.protected else [])])
        fill(part.body, [*([part.said] if state.said else []), part.list, part.add_card, part.arrivals, part.curtain])
        self._told = None

    def _show_learner(self, state: ClassroomState) -> None:
        """The learner's history, as the History page shows it; its own pages have their name in the bar."""
        part, history = self.part, self.model.history
        if history is None:
            return
        if self._panel is None or self._panel.model is not history:
            back = part.bar.ids.back.__self__
            self._panel = HistoryPanel(history, self.navigator, part.scroll, back, part.nothing)
            self._listen_to(history)
        self._panel.wide = self.wide
        fill(part.body, [part.note, part.learner_ways, self._panel])

    def _listen_to(self, history: HistoryModel) -> None:
        """Follow what is opened in a learner's history while it is shown."""

        def render(told: HistoryState) -> None:
            if self._panel is not None and self._panel.model is history is self.model.history:
                self._panel.render(told)
                self._title(self.model.state)

        history.subscribe(render)

    def _title(self, state: ClassroomState) -> None:
        opened = self.model.history.state.page if self.model.history else None
        self.part.bar.title = opened.title if opened else state.page or state.name or _("Classes")
        self.part.bar.subtitle = state.page if opened else state.name if state.page else ""

    def _show_class(self, state: ClassroomState) -> None:
        part = self.part
        shown = (state.tables, self.wide)
        if shown != self._told:
            self._told = shown
            part.tables.clear_widgets()
            for number, told in enumerate(state.tables):
                part.tables.add_widget(self._table(number, told))
        head = [] if state.page else [part.tabs if self.wide else part.field]
        ways = [] if state.page or state.view != LEARNERS else [part.file_ways]
        if ways and state.group != EVERYBODY:
            ways.append(part.ways)
        keep(part.file_ways, part.report, state.group != EVERYBODY, before=part.export)
        day = [part.day] if state.view == CHANGES and not state.page else []
        note = [part.note] if state.note else []
        fill(part.body, [*head, *day, *note, part.tables, *ways])

    def _table(self, number: int, told: Any) -> TableView:
        view = TableView(told, wide=self.wide)
        view.bind(on_sort=lambda _view, column: self._do(lambda: self.model.sort(number, column)))
        view.bind(on_row=lambda _view, row: self.open_row(row))
        return view

    def _class_card(self, card: ClassCard) -> PressCard:
        made = PressCard(arrows=True, padding=(dp(18), dp(14)))
        made.add_widget(Text(text=card.name, variant="strong"))
        made.add_widget(Text(text=card.note, variant="small", role="muted"))
        made.bind(on_release=lambda _card: self.open(card.id))
        return made

    # -- moves ---------------------------------------------------------------------------------------------------

    def open(self, group: str) -> None:
        """Open a class."""
        self._do(lambda: self.model.open(group))
        self.part.scroll.to_start()

    def open_row(self, row: str) -> None:
        """Open a question, or a learner, whose own PIN stands before the answers where the teacher's does not."""
        if self.model.state.view == LEARNERS:
            self.navigator.names.admit(row, lambda: self._open_row(row))
        else:
            self._do(lambda: self._open_row(row))

    def _open_row(self, row: str) -> None:
        self.model.open_row(row)
        self.part.scroll.to_start()

    def enter_pin(self) -> None:
        """Try the PIN that is typed."""
        pin, self.part.pin.entry.text = self.part.pin.text, ""
        self._do(lambda: self.model.enter(pin) and None)

    def add(self) -> None:
        """Make the class whose name is typed."""
        name = self.part.name.text
        if name.strip():
            self._do(lambda: self._added(self.model.add(name)))

    def choose_people(self) -> None:
        """Who is in the class: a switch for each learner."""
        rows = Column()
        for learner, name, inside in self.model.people():
            toggle = Toggle(label=name, active=inside)
            toggle.bind(
                on_switch=lambda _row, on, learner=learner: self._do(lambda: self.model.place(learner, inside=on))
            )
            rows.add_widget(toggle)
        dialog = Dialog(
            [(_("Done"), "primary", lambda: None)], title=_("Who is in {name}").format(name=self.state.name)
        )
        dialog.body.add_widget(rows)
        dialog.bind(on_close=lambda _dialog: self._do(lambda: self.model.open(self.model.state.group)))
        dialog.open()

    def ask_remove(self) -> None:
        """Ask before the class goes."""
        self.navigator.confirm(
            _("Remove {name}?").format(name=self.state.name),
            _("The class and what it was assigned go. Its learners and their answers stay."),
            _("Remove"),
            self.model.remove,
        )

    def ask_pin(self) -> None:
        """Ask for a new PIN, twice."""
        ask_new_pin(lambda pin: self._do(lambda: self.model.set_pin(pin)), LONGEST_PIN)

    def pick_day(self) -> None:
        """Choose the day in a calendar."""
        chosen = self.model.since_day or self.model.today
        grid = MonthGrid(self.model.today, chosen, past=True)
        dialog = Dialog([(_("Cancel"), "outline", lambda: None)], title=_("What changed since"))
        dialog.body.add_widget(grid)

        def picked(_grid: Any, day: date) -> None:
            dialog.close()
            self._do(lambda: self.model.since(day))

        grid.bind(on_pick=picked)
        dialog.open()

    def _added(self, made: bool) -> None:
        if made:
            self.part.name.entry.text = ""

    def _do(self, act: Any) -> None:
        self.navigator.guarded(act)


load_kv(__file__)
