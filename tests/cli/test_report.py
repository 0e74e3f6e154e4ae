"""`report` through the real door."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.services.manage_class import find_class
from app.store.progress import open_store
from tests.cli.authoring import Terminal
from tests.studyroom import FakeClock


@pytest.fixture
def school(terminal: Terminal) -> Terminal:
    """A store with a class of two."""
    store = open_store(terminal.folder / "home", FakeClock())
    group = store.add_class("Year 9")
    for name in ("Änn", "Ben"):
        store.add_member(group.id, store.add_learner(name).id)
    assert find_class(store, "year 9") == group
    store.close()
    return terminal


@pytest.mark.parametrize(
    ("name", "begins"), [("a.html", b"<!DOC"), ("a.CSV", b"\xef\xbb\xbf"), ("a.xlsx", b"PK"), ("a.json", b"{")]
)
def test_a_file_of_each_kind(school: Terminal, name: str, begins: bytes) -> None:
    assert school.run("report", "--class", "year 9", "--out", name) == 0
    assert (school.folder / name).read_bytes().startswith(begins)
    assert f"Written: {name}\n" in school.out
    assert school.err == ""


def test_a_learner_and_who_studies_now(school: Terminal) -> None:
    assert school.run("report", "--learner", "änn", "--since", "2025-11-01", "--out", "a.json") == 0
    told = json.loads((school.folder / "a.json").read_text(encoding="utf-8"))
    assert (told["kind"], told["subject"], told["since"]) == ("learner", "Änn", "2025-11-01")
    assert [part["key"] for part in told["parts"]][-1] == "changes"
    assert school.run("report", "--out", "b.json") == 0
    assert json.loads((school.folder / "b.json").read_text(encoding="utf-8"))["kind"] == "learner"


def test_a_table_says_which_others_there_are(school: Terminal) -> None:
    assert school.run("report", "--class", "Year 9", "--out", "a.csv") == 0
    assert "It holds the table learners. Others, with --table: sections, " in school.out
    assert school.run("report", "--class", "Year 9", "--table", "points", "--out", "a.csv") == 0
    assert (school.folder / "a.csv").read_text(encoding="utf-8-sig").startswith("point,section,text,met,")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--out", "a.pdf"], ".html, .csv, .xlsx, .json"),
        (["--out", "a"], ".html, .csv, .xlsx, .json"),
        (["--out", "none/a.html"], "no folder"),
        (["--out", "a.html", "--class", "Year 8"], "Year 9"),
        (["--out", "a.html", "--learner", "Cid"], "Ben"),
        (["--out", "a.html", "--since", "soon"], "2026-12-09"),
        (["--out", "a.html", "--since", "2999-01-01"], "lies ahead"),
        (["--out", "a.html", "--since", "+1"], "lies ahead"),
        (["--out", "a.html", "--since", "tomorrow"], "lies ahead"),
        (["--out", "a.csv", "--table", "none"], "totals"),
    ],
)
def test_what_cannot_be_is_one_line_and_writes_nothing(school: Terminal, options: list[str], said: str) -> None:
    assert school.run("report", *options) == 2
    assert (school.out, school.err.count("\n")) == ("", 1)
    assert said in school.err
    assert [path.name for path in school.folder.iterdir()] == ["home"]


def test_a_day_without_a_year_is_the_last_one(school: Terminal) -> None:
    for day in ("1 January", "31 December"):
        assert school.run("report", "--learner", "Ben", "--since", day, "--out", "a.json") == 0


def test_it_writes_where_nobody_has_studied(terminal: Terminal, tmp_path: Path) -> None:
    assert terminal.run("report", "--out", "a.html") == 0
    assert "No answers yet." in (tmp_path / "a.html").read_text(encoding="utf-8")
