"""Arguments that several commands read alike."""

from __future__ import annotations

import argparse

from app.i18n import _

MOST_QUESTIONS = 1000
MOST_SEED = 2**63 - 1  # what a column of the progress file holds


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
