"""The project's own source files, read by the tests that watch over the house rules."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APP = ROOT / "app"


@dataclass(frozen=True)
class Module:
    """One Python file under app/, parsed."""

    path: Path
    tree: ast.Module
    lines: int

    @property
    def room(self) -> str:
        """The part of app/ that it lies in: `domain`, `ui`, `bootstrap` ..."""
        return self.path.relative_to(APP).parts[0].removesuffix(".py")

    @property
    def place(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    def imported(self) -> Iterator[str]:
        """Full names of everything imported, also inside functions; `from a import b` gives `a.b`."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from (f"{self._base(node)}.{alias.name}" for alias in node.names)

    def _base(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        package = self.path.relative_to(ROOT).with_suffix("").parts[: -node.level]
        return ".".join((*package, *([node.module] if node.module else [])))


@cache
def modules() -> tuple[Module, ...]:
    """Every module under app/, except copies made by a build."""
    return tuple(_parse(path) for path in sorted(APP.rglob("*.py")) if "shipped" not in path.relative_to(APP).parts)


def kv_files() -> list[Path]:
    """Every kv file of the window."""
    return sorted(APP.rglob("*.kv"))


def _parse(path: Path) -> Module:
    source = path.read_text(encoding="utf-8")
    return Module(path, ast.parse(source), source.count("\n"))
