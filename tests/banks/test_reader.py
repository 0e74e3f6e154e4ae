"""A course folder as a whole: checks across files, odd folders, and what is still usable."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.banks.cross import course_id
from app.banks.reader import YamlCourseReader
from app.domain.bank import Course
from app.services.ports import CourseLoad
from tests.banks.courses import BANK, HEAD, MARK, QUIZ, STATEMENT, question, unmark, write
from tests.banks.pictures import jpeg, png

CARD = "- {id: ID, point: moon, front: A, back: B}\n"


def read(course: Path, shown: str | None = "c") -> CourseLoad:
    return YamlCourseReader().read(course, shown)


def places(load: CourseLoad) -> list[tuple[str, str, int, int]]:
    return [(found.code, found.path, found.line, found.column) for found in load.findings]


def course_of(load: CourseLoad) -> Course:
    assert load.course is not None
    return load.course


def cards(*ids: str) -> str:
    return HEAD + "".join(CARD.replace("ID", name) for name in ids)


def test_a_sound_course_is_read_whole(tmp_path: Path) -> None:
    load = read(write(tmp_path / "sky", {"space": BANK}, {"test": QUIZ}), None)
    course = course_of(load)
    assert load.findings == ()
    assert (course.id, len(course.items), course.quizzes[0].name) == ("sky", 12, "test")
    assert course.uncovered() == ("visits",)
    assert {item.kind.value for item in course.items.values()} == {
        "single", "multiple", "typed", "true-false", "number", "cloze", "order", "match", "groups", "flashcard",
        "self-marked",
    }  # fmt: skip


def test_an_item_knows_where_it_stands(tmp_path: Path) -> None:
    course = course_of(read(write(tmp_path, {"space": BANK}), "some/course"))
    place = course.items["moon-one"].place
    assert (place.path, place.line, place.column) == ("some/course/banks/space.yaml", 4, 7)


def test_findings_name_files_as_the_course_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "sky", {"space": BANK.replace("recall", "hard")})
    monkeypatch.chdir(tmp_path)
    assert read(Path("sky"), None).findings[0].path == "sky/banks/space.yaml"
    assert read(Path("sky"), "./sky/").findings[0].path == "./sky/banks/space.yaml"
    assert read(tmp_path / "sky", None).findings[0].path == f"{tmp_path}/sky/banks/space.yaml"


CROSS = [
    ("bank.unknown-section", {"a": BANK.replace("section: space", "section: ▸skies")}, {}),
    ("bank.unknown-point", {"a": BANK.replace("[moon, orbit]", "[moon, ▸orbits]")}, {}),
    ("bank.unknown-point", {"a": question("front: A", "back: B").replace("moon", "▸sun")}, {}),
    ("bank.quote", {"a": question("front: A", "back: B", "quote: ▸the sun")}, {}),
    ("bank.duplicate-id", {"a": cards("x", "y", "▸x")}, {}),
    ("bank.duplicate-id", {"a": cards("x"), "b": cards("y", "▸x")}, {}),
    ("bank.was", {"a": cards("x") + CARD.replace("ID", "y").replace("}", ", was: ▸x}")}, {}),
    ("bank.was", {"a": question("front: A", "back: B", "was: o"), "b": cards("y").replace("B}", "B, was: ▸o}")}, {}),
    ("bank.image", {"a": question("front: A", "back: B", "image: ▸none.png")}, {}),
    ("quiz.unknown-section", {"a": BANK}, {"q": QUIZ.replace("{space", "{▸sky")}),
    ("quiz.draw", {"a": BANK}, {"q": QUIZ.replace("{space: 3", "{▸space: 13")}),
    ("quiz.draw", {"a": BANK}, {"q": QUIZ.replace("{space: 3", "{▸people: 1")}),
    ("quiz.unknown-question", {"a": BANK}, {"q": QUIZ.replace("draw: {space: 3}", "questions: [moon-one, ▸moon-two]")}),
]


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(("code", "banks", "quizzes"), CROSS, ids=[f"{case[0]}-{n}" for n, case in enumerate(CROSS)])
def test_each_fault_between_files_has_its_place(
    tmp_path: Path, code: str, banks: dict[str, str], quizzes: dict[str, str]
) -> None:
    wanted = []
    for folder, files in (("banks", banks), ("quizzes", quizzes)):
        for name, text in list(files.items()):
            if MARK in text:
                plain, line, column = unmark(text)
                files = files | {name: plain}
                wanted.append((code, f"c/{folder}/{name}.yaml", line, column))
        if folder == "banks":
            banks = files
        else:
            quizzes = files
    assert places(read(write(tmp_path, banks, quizzes))) == wanted


@pytest.mark.parametrize(
    "quote", ["the Moon’s surface", "the Moon's surface", "lunar exploration", "together.", "explore  the"]
)
def test_a_quote_may_stand_in_the_text_or_the_terms_with_either_apostrophe(tmp_path: Path, quote: str) -> None:
    assert read(write(tmp_path, {"a": question("front: A", "back: B", f"quote: {quote}")})).findings == ()


def test_a_refused_question_still_has_its_id(tmp_path: Path) -> None:
    """No finding follows from another: a quiz may name a question that is at fault itself."""
    banks = {"a": cards("x").replace("B}", "B, level: hard}")}
    quizzes = {"q": QUIZ.replace("draw: {space: 3}", "questions: [x]"), "r": QUIZ.replace("3", "1")}
    assert [found[0] for found in places(read(write(tmp_path, banks, quizzes)))] == ["bank.level"]


def test_the_references_of_a_refused_question_are_checked_all_the_same(tmp_path: Path) -> None:
    faulty = question("front: A", "back: B", "level: hard", "image: none.png", "quote: zzz", "was: y")
    load = read(write(tmp_path, {"a": faulty + "- {id: y, point: [sun, moon], ask: A}\n"}))
    assert [found[0] for found in places(load)] == [
        "bank.level", "bank.image", "bank.quote", "bank.was", "bank.no-kind", "bank.unknown-point",
    ]  # fmt: skip


def test_a_bank_that_cannot_be_parsed_brings_no_findings_on_quizzes(tmp_path: Path) -> None:
    load = read(write(tmp_path, {"a": "a: [", "b": BANK}, {"q": QUIZ.replace("3}", "30}")}))
    assert [found[0] for found in places(load)] == ["yaml.bracket"]


def test_questions_without_a_fault_are_used_beside_those_with_one(tmp_path: Path) -> None:
    load = read(write(tmp_path, {"a": BANK.replace("level: recall", "level: hard"), "b": cards("x", "moon-true", "y")}))
    assert len(load.errors) == 2
    assert set(course_of(load).items) >= {"x", "y", "moon-true"}
    assert "moon-one" not in course_of(load).items


def test_without_a_usable_statement_there_is_no_course_but_banks_are_still_read(tmp_path: Path) -> None:
    load = read(write(tmp_path, {"a": BANK.replace("recall", "hard")}, statement="format: 1\ntitle: A\n"))
    assert load.course is None
    assert [found[0] for found in places(load)] == ["bank.level", "statement.missing-key"]


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda path: None, "statement.missing"),
        (lambda path: path.mkdir(), "statement.folder"),
        (lambda path: path.write_bytes(b""), "statement.empty"),
        (lambda path: path.write_bytes(b"a: \xff"), "yaml.not-utf8"),
        (lambda path: path.write_bytes(b"#" * 2_000_001), "yaml.too-large"),
        (lambda path: path.symlink_to(path), "statement.missing"),
        (lambda path: os.mkfifo(path), "statement.unreadable"),
    ],
    ids=["missing", "folder", "empty", "not-utf8", "large", "loop", "fifo"],
)
def test_a_statement_that_cannot_be_read_is_a_finding(tmp_path: Path, make: object, code: str) -> None:
    assert callable(make)
    write(tmp_path, statement=None)
    make(tmp_path / "statement.yaml")
    load = read(tmp_path)
    assert load.course is None
    assert [(found[0], found[1]) for found in places(load)] == [(code, "c/statement.yaml")]


def test_a_folder_where_a_bank_should_be_is_a_finding(tmp_path: Path) -> None:
    write(tmp_path, {"space": BANK})
    (tmp_path / "banks" / "more.yaml").mkdir()
    assert places(read(tmp_path)) == [("bank.folder", "c/banks/more.yaml", 0, 0)]


def test_other_files_beside_the_banks_are_left_alone(tmp_path: Path) -> None:
    write(tmp_path, {"space": BANK})
    for name in ("notes.txt", ".hidden.yaml", "space.yaml~"):
        (tmp_path / "banks" / name).write_bytes(b"\xff")
    assert read(tmp_path).findings == ()


def test_a_card_holds_id_and_title_and_needs_a_statement(tmp_path: Path) -> None:
    reader = YamlCourseReader()
    assert reader.card(tmp_path) is None
    card = reader.card(write(tmp_path / "sky"))
    assert card is not None
    assert (card.id, card.title, card.path) == ("sky", "A Statement", tmp_path / "sky")
    (tmp_path / "sky" / "statement.yaml").write_text("a: [", encoding="utf-8")
    broken = reader.card(tmp_path / "sky")
    assert broken is not None
    assert broken.title == "sky"


def with_image(course: Path, name: str, data: bytes) -> CourseLoad:
    write(course, {"a": question("front: A", "back: B", f"image: {name}")})
    (course / "media").mkdir(exist_ok=True)
    (course / "media" / name).write_bytes(data)
    return read(course)


@pytest.mark.parametrize(
    ("name", "data"), [("a.png", png(40, 30)), ("a.jpg", jpeg(40, 30)), ("b.PNG", png(4_000, 4_000))]
)
def test_a_picture_is_known_by_its_hash(tmp_path: Path, name: str, data: bytes) -> None:
    load = with_image(tmp_path, name, data)
    assert load.findings == ()
    item = course_of(load).items["q"]
    assert (item.image, len(item.image_hash)) == (name, 64)
    assert course_of(load).media == str(tmp_path / "media")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", png(20_000, 20_000)),
        ("a.jpg", jpeg(5_000, 4_000)),
        ("a.png", png(0, 5)),
        ("a.png", png(5, 5, animated=True)),
        ("a.png", png(5, 5)[:20]),
        ("a.jpg", b"\xff\xd8\xff"),
        ("a.jpg", jpeg(5, 5)[:12]),
        ("a.png", b"<svg/>"),
        ("a.png", b"PK\x03\x04"),
        ("a.png", b"GIF89a"),
        ("a.png", b""),
    ],
)
def test_a_picture_that_may_harm_is_refused_by_its_header(tmp_path: Path, name: str, data: bytes) -> None:
    load = with_image(tmp_path, name, data)
    assert places(load) == [("bank.image", "c/banks/a.yaml", 8, 10)]
    assert course_of(load).items == {}


def test_a_picture_may_not_be_a_link_out_of_the_course(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(png(5, 5))
    course = write(tmp_path / "sky", {"a": question("front: A", "back: B", "image: a.png")})
    (course / "media").mkdir()
    (course / "media" / "a.png").symlink_to(tmp_path / "secret.png")
    assert [found[0] for found in places(read(course))] == ["bank.image"]


def test_a_changed_picture_changes_the_revision(tmp_path: Path) -> None:
    first = course_of(with_image(tmp_path, "a.png", png(5, 5))).items["q"].revision
    assert course_of(with_image(tmp_path, "a.png", png(5, 6))).items["q"].revision != first


def test_a_statement_of_more_than_one_course_keeps_ids_apart(tmp_path: Path) -> None:
    load = read(write(tmp_path, {"a": BANK}, statement=STATEMENT.replace("id: visits", "id: moon")))
    points = [point.id for point in course_of(load).statement.points()]
    assert points == ["moon", "orbit"]


@pytest.mark.parametrize("name", ["x" * 400, "a\0b", "\ud800", "file", "file/x", "none"])
def test_a_path_that_can_be_no_course_has_no_card(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("")
    assert YamlCourseReader().card(tmp_path / name) is None


def test_the_id_of_a_course_can_be_kept_though_its_folders_name_is_no_unicode(tmp_path: Path) -> None:
    course = course_of(read(write(tmp_path / os.fsdecode(b"caf\xe9"), {"space": BANK})))
    assert course.id.encode("utf-8").startswith(b"caf")
    assert course.id == course_id(tmp_path / os.fsdecode(b"caf\xe9"))
