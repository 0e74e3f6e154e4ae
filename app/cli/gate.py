"""The gate of the terminal: whose answers a command shows or touches, and the PIN asked for before it runs.

Every command says so with `set_defaults(sees=...)`; docs/teachers.md lists them. Without a PIN the gate stands open.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from getpass import getpass

from app.cli.context import Context
from app.i18n import _
from app.services.desk import Desk
from app.services.manage_learners import current_learner, learner_called
from app.services.name_locks import PinWanted
from app.viewmodels import lock

PIN, NEW_PIN = "COMMUNIQUE_PIN", "COMMUNIQUE_NEW_PIN"
TURNS = 3


@dataclass(frozen=True, slots=True)
class Sight:
    """Whose answers: of the learners named (None: who studies now), or `everybody`, which is the teacher's."""

    learners: tuple[str | None, ...] = ()
    everybody: bool = False


def nothing(args: argparse.Namespace) -> Sight:
    """The command reads no answers."""
    return Sight()


def learner(args: argparse.Namespace) -> Sight:
    """The one named with --learner, or who studies now."""
    return Sight((args.learner,))


def teacher(args: argparse.Namespace) -> Sight:
    """Everybody's: the teacher area."""
    return Sight(everybody=True)


def guard(args: argparse.Namespace, app: Context) -> None:
    """Ask for the PINs that the command needs. Raises PinWanted where one is missing or wrong."""
    sight: Sight = args.sees(args)
    if sight == Sight():
        return
    with closing(app.desk()) as desk:
        if sight.everybody:
            open_area(app, desk)
        for name in sight.learners:
            admit(app, desk, name)


def open_area(app: Context, desk: Desk, why: str = "") -> None:
    """Ask for the PIN of the teacher area, if it is shut. Raises PinWanted."""
    if not desk.teacher_area.open:
        _ask(app, why or _("PIN of the teacher area"), lambda pin: lock.try_pin(desk.teacher_area, pin))


def admit(app: Context, desk: Desk, name: str | None) -> None:
    """Ask for the PIN that a learner's answers need, if any; an unknown name needs none. Raises PinWanted."""
    if not desk.names.used():
        return
    store = desk.store()
    current = current_learner(store)
    found = current if name is None else learner_called(store, name)
    wanted = None if found is None else lock.asked(desk, found, current)
    if found is None or wanted is None:
        return
    if wanted.teachers:
        open_area(app, desk, _("PIN of the teacher area (to see {name})").format(name=found.name))
    else:
        _ask(app, _("PIN of {name}").format(name=found.name), lambda pin: lock.try_name(desk, found.id, pin))


def new_pin(app: Context) -> str:
    """A new PIN: typed twice, or COMMUNIQUE_NEW_PIN. Raises PinWanted."""
    if given := os.environ.get(NEW_PIN):
        return given
    if not app.stdin.isatty():
        raise PinWanted(_("There is no terminal to ask in: put the new PIN into {name}.").format(name=NEW_PIN))
    first, again = _read(app, _("New PIN")), _read(app, _("Once more"))
    if first != again:
        raise PinWanted(_("The two were not the same. Nothing was changed."))
    return first


def _ask(app: Context, who: str, tried: Callable[[str], str]) -> None:
    """Ask until a PIN opens; `tried` gives why it does not."""
    if given := os.environ.get(PIN):
        if said := tried(given):
            raise PinWanted(f"{who}: {said}")
        return
    if not app.stdin.isatty():
        raise PinWanted(
            _("{who} needed: run the command in a terminal, or put the PIN into {name}.").format(who=who, name=PIN)
        )
    for _turn in range(TURNS):
        said = tried(_read(app, who))
        if not said:
            return
        print(said, file=app.stderr)
    raise PinWanted(_("Nothing was shown or changed. Forgotten? See docs/teachers.md, The PIN."))


def _read(app: Context, prompt: str) -> str:
    """A line from the terminal that is not shown."""
    try:
        return getpass(f"{prompt}: ", stream=app.stderr)
    except EOFError:
        raise PinWanted(_("{who}: nothing was typed.").format(who=prompt)) from None
