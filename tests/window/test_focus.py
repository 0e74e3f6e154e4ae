"""The keyboard goes round, shows where it is, and keys reach whoever they are for."""

from __future__ import annotations

from typing import Any

import pytest

from app.ui.widgets import Choice, Column, Dialog, PushButton, Scroll, Text, TextField, focus
from tests.window.driver import Driver


def page(*children: Any) -> Scroll:
    scroll = Scroll(padding=20)
    for child in children:
        scroll.add_widget(child)
    return scroll


def note(heard: list[str], word: str) -> bool:
    heard.append(word)
    return True


def focused() -> str:
    return getattr(focus.current, "text", "") if focus.current is not None else ""


def test_tab_goes_in_reading_order_and_round(driver: Driver) -> None:
    driver.show(page(*(PushButton(text=name) for name in "abc")))
    seen = []
    for _ in range(4):
        driver.key("tab")
        seen.append(focused())
    assert seen == ["a", "b", "c", "a"]
    driver.key("tab", "shift")
    assert focused() == "c"


def test_only_one_widget_has_the_focus(driver: Driver) -> None:
    one, other = PushButton(text="one"), PushButton(text="other")
    driver.show(page(one, other))
    one.focus = True
    other.focus = True
    assert (one.focus, other.focus) == (False, True)
    other.focus = False
    assert focus.current is None


def test_the_ring_is_drawn_for_keys_and_not_for_fingers(driver: Driver) -> None:
    made = PushButton(text="Next")
    driver.show(page(made))
    driver.tap(made)
    assert made.focus
    assert not made.ring_shown
    driver.key("tab")
    assert made.ring_shown


def test_tab_passes_what_is_hidden(driver: Driver) -> None:
    hidden = Column(opacity=0)
    hidden.add_widget(PushButton(text="hidden"))
    driver.show(page(hidden, PushButton(text="seen")))
    driver.key("tab")
    assert focused() == "seen"


def test_tab_scrolls_to_what_it_reaches(driver: Driver) -> None:
    rows = [PushButton(text=f"row {at}") for at in range(30)]
    scroll = driver.show(page(*rows))
    driver.key("tab", "shift")
    driver.wait(0.5)
    assert focused() == "row 29"
    low = rows[-1].to_window(rows[-1].x, rows[-1].y)[1]
    assert scroll.y <= low <= scroll.top - rows[-1].height


def test_letters_are_shortcuts_until_a_field_has_the_focus(driver: Driver) -> None:
    heard: list[str] = []
    field = TextField(label="ANSWER")
    driver.show(page(field))
    focus.shortcuts.append(lambda name, _sign, modifiers: note(heard, "+".join([*modifiers, name])))
    driver.key("u")
    field.take_focus()
    driver.key("u")
    driver.key("u", "ctrl")
    driver.key("escape")
    assert heard == ["u", "ctrl+u", "escape"]
    assert field.entry.focus


def test_space_is_a_shortcut_for_the_mouse_and_a_press_for_the_keyboard(driver: Driver) -> None:
    done: list[str] = []
    choice = Choice(number="1", text="One")
    choice.bind(on_release=lambda _choice: done.append("chosen"))
    driver.show(page(choice))
    focus.shortcuts.append(lambda name, _sign, _modifiers: name == "spacebar" and note(done, "next"))
    driver.tap(choice)
    driver.key("spacebar")
    driver.key("tab")
    driver.key("spacebar")
    assert done == ["chosen", "next", "chosen"]


def test_arrows_walk_through_choices(driver: Driver) -> None:
    driver.show(page(*(Choice(number=name, text=name) for name in "123")))
    focus.first()
    driver.key("down")
    driver.key("down")
    assert focused() == "3"
    driver.key("up")
    assert focused() == "2"


@pytest.mark.parametrize(("key", "ends"), [("end", 0.0), ("pagedown", None), ("down", None)])
def test_keys_scroll_a_page_without_a_field(driver: Driver, key: str, ends: float | None) -> None:
    scroll = driver.show(page(*(Text(text=f"line {at}") for at in range(80))))
    driver.key(key)
    driver.wait(0.5)
    assert scroll.scroll_y < 1 if ends is None else scroll.scroll_y == ends


def test_a_dialog_keeps_the_keys_and_gives_the_focus_back(driver: Driver) -> None:
    heard: list[str] = []
    opener = PushButton(text="Submit")
    driver.show(page(opener, PushButton(text="Other")))
    opener.focus = True
    focus.shortcuts.append(lambda name, _sign, _modifiers: note(heard, name))
    dialog = Dialog([("Stay", "outline", lambda: None), ("Go", "primary", lambda: None)], title="Sure?")
    dialog.open()
    driver.settle()
    assert focused() == "Stay"
    seen = []
    for _ in range(3):
        driver.key("tab")
        seen.append(focused())
    assert seen == ["Go", "Stay", "Go"]
    driver.key("u")
    assert heard == []
    driver.key("escape")
    assert not dialog.open_now
    assert opener.focus
