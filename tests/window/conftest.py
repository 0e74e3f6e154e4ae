"""One window for all tests of this folder, cleaned after each."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.window.driver import HAS_PIXELS, Driver, shut


@pytest.fixture(scope="session", autouse=True)
def _one_window() -> Iterator[None]:
    yield
    shut()


@pytest.fixture
def driver() -> Iterator[Driver]:
    """A driver with an empty window, the light theme and 100 % text."""
    made = Driver()
    made.close()
    yield made
    made.close()


@pytest.fixture
def needs_pixels() -> None:
    """For tests that look at pixels: skipped without an OpenGL library, failed where COMMUNIQUE_REQUIRE_PIXELS=1."""
    if HAS_PIXELS:
        return
    if os.environ.get("COMMUNIQUE_REQUIRE_PIXELS") == "1":
        pytest.fail("this machine has no OpenGL library, and COMMUNIQUE_REQUIRE_PIXELS=1 asks for real pixels")
    pytest.skip("no OpenGL library: install libegl1 libgles2 libgl1 libgl1-mesa-dri libmtdev1")
