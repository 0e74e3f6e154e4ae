"""HTML -> blocks, by the standard library's parser: text only; scripts, styles and what is hidden are left out."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from app.domain.outline import Block, Role
from app.i18n import _
from app.services.html_tables import Tables

_SKIPPED = frozenset(("script", "style", "template", "noscript", "svg", "math", "nav", "footer", "form", "select"))
_INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd",
     "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr")
)  # fmt: skip
_HEADING = re.compile(r"h[1-6]")
_VOID = frozenset(
    ("br", "hr", "img", "input", "link", "meta", "wbr", "area", "base", "col", "embed", "source", "track")
)
_MARK = re.compile(r"\s*(?:\[\s*\w{1,4}\s*\]|\(\s*\d{1,3}\s*\)|\d{1,3}(?:\s*,\s*\d{1,3})*|[*†‡§¶]{1,3}|[a-z])\s*")
"""What a footnote's mark may look like."""
_POWERED = re.compile(r"(?:\d|\)|(?<![^\W\d_])(?:[^\W\d_]|[kcdmµn]?m|in|ft|mi|yd))$")
"""What stands before a power: a digit, a bracket, a single letter or a unit of length."""
_POWER = re.compile(r"[-−+]?\d{1,3}")
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_NOTE_ID = re.compile(r"_?(?:ftn|edn|fn|footnote|endnote|cite_note)[-:_]?\w{0,40}", re.IGNORECASE)
_NOTE_PARTS = frozenset(("li", "div", "p", "aside", "section", "ol", "dd", "td"))
_BACK = re.compile(r"[\s↩↑^\ufe0e]+$|^[\s↩↑^]+")


def html_blocks(text: str) -> list[Block]:
    """The headings and paragraphs of a page; anything that is not inline ends a paragraph.

    Each row of a table is a paragraph. Footnotes and images are named as left out; marks of footnotes are dropped.
    """
    parser = _Blocks()
    parser.feed(_closed(text))
    parser.close()
    parser.finish()
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
        self._page = False
        self._name: list[str] = []
        self._note = ""
        self._note_depth = 0
        self._raised: int | None = None
        self._link: int | None = None
        self._tables = Tables()

    def finish(self) -> None:
        """End what is open at the end of the page."""
        self._end()
        self.found += self._tables.rest()

    def _end(self) -> None:
        """End the paragraph or heading that is open."""
        self._raise()
        text = "".join(self._text)
        if text.split():
            self._put(Block(text, self._level))
        self._text.clear()
        self._level = 0
        self._link = None

    def _put(self, block: Block) -> None:
        if self._note and block.role is Role.TEXT:
            block = Block(_("Footnote: {text}").format(text=_BACK.sub("", block.text)), 0, Role.LEFT_OUT)
        if block.role is not Role.TEXT or not self._tables.take(block):
            self.found.append(block)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, or what is skipped."""
        if self._skipping:
            self._page = self._page or (self._skipping == "head" and tag == "title")
            self._depth += tag == self._skipping
            return
        if tag in _SKIPPED or tag == "head":
            self._skipping, self._depth = tag, 1
        elif tag == "title":
            self._page = True
        elif tag == "br":
            self._text.append(" ")
        elif tag in _INLINE:
            self._begin_inline(tag, dict(attrs))
        else:
            self._begin(tag, dict(attrs))

    def _begin(self, tag: str, attrs: dict[str, str | None]) -> None:
        self._end()
        self._note_begins(tag, attrs)
        self.found += self._tables.start(tag)
        self._level = int(tag[1]) if _HEADING.fullmatch(tag) else 0

    def _begin_inline(self, tag: str, attrs: dict[str, str | None]) -> None:
        if tag == "sup":
            self._raise()
            self._raised = len(self._text)
        elif tag == "a":
            place = attrs.get("href") or ""
            self._link = len(self._text) if place.startswith("#") or attrs.get("role") == "doc-noteref" else None
        elif tag == "img" and (attrs.get("alt") or "").split():
            self._put(Block(_("Image: {text}").format(text=attrs["alt"]), 0, Role.LEFT_OUT))

    def _note_begins(self, tag: str, attrs: dict[str, str | None]) -> None:
        """Whether footnotes begin: what stands in the element is left out and named."""
        if self._note:
            if tag == self._note and tag not in ("li", "p", "dd", "td"):
                self._note_depth += 1
                return
            if tag != self._note:
                return
            self._note = ""
        names = {*(attrs.get("class") or "").lower().split(), (attrs.get("role") or "").removeprefix("doc-")}
        known = names & {"footnote", "footnotes", "endnote", "endnotes"} or _NOTE_ID.fullmatch(attrs.get("id") or "")
        if tag in _NOTE_PARTS and known:
            self._note, self._note_depth = tag, 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<br/>` and the like; HTML takes any other for a start."""
        if tag in _VOID or self._skipping:
            if tag in _VOID:
                self.handle_starttag(tag, attrs)
            return
        self.handle_starttag(tag, attrs)
        if tag in _SKIPPED or tag == "head":
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """End a block; `</body>` and `</html>` end what was left open and skipped."""
        if tag == "title" and self._page:
            self._name_page()
        if self._skipping:
            self._depth -= tag == self._skipping
            if not self._depth or tag in ("body", "html") or (self._skipping == "head" and tag == "head"):
                self._name_page()
                self._skipping = ""
        elif tag == "sup":
            self._raise()
        elif tag == "a":
            self._unlink()
        elif tag not in _INLINE:
            self._end()
            self.found += self._tables.end(tag)
            if tag == self._note:
                self._note_depth -= 1
                self._note = self._note if self._note_depth else ""

    def _name_page(self) -> None:
        if self._page:
            self.found.append(Block("".join(self._name), 0, Role.PAGE))
            self._name.clear()
        self._page = False

    def _raise(self) -> None:
        """What was raised: a footnote's mark goes, a power is written as one."""
        if self._raised is None:
            return
        at, self._raised = self._raised, None
        raised, before = "".join(self._text[at:]), "".join(self._text[max(0, at - 3) : at])
        if _POWER.fullmatch(raised) and _POWERED.search(before):
            self._text[at:] = [raised.translate(_RAISED)]
        elif _MARK.fullmatch(raised):
            del self._text[at:]

    def _unlink(self) -> None:
        """Drop a link within the page that looks like a footnote's mark."""
        if self._link is None:
            return
        at, self._link = self._link, None
        if _MARK.fullmatch("".join(self._text[at:])) and (at or self._note):
            del self._text[at:]

    def handle_data(self, data: str) -> None:
        """Text of the block that is open."""
        if self._page:
            self._name.append(data)
        elif not self._skipping:
            self._text.append(data)
