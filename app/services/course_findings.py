"""What the check says of a whole course, each finding with its place in words and what to open."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.domain.bank import Course
from app.domain.finding import Finding, Severity
from app.i18n import _
from app.services.author_files import AuthorRefused
from app.services.author_ports import BankSplicer
from app.services.check_banks import Evidence, check
from app.services.ports import CourseLoad, CourseReader


@dataclass(frozen=True, slots=True)
class PlacedFinding:
    """A finding; `item` is the question or `point` the point that it is about, empty where it is neither."""

    finding: Finding
    place: str
    item: str = ""
    point: str = ""

    @property
    def error(self) -> bool:
        """Whether it stops the question from being used."""
        return self.finding.severity is Severity.ERROR


def course_findings(
    reader: CourseReader, splicer: BankSplicer, folder: Path, said: Evidence | None = None
) -> tuple[PlacedFinding, ...]:
    """All findings of a course, errors first, then as they stand in the files; `said` as in `check`."""
    load = reader.read(folder)
    found = [_placed(one, load, splicer) for one in check(reader, [folder], said).findings]
    return tuple(sorted(found, key=lambda one: (not one.error, one.finding.order)))


def _placed(finding: Finding, load: CourseLoad, splicer: BankSplicer) -> PlacedFinding:
    path = Path(finding.path)
    if path.parent.name == "banks":
        section, item = _question(path, finding.line, splicer)
        title = _title(load.course, section) or path.name
        said = _("{section}, question {id}").format(section=title, id=item) if item else title
        return PlacedFinding(finding, said, item)
    if path.parent.name == "quizzes":
        return PlacedFinding(finding, _("Quiz {name}").format(name=path.stem))
    point = _point(finding, load)
    label = load.course.statement.label(point) if load.course and point else None
    if label is None:
        return PlacedFinding(finding, _("The text of the course"))
    return PlacedFinding(finding, _("{section}, point {n}").format(section=label[0].title, n=label[1]), "", point)


def _question(path: Path, line: int, splicer: BankSplicer) -> tuple[str, str]:
    """The section of a bank and the id of the question that stands at a line; empty where unknown."""
    try:
        data = path.read_bytes()
        starts = [start for start in splicer.starts(data) if start.at >= 0]
        questions = splicer.questions(data)
    except (OSError, AuthorRefused):
        return "", ""
    head = [text.partition(b":")[2] for text in data.splitlines() if text.startswith(b"section:")]
    section = head[0].split(b"#")[0].strip(b" \t\"'").decode("utf-8", "replace") if head else ""
    at = max((start.at for start in starts if start.line <= line), default=-1)
    return section, str(questions[at].get("id", "")) if at >= 0 else ""


def _point(finding: Finding, load: CourseLoad) -> str:
    """The last point that begins at or above a finding in the statement."""
    if load.course is None or load.locator is None or not finding.line:
        return ""
    spots = [(point.id, load.locator.point(point.id)) for point in load.course.statement.points()]
    above = [name for name, spot in spots if spot is not None and spot.line <= finding.line]
    return above[-1] if above else ""


def _title(course: Course | None, section: str) -> str:
    found = course.statement.section(section) if course else None
    return found.title if found else section
