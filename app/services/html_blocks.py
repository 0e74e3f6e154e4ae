"""HTML -> blocks, by the standard library's parser: text only; scripts, styles and what is hidden are left out."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from app.domain.outline import Block

_SKIPPED = frozenset(
    ("script", "style", "template", "noscript", "svg", "math", "head", "nav", "footer", "form", "select")
)
_INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd",
     "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr")
)  # fmt: skip
_HEADING = re.compile(r"h[1-6]")
_VOID = frozenset(
    ("br", "hr", "img", "input", "link", "meta", "wbr", "area", "base", "col", "embed", "source", "track")
)


def html_blocks(text: str) -> list[Block]:
    """The headings and paragraphs of a page; anything that is not inline ends a paragraph."""
    parser = _Blocks()
    parser.feed(_closed(text))
    parser.close()
    parser.end()
    return parser.found


def _closed(text: str) -> str:
    """Without comments, declarations and signs that open what nothing closes: the parser looks for their ends anew
    at each of them, which takes minutes on a file built so.
    """
    kept: list[str] = []
    start = 0
    while (found := text.find("<!--", start)) >= 0:
        kept.append(text[start:found])
        end = text.find("-->", found + 4)
        start = len(text) if end < 0 else end + 3
    whole = re.sub(r"<[!?][^<>]*>?", " ", "".join([*kept, text[start:]]))
    last = whole.rfind(">") + 1
    return whole[:last] + whole[last:].replace("<", "&lt;")


class _Blocks(HTMLParser):
    """Gathers text; depth is only counted, never recursed into."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Block] = []
        self._text: list[str] = []
        self._level = 0
        self._skipping = ""
        self._depth = 0

    def end(self) -> None:
        """End the paragraph or heading that is open."""
        text = "".join(self._text)
        if text.split():
            self.found.append(Block(text, self._level))
        self._text.clear()
        self._level = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, or what is skipped."""
        if self._skipping:
            self._depth += tag == self._skipping
            return
        if tag in _SKIPPED:
            self._skipping, self._depth = tag, 1
        elif tag == "br":
            self._text.append(" ")
        elif tag not in _INLINE:
            self.end()
            self._level = int(tag[1]) if _HEADING.fullmatch(tag) else 0

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<br/>` and the like; HTML takes any other for a start."""
        if tag in _VOID or self._skipping:
            if tag in _VOID:
                self.handle_starttag(tag, attrs)
            return
        self.handle_starttag(tag, attrs)
        if tag in _SKIPPED:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """End a block; `</body>` and `</html>` end what was left open and skipped."""
        if self._skipping:
            self._depth -= tag == self._skipping
            if not self._depth or tag in ("body", "html") or (self._skipping == "head" and tag == "head"):
                self._skipping = ""
        elif tag not in _INLINE:
            self.end()

    def handle_data(self, data: str) -> None:
        """Text of the block that is open."""
        if not self._skipping:
            self._text.append(data)
