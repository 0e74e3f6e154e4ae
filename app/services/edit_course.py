"""Edit the statement of an own course: every change is written at once, with undo, and never over another's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from app.i18n import _, ngettext
from app.services import outline_course as texts
from app.services.author_files import AuthorRefused, read_bytes
from app.services.author_ports import BankSplicer, Fields, Raw
from app.services.edit_bank import BankChanged
from app.services.edit_bank_drafts import Drafts
from app.services.move_point import banks_after, questions_in
from app.services.outline_course import CourseText, PointText, SectionText
from app.services.scaffold import STATEMENT, new_errors
from app.services.statement_ports import Path as Inside
from app.services.statement_ports import StatementSplicer
from app.services.write_files import Change, write_together

T = TypeVar("T")
MOST_STEPS = 200
SECTIONS: Inside = ("sections",)


class Cited(AuthorRefused):
    """What questions cite stays; `questions` are their ids."""

    def __init__(self, questions: tuple[str, ...]) -> None:
        count = len(questions)
        super().__init__(
            ngettext(
                "{count} question asks about it; change or delete it first: {names}.",
                "{count} questions ask about it; change or delete them first: {names}.",
                count,
            ).format(count=count, names=", ".join(questions[:12]))
        )
        self.questions = questions


class CourseEdit:
    """The statement of a course being edited. With a folder each change is written; without one it is kept in memory.

    All methods that change raise AuthorRefused; BankChanged, with both versions, where the file changed underneath.
    """

    def __init__(
        self,
        statements: StatementSplicer,
        banks: BankSplicer,
        data: bytes = b"",
        folder: Path | None = None,
        drafts: Drafts | None = None,
    ) -> None:
        self._statements, self._banks, self.folder, self._drafts = statements, banks, folder, drafts
        self.data = data if folder is None else read_bytes(folder / STATEMENT)
        self._undo: list[Mapping[str, Change]] = []
        self.text = self._read()

    @property
    def can_undo(self) -> bool:
        """Whether a change can be taken back."""
        return bool(self._undo)

    # -- changes -------------------------------------------------------------------------------------------------

    def rename(self, title: str, about: tuple[tuple[str, str], ...]) -> None:
        """Another title, and the lines about the document."""
        top = {key: value for key, value in self._statements.top(self.data).items() if key not in ("sections", "about")}
        top |= {"title": _named(title)}
        if pairs := {texts.line(key): texts.line(value) for key, value in about if key.strip() and value.strip()}:
            top["about"] = pairs
        self._take(self._statements.edit_top(self.data, top))

    def add_section(self, title: str, point: str) -> str:
        """A section at the end, with its first point; its id."""
        title, point = _named(title), _said(point)
        name = texts.free_id(title, self.text.ids(), "section")
        first = PointText(texts.free_id(_words(point), {*self.text.ids(), name}, f"{name}-1"), point)
        fields = texts.section_fields(SectionText(name, title, "", ())) | {"points": (texts.point_fields(first),)}
        self._take(self._statements.insert_entry(self.data, SECTIONS, len(self.text.sections) - 1, fields))
        return name

    def edit_section(self, section: str, title: str, short: str) -> None:
        """Another title, and the label for narrow places; the id stays."""
        at, found = self._section(section)
        new = dict(self._raw(SECTIONS)[at])
        if (named := _named(title)) != texts.line(found.title):
            new["title"] = named
        if (label := texts.line(short)) != texts.line(found.short):
            new = {key: value for key, value in new.items() if key != "short"} | ({"short": label} if label else {})
        self._take(self._statements.edit_entry(self.data, SECTIONS, at, new))

    def move_section(self, section: str, by: int) -> None:
        """One place up (-1) or down (1)."""
        self._take(self._statements.move_entry(self.data, SECTIONS, self._section(section)[0], by))

    def delete_section(self, section: str) -> None:
        """Raises Cited where questions stand in it or ask about its points."""
        at, found = self._section(section)
        self._must_be_free({point.id for point in found.points}, section)
        self._take(self._statements.delete_entry(self.data, SECTIONS, at))

    def add_point(self, section: str, text: str) -> str:
        """A point at the end of a section; its id."""
        at, found = self._section(section)
        said = _said(text)
        name = texts.free_id(_words(said), self.text.ids(), f"{section}-{len(found.points) + 1}")
        point = PointText(name, said, paragraph=max((one.paragraph for one in found.points), default=0) + 1)
        path = ("sections", at, "points")
        self._take(self._statements.insert_entry(self.data, path, len(found.points) - 1, texts.point_fields(point)))
        return name

    def edit_point(self, point: str, text: str, terms: tuple[str, ...], *, general: bool) -> None:
        """Another text, terms and mark; the id stays."""
        path, at, found = self._point(point)
        new = dict(self._raw(path)[at])
        if (said := _said(text)) != texts.line(found.text):
            new["text"] = said
        if (kept := tuple(texts.line(term) for term in terms if term.strip())) != found.terms:
            new = {key: value for key, value in new.items() if key != "terms"} | ({"terms": kept} if kept else {})
        if general != found.general:
            new = {key: value for key, value in new.items() if key != "general"} | (
                {"general": "true"} if general else {}
            )
        self._take(self._statements.edit_entry(self.data, path, at, new))

    def move_point(self, point: str, by: int) -> None:
        """One place up (-1) or down (1) in its section."""
        path, at, _found = self._point(point)
        self._take(self._statements.move_entry(self.data, path, at, by))

    def followers(self, point: str) -> tuple[str, ...]:
        """The ids of the questions that ask about a point first and stand in a bank of its section."""
        if self.folder is None:
            return ()
        former = self._home(point).id
        every = questions_in(self.folder, self._banks)
        return tuple(one.id for one in every if one.points[:1] == (point,) and one.section == former)

    def move_point_to(self, point: str, section: str, *, take: bool) -> None:
        """A point to the end of another section; `take` moves its `followers` to a bank of that section, too."""
        path, at, _found = self._point(point)
        former, (place, target) = self._home(point), self._section(section)
        if former.id == section:
            return
        if len(former.points) == 1:
            raise AuthorRefused(_("A section keeps at least one point; add another first, or delete the section."))
        paragraph = max((one.paragraph for one in target.points), default=0) + 1
        new = {"paragraph": str(paragraph)}
        changes = {STATEMENT: self._statements.move_between(self.data, path, at, ("sections", place, "points"), new)}
        if take and self.folder is not None:
            moved = banks_after(self.folder, self._banks, point, former.id, section)
            self._must_be_saved(moved)
            changes |= moved
        self._take_all(changes)

    def _must_be_saved(self, banks: Iterable[str]) -> None:
        """Raise where a bank, by its path in the course, has work in the editor that would stand against the change."""
        names = [inside.rpartition("/")[2] for inside in banks]
        if open_work := [name for name in names if self._drafts is not None and self._drafts.find(name)]:
            message = _("Questions of {names} are not saved yet; save them or take the changes back first.")
            raise AuthorRefused(message.format(names=", ".join(open_work)))

    def _home(self, point: str) -> SectionText:
        """The section that a point stands in."""
        return _one(self.text.sections, lambda one: any(each.id == point for each in one.points))

    def delete_point(self, point: str) -> None:
        """Raises Cited where questions ask about it."""
        path, at, _found = self._point(point)
        self._must_be_free({point})
        self._take(self._statements.delete_entry(self.data, path, at))

    def undo(self) -> None:
        """Take the last change back."""
        if self._undo:
            self._write({inside: (new, old) for inside, (old, new) in self._undo[-1].items()})
            self._undo.pop()

    # -- the file ------------------------------------------------------------------------------------------------

    def theirs(self) -> None:
        """Go on from the version on the disk."""
        self.data = read_bytes(self._folder / STATEMENT)
        self._undo = []
        self.text = self._read()

    def keep_mine(self, mine: bytes) -> None:
        """Put this version over the one on the disk; undo brings that one back."""
        self.theirs()
        self._take(mine)

    def questions_on(self, points: set[str], section: str = "") -> tuple[str, ...]:
        """The ids of the questions, drafts and broken ones too, that name one of the points or stand in the section."""
        if self.folder is None:
            return ()
        every = questions_in(self.folder, self._banks)
        return tuple(one.id for one in every if (section and one.section == section) or points & set(one.points))

    @property
    def _folder(self) -> Path:
        if self.folder is None:
            raise AuthorRefused(_("The course is not made yet."))
        return self.folder

    def _must_be_free(self, points: set[str], section: str = "") -> None:
        if questions := self.questions_on(points, section):
            raise Cited(questions)

    def _take(self, data: bytes) -> None:
        self._take_all({STATEMENT: data})

    def _take_all(self, new: Mapping[str, bytes]) -> None:
        """Write files of the course, by their path in it, as one step for undo."""
        step = {inside: (self._held(inside), data) for inside, data in new.items()}
        step = {inside: (old, data) for inside, (old, data) in step.items() if old != data}
        if step:
            self._write(step)
            self._undo = [*self._undo, step][-MOST_STEPS:]

    def _held(self, inside: str) -> bytes:
        """What a file holds, empty where there is none; of the statement, what it held when it was read."""
        if inside == STATEMENT or self.folder is None:
            return self.data
        path = self.folder / inside
        return read_bytes(path) if path.exists() else b""

    def _write(self, step: Mapping[str, Change]) -> None:
        """Write at once, unless the course would have an error that it has not now."""
        if self.folder is not None:
            new = {inside: data for inside, (_old, data) in step.items()}
            if worse := new_errors(self._banks.preview(self.folder, {}), self._banks.preview(self.folder, new)):
                raise AuthorRefused(
                    _("Nothing was written, since it would be an error: {message} ({place}).").format(
                        message=worse[0].message, place=Path(worse[0].path).name
                    )
                )
            path = self.folder / STATEMENT
            theirs = path.read_bytes() if path.is_file() else b""
            if STATEMENT in step and theirs != step[STATEMENT][0]:
                raise BankChanged(step[STATEMENT][1], theirs)
            write_together(self.folder, step)
        if STATEMENT in step:
            self.data = step[STATEMENT][1]
            self.text = self._read()

    def _read(self) -> CourseText:
        return texts.read_course(self._statements.top(self.data))

    def _raw(self, path: Inside) -> tuple[Fields, ...]:
        """The raw fields of the entries of a list."""
        raw: Raw = self._statements.top(self.data)
        for step in path:
            if isinstance(raw, Mapping):
                raw = raw.get(str(step), ())
            elif isinstance(step, int) and not isinstance(raw, str):
                raw = raw[step]
        return () if isinstance(raw, str) else tuple(one for one in raw if isinstance(one, Mapping))

    def _section(self, section: str) -> tuple[int, SectionText]:
        return _one(enumerate(self.text.sections), lambda found: found[1].id == section)

    def _point(self, point: str) -> tuple[Inside, int, PointText]:
        every = (
            (("sections", s, "points"), p, one)
            for s, part in enumerate(self.text.sections)
            for p, one in enumerate(part.points)
        )
        return _one(every, lambda found: found[2].id == point)


def _one(every: Iterable[T], wanted: Callable[[T], bool]) -> T:
    found = next((one for one in every if wanted(one)), None)
    if found is None:
        raise AuthorRefused(_("It is not there any more; open the course again."))
    return found


def _named(title: str) -> str:
    if not title.strip():
        raise AuthorRefused(_("Give it a title."))
    return texts.line(title)


def _said(text: str) -> str:
    if not text.strip():
        raise AuthorRefused(_("Write what the point says."))
    return texts.line(text)


def _words(text: str) -> str:
    return " ".join(text.split()[:5])


__all__ = ["BankChanged", "Cited", "CourseEdit"]
