"""Small courses written for a test, and texts that hold the place where a finding belongs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

MARK = "▸"
"""Stands in a test's text right before the place that a finding must name."""

HEAD = "format: 1\nsection: space\nquestions:\n"
STATEMENT = """\
format: 1
title: A Statement
about: {place: "Washington, D.C."}
sections:
- id: space
  title: Space
  points:
  - id: moon
    paragraph: 1
    text: The two countries explore the Moon’s surface together.
    terms: [lunar exploration]
  - {id: orbit, paragraph: 2, text: A system in orbit detects missiles., general: true}
- id: people
  title: People
  short: Folk
  points:
  - {id: visits, paragraph: 1, text: More students visit.}
"""
BANK = (
    HEAD
    + """\
- id: moon-one
  point: moon
  ask: What is explored?
  right: The Moon | Yes.
  wrong: [Mars | Not named., Venus | Not named.]
  explain: The text says so.
  quote: Moon's surface
  level: recall
- id: moon-many
  point: [moon, orbit]
  ask: Which are named?
  right: [The Moon, An orbit]
  wrong: [A comet]
  tags: [sky]
  marks: 2
- id: moon-long
  point: moon
  ask: Which is nearest?
  choices:
  - {text: The Moon, right: true, credit: 1}
  - {text: The Sun, credit: 0.5, feedback: Near.}
  - text: A star
  shuffle: false
- {id: moon-typed, point: moon, ask: Which body?, answer: [The Moon | Earth's., Moon], wrong: Mars | No.}
- {id: moon-true, point: moon, ask: It is far., true_or_false: false | It is near.}
- {id: moon-number, point: moon, ask: How many moons?, number: 1 +- 0.5, wrong: [3 | Too many.]}
- {id: moon-cloze, point: moon, cloze: "The [Moon|lunar disk] has a [surface].", wrong: [Sun | No.]}
- {id: moon-order, point: moon, ask: Put in order., order: [Earth, Moon, Sun]}
- {id: moon-match, point: moon, ask: Match., match: {Earth: planet, Mars: planet, Sun: star}}
- {id: moon-groups, point: moon, ask: Sort., groups: {planet: [Earth, Mars], star: [Sun]}}
- {id: moon-card, point: moon, front: Which body?, back: The Moon.}
- id: moon-say
  point: moon
  ask: Say why.
  rubric: [names the Moon, says why]
  was: moon-old
  allow: {longest-key: a name}
""".replace("Which body?", '"Which body?"').replace("How many moons?", '"How many moons?"')
)
QUIZ = """\
format: 1
title: Test
draw: {space: 3}
mode: exam
minutes: 20
due: 2026-12-09
attempts: 2
pass: 60 %
"""


def unmark(text: str) -> tuple[str, int, int]:
    """The text without its mark, and the line and column where it stood."""
    before, after = text.split(MARK)
    return before + after, before.count("\n") + 1, len(before) - before.rfind("\n")


def write(
    course: Path,
    banks: Mapping[str, str] | None = None,
    quizzes: Mapping[str, str] | None = None,
    statement: str | None = STATEMENT,
) -> Path:
    """Write a course folder and return it."""
    course.mkdir(parents=True, exist_ok=True)
    if statement is not None:
        (course / "statement.yaml").write_text(statement, encoding="utf-8")
    for folder, files in (("banks", banks or {}), ("quizzes", quizzes or {})):
        for name, text in files.items():
            (course / folder).mkdir(exist_ok=True)
            (course / folder / f"{name}.yaml").write_text(text, encoding="utf-8", newline="")
    return course


def question(*lines: str) -> str:
    """A bank of one question with an id and a point."""
    return HEAD + "- id: q\n  point: moon\n" + "".join(f"  {line}\n" for line in lines)
