"""FsrsFitter: fits FSRS-6 weights with the optional package fsrs-rs-python."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence

from app.domain.memory import Rating
from app.i18n import _
from app.scheduling.fsrs_scheduler import bounds
from app.services.fit_weights import FitRefused, History

PACKAGE = "fsrs_rs_python"
_NUMBER = {rating: number for number, rating in enumerate(Rating, start=1)}


class FsrsFitter:
    """Fits weights; the package is imported when it is needed."""

    def missing(self) -> bool:
        """Whether the package is not installed."""
        return importlib.util.find_spec(PACKAGE) is None

    def fit(self, histories: Sequence[History]) -> tuple[float, ...]:
        """Weights within the scheduler's bounds. Raises FitRefused where the package finds too little."""
        import fsrs_rs_python as package

        prefixes = [prefix for history in histories for prefix in _learnable(history)]
        items = [package.FSRSItem([package.FSRSReview(_NUMBER[r], days) for days, r in one]) for one in prefixes]
        if not items:
            raise FitRefused(_("No question was met on two different days yet, so there is nothing to fit."))
        try:
            weights = package.FSRS(list(package.DEFAULT_PARAMETERS)).compute_parameters(items)
        except (ValueError, RuntimeError) as error:
            text = _("The answers are too few or too alike to fit weights ({error}).")
            raise FitRefused(text.format(error=error)) from error
        # The package counts in single precision, so a weight at its bound may come out a hair beyond it.
        limits = bounds()
        if len(weights) != len(limits):
            raise FitRefused(_("The installed fsrs-rs-python fits another model. Install version 0.9 or later of it."))
        return tuple(min(high, max(low, float(w))) for w, (low, high) in zip(weights, limits, strict=True))


def _learnable(history: History) -> list[History]:
    """The beginnings of a history that end in a review on a later day: what the package wants to learn from."""
    return [history[: end + 1] for end in range(1, len(history)) if history[end][0] > 0]
