"""Looking through folders: what is shown, what is left out, what a typed path means."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.services.browse_files import MOST_ENTRIES, Entry, beginnings, listing, size_text, typed_path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "Zoo").mkdir()
    (tmp_path / "answers-b.JSONL").write_text("{}")
    (tmp_path / "Answers-a.jsonl").write_text("{}\n{}")
    (tmp_path / "letter.txt").write_text("")
    (tmp_path / ".hidden.jsonl").write_text("")
    (tmp_path / "gone.jsonl").symlink_to(tmp_path / "nowhere")
    return tmp_path


def test_folders_come_first_then_the_wanted_files_by_name(folder: Path) -> None:
    found = listing(folder, (".jsonl",))
    assert [entry.name for entry in found.entries] == ["Zoo", "Answers-a.jsonl", "answers-b.JSONL"]
    assert found.entries[1] == Entry("Answers-a.jsonl", folder / "Answers-a.jsonl", is_folder=False, size=5)


def test_without_endings_only_folders_are_shown(folder: Path) -> None:
    assert [entry.name for entry in listing(folder).entries] == ["Zoo"]


def test_a_part_of_the_name_narrows_in_any_case(folder: Path) -> None:
    assert [entry.name for entry in listing(folder, (".jsonl",), "S-B").entries] == ["answers-b.JSONL"]


def test_a_full_folder_says_how_many_are_left_out(tmp_path: Path) -> None:
    for number in range(MOST_ENTRIES + 3):
        (tmp_path / f"{number}.md").write_text("")
    found = listing(tmp_path, (".md",))
    assert (len(found.entries), found.more) == (MOST_ENTRIES, 3)


def test_a_folder_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    found = listing(tmp_path / "none")
    assert (found.entries, found.problem) == ((), f"{tmp_path / 'none'} cannot be read: No such file or directory.")


@pytest.mark.parametrize("text", ["", "answers", "   ", "a\0/b", "~nobody-of-this-name/x"])
def test_what_is_no_path_is_none(text: str, tmp_path: Path) -> None:
    assert typed_path(text, tmp_path) is None


def test_typed_paths_are_taken_from_the_folder_shown(tmp_path: Path) -> None:
    assert typed_path("below/a.md", tmp_path) == tmp_path.resolve() / "below" / "a.md"
    assert typed_path(f'"{tmp_path}/a b.md"', Path("/")) == tmp_path.resolve() / "a b.md"
    assert typed_path("~/a.md", tmp_path) == Path.home().resolve() / "a.md"


def test_each_beginning_exists_and_stands_once() -> None:
    paths = [path for _name, path in beginnings()]
    assert len(set(paths)) == len(paths)
    assert all(path.is_dir() for path in paths)


@pytest.mark.parametrize(
    ("size", "words"), [(0, "0 bytes"), (1, "1 byte"), (1023, "1023 bytes"), (1024, "1 KB"), (1_500_000, "1.4 MB")]
)
def test_sizes_in_words(size: int, words: str) -> None:
    assert size_text(size) == words
