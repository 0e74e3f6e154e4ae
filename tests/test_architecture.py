"""The house rules as sentences; import-linter checks the chains of imports, these the rest."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator

import pytest

from tests.source import APP, ROOT, Module, kv_files, modules

KNOWN_TO = {
    "kivy": {"ui", "bootstrap"},
    "japanize_kivy": {"ui"},
    "fonticon_mdi7": {"ui"},
    "sqlalchemy": {"store"},
    "sqlite3": {"store"},
    "yaml": {"banks"},
    "fsrs": {"scheduling"},
    "fsrs_rs_python": {"scheduling"},
    "xlsxwriter": {"reports"},
    "platformdirs": {"paths"},
    "gettext": {"i18n"},
}
CLOCKS = {
    "now",
    "today",
    "utcnow",
    "time",
    "time_ns",
    "monotonic",
    "perf_counter",
    "uuid1",
    "uuid4",
    "urandom",
    "token_hex",
}
NEVER = {"pickle", "cPickle", "marshal", "shelve", "dill", "eval", "exec", "mock"}
MODULE_LINES = 300
FUNCTION_LINES = 50


def layer_lines() -> list[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    return [str(line) for line in next(c for c in contracts if c["type"] == "layers")["layers"]]


def calls(module: Module) -> Iterator[tuple[ast.Call, str, str]]:
    """Each call with its owner (`datetime` in `datetime.now()`, or "") and its name."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Attribute(value=ast.Name(id=owner), attr=name):
                    yield node, owner, name
                case ast.Attribute(attr=name):
                    yield node, "?", name
                case ast.Name(id=name):
                    yield node, "", name


def test_every_room_stands_in_the_layers() -> None:
    listed = {room.strip() for line in layer_lines() for room in line.split("|")}
    standing = {module.room for module in modules()} - {"__init__"}
    assert standing == listed


@pytest.mark.parametrize("package", KNOWN_TO)
def test_a_package_is_known_only_to_its_room(package: str) -> None:
    wrong = [
        m.place
        for m in modules()
        if m.room not in KNOWN_TO[package] and package in {i.split(".")[0] for i in m.imported()}
    ]
    assert wrong == []


@pytest.mark.parametrize("room", ["ui", "cli", "viewmodels"])
def test_what_people_see_reaches_banks_store_and_scheduling_only_through_services(room: str) -> None:
    hidden = ("app.banks", "app.store", "app.scheduling", "app.reports")
    wrong = [(m.place, i) for m in modules() if m.room == room for i in m.imported() if i.startswith(hidden)]
    assert wrong == []


def test_screens_do_not_know_one_another() -> None:
    shared = ("app.ui.screens.screen", "app.ui.screens.navigator", "app.ui.screens.reporting")
    wrong = []
    for module in modules():
        parts = module.path.relative_to(APP).parts
        if parts[:2] == ("ui", "screens") and len(parts) > 3:
            own = f"app.ui.screens.{parts[2]}"
            wrong += [
                (module.place, name)
                for name in module.imported()
                if name.startswith("app.ui.screens.") and name != own and not name.startswith((own + ".", *shared))
            ]
    assert wrong == []


def test_domain_reads_no_clock_and_no_global_random() -> None:
    wrong = [
        f"{module.place}:{node.lineno} {owner}.{name}"
        for module in modules()
        if module.room == "domain"
        for node, owner, name in calls(module)
        if (owner in ("time", "datetime", "date", "uuid", "os", "secrets") and name in CLOCKS)
        or (owner == "random" and name != "Random")
    ]
    assert wrong == []


def test_domain_does_no_input_or_output() -> None:
    outside = {"os", "pathlib", "shutil", "socket", "subprocess", "sqlite3", "tempfile", "urllib", "logging"}
    wrong = [
        (m.place, name)
        for m in modules()
        if m.room == "domain"
        for name in m.imported()
        if name.split(".")[0] in outside
    ]
    opened = [
        m.place for m in modules() if m.room == "domain" for _, owner, name in calls(m) if (owner, name) == ("", "open")
    ]
    assert (wrong, opened) == ([], [])


def test_nothing_is_pickled_evaluated_or_mocked() -> None:
    imported = [(m.place, i) for m in modules() for i in m.imported() if NEVER & set(i.split("."))]
    called = [(m.place, name) for m in modules() for _, owner, name in calls(m) if owner == "" and name in NEVER]
    tests = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "tests").rglob("*.py"))
        if re.search(
            r"^\s*(import|from)\s+(pickle|marshal|shelve|unittest)\b", path.read_text(encoding="utf-8"), re.MULTILINE
        )
    ]
    assert (imported, called, tests) == ([], [], [])


def test_modules_and_functions_stay_small() -> None:
    long_modules = [f"{m.place} {m.lines}" for m in modules() if m.lines > MODULE_LINES]
    long_functions = [
        f"{m.place}:{node.lineno} {node.name}"
        for m in modules()
        for node in ast.walk(m.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno >= FUNCTION_LINES
    ]
    assert (long_modules, long_functions) == ([], [])


def test_kv_files_do_not_look_up_the_app() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in kv_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if re.search(r"(?<![\w.])app\.(?!i18n|ui)\w", line.split("#")[0])
    ]
    assert wrong == []


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_questions_about_the_program_import_neither_window_nor_store(option: str) -> None:
    code = (
        "import contextlib, io, sys\n"
        "from app.bootstrap import main\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        f"    main([{option!r}])\n"
        "print(sorted({'kivy', 'sqlalchemy', 'yaml', 'fsrs'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"
