"""The door: what main.py does where no window can open, and how it answers about itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import app
from tests.source import ROOT

SCREEN = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")


def without_screen(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in SCREEN}
    return {**kept, "COMMUNIQUE_HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"}


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        env=without_screen(home),
        timeout=60,
        check=False,
    )


def test_version_is_the_package_version(tmp_path: Path) -> None:
    done = run(tmp_path, "--version")
    assert (done.returncode, done.stdout.split()) == (0, ["communique", app.__version__])


def test_help_leaves_the_data_folder_unmade(tmp_path: Path) -> None:
    home = tmp_path / "home"
    done = run(home, "--help")
    assert done.returncode == 0
    assert "study" in done.stdout
    assert not home.exists()


@pytest.mark.parametrize("arguments", [["nonsense"], ["--nonsense"], ["study", "--questions", "many"]])
def test_a_wrong_command_line_is_refused_without_a_traceback(tmp_path: Path, arguments: list[str]) -> None:
    done = run(tmp_path, *arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


if sys.platform == "linux":
    import pty
    import select

    def screen_of(terminal: int, end: str, seconds: float = 60.0) -> str:
        """What a program writes to its terminal up to `end`."""
        seen = b""
        while end.encode() not in seen and select.select([terminal], [], [], seconds)[0]:
            try:
                seen += os.read(terminal, 4096)
            except OSError:  # Linux: the program has closed its side
                break
        return seen.decode(errors="replace")

    def test_without_display_and_terminal_it_says_how_to_go_on(tmp_path: Path) -> None:
        done = run(tmp_path)
        lines = done.stderr.splitlines()
        assert done.returncode == 2
        assert len(lines) == 2
        assert "display" in lines[0]
        assert "main.py study" in lines[1]

    def test_without_display_the_terminal_session_starts(tmp_path: Path) -> None:
        ours, theirs = pty.openpty()
        program = subprocess.Popen(
            [sys.executable, str(ROOT / "main.py")],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=without_screen(tmp_path),
        )
        os.close(theirs)
        try:
            told = screen_of(ours, "for the commands")
            os.write(ours, b":q\n")
            told += screen_of(ours, "Saved.")
            assert program.wait(20) == 0
        finally:
            program.kill()
            program.wait()
            os.close(ours)
        assert "No window can open" in told.splitlines()[0]
        assert "Traceback" not in told
