"""`learners` and `answers` through the real door."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.bootstrap import main
from app.store.files import DATABASE
from tests.source import ROOT
from tests.store.world import ITEMS, world


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COMMUNIQUE_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def used(home: Path) -> Path:
    """You with one standing answer of two, and Ann, who studies now."""
    with world(home) as here:
        here.append()
        here.store.append_undo(here.append(ITEMS[1]), None, here.session)
        here.store.use_learner(here.store.add_learner("Ann").id)
    return home


@pytest.mark.usefixtures("home")
def test_nobody_yet(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["learners"]) == 0
    assert capsys.readouterr().out == "Nobody has studied here yet.\n"
    assert main(["learners", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"learners": []}
    assert main(["answers"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.usefixtures("used")
def test_the_list_names_everybody_and_marks_who_studies(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["learners"]) == 0
    you, ann = capsys.readouterr().out.splitlines()
    assert you.startswith("  You: last studied 2025-11-2")
    assert you.endswith(", 1 answer")
    assert ann == "* Ann: never studied, 0 answers (studies now)"
    main(["learners", "--format", "json"])
    told = json.loads(capsys.readouterr().out)["learners"]
    assert [(x["name"], x["answers"], x["current"], x["last_studied"] is None) for x in told] == [
        ("You", 1, False, False),
        ("Ann", 0, True, True),
    ]


@pytest.mark.usefixtures("used")
def test_answers_come_oldest_first_of_all_or_of_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["answers", "--format", "jsonl"]) == 0
    everything = capsys.readouterr().out
    assert [json.loads(line)["kind"] for line in everything.splitlines()] == ["answer", "answer", "undo"]
    assert main(["answers", "--learner", "you"]) == 0
    assert capsys.readouterr().out == everything
    assert main(["answers", "--learner", "Ann"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.usefixtures("used")
@pytest.mark.parametrize("name", ["Bob", "", "\u202e"])
def test_an_unknown_learner_is_one_line_with_the_known_names(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["answers", "--learner", name]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    assert "You, Ann" in shown.err


def test_both_read_while_a_window_is_open(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with world(home) as here:
        here.append()
        assert (main(["learners"]), main(["answers"])) == (0, 0)
    assert capsys.readouterr().out.count("\n") == 2


def test_a_damaged_file_is_one_line_and_can_be_restored(used: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["answers"]) == 0  # backs up first
    before = capsys.readouterr().out
    (used / DATABASE).write_bytes(b"oops")
    assert main(["answers"]) == 2
    shown = capsys.readouterr()
    assert shown.err.count("\n") == 1
    assert "--restore-backup" in shown.err
    assert main(["learners", "--restore-backup"]) == 0
    assert "is in place" in capsys.readouterr().err
    assert main(["answers"]) == 0
    assert capsys.readouterr().out == before
    assert main(["learners", "--restore-backup"]) == 0
    assert "nothing was restored" in capsys.readouterr().err


def test_a_reader_that_goes_away_ends_it_quietly(used: Path) -> None:
    with world(used / "long") as here:
        for _ in range(300):
            here.append()
    environ = {**os.environ, "COMMUNIQUE_HOME": str(used / "long")}
    command = [sys.executable, str(ROOT / "main.py"), "answers"]
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline().startswith(b'{"format":1')
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 0
