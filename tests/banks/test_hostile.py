"""Hostile files: refused with a place, in little memory, and no bytes at all make the reader fail."""

from __future__ import annotations

import os
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.banks.parsed import FileRead
from app.banks.read_file import read_file
from tests.banks.courses import BANK, HEAD, QUIZ, STATEMENT
from tests.source import ROOT

BOMB = "a: &a [x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join(['*' + last] * 9)}]\n" for last, name in zip("abcdefgh", "bcdefghi", strict=True)
)
MERGE_BOMB = "a: &a {x: 1}\n" + "".join(
    f"{name}: &{name} {{<<: [{', '.join(['*' + last] * 9)}]}}\n"
    for last, name in zip("abcdefgh", "bcdefghi", strict=True)
)
HOSTILE = {
    "alias bomb": (BOMB, "yaml.anchor"),
    "merge-key bomb": (MERGE_BOMB, "yaml.alias"),
    "brackets": ("[" * 30_000, "yaml.too-deep"),
    "braces": ("{" * 30_000, "yaml.too-deep"),
    "keys in braces": ("{a: " * 30_000, "yaml.too-deep"),
    "dashes": ("- " * 30_000, "yaml.too-deep"),
    "question marks": ("? " * 30_000, "yaml.too-deep"),
    "brackets on lines": ("[\n" * 30_000, "yaml.too-deep"),
    "a billion digits": (HEAD + "- {id: q, point: moon, ask: A, number: " + "9" * 100_000 + "}", "bank.number"),
    "python object": (HEAD + "- !!python/object/apply:os.system [id]\n", "yaml.tag"),
    "controls": ("\x01" * 1_000_000, "yaml.too-many-findings"),
    "two million and one": ("#" * 2_000_001, "yaml.too-large"),
}


@contextmanager
def forced(pure: bool) -> Iterator[None]:
    before = os.environ.get("COMMUNIQUE_PURE_YAML")
    os.environ["COMMUNIQUE_PURE_YAML"] = "1" if pure else ""
    try:
        yield
    finally:
        os.environ.pop("COMMUNIQUE_PURE_YAML")
        if before is not None:
            os.environ["COMMUNIQUE_PURE_YAML"] = before


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_little_memory(name: str) -> None:
    text, code = HOSTILE[name]
    read_file(b"a: b", "bank")  # so that imports do not count
    tracemalloc.start()
    try:
        read = read_file(text.encode(), "bank")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert code in [found.code for found in read.findings]
    assert peak < 64_000_000


@pytest.mark.usefixtures("loader")
def test_more_values_than_allowed_are_refused_with_their_place() -> None:
    (found,) = read_file(b"[" + b"a,\n" * 100_000 + b"]", "bank").findings
    assert (found.code, found.line, found.column) == ("yaml.too-many-values", 99_998, 1)


def both(data: bytes, room: str = "bank") -> tuple[FileRead, FileRead]:
    with forced(pure=True):
        pure = read_file(data, room)
    with forced(pure=False):
        return pure, read_file(data, room)


def within(read: FileRead, data: bytes) -> bool:
    lines = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return all(
        (found.line, found.column) == (0, 0)
        or (1 <= found.line <= len(lines) and 1 <= found.column <= len(lines[found.line - 1]) + 1)
        for found in read.findings
    )


BITS = [
    b"?", b"\t", b": ", b" #", b"- ", b"{", b"}", b"[", b"]", b",", b"'", b'"', b"\n", b"\n  ", b"|", b">", b"&a ",
    b"*a", b"!x", b"%", b"@", b"---\n", b"...\n", b"\\", b'"\\u00', b"\xff", b"\r", b"\xe2\x80\xa8", b"\xef\xbb\xbf",
    b"\0", b"? ", b"<<: ", b"\xe2\x80\xae", b"- |\n", b" # x", b"null", b"",
]  # fmt: skip
FILES = {"bank": BANK.encode(), "statement": STATEMENT.encode(), "quiz": QUIZ.encode()}


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, bytes]:
    room = draw(st.sampled_from(sorted(FILES)))
    data = bytearray(FILES[room])
    for _edit in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        cut = draw(st.integers(0, 8))
        data[at : at + cut] = draw(st.one_of(st.sampled_from(BITS), st.binary(max_size=3)))
    return room, bytes(data)


@given(mutated())
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_edit_makes_the_reader_fail_and_both_loaders_agree(case: tuple[str, bytes]) -> None:
    room, data = case
    pure, fast = both(data, room)
    assert pure == fast
    assert within(fast, data)


@given(st.binary(max_size=60))
@settings(max_examples=100, deadline=None)
def test_no_bytes_make_the_reader_fail_and_both_loaders_agree(data: bytes) -> None:
    pure, fast = both(data)
    assert pure == fast
    assert within(fast, data)


@pytest.mark.parametrize(
    "text",
    [
        "a: {b: c?}",
        "a: [b?c]",
        "a: [?b]",
        "a: {? b}",
        "a:\tb",
        "-\ta",
        "a: b\t",
        "a: 'b'\t# c",
        "? a\n: b",
        "a: [b, c: d]",
    ],
)
def test_known_differences_of_the_loaders_end_in_the_same_findings(text: str) -> None:
    pure, fast = both(text.encode())
    assert pure == fast


def test_everything_is_read_where_libyaml_is_missing() -> None:
    program = (
        "import sys, yaml;"
        "[delattr(yaml, name) for name in list(vars(yaml)) if name.startswith('C') and name.endswith('Loader')];"
        "from app.banks.read_file import read_file; from tests.banks.courses import BANK;"
        "read = read_file(BANK.encode(), 'bank'); print(len(read.parsed.items), len(read.findings))"
    )
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["12", "0"]
