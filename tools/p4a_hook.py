"""python-for-android's hook: puts the parsed banks beside the sources that are about to be packed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol


class _Arguments(Protocol):
    @property
    def unknown_args(self) -> Sequence[str]: ...


class Toolchain(Protocol):
    """The part of python-for-android's toolchain object that is read here."""

    @property
    def args(self) -> _Arguments:
        """The parsed command line; what it does not know goes on to the package's own build script."""
        ...


def private_dir(arguments: Sequence[str]) -> Path:
    """The folder of sources that `--private` names. Raises SystemExit where the build passes none."""
    for position, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--private":
            return Path(value or arguments[position + 1])
    raise SystemExit("p4a_hook: python-for-android passed no --private folder, so no bank can be precompiled")


def before_apk_build(toolchain: Toolchain) -> None:
    """Precompile every course in the copied sources, with the reader that is packed with them.

    Runs in the Python that runs python-for-android, which needs PyYAML; a failure stops the build.
    """
    sources = private_dir(toolchain.args.unknown_args)
    courses = [str(statement.parent) for statement in sorted(sources.glob("content/*/statement.yaml"))]
    if not courses:
        raise SystemExit(f"p4a_hook: there is no course under {sources / 'content'}")
    done = subprocess.run([sys.executable, "-m", "app.banks.precompile", *courses], cwd=sources, check=False)
    if done.returncode:
        raise SystemExit("p4a_hook: the banks could not be precompiled (pip install pyyaml beside python-for-android?)")
