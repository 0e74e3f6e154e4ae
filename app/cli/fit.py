"""`fit`: fits the memory model to a learner's own answers."""

from __future__ import annotations

import argparse
from contextlib import closing

from app.cli import gate
from app.cli.context import Context
from app.domain.learner import Learner
from app.i18n import _
from app.services.fit_weights import FitRefused, Fitted, fit_weights, reset_weights
from app.services.manage_learners import ensure_learner, find_learner

REFUSED = 2


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    made = sub.add_parser("fit", help=_("fit the memory model to your own answers, of all courses"))
    made.add_argument("--learner", metavar="NAME", help=_("whose answers (default: who studied last)"))
    made.add_argument("--reset", action="store_true", help=_("go back to the default weights"))
    made.set_defaults(run=run, sees=gate.learner)


def run(args: argparse.Namespace, app: Context) -> int:
    """Fit, or go back; say what was done."""
    with closing(app.open_store()) as store:
        learner = find_learner(store, args.learner) if args.learner else ensure_learner(store)
        if args.reset:
            print(_reset(reset_weights(learner.id, store, app.scheduler), learner), file=app.stdout)
            return 0
        try:
            found = fit_weights(learner.id, store, app.scheduler, app.parts.fitter)
        except FitRefused as refusal:
            print(f"communique: {refusal}", file=app.stderr)
            return REFUSED
    print("\n".join(_said(found, learner)), file=app.stdout)
    return 0


def _reset(had: bool, learner: Learner) -> str:
    if had:
        return _("{name} has the default weights again; all memory states were recomputed.").format(name=learner.name)
    return _("{name} had the default weights already.").format(name=learner.name)


def _said(found: Fitted, learner: Learner) -> list[str]:
    better = found.gain
    return [
        _(
            "{name} has {reviews} reviews. Weights were fitted to the first {training} and tested on {held_out} later "
            "answers to questions met on an earlier day."
        ).format(name=learner.name, reviews=found.reviews, training=found.training, held_out=found.held_out),
        _("Log loss on these: {default:.4f} with the default weights, {personal:.4f} with personal ones.").format(
            default=found.default_loss, personal=found.personal_loss
        ),
        _("Gain: {mean:+.4f} (95 % interval {low:+.4f} to {high:+.4f}; above zero is better).").format(
            mean=better.mean, low=better.low, high=better.high
        ),
        _("Kept: the weights were fitted again to all reviews, and all memory states recomputed with them.")
        if found.kept
        else _("Not kept, because the gain is not surely above zero. Nothing was changed."),
    ]
