"""The parsed-bank cache: the same course with it as without, and never one that is damaged or foreign."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.banks import cache
from app.banks.codec import CodecError, decode, encode
from app.banks.precompile import precompile
from app.banks.read_file import read_file
from app.banks.reader import YamlCourseReader
from tests.banks.courses import BANK, HEAD, QUIZ, STATEMENT, question, write
from tests.source import ROOT

FAULTY = BANK.replace("level: recall", "level: hard")


def entries(home: Path) -> list[Path]:
    return sorted(home.glob("*.json"))


@pytest.mark.parametrize(("room", "text"), [("bank", BANK), ("bank", FAULTY), ("statement", STATEMENT), ("quiz", QUIZ)])
def test_what_was_read_survives_json(room: str, text: str) -> None:
    read = read_file(text.encode(), room)
    assert decode(json.loads(json.dumps(encode(read)))) == read


@pytest.mark.parametrize("bank", [BANK, FAULTY, "a: [", question("front: A", "back: B", "quote: nowhere")])
def test_a_warm_cache_gives_the_same_course_and_findings(tmp_path: Path, bank: str) -> None:
    course = write(tmp_path / "sky", {"space": bank}, {"test": QUIZ})
    plain = YamlCourseReader().read(course)
    reader = YamlCourseReader(tmp_path / "cache")
    assert reader.read(course) == plain
    assert len(entries(tmp_path / "cache")) == 3
    assert reader.read(course) == plain


def test_a_cached_file_may_be_shown_under_another_path(tmp_path: Path) -> None:
    course = write(tmp_path / "sky", {"space": FAULTY})
    reader = YamlCourseReader(tmp_path / "cache")
    assert [reader.read(course, shown).findings[0].path for shown in ("a", "b")] == [
        "a/banks/space.yaml",
        "b/banks/space.yaml",
    ]


def test_checks_between_files_run_on_cached_files_too(tmp_path: Path) -> None:
    course = write(tmp_path / "sky", {"space": BANK})
    reader = YamlCourseReader(tmp_path / "cache")
    assert reader.read(course).findings == ()
    write(course, statement=STATEMENT.replace("id: orbit", "id: orbits"))
    assert [found.code for found in reader.read(course).findings] == ["bank.unknown-point"]


def test_with_a_warm_cache_yaml_is_not_even_imported(tmp_path: Path) -> None:
    course = write(tmp_path / "sky", {"space": BANK}, {"test": QUIZ})
    YamlCourseReader(tmp_path / "cache").read(course)
    program = (
        "import sys; from pathlib import Path; from app.banks.reader import YamlCourseReader as R;"
        "course = R(Path(sys.argv[1])).read(Path(sys.argv[2])).course; print(len(course.items), 'yaml' in sys.modules)"
    )
    run = [sys.executable, "-c", program, str(tmp_path / "cache"), str(course)]
    assert subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split() == ["12", "False"]


def empty_file(entry: Path) -> None:
    entry.write_bytes(b"")


def half_file(entry: Path) -> None:
    entry.write_bytes(entry.read_bytes()[:-20])


def other_text(entry: Path) -> None:
    entry.write_bytes(entry.read_bytes().replace(b"Mars", b"Moon"))


def foreign_json(entry: Path) -> None:
    entry.write_text('["something", "else"]', encoding="utf-8")


def deep_json(entry: Path) -> None:
    entry.write_text("[" * 100_000, encoding="utf-8")


def not_text(entry: Path) -> None:
    entry.write_bytes(b"\xff\x00" * 10)


def entry_of_another_file(entry: Path) -> None:
    others = [path for path in entries(entry.parent) if path != entry]
    entry.write_bytes(others[0].read_bytes())


def signed_nonsense(entry: Path) -> None:
    body = {"is": "FileRead", "parsed": {"is": "ParsedBank", "items": 3}}
    made = {"key": entry.stem, "language": "en", "sum": cache._sum(body), "read": body}
    entry.write_text(json.dumps(made), encoding="utf-8")


def folder(entry: Path) -> None:
    entry.unlink()
    entry.mkdir()


DAMAGES = [empty_file, half_file, other_text, foreign_json, deep_json, not_text, entry_of_another_file, signed_nonsense]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_or_foreign_entry_is_ignored_and_written_anew(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    course = write(tmp_path / "sky", {"space": BANK})
    home = tmp_path / "cache"
    reader = YamlCourseReader(home)
    plain = reader.read(course)
    entry = home / f"{cache.key_of(BANK.encode(), 'bank')}.json"
    good = entry.read_bytes()
    damage(entry)
    assert reader.read(course) == plain
    assert entry.read_bytes() == good


@pytest.mark.parametrize("damage", [folder])
def test_an_entry_that_cannot_be_replaced_costs_time_only(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    course = write(tmp_path / "sky", {"space": BANK})
    reader = YamlCourseReader(tmp_path / "cache")
    plain = reader.read(course)
    damage(tmp_path / "cache" / f"{cache.key_of(BANK.encode(), 'bank')}.json")
    assert reader.read(course) == plain
    assert list((tmp_path / "cache").glob("*.part")) == []


def test_a_cache_folder_that_cannot_be_made_costs_time_only(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    course = write(tmp_path / "sky", {"space": BANK})
    assert YamlCourseReader(tmp_path / "cache" / "in").read(course).findings == ()


def test_findings_are_kept_in_the_language_they_were_told_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = read_file(FAULTY.encode(), "bank")
    cache.write_entry(tmp_path, "k", read)
    assert cache.ParsedCache(tmp_path).load("k") == read
    monkeypatch.setattr(cache, "current_language", lambda: "ja")
    assert cache.ParsedCache(tmp_path).load("k") is None


def test_old_entries_are_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST_ENTRIES", 4)
    course = write(tmp_path / "sky")
    reader = YamlCourseReader(tmp_path / "cache")
    for n in range(9):
        reader.read(write(course, {"space": HEAD + f"- {{id: q{n}, point: moon, front: A, back: B}}\n"}))
    assert len(entries(tmp_path / "cache")) == 4


def test_a_compiled_course_is_read_without_a_cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course = write(tmp_path / "sky", {"space": BANK}, {"test": QUIZ})
    (course / cache.COMPILED).mkdir()
    (course / cache.COMPILED / "old.json").write_text("{}", encoding="utf-8")
    plain = YamlCourseReader().read(course)
    assert len(precompile(course)) == len(entries(course / cache.COMPILED)) == 3

    def refuse(data: bytes, room: str) -> None:
        raise AssertionError(f"{room} was parsed")

    monkeypatch.setattr("app.banks.read_file.read_file", refuse)
    assert YamlCourseReader().read(course) == plain


def test_a_course_with_faults_is_not_compiled(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="has faults"):
        precompile(write(tmp_path / "sky", {"space": FAULTY}))


@pytest.mark.parametrize("data", [None, 3, [], {}, {"is": "FileRead"}, {"is": "FileRead", "parsed": {"is": "Path"}}])
def test_json_of_another_shape_is_refused(data: object) -> None:
    with pytest.raises(CodecError):
        decode(data)
