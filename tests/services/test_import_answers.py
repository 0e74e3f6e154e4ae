"""Answers of other devices: read strictly, taken whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.domain.item import text_key
from app.domain.response import Response
from app.services.class_quizzes import quiz_tables
from app.services.desk import Desk
from app.services.export_answers import answer_lines
from app.services.import_answers import Arrival, ImportRefused, import_answers, read_parcel
from app.services.report_question import report_question
from tests.services.test_class_report import A, midterm, people
from tests.studyroom import make_desk


def exported(folder: Path, name: str = "Ann") -> tuple[Path, Desk]:
    """A device on which a learner practised, reported a question and finished the midterm."""
    desk = make_desk(folder)
    learner = people(desk, name, A, Response(chosen=(text_key("b"),)))
    midterm(desk, name, A)
    attempt = desk.quiz().start_sections(learner.id, ["people"], seed=2)
    report_question(desk.store(), attempt, "people-1", "unclear")
    out = folder / "answers.jsonl"
    out.write_text("\n".join(answer_lines(desk.store(), carry=True)) + "\n", encoding="utf-8")
    return out, desk


def taken(desk: Desk, *files: Path) -> Arrival:
    return import_answers(desk.store(), desk.parts.scheduler, files)


def test_everything_comes_across_and_twice_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    file, there = exported(tmp_path / "a")
    here = make_desk(tmp_path / "b")
    came = taken(here, file).imported
    assert (came.answers, came.reports, came.sessions, came.known) == (3, 1, 2, 0)
    (ann,) = here.store().learners()
    assert (ann.name, ann.imported) == ("Ann", True)
    assert here.store().memory(ann.id, "course") == there.store().memory(ann.id, "course")
    (table,) = quiz_tables(here.course, here.store(), [ann])
    assert table.results[0].first.earned == 1.0
    again = taken(here, file, file).imported
    assert (again.answers, again.reports, again.sessions) == (0, 0, 0)
    before = list(answer_lines(here.store()))
    taken(here, file)
    assert list(answer_lines(here.store())) == before
    for desk in (here, there):
        desk.close()


def test_an_erased_learner_does_not_come_back(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    file, there = exported(tmp_path / "a")
    here = make_desk(tmp_path / "b")
    taken(here, file)
    here.store().erase_learner(here.store().learners()[0].id)
    assert taken(here, file).imported.erased == 4
    assert here.store().learners() == ()
    for desk in (here, there):
        desk.close()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not JSON"),
        ("[1]", "not a JSON object"),
        ('{"a":' * 20 + "1" + "}" * 20, "nested deeper"),
        ('{"id":1,"id":2}', "stands twice"),
        ('{"score":NaN}', "value that no answer has"),
        ('{"score":' + "9" * 5000 + "}", "value that no answer has"),
        ('{"format":1,"kind":"learner"}', '"kind"'),
        ("\ufeff\u202e", "not JSON"),
    ],
)
def test_a_line_that_is_no_answer_is_named_with_its_number(tmp_path: Path, line: str, said: str) -> None:
    file = tmp_path / "odd.jsonl"
    file.write_text("\n" + line + "\n", encoding="utf-8")
    with pytest.raises(ImportRefused) as refused:
        read_parcel([file])
    assert "line 2" in str(refused.value)
    assert said in str(refused.value)
    assert str(refused.value).endswith("Nothing was imported.")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("format", 2), ("format", True), ("time", -1), ("time", 10**15), ("sequence", 0), ("score", 1.5),
        ("score", True), ("undoes", "x"),
        ("hints", 1.0), ("learner", ""), ("item", "a\u202eb"), ("given", []), ("given", {"texts": ["\x00"]}),
        ("given", {"grade": 9}), ("mode", "cheat"), ("rating", "best"), ("odd", 1), ("with", []), ("with", {"x": 1}),
        ("with", {"name": "\u202e"}), ("with", {"content": {"kind": "single"}}),
        ("with", {"session": {"mode": "exam"}}),
    ],
)  # fmt: skip
def test_a_value_that_this_app_never_writes_refuses_the_file(tmp_path: Path, field: str, value: object) -> None:
    file, desk = exported(tmp_path)
    lines = file.read_text(encoding="utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if json.loads(line)["kind"] == "answer" and n)
    lines[at] = json.dumps({**json.loads(lines[at]), field: value})
    file.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(ImportRefused, match=f"line {at + 1}:"):
        taken(desk, file)
    desk.close()


def test_a_missing_field_and_a_missing_file_are_named(tmp_path: Path) -> None:
    file, desk = exported(tmp_path)
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    del lines[0]["device"]
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    with pytest.raises(ImportRefused) as refused:
        taken(desk, file, tmp_path / "none.jsonl")
    assert 'line 1: "device"' in str(refused.value)
    assert "none.jsonl: there is no such file." in str(refused.value)
    desk.close()


def test_answers_of_an_exam_under_way_wait(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    desk, here = make_desk(tmp_path), make_desk(tmp_path / "b")
    midterm(desk, "Ann", A, submit=False)
    file = tmp_path / "answers.jsonl"
    file.write_text("\n".join(answer_lines(desk.store(), carry=True)), encoding="utf-8")
    arrived = taken(here, file)
    assert (arrived.waiting, arrived.imported.answers) == (1, 0)
    for one in (desk, here):
        one.close()
