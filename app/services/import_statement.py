"""A document becomes a statement to edit: what would be written first, then the files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.outline import Outline, OutlineSection, outline
from app.i18n import _
from app.services import scaffold_text as texts
from app.services.author_files import AuthorRefused
from app.services.document import read_document
from app.services.scaffold import STATEMENT, Made, Scaffolder
from app.services.schema_files import OWN_SCHEMAS

UNTITLED = "FILL IN: the title"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be written: the outline, and the files by their path in the course."""

    outline: Outline
    files: dict[str, bytes]

    @property
    def points(self) -> int:
        """How many points it has."""
        return sum(len(section.points) for section in self.outline.sections)


def propose(document: Path, course: Path, scaffolder: Scaffolder) -> Proposal:
    """Read a document; nothing is written. Raises AuthorRefused, also where the course has a statement already."""
    if (course / STATEMENT).exists():
        raise AuthorRefused(
            _("{path} exists already, and is not overwritten; name another folder with --out.").format(
                path=course / STATEMENT
            )
        )
    found = named(outline(read_document(document)))
    return Proposal(found, {STATEMENT: statement_text(found).encode(), **scaffolder.schemas()})


def named(found: Outline) -> Outline:
    """With a title for the section above the first heading: the document's where it is the only section."""
    taken = {section.title.casefold() for section in found.sections}
    names = [_("Introduction"), found.title, _("Opening")]
    if len(found.sections) == 1 and found.title:
        names = [found.title]
    name = next((one for one in names if one and one.casefold() not in taken), names[0])
    return replace(found, sections=tuple(replace(one, title=one.title or name) for one in found.sections))


def write(proposal: Proposal, course: Path, scaffolder: Scaffolder) -> Made:
    """Write what was proposed. Raises AuthorRefused, and then nothing was written."""
    return scaffolder.write(course, proposal.files)


def statement_text(found: Outline) -> str:
    """The statement.yaml of an outline."""
    sections = "".join(_section(section) for section in found.sections)
    note = (
        "# Imported: each paragraph is one point. Now put every point into your own words, one claim in each,\n"
        "# and give it an id that says what it is about; the ids hold progress from the first answer on.\n"
    )
    return (
        texts.schema_line(f"{OWN_SCHEMAS}/statement.schema.json")
        + f"{note}format: 1\ntitle: {texts.quoted(found.title or UNTITLED)}\nsections:\n{sections}"
    )


def _section(section: OutlineSection) -> str:
    lines = [f"- id: {section.id}", f"  title: {texts.quoted(section.title)}", "  points:"]
    for point in section.points:
        lines += [f"  - id: {point.id}", f"    paragraph: {point.paragraph}", f"    text: {texts.quoted(point.text)}"]
    return "\n".join(lines) + "\n"
