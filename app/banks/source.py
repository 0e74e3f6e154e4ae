"""Bytes -> Source: encoding and the characters that no file may hold, each with its place."""

from __future__ import annotations

import re

from app.banks.characters import OVERRIDE, REFUSED, SURROGATE, stand_in
from app.banks.nodes import NOWHERE, Spot
from app.banks.report import Report, Source, located
from app.domain.finding import Finding
from app.i18n import _

MOST_BYTES = 2_000_000


def decode(data: bytes) -> tuple[Source | None, Finding | None]:
    """The text of a file, or why it has none."""
    if len(data) > MOST_BYTES:
        message = _("the file is larger than {most} MB").format(most=MOST_BYTES // 1_000_000)
        return None, located(None, "yaml.too-large", NOWHERE, message, _("split it into several files"))
    try:
        return Source(data.decode("utf-8").removeprefix("\ufeff")), None
    except UnicodeDecodeError as fault:
        return None, _not_utf8(data, fault.start)


def _not_utf8(data: bytes, start: int) -> Finding:
    """The place of the first byte that is not UTF-8; what stands before it is."""
    before = Source(data[:start].decode("utf-8").removeprefix("\ufeff"))
    rest = re.split(rb"[\r\n]", data[start : start + 200])[0].decode("utf-8", "replace")
    line, column = len(before.lines), len(before.lines[-1]) + 1
    shown = Source("\n" * (line - 1) + before.lines[-1] + rest)
    message = _("the file is not UTF-8: byte 0x{byte:02x} stands here").format(byte=data[start])
    return located(shown, "yaml.not-utf8", Spot(line, column), message, _("save the file as UTF-8"))


def refuse_characters(source: Source, report: Report) -> Source:
    """Report characters that no file may hold; in the Source returned a stand-in takes their place."""
    if not REFUSED.search(source.text):
        return source
    for number, line in enumerate(source.lines, 1):
        for found in REFUSED.finditer(line):
            if report.full:
                break
            character_error(found.group(), Spot(number, found.start() + 1), report)
    return Source(stand_in(source.text))


def refuse_value(text: str, spot: Spot, report: Report) -> bool:
    """Report a refused character that an escape brought into a text; whether there was one."""
    found = REFUSED.search(text)
    if found:
        character_error(found.group(), spot, report)
    return found is not None


def character_error(character: str, spot: Spot, report: Report) -> None:
    """One finding on one refused character."""
    name = f"U+{ord(character):04X}"
    if OVERRIDE.match(character):
        message = _("{name} turns the direction of the text around it").format(name=name)
        report.error("yaml.bidi-character", spot, message, _("delete it; readers would see another text"))
    elif SURROGATE.match(character):
        message = _("{name} is half of a character").format(name=name)
        report.error("yaml.surrogate", spot, message, _("write the whole character"))
    else:
        message = _("{name} is a control character").format(name=name)
        report.error("yaml.control-character", spot, message, _("delete it"))
