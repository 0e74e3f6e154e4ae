"""The banks of a course in memory while they are edited: as on the disk, as changed, and kept as drafts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.i18n import _
from app.services.author_files import AuthorRefused, new_files
from app.services.author_ports import BankSplicer, Fields
from app.services.edit_bank import save_bank
from app.services.edit_bank_drafts import Drafts, digest
from app.services.scaffold_text import schema_line
from app.services.schema_files import schema_place
from app.services.write_files import write_together

BANKS = "banks"
_SECTION = re.compile(r"(?m)^section:[ \t]*[\"']?([^\s\"'#]+)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A question: `name` is its id where that is unique, `at` its place in its bank (from 0)."""

    name: str
    inside: str
    at: int
    fields: Fields


@dataclass
class BankFile:
    """One bank: `disk` is what the file held when it was read (empty: no file), `now` what it is to hold.

    `made_from` is the digest of what the changes were made from, and `apart` says that the disk holds something else.
    `refusal` is why its questions cannot be edited, or empty.
    """

    inside: str
    disk: bytes
    now: bytes
    made_from: str = ""
    apart: bool = False
    refusal: str = ""
    questions: tuple[Fields, ...] = field(default=(), repr=False)

    @property
    def dirty(self) -> bool:
        """Whether there is something to save."""
        return self.now != self.disk

    @property
    def name(self) -> str:
        """The file's name."""
        return self.inside.rpartition("/")[2]

    @property
    def section(self) -> str:
        """The section that the bank says it is on."""
        found = _SECTION.search(self.now.decode("utf-8", "replace"))
        return found[1] if found else ""


class BankFiles:
    """All banks of one course folder, by their path in it."""

    def __init__(self, course: Path, splicer: BankSplicer, drafts: Drafts) -> None:
        self.course = course
        self.splicer = splicer
        self.drafts = drafts
        self.warning = ""
        self.files: dict[str, BankFile] = {}
        self._entries: tuple[Entry, ...] | None = None
        self._names: dict[tuple[str, int], str] = {}
        for path in _yaml_in(course / BANKS):
            self._open(f"{BANKS}/{path.name}")
        for path in _yaml_in(drafts.folder):  # drafts of banks that were never saved
            if f"{BANKS}/{path.name}" not in self.files and drafts.find(path.name) is not None:
                self._open(f"{BANKS}/{path.name}")

    def _open(self, inside: str) -> None:
        path = self.course / inside
        disk = _bytes(path)
        self.files[inside] = made = BankFile(inside, disk, disk, digest(disk))
        draft = self.drafts.find(path.name)
        if draft is not None and draft.data != disk:
            made.now = draft.data
            made.made_from, made.apart = draft.made_from, draft.made_from != digest(disk)
        self._read(made)

    def _read(self, file: BankFile) -> None:
        self._entries = None
        file.questions, file.refusal = (), ""
        if file.now:
            try:
                file.questions = self.splicer.questions(file.now)
            except AuthorRefused as refusal:
                file.refusal = f"{file.inside}: {refusal}"

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All questions, bank by bank."""
        if self._entries is None:
            names: set[str] = set()
            found = []
            for file in self.files.values():
                for at, fields in enumerate(file.questions):
                    given = str(fields.get("id", ""))
                    name = given if given and given not in names else f"{given}#{file.name}:{at + 1}"
                    names.add(name)
                    found.append(Entry(name, file.inside, at, fields))
            self._entries = tuple(found)
            self._names = {(entry.inside, entry.at): entry.name for entry in found}
        return self._entries

    def state(self) -> tuple[object, ...]:
        """What tells whether anything changed: the course, and what each bank holds on the disk and here."""
        return (self.course, {file.inside: (file.disk, file.now) for file in self.files.values()})

    def entry(self, name: str) -> Entry | None:
        """The question of this name."""
        return next((entry for entry in self.entries if entry.name == name), None)

    def named(self, inside: str, at: int) -> str:
        """The name of the question at a place, empty where there is none."""
        return self._names.get((inside, at), "") if self.entries else ""

    def unsaved(self) -> frozenset[str]:
        """Names of questions that are not on the disk as they are."""
        found = set()
        for file in self.files.values():
            if file.dirty:
                saved = {str(fields.get("id", "")): fields for fields in self._saved(file)}
                found |= {e.name for e in self.entries if e.inside == file.inside and saved.get(e.name) != e.fields}
        return frozenset(found)

    def _saved(self, file: BankFile) -> tuple[Fields, ...]:
        try:
            return self.splicer.questions(file.disk) if file.disk else ()
        except AuthorRefused:
            return ()

    def saved_ids(self) -> frozenset[str]:
        """The ids of all questions on the disk."""
        return frozenset(str(f.get("id", "")) for file in self.files.values() for f in self._saved(file))

    def changes(self) -> Mapping[str, bytes]:
        """The bytes of banks that differ from the disk."""
        return {file.inside: file.now for file in self.files.values() if file.dirty}

    # -- changing ------------------------------------------------------------------------------------------------

    def put(self, inside: str, data: bytes) -> None:
        """Take over a bank's new bytes, and keep them as a draft; where that fails, `warning` says so."""
        file = self.files.setdefault(inside, BankFile(inside, b"", b"", digest(b"")))
        file.now = data
        self._read(file)
        self.warning = ""
        try:
            if not file.dirty:
                self.drafts.drop(file.name)
            else:
                self.drafts.keep(file.name, data, file.made_from)
        except AuthorRefused as refusal:
            self.warning = _("The draft could not be kept; save soon. {reason}").format(reason=refusal)

    def new_bank(self, section: str) -> tuple[str, bytes]:
        """Path and bytes of a new bank on a section, with one empty question."""
        inside, number = f"{BANKS}/{section}.yaml", 2
        while inside in self.files and self.files[inside].now:
            inside, number = f"{BANKS}/{section}-{number}.yaml", number + 1
        place = schema_place(self.course, "bank")
        head = schema_line(place) if place else ""
        return inside, f"{head}format: 1\nsection: {section}\nquestions:\n- id: new\n".encode()

    def save(self, file: BankFile) -> None:
        """Write a bank, or delete one that holds nothing now; drop its draft. Raises BankChanged or AuthorRefused."""
        path = self.course / file.inside
        if not file.disk and not path.exists():
            new_files([(path, file.now)])
        elif not file.now and self.theirs(file) == file.disk:
            write_together(self.course, {file.inside: (file.disk, b"")})
        else:
            save_bank(path, file.disk, file.now)
        self.based(file, file.now)
        self.drafts.drop(file.name)

    def based(self, file: BankFile, disk: bytes) -> None:
        """Take what the disk holds as what the changes are made from."""
        file.disk, file.made_from, file.apart = disk, digest(disk), False

    def outside(self) -> tuple[BankFile, ...]:
        """Banks whose file holds something else than what was read here or saved from here."""
        return tuple(file for file in self.files.values() if self.theirs(file) != file.disk)

    def theirs(self, file: BankFile) -> bytes:
        """What the bank's file holds at this moment."""
        return _bytes(self.course / file.inside)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes() if path.exists() else b""
    except OSError as fault:
        raise AuthorRefused(
            _("{path} cannot be read ({reason}).").format(path=path, reason=fault.strerror or "")
        ) from fault


def _yaml_in(folder: Path) -> list[Path]:
    try:
        found = sorted(folder.iterdir())
    except OSError:
        return []
    return [p for p in found if p.suffix.lower() in (".yaml", ".yml") and not p.name.startswith(".") and p.is_file()]
