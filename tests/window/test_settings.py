"""Settings: what is chosen is worn at once and kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.settings import ThemeChoice
from app.ui.theme import theme
from tests.window.driver import Driver
from tests.window.rooms import SIZES, window


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("word", "choice"),
    [("Light", "light"), ("Dark", "dark"), ("High contrast", "contrast"), ("High contrast, dark", "contrast-dark")],
)
def test_a_theme_is_worn_and_kept(driver: Driver, tmp_path: Path, size: str, word: str, choice: str) -> None:
    with window(driver, tmp_path, size) as room:
        room.router.settings()
        driver.settle()
        driver.tap(word)
        assert (theme.choice, theme.palette.name) == (choice, choice)
        assert room.desk.parts.keepsakes.settings().theme is ThemeChoice(choice)


@pytest.mark.parametrize("size", SIZES)
def test_it_has_no_fault_at_any_text_size(driver: Driver, tmp_path: Path, size: str) -> None:
    with window(driver, tmp_path, size) as room:
        room.router.settings()
        driver.settle()
        assert room.faults() == []


def test_plus_and_keys_change_the_text_size(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path) as room:
        room.router.settings()
        driver.settle()
        stepper = room.router.shell.screen.part.size
        driver.tap(stepper.ids.more.__self__)
        assert (theme.scale, stepper.figure) == (1.1, "110 %")
        stepper.track.focus = True
        driver.key("end")
        assert theme.scale == 2.0
        driver.key("home")
        assert theme.scale == 0.8
        assert room.desk.parts.keepsakes.settings().text_scale == 0.8


def test_switches_are_kept(driver: Driver, tmp_path: Path) -> None:
    with window(driver, tmp_path) as room:
        room.router.settings()
        driver.settle()
        driver.tap(room.router.shell.screen.part.motion)
        driver.tap(room.router.shell.screen.part.confidence)
        kept = room.desk.parts.keepsakes.settings()
        assert (kept.reduced_motion, kept.confidence, theme.reduced_motion) == (True, True, True)
