"""A paper quiz as one HTML page to print: a sheet for each version, then a key for each on pages of its own."""

from __future__ import annotations

from base64 import b64encode
from html import escape

from app.cli import paper_text as text
from app.cli.paper_picture import picture
from app.i18n import _
from app.services.paper import Paper, PaperQuestion, Version
from app.viewmodels.html_page import around, element, page

STYLE = """\
@page { size: A4; margin: 18mm 18mm 20mm; }
:root { color-scheme: light; }
body { font: 11pt/1.45 "Liberation Sans", Arial, system-ui, sans-serif; color: #000; background: #fff; margin: 0 auto;
  max-width: 175mm; padding: 1rem; }
section { break-before: page; } section:first-of-type { break-before: auto; }
header { border-bottom: 1.5pt solid #000; margin-bottom: 6mm; padding-bottom: 3mm; break-after: avoid; }
h1 { font-size: 17pt; line-height: 1.25; margin: 0; } .letter { float: right; border: 1.5pt solid #000; padding: 0 3mm;
  font-size: 17pt; font-weight: 700; } p { margin: .8mm 0; } .soft { color: #333; font-size: 10pt; }
.name { display: flex; gap: 8mm; margin-top: 7mm; } .name span { flex: 1; border-bottom: .7pt solid #000; }
.name span + span { flex: .5; } .q { break-inside: avoid; margin: 0 0 6mm; padding-left: 9mm; position: relative; }
.q .no { position: absolute; left: 0; font-weight: 700; } .q .marks { float: right; font-size: 9.5pt; color: #333;
  margin-left: 4mm; } .q .stem { font-weight: 600; overflow-wrap: anywhere; } ul { list-style: none; margin: 1.5mm 0 0;
  padding: 0; } img { display: block; max-width: 110mm; max-height: 75mm; margin: 2mm 0; }
li { margin: .9mm 0; overflow-wrap: anywhere; } .write { color: #333; margin: 3mm 0; }
@media print { body { padding: 0; max-width: none; } }
"""


def as_html(paper: Paper, *, key: bool) -> str:
    """The page; `key` adds the answers."""
    sheets = [_sheet(paper, version) for version in paper.versions]
    keys = [_key(paper, version) for version in paper.versions] if key else []
    feet = [_foot(part, version) for version in paper.versions for part in ("sheet", "key")]
    return page(paper.quiz.title, STYLE + "".join(feet), "\n".join([*sheets, *keys]))


def _foot(part: str, version: Version) -> str:
    """Below each page its version's letter and its number within the part: sheets fall on the floor.

    A counter of its own for each part, for browsers never set that of pages back.
    """
    name = f"{part}-{version.letter}"
    box = f'content: "{version.letter} · " counter({name}); font: 700 9pt "Liberation Sans", Arial, sans-serif;'
    return f"@page {name} {{ counter-increment: {name}; @bottom-center {{ {box} }} }}\n.{name} {{ page: {name}; }}\n"


def _sheet(paper: Paper, version: Version) -> str:
    facts = [text.marks_text(paper.marks)]
    if paper.quiz.minutes:
        facts.append(_("{minutes} minutes").format(minutes=f"{paper.quiz.minutes:g}"))
    blanks = around("p", element("span", _("Name:")) + element("span", _("Date:")), "name")
    head = around("header", _title(paper.quiz.title, version) + element("p", " · ".join(facts), "soft") + blanks)
    questions = [_question(paper, question) for question in version.questions]
    return around("section", "\n".join([head, *questions]), f"sheet-{version.letter}")


def _title(title: str, version: Version) -> str:
    mark = element("span", version.letter, "letter")
    return mark + element("h1", title)


def _question(paper: Paper, question: PaperQuestion) -> str:
    item = question.item
    parts = [
        element("span", f"{question.number}.", "no"),
        element("span", text.marks_text(item.marks), "marks"),
        element("p", text.stem(item), "stem"),
    ]
    if item.image:
        parts.append(_picture(paper, question))
    if text.task(item):
        parts.append(element("p", text.task(item), "soft"))
    lines = text.option_lines(question)
    if lines:
        parts.append(around("ul", "".join(f"<li>{escape(line)}</li>" for line in lines)))
    return around("div", "".join(parts), "q")


def _picture(paper: Paper, question: PaperQuestion) -> str:
    """The picture within the page; where its file is gone, its name."""
    found, name = picture(paper.course, question.item), question.item.image
    if found is None:
        return element("p", _("(Picture: {name})").format(name=name), "soft")
    alt = _("Picture of question {number}").format(number=question.number)
    return f'<img alt="{escape(alt)}" src="data:{found[0]};base64,{b64encode(found[1]).decode()}">'


def _key(paper: Paper, version: Version) -> str:
    title = _("Answer key: {title}").format(title=paper.quiz.title)
    head = around("header", _title(title, version) + element("p", _("Seed {seed}").format(seed=paper.seed), "soft"))
    answers = [_answer(paper, question) for question in version.questions]
    return around("section", "\n".join([head, *answers]), f"key-{version.letter}")


def _answer(paper: Paper, question: PaperQuestion) -> str:
    parts = [element("span", f"{question.number}.", "no"), element("p", text.key_text(question), "stem")]
    *reasons, facts = text.key_lines(paper, question)
    parts += [element("p", reason) for reason in reasons]
    return around("div", "".join([*parts, element("p", facts, "soft")]), "q")
