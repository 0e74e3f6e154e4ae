"""The report's page in a real browser: quiet, alone, sorted by mouse and keys, light and dark, on paper."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.report_document import Document
from app.reports.as_html import as_html
from tests.browser.chromium import Chromium
from tests.reports.classroom import Classroom
from tests.reports.hostile import HOSTILE, hostile_document

pytestmark = pytest.mark.browser
HEADS = "Array.from(document.querySelectorAll('#t-learners thead th'))"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Document, Document]]:
    """A class's report and its first learner's."""
    room = Classroom(tmp_path_factory.mktemp("room"))
    since = room.term()
    yield room.on_class(since), room.on_learner(0, since)
    room.close()


@pytest.fixture
def page(told: tuple[Document, Document], tmp_path: Path) -> Path:
    """The class's page."""
    return written(told[0], tmp_path)


def written(document: Document, folder: Path) -> Path:
    path = folder / f"{document.kind}.html"
    path.write_text(as_html(document), encoding="utf-8")
    return path


def column(chromium: Chromium, table: str, name: str) -> list[str]:
    """What stands in a column, from above."""
    got = chromium.value(
        f"(() => {{ const t = document.getElementById('t-{table}');"
        f" const at = Array.from(t.tHead.rows[0].cells).findIndex(c => c.textContent.trim() === {name!r});"
        " return Array.from(t.tBodies[0].rows, r => r.cells[at].dataset.v ?? r.cells[at].textContent); })()"
    )
    assert isinstance(got, list)
    return [str(value) for value in got]


def press(chromium: Chromium, name: str) -> str:
    """A selector of the button that sorts the learners by a column."""
    at = chromium.value(f"{HEADS}.findIndex(h => h.textContent.trim() === {name!r})")
    assert isinstance(at, int)
    return f"#t-learners thead th:nth-child({at + 1}) button"


def test_the_pages_complain_of_nothing_and_ask_for_nothing(
    chromium: Chromium, told: tuple[Document, Document], tmp_path: Path
) -> None:
    for document in told:
        path = written(document, tmp_path)
        for width, dark in ((1200, False), (392, True)):
            chromium.open(path, width=width, dark=dark)
            assert chromium.complaints == []
            assert chromium.requests == [path.as_uri()]
            assert chromium.value("document.documentElement.scrollWidth") == width  # only tables scroll sideways


def test_a_request_and_an_error_would_have_been_noticed(chromium: Chromium, page: Path, tmp_path: Path) -> None:
    loose = tmp_path / "loose.html"
    loose.write_text("<img src='http://example.invalid/x.png'><script>nothing()</script>", encoding="utf-8")
    chromium.open(loose)
    assert "http://example.invalid/x.png" in chromium.requests
    assert any("nothing is not defined" in complaint for complaint in chromium.complaints)
    strict = tmp_path / "strict.html"
    strict.write_text(page.read_text(encoding="utf-8").replace("<main", "<script>1</script><main"), encoding="utf-8")
    chromium.open(strict)
    assert any("Content Security Policy" in complaint for complaint in chromium.complaints)


def test_a_click_sorts_and_another_turns_it_round(chromium: Chromium, page: Path) -> None:
    chromium.open(page)
    before = column(chromium, "learners", "Fully right")
    chromium.click(press(chromium, "Fully right"))
    shares = column(chromium, "learners", "Fully right")
    assert [float(share) for share in shares[:-1]] == sorted(float(share) for share in before if share)
    assert shares[-1] == ""  # who has no answers stands last
    chromium.click(press(chromium, "Fully right"))
    shares = column(chromium, "learners", "Fully right")
    assert [float(share) for share in shares[:-1]] == sorted((float(s) for s in before if s), reverse=True)
    assert shares[-1] == ""
    assert chromium.complaints == []


def test_numbers_sort_as_numbers(chromium: Chromium, page: Path, tmp_path: Path) -> None:
    path = tmp_path / "numbers.html"
    # 5 becomes 10: as text it would stand before 3
    path.write_text(page.read_text(encoding="utf-8").replace('data-v="5"', 'data-v="10"'), encoding="utf-8")
    chromium.open(path)
    chromium.click(press(chromium, "Answers"))
    assert column(chromium, "learners", "Answers") == ["0"] + ["3"] * 5 + ["10"] * 6


@pytest.mark.parametrize(("key", "code", "text"), [("Enter", 13, "\r"), (" ", 32, " ")])
def test_keys_sort_too_and_the_order_is_told(chromium: Chromium, page: Path, key: str, code: int, text: str) -> None:
    chromium.open(page)
    button = press(chromium, "Last answer")
    chromium.value(f"document.querySelector({button!r}).focus()")
    chromium.key(key, code, text)
    assert column(chromium, "learners", "Last answer") == ["2025-11-24"] * 5 + ["2025-11-26"] * 6 + [""]
    assert chromium.value(f"{HEADS}.map(h => h.getAttribute('aria-sort')).join()") == "none," * 8 + "ascending"
    assert chromium.value("document.getElementById('said').textContent") == "Sorted by Last answer, smallest first"
    assert chromium.value("document.activeElement.textContent") == "Last answer"


def test_a_link_opens_who_chose_what(chromium: Chromium, page: Path) -> None:
    chromium.open(page)
    opened = "document.querySelector('details[open] summary')?.textContent"
    assert chromium.value(opened) is None
    chromium.click("#t-items tbody a")
    chromium.value("new Promise(done => setTimeout(done, 50))")
    assert chromium.value(opened) == "single Question single?"


def test_the_first_tab_leads_past_the_head(chromium: Chromium, page: Path) -> None:
    chromium.open(page)
    chromium.key("Tab", 9)
    assert chromium.value("document.activeElement.textContent") == "Skip to the report"
    assert chromium.value("document.activeElement.getBoundingClientRect().left >= 0") is True
    chromium.key("Enter", 13, "\r")
    assert chromium.value("document.activeElement.id") == "main"


def test_a_screen_reader_finds_its_way(chromium: Chromium, page: Path) -> None:
    chromium.open(page)
    landmarks = chromium.value("['header', 'nav', 'main', 'footer'].map(n => document.querySelectorAll(n).length)")
    assert landmarks == [1, 1, 1, 1]
    nodes = chromium.call("Accessibility.getFullAXTree")["nodes"]
    assert isinstance(nodes, list)
    named: dict[str, list[str]] = {}
    for node in nodes:
        if not node.get("ignored"):
            named.setdefault(node["role"]["value"], []).append(node.get("name", {}).get("value", ""))
    assert "Learners by sections" in named["table"]
    assert "Mastery of each section" in " ".join(named["image"])
    assert "" not in [*named["table"], *named["image"], *named["button"], *named["region"], *named["link"]]
    assert set(named["rowheader"]) >= {"Learner 00", "Midterm"}
    ids = chromium.value("Array.from(document.querySelectorAll('[id]'), e => e.id)")
    assert isinstance(ids, list)
    assert len(ids) == len(set(ids))


def contrast(chromium: Chromium, selector: str) -> float:
    """The lowest contrast of text to what lies behind it, over all elements that a selector finds."""
    got = chromium.value(
        "(() => { const rgb = c => c.match(/[0-9.]+/g).map(Number);"
        " const lum = c => { const [r, g, b] = c.map(v => { v /= 255;"
        "  return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });"
        "  return 0.2126 * r + 0.7152 * g + 0.0722 * b; };"
        " const behind = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor);"
        "  if (c.length < 4 || c[3] === 1) return c.slice(0, 3); } return [255, 255, 255]; };"
        f" return Math.min(...Array.from(document.querySelectorAll({selector!r}), e => {{"
        "  const [a, b] = [lum(rgb(getComputedStyle(e).color).slice(0, 3)), lum(behind(e))].sort((x, y) => y - x);"
        "  return (a + 0.05) / (b + 0.05); })); })()"
    )
    assert isinstance(got, float | int)
    return float(got)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_text_can_be_read_in_light_and_dark(chromium: Chromium, page: Path, dark: bool) -> None:
    chromium.open(page, dark=dark)
    assert contrast(chromium, "h1, h2, p, a, td, th, dt, .range, button, summary") >= 4.5
    ground = chromium.value("getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(22, 22, 26)" if dark else "rgb(255, 255, 255)")


def test_the_page_looks_different_in_the_dark(chromium: Chromium, page: Path) -> None:
    pictures = []
    for dark in (False, True):
        chromium.open(page, dark=dark)
        pictures.append(chromium.picture())
    assert all(picture.startswith(b"\x89PNG") for picture in pictures)
    assert pictures[0] != pictures[1]


def test_on_paper_heads_are_repeated(chromium: Chromium, tmp_path: Path) -> None:
    room = Classroom(tmp_path / "many", [f"Pupil {number:03}" for number in range(70)])
    path = written(room.on_class(), tmp_path)
    room.close()
    chromium.open(path)
    pages, drawn = counted(chromium.paper())
    rule = "@media print { thead { display: table-row-group !important } }"
    chromium.value(f"document.styleSheets[0].insertRule({rule!r}, document.styleSheets[0].cssRules.length)")
    _pages, once = counted(chromium.paper())
    assert pages >= 4
    # The 70 rows of learners go over three pages or more: their nine heads are drawn again on at least two.
    assert drawn >= once + 2 * 9


def test_on_paper_stands_what_lies_open(chromium: Chromium, page: Path) -> None:
    chromium.open(page)
    _pages, shut = counted(chromium.paper())
    chromium.click(".group-list button.all")
    assert chromium.value("document.querySelectorAll('details[open]').length") == 12
    _pages, opened = counted(chromium.paper())
    assert opened > shut + 12 * 6  # a head of six columns each


def test_all_groups_open_and_close_at_one_press(chromium: Chromium, page: Path) -> None:
    chromium.open(page)
    name = "document.querySelector('button.all').textContent"
    assert chromium.value(name) == "Open all"
    chromium.click("button.all")
    assert (chromium.value("document.querySelectorAll('details[open]').length"), chromium.value(name)) == (
        12,
        "Close all",
    )
    chromium.click("button.all")
    assert (chromium.value("document.querySelectorAll('details[open]').length"), chromium.value(name)) == (
        0,
        "Open all",
    )


def counted(paper: bytes) -> tuple[int, int]:
    """Pages of a PDF, and the runs of text drawn on them; what it holds compressed is looked into too."""
    found = paper + b"".join(inflated(stream) for stream in re.findall(rb"stream\r?\n(.*?)endstream", paper, re.S))
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", found)), len(re.findall(rb"\bT[jJ]\b", found))


def inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(stream)
    except zlib.error:
        return b""


def test_hostile_texts_stay_texts(chromium: Chromium, tmp_path: Path) -> None:
    path = written(hostile_document(), tmp_path)
    chromium.open(path)
    assert chromium.complaints == []
    assert chromium.requests == [path.as_uri()]
    assert chromium.value("window.harmed ?? null") is None
    assert chromium.value("document.querySelectorAll('img, iframe, b, form').length") == 0
    assert chromium.value("document.querySelectorAll('script').length") == 1
    shown = chromium.value("document.body.textContent")
    assert isinstance(shown, str)
    assert [text for text in HOSTILE if text.replace("\x00", "\ufffd") not in shown] == []
