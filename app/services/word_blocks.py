"""Word files (.docx) -> blocks: the one XML file that holds the text, unpacked with limits; docs/decisions/0028."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
import zipfile
import zlib
from collections.abc import Iterator

from app.domain.outline import Block, Role, row_text
from app.i18n import _
from app.services.author_files import AuthorRefused

DOCUMENT = "word/document.xml"
STYLES = "word/styles.xml"
NOTES = {"word/footnotes.xml": "footnote", "word/endnotes.xml": "endnote"}
MOST_ENTRIES = 2_000
MOST_XML = 20_000_000
MOST_DEPTH = 64
MOST_ELEMENTS = 500_000
_SPACES = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_COPY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CHUNK = 65_536
_HEADING = re.compile(r"heading ?([1-6])", re.IGNORECASE)


def word_blocks(data: bytes) -> list[Block]:
    """The headings and paragraphs of a Word file; deleted text and text boxes' copies are left out.

    Each row of a table is a paragraph. Footnotes are named as left out; their marks are dropped.

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
            blocks = _blocks(_tree(_unpacked(packed, DOCUMENT)), levels)
            return blocks + [note for name in NOTES if name in names for note in _notes(_unpacked(packed, name), name)]
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


def _blocks(element: ET.Element, levels: dict[str, int]) -> list[Block]:
    """The blocks below an element in order; the tree's depth is bounded."""
    found: list[Block] = []
    for part in element:
        if _named(part, "tbl"):
            found += _table(part, levels)
            continue
        if _named(part, "p"):
            text = "".join(_texts(part))
            style = next((_value(one, "val") for one in part.iter() if _named(one, "pStyle")), "")
            if text.split():
                found.append(Block(text, levels.get(style) or _own_level(style)))
        if part.tag != _COPY:
            found += _blocks(part, levels)
    return found


def _table(table: ET.Element, levels: dict[str, int]) -> list[Block]:
    """A block for each row, told with the words of the heading row; rows of one cell, or with headings, as they are."""
    found: list[Block] = []
    heads: list[str] = []
    for at, row in enumerate(one for one in table if _named(one, "tr")):
        cells = [_blocks(one, levels) for one in _cells(row)]
        blocks = [block for cell in cells for block in cell]
        texts = [" ".join(block.text for block in cell) for cell in cells]
        if len(cells) < 2 or any(block.level for block in blocks):
            found += blocks
        elif at == 0 and _is_head(table, row, texts):
            heads = texts
        else:
            found.append(Block(row_text(texts, heads)))
    return found or ([Block(row_text(heads))] if heads else [])


def _cells(row: ET.Element) -> Iterator[ET.Element]:
    """The cells of a row, also those in a content control."""
    for part in row:
        if _named(part, "tc"):
            yield part
        elif _named(part, "sdt") or _named(part, "sdtContent"):
            yield from _cells(part)


def _is_head(table: ET.Element, row: ET.Element, texts: list[str]) -> bool:
    """Whether the first row names the columns: it says so, or its look differs and each cell holds a few words."""
    if any(_named(one, "tblHeader") and _value(one, "val") not in ("0", "false", "off") for one in row.iter()):
        return True
    look = next((one for part in table if _named(part, "tblPr") for one in part if _named(one, "tblLook")), None)
    if look is None:
        return False
    bits = _value(look, "val")
    special = _value(look, "firstRow") in ("1", "true", "on") or (
        re.fullmatch("[0-9A-Fa-f]{1,4}", bits) is not None and bool(int(bits, 16) & 0x20)
    )
    few = all(0 < len(text.strip()) <= 40 and not re.search(r"\d", text) for text in texts)
    return special and few


def _notes(data: bytes, name: str) -> Iterator[Block]:
    """Each footnote as left out; the lines that divide them from the text are none."""
    for note in (one for one in _tree(data) if _named(one, NOTES[name])):
        text = " ".join(block.text for block in _blocks(note, {}))
        if text.split() and _value(note, "type") in ("", "normal"):
            yield Block(_("Footnote: {text}").format(text=text.strip()), 0, Role.LEFT_OUT)


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
