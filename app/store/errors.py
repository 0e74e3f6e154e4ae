"""What a person is told when the database or the disk refuses."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from app.i18n import _
from app.services.ports import StoreError


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Turn every failure of the database, the disk or an unreadable row into a StoreError."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise StoreError(explain(error, folder)) from error
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(
            _("The progress file in {folder} holds something this version cannot read. Update the app.").format(
                folder=folder
            )
        ) from error


def explain(error: Exception, folder: Path) -> str:
    """One or two sentences on what failed and what to do."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    name = getattr(cause, "sqlite_errorname", "") or ""
    number = cause.errno if isinstance(cause, OSError) else None
    if name == "SQLITE_FULL" or number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        said = _("The disk is full: the last step was not saved. Free some space for {folder} and do it again.")
    elif name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")) or number in (
        errno.EACCES,
        errno.EPERM,
        errno.EROFS,
    ):
        said = _("{folder} cannot be written. Allow writing there, or set COMMUNIQUE_HOME to another folder.")
    elif name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        said = _("The progress file in {folder} is damaged. Close the app and open it again to restore a backup.")
    elif name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        said = _("Another program holds the progress file in {folder}. Close it and do the last step again.")
    elif name.startswith("SQLITE_IOERR") or number is not None:
        said = _("The disk failed: the last step was not saved. Check the disk of {folder} and do it again.")
    else:
        said = _("The progress file in {folder} refused the last step; it was not saved. ({detail})")
    return said.format(folder=folder, detail=_first_line(cause))


def _first_line(error: BaseException | None) -> str:
    return str(error).partition("\n")[0]
