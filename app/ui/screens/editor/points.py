"""The points of a question: those chosen, the main one first, and a dialog to choose from all with a search."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock
from kivy.metrics import dp

from app.i18n import _, ngettext
from app.ui.screens.editor.parts import ProblemLines
from app.ui.widgets import Card, Choice, Column, Dialog, Flow, IconButton, PushButton, Row, Text, TextField, fill, keep
from app.viewmodels.editor_points import fitting
from app.viewmodels.editor_state import FormField, PointRow

AT_ONCE, WIDE_DP = 20, 680


class PointsRow(Column):
    """The field of the points. Event: `on_set(text)`, the ids with commas between."""

    __events__ = ("on_set",)
    sending, entry = False, None  # nothing is typed here

    def __init__(self, field: FormField, **kwargs: Any) -> None:
        kwargs.setdefault("spacing", dp(8))
        super().__init__(**kwargs)
        self.name, self.field = field.name, field
        self._shown: tuple[PointRow, ...] | None = None
        self.chips, self._ways, self._problems = Column(spacing=dp(8)), Flow(), ProblemLines()
        self.choose = PushButton(text=_("Choose points"), icon="clipboard-list-outline", kind="outline")
        self.choose.bind(on_release=lambda _button: self.open())
        self._ways.add_widget(self.choose)
        self.add_widget(Text(text=field.label.upper(), variant="overline", role="muted"))
        for part in (self.chips, self._ways, Text(text=field.help, role="muted", variant="label")):
            self.add_widget(part)
        self.show(field, locked=False)

    def on_set(self, text: str) -> None:
        """Other points are chosen."""

    def flush(self) -> None:
        """Nothing waits here."""

    def show(self, field: FormField, *, locked: bool) -> None:
        """Show the points chosen and what the check says."""
        self.field = field
        self.choose.disabled = locked or field.fixed
        if field.chosen != self._shown:
            self._shown = field.chosen
            self.chips.clear_widgets()
            for at, point in enumerate(field.chosen):
                self.chips.add_widget(self._chip(at, point, several=len(field.chosen) > 1, locked=locked))
        self._problems.show(field.problems)
        keep(self, self._problems, bool(field.problems))

    def open(self) -> PointDialog:
        """Open the dialog."""
        dialog = PointDialog(self.field, self._set)
        dialog.open()
        return dialog

    def _chip(self, at: int, point: PointRow, *, several: bool, locked: bool) -> Card:
        card = Card(tone="soft" if point.known else "wrong", padding=(dp(14), dp(6), dp(4), dp(6)))
        line, words = Row(spacing=dp(4)), Column(spacing=dp(2))
        words.add_widget(Text(text=point.text if point.known else _("No such point: {id}").format(id=point.id)))
        about = [_("Main point")] if several and not at else []
        about += [point.id, *([] if point.near or not point.known else [point.section])]
        words.add_widget(Text(text=" · ".join(about), variant="small", role="muted"))
        line.add_widget(words)
        if at and not locked:
            line.add_widget(self._button("arrow-up", _("Make it the main point"), lambda: self._first(point.id)))
        if several and not locked:
            line.add_widget(self._button("close", _("Take out"), lambda: self._without(point.id)))
        card.add_widget(line)
        return card

    def _button(self, icon: str, label: str, act: Callable[[], None]) -> IconButton:
        button = IconButton(icon=icon, label=label)
        button.bind(on_release=lambda _button: act())
        return button

    def _ids(self) -> list[str]:
        return [point.id for point in self.field.chosen]

    def _first(self, name: str) -> None:
        self._set([name, *(one for one in self._ids() if one != name)])

    def _without(self, name: str) -> None:
        self._set([one for one in self._ids() if one != name])

    def _set(self, ids: list[str]) -> None:
        if ids != self._ids():
            self.dispatch("on_set", ", ".join(ids))
        Clock.schedule_once(lambda _seconds: setattr(self.choose, "focus", True), 0)


class PointDialog(Dialog):
    """Points to tick: those of the question's section first, all others by search; Enter in the search ticks the first.

    `chosen(ids)` gets them when it is done: those that were chosen before keep their order, new ones follow.
    """

    def __init__(self, field: FormField, chosen: Callable[[list[str]], None], **kwargs: Any) -> None:
        self._points, self.ids_chosen = field.points, [point.id for point in field.chosen]
        self._made: dict[str, Choice] = {}  # each key of a search shows others of the same rows
        self._lost = [point for point in field.chosen if not point.known]
        self.search = TextField(label=_("SEARCH"), hint_text=_("Words, or an id"))
        self.rows, self.more = Column(spacing=dp(8)), Text(role="muted", variant="small")
        actions = [(_("Cancel"), "outline", lambda: None), (_("Done"), "primary", lambda: chosen(self.ids_chosen))]
        super().__init__(
            actions, first_focus=self.search.entry, title=_("What is the question about?"),
            most_width=dp(WIDE_DP), **kwargs,
        )  # fmt: skip
        for part in (self.search, self.rows, self.more):
            self.body.add_widget(part)
        self.search.bind(text=lambda *_args: self._fill(), on_submit=lambda _field: self._entered())
        self._fill()

    def turn(self, row: Choice, name: str) -> None:
        """Tick or untick a point; the last one stays."""
        if name not in self.ids_chosen:
            self.ids_chosen.append(name)
        elif len(self.ids_chosen) > 1:
            self.ids_chosen.remove(name)
        row.mark = "chosen" if name in self.ids_chosen else "idle"

    def _entered(self) -> None:
        if self.rows.children:
            self.rows.children[-1].activate()

    def _fill(self) -> None:
        found = [*self._lost, *fitting(self._points, self.search.text, tuple(self.ids_chosen))]
        fill(self.rows, [self._made.get(point.id) or self._line(point) for point in found[:AT_ONCE]])
        self.more.text = self._note(len(found))

    def _note(self, found: int) -> str:
        if found > AT_ONCE:
            left = found - AT_ONCE
            return ngettext("and {n} more: search for it", "and {n} more: search for them", left).format(n=left)
        if not found:
            return _("No point is found.")
        return "" if self.search.text else _("Points of other sections are found by the search.")

    def _line(self, point: PointRow) -> Choice:
        about = (point.id, "" if point.near else point.section, point.count)
        row = self._made[point.id] = Choice(
            text=point.text if point.known else _("No such point: {id}").format(id=point.id), several=True,
            feedback=" · ".join(filter(None, about)), mark="chosen" if point.id in self.ids_chosen else "idle",
        )  # fmt: skip
        row.bind(on_release=lambda _row: self.turn(row, point.id))
        return row
