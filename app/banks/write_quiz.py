"""Reads and writes one quiz file: only keys whose meaning changed are written, all other bytes stay."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from app.banks import fields as f
from app.banks.emit import Raw, after_key, scalar
from app.banks.marks import Part, opened
from app.banks.parsed import ParsedQuiz
from app.banks.part_path import plain
from app.banks.read_file import read_file
from app.domain.bank import Quiz
from app.domain.session import Mode
from app.i18n import _
from app.services.author_files import AuthorRefused

KNOWN = tuple(field.key for field in f.QUIZ.fields)
SCHEMA_LINE = "# yaml-language-server: $schema={place}\n"

Wanted = Mapping[str, Raw | None]
"""What each known key is to hold; None: the key is not written."""


class YamlQuizWriter:
    """See `services.quiz_ports.QuizWriter`."""

    def read(self, data: bytes) -> Quiz:
        """The quiz, its name left empty."""
        return _meaning(_QuizText(data).raw)

    def new(self, quiz: Quiz, schema: str = "") -> bytes:
        """A new file, its schema named in the first line."""
        wanted = {key: value for key, value in _raw(quiz).items() if value is not None}
        data = _written({"format": "1", **wanted}, SCHEMA_LINE.format(place=schema) if schema else "")
        if self.read(data) != _plain(quiz):
            raise AuthorRefused(_("Nothing was written: the quiz would not read as it is shown."))
        return data

    def changed(self, data: bytes, quiz: Quiz) -> bytes:
        """The file with what is new about the quiz."""
        text = _QuizText(data)
        former = _meaning(text.raw)
        before, after = _raw(former), _raw(quiz)
        wanted = {key: value for key, value in after.items() if value != before[key]}
        if not wanted:
            return data
        made = text.with_keys(wanted)
        again = _QuizText(made)
        others = {key: value for key, value in text.raw.items() if key not in wanted}
        kept = {key: value for key, value in again.raw.items() if key not in wanted}
        if others != kept or _meaning(again.raw) != _plain(quiz):
            raise AuthorRefused(_("Nothing was written: the file would not read as before. Edit the quiz by hand."))
        return made


def _plain(quiz: Quiz) -> Quiz:
    return replace(quiz, name="", path="")


def _raw(quiz: Quiz) -> dict[str, Raw | None]:
    """The values of the known keys but `format`, as a file writes them."""
    share = quiz.pass_share
    return {
        f.TITLE.key: quiz.title,
        f.DRAW.key: {section: str(count) for section, count in quiz.draw} if quiz.draw else None,
        f.QUESTION_IDS.key: tuple(quiz.items) if quiz.items else None,
        f.MODE.key: quiz.mode.value if quiz.mode is not Mode.PRACTICE else None,
        f.MINUTES.key: f"{quiz.minutes:g}" if quiz.minutes else None,
        f.DUE.key: quiz.due.isoformat() if quiz.due else None,
        f.ATTEMPTS.key: str(quiz.attempts) if quiz.attempts else None,
        f.PASS.key: f"{round(share * 100, 4):g} %" if share is not None else None,
    }


def _written(values: Mapping[str, Raw], head: str = "") -> bytes:
    lines = [f"{scalar(key)}:{after_key(value, 0)}" for key, value in values.items()]
    return (head + "\n".join(lines) + "\n").encode("utf-8")


def _meaning(raw: Mapping[str, Raw]) -> Quiz:
    """The quiz that the known keys say."""
    read = read_file(_written({key: value for key, value in raw.items() if key in KNOWN}), "quiz")
    if not isinstance(read.parsed, ParsedQuiz) or read.parsed.quiz is None:
        said = read.findings[0].message if read.findings else ""
        message = _("The quiz file has errors ({what}). Run check, mend them, then try again.")
        raise AuthorRefused(message.format(what=said))
    return _plain(read.parsed.quiz)


class _QuizText:
    """A quiz file's text with the places of its keys."""

    def __init__(self, data: bytes) -> None:
        self.bom, self.marked, self.breaks = opened(data)
        root = self.marked.root
        if root is None or any(part.key is None for part in root.parts):
            raise AuthorRefused(_("The file has errors. Run check, mend them, then try again."))
        if root.flow:
            raise AuthorRefused(_("The quiz stands in brackets; write each key on a line of its own."))
        keys = [str(part.key.value) for part in root.parts if part.key]
        if len(set(keys)) < len(keys):
            raise AuthorRefused(_("A key is written twice. Run check, mend it, then try again."))
        self.root = root
        self.raw: dict[str, Raw] = {str(part.key.value): plain(part.value) for part in root.parts if part.key}

    def with_keys(self, wanted: Wanted) -> bytes:
        """The file with these keys changed, taken out (None) or added at its end."""
        cuts: list[tuple[int, int, str]] = []
        for part in self.root.parts:
            name = str(part.key.value) if part.key else ""
            if name in wanted:
                cuts += self._cuts(part, wanted[name])
        added = {key: value for key, value in wanted.items() if value is not None and key not in self.raw}
        if added:
            cuts.append(self._appended(added))
        text = self.marked.text
        for start, end, new in sorted(cuts, reverse=True):
            text = text[:start] + new + text[end:]
        return (self.bom + text).encode("utf-8")

    def _cuts(self, part: Part, value: Raw | None) -> list[tuple[int, int, str]]:
        key = part.key or part
        if value is None:
            return [self._taken_out(part, key)]
        if counts := self._counts(part, value):
            return counts
        text = self.marked.text
        colon = text.index(":", key.end) + 1
        end = max(part.end, colon)
        tail = re.match(r"[ \t]*#", text[end:])
        if tail and not isinstance(value, str):  # a comment behind the old value goes above, too
            stop = self._end_of_line(end)
            above = self._comments(part, colon, stop)
            return [(key.start, key.start, above), (colon, stop, self._broken(after_key(value, 0)) + self._break(stop))]
        new = self._broken(after_key(value, 0, quoted=tail is not None))
        return [(key.start, key.start, self._comments(part, colon, end)), (colon, end, new)]

    def _counts(self, part: Part, value: Raw) -> list[tuple[int, int, str]]:
        """Where only numbers of a map change: each in its place, so that every comment stays where it is."""
        if not isinstance(value, Mapping) or not isinstance(part.value, Mapping) or list(value) != list(part.value):
            return []
        changed = [(inner, value[str(inner.key.value)]) for inner in part.parts if inner.key]
        if any(not isinstance(new, str) or inner.end <= inner.start for inner, new in changed):
            return []
        return [(inner.start, inner.end, str(new)) for inner, new in changed if inner.value != new]

    def _taken_out(self, part: Part, key: Part) -> tuple[int, int, str]:
        """A key's lines, but not the comments in them; the empty file cannot be: `title` is never taken out."""
        end = max(part.end, key.end + 1)
        stop = self._end_of_line(end)
        return key.start, stop, self._comments(part, key.end, stop)

    def _appended(self, added: Mapping[str, Raw]) -> tuple[int, int, str]:
        """New keys after the last key of the file; comments below it stay below."""
        last = self.root.parts[-1]
        stop = self._end_of_line(max(last.end, (last.key or last).end + 1))
        text = self.marked.text
        lead = "" if text[:stop].endswith(("\n", "\r")) else "\n"
        body = "".join(f"{scalar(key)}:{after_key(value, 0)}\n" for key, value in added.items())
        return stop, stop, self._broken(lead + (body if not lead else body.removesuffix("\n")))

    def _end_of_line(self, offset: int) -> int:
        """The offset after the line that holds the sign before `offset`."""
        return self.marked.starts[self.marked.line_of(max(offset - 1, 0)) + 1]

    def _break(self, stop: int) -> str:
        return self.breaks if self.marked.text[:stop].endswith(("\n", "\r")) else ""

    def _comments(self, part: Part, start: int, end: int) -> str:
        """The comments in a range that holds a part, as lines of their own."""
        text = list(self.marked.text[start:end])
        for inner in self.marked.scalars(part):
            for place in range(max(self.marked.body(inner) - start, 0), min(inner.end - start, len(text))):
                text[place] = " "
        found = [line[line.index("#") :] for line in "".join(text).splitlines() if "#" in line]
        return "".join(comment.rstrip() + self.breaks for comment in found)

    def _broken(self, text: str) -> str:
        return text.replace("\n", self.breaks)
