"""What stands in the reports on a class and on a learner."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.domain.goal import Goal
from app.domain.memory import Confidence
from app.domain.report_document import Document
from app.reports.as_json import as_json
from app.reports.writer import FileWriter
from app.services.author_files import AuthorRefused
from app.services.make_report import write_report
from app.services.report_ports import ReportRefused
from tests.reports.classroom import RIGHT, WRONG, Classroom
from tests.studyroom import START


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Classroom]:
    made = Classroom(tmp_path)
    yield made
    made.close()


def values(document: Document, table: str, *keys: str) -> list[tuple[object, ...]]:
    """The values of some columns, row by row."""
    found = document.table(table)
    assert found is not None
    places = [next(at for at, column in enumerate(found.columns) if column.key == key) for key in keys]
    return [tuple(row[at].value for at in places) for row in found.rows]


def test_the_grid_has_every_learner_and_section(room: Classroom) -> None:
    room.term()
    told = room.on_class()
    rows = values(told, "learners", "learner", "answers", "met", "questions", "right", "mastery_people")
    assert rows[0][:5] == ("Learner 00", 5, 3, 13, pytest.approx(1 / 5))
    assert rows[11] == ("Learner 11", 0, 0, 13, None, 0)
    assert len(values(told, "sections", "learner")) == 12 * 2
    assert told.about[2:] == (("Learners", "12"), ("Answers", "45"))


def test_questions_are_counted_over_first_answers_with_their_options(room: Classroom) -> None:
    room.term()
    told = room.on_class()
    rows = {
        str(row[0]): row[1:] for row in values(told, "items", "question", "attempts", "facility", "guess", "quality")
    }
    assert rows["people-1"] == (11, pytest.approx(7 / 11), pytest.approx(1 / 3), "tentative")
    options = values(told, "options", "question", "option", "right", "count")
    assert options[-3:] == [("people-2", "a", "yes", 5), ("people-2", "b", "no", 6), ("people-2", "c", "no", 0)]
    links = [row[0].link for table in told.tables() if table.key == "items" for row in table.rows]
    assert links == ["options/single", "options/people-1", "options/people-2"]


def test_a_small_class_has_reasons_in_place_of_figures(room: Classroom) -> None:
    for number in range(3):
        room.practise(room.ids[number], RIGHT, WRONG)
    found = room.on_class().table("items")
    assert found is not None
    at = next(n for n, column in enumerate(found.columns) if column.key == "discrimination")
    gaps = [row[at].gap for row in found.rows]
    assert [gap and gap.code for gap in gaps] == ["small_sample", "small_sample"]


def test_quizzes_say_who_has_not_finished(room: Classroom) -> None:
    room.term()
    room.desk.store().assign(room.group.id, room.desk.course.id, "midterm", due=START - 1)
    told = room.on_class()
    results = values(told, "quiz_results", "learner", "attempt", "share", "passed")
    assert results[1] == ("Learner 01", 1, pytest.approx(1 / 3), "no")
    assert results[-1] == ("Learner 11", 0, None, None)
    assert values(told, "assignments", "quiz", "done", "late", "open_names") == [("Midterm", 11, 11, "Learner 11")]
    assert values(told, "quizzes", "quiz", "count") == [("Midterm", 11)]


def test_what_needs_a_second_look(room: Classroom) -> None:
    for who in room.ids[:4]:
        room.practise(who, WRONG, WRONG, sure=Confidence.SURE)
    room.report("people-1", "=unclear")
    told = room.on_class()
    assert values(told, "misleading", "question", "option", "option_count", "sure_wrong") == [
        ("people-1", "b", 4, 4),
        ("people-2", "b", 4, 4),
    ]
    assert values(told, "unknown", "point", "met", "right") == [("ties", 4, 0)]
    assert values(told, "reported", "question", "learner", "why", "current") == [
        ("people-1", "Learner 00", "=unclear", "yes")
    ]


def test_what_changed_since_a_day(room: Classroom) -> None:
    since = room.term()
    told = room.on_class(since)
    sections = {
        str(row[0]): row[1:] for row in values(told, "changed_sections", "name", "answers", "since", "direction")
    }
    assert sections["People"] == (12, pytest.approx(11 / 12), "up")
    assert sections["Space"] == (0, None, "too few answers")
    assert told.since == date(2025, 11, 26)
    assert "changed_learners" not in {table.key for table in room.on_learner(0, since).tables()}


def test_a_learner_reads_only_of_themselves(room: Classroom) -> None:
    since = room.term()
    told = as_json(room.on_learner(1, since)).decode()
    assert "Learner 01" in told
    assert not any(f"Learner {number:02}" in told for number in range(12) if number != 1)


def test_a_learners_totals_weeks_and_retention(room: Classroom) -> None:
    who = room.ids[0]
    room.desk.quiz().set_goal(who, Goal(date(2030, 1, 2), retention=0.85))
    room.term()
    told = room.on_learner()
    totals = {str(row[0]): row[1:] for row in values(told, "totals", "figure", "value", "share", "count")}
    assert totals["Answers"][0] == 5
    assert (totals["Days with answers"][0], totals["Days in a row"][0]) == (2, 1)
    assert totals["Fully right"] == (1, pytest.approx(1 / 5), 5)
    assert totals["Remembered when due"] == (1, pytest.approx(1 / 2), 2)
    assert totals["Target for retention"][1] == 0.85
    assert ("Day of the test", "2030-01-02") in told.about
    assert values(told, "weeks", "week", "answers", "scored", "reviews") == [(date(2025, 11, 24), 5, 5, 2)]
    charts = {chart.key: chart for part in told.parts for chart in part.charts}
    assert (charts["retention_by_week"].line, charts["retention_by_week"].bars[0].count) == (0.85, 2)
    assert charts["right_by_week"].bars[0].value == pytest.approx(1 / 5)


def test_a_learners_points_and_last_answers(room: Classroom) -> None:
    room.term()
    told = room.on_learner()
    rows = {str(row[0]): row[1:] for row in values(told, "points", "point", "met", "questions", "missed", "last")}
    assert rows == {"moon": (1, 11, 1, date(2025, 11, 24)), "ties": (2, 2, 1, date(2025, 11, 26))}
    answers = values(told, "answers", "question", "stem", "score")
    assert answers == [("single", "Question single?", 0), ("people-1", "People 1?", 1), ("people-2", "People 2?", 0)]


def test_who_has_done_nothing_gets_reasons_not_zeros(room: Classroom) -> None:
    told = room.on_learner(11)
    assert values(told, "weeks", "week") == []
    assert told.table("answers") is not None
    gaps = [cell.gap.code for table in told.tables() for row in table.rows for cell in row if cell.gap]
    assert set(gaps) == {"no_answers", "no_reviews"}


def test_every_chart_names_a_table_of_its_part(room: Classroom) -> None:
    room.term()
    for told in (room.on_class(), room.on_learner()):
        for part in told.parts:
            assert {chart.table for chart in part.charts} <= {table.key for table in part.tables}
        keys = [table.key for table in told.tables()]
        assert len(keys) == len(set(keys))
        assert told.main in keys


def test_a_file_is_replaced_only_by_its_own_kind(room: Classroom, tmp_path: Path) -> None:
    told, writer = room.on_learner(), FileWriter()
    path = tmp_path / "report.html"
    path.write_text("an older one", encoding="utf-8")
    write_report(told, path, writer)
    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert [each.name for each in tmp_path.glob(".*")] == []
    for wrong in ("report.txt", "report", "bank.yaml"):
        with pytest.raises(ReportRefused, match=r"\.html, \.csv, \.xlsx, \.json"):
            write_report(told, tmp_path / wrong, writer)
    with pytest.raises(AuthorRefused, match="no folder"):
        write_report(told, tmp_path / "none" / "report.csv", writer)
    with pytest.raises(ReportRefused, match="totals, weeks"):
        write_report(told, tmp_path / "report.csv", writer, "learners")
    assert not (tmp_path / "report.csv").exists()
