"""The options of a question's long form (`choices`), changed one by one; each keeps its comments in the file."""

from __future__ import annotations

from collections.abc import Sequence

from app.i18n import _
from app.services.author_files import AuthorRefused
from app.services.author_ports import Fields
from app.services.edit_bank_long import CHOICES, raw_options, rights
from app.services.edit_bank_session import BankEditor

WHOLE = 10**9  # of the marks: a file holds nine digits of a share


class OptionEdits:
    """Changes of the chosen question's options, each one step for undo. All raise AuthorRefused."""

    def __init__(self, editor: BankEditor) -> None:
        self._editor = editor
        self._splicer = editor.files.splicer

    def set_text(self, place: int, key: str, text: str) -> None:
        """Change the text, feedback or credit of an option (from 0); an empty one is left out, the text aside.

        With the first credit of a question the other right options get what they earned without it, for from then on
        an option without one earns nothing.
        """
        raws = self._raws(place)
        new = dict(raws[place])
        if text.strip() or key == "text":
            new[key] = text.strip()
        else:
            new.pop(key, None)
        first = key == "credit" and key in new and not any(key in one for one in raws)
        self._edit([(place, new), *(_shared(raws, place) if first else [])], f"{CHOICES}.{place}.{key}")

    def set_right(self, place: int, on: bool) -> None:
        """Say whether an option is right; where none said so yet, those that were right by what they earn say it."""
        raws = self._raws(place)
        was = rights(raws)
        wanted = [*was[:place], on, *was[place + 1 :]]
        stated = any("right" in one for one in raws)
        told = [n for n, right in enumerate(wanted) if right != was[n] or (right and not stated)]
        self._edit([(n, {**raws[n], "right": str(wanted[n]).lower()}) for n in told])

    def add(self) -> None:
        """An empty wrong option at the end."""
        last = len(self._raws()) - 1
        words = _("Add an option to {item}").format(item=self._editor.item)
        self._editor.splice(words, lambda data, at: self._splicer.insert_option(data, at, last, {"text": ""}))

    def drop(self, place: int) -> None:
        """Take an option out."""
        self._raws(place)
        words = _("Take an option out of {item}").format(item=self._editor.item)
        self._editor.splice(words, lambda data, at: self._splicer.delete_option(data, at, place))

    def move(self, place: int, by: int) -> None:
        """An option one place up (-1) or down (1)."""
        self._raws(place)
        words = _("Move an option of {item}").format(item=self._editor.item)
        self._editor.splice(words, lambda data, at: self._splicer.move_option(data, at, place, by))

    def _edit(self, changes: Sequence[tuple[int, Fields]], key: str = "") -> None:
        def change(data: bytes, at: int) -> bytes:
            for place, new in changes:
                data = self._splicer.edit_option(data, at, place, new)
            return data

        self._editor.splice(_("Change an option of {item}").format(item=self._editor.item), change, key)

    def _raws(self, place: int | None = None) -> tuple[Fields, ...]:
        """The options as the file holds them, after seeing that there is one at `place`."""
        entry = self._editor.entry()
        raws = raw_options(entry.fields) if entry else None
        if raws is None:
            raise AuthorRefused(
                _("The options are written in a form that only the file itself can hold; edit them there.")
            )
        if place is not None and not 0 <= place < len(raws):
            raise AuthorRefused(_("There is no such option."))
        return raws


def _shared(raws: Sequence[Fields], place: int) -> list[tuple[int, Fields]]:
    """The right options but the one at `place`, each with its share of the marks; all shares together are 1."""
    right = [at for at, one in enumerate(rights(raws)) if one]
    least = WHOLE // max(len(right), 1)
    shares = dict.fromkeys(right, least) | {at: WHOLE - least * (len(right) - 1) for at in right[:1]}
    return [(at, {**raws[at], "credit": f"{shares[at] / WHOLE:.9g}"}) for at in right if at != place]
