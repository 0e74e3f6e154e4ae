"""Documents -> blocks: Markdown, plain text, HTML and Word files, read with limits; nothing is run or fetched."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from pathlib import Path

from app.domain.outline import Block
from app.i18n import _
from app.services.author_files import AuthorRefused
from app.services.html_blocks import html_blocks
from app.services.word_blocks import word_blocks

MOST_BYTES = 8_000_000
MOST_BLOCKS = 5_000
MOST_TEXT = 1_000_000
_REFUSED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_HEADING = re.compile(r" {0,3}(#{1,6})(?=[ \t]|$)")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*")
_BULLET = re.compile(r"\s{0,8}(?:[-*+•]|\d{1,3}[.)])[ \t]+")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\([^()\s]{0,2000}(?:\s\"[^\"]{0,500}\")?\)")
_EMPHASIS = re.compile(r"(?<!\w)(\*\*|__|\*|`)(?=\S)([^*_`]{1,500}?)(?<=\S)\1")


def read_document(path: Path) -> tuple[Block, ...]:
    """The headings and paragraphs of a .md, .txt, .html or .docx file. Raises AuthorRefused."""
    readers: dict[str, Callable[[bytes], list[Block]]] = {
        ".md": lambda data: markdown_blocks(_text(data, path)),
        ".markdown": lambda data: markdown_blocks(_text(data, path)),
        ".txt": lambda data: text_blocks(_text(data, path)),
        ".html": lambda data: html_blocks(_text(data, path)),
        ".htm": lambda data: html_blocks(_text(data, path)),
        ".docx": word_blocks,
    }
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise AuthorRefused(_("{path}: write a .md, .txt, .html or .docx file.").format(path=path))
    try:
        blocks = reader(_bytes(path))
    except AuthorRefused as refusal:
        raise AuthorRefused(str(refusal) if str(path) in str(refusal) else f"{path}: {refusal}") from refusal
    return _bounded([Block(_clean(block.text), block.level) for block in blocks], path)


def read_pasted(text: str) -> tuple[Block, ...]:
    """The headings and paragraphs of pasted text: Markdown where it has headings of Markdown. Raises AuthorRefused."""
    name = Path(_("the pasted text"))
    plain = _text(text.encode("utf-8", "replace"), name)
    lines = plain.split("\n")
    marked = any(_HEADING.match(line) or (at and _UNDERLINE.fullmatch(line)) for at, line in enumerate(lines))
    blocks = markdown_blocks(plain) if marked else text_blocks(plain)
    return _bounded([Block(_clean(block.text), block.level) for block in blocks], name)


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
    if not any(not block.level for block in kept):
        raise AuthorRefused(_("{path} holds no paragraphs.").format(path=path))
    return kept


def _text(data: bytes, path: Path) -> str:
    """The text of a file in UTF-8, or in UTF-16 with its mark."""
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as fault:
        raise AuthorRefused(_("{path} is not UTF-8; save it as UTF-8.").format(path=path)) from fault
    found = _REFUSED.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        raise AuthorRefused(
            _("{path}:{line}: the character U+{code} cannot stand in a course; delete it.").format(
                path=path, line=line, code=f"{ord(found[0]):04X}"
            )
        )
    return re.sub(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text)


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


def markdown_blocks(text: str) -> list[Block]:
    """Headings (`#` or underlined) and paragraphs; each entry of a list is a paragraph; code and rules are left out."""
    found: list[Block] = []
    lines: list[str] = []
    fenced = False

    def end(level: int = 0) -> None:
        if lines:
            found.append(Block(_plain(" ".join(line.strip() for line in lines)), level))
            lines.clear()

    for line in text.split("\n"):
        heading = _HEADING.match(line)
        under = _UNDERLINE.fullmatch(line)
        if _FENCE.match(line):
            end()
            fenced = not fenced
        elif fenced:
            continue
        elif heading:
            end()
            found.append(Block(_plain(_unclosed(line[heading.end() :])), len(heading[1])))
        elif under and lines:
            end(1 if "=" in under[1] else 2)
        elif not line.strip() or re.fullmatch(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*", line):
            end()
        elif _BULLET.match(line):
            end()
            lines.append(_BULLET.sub("", line, count=1))
        else:
            lines.append(re.sub(r"^\s{0,3}(?:>\s?)+", "", line))
    end()
    return found


def _unclosed(text: str) -> str:
    """A heading's text without the `#` that may close it."""
    bare = text.strip().rstrip("#")
    return bare.strip() if bare != bare.rstrip() or not bare else text.strip()


def _plain(text: str) -> str:
    """Without emphasis, code signs and link targets."""
    return _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", text)))
