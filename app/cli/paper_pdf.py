"""A paper quiz as PDF, by fpdf2 where it is installed (docs/decisions/0029), in the fonts that the window uses."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

from app.cli import paper_text as text
from app.i18n import _
from app.services.author_files import AuthorRefused
from app.services.paper import Paper, PaperQuestion, Version

MARGIN, INDENT, LINE, MARKS = 18.0, 9.0, 5.6, 22.0  # mm
_SIGNS = str.maketrans({"☐": "[  ]", "−": "-"})  # the box is in none of the fonts


def as_pdf(paper: Paper, *, key: bool) -> bytes:
    """The file's bytes; `key` adds the answers. Raises AuthorRefused where the extra `print` is not installed."""
    try:
        from fpdf import FPDF
    except ImportError as fault:
        raise AuthorRefused(
            _("PDF needs one more package: pip install fpdf2. Or print the page: --out quiz.html.")
        ) from fault
    made: Any = FPDF(format="A4", unit="mm")
    made.set_margins(MARGIN, MARGIN)
    made.set_auto_page_break(True, MARGIN)
    made.set_title(paper.quiz.title)
    _fonts(made)
    for version in paper.versions:
        _sheet(made, paper, version)
    for version in paper.versions if key else ():
        _key(made, paper, version)
    return bytes(made.output())


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
        facts = [text.task(item), _("(Picture: {name})").format(name=item.image) if item.image else ""]
        lines = [fact for fact in facts if fact] + text.option_lines(question)
        _block(made, question, text.stem(item), lines, text.marks_text(item.marks))


def _key(made: Any, paper: Paper, version: Version) -> None:
    title = _("Answer key: {title}").format(title=paper.quiz.title)
    _head(made, title, version, _("Seed {seed}").format(seed=paper.seed))
    made.ln(4)
    for question in version.questions:
        item = question.item
        points = _("{marks}, point {points}").format(marks=text.marks_text(item.marks), points=", ".join(item.points))
        lines = [line for line in (item.explain, points) if line]
        _block(made, question, text.key_text(question), lines, "")


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


def _block(made: Any, question: PaperQuestion, bold: str, lines: list[str], marks: str) -> None:
    """One question, whole on one page: measured first, on a new page where it does not fit the rest of this one."""
    head, rows = bold.translate(_SIGNS), [line.translate(_SIGNS) for line in lines]
    room = made.epw - INDENT - MARKS
    _style(made, "B", 11)
    height = _height(made, room, head) + 1
    _style(made, "", 10.5)
    if made.will_page_break(height + sum(_height(made, made.epw - INDENT, row) for row in rows)):
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
    _style(made, "", 10.5)
    for row in rows:
        made.set_x(MARGIN + INDENT)
        made.multi_cell(made.epw - INDENT, LINE, row, align="L", new_x="LMARGIN", new_y="NEXT")
    made.ln(5)


def _style(made: Any, style: str, size: float) -> None:
    made.set_font("text", style, size)


def _height(made: Any, width: float, line: str) -> float:
    """How high a text stands in a width, in mm."""
    return float(made.multi_cell(width, LINE, line, align="L", dry_run=True, output="HEIGHT"))
