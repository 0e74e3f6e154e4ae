"""Checks across the files of a course, and the course that they make together."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from app.banks.images import ImageError, image_hash
from app.banks.nodes import NOWHERE, Spot
from app.banks.parsed import FilePart, ParsedBank, ParsedItem, ParsedQuiz, ParsedStatement
from app.banks.report import Source, clip, located
from app.banks.source import decode
from app.domain.bank import Course, ItemBank, Quiz
from app.domain.finding import Finding, Place
from app.domain.item import Item
from app.domain.statement import Point
from app.i18n import _

MEDIA = "media"
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'})


def course_id(path: Path) -> str:
    """The folder's own name, also for `.`; a link is a course of its own name. What is no Unicode is escaped."""
    name = path.absolute().name or path.resolve().name
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def join(path: Path, parts: Sequence[FilePart]) -> tuple[Course | None, list[Finding]]:
    """The course of all files, None without a usable statement, and every finding of all."""
    joint = _Joint(path, parts)
    course = joint.course()
    return course, joint.findings


def unsure_points(course: Course | None, parts: Sequence[FilePart]) -> tuple[str, ...]:
    """Points that no sound question cites, but a refused one does, or one in a file of which nothing could be read."""
    if course is None:
        return ()
    banks = [part.read.parsed for part in parts if part.room == "bank"]
    read = [parsed for bank in banks if isinstance(bank, ParsedBank) for parsed in bank.items]
    named = {name for parsed in read if not parsed.unfilled for name in parsed.points}
    unread = any(not isinstance(bank, ParsedBank) or _nothing_read(bank) for bank in banks)
    return tuple(point for point in course.uncovered() if unread or point in named)


def _nothing_read(bank: ParsedBank) -> bool:
    """Whether questions may stand in the file though none was found; a bank that says it has none is read."""
    return not bank.items and (bank.count > 0 or not bank.section)


class _File:
    """A file while it is checked against the others; its text is decoded only for a finding."""

    def __init__(self, part: FilePart, findings: list[Finding]) -> None:
        self.part = part
        self.findings = findings

    @cached_property
    def source(self) -> Source | None:
        return decode(self.part.data)[0]

    def error(self, code: str, spot: Spot, message: str, remedy: str) -> None:
        found = located(self.source, f"{self.part.room}.{code}", spot, message, remedy)
        self.findings.append(replace(found, path=self.part.shown))

    def where(self, spot: Spot) -> str:
        return f"{self.part.shown}:{spot.line}"


class _Joint:
    """All files of a course."""

    def __init__(self, path: Path, parts: Sequence[FilePart]) -> None:
        self.path = path
        self.findings = [finding for part in parts for finding in part.read.findings]
        self.files = [_File(part, self.findings) for part in parts]
        self.unread = any(part.read.parsed is None and part.room == "bank" for part in parts)
        self.taken: dict[str, str] = {}
        found = [part.read.parsed for part in parts if isinstance(part.read.parsed, ParsedStatement)]
        self.statement = found[0] if found else ParsedStatement()

    def _banks(self) -> Iterator[tuple[_File, ParsedBank]]:
        for file in self.files:
            if isinstance(file.part.read.parsed, ParsedBank):
                yield file, file.part.read.parsed

    def course(self) -> Course | None:
        """The course of what is sound, after reporting the rest."""
        refused = self._repeated_ids()
        self._old_ids()
        banks = [self._bank(file, bank, refused) for file, bank in self._banks()]
        quizzes = [quiz for file in self.files if (quiz := self._quiz(file))]
        statement = self.statement.statement
        if statement is None:
            return None
        known = {section.id for section in statement.sections}
        media = self.path / MEDIA
        return Course(
            course_id(self.path), statement, tuple(bank for bank in banks if bank.section in known), tuple(quizzes),
            str(media) if media.is_dir() else "",
        )  # fmt: skip

    def _repeated_ids(self) -> set[tuple[str, Spot]]:
        """Report every id that is used again; returns where, as (file, spot)."""
        refused: set[tuple[str, Spot]] = set()
        for file, bank in self._banks():
            for name, spot in ((parsed.id, parsed.spots["id"]) for parsed in bank.items if parsed.id):
                first = self.taken.setdefault(name, file.where(spot))
                if first != file.where(spot) or (file.part.shown, spot) in refused:
                    refused.add((file.part.shown, spot))
                    message = _('the id "{name}" is used twice (first at {place})').format(name=clip(name), place=first)
                    file.error("duplicate-id", spot, message, _("give one of the two questions another id"))
        return refused

    def _old_ids(self) -> None:
        """An old id may neither be in use nor be the past of two questions."""
        olds: dict[str, str] = {}
        for file, bank in self._banks():
            for parsed in bank.items:
                old, spot = parsed.was, parsed.spots.get("was", NOWHERE)
                if not old or old == parsed.id:
                    continue
                other = self.taken.get(old) or olds.get(old)
                olds.setdefault(old, file.where(spot))
                if other:
                    message = _('the old id "{name}" is used at {place}').format(name=clip(old), place=other)
                    file.error("was", spot, message, _("an old id belongs to one question, and to none that exists"))

    def _bank(self, file: _File, bank: ParsedBank, refused: set[tuple[str, Spot]]) -> ItemBank:
        """The bank of the items that hold against the statement and the other banks."""
        self._section(file, bank)
        items: list[Item] = []
        for parsed in bank.items:
            item = self._item(file, parsed)
            if item and (file.part.shown, parsed.spots["id"]) not in refused:
                items.append(item)
        return ItemBank(bank.section, tuple(items), file.part.shown)

    def _section(self, file: _File, bank: ParsedBank) -> None:
        if bank.section and self.statement.statement and bank.section not in self.statement.sections:
            message = _('the statement has no section "{name}"').format(name=clip(bank.section))
            remedy = _("write one of: {names}").format(names=", ".join(self.statement.sections))
            file.error("unknown-section", bank.section_spot, message, remedy)

    def _item(self, file: _File, parsed: ParsedItem) -> Item | None:
        before = len(self.findings)
        if self.statement.statement:
            self._points(file, parsed)
        hashed = self._image(file, parsed)
        if parsed.item is None or len(self.findings) > before:
            return None
        spot = parsed.spots["id"]
        return replace(parsed.item, image_hash=hashed, place=Place(file.part.shown, spot.line, spot.column))

    def _points(self, file: _File, parsed: ParsedItem) -> None:
        unknown = False
        for n, point in enumerate(parsed.points):
            if point not in self._known_points:
                unknown = True
                message = _('the statement has no point "{name}"').format(name=clip(point))
                remedy = self._near(point)
                file.error("unknown-point", parsed.spots.get(f"point {n}", NOWHERE), message, remedy)
        if parsed.quote and parsed.points and not unknown and not self._holds(parsed):
            message = _("the point does not hold these words")
            remedy = _("quote the point's text or one of its terms letter by letter")
            file.error("quote", parsed.spots.get("quote", NOWHERE), message, remedy)

    @cached_property
    def _known_points(self) -> frozenset[str]:
        return frozenset(self.statement.points)

    def _near(self, point: str) -> str:
        near = difflib.get_close_matches(point, self.statement.points, n=1) if len(self.findings) < 200 else []
        if near:
            return _('did you mean "{near}"?').format(near=near[0])
        return _("write the id of a point of the statement")

    def _holds(self, parsed: ParsedItem) -> bool:
        """Whether one of the item's points holds the quote; a point that was refused may."""
        points = [self._sound_points.get(name) for name in parsed.points]
        wanted = plain(parsed.quote)
        return any(
            point is None or any(wanted in plain(text) for text in (point.text, *point.terms)) for point in points
        )

    @cached_property
    def _sound_points(self) -> dict[str, Point]:
        statement = self.statement.statement
        return {point.id: point for point in statement.points()} if statement else {}

    def _image(self, file: _File, parsed: ParsedItem) -> str:
        if not parsed.image:
            return ""
        try:
            return image_hash(self.path / MEDIA, parsed.image)
        except ImageError as fault:
            file.error("image", parsed.spots.get("image", NOWHERE), str(fault), fault.remedy)
            return ""

    def _quiz(self, file: _File) -> Quiz | None:
        parsed = file.part.read.parsed
        if not isinstance(parsed, ParsedQuiz) or parsed.quiz is None:
            return None
        before = len(self.findings)
        self._draw(file, parsed, parsed.quiz)
        self._named(file, parsed, parsed.quiz)
        if len(self.findings) > before:
            return None
        return replace(parsed.quiz, name=file.part.stem, path=file.part.shown)

    def _draw(self, file: _File, parsed: ParsedQuiz, quiz: Quiz) -> None:
        held: Counter[str] = Counter()
        for _file, bank in self._banks():
            held[bank.section] += bank.count
        for section, count in quiz.draw:
            spot = parsed.spots.get(f"draw {section}", NOWHERE)
            if self.statement.statement and section not in self.statement.sections:
                message = _('the statement has no section "{name}"').format(name=clip(section))
                remedy = _("write one of: {names}").format(names=", ".join(self.statement.sections))
                file.error("unknown-section", spot, message, remedy)
            elif count > held[section] and not self.unread:
                message = _("{count} are drawn, but the section has {held} questions").format(
                    count=count, held=held[section]
                )
                file.error("draw", spot, message, _("draw fewer, or write more questions"))

    def _named(self, file: _File, parsed: ParsedQuiz, quiz: Quiz) -> None:
        for n, name in enumerate(quiz.items):
            if name not in self.taken and not self.unread:
                message = _('no bank has a question "{name}"').format(name=clip(name))
                spot = parsed.spots.get(f"question {n}", NOWHERE)
                file.error("unknown-question", spot, message, _("write the id of a question"))


def plain(text: str) -> str:
    """A text with straight quotation marks and single spaces, as quotes are compared."""
    return " ".join(text.translate(_QUOTES).split())
