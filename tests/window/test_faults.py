"""The fault finder finds planted faults, and finds none in our own pages at any size."""

from __future__ import annotations

import pytest
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.label import Label
from kivy.uix.widget import Widget

from app.ui.theme import theme
from app.ui.widgets import Column, IconButton, Text
from tests.window.driver import Driver
from tests.window.faults import layout_faults
from tests.window.sampler import PAGES, SIZES


def test_cut_text_is_found(driver: Driver) -> None:
    box = driver.show(BoxLayout())
    label = Label(text="much too long for its place", size_hint=(None, None), size=(20, 10))
    box.add_widget(label)
    driver.settle()
    assert any(fault.startswith("cut text: Label 'much too long") for fault in layout_faults(box))


def test_overlap_is_found(driver: Driver) -> None:
    class Pile(Widget):
        """Leaves its children where they are."""

    pile = Pile()
    pile.add_widget(Text(text="one", pos=(0, 0)))
    pile.add_widget(Text(text="two", pos=(10, 4)))
    driver.show(pile)
    assert any(fault.startswith("overlap:") for fault in layout_faults(pile))


def test_what_sticks_out_is_found(driver: Driver) -> None:
    page = FloatLayout()
    page.add_widget(Text(text="here", size_hint_x=None, width=300, pos=(1100, 0)))
    driver.show(page)
    assert any(fault.startswith("sticks out: Text 'here'") for fault in layout_faults(page))


def test_a_target_too_small_for_a_finger_is_found(driver: Driver) -> None:
    column = driver.show(Column(padding=10))
    small = IconButton(icon="flag")
    column.add_widget(small)
    driver.settle()
    assert layout_faults(column) == []
    small.size = (30, 30)
    assert "small target: IconButton '' is 30x30" in layout_faults(column)


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("size", list(SIZES))
@pytest.mark.parametrize("page", list(PAGES))
def test_our_widgets_have_no_faults(driver: Driver, page: str, size: str, scale: float) -> None:
    theme.scale = scale
    driver.resize(*SIZES[size])
    assert layout_faults(driver.show(PAGES[page](SIZES[size][0]))) == []


@pytest.mark.parametrize("page", list(PAGES))
def test_the_narrowest_window_has_no_faults(driver: Driver, page: str) -> None:
    theme.scale = 2.0
    driver.resize(360, 480)
    assert layout_faults(driver.show(PAGES[page](360))) == []
