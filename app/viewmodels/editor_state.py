"""What the bank editor shows: the list, the form of the chosen question, its preview; plain data, replaced whole."""

from __future__ import annotations

from dataclasses import dataclass

from app.viewmodels.quiz_state import QuizState
from app.viewmodels.table import Table


@dataclass(frozen=True, slots=True)
class EditorRow:
    """One question in the list; `draft` marks one whose changes are not saved, `state` is error, warning or fine."""

    id: str
    stem: str
    kind: str
    point: str
    state: str = "fine"
    note: str = ""
    draft: bool = False
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """What the check says of a field: `word` is error or warning in words, `remedy` what to do."""

    word: str
    message: str
    remedy: str = ""
    error: bool = True


@dataclass(frozen=True, slots=True)
class PointRow:
    """A point to choose: `section` is its section's title, `count` how many questions are on it, in words.

    `near` says that it belongs to the section of the question; `known` is false for an id that the statement lacks.
    """

    id: str
    text: str
    section: str = ""
    count: str = ""
    near: bool = True
    known: bool = True


@dataclass(frozen=True, slots=True)
class OptionRow:
    """An option of the long form: `weight` is the share of the marks it earns as it is written, empty where none is."""

    text: str
    right: bool = False
    feedback: str = ""
    weight: str = ""


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of the form.

    `name` is the key in the bank file. A field of several lines holds one entry a line (options: text | feedback).
    `choices` are (value, words) where one of a few is chosen; else it is typed. `fixed` is shown but cannot be changed.
    `points` are those that can be chosen, `chosen` those that are, the main one first. `options` are those of the long
    form, changed one by one.
    """

    name: str
    label: str
    text: str = ""
    help: str = ""
    several_lines: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()
    fixed: bool = False
    points: tuple[PointRow, ...] = ()
    chosen: tuple[PointRow, ...] = ()
    options: tuple[OptionRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """The bank's file changed underneath: both texts, to choose between."""

    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class EditorState:
    """Everything on the editor's page.

    `sections`, `kinds` and `points` are (value, words) to choose from. `read_only` says why nothing can be changed,
    with the remedy (a copy of one's own), or is empty. `preview` is the question as a student meets it,
    `answered` whether it is shown with its feedback. `undo` and `redo` name what they would take back or do again,
    empty where nothing.
    `figures` says in words what learners' answers show of the question, `uses` who chose which option. `follow` names
    the quizzes that list questions which are gone here, and could follow. `blocked` says why a changed bank cannot be
    saved yet, or is empty. `empty` names a section that has no question yet, or is empty.
    """

    course: str = ""
    sections: tuple[tuple[str, str], ...] = ()
    section: str = ""
    kinds: tuple[tuple[str, str], ...] = ()
    points: tuple[tuple[str, str], ...] = ()
    search: str = ""
    kind_filter: str = ""
    point_filter: str = ""
    only_findings: bool = False
    rows: tuple[EditorRow, ...] = ()
    summary: str = ""
    item: str = ""
    kind: str = ""
    form: tuple[FormField, ...] = ()
    other_problems: tuple[Problem, ...] = ()
    preview: QuizState | None = None
    answered: bool = False
    figures: str = ""
    uses: Table | None = None
    follow: str = ""
    undo: str = ""
    redo: str = ""
    dirty: bool = False
    can_save: bool = False
    can_move_up: bool = False
    can_move_down: bool = False
    read_only: str = ""
    conflict: Conflict | None = None
    problem: str = ""
    saved: str = ""
    blocked: str = ""
    empty: str = ""
