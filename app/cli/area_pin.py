"""`classes lock` and `classes unlock`: the PIN of the teacher area."""

from __future__ import annotations

import argparse
from contextlib import closing

from app.cli import gate
from app.cli.context import Context
from app.i18n import _
from app.services.pin import PinRefused
from app.viewmodels import lock


def add_acts(acts: argparse._SubParsersAction[argparse.ArgumentParser]) -> list[argparse.ArgumentParser]:
    """Declare both; they ask for the present PIN by themselves."""
    set_it = acts.add_parser("lock", help=_("set or change the PIN of the teacher area"))
    set_it.set_defaults(run=lambda _args, app: _change(app, remove=False), sees=gate.nothing)
    take = acts.add_parser("unlock", help=_("take the PIN of the teacher area away"))
    take.set_defaults(run=lambda _args, app: _change(app, remove=True), sees=gate.nothing)
    return [set_it, take]


def _change(app: Context, *, remove: bool) -> int:
    with closing(app.desk()) as desk:
        gate.open_area(app, desk)
        done, said = lock.change_pin(desk.teacher_area, "" if remove else gate.new_pin(app))
    if not done:
        raise PinRefused(said)
    print(said, file=app.stdout, flush=True)
    return 0
