"""Changes one question in a bank's bytes; comments, order, line ends, BOM and every other byte stay."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.banks.emit import Raw, after_key, in_brackets, question, scalar
from app.banks.marks import Part, opened
from app.banks.part_path import Path, block_of_maps, empty_list, held_in_brackets, part_at, plain, rest_of
from app.i18n import _
from app.services.author_files import AuthorRefused
from app.services.author_ports import FieldStart

Fields = Mapping[str, Raw]


def questions(data: bytes) -> tuple[Fields, ...]:
    """The raw fields of every question. Raises AuthorRefused where the file cannot be read."""
    return EntryList(data).fields


@lru_cache(maxsize=64)
def starts(data: bytes) -> tuple[FieldStart, ...]:
    """Where the keys of all questions begin, and those beside them, in the order of the file. Raises AuthorRefused."""
    bank = EntryList(data)
    found = [(at, part.key) for at, whole in enumerate(bank.parts) for part in whole.parts if part.key]
    others = [(-1, part.key) for part in (bank.marked.root.parts if bank.marked.root else ()) if part.key]
    made = [FieldStart(*bank.place(key.start), at, str(key.value)) for at, key in (*found, *others)]
    return tuple(sorted(made, key=lambda start: (start.line, start.column)))


def replace_question(data: bytes, at: int, fields: Fields) -> bytes:
    """The file with the fields of question `at` (from 0) changed; unchanged fields keep their very text."""
    return EntryList(data).replaced(at, fields)


def insert_question(data: bytes, after: int, fields: Fields) -> bytes:
    """The file with a new question after question `after` (from 0)."""
    bank = EntryList(data)
    entry = " " * bank.indent + "- " + question(fields, bank.indent + 2)
    return bank.checked(bank.inserted(after, entry), (*bank.fields[: after + 1], fields, *bank.fields[after + 1 :]))


def duplicate_question(data: bytes, at: int, new_id: str) -> bytes:
    """The file with a copy of question `at` below it, under a new id; `was` is not copied."""
    fields = {key: value for key, value in questions(data)[at].items() if key != "was"}
    return insert_question(data, at, fields | {"id": new_id})


def delete_question(data: bytes, at: int) -> bytes:
    """The file without question `at` and the comments right above it; without the last one its list is `[]`."""
    return EntryList(data).without(at)


def move_question(data: bytes, at: int, by: int) -> bytes:
    """The file with question `at` one place up (`by` -1) or down (1), its comments with it."""
    return EntryList(data).moved(at, by)


@dataclass(frozen=True)
class _Cut:
    """A range of the text and what takes its place."""

    start: int
    end: int
    text: str


class EntryList:
    """The entries of one list of a file, by the path of keys and numbers that leads to it."""

    def __init__(self, data: bytes, path: Path = ("questions",)) -> None:
        self.bom, self.marked, self.breaks = opened(data)
        self.path = path
        found = part_at(self.marked.root, path)
        bare = found is not None and empty_list(found) and not held_in_brackets(self.marked, path)
        if found is None or found.key is None or not (bare or block_of_maps(found)):
            message = _('"{key}" is not a list of lines that begin with -; edit it by hand.').format(key=path[-1])
            raise AuthorRefused(message)
        self.whole, self.name = found, found.key
        self.parts: tuple[Part, ...] = found.parts
        self.fields: tuple[Fields, ...] = tuple(p.value for p in found.parts if isinstance(p.value, Mapping))
        self.indent = self.column(found.key.start if bare else found.start)
        self.rest = rest_of(self.marked.root, path)

    def column(self, offset: int) -> int:
        """How many signs stand before it on its line."""
        return offset - self.marked.starts[self.marked.line_of(offset)]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1."""
        line = bisect_right(self.marked.starts, offset)
        return line, offset - self.marked.starts[line - 1] + 1

    def chunk(self, at: int) -> tuple[int, int]:
        """First line and line after the last of a question: with the comments right above and deeper ones below."""
        lines, part = self.marked.lines, self.parts[at]
        floor = self.marked.line_of(self.parts[at - 1].end - 1) + 1 if at else 0
        first = self.marked.line_of(part.start)
        while first > floor and lines[first - 1].lstrip().startswith("#"):
            if at and self._deeper(lines[first - 1]):
                break  # it belongs to the question above
            first -= 1
        last = self.marked.line_of(part.end - 1) + 1
        while last < len(lines) and lines[last].lstrip().startswith("#") and self._deeper(lines[last]):
            last += 1
        return first, last

    def _deeper(self, line: str) -> bool:
        return len(line) - len(line.lstrip()) > self.indent

    def without(self, at: int) -> bytes:
        """The file without entry `at` and the comments right above it; without the last one the list is `[]`."""
        last = below = self.chunk(at)[1]
        while below < len(self.marked.lines) and not self.marked.lines[below].strip():
            below += 1
        try:
            return self._without(at, last)
        except AuthorRefused:  # a text above that keeps its last line ends (|+) would take the blank lines below too
            return self._without(at, below)

    def _without(self, at: int, last: int) -> bytes:
        first, starts, colon = self.chunk(at)[0], self.marked.starts, self._colon()
        empty = [_Cut(colon, colon, " []")] if len(self.parts) == 1 else []
        text = self._apply([*empty, _Cut(starts[first], starts[last], "")])
        return self.checked(text, (*self.fields[:at], *self.fields[at + 1 :]))

    def _colon(self) -> int:
        """The offset after the colon of the list's key."""
        return self.marked.text.index(":", self.name.end) + 1

    def moved(self, at: int, by: int) -> bytes:
        """The file with entry `at` one place up (`by` -1) or down (1), its comments with it."""
        first, second = sorted((at, at + by))
        if abs(by) != 1 or first < 0 or second >= len(self.parts):
            raise AuthorRefused(_("It stands at the end of the list already."))
        (a, b), (c, d) = self.chunk(first), self.chunk(second)
        lines = self.marked.lines
        upper, lower = self.ended(lines[c:d]), lines[a:b]
        if not lines[d - 1].endswith(("\n", "\r")):
            lower = [*lower[:-1], lower[-1].rstrip("\r\n")]
        order = list(self.fields)
        order[first], order[second] = order[second], order[first]
        return self.checked("".join(lines[:a] + upper + lines[b:c] + lower + lines[d:]), tuple(order))

    def ended(self, lines: Sequence[str]) -> list[str]:
        """The lines, the last one with a line end."""
        last = lines[-1]
        return [*lines[:-1], last if last.endswith(("\n", "\r")) else last + self.breaks]

    def inserted(self, after: int, entry: str) -> str:
        """The text with an entry on lines of its own after a question, or as the first of an empty list."""
        if not self.parts:
            return self._first(entry)
        lines, end = self.marked.lines, self.chunk(after)[1]
        before = self.ended(lines[:end])
        return "".join(before) + self._broken(entry) + self.breaks + "".join(lines[end:])

    def _first(self, entry: str) -> str:
        colon = self._colon()
        end = max(self.whole.end, colon)
        below = self.marked.starts[self.marked.line_of(end - 1) + 1]
        lead = "" if self.marked.text[:below].endswith(("\n", "\r")) else self.breaks
        above = self._hoisted(self.whole, colon, end, self.indent)
        new = lead + above + self._broken(entry) + self.breaks
        return self._apply([_Cut(colon, end, ""), _Cut(below, below, new)])

    def rewritten(self, part: Part, new: Fields) -> str:
        """The text with a question in brackets written anew; comments inside it go above it."""
        start = self.marked.starts[self.marked.line_of(part.start)]
        above = self._hoisted(part, part.start, part.end, self.indent)
        return self._apply([_Cut(start, start, above), _Cut(part.start, part.end, in_brackets(new))])

    def edited(self, part: Part, new: Fields) -> str:
        """The text with the changed fields of a question in block style."""
        indent = self.indent_of(part)
        cuts = [cut for field in part.parts for cut in self._field(part, field, new, indent)]
        known = {str(field.key.value) for field in part.parts if field.key}
        added = [f"{scalar(key)}:{after_key(value, indent)}" for key, value in new.items() if key not in known]
        if added:
            end = self.marked.starts[self.marked.line_of(part.end - 1) + 1]
            lead = "" if self.marked.text[:end].endswith(("\n", "\r")) else "\n"
            body = "\n".join(" " * indent + field for field in added)
            cuts.append(_Cut(end, end, self._broken(lead + body + ("" if lead else "\n"))))
        return self._apply(cuts)

    def indent_of(self, part: Part) -> int:
        """The column of a question's keys."""
        return self.column(part.start)

    def _field(self, part: Part, field: Part, new: Fields, indent: int) -> list[_Cut]:
        name = field.key
        if name is None or new.get(str(name.value)) == field.value:
            return []
        line = self.marked.starts[self.marked.line_of(name.start)]
        first = field is part.parts[0]
        if str(name.value) not in new:
            end = self._below(part, field)
            return [_Cut(line, end, self._hoisted(field, name.end, end, indent))]
        colon = self.marked.text.index(":", name.end) + 1
        end = max(colon + len(self.marked.text[colon : field.end].rstrip()), colon)  # |+ ends with its line ends
        tail, wanted = re.match(r"[ \t]*#[^\r\n]*", self.marked.text[end:]), new[str(name.value)]
        if tail and not isinstance(wanted, str):
            end += tail.end()  # behind a list or a map it would stand behind the last of its texts: it goes above
        value = self._broken(after_key(wanted, indent, quoted=tail is not None))
        above = self._hoisted(field, colon, end, self.indent if first else indent)
        return [_Cut(line, line, above), _Cut(colon, end, value)]

    def _below(self, part: Part, field: Part) -> int:
        """The offset of the line below a field; of blank lines too where the text above would take them for its own."""
        last = self.marked.line_of(max(field.end, field.key.end if field.key else 0) - 1) + 1
        texts = list(self.marked.scalars(part.parts[part.parts.index(field) - 1]))
        if texts and str(texts[-1].value).endswith("\n"):
            while last < len(self.marked.lines) and not self.marked.lines[last].strip():
                last += 1
        return self.marked.starts[last]

    def replaced(self, at: int, fields: Fields) -> bytes:
        """The file with the fields of entry `at` changed; unchanged fields keep their very text."""
        old, part = dict(self.fields[at]), self.parts[at]
        if not part.flow and next(iter(old), "") not in fields:
            return self._beheaded(at).replaced(at, fields)
        new = {key: fields[key] for key in old if key in fields} | dict(fields)
        text = self.rewritten(part, new) if part.flow else self.edited(part, new)
        return self.checked(text, (*self.fields[:at], new, *self.fields[at + 1 :]))

    def _beheaded(self, at: int) -> EntryList:
        """The file without the first key of an entry: the second moves up beside the dash, comments go above it."""
        part, rest = self.parts[at], dict(list(self.fields[at].items())[1:])
        first, second = part.parts[0], part.parts[1] if part.parts[1:] else None
        if first.key is None or second is None or second.key is None:
            raise AuthorRefused(_("The only key of a question cannot be taken out."))
        line = self.marked.starts[self.marked.line_of(part.start)]
        above = self._hoisted(first, first.key.end, second.key.start, self.indent)
        text = self._apply([_Cut(line, line, above), _Cut(part.start, second.key.start, "")])
        return EntryList(self.checked(text, (*self.fields[:at], rest, *self.fields[at + 1 :])), self.path)

    def comments(self, at: int) -> list[str]:
        """The comments of an entry and those right above it, in order, without what stands before them."""
        first, stop = (self.marked.starts[line] for line in self.chunk(at))
        return self._hoisted(self.parts[at], first, stop, 0).splitlines()

    def _hoisted(self, part: Part, start: int, end: int, indent: int) -> str:
        """The comments between the texts of a part, as lines of their own."""
        text = list(self.marked.text[start:end])
        for inner in self.marked.scalars(part):
            begin = self.marked.body(inner)
            for place in range(max(begin - start, 0), min(inner.end - start, len(text))):
                text[place] = " "
        found = [line[line.index("#") :] for line in "".join(text).splitlines() if "#" in line]
        return "".join(" " * indent + comment.rstrip() + self.breaks for comment in found)

    def _broken(self, text: str) -> str:
        return text.replace("\n", self.breaks)

    def _apply(self, cuts: Sequence[_Cut]) -> str:
        text = self.marked.text
        for cut in sorted(cuts, key=lambda one: (one.start, one.end), reverse=True):
            text = text[: cut.start] + cut.text + text[cut.end :]
        return text

    def checked(self, text: str, expected: Sequence[Fields]) -> bytes:
        """The changed file's bytes, read again. Raises AuthorRefused where anything else would read differently."""
        data = (self.bom + text).encode("utf-8")
        again = EntryList(data, self.path)
        if list(map(plain, again.fields)) != list(map(plain, expected)) or again.rest != self.rest:
            raise AuthorRefused(_("Nothing was written: the file would not read as before. Edit the question by hand."))
        return data
