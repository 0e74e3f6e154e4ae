"""The texts of scaffolds: YAML with comments, in which what is to be written begins with FILL IN.

YAML and its comments are English, as the keys are; nothing here is shown by the program itself.
"""

from __future__ import annotations

import json

KINDS = {
    "single": [
        "ask: 'FILL IN: the question, with a question mark?'",
        "right: 'FILL IN: the right answer'",
        "wrong:                                 # two to four; after a bar, what to say to whoever chooses it",
        "- 'FILL IN: a wrong answer | FILL IN: why it is wrong'",
        "- 'FILL IN: another wrong answer | FILL IN: why it is wrong'",
        "- 'FILL IN: a third wrong answer | FILL IN: why it is wrong'",
    ],
    "several": [
        "ask: 'FILL IN: which of these ...?'",
        "right:                                 # two or more: choose all that apply",
        "- 'FILL IN: a right answer'",
        "- 'FILL IN: another right answer'",
        "wrong:",
        "- 'FILL IN: a wrong answer'",
        "- 'FILL IN: another wrong answer'",
    ],
    "true-false": [
        "ask: 'FILL IN: a claim that is true or false.'",
        "true_or_false: 'true | FILL IN: what to say to whoever chose the other'",
    ],
    "typed": [
        "ask: 'FILL IN: a question with one short answer?'",
        "answer: ['FILL IN: the answer']        # further spellings may follow; the first is shown",
    ],
    "number": [
        "ask: 'FILL IN: how many ...?'",
        "number: 'FILL IN: the number'          # 8, 8 +- 1, 8 +- 5 % or 7..9",
    ],
    "cloze": ["cloze: 'FILL IN: a sentence with a [FILL IN: gap|FILL IN: other spelling of it].'"],
    "order": [
        "ask: 'FILL IN: put these in order.'",
        "order: ['FILL IN: first', 'FILL IN: second', 'FILL IN: third']",
    ],
    "match": [
        "ask: 'FILL IN: match each ... to its ...'",
        "match:",
        "  'FILL IN: one': 'FILL IN: what belongs to it'",
        "  'FILL IN: two': 'FILL IN: what belongs to that'",
    ],
    "groups": [
        "ask: 'FILL IN: sort by ...'",
        "groups:",
        "  'FILL IN: one group': ['FILL IN: a member']",
        "  'FILL IN: other group': ['FILL IN: another member']",
    ],
    "flashcard": ["front: 'FILL IN: the question?'", "back: 'FILL IN: the answer'"],
    "self-marked": [
        "ask: 'FILL IN: say in your own words ...'",
        "rubric:                                # what a good answer says; the learner marks it",
        "- 'FILL IN: one thing that it says'",
        "- 'FILL IN: another thing'",
    ],
}
"""The lines of each kind, below id and point."""


def quoted(text: str) -> str:
    """A text in double quotes, as YAML and JSON both read it."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def schema_line(place: str) -> str:
    """The line by which editors find the schema."""
    return f"# yaml-language-server: $schema={place}\n"


def question(name: str, point: str, kind: str) -> str:
    """One question, beginning with `- `."""
    lines = [
        f"id: {name}",
        f"point: {point}",
        *KINDS[kind],
        "explain: 'FILL IN: why this is right'",
        "level: recall                          # recall, understand or apply",
    ]
    return _entry(lines)


def section(name: str, title: str, short: str = "") -> str:
    """One section with one point, beginning with `- `."""
    lines = [
        f"id: {name}",
        f"title: {quoted(title)}",
        *([f"short: {quoted(short)}"] if short else []),
        "points:",
        f"- id: {name}-1                       # stable and unique: questions cite it",
        "  paragraph: 1                         # counts from 1 in the section",
        "  text: 'FILL IN: one claim of the document in your own words.'",
    ]
    return _entry(lines)


def statement(title: str, schema: str, sections: str) -> str:
    """A whole statement.yaml around sections."""
    return (
        schema_line(schema)
        + "# The document, one claim at a time. What begins with FILL IN is yours to write; check lists it.\n"
        + f"format: 1\ntitle: {quoted(title)}\nsections:\n{sections}"
    )


def bank(section_id: str, schema: str, questions: str) -> str:
    """A whole bank around questions."""
    return (
        schema_line(schema)
        + "# The key that is present says what kind of question it is. Ids stay for ever: progress hangs on them.\n"
        + f"format: 1\nsection: {section_id}\nquestions:\n{questions}"
    )


def quiz(title: str, schema: str, section_id: str) -> str:
    """A practice set that draws from one section."""
    return (
        schema_line(schema)
        + f"format: 1\ntitle: {quoted(title)}\n"
        + "mode: practice                         # or exam, with minutes, due, attempts, pass\n"
        + f"draw: {{{section_id}: 1}}                       # how many from each section; or questions: [ids]\n"
    )


def _entry(lines: list[str]) -> str:
    return "\n".join(f"- {line}" if not n else f"  {line}" for n, line in enumerate(lines)) + "\n"
