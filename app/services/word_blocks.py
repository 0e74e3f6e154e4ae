"""Word files (.docx) -> blocks: the one XML file that holds the text, unpacked with limits; docs/decisions/0028."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
import zipfile
import zlib

from app.domain.outline import Block
from app.i18n import _
from app.services.author_files import AuthorRefused

DOCUMENT = "word/document.xml"
STYLES = "word/styles.xml"
MOST_ENTRIES = 2_000
MOST_XML = 20_000_000
MOST_DEPTH = 64
MOST_ELEMENTS = 500_000
_SPACES = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_CHUNK = 65_536
_HEADING = re.compile(r"heading ?([1-6])", re.IGNORECASE)


def word_blocks(data: bytes) -> list[Block]:
    """The headings and paragraphs of a Word file; deleted text and text boxes' copies are left out.

    Raises AuthorRefused for what is no Word file, and for one built to do harm.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            entries = packed.infolist()
            names = [entry.filename for entry in entries]
            if len(entries) > MOST_ENTRIES or len(set(names)) < len(names):
                raise AuthorRefused(_("this Word file is built oddly and was not read"))
            if DOCUMENT not in names:
                raise AuthorRefused(_("this is no Word file (.docx)"))
            levels = _heading_styles(_unpacked(packed, STYLES)) if STYLES in names else {}
            return _blocks(_unpacked(packed, DOCUMENT), levels)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as fault:
        raise AuthorRefused(_("this is no Word file (.docx) that can be read")) from fault


def _unpacked(packed: zipfile.ZipFile, name: str) -> bytes:
    """One entry, read in pieces: the size that the archive claims is not believed."""
    parts: list[bytes] = []
    size = 0
    with packed.open(name) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > MOST_XML:
                raise AuthorRefused(_("this Word file holds too much text"))
            parts.append(chunk)
    return b"".join(parts)


class _Guarded(ET.TreeBuilder):
    """Builds a tree of bounded depth and size, and refuses a DOCTYPE: that is where entities come from."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = self._count = 0

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        """Refuse."""
        raise AuthorRefused(_("this Word file declares a DOCTYPE and was not read"))

    def start(self, tag: str, attrs: dict[str, str]) -> ET.Element:
        """Count, then build."""
        self._depth += 1
        self._count += 1
        if self._depth > MOST_DEPTH or self._count > MOST_ELEMENTS:
            raise AuthorRefused(_("this Word file is built oddly and was not read"))
        return super().start(tag, attrs)

    def end(self, tag: str) -> ET.Element:
        """Count, then build."""
        self._depth -= 1
        return super().end(tag)


def _tree(data: bytes) -> ET.Element:
    head = data[:4_000].replace(b"\x00", b"")
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise AuthorRefused(_("this Word file declares a DOCTYPE and was not read"))
    parser = ET.XMLParser(target=_Guarded())
    try:
        parser.feed(data)
        return parser.close()
    except ET.ParseError as fault:
        raise AuthorRefused(_("this is no Word file (.docx) that can be read")) from fault


def _named(element: ET.Element, name: str) -> bool:
    return any(element.tag == space + name for space in _SPACES)


def _value(element: ET.Element, name: str) -> str:
    return next((element.attrib[space + name] for space in _SPACES if space + name in element.attrib), "")


def _heading_styles(data: bytes) -> dict[str, int]:
    """Heading level by style id, from the styles' names: the ids are translated, the names are not."""
    levels: dict[str, int] = {}
    for style in (one for one in _tree(data) if _named(one, "style")):
        name = next((_value(part, "val") for part in style if _named(part, "name")), "")
        found = _HEADING.fullmatch(name.strip())
        if found:
            levels[_value(style, "styleId")] = int(found[1]) + 1
        elif name.strip().lower() == "title":
            levels[_value(style, "styleId")] = 1
    return levels


def _blocks(data: bytes, levels: dict[str, int]) -> list[Block]:
    found = []
    for paragraph in (one for one in _tree(data).iter() if _named(one, "p")):
        text = "".join(_texts(paragraph))
        style = next((_value(one, "val") for one in paragraph.iter() if _named(one, "pStyle")), "")
        if text.split():
            found.append(Block(text, levels.get(style) or _own_level(style)))
    return found


def _own_level(style: str) -> int:
    """The level that a style's id tells where the styles do not."""
    if style.lower() == "title":
        return 1
    found = _HEADING.fullmatch(style)
    return int(found[1]) + 1 if found else 0


def _texts(element: ET.Element) -> list[str]:
    """The texts of a paragraph in order; a paragraph inside it (a text box) speaks for itself."""
    texts: list[str] = []
    for part in element:
        if _named(part, "t"):
            texts.append(part.text or "")
        elif _named(part, "tab") or _named(part, "br") or _named(part, "cr"):
            texts.append(" ")
        elif not any(_named(part, name) for name in ("p", "del", "delText", "instrText", "pPr", "rPr")):
            texts += _texts(part)
    return texts
