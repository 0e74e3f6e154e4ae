"""Tables of marks: every form that people hand over, and errors with their place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.mark_table import MarkTable
from app.services.mark_cells import MarkFileError
from app.services.mark_file import read_marks

PLAIN = MarkTable(("1", "2"), (1, 2), ((1, 0.5), (0, 2)))
NAMED = MarkTable(("moon", "mars"), (1, 2), PLAIN.rows)


def read(folder: Path, text: str | bytes) -> MarkTable:
    path = folder / "marks.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return read_marks(path, "marks.csv")


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("1,2\n1,0.5\n0,2\n", PLAIN),
        ("\ufeff1,2\r\n1,.5\r\n-,2\r\n", PLAIN),
        ("1,2\r1,.5\r,2", PLAIN),
        ("\n\n1,2\n\n1,0.5\n0,2\n\n", PLAIN),
        ("1;2\n1;0,5\n0;2\n", PLAIN),
        ("1\t2\n1\t0,5\n\t2\n", PLAIN),
        ("1,2,\n1,0.5,\n0,2,\n", PLAIN),
        ('"1","2"\n"1"," 0.5 "\n"0","2"\n', PLAIN),
        ("moon,mars\n1,2\n1,0.5\n0,2\n", NAMED),
        ("attempt,moon,mars\n,1,2\n1,1,0.5\n2,0,2\n", NAMED),
        ("who,moon,mars\nmax,1,2\nAnn,1,0.5\nBen,0,2\n", NAMED),
        ("Name;moon;mars\n;1;2\nAnn;1;0,5\nBen;0;2\n", NAMED),
        ("max,1,2\nAnn,1,0.5\nBen,0,2\n", PLAIN),
        ('"Name\nin full","moon","mars"\n"","1","2"\n"A ""B"" C",1,0.5\n,0,2\n', NAMED),
        ("1,2\n1,n/a\n", MarkTable(("1", "2"), (1, 2), ((1, None),))),
        ("1\n1\n0\n", MarkTable(("1",), (1,), ((1,), (0,)))),
        ("1,2\n", MarkTable(("1", "2"), (1, 2), ())),
        ("1,1\n-0.33,\u22120.5\n", MarkTable(("1", "2"), (1, 1), ((-0.33, -0.5),))),
    ],
)
def test_a_table_is_read(tmp_path: Path, text: str, table: MarkTable) -> None:
    assert read(tmp_path, text) == table


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("1,2\n1,x\n", "2:3", '"x" is no mark'),
        ("1,2\n1,nan\n", "2:3", "no mark"),
        ("1,2\n1,inf\n", "2:3", "no mark"),
        ("1,2\n1,3\n", "2:3", "more than the maximum of 2"),
        ("1,2\n1,1e999\n", "2:3", "more than the maximum"),
        ("1,2\n-1e999,1\n", "2:1", "no mark"),
        ("1,-2\n1,1\n", "1:3", "no maximum mark"),
        ("1,1e7\n1,1\n", "1:3", "no maximum mark"),
        ("a,b\n1,x\n", "2:3", "no maximum mark"),
        ("1,2\n1,1\n1\n", "3:1", "1 cells, 2 are needed"),
        ("1,2\n1,1,1\n", "2:5", "3 cells, 2 are needed"),
        ("a,a\n1,1\n", "1:3", "Two items"),
        ("a,b\n", "1:1", "maximum marks; it is missing"),
        ('1,2\n1,"2\n', "2:3", "quote is not closed"),
        ('1,2\n"1"1,2\n', "2:4", "follows a closing quote"),
        ('name,a\nmax,1\n"x\ny",q\n', "4:4", '"q" is no mark'),
        (b"1,2\n1,\xff\n", "2:3", "not UTF-8"),
        ("1,2\n1,\x001\n", "2:3", "null character"),
        ("name\nmax\nx\n", "2:1", "no column of marks"),
    ],
)
def test_what_is_wrong_has_its_place(tmp_path: Path, text: str | bytes, place: str, said: str) -> None:
    with pytest.raises(MarkFileError, match=said) as told:
        read(tmp_path, text)
    assert str(told.value).startswith(f"marks.csv:{place}: ")


def test_a_missing_an_empty_and_a_huge_file_are_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(MarkFileError, match="cannot be read"):
        read_marks(tmp_path / "none.csv")
    with pytest.raises(MarkFileError, match="cannot be read"):
        read_marks(tmp_path)
    with pytest.raises(MarkFileError, match="is empty"):
        read(tmp_path, "\n \n")
    with pytest.raises(MarkFileError, match="larger than 1 MB"):
        read(tmp_path, b"1," * 500_001)


@given(data=st.binary(max_size=60) | st.text(alphabet='1,;\t\n\r"-x. é\0', max_size=40).map(str.encode))
def test_whatever_is_in_the_file_it_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.getbasetemp()
    try:
        table = read(folder, data)
    except MarkFileError:
        return
    assert len(table.max_marks) == len(table.items)
