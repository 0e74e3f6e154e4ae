"""python -m tests.bench.log_loss FILE...: log loss and RMSE(bins) of the default weights on review logs.

FILE is a .csv with card_id, rating (or review_rating) and one of review_time (ms), day_offset or elapsed_days (days
since the review before, -1 or 0 for the first), as the FSRS project publishes them; or the .jsonl of `answers`.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from app.domain.log_loss import Review, log_loss, predictions, rmse_bins
from app.domain.memory import DAY_MS, Rating
from app.scheduling.fsrs_scheduler import FsrsScheduler

RATINGS = tuple(Rating)
EPOCH = 1_600_000_000_000  # any day: only differences count


class LogRefused(ValueError):
    """A log that cannot be read; the text says where and why."""


def read_log(path: Path) -> list[Review]:
    """The reviews of a log, oldest first. Raises LogRefused and OSError."""
    with path.open(encoding="utf-8", newline="") as lines:
        try:
            made = list(_answers(lines) if path.suffix == ".jsonl" else _rows(csv.DictReader(lines)))
        except (KeyError, ValueError, TypeError, IndexError) as error:
            raise LogRefused(f"{path}: this is no review log that can be read ({error!r}).") from error
    return sorted(made, key=lambda review: review.time)  # sorted() keeps the order of the file within one moment


def _answers(lines: Iterable[str]) -> Iterator[Review]:
    told = [json.loads(line) for line in lines if line.strip()]
    undone = {event["undoes"] for event in told if event["kind"] == "undo"}
    for event in told:
        if event["kind"] == "answer" and event["id"] not in undone and event["rating"] is not None:
            card = f"{event['learner']}/{event['course']}/{event['item']}"
            yield Review(card, int(event["time"]), Rating(event["rating"]))


def _rows(rows: Iterable[Mapping[str, str]]) -> Iterator[Review]:
    last: dict[str, int] = {}
    for row in rows:
        rating = int(row["rating"] if "rating" in row else row["review_rating"])
        if rating == 0:  # the cards moved by hand in published logs
            continue
        card = f"{row.get('user_id', '')}/{row['card_id']}"
        last[card] = _time(row, last.get(card, EPOCH))
        yield Review(card, last[card], RATINGS[rating - 1])


def _time(row: Mapping[str, str], last: int) -> int:
    if "review_time" in row:
        return int(row["review_time"])
    if "day_offset" in row:
        return EPOCH + int(row["day_offset"]) * DAY_MS
    return last + max(0, int(row["elapsed_days"])) * DAY_MS


def main(arguments: list[str] | None = None) -> int:
    """Print one line for each file."""
    made = argparse.ArgumentParser(prog="python -m tests.bench.log_loss", description=__doc__)
    made.add_argument("files", nargs="+", type=Path, metavar="FILE")
    made.add_argument("--whole-days", action="store_true", help="drop fractions of a day, as the FSRS project does")
    args = made.parse_args(arguments)
    scheduler = FsrsScheduler()
    for path in args.files:
        try:
            reviews = read_log(path)
        except (LogRefused, OSError) as error:
            print(error, file=sys.stderr)
            return 2
        found = list(predictions(reviews, scheduler.review, scheduler.exponent, whole_days=args.whole_days))
        print(
            f"{path}: {len(reviews)} reviews, {len(found)} predicted, "
            f"log loss {log_loss(found):.4f}, RMSE(bins) {rmse_bins(found):.4f}"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
