"""Documents -> blocks: Markdown, plain text, HTML and Word files, read with limits; nothing is run or fetched."""

from __future__ import annotations

import codecs
import contextlib
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.domain.outline import Block
from app.i18n import _
from app.services.author_files import AuthorRefused
from app.services.html_blocks import html_blocks
from app.services.markdown_blocks import is_markdown, markdown_blocks
from app.services.word_blocks import word_blocks

MOST_BYTES = 8_000_000
MOST_BLOCKS = 5_000
MOST_TEXT = 1_000_000
_REFUSED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)\b[^<>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE
)
_WESTERN = {"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii", "windows-1252", "cp1252"}
_ONE_BYTE = re.compile(r"iso-?8859-\d{1,2}|windows-125\d|cp125\d|koi8-[ru]|macintosh")
_MORE_BYTES = {"shift_jis", "sjis", "euc-jp", "iso-2022-jp", "euc-kr", "gb2312", "gbk", "gb18030", "big5"}


def read_document(path: Path) -> tuple[Block, ...]:
    """The headings and paragraphs of a .md, .txt, .html or .docx file. Raises AuthorRefused."""
    readers: dict[str, Callable[[bytes], list[Block]]] = {
        ".md": lambda data: markdown_blocks(_text(data, path)),
        ".markdown": lambda data: markdown_blocks(_text(data, path)),
        ".txt": lambda data: text_blocks(_text(data, path)),
        ".html": lambda data: html_blocks(_text(data, path, declared(data))),
        ".htm": lambda data: html_blocks(_text(data, path, declared(data))),
        ".docx": word_blocks,
    }
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise AuthorRefused(_("{path}: write a .md, .txt, .html or .docx file.").format(path=path))
    try:
        blocks = reader(_bytes(path))
    except AuthorRefused as refusal:
        raise AuthorRefused(str(refusal) if str(path) in str(refusal) else f"{path}: {refusal}") from refusal
    return _bounded([replace(block, text=_clean(block.text)) for block in blocks], path)


def read_pasted(text: str) -> tuple[Block, ...]:
    """The headings and paragraphs of pasted text: Markdown where it has headings of Markdown. Raises AuthorRefused."""
    name = Path(_("the pasted text"))
    plain = _text(text.encode("utf-8", "replace"), name)
    blocks = markdown_blocks(plain) if is_markdown(plain) else text_blocks(plain)
    return _bounded([replace(block, text=_clean(block.text)) for block in blocks], name)


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise AuthorRefused(_("{path} is no file that can be read.").format(path=path))
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as fault:
        raise AuthorRefused(_("{path} is no file that can be read.").format(path=path)) from fault
    if len(data) > MOST_BYTES:
        raise AuthorRefused(_("{path} is larger than {most} MB.").format(path=path, most=MOST_BYTES // 1_000_000))
    return data


def _bounded(blocks: list[Block], path: Path) -> tuple[Block, ...]:
    kept = tuple(block for block in blocks if block.text.split())
    if len(kept) > MOST_BLOCKS or sum(len(block.text) for block in kept) > MOST_TEXT:
        raise AuthorRefused(_("{path} holds too much for one course; divide it.").format(path=path))
    if not any(block.is_paragraph for block in kept):
        raise AuthorRefused(_("{path} holds no paragraphs.").format(path=path))
    return kept


def declared(data: bytes) -> tuple[str, ...]:
    """The encodings to try, in order, for a page that declares its own; none where it declares none that we know.

    Pages that were saved as UTF-8 often declare an old encoding of one byte still: text that reads as UTF-8 is that.
    """
    found = _CHARSET.search(data[:4_096])
    name = found[1].decode("ascii").lower() if found else ""
    if name in _MORE_BYTES:
        return (name,)
    if name in _WESTERN:
        return ("utf-8", "cp1252")
    return ("utf-8", name) if _ONE_BYTE.fullmatch(name) else ()


def _text(data: bytes, path: Path, encodings: tuple[str, ...] = ()) -> str:
    """The text of a file in UTF-8, in UTF-16 with its mark, or in the first of `encodings` that reads it."""
    text = _decoded(data, encodings)
    if text is None:
        raise AuthorRefused(_("{path} is not UTF-8; save it as UTF-8.").format(path=path))
    found = _REFUSED.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        raise AuthorRefused(
            _("{path}:{line}: the character U+{code} cannot stand in a course; delete it.").format(
                path=path, line=line, code=f"{ord(found[0]):04X}"
            )
        )
    return re.sub(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text)


def _decoded(data: bytes, encodings: tuple[str, ...]) -> str | None:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ("utf-16",)
    elif data.startswith(codecs.BOM_UTF8) or not encodings:
        encodings = ("utf-8-sig",)
    for encoding in encodings:
        with contextlib.suppress(UnicodeDecodeError, LookupError):
            return data.decode(encoding)
    return None


def _clean(text: str) -> str:
    """A text without direction marks and signs that no course may hold."""
    return _REFUSED.sub("", _DIRECTION.sub("", text))


def text_blocks(text: str) -> list[Block]:
    """Paragraphs between blank lines; short lines of their own without a stop are headings."""
    blocks = [" ".join(part.split()) for part in re.split(r"\n[ \t]*\n", text)]
    found = []
    for n, block in enumerate(blocks):
        heading = 0 < len(block) <= 80 and not block.endswith((".", "!", "?", ";", ":", ",")) and n + 1 < len(blocks)
        found.append(Block(block, 2 if heading else 0))
    if len(found) > 1 and found[0].level and found[1].level:
        found[0] = Block(found[0].text, 1)
    return found
