"""One Chromium for all tests of this folder."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.browser.chromium import Chromium, found


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chromium]:
    """A browser: without one tests are skipped, where COMMUNIQUE_REQUIRE_BROWSER=1 they fail."""
    program = found()
    if program is None:
        if os.environ.get("COMMUNIQUE_REQUIRE_BROWSER") == "1":
            pytest.fail("this machine has no Chromium, and COMMUNIQUE_REQUIRE_BROWSER=1 asks for one")
        pytest.skip("no browser: install chromium")
    made = Chromium(program)
    yield made
    made.close()
