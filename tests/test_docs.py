"""The documents say what the program does."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from app.bootstrap import parser
from tests.source import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
DECISIONS = ROOT / "docs" / "decisions"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\[[^\]]*\]\((?!https?://)([^)#]+)(?:#[^)]*)?\)")
OPEN_LINE = "python3 -m venv .venv && .venv/bin/python -m pip install -q -e . && .venv/bin/python main.py"
TEST_LINE = "python3 -m venv .venv && .venv/bin/python -m pip install -q -e '.[test]' && .venv/bin/python -m pytest -q"


def commands() -> dict[str, argparse.ArgumentParser]:
    """The terminal commands and their parsers, as the program itself builds them."""
    choices = next(a.choices for a in parser()._actions if isinstance(a, argparse._SubParsersAction))
    return dict(choices)


def options(made: argparse.ArgumentParser) -> set[str]:
    """The long options of one parser, and of the parsers inside a command."""
    inner = [sub for a in made._actions if isinstance(a, argparse._SubParsersAction) for sub in a.choices.values()]
    own = {name for action in made._actions for name in action.option_strings if name.startswith("--")}
    return own.union(*map(options, inner)) if made.prog.count(" ") else own


def named(text: str) -> set[str]:
    """The long options that a text names."""
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text))


def test_the_two_commands_stand_in_the_readme_once_each() -> None:
    lines = README.splitlines()
    assert (lines.count(OPEN_LINE), lines.count(TEST_LINE)) == (1, 1)


def test_each_of_them_has_a_windows_variant() -> None:
    windows = [line for line in README.splitlines() if line.startswith("py -m venv .venv && .venv\\Scripts\\python")]
    assert [line.split()[-1] for line in windows] == ["main.py", "-q"]


def test_the_two_commands_stand_on_the_first_screen() -> None:
    assert README.splitlines().index(TEST_LINE) < 30


def test_every_command_is_documented() -> None:
    assert [name for name in commands() if f"| `python main.py {name}" not in README] == []


def test_every_option_is_documented() -> None:
    undocumented = {name: options(made) - named(README) for name, made in {"": parser(), **commands()}.items()}
    assert {name: missing for name, missing in undocumented.items() if missing} == {}


def test_every_documented_option_exists() -> None:
    rows = [line for line in README.splitlines() if line.startswith("| `")]
    known = options(parser()).union(*map(options, commands().values()))
    assert set().union(*map(named, rows)) - known == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_inside_the_project_lead_somewhere(document: Path) -> None:
    targets = LINK.findall(document.read_text(encoding="utf-8"))
    assert [target for target in targets if not (document.parent / target).exists()] == []


def test_every_decision_is_listed() -> None:
    listed = set(LINK.findall((DECISIONS / "README.md").read_text(encoding="utf-8")))
    assert listed == {path.name for path in DECISIONS.glob("0*.md")}


def test_decisions_are_numbered_without_gaps_and_have_the_same_parts() -> None:
    pages = sorted(DECISIONS.glob("0*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    parts = ("**Context.**", "**Decision.**", "**Consequences.**")
    assert [p.name for p in pages if not all(part in p.read_text(encoding="utf-8") for part in parts)] == []


def test_every_dependency_has_a_decision() -> None:
    text = " ".join(page.read_text(encoding="utf-8").lower() for page in DECISIONS.glob("0*.md"))
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = re.search(r"^dependencies = \[(.*?)^\]", project, re.MULTILINE | re.DOTALL)
    assert block is not None
    names = re.findall(r'"([A-Za-z0-9_-]+)', block[1])
    assert names
    assert [name for name in names if name.lower() not in text] == []


def test_the_map_names_every_room() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = {p.name for p in (ROOT / "app").iterdir() if p.suffix == ".py" or (p / "__init__.py").is_file()}
    assert [room for room in sorted(rooms - {"__init__.py"}) if room.removesuffix(".py") not in text] == []
