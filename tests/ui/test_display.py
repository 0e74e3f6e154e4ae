"""What is said where no window can open."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from app.ui.display import (
    OFFSCREEN_LIBRARIES,
    WINDOW_LIBRARIES,
    display_problem,
    library_loads,
    window_problem,
    x_server_answers,
)


def yes(_name: str) -> bool:
    return True


def no(_name: str) -> bool:
    return False


def test_a_desktop_with_opengl_has_no_problem() -> None:
    assert display_problem({"DISPLAY": ":0"}, "linux", can_load=yes, can_reach=yes) is None


def test_no_display_is_said_in_one_line_with_its_mend() -> None:
    problem = display_problem({}, "linux", can_load=yes, can_reach=no)
    assert problem is not None
    assert "no display" in problem
    assert "ssh -X" in problem
    assert "\n" not in problem


def test_a_display_that_does_not_answer_is_named() -> None:
    problem = display_problem({"DISPLAY": ":77"}, "linux", can_load=yes, can_reach=no)
    assert problem is not None
    assert ":77" in problem


@pytest.mark.parametrize(
    ("environ", "libraries"),
    [({"DISPLAY": ":0"}, WINDOW_LIBRARIES), ({"SDL_VIDEODRIVER": "offscreen"}, OFFSCREEN_LIBRARIES)],
)
def test_a_missing_opengl_library_is_named_with_the_packages_that_bring_it(
    environ: dict[str, str], libraries: tuple[str, ...]
) -> None:
    problem = display_problem(environ, "linux", can_load=no, can_reach=yes)
    assert problem is not None
    assert all(name in problem for name in libraries)
    assert "apt-get install" in problem
    assert "\n" not in problem


def test_drawing_offscreen_needs_no_display() -> None:
    assert display_problem({"SDL_VIDEODRIVER": "offscreen"}, "linux", can_load=yes, can_reach=no) is None


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_are_left_to_try(platform: str) -> None:
    assert display_problem({}, platform, can_load=no, can_reach=no) is None


def test_a_phone_is_left_to_try() -> None:
    assert display_problem({"ANDROID_ARGUMENT": "app"}, "linux", can_load=no, can_reach=no) is None


def test_a_library_that_does_not_exist_does_not_load() -> None:
    assert not library_loads("libno-such-library.so.1")


def test_the_reason_of_a_failed_window_stays_on_one_line() -> None:
    line = window_problem("first\nsecond")
    assert "first second" in line
    assert "\n" not in line


@pytest.mark.parametrize("display", ["", "0", ":x", ":65000", "no.such.host.invalid:1"])
def test_nothing_answers_at_a_wrong_display(display: str) -> None:
    assert not x_server_answers(display)


def test_a_listening_display_on_the_network_is_found() -> None:
    with socket.socket() as server:
        port = _bind_above_x(server)
        server.listen()
        assert x_server_answers(f"127.0.0.1:{port - 6000}.0")


def _bind_above_x(server: socket.socket) -> int:
    """Bind a free port; every ephemeral port lies above X's 6000."""
    server.bind(("127.0.0.1", 0))
    port: int = server.getsockname()[1]
    return port


def test_a_wayland_socket_counts_as_a_display(tmp_path: Path) -> None:
    environ = {"WAYLAND_DISPLAY": "w", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert display_problem(environ, "linux", can_load=yes, can_reach=no) is not None
    if not hasattr(socket, "AF_UNIX"):
        return
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "w"))
        assert display_problem(environ, "linux", can_load=yes, can_reach=no) is None


def test_looking_for_a_display_does_not_import_kivy() -> None:
    code = (
        "import os, sys; from app.ui.display import display_problem as p; p(os.environ); print('kivy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=dict(os.environ)
    )
    assert done.stdout.strip() == "False"
