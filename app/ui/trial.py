"""Trying a quiz: the quiz screen and its result over a store in memory, with a banner that says so."""

from __future__ import annotations

from typing import Any, cast

from kivy.clock import Clock
from kivy.metrics import dp

from app.domain.bank import Quiz
from app.i18n import _
from app.services.attempts import Attempt
from app.services.desk import Desk
from app.services.try_quiz import Trial
from app.ui.screens.navigator import Navigator
from app.ui.shell import Shell
from app.ui.widgets import Dialog, Icon, PushButton, Row, Surface, Text
from app.viewmodels.quiz import QuizModel
from app.viewmodels.result import ResultModel

SECOND = 1.0


def start_trial(desk: Desk, quiz: Quiz, shell: Shell, navigator: Navigator) -> None:
    """Show a quiz to be tried. Raises QuizRefused where it has no questions."""
    TrialRoom(desk, quiz, shell, navigator).start()


class TrialBanner(Surface, Row):
    """Says that nothing is recorded; its button ends the trial."""

    def __init__(self, end: Any, **kwargs: Any) -> None:
        super().__init__(padding=(dp(16), dp(6)), spacing=dp(10), **kwargs)
        self.fill, self.corner = "warnsoft", 0
        button = PushButton(text=_("End"), kind="quiet")
        button.bind(on_release=lambda _button: end())
        self.add_widget(Icon(name="eye-off-outline", role="warn"))
        self.add_widget(Text(text=_("A trial: nothing is recorded."), variant="strong", role="warn"))
        self.add_widget(button)


class TrialRoom:
    """One trial on screen. It is a Navigator of its own: what leaves the quiz ends the trial."""

    def __init__(self, desk: Desk, quiz: Quiz, shell: Shell, navigator: Navigator) -> None:
        from app.ui.screens.quiz.quiz import QuizScreen  # not at the start of the app: these take time
        from app.ui.screens.result.result import ResultScreen

        self._trial = Trial(desk, quiz)
        self._shell, self._navigator = shell, navigator
        self.quiz, self._result = QuizModel(self._trial.desk), ResultModel(self._trial.desk)
        here = cast(Navigator, self)
        self._screens: dict[str, Any] = {
            "quiz": QuizScreen(self.quiz, here),
            "result": ResultScreen(self._result, here),
        }
        for screen in self._screens.values():
            screen.add_widget(TrialBanner(self.today), index=len(screen.children))
        self._tick = Clock.schedule_interval(lambda _seconds: self.guarded(self.quiz.tick), SECOND)

    def __getattr__(self, name: str) -> Any:
        """Everything that a trial does not change: toasts, questions, refusals."""
        return getattr(self._navigator, name)

    def start(self) -> None:
        """Begin. Raises QuizRefused, and forgets the trial, where the quiz has no questions."""
        try:
            self.study(self._trial.start())
        except BaseException:
            self.close()
            raise
        self._shell.fbind("screen", self._left)

    def close(self) -> None:
        """Forget everything."""
        self._tick.cancel()
        self._shell.funbind("screen", self._left)
        self._trial.close()

    def _left(self, _shell: Any, screen: Any) -> None:
        """Another page is shown: forget the trial, once the page that goes has said its last."""
        if screen not in self._screens.values():
            Clock.schedule_once(lambda _seconds: self.close(), 0)

    # -- the ways (Navigator) --------------------------------------------------------------------------------------

    def today(self) -> None:
        """Back to the quiz that was tried."""
        self._navigator.teach("quizzes")

    def study(self, attempt: Attempt) -> None:
        """Show a question; an ended attempt shows its result."""
        if not attempt.session.open:
            self.result(attempt)
            return
        self.quiz.open(attempt)
        self._shell.show(self._screens["quiz"], "teacher", bare=True)

    def result(self, attempt: Attempt) -> None:
        """Show the result."""
        self._result.open(attempt)
        self._shell.show(self._screens["result"], "teacher", bare=True)

    def read(self, section: str = "", point: str = "", *, back: bool = False) -> None:
        """Show the point's text over the question; the page of the text would end the trial."""
        found = self._trial.desk.course.statement.point(point)
        if found is not None:
            Dialog([(_("Close"), "primary", lambda: None)], title=_("In the text"), text=found.text).open()
