"""Changes one section, point or heading in a statement's bytes; comments, order and every other byte stay."""

from __future__ import annotations

from collections.abc import Mapping

from app.banks.emit import question
from app.banks.part_path import Path, plain
from app.banks.splice import EntryList, Fields
from app.i18n import _
from app.services.author_files import AuthorRefused

SECTIONS: Path = ("sections",)


def top(data: bytes) -> Fields:
    """The raw fields of the whole statement. Raises AuthorRefused where the file cannot be read."""
    return _root(EntryList(data, SECTIONS))


def edit_top(data: bytes, fields: Fields) -> bytes:
    """The file with other fields beside the sections (`title`, `about`); sections cannot be changed here."""
    entries = EntryList(data, SECTIONS)
    old, root = _root(entries), entries.marked.root
    if root is None or root.flow:
        raise AuthorRefused(_("The statement stands in brackets; edit it by hand."))
    new = {**fields, "sections": old["sections"]}
    changed = (entries.bom + entries.edited(root, new)).encode("utf-8")
    if plain(top(changed)) != plain(new):
        raise AuthorRefused(_("Nothing was written: the file would not read as before. Edit it by hand."))
    return changed


def edit_entry(data: bytes, path: Path, at: int, fields: Fields) -> bytes:
    """The file with the fields of entry `at` (from 0) of a list changed; unchanged fields keep their very text."""
    return EntryList(data, path).replaced(at, fields)


def insert_entry(data: bytes, path: Path, after: int, fields: Fields) -> bytes:
    """The file with a new entry after entry `after` (from 0)."""
    entries = EntryList(data, path)
    text = " " * entries.indent + "- " + question(fields, entries.indent + 2)
    return entries.checked(
        entries.inserted(after, text), (*entries.fields[: after + 1], fields, *entries.fields[after + 1 :])
    )


def delete_entry(data: bytes, path: Path, at: int) -> bytes:
    """The file without entry `at` and the comments right above it. The last one cannot be deleted."""
    entries = EntryList(data, path)
    if len(entries.parts) == 1:
        raise AuthorRefused(_("At least one stays; add another before you delete this one."))
    return entries.without(at)


def move_entry(data: bytes, path: Path, at: int, by: int) -> bytes:
    """The file with entry `at` one place up (`by` -1) or down (1), its comments with it."""
    return EntryList(data, path).moved(at, by)


def _root(entries: EntryList) -> Fields:
    root = entries.marked.root
    return root.value if root is not None and isinstance(root.value, Mapping) else {}
