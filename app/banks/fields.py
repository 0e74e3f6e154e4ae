"""The keys of bank, statement and quiz files: the one definition that the reader and the JSON Schema are made from."""

from __future__ import annotations

from app.banks.allowed import ALLOWED
from app.banks.notation import NUMBER
from app.banks.record import Field, Record, Rows
from app.banks.shapes import FLAG, PROSE, PROSE_OR_PROSES, PROSES, ListOf, Measure, OneOf, TableOf, Word
from app.banks.unfilled import LEAD
from app.domain.item import Level
from app.domain.session import Mode
from app.i18n import _


def _id_help() -> str:
    return _("use letters, digits, - _ and . without spaces, as in moon-operation")


def _number_help() -> str:
    return _("write 8, 8 +- 1, 8 +- 5 % or 7..9, the smaller number first")


def _image_help() -> str:
    return _("write the name of a .png or .jpg file in the course's media folder")


def _due_help() -> str:
    return _("write a day of the years 2000 to 2199 as 2026-12-09")


def _truth_help() -> str:
    return _("write true or false, with feedback after a bar if you like: false | why")


ID = Word(r"[^\W_][\w.\-]{0,99}", "bad-id", _id_help)
IDS = ListOf(ID, alone=True)

FORMAT = Field("format", OneOf({"1": 1}, "format"), "The version of the file format: 1.", required=True)

# --- bank ---------------------------------------------------------------------------------------------------------

CHOICE_TEXT = Field("text", PROSE, "The option's text, read as it stands.", required=True)
CHOICE_RIGHT = Field("right", OneOf(FLAG, "flag"), "Whether the option is right.")
CHOICE_FEEDBACK = Field("feedback", PROSE, "Shown to whoever chooses the option.")
CHOICE_CREDIT = Field("credit", Measure("credit", -1, 1), "The share of the marks that the option earns, -1 to 1.")
CHOICE = Record((CHOICE_TEXT, CHOICE_RIGHT, CHOICE_FEEDBACK, CHOICE_CREDIT))

ITEM_ID = Field("id", ID, "Stable and unique in the course: progress hangs on it.", required=True)
POINT = Field("point", IDS, "The point asked about, or several; the first is the main one.", required=True)
ASK = Field("ask", PROSE, "The question.")
RIGHT = Field("right", PROSE_OR_PROSES, "The right option, or several: choose all that apply. ` | ` starts feedback.")
WRONG = Field("wrong", PROSE_OR_PROSES, "Wrong options, or known mistakes of a typed answer. ` | ` starts feedback.")
CHOICES = Field("choices", Rows(CHOICE, least=2), "The long form of right and wrong; keeps order and weights.")
ANSWER = Field("answer", PROSE_OR_PROSES, "The typed answer; of several, the first is shown.")
TRUE_OR_FALSE = Field("true_or_false", PROSE, "true or false; ` | ` starts feedback.")
NUMBER_ = Field("number", Word(rf"\s*{NUMBER}\s*|{LEAD}\b.*", "number", _number_help), "8, 8 +- 1, 8 +- 5 % or 7..9.")
CLOZE = Field("cloze", PROSE, "Text with [gaps]; a bar divides what a gap accepts.")
ORDER = Field("order", ListOf(PROSE, least=2), "Elements in their right order.")
MATCH = Field("match", TableOf(PROSE, least=2), "What belongs together, left: right.")
GROUPS = Field("groups", TableOf(PROSE_OR_PROSES, least=2), "Group names, each with its members.")
FRONT = Field("front", PROSE, "The front of a flashcard.")
BACK = Field("back", PROSE, "The back of a flashcard.")
RUBRIC = Field("rubric", PROSES, "What a good explanation says; the learner marks it.")
EXPLAIN = Field("explain", PROSE, "Shown after the answer: why it is right.")
HINT = Field("hint", PROSE, "A hint; opening it costs a quarter of the marks.")
QUOTE = Field("quote", PROSE, "Words that the point's text or terms hold.")
TAGS = Field("tags", ListOf(PROSE, alone=True), "Words to find the question by.")
LEVEL = Field("level", OneOf({level.value: level for level in Level}, "level"), "What it asks of the learner.")
MARKS = Field("marks", Measure("marks", 0, 1000, above=True), "What the question is worth; 1 if missing.")
IMAGE = Field("image", Word(r"[^\W.][^/\\:\x00-\x1f]{0,99}", "image", _image_help), "A picture in the media folder.")
SHUFFLE = Field("shuffle", OneOf(FLAG, "flag"), "false keeps the options in the order written.")
WAS = Field("was", ID, "The id that this question had before; keeps its history.")
ALLOW = Field("allow", ALLOWED, "Item-writing rules that this question may break, each with the reason.")

QUESTION_FIELDS = (
    ITEM_ID, POINT, ASK, RIGHT, WRONG, CHOICES, ANSWER, TRUE_OR_FALSE, NUMBER_, CLOZE, ORDER, MATCH, GROUPS, FRONT,
    BACK, RUBRIC, EXPLAIN, HINT, QUOTE, TAGS, LEVEL, MARKS, IMAGE, SHUFFLE, WAS, ALLOW,
)  # fmt: skip
QUESTION = Record(QUESTION_FIELDS)
BANK_SECTION = Field("section", ID, "The id of a section of the statement.", required=True)

# --- statement ----------------------------------------------------------------------------------------------------

TITLE = Field("title", PROSE, "Shown as the title.", required=True)
SHORT = Field("short", PROSE, "The title for narrow places.")
ABOUT = Field("about", TableOf(PROSE, least=0), "Facts about the document, label: text.")
ORIGIN = Field("source", TableOf(PROSE, least=0), "Where the document comes from, label: text.")
SECTION_ID = Field("id", ID, "Stable and unique: banks and progress hang on it.", required=True)
POINT_ID = Field("id", ID, "Stable and unique in the course.", required=True)
PARAGRAPH = Field(
    "paragraph", Measure("paragraph", 1, 9999, whole=True), "Counts from 1 in the section.", required=True
)
TEXT = Field("text", PROSE, "One claim of the document in your own words.", required=True)
TERMS = Field("terms", PROSES, "Exact names that quotes may cite.")
GENERAL = Field("general", OneOf(FLAG, "flag"), "true for a claim without a fact that can be checked.")
POINTS = Field("points", Rows(Record((POINT_ID, PARAGRAPH, TEXT, TERMS, GENERAL))), "The claims.", required=True)
SECTIONS = Field(
    "sections", Rows(Record((SECTION_ID, TITLE, SHORT, POINTS))), "The parts of the document in order.", required=True
)
STATEMENT = Record((FORMAT, TITLE, ABOUT, ORIGIN, SECTIONS))

# --- quiz ---------------------------------------------------------------------------------------------------------

DRAW = Field("draw", TableOf(Measure("draw", 1, 9999, whole=True)), "How many questions from each section.")
QUESTION_IDS = Field("questions", ListOf(ID), "The ids of the questions, in order.")
MODE = Field(
    "mode", OneOf({mode.value: mode for mode in (Mode.PRACTICE, Mode.EXAM)}, "mode"), "practice (if missing) or exam."
)
MINUTES = Field("minutes", Measure("minutes", 0, 10_000, above=True), "The time limit in minutes.")
DUE = Field("due", Word(r"2[01][0-9]{2}-[0-9]{2}-[0-9]{2}", "due", _due_help), "The last day, as 2026-12-09.")
ATTEMPTS = Field("attempts", Measure("attempts", 1, 999, whole=True), "How often it may be taken.")
PASS = Field("pass", Measure("pass", 0, 100, unit="%"), "The share of the marks that passes, as 60 %.")
QUIZ = Record((FORMAT, TITLE, DRAW, QUESTION_IDS, MODE, MINUTES, DUE, ATTEMPTS, PASS))
