"""`classes`, and what `learners` and `answers` do with people, through the real door."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest

from app.bootstrap import main
from tests.store.world import ITEMS, world


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """You with two answers, and Ann."""
    monkeypatch.setenv("COMMUNIQUE_HOME", str(tmp_path / "home"))
    with world(tmp_path / "home") as here:
        here.append()
        here.append(ITEMS[1])
        here.store.add_learner("Ann")
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    code = main(list(args))
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def with_words(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))


@pytest.mark.usefixtures("home")
def test_a_class_is_made_filled_shown_and_removed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "no class yet" in run(capsys, "classes")[1]
    run(capsys, "classes", "add", "3B")
    assert run(capsys, "classes", "join", "3b", "ann", "You")[:2] == (0, "In 3B now: Ann, You.\n")
    assert re.fullmatch(
        r"3B is to do Midterm, due [0-9]+ [A-Z][a-z]+( [0-9]{4})?\.\n",
        run(capsys, "classes", "assign", "3B", "midterm", "--due", "+7")[1],
    )
    told = json.loads(run(capsys, "classes", "--format", "json")[1])["classes"][0]
    assert {one["name"] for one in told["learners"]} == {"You", "Ann"}
    assert [one["quiz"] for one in told["assignments"]] == ["midterm"]
    shown = json.loads(run(capsys, "classes", "show", "3B", "--format", "json", "--since", "2020-01-01")[1])
    assert shown["class"]["name"] == "3B"
    assert sorted(shown["assignments"][0]["missing"]) == ["Ann", "You"]
    assert shown["changes"]["sections"][0]["moved"] == "too_few"
    text = run(capsys, "classes", "show", "3B")[1]
    assert "== Questions that mislead ==" in text
    run(capsys, "classes", "unassign", "3B", "midterm")
    run(capsys, "classes", "leave", "3B", "Ann")
    assert run(capsys, "classes")[1] == "3B: 1 learner (You)\n"
    with_words(monkeypatch, "3A\n")
    code, said, _err = run(capsys, "classes", "remove", "3B")
    assert (code, "the list of 1 learner and 0 assigned quizzes go with it" in said) == (1, True)
    assert said.endswith("Nothing was removed.\n")
    with_words(monkeypatch, "3B\n")
    assert run(capsys, "classes", "remove", "3B")[0] == 0
    assert "no class yet" in run(capsys, "classes")[1]
    assert "Ann" in run(capsys, "learners")[1]


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("show", "nope"), "no class called"),
        (("join", "3B", "You", "Bob"), "no learner called"),
        (("assign", "3B", "nope"), 'no quiz "nope"'),
        (("assign", "3B", "midterm", "--due", "someday"), "--due:"),
        (("show", "3B", "--since", "tomorrow"), "lies ahead"),
        (("show", "3B", "--since", "13"), "--since:"),
        (("unassign", "3B", "midterm"), "is not assigned"),
        (("add", "3B"), "3B"),
    ],
)
def test_what_cannot_be_done_is_one_line(args: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "classes", "add", "3B")
    code, out, err = run(capsys, "classes", *args)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert said in err
    assert run(capsys, "classes")[1] == "3B: 0 learners\n"


def test_answers_go_from_one_device_to_another(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = home / "you.jsonl"
    file.write_text(run(capsys, "answers")[1], encoding="utf-8")
    monkeypatch.setenv("COMMUNIQUE_HOME", str(home / "other"))
    code, out, _err = run(capsys, "answers", "--import", str(file))
    assert (code, out.splitlines()[0]) == (0, "New: 2. Known already: 0. Refused: 0.")
    assert "New learners: You." in out
    assert run(capsys, "answers", "--import", str(file), str(file))[1] == "New: 0. Known already: 2. Refused: 0.\n"
    assert run(capsys, "answers")[1] == file.read_text(encoding="utf-8")
    file.write_text("oops\n", encoding="utf-8")
    code, out, err = run(capsys, "answers", "--import", str(file))
    assert (code, out) == (2, "")
    assert f"{file}, line 1: not JSON" in err


@pytest.mark.usefixtures("home")
def test_learners_are_renamed_merged_and_erased(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(capsys, "learners", "--rename", "ann", "Anna")[0] == 0
    assert run(capsys, "learners", "--merge", "You", "You")[0] == 2
    with_words(monkeypatch, "")
    assert run(capsys, "learners", "--merge", "You", "Anna")[0] == 1
    with_words(monkeypatch, "Anna\n")
    assert "one learner now: Anna" in run(capsys, "learners", "--merge", "You", "Anna")[1]
    (line,) = run(capsys, "learners")[1].splitlines()
    assert "Anna" in line
    assert line.endswith("2 answers") or "2 answers" in line
    with_words(monkeypatch, "yes\n")
    code, out, _err = run(capsys, "learners", "--erase", "Anna")
    assert (code, out.endswith("Nothing was erased.\n")) == (1, True)
    with_words(monkeypatch, "Anna\n")
    out = run(capsys, "learners", "--erase", "Anna")[1]
    assert "Erased Anna with 2 answers" in out
    assert ".sqlite" in out  # the backup that still holds them
    assert "Anna" not in run(capsys, "learners")[1]


def test_everything_of_a_learner_is_written(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = home / "mine"
    assert run(capsys, "learners", "--export", "You", "--out", str(out))[0] == 0
    lines = (out / "answers.jsonl").read_text(encoding="utf-8")
    assert lines == run(capsys, "answers", "--learner", "You")[1]
    page = (out / "history.html").read_text(encoding="utf-8")
    assert "Everything of You" in page
    assert "http" not in page.replace("http-equiv", "")
    code, _out, err = run(capsys, "learners", "--export", "You", "--out", str(out))
    assert (code, "not empty" in err) == (2, True)


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    "args", [("--yes",), ("--export", "You"), ("--out", "x"), ("--erase", "You", "--rename", "You", "Me")]
)
def test_options_that_do_not_go_together_are_refused(args: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "learners", *args)
    assert (code, out, err.count("\n")) == (2, "", 1)
