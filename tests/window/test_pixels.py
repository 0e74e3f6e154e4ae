"""What is really drawn, where there is an OpenGL library."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.ui.palette import PALETTES, rgba
from app.ui.theme import theme
from app.ui.widgets import PushButton
from tests.window.driver import Driver
from tests.window.sampler import Page

pytestmark = [pytest.mark.pixels, pytest.mark.usefixtures("needs_pixels")]


def pixel(path: Path, x: int, y: int) -> tuple[float, ...]:
    """The colour at a place, counted from the top left, as numbers from 0 to 1."""
    from kivy.core.image import Image

    return tuple(Image.load(str(path), keep_data=True).read_pixel(x, y)[:3])


@pytest.mark.parametrize("choice", list(PALETTES))
def test_page_and_button_have_their_colours(driver: Driver, tmp_path: Path, choice: str) -> None:
    theme.choice = choice
    page = Page(fill="bg", corner=0, padding=40)
    page.add_widget(PushButton(size_hint_x=1, text=""))
    driver.show(page)
    driver.shot(tmp_path / "page.png")
    roles = PALETTES[choice].roles
    assert pixel(tmp_path / "page.png", 3, 3) == pytest.approx(rgba(roles["bg"])[:3], abs=0.01)
    assert pixel(tmp_path / "page.png", 600, 800 - 40 - 24) == pytest.approx(rgba(roles["primary"])[:3], abs=0.01)


def test_the_focus_ring_is_drawn(driver: Driver, tmp_path: Path) -> None:
    page = Page(fill="bg", corner=0, padding=40)
    page.add_widget(PushButton(size_hint_x=1, text="Next"))
    driver.show(page)
    driver.shot(tmp_path / "before.png")
    driver.key("tab")
    driver.shot(tmp_path / "after.png")
    above = 800 - 40 - 48 - 3  # where the ring's upper edge runs, from the top
    assert pixel(tmp_path / "before.png", 600, above) != pytest.approx(
        pixel(tmp_path / "after.png", 600, above), abs=0.05
    )
