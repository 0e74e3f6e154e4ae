"""Command lines to copy: quoted as the system's shell reads them."""

from __future__ import annotations

import os
import shlex
import subprocess

PROGRAM = ("python", "main.py")


def command_line(*words: str, windows: bool = os.name == "nt") -> str:
    """`python main.py` with words, each quoted where it has to be."""
    line = [*PROGRAM, *words]
    return subprocess.list2cmdline(line) if windows else shlex.join(line)
