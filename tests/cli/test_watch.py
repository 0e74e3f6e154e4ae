"""`watch`: saves, replaced files and half-written ones, told once each."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path

from app.banks.reader import YamlCourseReader
from app.bootstrap import parts
from app.cli.context import Context
from app.cli.watch import follow
from app.services.watch import Watch
from tests.banks.courses import BANK
from tests.cli.authoring import Terminal


def watched(terminal: Terminal, *steps: Callable[[Path], object]) -> list[str]:
    """What is told after each step: the file is changed, then seen in two looks running."""
    course = terminal.course()
    bank = course / "banks" / "space.yaml"
    watch, out, told = Watch(YamlCourseReader(), course), io.StringIO(), []
    watch.look()
    left = [step for one in steps for step in (one, None, None)]

    def sleep(_seconds: float) -> None:
        told.append(out.getvalue())
        out.seek(0)
        out.truncate()
        if not left:
            raise KeyboardInterrupt
        step = left.pop(0)
        if step is not None:
            step(bank)

    app = Context(parts(terminal.folder / "home"), terminal.folder, io.StringIO(), out, io.StringIO())
    try:
        follow(watch, app, sleep)
    except KeyboardInterrupt:
        assert not left
    return [text for text in told if text]


def save(text: str) -> Callable[[Path], object]:
    return lambda bank: bank.write_text(text, encoding="utf-8")


def test_a_changed_question_is_shown_as_a_student_sees_it(terminal: Terminal) -> None:
    (text,) = watched(terminal, save(BANK.replace("What is explored?", "Which body is explored?")))
    assert "--- moon-one ---" in text
    assert "Which body is explored?" in text
    assert "Type the number of the answer." in text
    assert text.count("---") == 2


def test_a_fault_is_told_and_then_that_it_is_mended(terminal: Terminal) -> None:
    broken, mended = watched(terminal, save(BANK.replace("right: The Moon | Yes.", "rigth: The Moon")), save(BANK))
    assert "error[bank.unknown-key]" in broken
    assert "Mended: bank.unknown-key" in mended
    assert "error[" not in mended


def test_a_file_that_is_replaced_or_half_written_is_no_crash(terminal: Terminal) -> None:
    def replaced(bank: Path) -> None:
        other = bank.with_suffix(".new")
        other.write_text(BANK.replace("What is explored?", "What else is explored?"), encoding="utf-8")
        os.replace(other, bank)  # noqa: PTH105 - as an editor does

    half, gone, back = watched(terminal, save(BANK[: len(BANK) // 2]), Path.unlink, replaced)
    assert "What else" not in half + gone
    assert "What else is explored?" in back


def test_a_save_without_a_change_says_nothing(terminal: Terminal) -> None:
    assert watched(terminal, save(BANK), lambda bank: os.utime(bank, (1, 1))) == []


def test_lines_that_only_move_are_neither_new_nor_mended(terminal: Terminal) -> None:
    (text,) = watched(terminal, save("# one more line\n" + BANK))
    assert "warning[" not in text
    assert "Mended" not in text
    assert "---" not in text


def test_once_looks_and_ends(terminal: Terminal) -> None:
    bank = terminal.course() / "banks" / "space.yaml"
    assert terminal.run("watch", "course", "--once") == 0
    assert "1 point without a question" in terminal.out
    bank.write_text("x: [", encoding="utf-8")
    assert terminal.run("watch", "course", "--once") == 1
    assert terminal.run("watch", "nowhere", "--once") == 2


def test_what_an_error_hides_is_not_called_mended(terminal: Terminal) -> None:
    weak = BANK.replace("Mars | Not named.", "Mars")
    broken, mended = watched(terminal, save(weak.replace("right: The Moon | Yes.", "rigth: The Moon")), save(BANK))[-2:]
    assert "error[bank.unknown-key]" in broken
    assert "Mended: lint." not in broken
    assert "Mended: bank.unknown-key" in mended


def test_a_statement_that_is_moved_away_mends_nothing_and_brings_nothing_new_when_it_is_back(
    terminal: Terminal,
) -> None:
    def move(bank: Path) -> None:
        statement = bank.parents[1] / "statement.yaml"
        statement.rename(statement.with_suffix(".away"))

    def back(bank: Path) -> None:
        away = bank.parents[1] / "statement.away"
        away.rename(away.with_suffix(".yaml"))

    gone, back_again = watched(terminal, move, back)
    assert "statement.missing" in gone
    assert "Mended" not in gone
    assert back_again.count("Mended") == 1
    assert "warning[" not in back_again
