"""What the wheel and the phone package are made from."""

from __future__ import annotations

import configparser
import importlib
import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions, requires

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import app
from tests.source import ROOT, modules

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
ON_LINUX = {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "extra": ""}
NAMED_BY_STRING = {"japanize_kivy", "fonticon_mdi7"}  # only their font files are used; importing one changes Kivy


def spec() -> dict[str, str]:
    """The settings of buildozer.spec, without its own %(source.dir)s filled in."""
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.read(ROOT / "buildozer.spec", encoding="utf-8")
    return dict(parser["app"])


def spec_pins() -> dict[str, str]:
    """Canonical name -> version ("" where none is pinned) of buildozer.spec's requirements."""
    pairs = (entry.strip().partition("==") for entry in spec()["requirements"].split(","))
    return {canonicalize_name(name): version for name, _, version in pairs}


def needed(requirement: Requirement, seen: set[str]) -> Iterator[str]:
    """Canonical names of a requirement and of all that it needs on Linux, by what is installed here."""
    name = canonicalize_name(requirement.name)
    if name in seen:
        return
    seen.add(name)
    yield name
    for line in requires(name) or []:
        inner = Requirement(line)
        if inner.marker is None or inner.marker.evaluate(ON_LINUX):
            yield from needed(inner, seen)


def test_every_runtime_dependency_is_used() -> None:
    used = {name.split(".")[0] for module in modules() for name in module.imported()}
    used |= {name for name in NAMED_BY_STRING for m in modules() if f'"{name}"' in m.path.read_text(encoding="utf-8")}
    provided = packages_distributions()
    used_distributions = {canonicalize_name(dist) for name in used for dist in provided.get(name, [])}
    assert {canonicalize_name(requirement.name) for requirement in RUNTIME} - used_distributions == set()


def test_every_folder_put_into_the_wheel_is_there() -> None:
    included = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included == {"assets": "app/shipped/assets", "content": "app/shipped/content"}
    assert [name for name in included if not (ROOT / name).is_dir()] == []


def test_the_installed_command_is_main_py() -> None:
    target = PROJECT["project"]["scripts"]["communique"]
    module, _, function = target.partition(":")
    assert callable(getattr(importlib.import_module(module), function))
    assert f"from {module} import {function}" in (ROOT / "main.py").read_text(encoding="utf-8")


def test_the_phone_package_names_every_dependency_and_what_those_need() -> None:
    seen: set[str] = set()
    names = {name for requirement in RUNTIME for name in needed(requirement, seen)}
    assert names - set(spec_pins()) == set()


@pytest.mark.parametrize("requirement", RUNTIME, ids=lambda requirement: str(requirement.name))
def test_the_phone_package_pins_a_version_that_the_project_allows(requirement: Requirement) -> None:
    version = spec_pins()[canonicalize_name(requirement.name)]
    assert version
    assert requirement.specifier.contains(version)


def test_the_phone_package_takes_its_version_from_the_app() -> None:
    found = re.search(spec()["version.regex"], (ROOT / "app" / "__init__.py").read_text(encoding="utf-8"))
    assert found is not None
    assert found[1] == app.__version__


def test_the_phone_package_carries_every_kind_of_file_that_the_app_reads() -> None:
    kept = set(spec()["source.include_exts"].split(","))
    folders = (ROOT / "app", ROOT / "content", ROOT / "assets")
    files = [p for folder in folders for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    assert {path.suffix.removeprefix(".") for path in files} - kept <= {"pot", "po", "md", "gitkeep", ""}


def test_the_phone_package_asks_for_no_permission() -> None:
    assert spec()["android.permissions"] == ""


def test_pictures_that_the_phone_package_names_are_there() -> None:
    named = [value.replace("%(source.dir)s/", "") for value in spec().values() if value.startswith("%(source.dir)s/")]
    assert named
    assert [name for name in named if not (ROOT / name).is_file()] == []
