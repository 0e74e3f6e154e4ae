"""The gate of the terminal: every command is listed as open, one learner's, or the teacher's."""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from app.bootstrap import main, parser, parts
from app.cli import gate
from app.cli.context import Context
from app.services.desk import Desk
from app.services.name_locks import PinWanted
from app.services.ports import ProgressStore
from tests.source import ROOT
from tests.store.world import ITEMS, make_session, world

TEACHER, ANN, BEN = "9876", "2468", "1357"

OPEN = (  # none of these opens the progress file, but the list of learners, which has names, days and counts
    "learners", "learners --restore-backup", "learners --format json",
    "check", "check --strict", "rules", "coverage", "schema", "watch --once", "print set --out x.html --key",
    "new course x --title T", "new section x y --title T", "new question x y z",
    "import-statement x.md --out y", "item-stats --responses marks.csv",
)  # fmt: skip
OWN = (  # of who studies now
    "study", "study --quiz midterm", "review", "review --weak", "today", "plan", "plan --minutes 5", "fit",
    "fit --reset", "report --out x.html",
)  # fmt: skip
NAMED = (  # of the learner called NAME
    "study --learner NAME", "review --learner NAME", "today --learner NAME", "plan --learner NAME",
    "fit --learner NAME", "report --learner NAME --out x.html", "answers --learner NAME", "item-stats --learner NAME",
    "item-stats --learner Cem --learner NAME", "learners --rename NAME X", "learners --merge NAME Cem",
    "learners --merge Cem NAME", "learners --erase NAME --yes", "learners --export NAME --out x",
)  # fmt: skip
LOCKS = ("learners --lock NAME", "learners --unlock NAME", "classes lock", "classes unlock")  # these ask by themselves
TEACHERS = (
    "answers", "answers --import x.jsonl", "check --answers", "plan --class 3B", "plan --class 3B --minutes 5",
    "item-stats", "item-stats --quiz midterm", "item-stats --class 3B", "report --class 3B --out x.html",
    "classes", "classes add 3B",
    "classes remove 3B", "classes join 3B Ann", "classes leave 3B Ann", "classes show 3B",
    "classes assign 3B midterm", "classes unassign 3B midterm",
)  # fmt: skip


@dataclass
class House:
    """Ann and Ben have answers; Cem has none and studies now."""

    folder: Path

    def app(self, **changed: object) -> Context:
        made = replace(parts(self.folder), **changed)  # type: ignore[arg-type]  # the fields of Parts
        return Context(made, self.folder, io.StringIO(), io.StringIO(), io.StringIO())

    def guard(self, line: str, **changed: object) -> None:
        gate.guard(parser().parse_args(line.split()), self.app(**changed))

    def asks(self, line: str) -> bool:
        try:
            self.guard(line)
        except PinWanted:
            return True
        return False

    def lock(self, *, teacher: str = "", **names: str) -> None:
        with closing(Desk(parts(self.folder))) as desk:
            ids = {one.name: one.id for one in desk.store().learners()}
            for name, pin in names.items():
                desk.names.set_pin(ids[name], pin)
            if teacher:
                desk.teacher_area.set_pin(teacher)


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setenv("COMMUNIQUE_HOME", str(tmp_path))
    monkeypatch.setattr("app.services.pin.N", 16)  # quick hashes
    monkeypatch.delenv(gate.PIN, raising=False)
    monkeypatch.delenv(gate.NEW_PIN, raising=False)
    with world(tmp_path) as here:
        here.store.rename_learner(here.learner, "Ben")
        here.append()
        here.learner = here.store.add_learner("Ann").id
        here.session = make_session(here.learner, "s2")
        here.store.begin(here.session, ITEMS)
        here.append()
        here.store.use_learner(here.store.add_learner("Cem").id)
    return House(tmp_path)


def leaves(of: argparse.ArgumentParser, path: str = "") -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Every command that runs, by its words."""
    if of.get_default("run") is not None:
        yield path.strip(), of
    for action in of._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, inner in action.choices.items():
                yield from leaves(inner, f"{path} {name}")


def test_every_command_says_whose_answers_it_shows_and_stands_in_a_list() -> None:
    listed = {tuple(line.split()) for line in (*OPEN, *OWN, *NAMED, *LOCKS, *TEACHERS)}
    found = dict(leaves(parser()))
    assert [name for name, of in found.items() if of.get_default("sees") is None] == []
    words = {name: tuple(name.split()) for name in found}
    assert [name for name, path in words.items() if not any(line[: len(path)] == path for line in listed)] == []


def test_every_option_that_names_a_learner_or_a_class_stands_in_a_list() -> None:
    listed = [line.split() for line in (*OPEN, *OWN, *NAMED, *LOCKS, *TEACHERS)]
    naming = {"NAME", "OLD", "FROM", "CLASS", "LEARNER"}
    wrong = []
    for command, of in leaves(parser()):
        for action in of._actions:
            metavar = action.metavar if isinstance(action.metavar, tuple) else (action.metavar,)
            for option in action.option_strings[:1] if naming & set(metavar) else ():
                words = command.split()
                if not any(line[: len(words)] == words and option in line for line in listed):
                    wrong.append(f"{command} {option}")
    assert wrong == []


def no_store() -> ProgressStore:
    raise AssertionError("opened")


def test_an_open_command_asks_nothing(house: House) -> None:
    house.lock(teacher=TEACHER, Cem=ANN)
    for line in OPEN:
        house.guard(line, open_store=no_store)


def test_without_a_pin_no_command_asks_and_no_store_is_opened(house: House) -> None:
    for line in (*OPEN, *OWN, *NAMED, *TEACHERS):
        house.guard(line.replace("NAME", "Ann"), open_store=no_store)


def test_with_a_teachers_pin_what_is_not_ones_own_asks(house: House) -> None:
    house.lock(teacher=TEACHER)
    assert [line for line in TEACHERS if not house.asks(line)] == []
    assert [line for line in NAMED if not house.asks(line.replace("NAME", "ann"))] == []
    assert [line for line in OWN if house.asks(line)] == []
    assert [line for line in NAMED if house.asks(line.replace("NAME", "Cem"))] == []
    assert not house.asks("study --learner Newcomer")


def test_a_locked_name_asks_for_its_own_also_when_it_studies_now(house: House) -> None:
    house.lock(Ann=ANN, Cem=BEN)
    assert [line for line in NAMED if not house.asks(line.replace("NAME", "Ann").replace("Cem", "Ben"))] == []
    assert [line for line in OWN if not house.asks(line)] == []
    assert [line for line in TEACHERS if house.asks(line)] == []  # as in the window: the area has no PIN


def run(line: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    code = main(line.split())
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def test_the_pin_comes_from_the_environment_and_wrong_ones_count(
    house: House, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    house.lock(teacher=TEACHER, Ann=ANN)
    code, out, err = run("answers", capsys)
    assert (code, out) == (2, "")
    assert (err.count("\n"), gate.PIN in err) == (1, True)
    for pin, line in ((TEACHER, "answers"), (TEACHER, "answers --learner Ann"), (ANN, "answers --learner Ann")):
        monkeypatch.setenv(gate.PIN, pin)
        assert run(line, capsys)[0] == 0
    monkeypatch.setenv(gate.PIN, "0000")
    said = [run("answers --learner Ann", capsys)[2] for _turn in range(6)]
    assert "not the PIN" in said[0]
    assert "Too many tries" in said[5]
    monkeypatch.setenv(gate.PIN, ANN)
    assert run("answers --learner Ann", capsys)[0] == 2


def test_lock_and_unlock(house: House, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("learners --lock Cem", capsys)[0] == 2  # no terminal, and no new PIN
    monkeypatch.setenv(gate.NEW_PIN, "12")
    assert run("learners --lock Cem", capsys)[0] == 2
    monkeypatch.setenv(gate.NEW_PIN, ANN)
    code, out, _err = run("learners --lock Cem", capsys)
    assert (code, "The PIN is set" in out) == (0, True)
    assert "Cem: never studied, 0 answers, has a PIN" in run("learners", capsys)[1]
    assert run("learners --unlock Cem", capsys)[0] == 2
    assert run("learners --lock Cem", capsys)[0] == 2
    monkeypatch.setenv(gate.PIN, ANN)
    assert run("learners --unlock Cem", capsys)[0] == 0
    assert not (house.folder / "names.json").exists()


def test_the_teachers_pin_is_set_changed_and_taken_away(
    house: House, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(gate.NEW_PIN, TEACHER)
    code, out, _err = run("classes lock", capsys)
    assert (code, "The PIN is set." in out) == (0, True)
    assert (run("classes lock", capsys)[0], run("classes unlock", capsys)[0], run("classes", capsys)[0]) == (2, 2, 2)
    monkeypatch.setenv(gate.PIN, TEACHER)
    monkeypatch.setenv(gate.NEW_PIN, "abc")
    assert run("classes lock", capsys)[0] == 2
    assert run("classes unlock", capsys)[0] == 0
    assert not (house.folder / "teacher.json").exists()


def test_a_pin_goes_with_its_name(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.lock(Ann=ANN, Ben=ANN)
    monkeypatch.setenv(gate.PIN, ANN)
    assert main(["learners", "--erase", "Ann", "--yes"]) == 0
    assert main(["learners", "--merge", "Ben", "Cem", "--yes"]) == 0
    assert not (house.folder / "names.json").exists()


if sys.platform == "linux":
    import pty

    def test_on_a_terminal_the_pin_is_asked_for_and_not_shown(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("app.services.pin.N", 1 << 15)  # as the other process has it
        house.lock(teacher=TEACHER)
        ours, theirs = pty.openpty()
        command = [sys.executable, str(ROOT / "main.py"), "classes"]
        with subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True, env={**os.environ}
        ) as running:
            os.close(theirs)
            seen = read_until(ours, b"area: ")
            os.write(ours, b"0000\n")
            seen += read_until(ours, b"area: ")
            os.write(ours, TEACHER.encode() + b"\n")
            seen += read_until(ours, b"classes add")
            assert running.wait(20) == 0
        os.close(ours)
        assert b"That is not the PIN." in seen
        assert TEACHER.encode() not in seen

    def read_until(terminal: int, mark: bytes) -> bytes:
        seen = b""
        while mark not in seen:
            seen += os.read(terminal, 1000)
        return seen
