"""A quiz file is written key by key: what did not change keeps its very bytes, comments and unknown keys too."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.banks.write_quiz import YamlQuizWriter
from app.domain.bank import Quiz
from app.domain.session import Mode
from app.services.author_files import AuthorRefused

WRITER = YamlQuizWriter()
FILE = b"""# yaml-language-server: $schema=../../bank.schema.json
format: 1
title: "Midterm"   # as printed
colour: blue  # a key of somebody's own
# how many
draw:
  defense: 8   # the long one
  # the short one
  space: 4
mode: exam # strict
room:
- 101   # first floor
minutes: 20
due: 2026-12-09
attempts: 1
pass: 60%
# the end
"""
QUIZ = Quiz(
    "", "Midterm", Mode.EXAM, (("defense", 8), ("space", 4)), minutes=20, due=date(2026, 12, 9), attempts=1,
    pass_share=0.6,
)  # fmt: skip


def test_unknown_keys_are_passed_over_and_the_rest_is_read() -> None:
    assert WRITER.read(FILE) == QUIZ


def test_an_unchanged_quiz_is_the_same_file() -> None:
    assert WRITER.changed(FILE, QUIZ) == FILE


def test_a_changed_count_changes_one_number() -> None:
    made = WRITER.changed(FILE, replace(QUIZ, draw=(("defense", 8), ("space", 5))))
    assert made == FILE.replace(b"space: 4", b"space: 5")


def test_a_key_taken_out_leaves_its_comment() -> None:
    made = WRITER.changed(FILE, replace(QUIZ, mode=Mode.PRACTICE))
    assert made == FILE.replace(b"mode: exam # strict", b"# strict")


def test_from_sections_to_a_list_keeps_every_comment() -> None:
    made = WRITER.changed(FILE, replace(QUIZ, draw=(), items=("a", "b")))
    for comment in (b"# how many", b"# the long one", b"# the short one", b"# the end", b"# a key of somebody's own"):
        assert comment in made
    assert WRITER.read(made).items == ("a", "b")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[",
        b"- a",
        b"{format: 1, title: T, draw: {s: 1}}",
        b"format: 1\ntitle: T\n",
        b"\xff",
        b"title: a\ntitle: b",
    ],
)
def test_what_cannot_be_read_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(AuthorRefused) as refusal:
        WRITER.changed(data, QUIZ)
    assert str(refusal.value)


NAMES = st.from_regex(r"[a-z][a-z0-9_-]{0,8}", fullmatch=True)
TITLES = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=30).filter(
    lambda text: text.strip() == text and text.isprintable() and text.isascii()
)
QUIZZES = st.builds(
    Quiz,
    st.just(""),
    TITLES,
    st.sampled_from([Mode.PRACTICE, Mode.EXAM]),
    draw=st.lists(st.tuples(NAMES, st.integers(1, 99)), min_size=1, max_size=4, unique_by=lambda pair: pair[0]).map(
        tuple
    ),
    minutes=st.sampled_from([0, 1, 7.5, 20, 600]),
    due=st.none() | st.dates(date(2000, 1, 1), date(2199, 12, 31)),
    attempts=st.integers(0, 99),
    pass_share=st.none() | st.integers(1, 100).map(lambda n: n / 100),
)
LISTED = st.builds(
    lambda quiz, items: replace(quiz, draw=(), items=tuple(items)),
    QUIZZES,
    st.lists(NAMES, min_size=1, max_size=5, unique=True),
)
ANY_QUIZ = QUIZZES | LISTED
COMMENTS = st.lists(st.sampled_from(["", "  # told", " # why: 'x'", "  "]), min_size=30, max_size=30)


@given(ANY_QUIZ)
def test_a_new_file_reads_as_the_quiz(quiz: Quiz) -> None:
    assert WRITER.read(WRITER.new(quiz)) == quiz


@settings(max_examples=150)
@given(ANY_QUIZ, ANY_QUIZ, COMMENTS, st.sampled_from(["\n", "\r\n"]), st.booleans())
@example(QUIZ, replace(QUIZ, draw=(), items=("a",)), ["  # told"] * 30, "\n", True)
def test_from_any_quiz_to_any_other_keeps_comments_and_unknown_keys(
    old: Quiz, new: Quiz, tails: list[str], breaks: str, ended: bool
) -> None:
    lines = WRITER.new(old).decode().rstrip("\n").split("\n")
    lines[2:2] = ["own: {a: [1, 2]}", "# in between"]
    noted = [
        f"{line}{tail} {number}" if "#" in tail and "#" not in line else line
        for number, (line, tail) in enumerate(zip(lines, [*tails, *[""] * len(lines)], strict=False))
    ]
    data = (breaks.join(noted) + (breaks if ended else "")).encode()
    made = WRITER.changed(data, new).decode()
    assert WRITER.read(made.encode()) == new
    assert "own: {a: [1, 2]}" in made
    for number, (line, tail) in enumerate(zip(lines, tails, strict=False)):
        if "#" in tail and noted[number] != line:
            assert f"{tail} {number}".strip() in made
    assert "# in between" in made
    if breaks == "\r\n":
        assert made.count("\n") == made.count("\r\n")
