"""The shell: navigation, keys that work everywhere, and what happens when something goes wrong."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from kivy.base import ExceptionManager

from app.domain.settings import ThemeChoice
from app.services.attempts import QuizRefused
from app.services.ports import StoreDamaged, StoreError
from app.ui.app import CommuniqueApp
from app.ui.failures import LOG_NAME, unwatch, watch
from app.ui.theme import theme
from app.ui.widgets import Dialog, NavBar, NavRail, Toast
from app.ui.widgets.nav import NavItem
from tests.source import ROOT
from tests.studyroom import FakeClock, make_desk
from tests.window.driver import Driver, Window
from tests.window.rooms import DESKTOP, PHONE, Room, window


@pytest.fixture
def room(driver: Driver, tmp_path: Path) -> Iterator[Room]:
    with window(driver, tmp_path) as made:
        yield made.open()


def test_a_wide_window_has_a_rail_and_a_narrow_one_a_bar_with_large_targets(room: Room) -> None:
    assert room.driver.find(cls=NavRail).width >= 88
    room.driver.resize(*PHONE)
    bar = room.driver.find(cls=NavBar)
    assert not any(isinstance(each, NavRail) for each in room.driver.widgets())
    assert len(bar.items) == 5
    assert min(min(item.size) for item in bar.items) >= 48
    room.driver.resize(*DESKTOP)
    assert room.driver.find(cls=NavRail)


@pytest.mark.parametrize(("label", "name"), [("Read", "read"), ("Search", "search"), ("Settings", "settings")])
@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_a_tap_on_a_place_goes_there_and_marks_it(room: Room, label: str, name: str, size: tuple[int, int]) -> None:
    room.driver.resize(*size)
    room.driver.tap(label, NavItem)
    room.driver.settle()
    assert room.name == name
    assert [item.place.name for item in room.driver.widgets() if isinstance(item, NavItem) and item.active] == [name]


def test_escape_goes_back_to_today_and_stays_there(room: Room) -> None:
    room.driver.tap("Settings", NavItem)
    room.driver.key("escape")
    assert room.name == "today"
    room.driver.key("escape")
    assert room.name == "today"


def test_slash_searches_from_anywhere_and_is_not_typed(room: Room) -> None:
    room.driver.key("/")
    room.driver.settle()
    assert room.name == "search"
    room.driver.type("moon")
    assert room.router.shell.screen.part.field.text == "moon"


def test_a_slash_from_another_keyboard_comes_as_typed_text(room: Room) -> None:
    assert room.router.typed("/")
    assert room.name == "search"


def test_question_mark_and_f1_list_the_keys_and_escape_closes_the_list(room: Room) -> None:
    for press in (lambda: room.driver.key("/", "shift"), lambda: room.driver.key("f1"), lambda: room.router.typed("?")):
        press()
        room.driver.settle()
        assert room.driver.sees("Undo the last answer")
        room.driver.key("escape")
        room.driver.settle()
        assert not room.driver.sees("Undo the last answer")
        assert room.name == "today"


def test_tab_reaches_every_place_and_enter_opens_it(room: Room) -> None:
    for _step in range(30):
        room.driver.key("tab")
        focused = [w for w in room.driver.widgets() if isinstance(w, NavItem) and w.focus]
        if focused and focused[0].place.name == "settings":
            break
    room.driver.key("enter")
    assert room.name == "settings"


def test_reduced_motion_shows_the_next_page_at_once(room: Room) -> None:
    theme.reduced_motion = True
    room.router.settings()
    assert (room.router.shell.screen.opacity, room.router.shell.stage.shift) == (1, 0)


def test_motion_fades_the_next_page_in(room: Room) -> None:
    theme.reduced_motion = False
    room.router.settings()
    assert room.router.shell.screen.opacity == 0
    room.driver.settle()
    assert (room.router.shell.screen.opacity, room.router.shell.stage.shift) == (1, 0)


def test_a_refused_quiz_is_said_in_passing(room: Room) -> None:
    def refuse() -> None:
        raise QuizRefused("Finish the open one first.")

    room.router.guarded(refuse)
    assert room.driver.find(cls=Toast).text == "Finish the open one first."


def test_trouble_with_the_store_stays_until_it_is_read(room: Room) -> None:
    def fail() -> None:
        raise StoreError("The disk is full: free some space.")

    room.router.guarded(fail)
    room.driver.wait(20)
    assert room.driver.find(cls=Dialog).text == "The disk is full: free some space."


def test_a_damaged_store_offers_its_backup(room: Room, tmp_path: Path) -> None:
    restored: list[str] = []

    def restore() -> Path:
        restored.append("restored")
        return tmp_path / "kept"

    def fail() -> None:
        raise StoreDamaged("The progress file is damaged.", tmp_path / "backup", restore)

    room.router.guarded(fail)
    room.driver.settle()
    room.driver.tap("Restore backup")
    assert restored == ["restored"]
    assert room.driver.sees("kept in")


def test_settings_are_worn_before_the_store_is_opened(driver: Driver, tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    desk.parts.keepsakes.save_settings(type(desk.settings)(theme=ThemeChoice.DARK, text_scale=1.5, reduced_motion=True))
    desk = type(desk)(desk.parts)
    Room(driver, desk)
    assert (theme.scale, theme.reduced_motion, (tmp_path / "data").exists()) == (1.5, True, False)


def test_the_window_opens_without_sqlalchemy_or_yaml() -> None:
    code = (
        "import sys, tempfile, pathlib\n"
        "from tests.window.driver import Driver\n"
        "from app.bootstrap import parts\n"
        "from app.services.desk import Desk\n"
        "from app.ui.router import Router\n"
        "driver = Driver()\n"
        "driver.show(Router(Desk(parts(pathlib.Path(tempfile.mkdtemp())))).shell)\n"
        "print(driver.sees('Start'), sorted({'sqlalchemy', 'yaml', 'fsrs'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip().splitlines()[-1] == "True []"


def test_the_unforeseen_is_logged_and_said_and_the_app_lives_on(tmp_path: Path) -> None:
    told: list[Exception] = []
    made = watch(tmp_path, told.append)
    try:
        outcome = ExceptionManager.handle_exception(ZeroDivisionError("nobody foresaw this"))
        ended = ExceptionManager.handle_exception(KeyboardInterrupt())
    finally:
        unwatch(made)
    assert (outcome, ended) == (ExceptionManager.PASS, ExceptionManager.RAISE)
    assert [str(each) for each in told] == ["nobody foresaw this"]
    assert "nobody foresaw this" in (tmp_path / LOG_NAME).read_text(encoding="utf-8")


def test_the_log_stays_small(tmp_path: Path) -> None:
    made = watch(tmp_path, lambda _problem: None)
    try:
        for _time in range(300):
            made.handle_exception(ValueError("x" * 3000))
    finally:
        unwatch(made)
        for handler in logging.getLogger("communique").handlers:
            handler.close()
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < 500_000


def test_the_app_opens_the_store_after_its_first_frame_and_keeps_its_place(driver: Driver, tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    app = CommuniqueApp(desk)
    driver.show(app.build())
    before = app.router.pages.today.state.ready
    app.on_start()
    driver.frames(4)
    assert (before, app.router.pages.today.state.ready) == (False, True)
    assert app.on_pause()
    app.on_resume()
    app.on_stop()
    kept = desk.settings.window
    assert kept is not None
    assert kept[2:] == tuple(int(side) for side in Window.system_size)
    Window.unbind(on_textinput=app._text, on_keyboard=app._unused_key, size=app._place_kept, on_move=app._place_kept)
    desk.close()


def test_a_store_that_cannot_be_opened_becomes_a_notice(driver: Driver, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way", encoding="utf-8")
    with window(driver, tmp_path) as room:
        room.open()
        assert room.router.pages.today.state.notice
        assert room.driver.sees(room.router.pages.today.state.notice)


def test_time_over_submits_the_exam_and_shows_its_result(driver: Driver, tmp_path: Path) -> None:
    clock = FakeClock()
    with window(driver, tmp_path, clock=clock) as room:
        room.open()
        room.router.study(room.router.pages.today.start_quiz("midterm"))
        driver.settle()
        clock.pass_seconds(20 * 60 + 1)
        driver.wait(2)
        assert room.name == "result"


def test_no_clock_ticks_outside_an_exam(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path) as room:
        room.open()
        room.router.study(room.router.pages.today.start_quiz("midterm"))
        ticking = room.router._tick
        room.router.today()
        assert (ticking is not None, room.router._tick) == (True, None)


def test_what_is_typed_in_an_exam_survives_a_pause(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path) as room:
        room.open()
        room.router.study(room.router.pages.today.start_quiz("midterm"))
        model = room.router.pages.quiz
        model.go(next(cell.position for cell in model.state.grid if cell.label == "2"))
        model.type(0, "low earth orbit")
        room.router.keep()
        kept = room.desk.quiz().resume(room.desk.learner().id)
        assert kept is not None
        assert kept.answers["typed"].given.texts == ("low earth orbit",)


def test_the_bar_follows_the_theme_while_it_is_shown(room: Room) -> None:
    room.driver.resize(*PHONE)
    theme.choice = "dark"
    room.driver.settle()
    assert tuple(room.router.shell.nav_bar._fill_colour.rgba) == pytest.approx(theme.colour("surface"))
