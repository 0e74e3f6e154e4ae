"""What the page of quiz files shows: the list, the quiz that is edited, what it would be, who is to do it."""

from __future__ import annotations

from dataclasses import dataclass

SECTIONS, LIST = "sections", "list"


@dataclass(frozen=True, slots=True)
class QuizRow:
    """A quiz file in the list; `problem` says why it cannot be opened, or is empty."""

    name: str
    title: str
    detail: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class CountRow:
    """A section with how many questions are drawn from it, of how many."""

    section: str
    label: str
    colour: int
    count: int
    most: int


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question that is in the list, or could be; `label` is its section."""

    id: str
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A class: whether it is to do the quiz, until when, and in words who has and who has not."""

    id: str
    name: str
    assigned: bool
    due: str
    note: str
    done: str = ""
    missing: str = ""


@dataclass(frozen=True, slots=True)
class QuizForm:
    """The quiz that is edited. `source` is SECTIONS or LIST; `due` is 2026-12-09 or empty; `passes` is 0 to 100.

    `found` are questions that the search offers, `more` how many others there are.
    """

    name: str = ""
    new: bool = False
    name_problem: str = ""
    title: str = ""
    title_problem: str = ""
    source: str = SECTIONS
    counts: tuple[CountRow, ...] = ()
    picked: tuple[QuestionRow, ...] = ()
    search: str = ""
    found: tuple[QuestionRow, ...] = ()
    more: int = 0
    exam: bool = False
    minutes: float = 0
    due: str = ""
    due_text: str = ""
    attempts: int = 0
    passes: float = 0
    figures: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    dirty: bool = False
    can_save: bool = False
    can_try: bool = False


@dataclass(frozen=True, slots=True)
class Versions:
    """A quiz file that changed underneath: both texts; `theirs` is empty where the file is gone."""

    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class QuizzesState:
    """Everything on the page. `locked` asks for the PIN first; `read_only` says why nothing can be changed.

    `deleted` are quizzes that can be put back, by a name of their own.
    """

    locked: bool = False
    course: str = ""
    read_only: str = ""
    can_copy: bool = False
    rows: tuple[QuizRow, ...] = ()
    form: QuizForm | None = None
    classes: tuple[ClassRow, ...] = ()
    versions: Versions | None = None
    said: str = ""
    deleted: tuple[QuizRow, ...] = ()
