"""A small course of files with comments, and a desk on it, for tests of the bank editor."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.banks.reader import YamlCourseReader
from app.banks.writing import LateWriter
from app.services.desk import Desk
from tests.studyroom import FakeClock, make_desk

STATEMENT = """format: 1
title: A Statement
sections:
- id: space
  title: Space
  points:
  - id: moon
    paragraph: 1
    text: The Moon is explored.
  - id: orbit
    paragraph: 1
    text: A low orbit is named.
- id: people
  title: People
  points:
  - id: ties
    paragraph: 1
    text: Ties matter.
"""
BANK = r"""# head of the file
format: 1
section: space   # its section
questions:
# about one
- id: one   # stays
  point: moon
  ask: What is explored first?
  right: The Moon | It says so.
  wrong:
  - Mars | Not named.
  # why Venus
  - Venus | Not \| named.
  - A comet | Not named.
  # end of one
- {id: two, point: [moon, orbit], ask: "Which orbit is named?", answer: [Low, LEO], wrong: [High | No.]}  # tail

# about three
- id: three
  point: orbit
  ask: Match them.
  match:
    "a = b": first
    c: second = third
  allow: {}
- id: four
  point: orbit
  cloze: "The [Moon|moon] has a \\[low] orbit."
  explain: |
    Two
    lines.

# the end
""".replace("  allow: {}\n", "")


def make_course(folder: Path) -> Path:
    """The course's folder, among a desk's own courses."""
    course = folder / "courses" / "mine"
    (course / "banks").mkdir(parents=True)
    (course / "statement.yaml").write_bytes(STATEMENT.encode())
    (course / "banks" / "space.yaml").write_bytes(BANK.encode())
    return course


def editing_desk(folder: Path, clock: FakeClock | None = None) -> Desk:
    """A desk whose courses are files; there is no shipped one."""
    desk = make_desk(folder, clock)
    (folder / "content" / "course").rmdir()
    desk.parts = replace(desk.parts, reader=YamlCourseReader(folder / "cache"), writer=LateWriter())
    return desk
