"""Result on screen: the score with its interval, each section, and the missed questions first."""

from __future__ import annotations

from typing import Any

from kivy.metrics import dp
from kivy.properties import NumericProperty

from app.i18n import _, ngettext
from app.services.attempts import Attempt
from app.ui.screens.reporting import ask_report
from app.ui.screens.screen import EDGE_WIDE_DP, Screen
from app.ui.theme import theme
from app.ui.widgets import ReviewCard, SectionBar, fill, keep, load_kv
from app.viewmodels.result import ResultModel, ResultState


class ResultScreen(Screen):
    """What a session came to."""

    model: ResultModel
    foot_edge = NumericProperty(dp(EDGE_WIDE_DP))

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        super().on_kv_post(base_widget)
        part = self.part
        self._bars: list[SectionBar] = []
        self._rows: tuple[Any, ...] = ()
        part.retry.bind(on_release=lambda _b: self.retry())
        part.next.bind(on_release=lambda _b: self.next_round())
        part.undo.bind(on_release=lambda _b: self.undo())
        part.done.bind(on_release=lambda _b: self.navigator.today())
        for name in ("wide", "width"):
            self.fbind(name, self._arrange)
        theme.follow(self._arrange)

    def enter(self) -> None:
        """The result comes on screen, at its start."""
        super().enter()
        self.part.scroll.to_start()
        self._primary.focus = True

    def render(self, state: ResultState) -> None:
        """Show a result; the questions are made anew only for another one."""
        self._show_sections(state)
        if state.rows != self._rows:
            self._rows = state.rows
            self.part.rows.clear_widgets()
            for row in state.rows:
                card = ReviewCard(row, reportable=True)
                card.bind(on_report=lambda _card, item: self.report(item))
                card.bind(on_open_text=lambda _card, point: self.navigator.read(point=point, back=True))
                self.part.rows.add_widget(card)
        missed = sum(row.verdict != "right" for row in state.rows)
        self.part.heading.text = (
            ngettext("{n} to look at again", "{n} to look at again", missed).format(n=missed)
            if missed
            else _("Nothing missed")
        )
        self._arrange()

    def next_round(self) -> None:
        """Go on with today's plan."""
        self.navigator.guarded(lambda: self._go(self.model.next_round()))

    def retry(self) -> None:
        """Practise only what was missed."""
        self.navigator.guarded(lambda: self._go(self.model.retry()))

    def undo(self) -> None:
        """Take the last answer back and go on from there."""
        self.navigator.guarded(lambda: self._go(self.model.undo()))

    def on_key(self, key: str, ctrl: bool, shift: bool) -> bool:
        """Space and Enter do what the strong button says; U takes the last answer back."""
        if key in ("space", "enter") and not ctrl:
            self._primary.dispatch("on_release")
        elif key == "u" and self.state.can_undo:
            self.undo()
        else:
            return False
        return True

    @property
    def _primary(self) -> Any:
        """The strong button: the next round, else retry, else done."""
        if self.state.next:
            return self.part.next
        return self.part.retry if self.state.can_retry else self.part.done

    def _go(self, attempt: Attempt | None) -> None:
        if attempt is not None:
            self.navigator.study(attempt)

    def _show_sections(self, state: ResultState) -> None:
        for bar in self._bars:
            self.part.sections.remove_widget(bar)
        self._bars = [
            SectionBar(label=row.label, figure=row.figure, value=row.share, role=f"section{row.colour}")
            for row in state.sections
        ]
        for bar in self._bars:
            self.part.sections.add_widget(bar)

    def _arrange(self, *_args: object) -> None:
        part, state, wide = self.part, self.state, self.wide
        self.foot_edge = self.edge if wide else 0
        part.actions.narrow = not wide
        part.top.orientation = "horizontal" if wide else "vertical"
        part.score.size_hint_x = 0.4 if wide else 1
        keep(part.score, part.passed, bool(state.passed))
        keep(part.scroll.content, part.problem, bool(state.problem), before=part.heading)
        offered = [
            (part.undo, state.can_undo),
            (part.done, wide or not state.next),  # on a phone the bar leads away
            (part.retry, state.can_retry),
            (part.next, bool(state.next)),
        ]
        fill(part.actions, [button for button, wanted in offered if wanted])
        keep(part.score, part.day, bool(state.day))
        for button in (part.done, part.retry, part.next):
            button.kind = "primary" if button is self._primary else "outline"
            button.hint = "Space" if button is self._primary else ""

    def report(self, item: str) -> None:
        """Ask what is wrong with a question."""
        ask_report(self.navigator, lambda why: self.model.report(item, why))


load_kv(__file__)
