"""Schema lines of new files name a file that is there, so that editors with YAML support know the course."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap import parts
from app.services.desk import Desk
from app.services.own_course import copy_course
from app.viewmodels.course import CourseModel
from app.viewmodels.editor import EditorModel
from app.viewmodels.quizzes import QuizzesModel


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(parts(tmp_path))
    yield made
    made.close()


def named(course: Path) -> dict[str, Path]:
    """The schema that each file of a course names, by the file's place in the course."""
    found = {}
    for path in course.rglob("*.yaml"):
        line = re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text(encoding="utf-8"))
        assert line, path
        found[str(path.relative_to(course))] = (path.parent / line[1]).resolve()
    return found


def test_a_copy_of_a_course_that_came_with_the_app_finds_its_schemas(desk: Desk) -> None:
    made = copy_course(desk.card().path, desk.parts.own_courses, desk.parts.reader)
    places = named(made)
    assert len(places) > 3
    assert all(place.is_file() for place in places.values()), places
    assert {place.parent for place in places.values()} == {desk.parts.own_courses.resolve()}
    assert [card.path for card in desk.courses()].count(made) == 1


def test_all_files_of_a_course_made_in_the_window_find_their_schemas(desk: Desk) -> None:
    course = CourseModel(desk)
    course.begin("River", "Hills", "It rises.")
    course.make()
    bank = EditorModel(desk)
    bank.open(section="hills")
    bank.new()
    for name, typed in (("ask", "What rises?"), ("right", "It"), ("wrong", "Sun\nMoon\nTide")):
        bank.set_field(name, typed)
    bank.save()
    quiz = QuizzesModel(desk)
    quiz.refresh()
    quiz.new()
    quiz.name("first")
    quiz.title("First")
    quiz.count("hills", 1)
    assert quiz.save()
    places = named(desk.card().path)
    names = {inside: place.name for inside, place in places.items()}
    assert names == {
        "statement.yaml": "statement.schema.json",
        "banks/hills.yaml": "bank.schema.json",
        "quizzes/first.yaml": "quiz.schema.json",
    }
    assert all(place.is_file() for place in places.values())
