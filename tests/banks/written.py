"""Banks as people write them: every style of YAML, comments and blank lines inside questions, line ends, BOM."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from hypothesis import strategies as st

WORDS = ("Moon", "why not", "é 日本", "low orbit", "Tschüß", "x", "007", "no", "12:30", "Ω ≠ 🌙")
HARD = ("a # b", "- x", "| y", "a: b", "[x]", "{y", "'", '"q" q', "\\[", "#", "?", "& a", "* b", "! c", "% d", "")
LINES = ("", *WORDS, "# no comment", "- no list", "a: b", "  deeper")
KEYS = ("ask", "right", "wrong", "hint", "explain", "match", "tags")


@dataclass
class Written:
    """A bank's bytes; `chunks` are the texts of its questions' own lines, with the comments right above them.

    `fields` holds, for each question, the text of each field by its key.
    """

    data: bytes
    chunks: list[str]
    fields: list[dict[str, str]]


@dataclass
class _Pen:
    """What is drawn for one bank; comments are numbered, so that each can be found again."""

    draw: st.DrawFn
    notes: int = 0
    gaps: list[str] = field(default_factory=list)

    def note(self) -> str:
        """A comment that stands nowhere else."""
        self.notes += 1
        return f"#n{self.notes}; é: - '{{"

    def pick(self, *of: str) -> str:
        return self.draw(st.sampled_from(of))

    def tail(self) -> str:
        """Perhaps a comment at the end of a line."""
        return self.pick("", "", f"  {self.note()}")


def _scalar(pen: _Pen, pad: str) -> str:
    """One text after `key:` or `-`, whose later lines begin with `pad`, in any style."""
    word, other = pen.pick(*WORDS), pen.pick(*WORDS)
    hard = pen.pick(*WORDS, *HARD)
    match pen.pick("plain", "plain", "single", "double", "ascii", "long plain", "long quoted", "block", "none"):
        case "plain":
            return f" {word}{pen.tail()}\n"
        case "single":
            return " '" + hard.replace("'", "''") + f"'{pen.tail()}\n"
        case "double":
            return f" {json.dumps(hard, ensure_ascii=False)}{pen.tail()}\n"
        case "ascii":
            text = json.dumps(hard.replace("🌙", ""))
            return f" {text}{pen.tail()}\n"
        case "long plain":
            return f" {word}\n{pad}{other}{pen.tail()}\n"
        case "long quoted":
            return f' "{word}\n\n{pad}{other}"{pen.tail()}\n'
        case "none":
            return f"{pen.tail()}\n"
        case _:
            return _block(pen, pad)


def _block(pen: _Pen, pad: str) -> str:
    """A literal or folded text."""
    head = pen.pick("|", ">") + pen.pick("", "-", "+")
    lines = pen.draw(st.lists(st.sampled_from(LINES), max_size=3))
    body = "".join(f"{pad}{line}\n" if line else "\n" for line in (pen.pick(*WORDS), *lines))
    return f" {head}{pen.tail()}\n{body}"


def _list(pen: _Pen, indent: int) -> str:
    """A block list, its dashes under the key or deeper, with comments and blank lines between."""
    dash = " " * (indent + pen.draw(st.sampled_from((0, 2))))
    text = f"{pen.tail()}\n"
    for _entry in range(pen.draw(st.integers(1, 3))):
        text += pen.pick("", "", f"{dash}{pen.note()}\n", "\n")
        if pen.pick("text", "text", "map") == "text":
            text += f"{dash}-{_scalar(pen, dash + '  ')}"
        else:
            text += f"{dash}- text:{_scalar(pen, dash + '    ')}{dash}  right: true{pen.tail()}\n"
    return text


def _map(pen: _Pen, indent: int) -> str:
    """A block map, some of its keys quoted."""
    pad = " " * (indent + 2)
    text = f"{pen.tail()}\n"
    for key in pen.draw(st.lists(st.sampled_from(("a", '"b: c"', "'é d'", "e f")), min_size=1, unique=True)):
        text += pen.pick("", "", f"{pad}{pen.note()}\n") + f"{pad}{key}:{_scalar(pen, pad + '  ')}"
    return text


def _flow(pen: _Pen, pad: str) -> str:
    """A list or a map in brackets, on one line or several."""
    words = pen.draw(st.lists(st.sampled_from((*WORDS[:4], "'a, b'", '"c: d"', "[x, y]", "{m: n}")), max_size=3))
    if pen.pick("list", "map") == "map":
        words, ends = [f"k{n}: {word}" for n, word in enumerate(words)], "{}"
    else:
        ends = "[]"
    between = pen.pick(", ", f",\n{pad}", f",  {pen.note()}\n{pad}")
    inner = pen.pick("", f"\n{pad}", f"  {pen.note()}\n{pad}")
    return f" {ends[0]}{inner}{between.join(words)}{inner}{ends[1]}{pen.tail()}\n"


def _value(pen: _Pen, indent: int) -> str:
    match pen.pick("scalar", "scalar", "list", "list", "map", "flow"):
        case "list":
            return _list(pen, indent)
        case "map":
            return _map(pen, indent)
        case "flow":
            return _flow(pen, " " * (indent + 2))
        case _:
            return _scalar(pen, " " * (indent + 2))


def _question(pen: _Pen, number: int, pad: str) -> tuple[str, dict[str, str]]:
    """A question's lines, and each field's own text."""
    indent = len(pad) + 2
    keys = ["id", *pen.draw(st.lists(st.sampled_from(KEYS), max_size=4, unique=True))]
    if pen.draw(st.booleans()):
        keys = keys[1:] + keys[:1]
    parts: dict[str, str] = {}
    text = pen.pick("", f"{pad}{pen.note()}\n")
    for key in keys:
        shown = pen.pick(key, key, f'"{key}"', f"'{key}'")
        value = f" q{number}{pen.tail()}\n" if key == "id" else _value(pen, indent)
        parts[key] = f"{shown}:{value}"
        lead = " " * indent if key != keys[0] else f"{pad}- "
        gap = pen.pick("", "", "\n", f"{' ' * indent}{pen.note()}\n") if key != keys[0] else ""
        text += f"{gap}{lead}{parts[key]}"
    return text, parts


@st.composite
def written_banks(draw: st.DrawFn) -> Written:
    """A bank of one to four questions."""
    pen = _Pen(draw)
    ends, pad = pen.pick("\n", "\n", "\r\n"), pen.pick("", "  ")
    chunks, fields = [], []
    for number in range(draw(st.integers(1, 4))):
        text, parts = _question(pen, number, pad)
        chunks.append(text.replace("\n", ends))
        fields.append({key: part.replace("\n", ends) for key, part in parts.items()})
    head = pen.pick("", "# top\n") + 'format: 1\n"section": s\n' + pen.pick("", "\n") + f"questions:{pen.tail()}\n"
    tail = pen.pick("", "# end\n", "more: 1\n")
    between = [pen.pick("", "\n") for _chunk in chunks]
    body = "".join(chunk + gap.replace("\n", ends) for chunk, gap in zip(chunks, between, strict=True))
    text = pen.pick("", "\ufeff") + head.replace("\n", ends) + body + tail.replace("\n", ends)
    if not tail and pen.pick("", "cut"):
        text = text.removesuffix(ends)
        chunks[-1] = chunks[-1] if between[-1] else chunks[-1].removesuffix(ends)
    return Written(text.encode(), chunks, fields)
