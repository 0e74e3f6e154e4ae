"""The figures that Moodle publishes with its own tests, from the same marks."""

from __future__ import annotations

import pytest

from app.domain.item_stats import ItemFigures, item_figures
from app.domain.mark_table import Empty
from app.domain.quiz_stats import quiz_figures
from tests.domain.moodle_marks import SEVEN, SEVEN_ITEMS, SEVEN_QUIZ, TWENTY, TWENTY_ITEMS


@pytest.mark.parametrize("figures", item_figures(SEVEN), ids=lambda f: f.item)
def test_the_items_of_the_quiz_of_seven(figures: ItemFigures) -> None:
    ours = (figures.facility, figures.sd, figures.effective_weight, figures.discrimination, figures.efficiency)
    # Moodle's own tolerance: 1e-5 of the figure, its marks being kept to seven decimals.
    assert ours == pytest.approx(SEVEN_ITEMS[figures.item], rel=1e-5)


@pytest.mark.parametrize("name", SEVEN_QUIZ)
def test_the_quiz_of_seven(name: str) -> None:
    assert getattr(quiz_figures(SEVEN), name) == pytest.approx(SEVEN_QUIZ[name], rel=1.5e-5)


@pytest.mark.parametrize("figures", item_figures(TWENTY), ids=lambda f: f.item)
def test_the_items_of_the_quiz_of_twenty(figures: ItemFigures) -> None:
    facility, sd, weight, discrimination, efficiency = TWENTY_ITEMS[figures.item]
    assert _times(figures.facility, 100) == pytest.approx(facility, abs=1e-6)
    assert figures.effective_weight == pytest.approx(weight, abs=1e-6)
    assert figures.discrimination == pytest.approx(discrimination, abs=1e-6)
    assert figures.efficiency == pytest.approx(efficiency, abs=1e-6)
    # Of an item out of 0 marks Moodle leaves the spread empty, here it is 0.
    assert _times(figures.sd, 1000) == pytest.approx(0 if sd is None else sd, abs=1e-6)


def test_items_without_spread_or_marks_say_why_figures_are_missing() -> None:
    unmarked, worthless = item_figures(TWENTY)[0], item_figures(TWENTY)[4]
    assert dict(unmarked.empty)["discrimination"] is Empty.NO_SPREAD
    assert dict(worthless.empty)["facility"] is Empty.NO_MARKS


def _times(figure: float | None, factor: float) -> float | None:
    return None if figure is None else figure * factor
