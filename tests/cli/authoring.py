"""The author's commands run as a person runs them, in a folder of their own."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

import pytest

from app.bootstrap import main
from tests.banks.courses import BANK, QUIZ, write


class Terminal:
    """Runs commands from one folder; keeps what each printed."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder, self._patch = folder, patch
        self.out = self.err = ""
        patch.setenv("COMMUNIQUE_HOME", str(folder / "home"))
        patch.chdir(folder)

    def run(self, *args: str, typed: str = "") -> int:
        """Run a command; the exit code. `typed` waits on standard input."""
        out, err = io.StringIO(), io.StringIO()
        self._patch.setattr("sys.stdin", io.StringIO(typed))
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(args)
        self.out, self.err = out.getvalue(), err.getvalue()
        return code

    def course(self, name: str = "course") -> Path:
        """A small course with every kind of question."""
        return write(self.folder / name, {"space": BANK}, {"test": QUIZ})
