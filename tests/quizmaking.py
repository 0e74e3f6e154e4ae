"""A desk over a course of YAML files that are a teacher's own, with quiz files to make and change."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.bootstrap import parts
from app.services.desk import Desk
from app.store.progress import open_store
from app.store.trial import open_trial
from tests.studyroom import FakeClock, MemoryKeepsakes

STATEMENT = """format: 1
title: The Statement
sections:
- id: space
  title: Exploring New Frontiers in Space
  short: Space
  points:
  - {id: moon, paragraph: 1, text: The Moon is explored.}
  - {id: orbit, paragraph: 1, text: The system stands in orbit.}
- id: people
  title: Fortifying Ties
  short: People
  points:
  - {id: ties, paragraph: 1, text: Exchanges matter.}
"""
SPACE = """format: 1
section: space
questions:
- id: asks
  point: moon
  ask: Which cooperative hypersonic development program is named?
  right: Glide Phase Interceptor
  wrong: [Iron Dome, Aegis Ashore]
- id: tells
  point: moon
  level: recall
  ask: Who leads the cooperative hypersonic development program Glide Phase Interceptor?
  right: The United States
  wrong: [Japan, Nobody]
- {id: truth, point: moon, level: understand, ask: The Moon is explored., true_or_false: true}
"""
PEOPLE = """format: 1
section: people
questions:
- {id: people-1, point: ties, ask: "People one?", right: a, wrong: [b, c]}
- {id: people-2, point: ties, ask: "People two?", right: a, wrong: [b, c]}
"""
MIDTERM = """format: 1
title: "Midterm"   # as printed
draw: {space: 2}
mode: exam
minutes: 20
"""


def write_course(folder: Path) -> Path:
    """The course's folder, written."""
    files = {
        "statement.yaml": STATEMENT,
        "banks/space.yaml": SPACE,
        "banks/people.yaml": PEOPLE,
        "quizzes/midterm.yaml": MIDTERM,
    }
    for inside, text in files.items():
        path = folder / inside
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return folder


def quiz_desk(folder: Path, clock: FakeClock | None = None, *, shipped: bool = False) -> Desk:
    """A desk at that course in `folder`, one's own or shipped with the app, over a real store."""
    clock = clock or FakeClock()
    home, content = folder / "data", folder / "content"
    write_course((content if shipped else home / "courses") / "course")
    content.mkdir(exist_ok=True)
    made = replace(
        parts(home),
        clock=clock,
        open_store=lambda: open_store(home, clock),
        open_trial=lambda: open_trial(clock),
        keepsakes=MemoryKeepsakes(),
        shipped_courses=content,
    )
    return Desk(made)
