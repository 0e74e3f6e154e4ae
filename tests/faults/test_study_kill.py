"""kill -9 in the middle of a terminal session: what was acknowledged is kept, and the session goes on there."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.source import ROOT


def start(home: Path, *args: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "main.py", "study", *args],
        cwd=ROOT,
        env={**os.environ, "COMMUNIQUE_HOME": str(home), "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


def kept(home: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "main.py", "answers", "--format", "jsonl"],
        cwd=ROOT,
        env={**os.environ, "COMMUNIQUE_HOME": str(home)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return [json.loads(line)["item"] for line in done.stdout.splitlines()]


def answer_until_killed(child: subprocess.Popen[str], after: int) -> int:
    """Answer 1 to everything, kill -9 right behind the verdict number `after`; returns the verdicts read."""
    assert child.stdin is not None
    assert child.stdout is not None
    seen = 0
    child.stdin.write("1\n" * 40)
    child.stdin.flush()
    for line in child.stdout:
        if line.startswith(("Right.", "Partly right.", "Wrong.")):
            seen += 1
            if seen == after:
                child.kill()
                break
    child.communicate()
    return seen


@pytest.mark.parametrize("seed", [1, 2])
def test_every_acknowledged_answer_is_kept_and_the_session_goes_on(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    total = 0
    for turn in range(2):
        args = (
            ["--section", "people", "--section", "innovation", "--questions", "20", "--seed", "5"] if turn == 0 else []
        )
        child = start(tmp_path, *args)
        total += answer_until_killed(child, rng.randint(1, 3))
        assert len(kept(tmp_path)) >= total
        total = len(kept(tmp_path))
    child = start(tmp_path)
    out, _err = child.communicate("q\n:q\n")
    assert f", {20 - total} questions to go." in out.splitlines()[0]
    assert len(set(kept(tmp_path))) == total
