"""Times of reading banks: hostile files under both loaders, and the shipped course cold and warm.

Run as `python -m tests.bench.bench_banks`. No test: a busy machine would fail it.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from app.banks.read_file import read_file
from app.banks.reader import YamlCourseReader
from tests.banks.test_hostile import HOSTILE
from tests.source import ROOT

COURSE = ROOT / "content" / "us-japan-joint-statement"


def milliseconds(job: Callable[[], object], times: int = 3) -> float:
    """The best of some runs."""
    best = float("inf")
    for _run in range(times):
        start = time.perf_counter()
        job()
        best = min(best, time.perf_counter() - start)
    return best * 1000


def main() -> None:
    """Print one line for each measure and loader."""
    for loader, forced in (("libyaml", ""), ("pure", "1")):
        os.environ["COMMUNIQUE_PURE_YAML"] = forced
        for name, (text, code) in HOSTILE.items():
            data = text.encode()
            spent = milliseconds(partial(read_file, data, "bank"))
            print(f"{loader:8} {spent:8.1f} ms  {name} ({code})")
        print(f"{loader:8} {milliseconds(lambda: YamlCourseReader().read(COURSE)):8.1f} ms  shipped course, no cache")
    with tempfile.TemporaryDirectory() as cache:
        reader = YamlCourseReader(Path(cache))
        reader.read(COURSE)
        print(f"{'':8} {milliseconds(lambda: reader.read(COURSE)):8.1f} ms  shipped course, warm cache")


if __name__ == "__main__":
    main()
