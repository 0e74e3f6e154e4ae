"""Quiz files: made under good names, never written over others' changes, deleted with a way back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.banks.write_quiz import YamlQuizWriter
from app.domain.bank import Quiz
from app.domain.session import Mode
from app.services.author_files import AuthorRefused
from app.services.edit_bank import BankChanged
from app.services.edit_quiz import QuizFile, QuizFiles

QUIZ = Quiz("midterm", "Midterm", Mode.EXAM, draw=(("space", 4),), minutes=20)


@pytest.fixture
def files(tmp_path: Path) -> QuizFiles:
    return QuizFiles(tmp_path, YamlQuizWriter())


@pytest.fixture
def made(files: QuizFiles) -> QuizFile:
    return files.make(QUIZ)


def test_a_new_quiz_is_a_file_of_its_name(files: QuizFiles, made: QuizFile) -> None:
    assert made.path.name == "midterm.yaml"
    assert made.quiz == replace(QUIZ, path=str(made.path))
    assert files.all() == (made,)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "short name"), ("a b", "without spaces"), ("../up", "without spaces"), (".hidden", "without spaces"),
        ("end.", "without spaces"), ("con", "Windows"), ("Lpt1.x", "Windows"), ("x" * 61, "60 characters"),
        ("MIDTERM", "already"),
    ],
)  # fmt: skip
def test_a_name_that_will_not_do_is_refused_with_the_reason(
    files: QuizFiles, made: QuizFile, name: str, said: str
) -> None:
    assert said in files.name_problem(name)
    with pytest.raises(AuthorRefused):
        files.make(replace(QUIZ, name=name))
    assert len(files.all()) == 1


def test_a_change_by_someone_else_is_not_overwritten_until_asked(files: QuizFiles, made: QuizFile) -> None:
    theirs = made.data + b"# theirs\n"
    made.path.write_bytes(theirs)
    with pytest.raises(BankChanged) as conflict:
        files.save(made, replace(QUIZ, minutes=30))
    assert made.path.read_bytes() == theirs == conflict.value.theirs
    kept = files.keep_mine(made, conflict.value)
    assert kept.quiz is not None
    assert kept.quiz.minutes == 30


def test_a_file_deleted_meanwhile_is_a_conflict_too(files: QuizFiles, made: QuizFile) -> None:
    made.path.unlink()
    with pytest.raises(BankChanged) as conflict:
        files.save(made, replace(QUIZ, title="New"))
    assert conflict.value.theirs == b""
    assert files.keep_mine(made, conflict.value).path.exists()


def test_deleting_is_taken_back_byte_for_byte(files: QuizFiles, made: QuizFile) -> None:
    files.delete(made)
    assert files.all() == ()
    files.restore(made.path.name, made.data)
    assert made.path.read_bytes() == made.data


def test_another_quiz_of_the_name_is_not_written_over(files: QuizFiles, made: QuizFile) -> None:
    with pytest.raises(AuthorRefused, match="of this name already"):
        files.restore("MIDTERM.yml", b"title: Mine")
    assert files.all() == (made,)


def test_a_changed_file_is_not_deleted(files: QuizFiles, made: QuizFile) -> None:
    made.path.write_bytes(made.data + b"# theirs\n")
    with pytest.raises(AuthorRefused):
        files.delete(made)
    assert made.path.exists()


def test_a_file_with_errors_is_listed_with_what_is_wrong(files: QuizFiles, made: QuizFile) -> None:
    made.path.write_bytes(b"title: [")
    (broken,) = files.all()
    assert broken.quiz is None
    assert "Run check" in broken.problem
    with pytest.raises(AuthorRefused):
        files.open("midterm")
