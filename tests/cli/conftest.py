"""A terminal in a fresh folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.authoring import Terminal


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    return Terminal(tmp_path, monkeypatch)
