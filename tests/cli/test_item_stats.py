"""`item-stats` through the real door."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.bootstrap import main
from tests.cli.authoring import Terminal
from tests.domain.moodle_marks import SEVEN, SEVEN_ITEMS, SEVEN_QUIZ
from tests.store.world import world


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COMMUNIQUE_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def seven(tmp_path: Path) -> Path:
    """Moodle's quiz of seven as a table of marks."""
    rows = [SEVEN.max_marks, *SEVEN.rows]
    path = tmp_path / "seven.csv"
    path.write_text("\n".join(",".join(str(mark) for mark in row) for row in rows), encoding="utf-8")
    return path


def test_a_table_of_marks_as_json(seven: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["item-stats", "--responses", str(seven), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["quality"] == "tentative"
    for name, published in SEVEN_QUIZ.items():
        assert told["quiz"][name] == pytest.approx(published, rel=1.5e-5)
    for row in told["items"]:
        ours = [row[name] for name in ("facility", "sd", "effective_weight", "discrimination", "efficiency")]
        assert ours == pytest.approx(list(SEVEN_ITEMS[row["item"]]), rel=1e-5)
        assert row["intended_weight"] == pytest.approx(100 / 7)
        assert (row["attempts"], row["tentative"], row["small_sample"]) == (25, True, False)


def test_others_data_is_computed_however_small_and_marked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "small.csv"
    path.write_text("a;b\n1;1\n1;0,5\n0;0\n", encoding="utf-8-sig")
    assert main(["item-stats", "--responses", str(path), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["quiz"]["small_sample"] is True
    assert told["items"][0]["discrimination"] == pytest.approx(100)
    assert told["quiz"]["kurtosis"] is None
    assert told["quiz"]["empty"]["kurtosis"] == "too_few_attempts"
    assert main(["item-stats", "--responses", str(path)]) == 0
    assert "below 10 attempts" in capsys.readouterr().out


def test_a_table_of_marks_as_text(seven: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["item-stats", "--responses", str(seven)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split()[:2] == ["1", "25"]
    assert "tentative" in lines[1]
    assert "  internal consistency %: -87.2" in lines


def test_a_fault_in_the_table_is_one_line_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("1,1\n1,yes\n", encoding="utf-8")
    assert main(["item-stats", "--responses", str(path)]) == 2
    shown = capsys.readouterr()
    assert (shown.out, shown.err.count("\n")) == ("", 1)
    assert f"{path}:2:3: " in shown.err


def test_nobody_yet(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["item-stats"]) == 0
    assert capsys.readouterr().out == "Nobody has answered a question yet.\n"
    assert main(["item-stats", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["items"], told["quiz"], told["attempts"]) == ([], None, 0)


@pytest.mark.parametrize(
    ("option", "known"), [(["--quiz", "final"], "midterm"), (["--learner", "Bob"], "You"), (["--class", "5C"], "3B")]
)
def test_an_unknown_name_is_one_line_with_the_known_ones(
    option: list[str], known: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with world(home) as here:
        here.store.add_class("3B")
    assert main(["item-stats", *option]) == 2
    shown = capsys.readouterr()
    assert (shown.out, shown.err.count("\n")) == ("", 1)
    assert known in shown.err


def test_a_mean_outside_the_scale_has_no_interval(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "penalties.csv"
    path.write_text("q1,q2\n1,1\n-1,1\n-1,0\n", encoding="utf-8")
    assert main(["item-stats", "--responses", str(path), "--format", "json"]) == 0
    first, second = json.loads(capsys.readouterr().out)["items"]
    assert (first["facility"], first["facility_low"], first["facility_high"]) == (-1.0, None, None)
    assert first["empty"]["share"] == "outside_scale"
    assert second["facility_low"] < second["facility"] < second["facility_high"]
    assert main(["item-stats", "--responses", str(path)]) == 0
    said = capsys.readouterr().out
    assert "-100% (-)" in said
    assert "penalties or bonuses" in said


def test_a_class_counts_its_learners_only(terminal: Terminal) -> None:
    terminal.course()
    terminal.run("study", "--course", "course", "--questions", "1", "--seed", "1", typed="1\n\n")
    terminal.run("classes", "add", "3B")
    terminal.run("classes", "add", "4A")
    terminal.run("classes", "join", "4A", "You")
    counts = []
    for name in ("3b", "4A"):
        assert terminal.run("item-stats", "--course", "course", "--class", name, "--format", "json") == 0
        counts.append(json.loads(terminal.out)["attempts"])
    assert counts == [0, 1]
