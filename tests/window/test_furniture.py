"""Dialogs, toasts, navigation, bars and the controls of the settings."""

from __future__ import annotations

from typing import Any

import pytest

from app.ui.theme import theme
from app.ui.widgets import (
    Chip,
    Column,
    Dialog,
    EmptyState,
    Meter,
    NavBar,
    NavRail,
    Picker,
    Place,
    PushButton,
    Scroll,
    SectionBar,
    Segmented,
    Stepper,
    Text,
    TimerChip,
    Toast,
    Toggle,
    TopBar,
    toast,
)
from tests.window.driver import Driver, Window

PLACES = [
    Place("today", "Today", "weather-sunny"),
    Place("read", "Read", "book-open-page-variant"),
    Place("cog", "Settings", "cog"),
]


def page(*children: Any) -> Scroll:
    scroll = Scroll(padding=20)
    for child in children:
        scroll.add_widget(child)
    return scroll


def test_an_action_closes_the_dialog_and_acts(driver: Driver) -> None:
    done: list[str] = []
    driver.show(page(Text(text="page")))
    dialog = Dialog(
        [("No", "outline", lambda: done.append("no")), ("Yes", "primary", lambda: done.append("yes"))], title="Sure?"
    )
    dialog.open()
    driver.settle()
    driver.tap("Yes", PushButton)
    assert (done, dialog.open_now) == (["yes"], False)


def test_nothing_below_a_dialog_is_touched(driver: Driver) -> None:
    pressed: list[int] = []
    below = PushButton(text="Below", size_hint_x=1, height=700)
    below.bind(on_release=lambda _button: pressed.append(1))
    driver.show(page(below))
    dialog = Dialog([("Ok", "primary", lambda: None)], title="Wait", closable=False)
    dialog.open()
    driver.settle()
    driver.touch(30, 760)
    assert dialog.open_now
    driver.key("escape")
    assert dialog.open_now
    dialog.closable = True
    driver.touch(30, 760)
    assert not dialog.open_now
    assert pressed == []


def test_a_long_dialog_scrolls_within_the_window(driver: Driver) -> None:
    driver.show(page())
    dialog = Dialog([("Ok", "primary", lambda: None)], title="Long", text="words " * 900)
    dialog.open()
    driver.settle()
    assert dialog.card.height <= Window.height
    assert dialog.card.center_y == pytest.approx(Window.height / 2, abs=2)


def test_a_picker_starts_at_what_is_chosen(driver: Driver) -> None:
    picked: list[int] = []
    driver.show(page())
    sheet = Picker(["a", "b", "c"], 1, title="Pick")
    sheet.bind(on_pick=lambda _sheet, index: picked.append(index))
    sheet.open()
    driver.settle()
    driver.key("down")
    driver.key("enter")
    assert picked == [2]


def test_a_toast_goes_by_itself_and_gives_way_to_the_next(driver: Driver) -> None:
    driver.show(page())
    toast("first")
    toast("second", seconds=2)
    driver.frames(2)
    assert [each.text for each in Window.children if isinstance(each, Toast)] == ["second"]
    driver.wait(2.5)
    assert not any(isinstance(each, Toast) for each in Window.children)


def test_a_toast_stands_above_the_bar_and_acts(driver: Driver) -> None:
    done: list[int] = []
    driver.resize(392, 848)
    holder = Column(size_hint_y=1)
    bar = NavBar(places=PLACES)
    holder.add_widget(Text(text="page", size_hint_y=1))
    holder.add_widget(bar)
    driver.show(holder)
    shown = toast("Taken back.", action="Show", act=lambda: done.append(1))
    driver.settle()
    assert shown.y >= bar.top
    driver.tap("Show", PushButton)
    assert done == [1]
    assert shown.parent is None


@pytest.mark.parametrize("kind", [NavRail, NavBar])
def test_navigation_goes_by_tap_and_key(driver: Driver, kind: type) -> None:
    gone: list[str] = []
    bar = kind(places=PLACES, current="today")
    bar.bind(on_go=lambda _bar, name: gone.append(name))
    driver.show(bar)
    driver.tap(bar.items[1])
    driver.key("tab")
    driver.key("enter")
    assert gone == ["read", "cog"]
    bar.current = "read"
    driver.frames(3)
    assert [item.active for item in bar.items] == [False, True, False]


def test_navigation_labels_fit_at_200_percent(driver: Driver) -> None:
    theme.scale = 2.0
    driver.resize(360, 640)
    bar = driver.show(NavBar(places=[Place(str(at), "Settings", "cog") for at in range(5)]))
    labels = [label for label in bar.walk() if isinstance(label, Text)]
    assert all(label.texture_size[1] < label.font_size * 1.8 for label in labels)


def test_a_top_bar_keeps_its_actions_at_any_width(driver: Driver) -> None:
    backs: list[int] = []
    bar = TopBar(title="Settings", has_back=True)
    bar.bind(on_back=lambda _bar: backs.append(1))
    bar.add_widget(Chip(text="6 days"))
    driver.show(page(bar))
    chip = driver.find("6 days", Chip)
    assert chip.right == pytest.approx(bar.right, abs=2)
    driver.tap(bar._back)
    assert backs == [1]
    theme.scale = 2.0
    driver.resize(392, 848)
    assert driver.find("6 days", Chip).top <= bar._bar.y


def test_a_meter_glides_to_its_value(driver: Driver) -> None:
    meter = Meter(value=0.2)
    driver.show(page(meter))
    meter.value = 0.8
    driver.frames()
    assert 0.2 <= meter.shown < 0.8
    driver.wait(1)
    assert meter.shown == pytest.approx(0.8)
    theme.reduced_motion = True
    meter.value = 7
    assert meter.shown == 1


def test_a_section_bar_says_its_figure_at_every_width(driver: Driver) -> None:
    bar = SectionBar(label="Space", figure="64 % · 14 of 18", value=0.64)
    driver.show(page(bar))
    seen = []
    for width, scale in ((1200, 1.0), (392, 1.0), (392, 2.0)):
        theme.scale = scale
        driver.resize(width, 800)
        seen.append(bar.layout)
        assert driver.sees("64 % · 14 of 18")
    assert seen == ["wide", "narrow", "tight"]


def test_little_time_is_said_in_a_word(driver: Driver) -> None:
    chip = TimerChip(seconds=754)
    driver.show(page(chip))
    assert (chip.text, chip.icon) == ("12:34", "timer-outline")
    chip.seconds = 42
    assert (chip.text, chip.icon) == ("0:42 left", "timer-alert-outline")
    chip.seconds = -3
    assert chip.text == "0:00 left"


def test_a_toggle_by_finger_and_key(driver: Driver) -> None:
    told: list[bool] = []
    toggle = Toggle(label="Reduced motion", note="Nothing glides.")
    toggle.bind(on_switch=lambda _toggle, active: told.append(active))
    driver.show(page(toggle))
    driver.tap(toggle)
    assert driver.sees("On")
    driver.key("tab")
    driver.key("spacebar")
    assert told == [True, False]
    assert driver.sees("Off")


def test_segments_by_finger_and_arrows(driver: Driver) -> None:
    told: list[str] = []
    segmented = Segmented(label="Theme", options=[("light", "Light"), ("dark", "Dark")], value="light")
    segmented.bind(on_choose=lambda _segmented, value: told.append(value))
    driver.show(page(segmented))
    driver.tap(segmented.segments[1])
    driver.key("left")
    driver.key("left")
    assert told == ["dark", "light"]
    assert [each.active for each in segmented.segments] == [True, False]


def test_a_stepper_moves_in_steps_within_its_limits(driver: Driver) -> None:
    told: list[float] = []
    stepper = Stepper(label="Text size", value=1.9, least=0.8, most=2.0, step=0.1)
    stepper.bind(on_slide=lambda _stepper, value: told.append(value))
    driver.show(page(stepper))
    driver.tap(stepper.ids.more)
    driver.tap(stepper.ids.more)
    driver.key("tab")
    driver.key("home")
    driver.key("right")
    assert told == [2.0, 0.8, 0.9]
    track = stepper.track
    driver.drag(track.to_window(track.x + 20, track.center_y), track.to_window(track.right - 1, track.center_y))
    assert stepper.value == 2.0


def test_an_empty_page_offers_a_way_out(driver: Driver) -> None:
    done: list[int] = []
    empty = EmptyState(icon="magnify-close", title="Nothing found", text="Try a shorter word.", action="Show all")
    empty.bind(on_act=lambda _empty: done.append(1))
    driver.show(page(empty))
    driver.tap("Show all", PushButton)
    assert done == [1]
