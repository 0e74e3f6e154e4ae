"""Every finding code is documented, and every documented one can be said."""

from __future__ import annotations

import re

from tests.banks.test_read_file import CASES
from tests.banks.test_reader import CROSS
from tests.source import APP, ROOT

PAGE = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")
DOCUMENTED = re.findall(r"^\| `([a-z*]+\.[a-z0-9-]+)`", PAGE, re.MULTILINE)
SAID_ELSEWHERE = {
    "bank.folder", "statement.missing", "statement.unreadable", "bank.unfilled", "path.missing", "path.not-a-course",
    "path.unreadable",
    "yaml.not-utf8", "yaml.too-large", "yaml.too-many-findings", "yaml.too-many-values",
}  # fmt: skip
CODES = {case[1] for case in CASES} | {case[0] for case in CROSS} | SAID_ELSEWHERE


def entry(code: str) -> str:
    """The line of the page that documents a code: its own, or the one for any file."""
    return code if code in DOCUMENTED else "*." + code.split(".")[1]


def test_every_code_that_a_test_saw_is_documented() -> None:
    assert sorted(code for code in CODES if entry(code) not in DOCUMENTED) == []


def test_every_documented_code_is_seen_by_a_test() -> None:
    assert sorted(set(DOCUMENTED) - {entry(code) for code in CODES}) == []


def test_no_code_is_documented_twice() -> None:
    assert len(DOCUMENTED) == len(set(DOCUMENTED))


def test_every_code_in_the_source_is_documented() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in (APP / "banks").glob("*.py"))
    written = set(re.findall(r'(?:error|warn)\(\s*"([a-z.0-9-]+)"', source)) | set(
        re.findall(r'"(yaml\.[a-z0-9-]+)"', source)
    )
    shorts = {code.split(".")[1] for code in DOCUMENTED}
    assert len(written) > 40
    assert sorted(code for code in written if code.split(".")[-1] not in shorts) == []
