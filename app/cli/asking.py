"""Asking before something that cannot be taken back."""

from __future__ import annotations

from app.cli.context import Context
from app.i18n import _

DECLINED = 1  # exit code: nothing was done, as asked


def agreed(app: Context, what: str, name: str) -> bool:
    """Say what would happen and ask; only `name` itself, typed once more, is a yes."""
    print(_("{what} Type {name} to go on: ").format(what=what, name=name), end="", file=app.stdout, flush=True)
    return app.stdin.readline().strip() == name
