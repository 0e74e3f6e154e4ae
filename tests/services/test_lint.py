"""Weaknesses as findings: their place, in a course read anew and from the cache, and what is kept silent."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.banks.reader import YamlCourseReader
from app.domain.finding import Finding, Severity
from app.domain.lint.rule import ItemFigures
from app.services.lint import weaknesses
from tests.banks.courses import HEAD, MARK, unmark, write

ALL = "right: The Moon\n  wrong: [Mars, Venus]\n  explain: So.\n  "
FIELDS = [
    ("lint.negative-stem", f"- id: q\n  point: moon\n  ask: {MARK}Which is not named?\n  {ALL}"),
    ("lint.option-count", f"- id: q\n  point: moon\n  ask: Which?\n  {MARK}right: A\n  wrong: [B]\n  explain: So.\n"),
    ("lint.all-or-none",
     f"- id: q\n  point: moon\n  ask: Which?\n  right: A\n  wrong:\n  - B\n  - {MARK}none of these\n"),
    ("lint.all-or-none", f"- {{id: q, point: moon, ask: Name it, right: A, wrong: [B, {MARK}none of these]}}\n"),
    ("lint.all-or-none",
     f"- id: q\n  point: moon\n  ask: Which?\n  choices:\n  - text: A\n    right: true\n  - text: B\n"
     f"  - text: {MARK}none of these\n"),
    ("lint.accepts-mistake",
     f"- id: q\n  point: moon\n  ask: Which?\n  answer: lunar\n  wrong: [solar, {MARK}lunas]\n"),
    ("lint.hint-leak", f"- id: q\n  point: moon\n  ask: Which?\n  answer: lunar\n  hint: {MARK}lunar\n"),
    ("lint.feedback-contradicts",
     f"- id: q\n  point: moon\n  ask: It is so.\n  true_or_false: true\n  explain: {MARK}The claim is false.\n"),
    ("lint.missing-feedback", f"- id: {MARK}q\n  point: moon\n  ask: Which?\n  answer: lunar\n"),
    ("lint.unused-allow", f"- id: q\n  point: moon\n  ask: Which?\n  {ALL}allow:\n    {MARK}longest-key: a name\n"),
]  # fmt: skip


def found(folder: Path, cache: Path | None = None) -> tuple[Finding, ...]:
    return weaknesses(YamlCourseReader(cache).read(folder, "sky"))


@pytest.mark.parametrize(("code", "marked"), FIELDS)
def test_a_warning_stands_at_its_field_from_the_cache_too(tmp_path: Path, code: str, marked: str) -> None:
    text, *place = unmark(HEAD + marked)
    write(tmp_path / "sky", {"space": text})
    cold, warm = found(tmp_path / "sky", tmp_path / "cache"), found(tmp_path / "sky", tmp_path / "cache")
    (one,) = (finding for finding in cold if finding.code == code)
    assert cold == warm
    assert (one.path, one.line, one.column) == ("sky/banks/space.yaml", *place)
    assert (one.severity, one.excerpt) == (Severity.WARNING, text.split("\n")[one.line - 1])


def test_a_point_without_a_question_is_shown_in_the_statement(tmp_path: Path) -> None:
    write(tmp_path / "sky", {"space": HEAD + "- {id: q, point: [moon, orbit], front: A, back: B}\n"})
    (one,) = found(tmp_path / "sky")
    assert (one.code, one.path) == ("lint.uncovered-point", "sky/statement.yaml")
    assert one.excerpt[one.column - 1 :].startswith("visits")


def test_where_something_is_unreadable_nothing_is_called_missing_or_needless(tmp_path: Path) -> None:
    questions = f"- id: q\n  point: moon\n  ask: Which?\n  {ALL}allow: {{longest-key: x}}\n- id: r\n  point: orbit\n"
    write(tmp_path / "sky", {"space": HEAD + questions})
    assert found(tmp_path / "sky") == ()


def test_without_a_statement_nothing_is_said(tmp_path: Path) -> None:
    write(tmp_path / "sky", {"space": HEAD + "- {id: q, point: moon, front: A, back: B}\n"})
    (tmp_path / "sky" / "statement.yaml").unlink()
    assert found(tmp_path / "sky") == ()


def test_figures_make_the_rules_speak_that_need_answers(tmp_path: Path) -> None:
    write(tmp_path / "sky", {"space": HEAD + f"- id: q\n  point: [moon, orbit, visits]\n  ask: Which?\n  {ALL}\n"})
    load = YamlCourseReader().read(tmp_path / "sky")
    assert weaknesses(load) == ()
    codes = [finding.code for finding in weaknesses(load, {"q": ItemFigures(30, 0.95, 50.0)})]
    assert codes == ["lint.too-easy"]
