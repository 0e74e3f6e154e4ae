"""Names of new files: taken by every system, and never one that exists."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.free_names import file_stem, free_path

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Ann Lee", "Ann-Lee-answers-2026-11-23"),
        ("../../etc/passwd", "etc-passwd-answers-2026-11-23"),
        ("美香", "美香-answers-2026-11-23"),
        ("CON", "answers-2026-11-23"),
        ("...", "answers-2026-11-23"),
    ],
)
def test_a_stem_says_whose_it_is_and_of_which_day(name: str, stem: str) -> None:
    assert file_stem(name, "answers", DAY) == stem


@given(st.text())
def test_no_name_leads_out_of_the_folder_or_hides_the_file(name: str) -> None:
    stem = file_stem(name, "report", DAY)
    assert not set(stem) & set('/\\:*?"<>|.\0')
    assert len(stem.encode()) < 255


def test_what_exists_is_never_taken(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("")
    (tmp_path / "a-2.html").symlink_to(tmp_path / "nowhere")
    assert free_path(tmp_path, "a", ".html") == tmp_path / "a-3.html"
