"""A paper quiz as PDF, by fpdf2 where it is installed (docs/decisions/0029), in the fonts that the window uses."""

from __future__ import annotations

import importlib.util
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.cli import paper_text as text
from app.cli.paper_picture import picture
from app.domain.item import Item
from app.i18n import _
from app.services.author_files import AuthorRefused
from app.services.paper import Paper, PaperQuestion, Version

MARGIN, INDENT, LINE, MARKS, BOX = 18.0, 9.0, 5.6, 22.0, 3.2  # mm
PICTURE, BELOW = (110.0, 75.0), 4.0  # mm: the room of a picture, the gap below it
FOOT = 12.0  # mm from the lower edge
Drawn = tuple[bytes, float, float]  # a picture, its width and height in mm
_SIGNS = str.maketrans({"−": "-"})  # the sign is in none of the fonts


def as_pdf(paper: Paper, *, key: bool) -> bytes:
    """The file's bytes; `key` adds the answers. Raises AuthorRefused where the extra `print` is not installed."""
    try:
        from fpdf import FPDF
    except ImportError as fault:
        raise AuthorRefused(
            _("PDF needs one more package: pip install fpdf2. Or print the page: --out quiz.html.")
        ) from fault
    _readable(FPDF, paper, key=key)
    counted: Any = FPDF(format="A4", unit="mm")  # set once to count the pages of each part, then with the counts
    feet = [
        _("{version}, page {page} of {pages}").format(version=letter, page=page, pages=count)
        for letter, count in _set(counted, paper, (), key=key)
        for page in range(1, count + 1)
    ]
    counted.output()  # closes its fonts
    made: Any = FPDF(format="A4", unit="mm")
    _set(made, paper, feet, key=key)
    return bytes(made.output())


def _readable(new: Any, paper: Paper, *, key: bool) -> None:
    """Raises AuthorRefused for signs that none of the fonts has; they would leave gaps on paper."""
    known: Any = new()
    _fonts(known)
    signs = set().union(*(font.cmap for font in known.fonts.values()))
    known.output()  # closes its fonts
    for question in paper.versions[0].questions:
        said = [text.stem(question.item), *text.option_lines(question)]
        said += [text.key_text(question), *text.key_lines(paper, question)] if key else []
        lacking = sorted(
            {sign for line in said for sign in line.translate(_SIGNS) if ord(sign) not in signs} - {text.BOX}
        )
        if lacking:
            raise AuthorRefused(
                _("The fonts for PDF lack signs of question {number} ({item}): {signs}. Print the page instead: "
                  "--out quiz.html.").format(number=question.number, item=question.item.id, signs=" ".join(lacking))
            )  # fmt: skip


def _set(made: Any, paper: Paper, feet: Sequence[str], *, key: bool) -> list[tuple[str, int]]:
    """Set all sheets and keys, with what stands at the foot of each page; the letter and pages of each part."""
    made.set_margins(MARGIN, MARGIN)
    made.set_auto_page_break(True, MARGIN + 2)
    made.set_title(paper.quiz.title)
    made.footer = lambda: _foot(made, feet)
    _fonts(made)
    counts = []
    parts = [(_sheet, version) for version in paper.versions]
    parts += [(_key, version) for version in paper.versions] if key else []
    for part, version in parts:
        before = made.page_no()
        part(made, paper, version)
        counts.append((version.letter, made.page_no() - before))
    return counts


def _foot(made: Any, feet: Sequence[str]) -> None:
    if made.page_no() <= len(feet):
        made.set_y(-FOOT)
        _style(made, "", 9)
        made.cell(made.epw, LINE, feet[made.page_no() - 1], align="C")


def _fonts(made: Any) -> None:
    """Roboto as Kivy brings it, and Japanese where it has none; without either, a font of every PDF reader."""
    kivy = _folder("kivy") / "data" / "fonts"
    made.add_font("text", "", kivy / "Roboto-Regular.ttf")
    made.add_font("text", "B", kivy / "Roboto-Bold.ttf")
    made.add_font("more", "", _folder("japanize_kivy") / "resources" / "ipaexg00401" / "ipaexg.ttf")
    made.set_fallback_fonts(["more"], exact_match=False)


def _folder(package: str) -> Path:
    """Where a package lies, found without importing it."""
    found = importlib.util.find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise AuthorRefused(_("The fonts of the app are missing; install it again."))
    return Path(found.submodule_search_locations[0])


def _sheet(made: Any, paper: Paper, version: Version) -> None:
    facts = [text.marks_text(paper.marks)]
    if paper.quiz.minutes:
        facts.append(_("{minutes} minutes").format(minutes=f"{paper.quiz.minutes:g}"))
    _head(made, paper.quiz.title, version, " · ".join(facts))
    made.ln(4)
    made.cell(made.epw * 0.65, LINE, _("Name:"), border="B")
    made.cell(made.epw * 0.05, LINE)
    made.cell(made.epw * 0.3, LINE, _("Date:"), border="B", new_x="LMARGIN", new_y="NEXT")
    made.ln(6)
    for question in version.questions:
        item = question.item
        drawn = _drawn(paper, item)
        named = _("(Picture: {name})").format(name=item.image) if item.image and drawn is None else ""
        lines = [line for line in (named, text.task(item), *text.option_lines(question)) if line]
        _block(made, question, text.stem(item), lines, text.marks_text(item.marks), drawn)


def _key(made: Any, paper: Paper, version: Version) -> None:
    title = _("Answer key: {title}").format(title=paper.quiz.title)
    _head(made, title, version, _("Seed {seed}").format(seed=paper.seed))
    made.ln(4)
    for question in version.questions:
        _block(made, question, text.key_text(question), text.key_lines(paper, question), "", None)


def _drawn(paper: Paper, item: Item) -> Drawn | None:
    """An item's picture with its width and height in mm; None without one."""
    found = picture(paper.course, item)
    if found is None:
        return None
    from PIL import Image  # what fpdf2 draws pictures with

    try:
        with Image.open(io.BytesIO(found[1])) as opened:
            opened.load()
            width, height = opened.size
    except (OSError, SyntaxError, ValueError):  # what Pillow raises for damaged picture data
        return None
    scale = min(PICTURE[0] / width, PICTURE[1] / height)
    return found[1], width * scale, height * scale


def _head(made: Any, title: str, version: Version, facts: str) -> None:
    made.add_page()
    made.set_font("text", "B", 16)
    made.multi_cell(made.epw - 16, 8, title.translate(_SIGNS), align="L", new_x="LMARGIN", new_y="NEXT")
    below = made.get_y()
    made.set_xy(made.w - MARGIN - 12, MARGIN)
    made.cell(12, 9, version.letter, border=1, align="C")
    made.set_xy(MARGIN, max(below, MARGIN + 10))
    made.set_font("text", "", 10)
    made.cell(made.epw, LINE, facts, border="B", new_x="LMARGIN", new_y="NEXT")


def _block(made: Any, question: PaperQuestion, bold: str, lines: list[str], marks: str, drawn: Drawn | None) -> None:
    """One question, whole on one page: measured first, on a new page where it does not fit the rest of this one."""
    head, rows = bold.translate(_SIGNS), [line.translate(_SIGNS) for line in lines]
    room = made.epw - INDENT - MARKS
    _style(made, "B", 11)
    height = _height(made, room, head) + 1
    _style(made, "", 10.5)
    below = sum(_height(made, made.epw - INDENT - _indent(row), row.removeprefix(text.BOX)) for row in rows)
    if made.will_page_break(height + (drawn[2] + BELOW if drawn else 0) + below):
        made.add_page()
    top = made.get_y()
    _style(made, "", 9)
    made.set_x(made.w - MARGIN - MARKS)
    made.cell(MARKS, LINE, marks, align="R")
    _style(made, "B", 11)
    made.set_x(MARGIN)
    made.cell(INDENT, LINE, f"{question.number}.")
    made.multi_cell(room, LINE, head, align="L", new_x="LMARGIN", new_y="NEXT")
    made.set_y(top + height)
    if drawn:
        made.image(io.BytesIO(drawn[0]), x=MARGIN + INDENT, w=drawn[1], h=drawn[2])
        made.set_y(made.get_y() + BELOW)
    _style(made, "", 10.5)
    for row in rows:
        _row(made, row)
    made.ln(5)


def _row(made: Any, row: str) -> None:
    """A line; where it begins with a box, the box is drawn: none of the fonts has its sign."""
    left = MARGIN + INDENT
    if _indent(row):
        made.rect(left, made.get_y() + (LINE - BOX) / 2, BOX, BOX)
    made.set_x(left + _indent(row))
    width = made.epw - INDENT - _indent(row)
    made.multi_cell(width, LINE, row.removeprefix(text.BOX).strip(), align="L", new_x="LMARGIN", new_y="NEXT")


def _indent(row: str) -> float:
    return BOX + 1.5 if row.startswith(text.BOX) else 0.0


def _style(made: Any, style: str, size: float) -> None:
    made.set_font("text", style, size)


def _height(made: Any, width: float, line: str) -> float:
    """How high a text stands in a width, in mm."""
    return float(made.multi_cell(width, LINE, line, align="L", dry_run=True, output="HEIGHT"))
