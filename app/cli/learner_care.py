"""What `learners` can do to one learner: rename, merge, erase, export, lock."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from app.cli import gate
from app.cli.asking import DECLINED, agreed
from app.cli.context import Context
from app.cli.gate import Sight
from app.domain.learner import Learner
from app.i18n import _
from app.services.manage_learners import UnknownLearner, find_learner, rename_learner
from app.services.personal_data import (
    SameLearner,
    erase_learner,
    merge_learners,
    personal_data,
    write_personal_data,
)
from app.services.ports import ProgressStore, StoreError
from app.viewmodels import lock
from app.viewmodels.personal_page import as_html
from app.viewmodels.told import erased_lines, merged_text

USAGE_ERROR = 2


def add_options(to: argparse.ArgumentParser) -> None:
    """Declare them."""
    to.add_argument("--rename", nargs=2, metavar=("OLD", "NEW"), help=_("give a learner another name"))
    to.add_argument("--merge", nargs=2, metavar=("FROM", "INTO"), help=_("two learners are one person"))
    to.add_argument("--erase", metavar="NAME", help=_("remove a learner with all answers, for good"))
    to.add_argument("--yes", action="store_true", help=_("with --erase or --merge: do not ask"))
    to.add_argument("--export", metavar="NAME", help=_("write everything of a learner into the folder --out"))
    to.add_argument("--lock", metavar="NAME", help=_("give a name a PIN of its own, or another one"))
    to.add_argument("--unlock", metavar="NAME", help=_("take the PIN of a name away"))
    to.add_argument("--out", type=Path, metavar="FOLDER", help=_("with --export: where to; the folder is made"))


def sees(args: argparse.Namespace) -> Sight:
    """Whose answers the acts touch; the list holds names, days and counts only. A lock asks by itself."""
    pair = args.merge or ([args.rename[0]] if args.rename else [])
    return Sight((*pair, *(name for name in (args.erase, args.export) if name is not None)))


def care(args: argparse.Namespace, app: Context) -> int | None:
    """Do what was asked; None where nothing was. Refusals are one line and exit code 2."""
    acts = {"rename": _rename, "merge": _merge, "erase": _erase, "export": _export, "lock": _lock, "unlock": _unlock}
    asked = [name for name in acts if getattr(args, name) is not None]
    try:
        _consistent(args, asked)
        return acts[asked[0]](args, app) if asked else None
    except (_Usage, UnknownLearner, SameLearner) as error:
        print(f"communique: {error}", file=app.stderr)
        return USAGE_ERROR


class _Usage(Exception):
    """Options that do not go together; the text says which."""


def _consistent(args: argparse.Namespace, asked: list[str]) -> None:
    if len(asked) > 1:
        raise _Usage(_("Give one of --rename, --merge, --erase, --export, --lock and --unlock."))
    if args.yes and not {"erase", "merge"} & set(asked):
        raise _Usage(_("--yes belongs to --erase and --merge."))
    if (args.out is not None) != ("export" in asked):
        raise _Usage(_("--export NAME and --out FOLDER belong together."))


def _rename(args: argparse.Namespace, app: Context) -> int:
    old, new = args.rename
    with closing(_writable(app)) as store:
        rename_learner(store, find_learner(store, old), new)
    return _say(app, _("Renamed."))


def _merge(args: argparse.Namespace, app: Context) -> int:
    with closing(_writable(app)) as store:
        old, into = (find_learner(store, name) for name in args.merge)
        what = _("This puts all answers of {old} under {into}; they cannot be told apart again.")
        if old != into and not args.yes and not agreed(app, what.format(old=old.name, into=into.name), into.name):
            _say(app, _("Nothing was merged."))
            return DECLINED
        merge_learners(store, app.scheduler, old, into)
    _forget(app, old)
    return _say(app, merged_text(old.name, into.name))


def _erase(args: argparse.Namespace, app: Context) -> int:
    with closing(_writable(app)) as store:
        learner = find_learner(store, args.erase)
        what = _("This removes {name} and every answer for good.").format(name=learner.name)
        if not args.yes and not agreed(app, what, learner.name):
            _say(app, _("Nothing was erased."))
            return DECLINED
        erased = erase_learner(store, learner)
    _forget(app, learner)
    for line in erased_lines(learner.name, erased):
        _say(app, line)
    return 0


def _export(args: argparse.Namespace, app: Context) -> int:
    if args.out.exists() and (not args.out.is_dir() or any(args.out.iterdir())):
        raise _Usage(_("{folder} is not empty; name a new folder.").format(folder=args.out))
    with closing(app.desk()) as desk:
        data = personal_data(desk.store(), find_learner(desk.store(), args.export), desk.course)
    try:
        files = write_personal_data(args.out, data, as_html(data))
    except OSError as error:
        raise _Usage(_("{folder} cannot be written: {why}").format(folder=args.out, why=error.strerror)) from None
    return _say(app, _("Written: {files}.").format(files=", ".join(map(str, files))))


def _lock(args: argparse.Namespace, app: Context) -> int:
    return _change_pin(app, args.lock, lambda: gate.new_pin(app))


def _unlock(args: argparse.Namespace, app: Context) -> int:
    return _change_pin(app, args.unlock, lambda: "")


def _change_pin(app: Context, name: str, pin: Callable[[], str]) -> int:
    """Set the PIN of a name, or take it away where it is empty; the present one is asked for first."""
    with closing(app.desk()) as desk:
        learner = find_learner(desk.store(), name)
        gate.admit(app, desk, learner.name)
        done, said = lock.change_name_pin(desk, learner.id, pin())
    if not done:
        raise _Usage(said)
    return _say(app, said)


def _forget(app: Context, learner: Learner) -> None:
    """A PIN does not outlive its name, nor does the first screen that named it."""
    app.desk().gone(learner)


def _writable(app: Context) -> ProgressStore:
    store = app.open_store()
    if store.read_only:
        reason = store.read_only
        store.close()
        raise StoreError(reason)
    return store


def _say(app: Context, text: str) -> int:
    print(text, file=app.stdout, flush=True)
    return 0
