"""What answers say of questions: enough learners make the rules that need answers speak."""

from __future__ import annotations

import argparse
import io
from pathlib import Path

import pytest

from app.cli import check
from app.cli.context import Context
from app.services.desk import Desk
from app.services.item_evidence import evidence
from app.services.lint import weaknesses
from app.services.ports import CourseLoad
from tests.answering import right_response, wrong_response
from tests.studyroom import make_desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Thirty learners who all miss "people-1" and all know "people-2"."""
    made = make_desk(tmp_path_factory.mktemp("class"))
    room = made.quiz()
    for number in range(30):
        learner = made.store().add_learner(f"Learner {number}")
        attempt = room.start_sections(learner.id, ["people"], seed=number)
        while attempt.session.open:
            item = room.question(attempt).item
            given = right_response(item) if item.id == "people-2" else wrong_response(item)
            attempt = room.advance(room.answer(attempt, given))
    return made


def test_figures_are_of_first_attempts_by_question(desk: Desk) -> None:
    found = evidence(desk.course, desk.store())
    assert set(found) == {"people-1", "people-2"}
    assert (found["people-1"].attempts, found["people-1"].facility) == (30, 0.0)
    assert found["people-2"].facility == 1.0
    assert sum(found["people-1"].shares.values()) == pytest.approx(1.0)


def test_the_rules_that_need_answers_speak_with_thirty_learners_and_not_with_fewer(desk: Desk) -> None:
    load = CourseLoad(desk.course)
    everybody = [learner.id for learner in desk.store().learners()]

    def codes(learners: list[str]) -> set[str]:
        found = weaknesses(load, evidence(desk.course, desk.store(), learners))
        return {finding.code for finding in found} - {finding.code for finding in weaknesses(load)}

    assert {"lint.too-hard", "lint.too-easy"} <= codes(everybody)
    assert codes(everybody[:12]) == set()


def test_check_asks_for_the_answers_only_with_its_option(desk: Desk, tmp_path: Path) -> None:
    made = argparse.ArgumentParser()
    check.add_parser(made.add_subparsers())
    printed = {}
    desk.close()
    (desk.parts.shipped_courses / "course" / "statement.yaml").write_text("format: 1", encoding="utf-8")
    for words in (("check",), ("check", "--answers")):
        out = io.StringIO()
        args = made.parse_args([*words, str(desk.parts.shipped_courses / "course")])
        args.run(args, Context(desk.parts, tmp_path, io.StringIO(), out, io.StringIO()))
        printed[words[-1]] = out.getvalue()
    assert "learners earned" not in printed["check"]
    assert "30 learners earned 0 % of the marks" in printed["--answers"]
