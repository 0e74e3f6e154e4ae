"""Which folders are one course, and which only share a name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.services.courses import find_courses, named_course
from app.services.ports import CourseCard
from tests.studyroom import OneCourse, make_course, make_desk


class Folders(OneCourse):
    """A reader of folders that hold their title in a file."""

    def __init__(self) -> None:
        super().__init__(make_course())

    def card(self, path: Path) -> CourseCard | None:
        title = path / "title"
        return CourseCard(path.name, title.read_text("utf-8"), path) if title.is_file() else None


def folder(path: Path, title: str) -> Path:
    path.mkdir(parents=True)
    (path / "title").write_text(title, "utf-8")
    return path


def found(root: Path) -> tuple[CourseCard, ...]:
    return find_courses(Folders(), root / "shipped", root / "own")


def named(root: Path, path: Path) -> CourseCard:
    card = named_course(Folders(), path, found(root))
    assert card is not None
    return card


def test_an_own_copy_of_a_shipped_course_takes_its_place_and_keeps_its_progress(tmp_path: Path) -> None:
    folder(tmp_path / "shipped" / "history", "History")
    own = folder(tmp_path / "own" / "history", " history ")
    assert [(card.id, card.path, card.shipped) for card in found(tmp_path)] == [("history", own, False)]


def test_an_own_course_that_only_shares_the_folder_name_stands_beside_the_shipped_one(tmp_path: Path) -> None:
    folder(tmp_path / "shipped" / "history", "History")
    folder(tmp_path / "own" / "history", "Another history")
    first, second = found(tmp_path)
    assert (first.id, first.shipped) == ("history", True)
    assert second.id.startswith("history-")


def test_two_named_folders_of_one_name_are_two_courses(tmp_path: Path) -> None:
    one = named(tmp_path, folder(tmp_path / "a" / "course", "Biology"))
    other = named(tmp_path, folder(tmp_path / "b" / "course", "Chemistry"))
    moved = named(tmp_path, folder(tmp_path / "c" / "course", "Biology"))
    assert len({one.id, other.id, "course"}) == 3
    assert moved.id == one.id


def test_a_named_folder_that_is_a_known_course_or_its_copy_is_that_course(tmp_path: Path) -> None:
    shipped = folder(tmp_path / "shipped" / "history", "History")
    own = folder(tmp_path / "own" / "history", "Another history")
    copy = folder(tmp_path / "elsewhere" / "history", "History")
    assert [named(tmp_path, path).id for path in (shipped, copy)] == ["history", "history"]
    assert named(tmp_path, own).id == found(tmp_path)[1].id


def test_progress_lies_under_the_id_of_the_card(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    assert desk.course.id == "course"
    none, elsewhere = tmp_path / "none", tmp_path / "elsewhere" / "course"
    desk.parts = replace(desk.parts, shipped_courses=none, own_courses=none, course=elsewhere)
    desk.close()
    assert desk.course.id == desk.card().id
    assert desk.course.id.startswith("course-")
    desk.close()
