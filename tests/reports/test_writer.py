"""Reports as CSV, workbooks and JSON: figures as figures, texts as texts, the same each time."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.report_document import Cell, Column, Document, Gap, Part, Table, Unit
from app.reports.as_csv import as_csv
from app.reports.as_html import as_html
from app.reports.flat import harmless
from app.reports.writer import FileWriter
from app.services.report_ports import ReportRefused
from tests.reports.classroom import Classroom
from tests.reports.hostile import HOSTILE, hostile_document

COLUMNS = (
    Column("name", "Name"),
    Column("count", "Count", Unit.COUNT),
    Column("share", "Share", Unit.SHARE, interval=True),
    Column("change", "Change", Unit.NUMBER, digits=2),
    Column("day", "Day", Unit.DAY),
)
ROWS = (
    (Cell("Änn 愛"), Cell(3), Cell(2 / 3, 0.2, 0.9), Cell(-1.25), Cell(date(2026, 11, 22))),
    (Cell("-Ben"), Cell(0), Cell(gap=Gap("no_answers", "No answers yet.")), Cell(-0.0), Cell()),
)


def document(*tables: Table) -> Document:
    made = datetime(2026, 11, 22, 12, tzinfo=UTC)
    return Document("learner", "Report", "Ann", "Course", made, None, (), (Part("all", "All", tables),), tables[0].key)


def table(key: str = "figures", title: str = "Figures") -> Table:
    return Table(key, title, COLUMNS, ROWS, "Nothing.")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Document, Document, Document]]:
    """Reports on a class, on its first learner, and on one who has done nothing."""
    room = Classroom(tmp_path_factory.mktemp("room"))
    since = room.term()
    yield room.on_class(since), room.on_learner(0, since), room.on_learner(11, since)
    room.close()


def test_a_csv_has_keys_figures_and_intervals() -> None:
    data = as_csv(table())
    assert data.startswith(b"\xef\xbb\xbfname,count,share,share_low,share_high,change,day\r\n")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[1:] == [
        ["Änn 愛", "3", "0.666667", "0.2", "0.9", "-1.25", "2026-11-22"],
        ["'-Ben", "0", "", "", "", "0.0", ""],
    ]


@given(st.text())
def test_no_text_begins_as_a_formula(text: str) -> None:
    kept = harmless(text)
    assert not kept.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert kept[:1] not in ("\t", "\r", "\n")
    kept.encode()  # raises at half a character


def test_hostile_texts_in_a_csv() -> None:
    found = hostile_document().table("plain")
    assert found is not None
    rows = list(csv.reader(io.StringIO(as_csv(found).decode("utf-8-sig"), newline="")))
    assert [row[0] for row in rows[1:]] == [harmless(text) for text in HOSTILE]
    assert {row[0][0] for row in rows[1:]} & set("=+-@＝\t") == set()


def test_a_workbook_has_a_sheet_for_each_table_with_typed_cells() -> None:
    data = FileWriter().write(
        document(table(), table("again", "figures"), table("odd", "A/B:[C]?" * 9)), ".xlsx", "figures"
    )
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames[:3] == ["Report", "Figures", "figures 2"]
    assert len(book.sheetnames[3]) <= 31
    sheet = book["Figures"]
    assert [cell.value for cell in sheet[1]] == ["Name", "Count", "Share", "Share, from", "Share, to", "Change", "Day"]
    values = [cell.value for cell in sheet[2]]
    assert values[:-1] == ["Änn 愛", 3, pytest.approx(2 / 3, abs=1e-6), 0.2, 0.9, -1.25]
    assert str(values[-1]) == "2026-11-22 00:00:00"
    assert (sheet["A3"].value, sheet["A3"].data_type, sheet["C3"].value) == ("-Ben", "s", None)
    assert (sheet.freeze_panes, sheet["C2"].number_format) == ("B2", "0%")
    assert sheet.column_dimensions["A"].width > sheet.column_dimensions["B"].width
    notes = [row[1] for row in book["Report"].iter_rows(values_only=True)]
    assert "Empty: No answers yet." in notes


def test_hostile_texts_in_a_workbook_are_texts() -> None:
    book = openpyxl.load_workbook(io.BytesIO(FileWriter().write(hostile_document(), ".xlsx", "plain")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert [cell for cell in cells if cell.hyperlink] == []
    assert "=cmd|' /C calc'!A0" in {cell.value for cell in cells}


def test_without_its_package_a_workbook_is_refused_politely(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(ReportRefused, match=r"pip install xlsxwriter.*\.html, \.csv and \.json"):
        FileWriter().write(document(table()), ".xlsx", "figures")


def test_json_has_the_documented_keys_in_their_order(told: tuple[Document, Document, Document]) -> None:
    for each in (*told, hostile_document()):
        made = json.loads(FileWriter().write(each, ".json", each.main))
        assert list(made) == ["format", "kind", "title", "subject", "course", "made", "since", "about", "parts"]
        assert made["format"] == 1
        for part in made["parts"]:
            assert list(part) == ["key", "title", "notes", "tables", "charts"]
            for found in part["tables"]:
                keys = [key for column in found["columns"] for key in keys_of(column)]
                assert all(list(row) == [*keys, "empty"] for row in found["rows"])
            assert all(chart["table"] in {t["key"] for t in part["tables"]} for chart in part["charts"])


def keys_of(column: dict[str, object]) -> list[str]:
    key = str(column["key"])
    ends = [f"{key}_low", f"{key}_high"] if column["interval"] else []
    return [key, *ends, *([f"{key}_count"] if column["counted"] else [])]


def test_json_values_and_reasons() -> None:
    made = json.loads(FileWriter().write(document(table()), ".json", "figures"))
    first, second = made["parts"][0]["tables"][0]["rows"]
    assert (first["name"], first["count"], first["share"], first["day"]) == ("Änn 愛", 3, 0.666667, "2026-11-22")
    assert (second["share"], second["share_low"], second["empty"]) == (None, None, {"share": "no_answers"})


@pytest.mark.parametrize("ending", [".html", ".csv", ".xlsx", ".json"])
def test_the_same_document_makes_the_same_file(told: tuple[Document, Document, Document], ending: str) -> None:
    for each in told:
        assert FileWriter().write(each, ending, each.main) == FileWriter().write(each, ending, each.main)


def test_the_page_holds_no_address_and_no_open_policy(told: tuple[Document, Document, Document]) -> None:
    for each in told:
        page = as_html(each)
        assert "http" not in page.replace('http-equiv="Content-Security-Policy"', "")
        assert "unsafe" not in page
        assert "default-src 'none'" in page.replace("&#x27;", "'")


def test_a_table_with_a_missing_cell_is_refused() -> None:
    with pytest.raises(ValueError, match="one cell for each column"):
        Table("figures", "Figures", COLUMNS, (ROWS[0][:-1],), "")
