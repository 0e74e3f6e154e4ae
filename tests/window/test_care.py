"""Learners: one's own answers taken along and erased."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.ui.screens.learners.parts import LearnerCard
from app.ui.widgets.file_dialog import last_folder
from tests.answering import right_response
from tests.window.driver import Driver
from tests.window.rooms import SIZES, window


@pytest.mark.parametrize("size", SIZES)
def test_ones_own_answers_are_taken_along_and_then_erased(driver: Driver, tmp_path: Path, size: str) -> None:
    with window(driver, tmp_path, size) as room:
        quiz = room.desk.quiz()
        attempt = quiz.start_sections(room.desk.learner().id, ["people"], seed=1)
        quiz.submit(quiz.answer(attempt, right_response(quiz.question(attempt).item)))
        room.desk.store().add_learner("Aiko")
        room.open()
        room.router.learners()
        driver.settle()
        last_folder[:] = [tmp_path]
        driver.tap(driver.find(cls=LearnerCard, where=lambda card: card.name == "You").more)
        driver.settle()
        driver.tap("Take my answers along")
        driver.settle()
        driver.tap("Use this folder")
        driver.settle()
        (folder,) = tmp_path.glob("You-answers-*")
        assert sorted(path.name for path in folder.iterdir()) == ["answers.jsonl", "history.html"]
        assert driver.sees(str(folder))
        driver.tap("Close")
        driver.settle()
        driver.tap(driver.find(cls=LearnerCard, where=lambda card: card.name == "You").more)
        driver.settle()
        driver.tap("Erase my answers")
        driver.settle()
        driver.type("You")
        assert room.faults() == []
        driver.tap("Erase for good")
        driver.settle()
        assert driver.sees("Erased You with 1 answer.")
        driver.tap("Close")
        driver.settle()
        cards = [each for each in driver.widgets() if isinstance(each, LearnerCard)]
        assert [(card.name, card.current) for card in cards] == [("Aiko", True)]
        driver.tap(cards[0].more)
        driver.settle()
        assert driver.sees("Rename")
