"""Buttons: who may press them, with what, and what they say."""

from __future__ import annotations

import pytest

from app.ui.theme import theme
from app.ui.widgets import Actions, Column, Gap, IconButton, PushButton, focus
from tests.window.driver import Driver


def counted(button: PushButton) -> list[str]:
    presses: list[str] = []
    button.bind(on_release=lambda pressed: presses.append(pressed.text))
    return presses


def test_a_tap_presses(driver: Driver) -> None:
    button = PushButton(text="Next")
    presses = counted(button)
    driver.show(column(button))
    driver.tap("Next", PushButton)
    assert presses == ["Next"]


def column(*children: object) -> Column:
    made = Column(padding=20, spacing=20)
    for child in children:
        made.add_widget(child)
    return made


@pytest.mark.parametrize("button", ["right", "middle", "scrollup"])
def test_other_mouse_buttons_do_not_press(driver: Driver, button: str) -> None:
    made = PushButton(text="Next")
    presses = counted(made)
    driver.show(column(made))
    driver.tap(made, button=button)
    assert presses == []
    driver.tap(made, button="left")
    assert presses == ["Next"]


@pytest.mark.parametrize("key", ["enter", "spacebar", "numpadenter"])
def test_keys_press_what_has_the_focus(driver: Driver, key: str) -> None:
    made = PushButton(text="Next")
    presses = counted(made)
    driver.show(column(made))
    made.focus = True
    driver.key(key)
    assert presses == ["Next"]


def test_a_busy_button_waits(driver: Driver) -> None:
    made = PushButton(text="Save", busy=True)
    presses = counted(made)
    driver.show(column(made))
    driver.tap(made)
    made.activate()
    assert presses == []
    made.busy = False
    driver.tap(made)
    assert presses == ["Save"]


def test_a_disabled_button_is_passed_over(driver: Driver) -> None:
    off, on = PushButton(text="Off", disabled=True), PushButton(text="On")
    driver.show(column(off, on))
    driver.key("tab")
    assert on.focus
    assert not off.focus


def test_the_key_is_written_on_it_only_where_there_are_keys(driver: Driver) -> None:
    made = PushButton(text="Undo", hint="U")
    driver.show(column(made))
    assert driver.sees("U")
    wide = made.width
    theme.key_hints = False
    driver.settle()
    assert made.ids.hint.parent is None
    assert made.width < wide


def test_long_words_wrap_and_the_button_grows(driver: Driver) -> None:
    made = PushButton(text="A rather long label that cannot stand on one line here", size_hint_x=None)
    made.size_hint_x = 1
    holder = column(made)
    holder.size_hint_x, holder.width = None, 240
    driver.show(holder)
    assert made.width <= 240
    assert made.height > 60


def test_targets_are_large_enough_at_the_smallest_text(driver: Driver) -> None:
    theme.scale = 0.8
    button, round_one = PushButton(text="x"), IconButton(icon="close")
    driver.show(column(button, round_one))
    assert min(*button.size, *round_one.size) >= 48


def test_the_last_action_is_at_the_right_and_takes_the_room_of_a_phone(driver: Driver) -> None:
    undo, following = PushButton(text="Undo"), PushButton(text="Next")
    bar = Actions()
    for each in (undo, Gap(), following):
        bar.add_widget(each)
    driver.show(column(bar))
    assert following.right == pytest.approx(bar.right, abs=1)
    assert undo.x == pytest.approx(bar.x, abs=1)
    bar.narrow = True
    driver.resize(392, 848)
    assert following.width > undo.width * 2


def test_activate_gives_way_to_disabled(driver: Driver) -> None:
    made = PushButton(text="Off", disabled=True)
    presses = counted(made)
    driver.show(column(made))
    made.activate()
    assert presses == []
    assert focus.current is None
