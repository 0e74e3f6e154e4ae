"""A point goes to another section, and the questions that ask about it first go with it if they are to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.services.author_files import read_bytes
from app.services.author_ports import BankSplicer, Fields
from app.services.scaffold_text import schema_line
from app.services.schema_files import schema_place

_SECTION = re.compile(rb"(?m)^section:[ \t]*[\"']?([^\s\"'#]+)")


@dataclass(frozen=True, slots=True)
class Placed:
    """A question in a bank: the bank's path in the course, its section, and the question's place (from 0)."""

    inside: str
    section: str
    at: int
    fields: Fields

    @property
    def id(self) -> str:
        """The question's id, or the file it stands in."""
        return str(self.fields.get("id", self.inside))

    @property
    def points(self) -> tuple[str, ...]:
        """What it asks about, the main point first."""
        cited = self.fields.get("point", ())
        return (cited,) if isinstance(cited, str) else tuple(one for one in cited if isinstance(one, str))


def questions_in(folder: Path, banks: BankSplicer) -> Iterator[Placed]:
    """Every question of a course, drafts of `check` and broken ones too. Raises AuthorRefused."""
    for path in sorted((folder / "banks").glob("*.y*ml")):
        data = read_bytes(path)
        section = bank_section(data)
        for at, fields in enumerate(banks.questions(data)):
            yield Placed(f"banks/{path.name}", section, at, fields)


def bank_section(data: bytes) -> str:
    """The section that a bank says it is on, or an empty text."""
    found = _SECTION.search(data)
    return found[1].decode("utf-8", "replace") if found else ""


def banks_after(folder: Path, banks: BankSplicer, point: str, former: str, section: str) -> dict[str, bytes]:
    """The banks after the questions that ask about a point first went from its former section's banks to another's."""
    going = [one for one in questions_in(folder, banks) if one.points[:1] == (point,) and one.section == former]
    if not going:
        return {}
    inside, target = _home(folder, section)
    changed = {inside: target}
    gone: Counter[str] = Counter()
    for one in going:
        source = changed.get(one.inside) or read_bytes(folder / one.inside)
        at = one.at - gone[one.inside]
        changed[one.inside], changed[inside] = banks.move_question_to(source, at, changed[inside])
        gone[one.inside] += 1
    return changed


def _home(folder: Path, section: str) -> tuple[str, bytes]:
    """The first bank of a section, or a new one: its path in the course, and its bytes."""
    taken = {}
    for path in sorted((folder / "banks").glob("*.y*ml")):
        taken[path.name.casefold()] = data = read_bytes(path)
        if bank_section(data) == section:
            return f"banks/{path.name}", data
    name, number = f"{section}.yaml", 2
    while name.casefold() in taken:
        name, number = f"{section}-{number}.yaml", number + 1
    place = schema_place(folder, "bank")
    head = schema_line(place) if place else ""
    return f"banks/{name}", f"{head}format: 1\nsection: {section}\nquestions: []\n".encode()
