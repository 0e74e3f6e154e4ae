"""What the Quiz and Exam screens show: plain data, replaced whole."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OptionRow:
    """A choice, or a rubric line. `state` is idle, chosen, struck, right, wrong or missed.

    `label` is the key that chooses it ("1"), `note` the word beside it ("Right answer", "Your answer").
    """

    key: str
    label: str
    text: str
    state: str = "idle"
    note: str = ""
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class BlankRow:
    """A text field: the only one of a typed or number question, or one gap of a cloze."""

    number: int
    text: str = ""
    state: str = "idle"
    expected: str = ""
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """An element to order (`target` empty), or something to match or group with its chosen target's key and text."""

    key: str
    text: str
    target: str = ""
    target_text: str = ""
    state: str = "idle"
    expected: str = ""


@dataclass(frozen=True, slots=True)
class TargetRow:
    """Something to match or group with; `label` is its number."""

    key: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Feedback:
    """After an answer. `verdict` is right, partly or wrong; `word` says it; `why` explains; the point is cited."""

    verdict: str
    word: str
    note: str = ""
    expected: str = ""
    why: str = ""
    point: str = ""
    point_label: str = ""
    point_text: str = ""


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell of the exam grid; `state` is answered or blank, `flagged` and `current` come on top."""

    position: int
    label: str
    state: str
    flagged: bool
    current: bool


@dataclass(frozen=True, slots=True)
class GradeButton:
    """One of the four buttons of a flashcard; `grade` 1 to 4, `interval` when the card would come back, in words."""

    grade: int
    label: str
    interval: str = ""


@dataclass(frozen=True, slots=True)
class QuizState:
    """One question with everything around it.

    `kind` is the item's kind; only the rows that the kind needs are filled. `cloze` holds texts and, at a gap, the
    gap's number. `key` is another for every session, item, revision and kind: with it the widgets are made anew.
    `primary` is the label of the one strong button and `can_primary` whether it does something.
    `revealed` is True once a flashcard is turned or a rubric shown. `time_left` is empty without a deadline and
    `hurry` True in its last minute. `serial` changes with every question and every answer, so a screen knows when to
    scroll back to the top and set the first focus.
    """

    title: str = ""
    number: int = 0
    total: int = 0
    answered: int = 0
    section: str = ""
    colour: int = 0
    kind: str = ""
    item: str = ""
    key: str = ""
    stem: str = ""
    instruction: str = ""
    image: str = ""
    options: tuple[OptionRow, ...] = ()
    blanks: tuple[BlankRow, ...] = ()
    cloze: tuple[str | int, ...] = ()
    places: tuple[PlaceRow, ...] = ()
    targets: tuple[TargetRow, ...] = ()
    back: str = ""
    revealed: bool = False
    grades: tuple[GradeButton, ...] = ()
    explanation: str = ""
    hint: str = ""
    can_hint: bool = False
    can_strike: bool = False
    confidence: str = ""
    asks_confidence: bool = False
    feedback: Feedback | None = None
    primary: str = ""
    can_primary: bool = False
    can_undo: bool = False
    can_back: bool = False
    flagged: bool = False
    exam: bool = False
    grid: tuple[GridCell, ...] = ()
    time_left: str = ""
    hurry: bool = False
    problem: str = ""
    serial: int = 0
    ended: bool = False
