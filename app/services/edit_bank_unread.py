"""Texts of the form that no bank can hold yet: kept with the drafts until they are mended, so that none is lost."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.i18n import _
from app.services.author_files import AuthorRefused, replace_file

NAME = "unread.json"
Place = tuple[str, str]
"""A question's name and a key."""


@dataclass(frozen=True, slots=True)
class UnreadText:
    """A text as it was typed, and why it cannot be taken over."""

    text: str
    reason: str


class Unread:
    """The texts of one course, by question and key; in the folder of its drafts."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self.texts: Mapping[Place, UnreadText] = _read(self._path)
        self.warning = ""

    def of(self, name: str) -> dict[str, str]:
        """The texts of a question, by key."""
        return {key: one.text for (item, key), one in self.texts.items() if item == name}

    def with_text(self, place: Place, one: UnreadText | None) -> Mapping[Place, UnreadText]:
        """The texts with one more, or without one."""
        rest = {known: text for known, text in self.texts.items() if known != place}
        return rest if one is None else {**rest, place: one}

    def renamed(self, before: str, after: str) -> Mapping[Place, UnreadText]:
        """The texts, with those of a question under its new name."""
        return {(after if name == before else name, key): one for (name, key), one in self.texts.items()}

    def without(self, name: str) -> Mapping[Place, UnreadText]:
        """The texts without those of a question that was deleted."""
        return {place: one for place, one in self.texts.items() if place[0] != name}

    def put(self, texts: Mapping[Place, UnreadText]) -> None:
        """Take the texts over and keep them; where that fails, `warning` says so."""
        if texts == self.texts:
            return
        self.texts, self.warning = texts, ""
        rows = [[name, key, one.text, one.reason] for (name, key), one in texts.items()]
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(self._path, json.dumps(rows, ensure_ascii=False).encode("utf-8"))
        except (AuthorRefused, OSError) as refusal:
            self.warning = _("The draft could not be kept; save soon. {reason}").format(reason=refusal)


def _read(path: Path) -> Mapping[Place, UnreadText]:
    """What was kept; a file that is none of ours holds nothing."""
    try:
        rows = json.loads(path.read_bytes())
        return {(str(name), str(key)): UnreadText(str(text), str(why)) for name, key, text, why in rows}
    except (OSError, ValueError, TypeError):
        return {}
