"""Today: one large button that continues the open session or starts the next best one."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace

from app.domain.session import Mode
from app.i18n import _, ngettext
from app.services.attempts import Attempt, to_go_text
from app.services.desk import CourseUnusable, Desk
from app.services.overview import Overview, overview
from app.services.ports import StoreError
from app.viewmodels.observable import ViewModel
from app.viewmodels.plan_text import Lead, minutes_text, plan_button, todays_lead
from app.viewmodels.rows import SectionRow, section_rows
from app.viewmodels.today_cards import QuizCard as QuizCard
from app.viewmodels.today_cards import kept_card, quiz_cards


@dataclass(frozen=True, slots=True)
class CourseRow:
    """A course to choose."""

    id: str
    title: str
    selected: bool


@dataclass(frozen=True, slots=True)
class Who:
    """A learner to switch to; `current` studies now."""

    id: str
    name: str
    current: bool


@dataclass(frozen=True, slots=True)
class TodayState:
    """Everything on the first screen. `ready` is False while it shows the last-known picture.

    `learners` is filled where there are several.
    """

    greeting: str
    course: str = ""
    learner: str = ""
    kicker: str = ""
    headline: str = ""
    note: str = ""
    button: str = ""
    plan: str = ""
    sections: tuple[SectionRow, ...] = ()
    quizzes: tuple[QuizCard, ...] = ()
    courses: tuple[CourseRow, ...] = ()
    learners: tuple[Who, ...] = ()
    notice: str = ""
    ready: bool = False


class TodayModel(ViewModel[TodayState]):
    """Shows the snapshot at once; `refresh` opens the store and corrects it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        super().__init__(_from_snapshot(desk.parts.keepsakes.snapshot(), greeting(desk.hour())))

    def refresh(self) -> None:
        """Read course and store, and keep what is shown for the next start.

        Where the course or the store cannot be read, what there is to choose from is shown before the error is raised.
        """
        try:
            self._read()
        except (CourseUnusable, StoreError) as trouble:
            self._show_choices(unusable=isinstance(trouble, CourseUnusable))
            raise

    def _read(self) -> None:
        desk = self._desk
        quiz, learner = desk.quiz(), desk.learner()
        look = overview(quiz.course, desk.store(), desk.parts.clock, learner.id)
        attempt = None if desk.store().read_only else quiz.resume(learner.id)
        lead = _lead(desk, look, attempt)
        chosen = desk.card()
        self._show(
            TodayState(
                greeting(desk.hour()),
                quiz.course.statement.title,
                learner.name,
                lead.kicker,
                lead.headline,
                lead.note,
                lead.button,
                plan_button(desk),
                section_rows(quiz.course.statement, look.sections),
                quiz_cards(desk),
                self._courses(chosen.id),
                self._learners(),
                self._notice(),
                True,
            )
        )
        # The next start shows it before anybody could be asked for a PIN.
        desk.parts.keepsakes.save_snapshot({} if desk.names.locked(learner.id) else asdict(self.state))

    def start(self) -> Attempt:
        """What the large button does: continue, or start the next best session."""
        quiz, learner = self._desk.quiz(), self._desk.learner()
        return quiz.resume(learner.id) or quiz.start_next(learner.id, seed=self._desk.seed())

    def start_quiz(self, name: str) -> Attempt:
        """Start a quiz file. Raises QuizRefused while another session is open."""
        quiz, learner = self._desk.quiz(), self._desk.learner()
        return quiz.start_quiz(learner.id, name, seed=self._desk.seed(), today=self._desk.today())

    def choose_course(self, course_id: str) -> None:
        """Study another course."""
        self._desk.choose_course(course_id)
        self.refresh()

    def choose_learner(self, learner_id: str) -> None:
        """Another learner studies from now on."""
        found = next((x for x in self._desk.store().learners() if x.id == learner_id), None)
        if found is not None:
            self._desk.use_learner(found)
            self.refresh()

    def fail(self, message: str) -> None:
        """Show a message in place of a notice."""
        self._show(replace(self.state, notice=message))

    def _courses(self, chosen: str) -> tuple[CourseRow, ...]:
        return tuple(CourseRow(card.id, card.title, card.id == chosen) for card in self._desk.courses())

    def _show_choices(self, *, unusable: bool) -> None:
        """What stays true without the course: which courses and learners there are; nothing of the course before."""
        state = self.state
        try:
            chosen = self._desk.card()
            state = replace(state, course=chosen.title, courses=self._courses(chosen.id))
        except CourseUnusable:  # the folder named at the start is no course: any other can be chosen
            state = replace(state, courses=self._courses(""))
        if unusable:
            state = replace(state, headline=state.course, kicker="", note="", sections=(), quizzes=())
        with suppress(StoreError):  # else the learners shown before stay
            state = replace(state, learners=self._learners())
        self._show(state)

    def _learners(self) -> tuple[Who, ...]:
        current = self._desk.learner().id
        everyone = [x for x in self._desk.store().learners() if not x.imported]
        return tuple(Who(x.id, x.name, x.id == current) for x in everyone) if len(everyone) > 1 else ()

    def _notice(self) -> str:
        store = self._desk.store()
        if text := store.read_only or self._desk.quiz().lapsed or store.warning:
            return text
        if count := self._desk.warnings:
            return course_errors(count)
        return ""


def course_errors(count: int) -> str:
    """What is said of a course that could not be read whole."""
    return ngettext(
        "{n} error in this course, so questions are missing: run the check command to see it.",
        "{n} errors in this course, so questions are missing: run the check command to see them.",
        count,
    ).format(n=count)


def greeting(hour: int) -> str:
    """A greeting for the hour of the learner's day."""
    if hour < 5 or hour >= 18:
        return _("Good evening")
    return _("Good morning") if hour < 12 else _("Good afternoon")


def _lead(desk: Desk, look: Overview, attempt: Attempt | None) -> Lead:
    """What the large card says."""
    if attempt is not None:
        return _open_lead(attempt, look.seconds_per_answer)
    return todays_lead(desk)


def _open_lead(attempt: Attempt, pace: float) -> Lead:
    """The open session; one whose last question is answered waits for a last look, or to be submitted."""
    left, exam = attempt.remaining, attempt.session.mode is Mode.EXAM
    headline = _("{title}: {left}").format(title=attempt.session.title, left=to_go_text(attempt))
    if left:
        kicker = _("Where you stopped · about {time}").format(time=minutes_text(left * pace))
        return Lead(kicker, headline, _("Every answer so far is kept."), _("Continue"))
    if exam:
        return Lead(_("Where you stopped"), headline, _("Look over your answers and submit the exam."), _("Continue"))
    note = _("Read the explanation of the last answer, then finish the round and see its result.")
    return Lead(_("Where you stopped"), headline, note, _("Finish the round"))


def _from_snapshot(kept: Mapping[str, object], hello: str) -> TodayState:
    """The last-known screen; whatever is not of its shape is left out."""
    rows = kept.get("sections")
    sections = tuple(row for row in map(_row, rows if isinstance(rows, list | tuple) else []) if row is not None)
    cards = kept.get("quizzes")
    quizzes = tuple(card for card in map(kept_card, cards if isinstance(cards, list | tuple) else []) if card)
    state = TodayState(
        hello,
        _text(kept, "course"),
        _text(kept, "learner"),
        _text(kept, "kicker"),
        _text(kept, "headline"),
        _text(kept, "note"),
        _text(kept, "button"),
        _text(kept, "plan"),
        sections,
        quizzes,
    )
    return (
        state
        if state.button
        else replace(
            state,
            headline=_("Your first questions"),
            note=_("A first look, section by section. You can stop at any time."),
            button=_("Start"),
        )
    )


def _row(kept: object) -> SectionRow | None:
    match kept:
        case {
            "id": str(id_),
            "label": str(label),
            "colour": int(colour),
            "share": float() | int() as share,
            "figure": str(figure),
        } if 0 <= colour < 64 and 0 <= share <= 1:
            return SectionRow(id_, label, colour, float(share), figure)
        case _:
            return None


def _text(kept: Mapping[str, object], name: str) -> str:
    value = kept.get(name)
    return value if isinstance(value, str) else ""
