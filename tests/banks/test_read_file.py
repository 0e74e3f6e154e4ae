"""Every error that one file can hold: its code and its place, the same under both loaders."""

from __future__ import annotations

import pytest

from app.banks.parsed import FileRead
from app.banks.read_file import read_file
from tests.banks.courses import BANK, HEAD, QUIZ, STATEMENT, question, unmark

CHOICE = ("right: A", "wrong: [B, C]")
ASK = "ask: Which?"


def statement(old: str, new: str) -> str:
    assert old in STATEMENT
    return STATEMENT.replace(old, new)


def quiz(old: str, new: str) -> str:
    assert old in QUIZ
    return QUIZ.replace(old, new)


YAML_CASES = [
    ("yaml.anchor", question("ask: ▸&a Which?", *CHOICE)),
    ("yaml.alias", question(ASK, "right: ▸*a", "wrong: [B]")),
    ("yaml.tag", question("ask: ▸!!python/name:os.system Which?", *CHOICE)),
    ("yaml.tag", question("ask: ▸!x Which?", *CHOICE)),
    ("yaml.tag", question("ask: ▸!x!y Which?", *CHOICE)),
    ("yaml.directive", "▸%TAG ! tag:x,2000:\n---\n" + BANK),
    ("yaml.directive", "# c\n\n▸%YAML 1.1\n---\n" + BANK),
    ("yaml.directive", "▸%FOO\n---\n" + BANK),
    ("yaml.two-documents", BANK + "▸---\nformat: 1\n"),
    ("yaml.too-deep", HEAD + "- " + "[" * 24 + "▸" + "[" * 30_000),
    ("yaml.too-deep", HEAD + "- " + "[" * 22 + "▸[" + "]" * 23),
    ("yaml.too-deep", HEAD + "- " * 23 + "▸- " + "- " * 30_000 + "x"),
    ("yaml.too-deep", HEAD + "- " + "{a: " * 22 + "▸{a: b" + "}" * 23),
    ("yaml.comment", question("ask: Which? ▸# or what", *CHOICE)),
    ("yaml.comment", question(ASK, "right: A ▸# x", "wrong: [B]")),
    ("yaml.comment", question(ASK, "right: A", "wrong:", "- B", "- C ▸# x")),
    ("yaml.comment", question("ask: ▸# 1 of the list?", *CHOICE)),
    ("yaml.comment", question("ask: two", "  lines ▸#x", *CHOICE)),
    ("yaml.comment", question("front: A", "back: B  ▸# x")),
    ("yaml.comment", question(ASK, "rubric:", "- one ▸# x")),
    ("yaml.comment", question(ASK, *CHOICE, "hint: h ▸# x")),
    ("yaml.comment", question(ASK, *CHOICE, "explain: h ▸# x")),
    ("yaml.comment", question(ASK, "true_or_false: false | why ▸# x")),
    ("yaml.swallowed-dash", question(ASK, "right: A", "wrong:", "- B", " ▸- C")),
    ("yaml.swallowed-dash", question("ask: Which", "  ▸- one", *CHOICE)),
    ("yaml.question-mark", HEAD + "- {id: q, point: moon, front: Which▸?, back: B}\n"),
    ("yaml.question-mark", question(ASK, "right: A", "wrong: [B▸?, C]")),
    ("yaml.question-mark", question(ASK, "right: A", "wrong: [B▸?C]")),
    ("yaml.tab", question(ASK, "right:▸\tA", "wrong: [B]")),
    ("yaml.tab", HEAD + "▸\t- id: q\n"),
    ("yaml.tab", question(ASK, "right: A", "wrong:", "-▸\tB")),
    ("yaml.sign", question("ask: ▸@home", *CHOICE)),
    ("yaml.sign", question("ask: ▸`code`", *CHOICE)),
    ("yaml.sign", question("ask: ▸%", *CHOICE)),
    ("yaml.sign", question("ask: ▸* star", *CHOICE)),
    ("yaml.sign", question("ask: ▸& co", *CHOICE)),
    ("yaml.colon", question("ask: One▸: two", *CHOICE)),
    ("yaml.unclosed-quote", question('ask: ▸"Which?', *CHOICE)),
    ("yaml.unclosed-quote", question("ask: ▸'Which?", *CHOICE)),
    ("yaml.bracket", question(ASK, "right: A", "wrong: ▸[B, C")),
    ("yaml.bracket", HEAD + "- ▸{id: q, point: moon\n"),
    ("yaml.no-colon", HEAD + "- id: q\n  ▸point moon\n  ask: Which?\n"),
    ("yaml.indent", HEAD + "- id: q\n ▸point: moon\n"),
    ("yaml.indent", question('ask: "One" ▸two', *CHOICE)),
    ("yaml.dash", question(ASK, "right: ▸- A", "wrong: B")),
    ("yaml.syntax", question(ASK, "right: ▸? A", "wrong: B")),
    ("yaml.escape", question(r'ask: "a \▸d b"', *CHOICE)),
    ("yaml.escape", question(r'ask: "a \U▸FFFFFFFF b"', *CHOICE)),
    ("yaml.escape", question(r'ask: "a \U▸7FFFFFFF b"', *CHOICE)),
    ("yaml.key", question(ASK, "▸[a]: b", *CHOICE)),
    ("yaml.control-character", question("ask: Whi▸\x00ch?", *CHOICE)),
    ("yaml.control-character", question("ask: Whi▸\x07ch?", *CHOICE)),
    ("yaml.control-character", question("ask: Whi▸\x85ch?", *CHOICE)),
    ("yaml.control-character", question("ask: Whi▸\u2028ch?", *CHOICE)),
    ("yaml.control-character", question("ask: Whi▸\ufeffch?", *CHOICE)),
    ("yaml.control-character", question("ask: Whi▸\uffffch?", *CHOICE)),
    ("yaml.control-character", question(r'ask: ▸"Whi\0ch?"', *CHOICE)),
    ("yaml.control-character", question(r'ask: ▸"Whi\x1bch?"', *CHOICE)),
    ("yaml.bidi-character", question("ask: Whi▸\u202ech?", *CHOICE)),
    ("yaml.bidi-character", question(r'ask: ▸"Whi\u2066ch?"', *CHOICE)),
    ("yaml.surrogate", question(r'ask: ▸"Whi\ud800ch?"', *CHOICE)),
]

BANK_CASES = [
    ("bank.empty", "▸"),
    ("bank.empty", "▸\n# nothing\n"),
    ("bank.empty", "▸---\n"),
    ("bank.not-a-mapping", "▸- a\n"),
    ("bank.not-a-mapping", "▸text\n"),
    ("bank.duplicate-key", question(ASK, *CHOICE, "▸right: B")),
    ("bank.duplicate-key", HEAD + "- {id: q, point: moon, ask: M, match: {a: b, c: d, ▸a: e}}\n"),
    ("bank.unknown-key", question(ASK, "▸rigth: A", *CHOICE)),
    ("bank.unknown-key", question(ASK, *CHOICE, "▸type: single")),
    ("bank.unknown-key", question(ASK, "▸rigth: A", "wrong: B")),
    ("bank.unknown-key", question(ASK, "right: A", "▸wrongs: B")),
    ("bank.unknown-key", question("▸asks: Which?", *CHOICE)),
    ("bank.unknown-rule", question(ASK, *CHOICE, "allow: {▸longest-kee: a name}")),
    ("bank.unknown-rule", question(ASK, *CHOICE, "allow:", "  ▸uncovered-point: a name")),
    ("bank.empty-text", question(ASK, *CHOICE, "allow: {longest-key: ▸''}")),
    ("bank.unknown-key", BANK + "▸sections: x\n"),
    ("bank.missing-key", "▸section: space\nquestions:\n- {id: q, point: moon, front: A, back: B}\n"),
    ("bank.missing-key", "▸format: 1\nquestions:\n- {id: q, point: moon, front: A, back: B}\n"),
    ("bank.missing-key", "▸format: 1\nsection: space\n"),
    ("bank.missing-key", HEAD + "- ▸point: moon\n  front: A\n  back: B\n"),
    ("bank.missing-key", HEAD + "- {▸id: q, front: A, back: B}\n"),
    ("bank.missing-key", HEAD + "- ▸id: q\n  point: moon\n  right: A\n  wrong: [B]\n"),
    ("bank.missing-key", HEAD + "- ▸id: q\n  point: moon\n  front: A\n"),
    ("bank.wrong-shape", "format: 1\nsection: space\nquestions: ▸none\n"),
    ("bank.wrong-shape", HEAD + "- ▸text\n"),
    ("bank.wrong-shape", question("ask: ▸[A]", *CHOICE)),
    ("bank.wrong-shape", question("ask: ▸{A: B}", *CHOICE)),
    ("bank.wrong-shape", question(ASK, "right: ▸{A: B}", "wrong: B")),
    ("bank.wrong-shape", question(ASK, "match: ▸[A, B]")),
    ("bank.wrong-shape", question(ASK, "order: ▸A")),
    ("bank.wrong-shape", question(ASK, "right: A", "wrong: [▸[B]]")),
    ("bank.empty-text", question(ASK, "▸right:", "wrong: [B]")),
    ("bank.empty-text", question('ask: ▸""', *CHOICE)),
    ("bank.empty-text", question(ASK, "right: A", "wrong: [▸'  ', C]")),
    ("bank.empty-text", question(ASK, "right: A", "wrong: [▸'B | ', C]")),
    ("bank.empty-text", question(ASK, "right: A", "wrong: [▸' | why', C]")),
    ("bank.empty-text", question(ASK, "true_or_false: ▸'false | '")),
    ("bank.too-few", question(ASK, "order: ▸[A]")),
    ("bank.too-few", question(ASK, "match: ▸{A: B}")),
    ("bank.too-few", question(ASK, "groups: ▸{A: [B, C]}")),
    ("bank.too-few", question(ASK, "choices: ▸[{text: A, right: true}]")),
    ("bank.too-few", question(ASK, "rubric: ▸[]")),
    ("bank.too-long", question("ask: ▸" + "x" * 5_001, *CHOICE)),
    ("bank.format", BANK.replace("format: 1", "format: ▸2")),
    ("bank.bad-id", BANK.replace("id: moon-one", "id: ▸moon one")),
    ("bank.bad-id", BANK.replace("section: space", "section: ▸'-'")),
    ("bank.no-kind", HEAD + "- ▸id: q\n  point: moon\n  ask: Which?\n"),
    ("bank.two-kinds", question(ASK, *CHOICE, "▸answer: A")),
    ("bank.two-kinds", HEAD + "- {id: q, point: moon, ask: A, order: [A, B], ▸number: 3}\n"),
    ("bank.stray-key", question("▸ask: Which?", "front: A", "back: B")),
    ("bank.stray-key", question(ASK, "order: [A, B]", "▸wrong: [C]")),
    ("bank.stray-key", question(ASK, *CHOICE, "▸back: B")),
    ("bank.stray-feedback", question(ASK, "answer: [A, ▸B | why]")),
    ("bank.no-wrong", question(ASK, "▸right: A")),
    ("bank.no-wrong", question(ASK, "▸right: [A]")),
    ("bank.too-few", question(ASK, "right: ▸[]", "wrong: [A]")),
    ("bank.no-right", question(ASK, "choices: ▸[{text: A}, {text: B, right: false}]")),
    ("bank.no-right", question(ASK, "choices: ▸[{text: A, credit: 0}, {text: B, credit: -1}]")),
    ("bank.same-option", question(ASK, "right: A", "wrong: [B, ▸A | again]")),
    ("bank.same-option", question(ASK, "right: [A, ▸A]", "wrong: [B]")),
    ("bank.same-option", question(ASK, "choices: [{text: A, right: true}, {text: ▸A}]")),
    ("bank.same-option", question(ASK, "answer: [A, ▸A]")),
    ("bank.same-option", question(ASK, "answer: LEO", "wrong: ▸leo | no")),
    ("bank.same-option", question(ASK, "order: [A, B, ▸A]")),
    ("bank.same-option", question(ASK, "groups: {A: [x, y], B: [z, ▸x]}")),
    ("bank.same-option", question(ASK, "groups: {A: x, B: ▸x}")),
    ("bank.same-option", question(ASK, "number: 7..9", "wrong: [6, ▸8 | no]")),
    ("bank.same-option", question(ASK, "rubric: [a, ▸a]")),
    ("bank.true-or-false", question(ASK, "true_or_false: ▸maybe")),
    ("bank.true-or-false", question(ASK, "true_or_false: ▸1")),
    ("bank.number", question(ASK, "number: ▸three")),
    ("bank.number", question(ASK, "number: ▸nan")),
    ("bank.number", question(ASK, "number: ▸1e400")),
    ("bank.number", question(ASK, "number: ▸9..7")),
    ("bank.number", question(ASK, "number: ▸8 +- -1")),
    ("bank.number", question(ASK, "number: ▸" + "9" * 5_000)),
    ("bank.number", question(ASK, "number: 3", "wrong: [▸four | no]")),
    ("bank.no-blank", question("cloze: ▸no gap")),
    ("bank.no-blank", question("cloze: ▸no \\[gap\\]")),
    ("bank.open-blank", question('cloze: ▸"a [gap"')),
    ("bank.open-blank", question('cloze: ▸"a [gap [b]]"')),
    ("bank.empty-blank", question('cloze: ▸"a []"')),
    ("bank.empty-blank", question('cloze: ▸"a [b|]"')),
    ("bank.marks", question(ASK, *CHOICE, "marks: ▸0")),
    ("bank.marks", question(ASK, *CHOICE, "marks: ▸-1")),
    ("bank.marks", question(ASK, *CHOICE, "marks: ▸.inf")),
    ("bank.marks", question(ASK, *CHOICE, "marks: ▸nan")),
    ("bank.marks", question(ASK, *CHOICE, "marks: ▸1e9")),
    ("bank.marks", question(ASK, *CHOICE, "marks: ▸1001")),
    ("bank.marks", question(ASK, *CHOICE, "▸marks:")),
    ("bank.level", question(ASK, *CHOICE, "level: ▸hard")),
    ("bank.flag", question(ASK, *CHOICE, "shuffle: ▸no")),
    ("bank.credit", question(ASK, "choices: [{text: A, right: true, credit: ▸2}, {text: B}]")),
    ("bank.image", question(ASK, *CHOICE, "image: ▸../x.png")),
    ("bank.image", question(ASK, *CHOICE, "image: ▸/etc/passwd")),
    ("bank.image", question(ASK, *CHOICE, "image: ▸https://example.org/x.png")),
    ("bank.was", question(ASK, *CHOICE, "was: ▸q")),
    ("bank.same-point", HEAD + "- {id: q, point: [moon, ▸moon], front: A, back: B}\n"),
]

STATEMENT_CASES = [
    ("statement.duplicate-id", statement("id: people", "id: ▸space")),
    ("statement.duplicate-id", statement("id: visits", "id: ▸moon")),
    ("statement.paragraph", statement("paragraph: 2", "paragraph: ▸0")),
    ("statement.paragraph", statement("paragraph: 2", "paragraph: ▸1.5")),
    ("statement.paragraph", statement("paragraph: 2", "paragraph: ▸two")),
    ("statement.flag", statement("general: true", "general: ▸yes")),
    ("statement.missing-key", statement("format: 1\ntitle: A Statement\nabout", "▸format: 1\nabout")),
    ("statement.missing-key", statement("- id: people\n  title: People\n", "- ▸id: people\n")),
    ("statement.unknown-key", statement("terms:", "▸term:")),
    ("statement.too-few", "format: 1\ntitle: A\nsections: ▸[]\n"),
    ("statement.wrong-shape", statement('{place: "Washington, D.C."}', "▸[a]")),
    ("yaml.comment", statement("title: A Statement", "title: A Statement ▸# x")),
    ("yaml.comment", statement("title: Space", "title: Space ▸# x")),
    ("yaml.comment", statement("surface together.", "surface together. ▸# x")),
]

QUIZ_CASES = [
    ("quiz.missing-key", quiz("format: 1\ntitle: Test", "▸format: 1")),
    ("quiz.no-questions", quiz("format: 1\ntitle: Test\ndraw: {space: 3}", "▸format: 1\ntitle: Test")),
    ("quiz.draw-and-questions", QUIZ + "▸questions: [a]\n"),
    ("quiz.draw", quiz("{space: 3}", "{space: ▸0}")),
    ("quiz.draw", quiz("{space: 3}", "{space: ▸many}")),
    ("quiz.wrong-shape", quiz("{space: 3}", "▸[space]")),
    ("quiz.same-option", quiz("draw: {space: 3}", "questions: [a, b, ▸a]")),
    ("quiz.mode", quiz("mode: exam", "mode: ▸review")),
    ("quiz.minutes", quiz("minutes: 20", "minutes: ▸0")),
    ("quiz.minutes", quiz("minutes: 20", "minutes: ▸.nan")),
    ("quiz.minutes", quiz("minutes: 20", "minutes: ▸12:30")),
    ("quiz.due", quiz("2026-12-09", "▸2026-13-45")),
    ("quiz.due", quiz("2026-12-09", "▸2026-02-30")),
    ("quiz.due", quiz("2026-12-09", "▸9999-12-31")),
    ("quiz.due", quiz("2026-12-09", "▸tomorrow")),
    ("quiz.attempts", quiz("attempts: 2", "attempts: ▸0")),
    ("quiz.attempts", quiz("attempts: 2", "attempts: ▸1.5")),
    ("quiz.pass", quiz("60 %", "▸160 %")),
    ("quiz.pass", quiz("60 %", "▸60")),
    ("quiz.unknown-key", quiz("minutes", "▸minute")),
]

CASES = [
    *(("bank", *case) for case in YAML_CASES + BANK_CASES),
    *(("statement", *case) for case in STATEMENT_CASES),
    *(("quiz", *case) for case in QUIZ_CASES),
]


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(("room", "code", "marked"), CASES, ids=[f"{case[1]}-{n}" for n, case in enumerate(CASES)])
def test_each_fault_has_its_code_and_its_place(room: str, code: str, marked: str) -> None:
    text, line, column = unmark(marked)
    read = read_file(text.encode("utf-8"), room)
    assert [(found.code, found.line, found.column) for found in read.findings] == [(code, line, column)]
    (found,) = read.findings
    assert found.message
    assert found.help
    assert found.excerpt == found.excerpt.splitlines()[0] if found.excerpt else True
    assert found.width >= 1


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(("room", "text"), [("bank", BANK), ("statement", STATEMENT), ("quiz", QUIZ)])
def test_the_fixtures_themselves_have_no_fault(room: str, text: str) -> None:
    assert read_file(text.encode("utf-8"), room).findings == ()


def codes(read: FileRead) -> list[str]:
    return [found.code for found in read.findings]


def test_bytes_that_are_not_utf8_are_shown_where_they_stand() -> None:
    read = read_file("title: Éa\nb: é".encode() + b"x\xe9y\nz", "statement")
    (found,) = read.findings
    assert (found.code, found.line, found.column, found.excerpt) == ("yaml.not-utf8", 2, 6, "b: éx\ufffdy")


@pytest.mark.usefixtures("loader")
def test_a_byte_order_mark_and_windows_line_ends_change_nothing() -> None:
    plain = read_file(BANK.encode("utf-8"), "bank")
    marked = read_file(b"\xef\xbb\xbf" + BANK.replace("\n", "\r\n").encode("utf-8"), "bank")
    assert marked == plain


@pytest.mark.usefixtures("loader")
def test_a_place_is_right_after_windows_line_ends() -> None:
    text, line, column = unmark(question(ASK, "▸rigth: A", *CHOICE).replace("\n", "\r\n"))
    (found,) = read_file(text.encode("utf-8"), "bank").findings
    assert (found.line, found.column, found.excerpt) == (line, column, "  rigth: A")


@pytest.mark.usefixtures("loader")
def test_all_faults_of_a_file_are_told_at_once() -> None:
    text = HEAD + (
        "- {id: a, point: moon, ask: A, right: B}\n"
        "- {id: b, point: moon, ask: A, right: B, wrong: [C], levle: recall, marks: 0}\n"
        "- {id: c, point: moon, front: &x A, back: *x}\n"
    )
    assert codes(read_file(text.encode(), "bank")) == [
        "bank.no-wrong", "bank.unknown-key", "bank.marks", "yaml.anchor", "yaml.alias",
    ]  # fmt: skip


@pytest.mark.usefixtures("loader")
def test_what_was_seen_before_yaml_breaks_off_is_told_too() -> None:
    text = HEAD + "- {id: a, id: b}\n- &x {id: c}\n- {id: d\n"
    assert codes(read_file(text.encode(), "bank")) == ["bank.duplicate-key", "yaml.anchor", "yaml.bracket"]


@pytest.mark.usefixtures("loader")
def test_a_faulty_question_does_not_take_the_others_along() -> None:
    from app.banks.parsed import ParsedBank

    parsed = read_file(BANK.replace("level: recall", "level: hard").encode(), "bank").parsed
    assert isinstance(parsed, ParsedBank)
    assert [item.id for item in parsed.items if item.item is None] == ["moon-one"]
    assert (len(parsed.items), parsed.count) == (12, 12)


@pytest.mark.parametrize(
    ("key", "near"), [("rigth", "right"), ("Ask", "ask"), ("true_false", "true_or_false"), ("clozes", "cloze")]
)
def test_an_unknown_key_names_the_nearest_known_one(key: str, near: str) -> None:
    (found, *_rest) = read_file(question(f"{key}: A", "front: A", "back: B").encode(), "bank").findings
    assert f'"{near}"' in found.help


def test_no_more_than_some_hundred_findings_are_kept() -> None:
    text = HEAD + "".join(f"- {{id: q{n}, point: moon, front: A, back: B, zzz{n}: 1}}\n" for n in range(2_000))
    read = read_file(text.encode(), "bank")
    assert (len(read.findings), read.findings[-1].code) == (500, "yaml.too-many-findings")


def test_comments_after_an_id_a_number_a_bracket_or_a_quote_are_comments() -> None:
    text = HEAD + (
        "# a\n- id: q # b\n  point: moon # c\n  ask: \"Which?\" # d\n  right: 'A' # e\n"
        "  wrong: [B, C] # f\n  marks: 2 # g\n  level: recall # h\n  hint: |  # i\n    x\n"
        "- id: n\n  point: [moon] # j\n  ask: How many, #1?\n  number: 3 # k\n"
    ).replace(", #1?", ",#1?")
    assert read_file(text.encode(), "bank").findings == ()
