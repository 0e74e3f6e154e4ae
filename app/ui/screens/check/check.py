"""Check on screen: every finding with its place in words; a press opens what it is about."""

from __future__ import annotations

from typing import Any

from kivy.metrics import dp

from app.i18n import _, ngettext
from app.ui.question.sample import QuestionSample
from app.ui.screens.screen import WatchingScreen
from app.ui.widgets import Card, Icon, PressCard, Row, Text, keep, load_kv
from app.viewmodels.check import CheckModel, CheckState, FindingRow

KV_PARTS = (QuestionSample,)  # named in check.kv


class CheckScreen(WatchingScreen):
    """The counts, the question that a save changed, then a card for each finding."""

    model: CheckModel

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        super().on_kv_post(base_widget)
        self._rows: tuple[FindingRow, ...] | None = None
        self.part.bar.bind(on_back=lambda _bar: self.navigator.teacher())
        part, do = self.part, self.navigator.guarded
        part.again.bind(on_release=lambda _button: do(self.model.refresh))
        part.former.bind(on_release=lambda _button: do(lambda: self.model.step(-1)))
        part.next.bind(on_release=lambda _button: do(lambda: self.model.step(1)))
        part.edit.bind(on_release=lambda _button: self.navigator.edit(self.model.state.changed[self.model.state.at]))
        part.answered.options = [("", _("Before the answer")), ("yes", _("After it"))]
        part.answered.bind(on_choose=lambda _row, value: do(lambda: self.model.show_answered(bool(value))))

    def enter(self) -> None:
        """Show what was found."""
        super().enter()
        self.part.scroll.to_start()

    def look(self) -> None:
        """Check what was saved."""
        self.model.look()

    def on_key(self, key: str, ctrl: bool, shift: bool) -> bool:
        """Escape goes back to the teacher area."""
        if key == "escape":
            self.navigator.teacher()
        return key == "escape"

    def render(self, state: CheckState) -> None:
        """Show the findings; cards are built anew only where they changed."""
        if state.rows != self._rows:
            self._rows = state.rows
            self.part.rows.clear_widgets()
            for row in state.rows:
                self.part.rows.add_widget(self._card(row))
        self._show_changed(state)
        self.part.more.text = ngettext("and {n} more", "and {n} more", state.more).format(n=state.more)
        keep(self.part.scroll.content, self.part.more, state.more > 0)

    def _show_changed(self, state: CheckState) -> None:
        """The question that the last save changed, and the ways to the others."""
        part = self.part
        keep(part.head, part.saved, bool(state.saved))
        keep(part.scroll.content, part.changed, state.question is not None, before=part.rows)
        if state.question is None:
            return
        several = len(state.changed) > 1
        for button in (part.former, part.next):
            keep(part.ways, button, several, before=part.edit)
        place = _(" ({n} of {count})").format(n=state.at + 1, count=len(state.changed)) if several else ""
        part.name.text = _("Changed: {id}").format(id=state.changed[state.at]) + place
        part.answered.value = "yes" if state.answered else ""
        part.question.show(state.question)

    def open(self, row: FindingRow) -> None:
        """Open the question in the editor, or the point."""
        if row.item:
            self.navigator.edit(row.item)
        else:
            self.navigator.outline(row.point)

    def _card(self, row: FindingRow) -> Card:
        leads = bool(row.item or row.point)
        made = PressCard(arrows=True, padding=(dp(18), dp(14))) if leads else Card()
        line = Row(spacing=dp(8))
        role = "wrong" if row.error else "warn"
        line.add_widget(Icon(name="close-circle-outline" if row.error else "alert", role=role, icon_dp=20))
        line.add_widget(Text(text=f"{row.word} · {row.place}", variant="label", role=role))
        made.add_widget(line)
        made.add_widget(Text(text=row.message, variant="strong"))
        if row.remedy:
            made.add_widget(Text(text=row.remedy, role="muted"))
        made.add_widget(Text(text=row.code, variant="small", role="muted"))
        if leads:
            made.bind(on_release=lambda _card: self.open(row))
        return made


load_kv(__file__)
