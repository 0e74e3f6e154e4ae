"""Where shipped things and the learner's data lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import paths


def test_a_checkout_finds_its_folders_beside_the_app(tmp_path: Path) -> None:
    assert paths.shipped("content", tmp_path / "app") == tmp_path / "content"


def test_an_installed_wheel_finds_them_inside_the_package(tmp_path: Path) -> None:
    packed = tmp_path / "app" / "shipped" / "content"
    packed.mkdir(parents=True)
    assert paths.shipped("content", tmp_path / "app") == packed


def test_what_ships_is_there() -> None:
    assert list(paths.content_dir().glob("*/statement.yaml"))
    assert (paths.assets_dir() / "logo.png").is_file()


def test_communique_home_moves_the_data_folder(tmp_path: Path) -> None:
    environ = {"COMMUNIQUE_HOME": str(tmp_path / "elsewhere")}
    assert paths.data_dir(environ) == tmp_path / "elsewhere"
    assert paths.own_courses_dir(environ) == tmp_path / "elsewhere" / "courses"


def test_a_relative_home_is_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert paths.data_dir({"COMMUNIQUE_HOME": "here"}) == tmp_path / "here"


@pytest.mark.parametrize("unset", [{}, {"COMMUNIQUE_HOME": "  "}])
def test_without_it_the_system_names_the_folder_and_nothing_is_made(unset: dict[str, str]) -> None:
    folder = paths.data_dir(unset)
    assert folder.is_absolute()
    assert folder.name == "communique"
