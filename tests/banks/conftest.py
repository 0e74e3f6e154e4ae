"""Both loaders: tests that use `loader` run under libyaml, if it is there, and under the pure one."""

from __future__ import annotations

import pytest
import yaml


@pytest.fixture(params=["libyaml", "pure"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    name = str(request.param)
    if name == "pure" or not hasattr(yaml, "CSafeLoader"):
        monkeypatch.setenv("COMMUNIQUE_PURE_YAML", "1")
    else:
        monkeypatch.delenv("COMMUNIQUE_PURE_YAML", raising=False)
    return name
