"""Quiz and Exam on screen: the question, its answer, and one strong button."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.metrics import dp
from kivy.properties import NumericProperty

from app.i18n import _
from app.ui.question.body import Body
from app.ui.question.feedback import AnswerPanel
from app.ui.screens.quiz.exam import Overview, mode_words
from app.ui.screens.quiz.keys import QuizKeys
from app.ui.screens.reporting import ask_report
from app.ui.screens.screen import EDGE_WIDE_DP, Screen
from app.ui.theme import theme
from app.ui.widgets import Gap, PushButton, fill, focus, keep, load_kv
from app.viewmodels.quiz import QuizModel
from app.viewmodels.quiz_state import QuizState

SIDE_DP, SIDE_SHARE = 360, 0.36
LATER = 0.06  # seconds: after the first layout
REVEALED = ("flashcard", "self-marked")  # their primary button first shows the answer


class QuizScreen(Screen):
    """One question at a time. `foot_edge` is the room beside the actions: none on a phone."""

    model: QuizModel
    foot_edge = NumericProperty(dp(EDGE_WIDE_DP))

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        super().on_kv_post(base_widget)
        self._shown_as, self._expected_end = (-1, False), False
        self.body = Body(self.part.body, self.model, self.navigator.guarded, self.primary)
        self.answer, self.overview = AnswerPanel(), Overview()
        self.keys = QuizKeys(self.model, self.navigator, self)
        self._make_actions()
        part = self.part
        part.close.bind(on_release=lambda _b: self.close())
        for button in (part.flag, part.flag_icon):
            button.bind(on_release=lambda _b: self.do(self.model.flag))
        part.overview.bind(on_release=lambda _b: self.overview.open_sheet())
        part.sure.options = [
            ("", _("Not said")),
            ("guessed", _("Guessed")),
            ("unsure", _("Unsure")),
            ("sure", _("Sure")),
        ]
        part.sure.bind(on_choose=lambda _s, value: self.do(lambda: self.model.set_confidence(value)))
        self.answer.bind(on_open_text=lambda _p: self.open_text(), on_report=lambda _p: self.report())
        self.overview.bind(
            on_pick=lambda _o, at: self.do(lambda: self.model.go(at)), on_submit=lambda _o: self.submit()
        )
        for name in ("wide", "width", "height"):
            self.fbind(name, self._arrange)
        theme.follow(self._arrange)

    def enter(self) -> None:
        """The question comes on screen, at its start."""
        self._shown_as, self._expected_end = (-1, False), self.model.state.ended
        super().enter()
        self.do(self.model.refresh)

    def leave(self) -> None:
        """Something else comes on screen."""
        super().leave()
        self.do(self.model.leave)
        self.overview.close_sheet()

    def do(self, move: Any) -> None:
        """Make a move; a refusal is shown."""
        self.navigator.guarded(move)

    def on_key(self, key: str, ctrl: bool, shift: bool) -> bool:
        """See `QuizKeys`."""
        return self.keys.press(key, ctrl)

    # -- moves ---------------------------------------------------------------------------------------------------

    def primary(self) -> None:
        """The strong button: on the last question of an exam it submits."""
        state = self.model.state
        turned = state.revealed or state.kind not in REVEALED
        if state.exam and state.number == state.total and turned and not state.ended:
            self.do(self.model.leave)
            self.submit()
        else:
            self.do(self.model.primary)

    def submit(self) -> None:
        """Ask, then submit."""
        self.overview.close_sheet()
        text = self.model.submit_summary()
        self.navigator.confirm(
            _("Submit {title}?").format(title=self.model.state.title), text, _("Submit"), self._submit
        )

    def _submit(self) -> None:
        self._expected_end = True
        try:
            self.model.submit()
        finally:
            self._expected_end = False

    def close(self) -> None:
        """Save and leave."""
        self.do(self.model.leave)
        self.navigator.today()

    def choose(self, digit: str) -> None:
        """A digit chooses, grades or picks; then Enter and Space check, whatever had the focus before."""
        if not self.body.digit(digit):
            self.do(lambda: self.model.choose(digit))
        if self.model.state.can_primary and not self.body.open_row():
            self.next_button.focus = True

    def following(self) -> None:
        """The next question of an exam; the last one has none."""
        if self.model.state.number < self.model.state.total:
            self.do(lambda: self.model.go(self.model.state.number))

    def open_text(self) -> None:
        """Open the point in its section, with the way back."""
        said = self.model.state.feedback
        if said is not None and said.point:
            self.navigator.read(point=said.point, back=True)

    def report(self) -> None:
        """Ask what is wrong with the question."""
        ask_report(self.navigator, self.model.report)

    # -- showing -------------------------------------------------------------------------------------------------

    def render(self, state: QuizState) -> None:
        """Show a state; what belongs to the same question is kept and only changes its words."""
        if state.ended:
            self._ended()
            return
        self._show_head(state)
        self._show_question(state)
        self.body.show(state)
        self.answer.show(state)
        self.overview.show(state)
        self._arrange()
        if (state.serial, state.revealed) != self._shown_as:
            turned = state.serial == self._shown_as[0]
            self._shown_as = (state.serial, state.revealed)
            Clock.schedule_once(lambda _s: self._settle(turned=turned), LATER)

    def _show_head(self, state: QuizState) -> None:
        part = self.part
        part.meter.value = state.answered / max(1, state.total)
        part.count.text = _("{n} of {total}").format(n=state.number, total=state.total)
        minutes, _colon, seconds = state.time_left.partition(":")
        part.timer.seconds = int(minutes) * 60 + int(seconds) if seconds else 0
        part.flag.text = _("Flagged") if state.flagged else _("Flag")
        part.flag.icon = "flag" if state.flagged else "flag-outline"
        part.flag_icon.icon = part.flag.icon
        part.flag.kind = part.flag_icon.kind = "secondary" if state.flagged else "outline"

    def _show_question(self, state: QuizState) -> None:
        part = self.part
        part.section.text, part.section.role = state.section, f"section{state.colour}"
        part.mode.text = mode_words(state)
        part.stem.text, part.instruction.text = state.stem, state.instruction
        part.hint_text.text, part.problem.text = state.hint, state.problem
        part.sure.value = state.confidence
        content = part.scroll.content
        keep(content, part.stem, bool(state.stem), before=part.body)
        keep(content, part.instruction, bool(state.instruction) and state.feedback is None, before=part.body)
        keep(content, part.problem, bool(state.problem) and not state.blanks)
        keep(content, part.hint, bool(state.hint))
        keep(content, part.sure, state.asks_confidence)
        self.body.picture(part.picture, state.image)
        keep(content, part.picture, bool(state.image), before=part.body)

    def _make_actions(self) -> None:
        self.undo_button = PushButton(text=_("Undo"), kind="secondary", hint="U")
        self.hint_button = PushButton(text=_("Hint, costs a quarter"), kind="quiet", hint="H")
        self.back_button = PushButton(text=_("Previous"), kind="outline")
        self.next_button = PushButton(hint="Space")
        self._gap = Gap()
        self.undo_button.bind(on_release=lambda _b: self.do(self.model.undo))
        self.hint_button.bind(on_release=lambda _b: self.do(self.model.hint))
        self.back_button.bind(on_release=lambda _b: self.do(self.model.back))
        self.next_button.bind(on_release=lambda _b: self.primary())

    def _show_actions(self, state: QuizState) -> None:
        shown = (
            (self.undo_button, state.can_undo and not state.exam),
            (self.back_button, state.can_back),
            (self.hint_button, state.can_hint),
            (self._gap, self.wide),
            (self.next_button, state.exam or not state.grades),
        )
        wanted = [button for button, there in shown if there]
        self.next_button.text, self.next_button.disabled = state.primary, not state.can_primary
        # A space typed into a field is part of the answer.
        self.next_button.hint = "Enter" if state.blanks and state.feedback is None else "Space"
        fill(self.part.actions, wanted)
        graded = self.body.place(self.part.foot, narrow=not self.wide, high=self.height) and not state.exam
        below = self.part.foot.children[0] if self.part.foot.children else None
        keep(
            self.part.foot, self.part.actions, bool(set(wanted) - {self._gap}) and not graded,
            before=None if below is None or below is self.part.actions else below,
        )  # fmt: skip

    def _settle(self, *, turned: bool) -> None:
        """After a new question, an answer, or an answer shown (`turned`): the right place, the first focus."""
        state = self.model.state
        if self.get_parent_window() is None or focus.scopes:
            return
        if state.feedback is not None:
            self.next_button.focus = True
            if not self.wide:
                self.part.scroll.show(self.answer.verdict)
        else:
            target = self.body.first_focus() or self.next_button
            if turned:
                self.part.scroll.show(self.body.parts[-1])
            else:
                self.part.scroll.to_start()
            # On a phone a text field would call the keyboard up over a question that is still to be read.
            if self.wide or not hasattr(target, "keyboard_on_key_down"):
                target.focus = True
            elif focus.current is not None:
                focus.current.focus = False
        self.part.side.to_start()

    def _ended(self) -> None:
        """An ended session goes to its result; that time is over is said, where nobody asked for the end."""
        if (self.model.state.exam or self.model.state.time_left) and not self._expected_end:
            self.navigator.toast(_("Time is over. What you had answered was submitted."))
        Clock.schedule_once(lambda _s: self._finish(), 0)

    def _finish(self) -> None:
        if self.model.attempt is not None and self.get_parent_window() is not None:
            self.navigator.result(self.model.attempt)

    def _arrange(self, *_args: object) -> None:
        part, state, wide = self.part, self.model.state, self.wide
        self.foot_edge = self.edge if wide else 0
        part.actions.narrow = not wide
        self._show_actions(state)
        self.hint_button.text = _("Hint, costs a quarter") if wide else _("Hint, -25 %")
        part.side.width = min(dp(SIDE_DP) * max(theme.scale, 1), self.width * SIDE_SHARE) + self.edge
        keep(part.panes, part.side, wide)
        aside = part.side.content if wide else part.scroll.content
        other = part.scroll.content if wide else part.side.content
        keep(other, self.answer, False)
        keep(aside, self.answer, state.feedback is not None)
        keep(part.side.content, self.overview, wide and state.exam)
        self._arrange_head(state.exam and not wide, bool(state.time_left))

    def _arrange_head(self, small_exam: bool, timed: bool) -> None:
        """On a phone an exam has more to show than the head has room for: count and time stand below it."""
        part, flag = self.part, self.part.flag if self.wide else self.part.flag_icon
        figures = [part.count, *([part.timer] if timed else [])]
        labels = [part.section, *([part.mode] if self.model.state.exam else [])]
        fill(part.tags, labels)
        keep(self, part.figures, small_exam, before=part.panes)
        if small_exam:
            fill(part.head, [part.close, part.meter, part.overview, flag])
            fill(part.figures, figures)
        else:
            fill(part.head, [part.close, part.meter, *figures, flag])


load_kv(__file__)
