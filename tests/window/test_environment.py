"""Kivy starts with our settings, whatever the user's own Kivy folder says, and without a word in the log."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.ui import environment

SHOW = """
import json, sys
from pathlib import Path
from app.ui import environment
environment.prepare(Path(sys.argv[1]), size=(300, 900), place=(5, 6), offscreen=True)
from kivy.config import Config
import kivy
print(json.dumps({
    "home": kivy.kivy_home_dir,
    "input": dict(Config.items("input")),
    "escape": Config.get("kivy", "exit_on_escape"),
    "graphics": {name: Config.get("graphics", name) for name in
                 ("width", "height", "maxfps", "minimum_width", "minimum_height", "left", "top", "position")},
}))
"""


def started(data_dir: Path, user_home: Path) -> tuple[dict[str, object], str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KIVY_")}
    done = subprocess.run(
        [sys.executable, "-c", SHOW, str(data_dir)], env=kept | {"HOME": str(user_home)},
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    return json.loads(done.stdout), done.stderr


def test_kivy_obeys_us_and_not_the_users_kivy_folder(tmp_path: Path) -> None:
    user_home = tmp_path / "home"
    (user_home / ".kivy").mkdir(parents=True)
    (user_home / ".kivy" / "config.ini").write_text("[graphics]\nmaxfps = 7\n[kivy]\nexit_on_escape = 1\n")
    seen, log = started(tmp_path / "data", user_home)
    assert seen["home"] == str(tmp_path / "data" / "kivy")
    assert seen["input"] == {"mouse": "mouse,disable_multitouch"}
    assert seen["escape"] == "0"
    assert seen["graphics"] == {
        "width": "360", "height": "900", "maxfps": "30", "minimum_width": "360", "minimum_height": "480",
        "left": "5", "top": "6", "position": "custom",
    }  # fmt: skip
    assert log == ""


def test_a_data_folder_that_cannot_be_made_is_no_obstacle(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("a file where the folder should be")
    seen, _log = started(blocked, tmp_path)
    assert Path(str(seen["home"])).is_dir()


def test_too_late_is_said(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="before kivy is imported"):
        environment.prepare(tmp_path)
