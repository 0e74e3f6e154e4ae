"""The scheduler of one learner: with the weights that were fitted to them, or the default ones."""

from __future__ import annotations

import logging
from typing import Protocol

from app.services.ports import Scheduler

_LOG = logging.getLogger(__name__)


class WeightsRefused(ValueError):
    """Weights that the memory model does not take; the text says which and why."""


class WeightStore(Protocol):
    """What is needed of the store."""

    def weights(self, learner: str) -> tuple[float, ...] | None:
        """The personal weights of a learner, or None where the default ones hold."""
        ...


def scheduler_for(learner: str, store: WeightStore, scheduler: Scheduler) -> Scheduler:
    """The learner's own scheduler. Kept weights that cannot be used are logged and the default ones hold."""
    weights = store.weights(learner)
    if weights is None:
        return scheduler
    try:
        return scheduler.with_weights(weights)
    except WeightsRefused as error:
        _LOG.warning("The personal weights of learner %s are not used: %s", learner, error)
        return scheduler
