"""Markdown -> blocks: plain text without its markup; what cannot be a point is named as left out."""

from __future__ import annotations

import html
import re
import string
from collections.abc import Iterator

from app.domain.outline import Block, Role, row_text
from app.i18n import _

_HEADING = re.compile(r" {0,3}(#{1,6})(?=[ \t]|$)")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*")
_BULLET = re.compile(r"\s{0,8}(?:[-*+•]|\d{1,3}[.)])[ \t]+")
_QUOTE = re.compile(r"^\s{0,3}(?:>\s?)+")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_NOTE = re.compile(r" {0,3}\[\^[^\[\]\s]{1,80}\]:[ \t]*")
_NOTE_MARK = re.compile(r"\[\^[^\[\]\s]{1,80}\]")
_REFERENCE = re.compile(r" {0,3}\[[^\[\]]{1,200}\]:[ \t]*\S{1,2000}(?:[ \t]+[\"'(][^\"]{0,500}[\"')])?[ \t]*")
_IMAGE = re.compile(r"!\[([^\[\]]{0,500})\](?:\([^()\s]{0,2000}(?:\s\"[^\"]{0,500}\")?\)|\[[^\[\]]{0,200}\])")
_LINK = re.compile(r"\[([^\[\]]{1,500})\](?:\([^()\s]{0,2000}(?:\s\"[^\"]{0,500}\")?\)|\[[^\[\]]{0,200}\])")
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>")
_BREAK = re.compile(r"<br\s{0,9}/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]{0,30}(?:\s[^<>]{0,1000})?/?>")
_EMPHASIS = re.compile(r"(?<!\w)(\*\*\*|\*\*|__|~~|\*|`)(?=\S)([^*_`~]{1,500}?)(?<=\S)\1")
_UNDERSCORE = re.compile(r"(?<!\w)_(?=\S)([^*_`]{1,500}?)(?<=\S)_(?!\w)")
_ESCAPE = re.compile(rf"\\([{re.escape(string.punctuation)}])")
_KEPT = {sign: chr(0xFDD0 + at) for at, sign in enumerate(string.punctuation)}
"""A sign after a backslash -> a stand-in that no text may hold, so that it is no markup."""
_BACK = str.maketrans({stand_in: sign for sign, stand_in in _KEPT.items()})
_DIVIDER = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*){0,200}\|?[ \t]*")
_FIELD = re.compile(r"([A-Za-z][\w-]{0,60})[ \t]*[:=](?:[ \t]+|$)(.*)")


def is_markdown(text: str) -> bool:
    """Whether a pasted text has headings of Markdown."""
    lines = text.split("\n")
    return any(_HEADING.match(line) or (at and _UNDERLINE.fullmatch(line)) for at, line in enumerate(lines))


def markdown_blocks(text: str) -> list[Block]:
    """Headings (`#` or underlined) and paragraphs; each entry of a list and each row of a table is a paragraph.

    The front matter's title is the title. Code, footnotes and images are left out and named; rules are left out.
    """
    fields, lines = _front_matter(_uncommented(text).split("\n"))
    reader = _Reader()
    for name, value in fields:
        if name.lower() == "title":
            reader.found.append(Block(_plain(value), 0, Role.TITLE))
        elif value:
            reader.leave_out(f"{name}: {value}")
    for line in lines:
        reader.read(line)
    reader.end()
    return reader.found


class _Reader:
    """Takes one line after the other; `found` are the blocks that are whole."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self._lines: list[str] = []
        self._code: list[str] | None = None
        self._note = False
        self._heads: list[str] | None = None

    def read(self, line: str) -> None:
        """Take a line."""
        if _FENCE.match(line):
            self._fence()
        elif self._code is not None:
            self._code.append(line)
        elif self._is_row(line):
            self.found.append(Block(row_text(_cells(line), self._heads or ())))
        elif not self._mark(line):
            self._text(line)

    def end(self, level: int = 0) -> None:
        """End the paragraph, heading, note or code that is open."""
        if self._code is not None:
            self._fence()
        text = " ".join(line.strip() for line in self._lines)
        self._lines.clear()
        if self._note:
            self.leave_out(_("Footnote: {text}").format(text=_plain(text)))
        elif text:
            for image in _IMAGE.finditer(text):
                if image[1].strip():
                    self.leave_out(_("Image: {text}").format(text=_plain(image[1])))
            self.found.append(Block(_plain(text), level))
        self._note = False

    def leave_out(self, text: str) -> None:
        """Name something that becomes no point."""
        self.found.append(Block(text, 0, Role.LEFT_OUT))

    def _fence(self) -> None:
        code, self._code = self._code, None
        if code is None:
            self.end()
            self._code = []
        elif any(line.strip() for line in code):
            self.leave_out(_("Code: {text}").format(text=" ".join(code)))

    def _is_row(self, line: str) -> bool:
        """Whether the line is a row of a table, whose heads are then known."""
        if self._heads is not None and "|" not in line:
            self._heads = None
        return self._heads is not None

    def _mark(self, line: str) -> bool:
        """Whether the line is markup that was dealt with: a heading, a rule, a table's second line, a note."""
        heading = _HEADING.match(line)
        under = _UNDERLINE.fullmatch(line)
        if heading:
            self.end()
            self.found.append(Block(_plain(_unclosed(line[heading.end() :])), len(heading[1])))
        elif self._lines and "|" in self._lines[-1] and "-" in line and self._fits(line):
            self._heads = _cells(self._lines.pop())
            self.end()
        elif under and self._lines and not self._note:
            self.end(1 if "=" in under[1] else 2)
        elif not line.strip() or _RULE.fullmatch(line):
            self.end()
        elif _NOTE.match(line):
            self.end()
            self._note = True
            self._lines.append(_NOTE.sub("", line, count=1))
        else:
            return not self._lines and bool(_REFERENCE.fullmatch(line))
        return True

    def _fits(self, line: str) -> bool:
        """Whether the line divides a table's heads, as many as the line before has, from its rows."""
        return bool(_DIVIDER.fullmatch(line)) and len(_cells(line)) == len(_cells(self._lines[-1]))

    def _text(self, line: str) -> None:
        if _BULLET.match(line):
            self.end()
            line = _BULLET.sub("", line, count=1)
        self._lines.append(_QUOTE.sub("", line))


def _cells(line: str) -> list[str]:
    """The cells of a table's row as plain text."""
    bare = _ESCAPE.sub(lambda found: _KEPT[found[1]], line).strip()
    return [_plain(cell.strip()) for cell in bare.removeprefix("|").removesuffix("|").split("|")]


def _front_matter(lines: list[str]) -> tuple[list[tuple[str, str]], list[str]]:
    """The fields above the text between two lines of --- (or +++), and the lines below them."""
    fence = lines[0].rstrip() if lines else ""
    if fence not in ("---", "+++") or len(lines) < 2 or not _FIELD.match(lines[1]):
        return [], lines
    ends = ("---", "...") if fence == "---" else ("+++",)
    last = next((at for at, line in enumerate(lines[:500]) if at and line.rstrip() in ends), None)
    if last is None:
        return [], lines
    fields: list[tuple[str, str]] = []
    for line in lines[1:last]:
        found = _FIELD.match(line)
        if found:
            fields.append((found[1], _unquoted(found[2])))
        elif line.strip() and fields:
            name, value = fields[-1]
            fields[-1] = (name, f"{value} {line.strip()}".lstrip("|>- "))
    return fields, lines[last + 1 :]


def _unquoted(value: str) -> str:
    bare = value.strip()
    return bare[1:-1] if len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "'\"" else bare


def _uncommented(text: str) -> str:
    """Without comments of HTML; one that nothing ends is text."""

    def parts() -> Iterator[str]:
        start = 0
        while (found := text.find("<!--", start)) >= 0 and (end := text.find("-->", found + 4)) >= 0:
            yield text[start:found]
            start = end + 3
        yield text[start:]

    return "".join(parts())


def _unclosed(text: str) -> str:
    """A heading's text without the `#` that may close it."""
    bare = text.strip().rstrip("#")
    return bare.strip() if bare != bare.rstrip() or not bare else text.strip()


def _plain(text: str) -> str:
    """Without emphasis, code signs, link targets, images, marks of footnotes, tags and character references."""
    plain = _ESCAPE.sub(lambda found: _KEPT[found[1]], text)
    plain = _LINK.sub(r"\1", _IMAGE.sub("", _NOTE_MARK.sub("", plain)))
    plain = _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", plain))
    plain = _TAG.sub("", _BREAK.sub(" ", _ADDRESS.sub(r"\1", _UNDERSCORE.sub(r"\1", plain))))
    return html.unescape(plain).translate(_BACK).replace("\u00a0", " ")
