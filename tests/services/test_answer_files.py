"""A file that is wrong as a whole is said to be so in one sentence."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import pytest

from app.services.import_answers import ImportRefused, read_parcel

LINES = "".join(json.dumps({"format": 1, "kind": "odd", "n": n}) + "\n" for n in range(40))


def refused(*files: Path) -> list[str]:
    with pytest.raises(ImportRefused) as caught:
        read_parcel(files)
    *lines, last = str(caught.value).split("\n")
    assert last == "Nothing was imported."
    return lines


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (gzip.compress(LINES.encode()), "packed. Unpack it"),
        (b"PK\x03\x04" + bytes(99), "packed. Unpack it"),
        (LINES.encode("utf-16"), "UTF-16 text"),
        (LINES.encode("utf-16-le"), "UTF-16 text"),
        (LINES.encode("utf-16-be"), "UTF-16 text"),
        (random.Random(1).randbytes(20_000), "no text"),
        (b"\xe9\n" * 40, "not UTF-8 text"),
        (b"time,score\n1,0.5\n" * 40, "not JSON"),
        (b"[\n" * 40, "not JSON"),
        (LINES.replace('"format": 1', '"format": 2').encode(), "newer version of the app (format 2). Update the app."),
        (LINES.replace('"format": 1', '"format": 0').encode(), '"format" is missing'),
        (LINES.encode(), '"kind" is missing'),
    ],
)
def test_one_sentence_for_each_file(tmp_path: Path, data: bytes, said: str) -> None:
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    for file in (one, two):
        file.write_bytes(data)
    first, second = refused(one, two)
    assert first.startswith(f"{one}")
    assert said in first
    assert second.startswith(f"{two}")


def test_a_folder_and_a_file_that_may_not_be_read_are_told_apart_from_a_missing_one(tmp_path: Path) -> None:
    assert refused(tmp_path, tmp_path / "none") == [
        f"{tmp_path}: this is a folder. Name the files in it.",
        f"{tmp_path / 'none'}: there is no such file.",
    ]


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    class Locked(type(tmp_path)):  # type: ignore[misc]  # the class of paths of this system
        def open(self, *_args: object, **_kwargs: object) -> object:
            raise PermissionError(13, "Permission denied")

    file = Locked(tmp_path / "locked.jsonl")
    (tmp_path / "locked.jsonl").write_bytes(b"{}")
    assert "may not be read" in refused(file)[0]
