"""The shipped course: no error, every point asked about, the counts it was promised with, and a reason everywhere."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import jsonschema
import pytest
import yaml

from app.banks.reader import YamlCourseReader
from app.domain.bank import Course
from app.domain.item import Choices, Cloze, Item, Kind, Level, TrueFalse, Typed
from app.domain.layout import layout
from app.domain.session import Mode
from app.domain.words import fold
from app.services.lint import weaknesses
from app.services.ports import CourseLoad
from app.services.search import stem_text
from tests.banks.test_schema import EditorLoader, validator
from tests.source import ROOT

FOLDER = ROOT / "content" / "us-japan-joint-statement"
AT_LEAST = {
    Kind.SINGLE: 30, Kind.TYPED: 12, Kind.FLASHCARD: 10, Kind.MULTIPLE: 8, Kind.TRUE_FALSE: 8, Kind.CLOZE: 8,
    Kind.SELF_MARKED: 5, Kind.MATCH: 4, Kind.GROUPS: 4, Kind.NUMBER: 1, Kind.ORDER: 1,
}  # fmt: skip
IN_SECTION = {"opening": 34, "defense": 19, "space": 9, "innovation": 18, "diplomacy": 14, "people": 8, "closing": 6}
MIDTERM = {"opening": 9, "defense": 6, "space": 3, "innovation": 5, "diplomacy": 4, "people": 2, "closing": 1}


@cache
def load() -> CourseLoad:
    return YamlCourseReader().read(FOLDER, "content/us-japan-joint-statement")


@cache
def course() -> Course:
    loaded = load().course
    assert loaded is not None
    return loaded


def items() -> list[Item]:
    return list(course().items.values())


def test_nothing_is_wrong_with_it() -> None:
    assert [f"{found.path}:{found.line} {found.code} {found.message}" for found in load().findings] == []


def test_no_question_is_weak_by_the_rules_for_writing() -> None:
    assert [f"{found.path}:{found.line} {found.code} {found.message}" for found in weaknesses(load())] == []


def test_every_point_has_a_question() -> None:
    assert course().uncovered() == ()


def test_the_statement_has_its_seven_parts_and_about_sixty_points() -> None:
    assert [section.id for section in course().statement.sections] == list(IN_SECTION)
    assert len(list(course().statement.points())) >= 55


def test_there_are_questions_enough_in_every_section() -> None:
    counts = Counter(item.section for item in items())
    assert [section for section, least in IN_SECTION.items() if counts[section] < least] == []
    assert len(items()) >= 115


def test_there_are_questions_enough_of_every_kind() -> None:
    counts = Counter(item.kind for item in items())
    assert {kind.value: counts[kind] for kind, least in AT_LEAST.items() if counts[kind] < least} == {}


def test_half_of_the_claims_are_false() -> None:
    truths = [item.body.truth for item in items() if isinstance(item.body, TrueFalse)]
    assert abs(truths.count(True) - truths.count(False)) <= 1


def test_about_sixty_percent_is_recall() -> None:
    levels = Counter(item.level for item in items())
    assert levels[None] == 0
    assert 0.5 <= levels[Level.RECALL] / len(items()) <= 0.7


def test_a_factual_point_has_two_kinds_of_question_one_of_them_mainly_about_it() -> None:
    weak = []
    for point in course().statement.points():
        cited = course().of_point(point.id)
        mainly = any(item.points[0] == point.id for item in cited)
        if not mainly or (not point.general and len({item.kind for item in cited}) < 2):
            weak.append(point.id)
    assert weak == []


def test_every_wrong_option_says_why() -> None:
    silent = [
        f"{item.id}: {option.text}"
        for item in items()
        if isinstance(item.body, Choices)
        for option in item.body.options
        if not option.right and not option.feedback
    ]
    assert silent == []


def test_every_known_mistake_says_why() -> None:
    typed = [(item.id, item.body) for item in items() if isinstance(item.body, Typed)]
    assert [name for name, body in typed for mistake in body.mistakes if not mistake.feedback] == []


def test_every_question_explains_itself() -> None:
    assert [item.id for item in items() if not item.explain] == []


def key_is_longest(body: Choices) -> bool:
    longest = max(len(option.text) for option in body.options if not option.right)
    return any(option.right and len(option.text) > longest for option in body.options)


def test_the_right_option_is_seldom_the_longest() -> None:
    single = [item for item in items() if isinstance(item.body, Choices) and not item.body.several]
    longest = [item.id for item in single if isinstance(item.body, Choices) and key_is_longest(item.body)]
    assert len(longest) <= 0.3 * len(single)


def test_single_choice_has_three_to_five_options() -> None:
    odd = [item.id for item in items() if item.kind is Kind.SINGLE and isinstance(item.body, Choices)
           and not 3 <= len(item.body.options) <= 5]  # fmt: skip
    assert odd == []


def test_no_two_questions_ask_the_same() -> None:
    stems = Counter(item.stem for item in items() if item.stem and item.kind is not Kind.TRUE_FALSE)
    assert [stem for stem, count in stems.items() if count > 1] == []


def test_the_midterm_is_an_exam_of_thirty_in_twenty_minutes() -> None:
    (midterm,) = (quiz for quiz in course().quizzes if quiz.mode is Mode.EXAM)
    drawn = dict(midterm.draw) or Counter(course().items[name].section for name in midterm.items)
    assert (dict(drawn), midterm.minutes) == (MIDTERM, 20)


def keys_of(item: Item) -> list[str]:
    """The right answers that another question must not show."""
    match item.body:
        case Choices() as body:
            return [option.text for option in body.options if option.right]
        case Typed() as body:
            return [body.accepted[0]]
        case Cloze() as body:
            return [blank.accepted[0] for blank in body.blanks]
        case _:
            return []


def shown_by(item: Item) -> list[str]:
    """What a learner reads of a question before answering it."""
    return [stem_text(item), item.hint, *(part.text for part in layout(item, 0).parts)]


def folded(text: str) -> str:
    return f" {' '.join(fold(text))} "


def test_no_question_of_the_midterm_gives_anothers_key() -> None:
    (midterm,) = (quiz for quiz in course().quizzes if quiz.mode is Mode.EXAM)
    chosen = [course().items[name] for name in midterm.items]
    given_away = [
        (one.id, key, other.id)
        for one in chosen
        for key in keys_of(one)
        for other in chosen
        if other is not one and any(folded(key) in folded(text) for text in shown_by(other))
    ]
    assert given_away == []


def test_the_practice_set_reaches_every_section() -> None:
    (practice,) = (quiz for quiz in course().quizzes if quiz.mode is Mode.PRACTICE)
    named = {section for section, _count in practice.draw} | {course().items[name].section for name in practice.items}
    assert named == set(IN_SECTION)


FILES = sorted(FOLDER.rglob("*.yaml"))
ROOMS = {"banks": "bank", "quizzes": "quiz", FOLDER.name: "statement"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_fits_its_schema(path: Path) -> None:
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=EditorLoader)  # noqa: S506 - a safe loader
    found = jsonschema.exceptions.best_match(validator(ROOMS[path.parent.name]).iter_errors(data))
    assert found is None, f"{found.json_path}: {found.message}"
