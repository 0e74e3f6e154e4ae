"""Changes one option of a question's long form (`choices`) in a bank's bytes; comments and all other bytes stay.

Where the options stand in brackets, or a change cannot be made in place, the list alone is written anew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.banks.emit import Raw
from app.banks.part_path import Path
from app.banks.splice import EntryList, Fields, questions, replace_question
from app.banks.splice_statement import edit_entry, insert_entry, move_entry
from app.i18n import _
from app.services.author_files import AuthorRefused

CHOICES = "choices"
Options = tuple[Fields, ...]


def options(fields: Fields) -> Options:
    """The options of a question. Raises AuthorRefused where they are not a list of maps."""
    found = fields.get(CHOICES, ())
    if isinstance(found, str | Mapping) or not all(isinstance(one, Mapping) for one in found):
        raise AuthorRefused(_("The options are written in a form that only the file itself can hold; edit them there."))
    return tuple(one for one in found if isinstance(one, Mapping))


def edit_option(data: bytes, at: int, place: int, fields: Fields) -> bytes:
    """The file with the fields of option `place` (from 0) of question `at` changed."""
    old = _options(data, at)
    new = (*old[:place], fields, *old[place + 1 :])
    return _changed(data, at, new, lambda path: edit_entry(data, path, place, fields))


def insert_option(data: bytes, at: int, after: int, fields: Fields) -> bytes:
    """The file with a new option after option `after` (-1: in an empty list) of question `at`."""
    old = _options(data, at)
    new = (*old[: after + 1], fields, *old[after + 1 :])
    return _changed(data, at, new, lambda path: insert_entry(data, path, after, fields))


def delete_option(data: bytes, at: int, place: int) -> bytes:
    """The file without option `place` of question `at`, and the comments right above it."""
    old = _options(data, at)
    return _changed(data, at, (*old[:place], *old[place + 1 :]), lambda path: EntryList(data, path).without(place))


def move_option(data: bytes, at: int, place: int, by: int) -> bytes:
    """The file with option `place` of question `at` one place up (`by` -1) or down (1), its comments with it."""
    new = list(_options(data, at))
    if abs(by) != 1 or not 0 <= place + by < len(new):
        raise AuthorRefused(_("It stands at the end of the list already."))
    new[place], new[place + by] = new[place + by], new[place]
    return _changed(data, at, tuple(new), lambda path: move_entry(data, path, place, by))


def _options(data: bytes, at: int) -> Options:
    return options(questions(data)[at])


def _changed(data: bytes, at: int, new: Options, splice: Callable[[Path], bytes]) -> bytes:
    """The spliced file; where that is refused, the one with the whole list written anew."""
    try:
        return splice(("questions", at, CHOICES))
    except AuthorRefused:
        whole: dict[str, Raw] = {**questions(data)[at], CHOICES: new}
        return replace_question(data, at, whole)
