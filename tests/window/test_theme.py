"""A change of theme or text size reaches what is on screen at once."""

from __future__ import annotations

import pytest

from app.ui.palette import PALETTES, rgba
from app.ui.theme import Theme, glide, theme
from app.ui.widgets import Card, Choice, PushButton, Text
from tests.window.driver import Driver


def test_switching_recolours_words_and_surfaces(driver: Driver) -> None:
    card = Card()
    words = Text(text="Hello")
    card.add_widget(words)
    driver.show(card)
    for choice in ("dark", "contrast", "contrast-dark", "light"):
        theme.choice = choice
        driver.frames(3)
        assert tuple(words.color) == pytest.approx(rgba(PALETTES[choice].roles["text"]))
        assert tuple(card._fill_colour.rgba) == pytest.approx(rgba(PALETTES[choice].roles["surface"]))
        for role, colour in PALETTES[choice].roles.items():
            assert tuple(getattr(theme, role)) == pytest.approx(rgba(colour)), role


def test_text_size_grows_words_and_what_holds_them(driver: Driver) -> None:
    choice = driver.show(
        Choice(number="1", text="An option that is long enough to wrap on a phone", size_hint_x=None, width=360)
    )
    before = choice.height
    theme.scale = 2.0
    driver.settle()
    assert choice.ids.words.font_size == pytest.approx(32)
    assert choice.height > before * 1.6


def test_text_size_stays_between_80_and_200_percent() -> None:
    own = Theme()
    own.scale = 9
    assert own.scale == 2.0
    own.scale = 0.1
    assert own.scale == 0.8


def test_sections_keep_their_colour_beyond_the_seventh() -> None:
    assert theme.colour("section8") == theme.colour("section1")


def test_reduced_motion_moves_at_once(driver: Driver) -> None:
    widget = driver.show(Text(text="x"))
    theme.reduced_motion = True
    glide(widget, 0.5, opacity=0.5)
    assert widget.opacity == 0.5
    theme.reduced_motion = False
    glide(widget, 0.5, opacity=1)
    assert widget.opacity == 0.5
    driver.wait(1)
    assert widget.opacity == 1


def test_pages_that_are_gone_are_forgotten(driver: Driver) -> None:
    import gc

    driver.show(Text(text="stays"))
    gc.collect()
    before = len(theme._followers)
    for _ in range(20):
        Choice(number="1", text="goes")
    driver.frames(3)
    gc.collect()
    assert len(theme._followers) <= before + 3


def test_words_regain_their_size_when_there_is_room_again(driver: Driver) -> None:
    button = driver.show(PushButton(text="Quiet", kind="quiet", icon="flag-outline"))
    button.width = 60
    driver.settle()
    driver.settle()
    assert button.ids.words.font_size == pytest.approx(theme.text_px("button"))
    holder = driver.show(Text(text="Responsibilities", variant="title", size_hint_x=None, width=150))
    assert holder.font_size < theme.text_px("title")
    assert holder.texture_size[1] < 40
    holder.width = 400
    driver.settle()
    assert holder.font_size == pytest.approx(theme.text_px("title"))
