"""Times of one change in the bank editor, against reading the edited bank alone.

Run as `python -m tests.bench.bench_editor`. No test: a busy machine would fail it.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from app.banks.read_file import read_file
from app.banks.writing import LateWriter
from app.services.edit_bank_drafts import Drafts
from app.services.edit_bank_files import BankFiles
from app.services.edit_bank_session import BankEditor
from tests.banks.courses import HEAD, write
from tests.bench.bench_lint import IN_A_BANK, varied

SIZES = (100, 1_000, 5_000)
CHANGES = 5


def main() -> None:
    """For each size: opening the editor, the median change, and its ratio to reading the bank that is changed."""
    for total in SIZES:
        with tempfile.TemporaryDirectory() as made:
            _measure(Path(made), total)


def _measure(folder: Path, total: int) -> None:
    course = _course(folder, total)
    files = BankFiles(course, LateWriter(), Drafts(folder, course))
    editors: list[BankEditor] = []
    opening = _seconds(lambda: editors.append(BankEditor(files, lambda: 0)))
    (editor,) = editors
    editor.item = files.entries[0].name
    change = sorted(_seconds(partial(editor.set_field, "explain", f"Text {n}.")) for n in range(CHANGES))
    floor = _seconds(lambda: read_file((course / "banks" / "b0.yaml").read_bytes(), "bank"))
    median = change[CHANGES // 2]
    ratio = median / floor
    print(f"{total:>5} questions: open {opening:.2f} s, change {median:.3f} s ({ratio:.1f} x reading its bank)")


def _course(folder: Path, total: int) -> Path:
    rng = random.Random(1)
    starts = range(0, total, IN_A_BANK)
    banks = {
        f"b{k}": HEAD + "".join(varied(rng, n) for n in range(start, min(start + IN_A_BANK, total)))
        for k, start in enumerate(starts)
    }
    return write(folder / "course", banks)


def _seconds(do: Callable[[], object]) -> float:
    begun = time.perf_counter()
    do()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
