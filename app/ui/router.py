"""The router: builds each page when it is first wanted, and walks from one to another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock

from app.domain.bank import Quiz
from app.i18n import _
from app.services.attempts import Attempt
from app.services.desk import Desk
from app.services.ports import StoreDamaged
from app.ui import keys
from app.ui.gate import TAUGHT, TeacherGate
from app.ui.name_gate import NameGate
from app.ui.pages import Pages
from app.ui.refusals import REFUSALS, Refusals
from app.ui.shell import Shell
from app.ui.theme import theme
from app.ui.trial import start_trial
from app.ui.widgets import focus, toast
from app.viewmodels.shut_text import closed_by_exam

ANSWER_SECONDS = 1.0


class Router:
    """The one Navigator: `shell` is the widget to show, `pages` holds view models and screens."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.shell = Shell()
        self.pages = Pages(desk, self)
        self._back = "today"
        self._gate = TeacherGate(self.pages, self._show)
        self._refusals = Refusals(self._restored)
        self.names = NameGate(desk, self.guarded, self.pages.learners.refresh)
        self._tick: Any = None
        self.shell.bind(on_go=lambda _shell, name: self.go(name))
        self.pages.settings.subscribe(self._wear)
        focus.shortcuts.append(self.key)
        self._present("today")  # the store is not open yet

    # -- the ways (Navigator) ------------------------------------------------------------------------------------

    def today(self) -> None:
        """Show Today, read anew."""
        self._show("today", back=self.shell.current != "today")
        self.refresh()

    def read(self, section: str = "", point: str = "", *, back: bool = False) -> None:
        """Show Read at a section or a marked point."""
        self.guarded(lambda: self._read(section, point, back))

    def study(self, attempt: Attempt) -> None:
        """Show Quiz on an attempt; an ended one shows its result."""
        if not attempt.session.open:
            self.result(attempt)
            return
        if self.pages.quiz.attempt != attempt:  # the whole of it: plan and answers may have changed elsewhere
            self.pages.quiz.open(attempt)
        self._show("quiz")

    def resume(self) -> None:
        """Back to the question that Quiz shows."""
        self._show("quiz", back=True)

    def result(self, attempt: Attempt) -> None:
        """Show Result of an ended attempt."""
        self.pages.result.open(attempt)
        self._show("result")

    def learners(self) -> None:
        """Show Learners."""
        self.guarded(self.pages.learners.refresh)
        self._show("learners")

    def plan(self) -> None:
        """Show Plan, read anew."""
        self.guarded(self._plan)

    def history(self) -> None:
        """Show History, read anew."""
        self.guarded(self._history)

    def classroom(self) -> None:
        """Show the classes, or the lock before them."""
        self.teach("classroom")

    def teacher(self) -> None:
        """Show the teacher area, or the lock before it."""
        self._taught(lambda: self._show("teacher"))

    def teach(self, page: str) -> None:
        """Show a page of the teacher area, read anew, or the lock, which then leads on to it."""
        if page == "editor":
            self.edit()
        else:
            self._taught(lambda: self._gate.page(page))

    def edit(self, item: str = "", section: str = "", point: str = "") -> None:
        """Show the bank editor, at a question, section or new question on a point, or the lock before it."""
        self._taught(lambda: self._edit(item, section, point))

    def outline(self, point: str) -> None:
        """Show a point of one's own course to change it; of another course, the point in the text."""
        self._taught(lambda: self._show("course") if self.pages.course.open_point(point) else self.read(point=point))

    def try_quiz(self, quiz: Quiz) -> None:
        """Try a quiz as a student would; nothing is recorded."""
        self.guarded(lambda: start_trial(self._desk, quiz, self.shell, self))

    def opened(self) -> None:
        """The lock has opened: go on to the page that was wanted."""
        self._gate.opened()

    def has(self, page: str) -> bool:
        """Whether there is a page of this name."""
        return hasattr(self.pages, page)

    def settings(self) -> None:
        """Show Settings."""
        self._show("settings")

    def search(self) -> None:
        """Show Search."""
        self._back = self.name if self.name != "search" else self._back
        self.guarded(self._search)

    def keys(self) -> None:
        """Lay the list of keys over the screen."""
        from app.ui.screens.keys.keys import open_keys

        if not focus.scopes:
            open_keys()

    def toast(self, text: str) -> None:
        """Say something that passes by itself."""
        toast(text, icon="information-outline")

    def confirm(self, title: str, text: str, yes: str, do: Callable[[], None]) -> None:
        """Ask before something that cannot be taken back."""
        self._refusals.confirm(title, text, yes, do)

    def guarded(self, do: Callable[[], None]) -> None:
        """Do it; a refusal is shown, never raised."""
        self._refusals.guarded(do)

    def say_refused(self, refusal: BaseException) -> None:
        """Show a refusal."""
        self._refusals.say(refusal)

    # -- what the app asks -----------------------------------------------------------------------------------------

    @property
    def name(self) -> str:
        """The page that is shown."""
        return self.pages.name_of(self.shell.screen)

    def refresh(self) -> None:
        """Read Today anew; what stands in the way becomes its notice."""
        try:
            if not self._halted("today"):
                self.pages.today.refresh()
        except REFUSALS as refusal:
            self.pages.today.fail(str(refusal))
            if isinstance(refusal, StoreDamaged):
                self.say_refused(refusal)

    def keep(self) -> None:
        """Keep what an exam's question has so far, before the window sleeps or closes."""
        if self.name == "quiz":
            self.guarded(self.pages.quiz.leave)

    def go(self, name: str) -> None:
        """Go to a place of the navigation."""
        ways = {"today": self.today, "read": self.read, "quiz": self._quiz, "search": self.search}
        ways |= {"history": self.history, "learners": self.learners, "settings": self.settings}
        ways |= {"teacher": self.teacher}
        if name != self.name and not self._halted(name):
            self.guarded(ways[name])

    def key(self, name: str, sign: str, modifiers: list[str]) -> bool:
        """A key that no widget wanted: the page first, then what is true everywhere."""
        plain, ctrl = keys.plain(name, sign, modifiers), bool({"ctrl", "meta"} & set(modifiers))
        if not plain:
            return False
        if "alt" in modifiers:
            return bool(self.shell.screen.on_alt(plain))
        if self.shell.screen.on_key(plain, ctrl, "shift" in modifiers):
            return True
        what = keys.WITH_CTRL.get(plain) if ctrl else keys.EVERYWHERE.get(plain)
        acts = {"search": self.search, "keys": self.keys, "back": self.back}
        return bool(what) and acts[what or ""]() is not False

    def typed(self, sign: str) -> bool:
        """A sign typed where no text field waits for it: on some keyboards only this tells a / or a ?."""
        if focus.is_typing() or focus.scopes or sign not in ("/", "?"):
            return False
        if sign == "?":
            self.keys()
        elif self.name != "search":
            self.search()
        return True

    def back(self) -> bool:
        """One step back, as Escape and a phone's back button ask; False on Today, where there is none."""
        if self.name == "today":
            return False
        if self.name == "search" and self._back in ("quiz", "read"):
            self._show(self._back, back=True)
        else:
            self.today()
        return True

    # -- inside ------------------------------------------------------------------------------------------------------

    def _show(self, name: str, *, back: bool = False) -> None:
        if not self._halted(_place(name)):
            self._present(name, back=back)

    def _halted(self, place: str) -> bool:
        """Show the names instead, where who studies has not entered their PIN yet."""
        if halted := self.names.halts(place):
            self.pages.learners.refresh()
            self._present("learners")
        return halted

    def _present(self, name: str, *, back: bool = False) -> None:
        if name != "quiz":
            self.pages.quiz.forget_foreign()
        place = _place(name)
        self.shell.show(self.pages.screen(name), place, bare=name == "quiz", back=back)
        state = self.pages.quiz.state
        self._keep_time(name == "quiz" and (state.exam or bool(state.time_left)))

    def _keep_time(self, wanted: bool) -> None:
        if self._tick is not None:
            self._tick.cancel()
        self._tick = Clock.schedule_interval(self._second, ANSWER_SECONDS) if wanted else None

    def _second(self, _seconds: float) -> None:
        self.guarded(self.pages.quiz.tick)

    def _read(self, section: str, point: str, back: bool) -> None:
        if not self._closed():
            self.pages.read.open(section or self.pages.read.state.section, point, back=back)
            self._show("read")

    def _search(self) -> None:
        if not self._closed():
            self.pages.search.refresh()
            self._show("search")

    def _history(self) -> None:
        if not self._closed():
            self.pages.history.refresh()
            self._show("history")

    def _taught(self, show: Callable[[], None]) -> None:
        self.guarded(lambda: None if self._closed() else self._gate.enter(show))

    def _edit(self, item: str, section: str, point: str) -> None:
        self.pages.editor.open(item, section, point)
        self._show("editor")
        if item or point:
            self.shell.screen.open_form()

    def _closed(self) -> bool:
        """During an exam the text, the search, the history and the teacher area stay shut; say so."""
        if reason := closed_by_exam(self._desk):
            self.toast(reason)
            return True
        return False

    def _plan(self) -> None:
        self.pages.plan.refresh()
        self._show("plan")

    def _quiz(self) -> None:
        self.study(self.pages.today.start())

    def _restored(self, kept: str) -> None:
        self.today()
        self.toast(_("The backup is in place. The damaged file is kept in {folder}.").format(folder=kept))

    def _wear(self, settings: Any) -> None:
        theme.choice, theme.scale = settings.theme.value, settings.text_scale
        theme.reduced_motion = settings.reduced_motion


def _place(page: str) -> str:
    """The place of the navigation that a page belongs to."""
    return "teacher" if page in TAUGHT else "quiz" if page == "result" else page
