"""The script reads published forms of review logs and our own, to the same figures."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from app.domain.log_loss import Review
from app.domain.memory import DAY_MS, Rating
from app.scheduling.fsrs_scheduler import FsrsScheduler
from tests.bench.log_loss import EPOCH, main, read_log
from tests.generated_log import drawn_log

LOG = drawn_log(FsrsScheduler(), cards=40, reviews=4, rng=random.Random(3))
NUMBER = {rating: number for number, rating in enumerate(Rating, start=1)}


def test_a_log_of_review_times_comes_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    rows = [f"{r.card},{r.time},{NUMBER[r.rating]},2,900" for r in LOG]
    path.write_text("card_id,review_time,review_rating,review_state,review_duration\n" + "\n".join(rows))
    assert [(r.card[1:], r.time, r.rating) for r in read_log(path)] == [(r.card, r.time, r.rating) for r in LOG]


def test_days_since_the_review_before_and_day_offsets_are_the_same_log(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("card_id,elapsed_days,rating\n7,-1,3\n7,0,0\n7,5,1\n7,2,4\n")
    (tmp_path / "b.csv").write_text("card_id,day_offset,rating\n7,0,3\n7,5,1\n7,7,4\n")
    expected = [(0, Rating.GOOD), (5, Rating.AGAIN), (7, Rating.EASY)]
    for name in ("a.csv", "b.csv"):
        assert [((r.time - EPOCH) // DAY_MS, r.rating) for r in read_log(tmp_path / name)] == expected


def test_our_own_log_leaves_out_what_was_taken_back_or_never_rated(tmp_path: Path) -> None:
    common = {"kind": "answer", "learner": "me", "course": "c", "item": "i", "undoes": None}
    lines = [
        {**common, "id": "1", "time": EPOCH, "rating": "good"},
        {**common, "id": "2", "time": EPOCH + 1, "rating": "again"},
        {**common, "id": "3", "time": EPOCH + 2, "rating": None},
        {"kind": "undo", "id": "4", "undoes": "2"},
    ]
    path = tmp_path / "answers.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert read_log(path) == [Review("me/c/i", EPOCH, Rating.GOOD)]


def test_the_script_prints_its_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "log.csv"
    path.write_text("card_id,day_offset,rating\n1,0,3\n1,3,3\n2,0,3\n2,2,1\n")
    assert main([str(path)]) == 0
    assert "4 reviews, 2 predicted, log loss " in capsys.readouterr().out


@pytest.mark.parametrize("text", ["card_id,rating\n1,3\n", "card_id,day_offset,rating\n1,0,9\n"])
def test_a_file_that_is_no_log_gives_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    path = tmp_path / "log.csv"
    path.write_text(text)
    assert main([str(path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_file_that_is_not_there_gives_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none.csv")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
