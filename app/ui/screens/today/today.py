"""Today: the first page, with one large button that goes on."""

from __future__ import annotations

from typing import Any

from kivy.metrics import dp

from app.i18n import _
from app.ui.screens.screen import Screen
from app.ui.screens.today.parts import QuizPanel, Standing
from app.ui.theme import theme
from app.ui.widgets import Picker, keep, load_kv
from app.viewmodels.today import QuizCard, TodayModel, TodayState

MOST_SEGMENTS = 5


class TodayScreen(Screen):
    """Greeting, the large card, where one stands, and what else can be started."""

    model: TodayModel

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        super().on_kv_post(base_widget)
        part = self.part
        self.start_button, self.switch = part.start, part.who
        self._panels: list[QuizPanel] = []
        self.stand = Standing()
        self.start_button.bind(on_release=lambda _button: self.start())
        part.learner.bind(on_release=lambda _button: self.navigator.learners())
        part.plan.bind(on_release=lambda _button: self.navigator.plan())
        part.course.bind(on_release=lambda _button: self._pick_course())
        self.switch.bind(on_choose=lambda _switch, learner: self._use(learner))
        for name in ("wide", "width"):
            self.fbind(name, self._arrange)
        theme.follow(self._arrange)
        self._arrange()

    def enter(self) -> None:
        """Show Today; the large button has the keyboard."""
        super().enter()
        self.part.scroll.to_start()
        self.start_button.focus = True

    def render(self, state: TodayState) -> None:
        """Show a new state; quizzes are made anew only when they have changed."""
        self.switch.options = [(each.id, each.name) for each in state.learners]
        self.switch.value = next((each.id for each in state.learners if each.current), "")
        self.stand.show(state.sections)
        if [panel.card for panel in self._panels] != list(state.quizzes):
            self.part.side.clear_widgets()
            self._panels = [self._panel(card) for card in state.quizzes]
            for panel in self._panels:
                self.part.side.add_widget(panel)
        keep(self.part.side, self.part.course_card, len(state.courses) > 1)
        self._arrange()

    def start(self) -> None:
        """Continue the open session, or start the next best one."""
        self.navigator.guarded(lambda: self.navigator.study(self.model.start()))

    def on_key(self, key: str, ctrl: bool, shift: bool) -> bool:
        """Space and Enter do what the large button does, whatever else was touched before."""
        if key in ("space", "enter") and not ctrl:
            self.start()
            return True
        return False

    def _panel(self, card: QuizCard) -> QuizPanel:
        panel = QuizPanel(card)
        panel.bind(on_start=lambda _panel: self._start_quiz(card))
        return panel

    def _start_quiz(self, card: QuizCard) -> None:
        """Start at once, or ask first where an attempt would be used."""

        def start() -> None:
            self.navigator.study(self.model.start_quiz(card.name))

        if card.asks:
            title = _("Start {title}?").format(title=card.title)
            self.navigator.confirm(title, f"{card.detail}. {card.asks}", _("Start"), start)
        else:
            self.navigator.guarded(start)

    def _use(self, learner: str) -> None:
        self.switch.value = next((each.id for each in self.state.learners if each.current), "")  # until it is done
        self.navigator.names.admit(learner, lambda: self.model.choose_learner(learner))

    def _pick_course(self) -> None:
        rows = self.state.courses
        chosen = next((at for at, row in enumerate(rows) if row.selected), -1)
        picker = Picker([row.title for row in rows], chosen, title=_("Course"))
        picker.bind(on_pick=lambda _picker, at: self._choose_course(rows[at].id))
        picker.open()

    def _choose_course(self, course: str) -> None:
        self.navigator.guarded(lambda: self.model.choose_course(course))

    def _arrange(self, *_args: object) -> None:
        part, state = self.part, self.state
        content = part.scroll.content
        few = 1 < len(state.learners) <= MOST_SEGMENTS
        self._arrange_head(bool(state.learner) and not few)
        keep(content, part.notice, bool(state.notice), before=part.lead)
        keep(content, self.switch, few, before=part.lead)
        keep(part.words, part.kicker, bool(state.kicker), before=part.headline)
        keep(part.words, part.way, bool(state.plan))
        keep(part.words, part.note, bool(state.note), before=part.way if state.plan else None)
        keep(part.lead_row if self.wide else part.lead, self.start_button, True)
        self.start_button.size_hint_x = None if self.wide else 1
        part.lead.padding = dp(28) if self.wide else dp(20)
        self._arrange_panes()

    def _arrange_head(self, chip: bool) -> None:
        part = self.part
        keep(part.head, part.learner, chip)
        part.greeting.variant = "title" if self.wide else "question"
        part.head.orientation = "vertical" if self.width < dp(300) * theme.scale else "horizontal"

    def _arrange_panes(self) -> None:
        """Where one stands beside what can be started; below one another where there is no room."""
        part, content = self.part, self.part.scroll.content
        filled = ((self.stand, self.state.sections), (part.side, part.side.children))
        shown = [pane for pane, there in filled if there]
        paired = self.wide and len(shown) == 2
        keep(content, part.panes, paired)
        for each in (self.stand, part.side):
            keep(part.panes if paired else content, each, False)
        for each in shown:
            keep(part.panes if paired else content, each, True)
        part.side.size_hint_x = 0.42 if paired else 1


load_kv(__file__)
