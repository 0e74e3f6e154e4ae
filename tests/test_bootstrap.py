"""The command line's door: what no course can be is refused in one line, with 2."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import bootstrap
from app.banks.reader import YamlCourseReader
from app.services.courses import find_courses


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COMMUNIQUE_HOME", str(tmp_path / "home"))
    return tmp_path


@pytest.mark.parametrize("course", ["x" * 400, "a\0b", "\ud800", "file", "file/x", "empty", "none"])
def test_a_course_that_is_none_is_refused_in_one_line(
    home: Path, course: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "file").write_text("")
    (home / "empty").mkdir()
    assert bootstrap.main(["study", "--course", str(home / course)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "is no course folder" in said.err
    assert len(said.err.splitlines()) == 1


@pytest.mark.parametrize("seed", ["99999999999999999999", "-1", "9" * 5000, "1.5", ""])
def test_a_seed_that_cannot_be_kept_is_refused(home: Path, seed: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        bootstrap.main(["study", f"--seed={seed}"])
    assert "--seed" in capsys.readouterr().err.splitlines()[-1]
    assert not (home / "home").exists()


def test_a_place_for_own_courses_that_is_no_folder_holds_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert find_courses(YamlCourseReader(), tmp_path / "file", tmp_path / "none") == ()
