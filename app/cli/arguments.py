"""Arguments that several commands read alike."""

from __future__ import annotations

import argparse

from app.i18n import _

MOST_QUESTIONS = 1000
MOST_SEED = 2**63 - 1  # what a column of the progress file holds


def add_session_options(made: argparse.ArgumentParser, most: str) -> None:
    """The options of every command that starts a session; `most` says what `--questions` counts."""
    made.add_argument("--questions", type=count, metavar="N", help=most)
    made.add_argument(
        "--seed", type=seed, metavar="N", help=_("the seed of the shuffle, to see the same session again")
    )
    made.add_argument("--learner", metavar="NAME", help=_("who studies; a new name is added"))


def count(text: str) -> int:
    """How many questions."""
    if not text.isascii() or not text.isdigit() or len(text) > 4 or not 1 <= int(text) <= MOST_QUESTIONS:
        raise argparse.ArgumentTypeError(
            _("{text!r} is no whole number from 1 to {most}").format(text=text[:40], most=MOST_QUESTIONS)
        )
    return int(text)


def seed(text: str) -> int:
    """The seed of a shuffle."""
    if not text.isascii() or not text.isdigit() or len(text) > 19 or int(text) > MOST_SEED:
        raise argparse.ArgumentTypeError(
            _("{text!r} is no whole number from 0 to {most}").format(text=text[:40], most=MOST_SEED)
        )
    return int(text)
