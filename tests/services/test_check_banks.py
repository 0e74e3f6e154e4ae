"""What is checked for which path, and how its findings name it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.banks.reader import YamlCourseReader
from app.domain.finding import Severity
from app.services.check_banks import CheckResult, check
from tests.banks.courses import BANK, HEAD, QUIZ, write

FAULTY = BANK.replace("level: recall", "level: hard")


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course with one fault in a bank, one in a quiz; the current folder lies above it."""
    monkeypatch.chdir(tmp_path)
    return write(Path("content") / "sky", {"space": FAULTY}, {"test": QUIZ.replace("60 %", "60")})


def checked(*paths: str) -> CheckResult:
    return check(YamlCourseReader(), paths)


def paths(result: CheckResult) -> list[str]:
    """The files of the errors; what the rules for writing say is tested elsewhere."""
    return [finding.path for finding in result.findings if finding.severity is Severity.ERROR]


BANK_FILE, QUIZ_FILE = "banks/space.yaml", "quizzes/test.yaml"


@pytest.mark.usefixtures("course")
@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("content/sky", [f"content/sky/{BANK_FILE}", f"content/sky/{QUIZ_FILE}"]),
        ("content/sky/", [f"content/sky/{BANK_FILE}", f"content/sky/{QUIZ_FILE}"]),
        ("./content/sky", [f"./content/sky/{BANK_FILE}", f"./content/sky/{QUIZ_FILE}"]),
        (f"content/sky/{BANK_FILE}", [f"content/sky/{BANK_FILE}"]),
        (f"./content/sky/{BANK_FILE}", [f"./content/sky/{BANK_FILE}"]),
        (f"content/sky/{QUIZ_FILE}", [f"content/sky/{QUIZ_FILE}"]),
        (f"content/sky/banks/../{BANK_FILE}", [f"content/sky/banks/../{BANK_FILE}"]),
        ("content/sky/statement.yaml", []),
    ],
)
def test_findings_name_files_as_they_were_given(given: str, found: list[str]) -> None:
    assert paths(checked(given)) == found


@pytest.mark.parametrize(
    ("folder", "given", "found"),
    [
        ("content/sky", ".", ["./banks/space.yaml", "./quizzes/test.yaml"]),
        ("content/sky/banks", "space.yaml", ["space.yaml"]),
        ("content/sky/banks", "../quizzes/test.yaml", ["../quizzes/test.yaml"]),
        ("content/sky", "statement.yaml", []),
        ("content/sky", "banks/space.yaml", ["banks/space.yaml"]),
    ],
)
def test_a_path_may_be_relative_to_any_folder(
    course: Path, monkeypatch: pytest.MonkeyPatch, folder: str, given: str, found: list[str]
) -> None:
    monkeypatch.chdir(course.parent.parent / folder)
    result = checked(given)
    assert paths(result) == found
    assert (result.items, result.points, result.sections, result.banks) == (11, 3, 2, 1)


@pytest.mark.usefixtures("course")
def test_an_absolute_path_stays_absolute() -> None:
    given = str(Path("content/sky/banks/space.yaml").absolute())
    assert paths(checked(given)) == [given]


@pytest.mark.usefixtures("course")
@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("nowhere", "path.missing"),
        ("nowhere/statement.yaml", "path.missing"),
        ("content/sky/banks/none.yaml", "path.missing"),
        ("content", "path.not-a-course"),
        ("content/sky/banks", "path.not-a-course"),
        ("content/notes.txt", "path.not-a-course"),
        ("content/loose.yaml", "path.not-a-course"),
        ("a\0b", "path.missing"),
        ("x" * 5_000, "path.missing"),
        ("", "path.missing"),
    ],
)
def test_a_path_that_leads_to_no_course_is_a_finding(given: str, code: str) -> None:
    for name in ("notes.txt", "loose.yaml"):
        (Path("content") / name).write_text("a: b", encoding="utf-8")
    result = checked(given)
    assert [(finding.path, finding.code, finding.line) for finding in result.findings] == [(given, code, 0)]
    assert result.errors == 1


@pytest.mark.parametrize("below", ["", "/banks", "/statement.yaml"])
def test_a_folder_that_may_not_be_read_is_said_to_be_so(below: str) -> None:
    with tempfile.TemporaryDirectory() as made, shut(Path(made) / "sky") as folder:
        result = checked(f"{folder}{below}")
    assert [(finding.code, finding.path) for finding in result.findings] == [("path.unreadable", f"{folder}{below}")]


@contextmanager
def shut(folder: Path) -> Iterator[Path]:
    """A course folder that this process may not look into, whoever runs the tests."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    (folder / "banks").mkdir(parents=True)
    folder.parent.chmod(0o755)
    folder.chmod(0)
    if root:
        os.seteuid(65534)
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o755)


@pytest.mark.usefixtures("course")
def test_a_folder_with_banks_but_no_statement_is_a_course_that_lacks_it() -> None:
    Path("content/sky/statement.yaml").unlink()
    codes = [finding.code for finding in checked("content/sky").findings]
    assert "statement.missing" in codes
    assert [f.code for f in checked("content/sky/banks/space.yaml").findings] == ["bank.level"]


@pytest.mark.usefixtures("course")
def test_one_course_given_twice_counts_once_and_tells_each_fault_once() -> None:
    result = checked("content/sky", f"content/sky/{BANK_FILE}", "content/sky")
    assert paths(result) == [f"content/sky/{BANK_FILE}", f"content/sky/{QUIZ_FILE}"]
    assert (result.items, result.points) == (11, 3)


@pytest.mark.usefixtures("course")
def test_two_courses_are_counted_together() -> None:
    write(Path("content/sea"), {"space": HEAD + "- {id: a, point: moon, front: A, back: B}\n"})
    result = checked("content/sky", "content/sea")
    assert (result.banks, result.items, result.points, result.sections) == (2, 12, 6, 4)
    assert result.uncovered == ("visits", "orbit", "visits")


TWO = HEAD + "- {id: a, point: moon, front: A, back: B}\n"
B = HEAD + "- {id: b, point: visits, front: A, back: B}\n"


@pytest.mark.parametrize(
    ("other", "uncovered", "unsure"),
    [
        (B, ("orbit",), ()),
        (B.replace(", back: B", ""), ("orbit",), ("visits",)),
        (B.replace("id: b", "id: a"), ("orbit",), ("visits",)),
        (B.replace("section: space", "section: nowhere"), ("orbit",), ("visits",)),
        ("[", (), ("orbit", "visits")),
        ("", (), ("orbit", "visits")),
        ("- a list", (), ("orbit", "visits")),
        ("x: &a 1", (), ("orbit", "visits")),
    ],
)
def test_what_a_bank_that_cannot_be_read_covers_is_not_known(
    tmp_path: Path, other: str, uncovered: tuple[str, ...], unsure: tuple[str, ...]
) -> None:
    result = checked(str(write(tmp_path / "sky", {"one": TWO, "two": other})))
    assert (result.uncovered, result.unsure) == (uncovered, unsure)
    assert bool(result.errors) is bool(unsure)


def test_a_broken_quiz_leaves_no_doubt_about_the_points(tmp_path: Path) -> None:
    result = checked(str(write(tmp_path / "sky", {"one": TWO}, {"test": "["})))
    assert (result.uncovered, result.unsure) == (("orbit", "visits"), ())
