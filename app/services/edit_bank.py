"""Save an edited bank: at once, and never over what someone else wrote meanwhile."""

from __future__ import annotations

from pathlib import Path

from app.i18n import _
from app.services.author_files import AuthorRefused, replace_file


class BankChanged(AuthorRefused):
    """The file is not as it was when it was opened; holds both versions, `theirs` from the disk."""

    def __init__(self, mine: bytes, theirs: bytes) -> None:
        super().__init__(_("The file was changed meanwhile; nothing was written. Choose which version to keep."))
        self.mine = mine
        self.theirs = theirs


def save_bank(path: Path, opened: bytes, changed: bytes) -> None:
    """Put `changed` in the file's place if it still holds `opened`. Raises BankChanged or AuthorRefused."""
    theirs = path.read_bytes() if path.is_file() else b""
    if theirs != opened:
        raise BankChanged(changed, theirs)
    replace_file(path, changed, expected=opened)
