"""The published form of the log."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from app.domain.memory import Confidence, Rating
from app.domain.response import Response, response_from_json
from app.domain.roster import ReportEvent
from app.domain.session import Mode
from app.services.export_answers import answer_lines
from tests.store.world import COURSE, ITEMS, STATE, world
from tests.studyroom import START

FIELDS = [
    "format", "kind", "id", "undoes", "learner", "device", "sequence", "time", "course", "item", "revision", "session",
    "mode", "given", "score", "rating", "confidence", "hints", "milliseconds",
]  # fmt: skip


def test_every_field_stands_in_its_place_in_answers_and_undos(tmp_path: Path) -> None:
    with world(tmp_path) as here:
        given = Response(chosen=("k1",), texts=("低軌道\x00\ud800",), pairs=(("a", "b"),), revealed=True)
        answer = here.append(given=given, score=0.5, confidence=Confidence.UNSURE, hints=2)
        undo = here.store.append_undo(answer, None, here.session)
        lines = list(answer_lines(here.store))
        first, second = (json.loads(line) for line in lines)
    assert list(first) == list(second) == FIELDS
    assert all(line.isascii() and "\n" not in line for line in lines)
    assert first == {
        "format": 1,
        "kind": "answer",
        "id": answer.id,
        "undoes": None,
        "learner": here.learner,
        "device": here.store.device,
        "sequence": 1,
        "time": START,
        "course": COURSE,
        "item": "one",
        "revision": ITEMS[0].revision,
        "session": "s1",
        "mode": "practice",
        "given": given.to_json(),
        "score": 0.5,
        "rating": "good",
        "confidence": "unsure",
        "hints": 2,
        "milliseconds": 1500,
    }
    assert response_from_json(first["given"]) == given
    told = {"format", "kind", "id", "undoes", "learner", "device", "sequence", "time", "course", "session"}
    assert {name for name, value in second.items() if value is not None} == told
    assert (second["kind"], second["undoes"], second["id"], second["sequence"]) == ("undo", answer.id, undo.id, 2)


def test_zero_and_empty_are_not_null(tmp_path: Path) -> None:
    with world(tmp_path) as here:
        here.append(given=Response(), score=0.0, rating=None, milliseconds=0)
        (line,) = answer_lines(here.store)
    told = json.loads(line)
    assert (told["given"], told["score"], told["hints"], told["milliseconds"]) == ({}, 0.0, 0, 0)
    assert (told["rating"], told["confidence"]) == (None, None)


def test_one_learner_only(tmp_path: Path) -> None:
    with world(tmp_path) as here:
        here.append()
        ann = here.store.add_learner("Ann")
        assert list(answer_lines(here.store, ann.id)) == []
        assert len(list(answer_lines(here.store, here.learner))) == 1


def test_what_an_open_exam_scored_is_told_only_once_it_is_submitted(tmp_path: Path) -> None:
    with world(tmp_path, Mode.EXAM) as here:
        answer = here.append(score=1.0, rating=None, memory=None)
        (line,) = answer_lines(here.store)
        told = json.loads(line)
        assert (told["score"], told["rating"], told["given"]) == (None, None, answer.given.to_json())
        here.store.submit(replace(here.session, ended=START + 1), {answer.id: (Rating.GOOD, STATE)})
        (line,) = answer_lines(here.store)
    told = json.loads(line)
    assert (told["score"], told["rating"]) == (1.0, "good")


def test_a_report_stands_between_the_answers_with_its_reason_last(tmp_path: Path) -> None:
    with world(tmp_path) as here:
        here.append()
        here.clock.time += 5
        said = ReportEvent("", here.learner, "", 0, 0, COURSE, "s1", "one", ITEMS[0].revision, "two keys are right")
        made = here.store.add_report(said)
        here.clock.time += 5
        here.append()
        told = [json.loads(line) for line in answer_lines(here.store, here.learner)]
    assert [line["kind"] for line in told] == ["answer", "report", "answer"]
    assert list(told[1]) == [*FIELDS, "why"]
    assert {name: value for name, value in told[1].items() if value is not None} == {
        "format": 1,
        "kind": "report",
        "id": made.id,
        "learner": here.learner,
        "device": here.store.device,
        "sequence": 2,
        "time": START + 5,
        "course": COURSE,
        "item": "one",
        "revision": ITEMS[0].revision,
        "session": "s1",
        "why": "two keys are right",
    }
