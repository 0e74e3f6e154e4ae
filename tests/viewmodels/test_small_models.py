"""Learners, settings and search."""

from __future__ import annotations

import pytest

from app.domain.settings import ThemeChoice
from app.services.desk import Desk
from app.viewmodels import lock
from app.viewmodels.learners import LearnersModel
from app.viewmodels.search import SearchModel
from app.viewmodels.settings import SettingsModel


def test_a_name_with_a_pin_that_was_not_entered_does_not_study_now(desk: Desk) -> None:
    model, learner = LearnersModel(desk), desk.learner()
    desk.names.set_pin(learner.id, "2468")
    model.refresh()
    assert [(row.current, row.locked) for row in model.state.rows] == [(True, True)]
    model.close()
    assert [(row.current, row.locked) for row in model.state.rows] == [(False, True)]
    assert learner.name in model.state.halted
    assert lock.try_name(desk, learner.id, "1111") == "That is not the PIN."
    assert lock.try_name(desk, learner.id, "2468") == ""
    model.use(learner.id)
    assert (model.state.halted, model.state.rows[0].current) == ("", True)


def test_learners_are_added_chosen_and_renamed(desk: Desk) -> None:
    model = LearnersModel(desk)
    model.refresh()
    assert [(row.name, row.current) for row in model.state.rows] == [("You", True)]
    assert model.add("Aiko")
    assert [(row.name, row.current) for row in model.state.rows] == [("You", False), ("Aiko", True)]
    model.use(model.state.rows[0].id)
    assert desk.learner().name == "You"
    assert model.rename(model.state.rows[0].id, "Ben")
    assert desk.learner().name == "Ben"


@pytest.mark.parametrize("name", ["", "  ", "you", "x" * 200, "a\u202eb"])
def test_a_name_that_cannot_be_is_refused_with_a_reason(desk: Desk, name: str) -> None:
    model = LearnersModel(desk)
    model.refresh()
    assert not model.add(name)
    assert model.state.problem
    assert [row.name for row in model.state.rows] == ["You"]


def test_settings_are_kept_at_once_and_within_bounds(desk: Desk) -> None:
    model = SettingsModel(desk)
    model.theme("dark")
    model.text_scale(9)
    model.reduced_motion(True)
    model.confidence(True)
    kept = desk.parts.keepsakes.settings()
    assert (kept.theme, kept.text_scale, kept.reduced_motion, kept.confidence) == (ThemeChoice.DARK, 2.0, True, True)
    model.text_scale(0.1)
    assert model.state.text_scale == 0.8


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("moon explored", [("point", "moon", "")]),
        ("question TRUTH", [("question", "truth", "")]),
        ("surface", [("question", "cloze", "")]),
        ("", []),
        ("zebra", []),
    ],
)
def test_search_finds_points_questions_and_gaps(desk: Desk, query: str, found: list[tuple[str, str, str]]) -> None:
    model = SearchModel(desk)
    model.search(query)
    assert [(row.kind, row.id, row.detail) for row in model.state.rows] == found


def test_search_names_the_option_that_was_found(desk: Desk) -> None:
    model = SearchModel(desk)
    model.search("d")
    assert ("single", "d") in [(row.id, row.detail) for row in model.state.rows]
