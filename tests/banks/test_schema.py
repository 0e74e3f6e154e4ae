"""The JSON Schema says what the reader does, as far as a schema can."""

from __future__ import annotations

import json
from typing import Any, cast

import jsonschema
import pytest
import yaml

from app.banks.read_file import read_file
from app.banks.reader import YamlCourseReader
from app.cli.schema import schema_text
from tests.banks.courses import BANK, QUIZ, STATEMENT, question
from tests.banks.test_read_file import BANK_CASES
from tests.source import ROOT


class EditorLoader(yaml.SafeLoader):
    """Types scalars as an editor's YAML 1.2 does: numbers, booleans and null, but no dates."""


EditorLoader.yaml_implicit_resolvers = {
    sign: [(tag, form) for tag, form in forms if "timestamp" not in tag]
    for sign, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def validator(room: str) -> jsonschema.Draft7Validator:
    schema = cast("dict[str, Any]", YamlCourseReader().schema()[room])
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def faults(text: str, room: str) -> list[str]:
    data = yaml.load(text, Loader=EditorLoader)  # noqa: S506 - a safe loader
    return [error.message for error in validator(room).iter_errors(data)]


@pytest.mark.parametrize(("room", "text"), [("bank", BANK), ("statement", STATEMENT), ("quiz", QUIZ)])
def test_sound_files_fit(room: str, text: str) -> None:
    assert faults(text, room) == []


@pytest.mark.parametrize("room", ["bank", "statement", "quiz"])
def test_the_copy_for_editors_is_true(room: str) -> None:
    """Mend it with `python main.py schema bank > content/bank.schema.json`, and so for the others."""
    copy = (ROOT / "content" / f"{room}.schema.json").read_text(encoding="utf-8")
    assert copy == schema_text(YamlCourseReader().schema()[room]) + "\n"
    assert json.loads(copy)["$schema"] == "http://json-schema.org/draft-07/schema#"


@pytest.mark.parametrize(
    "lines",
    [
        ("ask: 12", "right: yes", "wrong: [no, 7, null, 1.10]"),
        ("ask: 1", "answer: [007, true]", "wrong: 3"),
        ("ask: 1", "number: 3"),
        ("ask: 1", "true_or_false: true", "marks: 2", "shuffle: false"),
        ("front: 1", "back: 2"),
    ],
)
def test_texts_that_editors_take_for_other_types_fit_and_stay_as_typed(lines: tuple[str, ...]) -> None:
    text = question(*lines)
    assert faults(text, "bank") == []
    assert read_file(text.encode(), "bank").findings == ()


SHAPES = (
    "unknown-key", "unknown-rule", "missing-key", "wrong-shape", "too-few", "bad-id", "no-kind", "two-kinds",
    "stray-key",
)  # fmt: skip
SHAPED = [text.replace("▸", "") for code, text in BANK_CASES if code.removeprefix("bank.") in SHAPES]


@pytest.mark.parametrize("text", SHAPED)
def test_faults_of_shape_are_seen_by_editors_too(text: str) -> None:
    assert faults(text, "bank")
