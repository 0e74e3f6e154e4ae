"""The responses that tests give are what they claim to be, for every question of the small and the shipped course."""

from __future__ import annotations

import pytest

from app import paths
from app.banks.reader import YamlCourseReader
from app.domain.grading import grade
from app.domain.item import Item
from tests.answering import right_response, wrong_response
from tests.studyroom import make_course


def everything() -> list[Item]:
    shipped = YamlCourseReader(None).read(paths.content_dir() / "us-japan-joint-statement").course
    assert shipped is not None
    return [*make_course().items.values(), *shipped.items.values()]


@pytest.mark.parametrize("item", everything(), ids=lambda item: item.id)
def test_right_is_right_and_wrong_is_wrong(item: Item) -> None:
    assert grade(item, right_response(item)).credit == 1
    assert grade(item, wrong_response(item)).credit == 0
    assert not wrong_response(item).blank
