"""The keys: one table that the overlay shows, the README repeats and the router obeys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.i18n import _

PLAIN_NAMES = {
    "spacebar": "space",
    "numpadenter": "enter",
    "numpaddivide": "/",
    "numpadadd": "+",
    "numpadsubstract": "-",
}
EVERYWHERE = {"/": "search", "?": "keys", "f1": "keys", "escape": "back"}
WITH_CTRL = {"f": "search", "/": "search"}


@dataclass(frozen=True, slots=True)
class KeyRow:
    """`keys` as they stand on a keyboard, what they do, and where: one of `places`."""

    keys: str
    does: str
    where: str


def table() -> tuple[KeyRow, ...]:
    """Every key of the window, in the order in which the overlay shows them."""
    return (
        KeyRow("Tab, Shift+Tab", _("Next and previous control"), "everywhere"),
        KeyRow("Space, Enter", _("Press what has the focus; reveal, check, next"), "everywhere"),
        KeyRow("/", _("Search points, questions and options"), "everywhere"),
        KeyRow("?", _("Show these keys"), "everywhere"),
        KeyRow("Esc", _("Save and leave, or go back"), "everywhere"),
        KeyRow("1-9", _("Choose an option; grade a turned flashcard"), "quiz"),
        KeyRow("U", _("Undo the last answer"), "quiz"),
        KeyRow("F", _("Flag the question for later"), "quiz"),
        KeyRow("H", _("Show the hint, which costs a quarter"), "quiz"),
        KeyRow("X, 1-9", _("Strike an option out, or back in"), "quiz"),
        KeyRow("C", _("Say how sure you are"), "quiz"),
        KeyRow("R", _("Open the point in the text"), "quiz"),
        KeyRow("P", _("Report a problem with the question"), "quiz"),
        KeyRow("Alt+Up, Alt+Down", _("Move a line of an order"), "quiz"),
        KeyRow("Left, Right", _("Previous and next question of an exam"), "quiz"),
        KeyRow("Q", _("Quiz this section"), "read"),
        KeyRow("Left, Right", _("Previous and next section"), "read"),
        KeyRow("Left, Right", _("Walk over the bars or days of a chart"), "history"),
        KeyRow("Page Up, Page Down", _("Earlier and later weeks of a chart"), "history"),
        KeyRow("Ctrl+Z", _("Undo a change"), "editor"),
        KeyRow("Ctrl+Y, Ctrl+Shift+Z", _("Do it again"), "editor"),
        KeyRow("Ctrl+S", _("Save"), "editor"),
        KeyRow("Ctrl+N", _("New question"), "editor"),
        KeyRow("Ctrl+D", _("Duplicate the question"), "editor"),
        KeyRow("Alt+Up, Alt+Down", _("Move the question up or down"), "editor"),
        KeyRow("Ctrl+U, Ctrl+H ...", _("The same commands while a text field has the focus"), "typing"),
    )


def places() -> tuple[tuple[str, str], ...]:
    """The words for `where`, in order."""
    return (
        ("everywhere", _("Everywhere")),
        ("quiz", _("In a quiz")),
        ("read", _("While reading")),
        ("history", _("In History")),
        ("editor", _("While writing questions")),
        ("typing", _("While typing")),
    )


def plain(name: str, sign: str, modifiers: Sequence[str]) -> str:
    """The plain name of a key: "1", "u", "space", "?" ...; an empty text for a key that means nothing alone."""
    if name in ("/", "?"):  # Kivy gives the one key both names
        return "?" if "shift" in modifiers or sign == "?" else "/"
    if name.startswith("numpad") and name[6:].isdigit():
        return name[6:]
    if name in PLAIN_NAMES:
        return PLAIN_NAMES[name]
    return sign if sign in ("?", "/") else name
