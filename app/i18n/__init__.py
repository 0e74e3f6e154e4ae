"""Every text that a person reads passes through here: gettext lookup in the chosen language."""

from __future__ import annotations

import gettext as _gettext
from pathlib import Path

__all__ = [
    "DOMAIN",
    "LOCALE_DIR",
    "_",
    "available_languages",
    "current_language",
    "ngettext",
    "pgettext",
    "use_language",
]

DOMAIN = "messages"
SOURCE_LANGUAGE = "en"
LOCALE_DIR = Path(__file__).with_name("locale")


class _Catalogue:
    """The one catalogue in use; replaced whole by use_language."""

    def __init__(self) -> None:
        self.language = SOURCE_LANGUAGE
        self.texts: _gettext.NullTranslations = _gettext.NullTranslations()


_catalogue = _Catalogue()


def available_languages() -> tuple[str, ...]:
    """Language codes that can be shown: English, which the code is written in, and each compiled catalogue."""
    compiled = (path.parent.parent.name for path in LOCALE_DIR.glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))
    return (SOURCE_LANGUAGE, *sorted(set(compiled) - {SOURCE_LANGUAGE}))


def current_language() -> str:
    """The language code in use, such as `en`."""
    return _catalogue.language


def use_language(language: str | None = None) -> str:
    """Change the language of every later lookup and return the code now in use.

    `language` is a code such as `ja` or `ja_JP`; None follows the system (LANGUAGE, LC_ALL, LC_MESSAGES, LANG).
    A language without a catalogue falls back to English.
    """
    wanted = None if language is None else [language]
    found = _gettext.find(DOMAIN, LOCALE_DIR, wanted)
    if found is None:
        _catalogue.texts, _catalogue.language = _gettext.NullTranslations(), SOURCE_LANGUAGE
    else:
        with Path(found).open("rb") as compiled:
            _catalogue.texts = _gettext.GNUTranslations(compiled)
        _catalogue.language = Path(found).parent.parent.name
    return _catalogue.language


def _(message: str) -> str:
    """The message in the language in use; fill its {names} with `.format` after the lookup, never before."""
    return _catalogue.texts.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form of the message that fits `count` in the language in use."""
    return _catalogue.texts.ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """The message as used in `context`, for short words that need two translations."""
    return _catalogue.texts.pgettext(context, message)
