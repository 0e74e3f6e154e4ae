"""`check` and `schema` as a person and as a tool sees them."""

from __future__ import annotations

import argparse
import io
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.banks.reader import YamlCourseReader
from app.cli import check, schema
from app.cli.context import Context
from app.cli.findings import render
from app.domain.finding import Finding, Severity
from app.domain.memory import MemoryState, Rating
from app.domain.settings import Settings
from app.services.desk import Parts
from app.services.ports import ProgressStore
from tests.banks.courses import BANK, HEAD, write


class StoppedClock:
    """A clock that stands still."""

    def now(self) -> int:
        return 0


class NoScheduler:
    """Checking never schedules."""

    weights: tuple[float, ...] | None = None
    exponent = 0.1542

    def with_weights(self, weights: Sequence[float] | None) -> NoScheduler:
        raise AssertionError("scheduled")

    def review(self, state: MemoryState | None, rating: Rating, now: int) -> MemoryState:
        raise AssertionError("scheduled")


class NoKeepsakes:
    """Checking needs no settings."""

    def settings(self) -> Settings:
        return Settings()

    def save_settings(self, settings: Settings) -> None:
        raise AssertionError("saved")

    def snapshot(self) -> dict[str, object]:
        return {}

    def save_snapshot(self, snapshot: object) -> None:
        raise AssertionError("saved")


def no_store() -> ProgressStore:
    raise AssertionError("checking opens no store")


def run(*words: str, course: Path | None = None, shipped: Path = Path("content")) -> tuple[int, str]:
    """Run a command as the door does; its exit code and what it printed."""
    made = argparse.ArgumentParser()
    sub = made.add_subparsers()
    check.add_parser(sub)
    schema.add_parser(sub)
    parts = Parts(
        YamlCourseReader(), no_store, StoppedClock(), NoScheduler(), NoKeepsakes(), shipped, Path("courses"), course
    )
    out = io.StringIO()
    args = made.parse_args(words)
    code = args.run(args, Context(parts, Path("data"), io.StringIO(), out, io.StringIO()))
    return int(code), out.getvalue()


@pytest.fixture(autouse=True)
def _above(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_finding_reads_as_the_format_page_shows() -> None:
    lines = ["right: A", "wrong:", "- B", "- C", "hint: h", "right: Lunar orbit"]
    write(Path("sky"), {"space": HEAD + "- id: q\n  point: moon\n  ask: Which?\n" + "".join(f"  {x}\n" for x in lines)})
    code, text = run("check", "sky/banks/space.yaml")
    assert code == 1
    assert next(block for block in text.split("\n\n") if block.startswith("error")) == (
        'error[bank.duplicate-key]: "right" is written twice (first on line 7)\n'
        " --> sky/banks/space.yaml:12:3\n"
        "   |\n"
        "12 |   right: Lunar orbit\n"
        "   |   ^^^^^\n"
        "   = help: keep one of them; YAML would silently keep the last"
    )


def test_a_sound_course_gives_a_summary_and_the_points_without_a_question() -> None:
    write(Path("sky"), {"space": BANK})
    code, text = run("check", "sky")
    assert code == 0
    assert text.endswith(
        "1 point without a question:\n  visits\n\n1 bank, 12 questions, 3 points, no errors, 9 warnings\n"
    )
    assert "uncovered-point" not in text


WEAK = (
    HEAD
    + """\
- id: q
  point: [moon, orbit, visits]
  ask: Which body is not named?
  right: Mars
  wrong: [The Moon, Earth]
  explain: So.
"""
)


def test_a_warning_tells_its_reason_and_source() -> None:
    write(Path("sky"), {"space": WEAK})
    _code, text = run("check", "sky")
    assert text.startswith(
        'warning[lint.negative-stem]: the question turns on "not"\n'
        " --> sky/banks/space.yaml:6:8\n"
        "   |\n"
        " 6 |   ask: Which body is not named?\n"
        "   |        ^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "   = why: readers miss the small word, and knowing what is wrong is not knowing what is right "
        "(Haladyna, Downing & Rodriguez 2002)\n"
        "   = help: ask for what is so;"
    )


def test_a_rule_tells_its_reason_and_remedy_once_and_every_place() -> None:
    write(Path("sky"), {"space": WEAK + WEAK.removeprefix(HEAD).replace("id: q", "id: r").replace("body", "planet")})
    _code, text = run("check", "sky")
    assert (text.count("lint.negative-stem"), text.count("= why:"), text.count("= help:")) == (1, 1, 1)
    assert text.startswith('warning[lint.negative-stem]: the question turns on "not" (2 places)\n   = why: ')
    assert (
        "\n --> sky/banks/space.yaml:12:8\n12 |   ask: Which planet is not named?\n   |        ^^^^^^^^^^^^^^^^^^"
        in text
    )


def test_warnings_fail_only_under_strict() -> None:
    write(Path("sky"), {"space": WEAK})
    assert (run("check", "sky")[0], run("check", "sky", "--strict")[0]) == (0, 1)
    write(Path("sky"), {"space": WEAK + "  allow: {negative-stem: it is the point of the question}\n"})
    assert run("check", "sky", "--strict") == (0, "1 bank, 1 question, 3 points, no errors\n")


def test_json_names_warnings() -> None:
    write(Path("sky"), {"space": WEAK})
    (found,) = json.loads(run("check", "sky", "--format", "json")[1])["findings"]
    assert (found["code"], found["severity"], found["line"]) == ("lint.negative-stem", "warning", 6)


def test_json_has_the_findings_the_numbers_and_the_uncovered_points_and_nothing_else() -> None:
    write(Path("sky"), {"space": BANK.replace("level: recall", "level: hard")})
    code, text = run("check", "sky", "--format", "json")
    made = json.loads(text)
    assert code == 1
    assert (made["items"], made["points"], made["sections"], made["uncovered"]) == (11, 3, 2, ["visits"])
    assert set(made) == {"findings", "items", "points", "sections", "uncovered"}
    (found,) = (finding for finding in made["findings"] if finding["severity"] == "error")
    assert list(found) == ["path", "line", "column", "code", "severity", "message", "help"]
    assert (found["path"], found["line"], found["column"]) == ("sky/banks/space.yaml", 11, 10)
    assert (found["code"], found["severity"]) == ("bank.level", "error")


def test_of_a_bank_that_cannot_be_read_no_point_is_called_uncovered() -> None:
    write(Path("sky"), {"space": "["})
    _code, text = run("check", "sky")
    assert "without a question" not in text
    assert "Whether 3 more points have a question cannot be said before the errors in the banks are mended." in text
    assert json.loads(run("check", "sky", "--format", "json")[1])["uncovered"] == []


def test_without_a_path_the_shipped_course_is_checked() -> None:
    write(Path("content") / check.SHIPPED_COURSE, {"space": BANK.replace("recall", "hard")})
    code, text = run("check", shipped=Path("content").absolute())
    assert code == 1
    assert f"--> content/{check.SHIPPED_COURSE}/banks/space.yaml:11:10" in text


def test_the_course_option_stands_for_a_missing_path() -> None:
    write(Path("sky"), {"space": BANK})
    assert "1 bank, 12 questions, 3 points, no errors" in run("check", course=Path("sky"))[1]


def test_a_path_that_is_not_there_is_an_error_with_a_remedy() -> None:
    code, text = run("check", "nowhere")
    assert code == 1
    assert text.startswith(
        "error[path.missing]: there is no such file or folder\n --> nowhere\n   = help: check the path\n"
    )


def caret_of(excerpt: str, column: int, width: int) -> tuple[str, str]:
    """The source line and the caret line of a finding, without the gutter."""
    found = Finding("p", 1, column, "c", Severity.ERROR, "m", "h", excerpt, width)
    lines = render(found).splitlines()
    return lines[3][5:], lines[4][5:]


@pytest.mark.parametrize(
    ("excerpt", "column", "width", "source", "caret"),
    [
        ("ask: x", 6, 1, "ask: x", "     ^"),
        ("ask: 日本 x", 6, 2, "ask: 日本 x", "     ^^^^"),
        ("ask: 日本 x", 9, 1, "ask: 日本 x", "          ^"),
        ("ask:\tx", 5, 1, "ask:    x", "    ^^^^"),
        ("e\u0301t\u0301 x", 6, 1, "e\u0301t\u0301 x", "   ^"),
        ("a\x1b[31m b", 8, 1, "a·[31m b", "       ^"),
        ("a\u202eb c", 5, 1, "a·b c", "    ^"),
        ("ab", 3, 1, "ab", "  ^"),
    ],
)
def test_the_caret_stands_under_its_text_in_any_script(
    excerpt: str, column: int, width: int, source: str, caret: str
) -> None:
    assert caret_of(excerpt, column, width) == (source, caret)


def test_of_a_long_line_the_part_around_the_caret_is_shown() -> None:
    source, caret = caret_of("x" * 500 + "!" + "y" * 400, 501, 1)
    assert len(source) == 160
    assert source[caret.index("^")] == "!"


def test_schema_prints_the_banks_schema_or_another() -> None:
    assert json.loads(run("schema")[1])["title"] == "Question bank"
    assert json.loads(run("schema", "statement")[1])["title"] == "Statement"
    assert json.loads(run("schema", "quiz")[1])["title"] == "Quiz"
