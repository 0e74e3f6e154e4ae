"""The phone build's hook, run on a copy of the sources as the build makes it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.source import ROOT
from tools.p4a_hook import before_apk_build, private_dir

READ_WITHOUT_YAML = """
import sys
sys.modules["yaml"] = None
from app import paths
from app.banks.reader import YamlCourseReader
courses = [p.parent for p in paths.content_dir().glob("*/statement.yaml")]
print(sum(len(YamlCourseReader(None).read(path).course.items) for path in courses))
"""


@dataclass
class Arguments:
    """What python-for-android keeps of the command line for the package's own build script."""

    unknown_args: Sequence[str]


@dataclass
class FakeToolchain:
    """The part of python-for-android's toolchain that the hook reads."""

    args: Arguments


def toolchain(*arguments: str) -> FakeToolchain:
    return FakeToolchain(Arguments(arguments))


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    for folder in ("app", "content"):
        shutil.copytree(
            ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__", "compiled", "shipped")
        )
    return tmp_path


def test_the_packed_app_reads_its_courses_without_yaml(sources: Path) -> None:
    before_apk_build(toolchain("--private", str(sources)))
    done = subprocess.run(
        [sys.executable, "-c", READ_WITHOUT_YAML], cwd=sources, capture_output=True, text=True, check=True
    )
    assert int(done.stdout) > 0


def test_a_course_with_faults_stops_the_build(sources: Path) -> None:
    next(sources.glob("content/*/statement.yaml")).write_text("format: [", encoding="utf-8")
    with pytest.raises(SystemExit, match="could not be precompiled"):
        before_apk_build(toolchain(f"--private={sources}"))


def test_a_package_without_a_course_is_not_built(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no course"):
        before_apk_build(toolchain("--private", str(tmp_path)))


@pytest.mark.parametrize("arguments", [["--x", "y", "--private", "place"], ["--private=place", "--z"]])
def test_the_hook_finds_the_copied_sources(arguments: list[str]) -> None:
    assert str(private_dir(arguments)) == "place"


def test_a_build_that_names_no_sources_is_stopped() -> None:
    with pytest.raises(SystemExit, match="--private"):
        private_dir(["--release"])
