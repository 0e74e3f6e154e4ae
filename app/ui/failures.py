"""What nobody foresaw: written to a small log in the data folder and said in a word; the app lives on."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path

from kivy.base import ExceptionHandler, ExceptionManager

LOG_NAME, LOG_BYTES = "communique.log", 200_000


def logger(folder: Path) -> logging.Logger:
    """The program's log in `folder`, at most two files of 200 kB; silent where the folder cannot be written."""
    made = logging.getLogger("communique")
    made.propagate = False
    for former in list(made.handlers):
        made.removeHandler(former)
        former.close()
    made.addHandler(logging.NullHandler())
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        written = RotatingFileHandler(
            folder / LOG_NAME, maxBytes=LOG_BYTES, backupCount=1, encoding="utf-8", delay=True
        )
        written.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        made.addHandler(written)
    return made


class Watch(ExceptionHandler):
    """Stands between an exception in a callback and the end of the app. `tell(exception)` says it to the learner."""

    def __init__(self, log: logging.Logger, tell: Callable[[Exception], None]) -> None:
        self._log, self._tell = log, tell
        super().__init__()

    def handle_exception(self, inst: BaseException) -> int:
        """Log and tell; what is no Exception (an interrupt, an exit) ends the app as usual."""
        if not isinstance(inst, Exception):
            return int(ExceptionManager.RAISE)
        logging.raiseExceptions = False  # a full disk must not make the log itself speak up
        self._log.critical("unforeseen", exc_info=inst)
        self._tell(inst)
        return int(ExceptionManager.PASS)


def watch(folder: Path, tell: Callable[[Exception], None]) -> Watch:
    """Watch from now on; end it with `unwatch`."""
    made = Watch(logger(folder), tell)
    ExceptionManager.add_handler(made)
    return made


def unwatch(made: Watch) -> None:
    """Watch no longer."""
    ExceptionManager.remove_handler(made)
