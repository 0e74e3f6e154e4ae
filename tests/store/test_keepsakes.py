"""Settings and snapshot survive damage: a default for each value that is missing or out of range."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.settings import Settings, ThemeChoice
from app.store.keepsakes import FileKeepsakes

SETTINGS = st.builds(
    Settings,
    theme=st.sampled_from(ThemeChoice),
    text_scale=st.floats(0.8, 2.0),
    reduced_motion=st.booleans(),
    confidence=st.booleans(),
    window=st.none() | st.tuples(*[st.integers(1, 5000)] * 4),
    course=st.text(st.characters(exclude_categories=["Cs"])),
)


@given(settings=SETTINGS)
def test_settings_come_back_as_saved(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> None:
    folder = tmp_path_factory.mktemp("home")
    FileKeepsakes(folder).save_settings(settings)
    assert FileKeepsakes(folder).settings() == settings


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", "null", '{"text_scale": 1e999}', '{"theme": ["x"]}', "\x00", "[" * 100_000, '{"window": [1]}'],
)
def test_a_damaged_file_reads_as_defaults(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.json").write_text(text, encoding="utf-8")
    (tmp_path / "snapshot.json").write_text(text, encoding="utf-8")
    assert FileKeepsakes(tmp_path).settings() == Settings()
    FileKeepsakes(tmp_path).snapshot()


def test_one_bad_value_does_not_lose_the_others(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"theme": "dark", "text_scale": "big", "confidence": 1}))
    assert FileKeepsakes(tmp_path).settings() == Settings(theme=ThemeChoice.DARK)


def test_a_text_size_out_of_range_is_brought_within(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"text_scale": 50}')
    assert FileKeepsakes(tmp_path).settings().text_scale == 2.0


def test_a_place_that_cannot_be_written_loses_a_setting_and_no_more(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    FileKeepsakes(blocked / "home").save_settings(Settings(confidence=True))
    assert FileKeepsakes(blocked / "home").settings() == Settings()


def test_nothing_is_left_beside_the_file(tmp_path: Path) -> None:
    FileKeepsakes(tmp_path).save_snapshot({"headline": "x"})
    assert [path.name for path in tmp_path.iterdir()] == ["snapshot.json"]
