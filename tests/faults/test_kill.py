"""kill -9 loses no acknowledged answer; the harness would notice if it did."""

from __future__ import annotations

import random
from pathlib import Path

from tests.faults.kill import run


def test_no_acknowledged_answer_is_lost(tmp_path: Path) -> None:
    figures = run(tmp_path, 40, random.Random(2))
    assert figures.acknowledged > 40
    assert (figures.lost, figures.torn, figures.damaged, figures.failed) == (0, 0, 0, 0)


def test_acknowledging_before_saving_is_caught(tmp_path: Path) -> None:
    assert run(tmp_path, 60, random.Random(3), early=True, until_lost=True).lost
