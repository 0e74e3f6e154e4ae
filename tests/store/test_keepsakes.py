"""Settings and snapshot survive damage: a default for each value that is missing or out of range."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.settings import MAX_SCALE, MIN_SCALE, Settings, ThemeChoice
from app.store.keepsakes import FileKeepsakes

SETTINGS = st.builds(
    Settings,
    theme=st.sampled_from(ThemeChoice),
    text_scale=st.floats(0.8, 2.0),
    reduced_motion=st.booleans(),
    confidence=st.booleans(),
    window=st.none() | st.tuples(*[st.integers(-31_999, 31_999)] * 2, *[st.integers(480, 10_000)] * 2),
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


HUGE = st.sampled_from([10**309, -(10**309), 10**401, -(10**401), 2**1024, 10**4000])
ODD_TEXT = st.text(st.sampled_from("aé低\x00\u200b\ud800\udfff"), max_size=9)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | HUGE | st.floats() | ODD_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ODD_TEXT, inner, max_size=2),
    max_leaves=6,
)
WINDOWS = st.lists(st.integers() | HUGE | st.floats() | st.booleans(), min_size=4, max_size=4)


@given(kept=st.fixed_dictionaries({}, optional={field.name: VALUES | WINDOWS for field in fields(Settings)}))
@example(kept={"text_scale": 10**401})
@example(kept={"text_scale": float("nan"), "window": [0, 0, float("nan"), 800]})
@example(kept={"course": "\ud800", "learner_name": "\udfff"})
def test_whatever_stands_in_the_file_gives_settings_that_can_be_used(
    tmp_path_factory: pytest.TempPathFactory, kept: dict[str, object]
) -> None:
    folder = tmp_path_factory.mktemp("home")
    (folder / "settings.json").write_text(json.dumps(kept), encoding="utf-8")
    read = FileKeepsakes(folder).settings()
    assert MIN_SCALE <= read.text_scale <= MAX_SCALE
    assert type(read.text_scale) is float
    assert read.theme in ThemeChoice
    assert {type(read.reduced_motion), type(read.confidence)} == {bool}
    assert read.window is None or [type(n) for n in read.window] == [int] * 4
    (read.course + read.learner_name).encode()
    FileKeepsakes(folder).save_settings(read)
    assert FileKeepsakes(folder).settings() == read


@pytest.mark.parametrize(
    "window",
    [
        [0, 0, -1200, 800], [0, 0, 319, 800], [0, 0, 1200, 479], [0, 0, 10_001, 800], [0, 0, 1200, 10_001],
        [32_000, 0, 1200, 800], [-32_000, -32_000, 1200, 800], [0, 0, 1e999, 800], [0, 0, 1200.5, 800], [0, 0, 1200],
    ],
)  # fmt: skip
def test_a_window_that_no_screen_holds_is_forgotten(tmp_path: Path, window: list[float]) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"window": window, "confidence": True}))
    assert FileKeepsakes(tmp_path).settings() == Settings(confidence=True)


def test_a_text_that_is_no_unicode_loses_neither_the_file_nor_the_folders_order(tmp_path: Path) -> None:
    keepsakes = FileKeepsakes(tmp_path)
    keepsakes.save_settings(Settings(confidence=True, course="caf\udce9"))
    keepsakes.save_snapshot({"headline": "caf\udce9", "odd": 10**5000})
    assert keepsakes.settings() == Settings(confidence=True)
    assert {path.name for path in tmp_path.iterdir()} <= {"settings.json", "snapshot.json"}


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
