"""History: a learner's year, weeks, memory, points and sessions, and each of them opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.event import AnswerEvent
from app.domain.learner import Learner
from app.i18n import _
from app.services.desk import Desk
from app.services.history import History, Record
from app.viewmodels import history_charts as charts
from app.viewmodels import history_figures as figures
from app.viewmodels import past
from app.viewmodels.charts import NO_BARS, NO_DAYS, BarChartData, ChartPoint, HeatMapData
from app.viewmodels.history_weeks import LEAST_WEEKS, MOST_WEEKS, WeekCharts, week_charts
from app.viewmodels.observable import ViewModel
from app.viewmodels.result import ReviewRow
from app.viewmodels.rows import SectionRow, section_rows

OVERVIEW, WEEKS, MEMORY, POINTS, SESSIONS = VIEWS = ("overview", "weeks", "memory", "points", "sessions")
PAGE_SIZE = 20
FOREVER = 2**62
NO_WEEKS = WeekCharts()


@dataclass(frozen=True, slots=True)
class SectionPoints:
    """A section with its points."""

    section: SectionRow
    points: tuple[past.PointLine, ...]


@dataclass(frozen=True, slots=True)
class HistoryState:
    """One of `VIEWS` is shown, or `page` where something was opened. `empty` until the first answer.

    Every chart stands with a line that says what it rests on.
    """

    view: str = OVERVIEW
    empty: bool = False
    totals: str = ""
    tiles: tuple[figures.Tile, ...] = ()
    heat: HeatMapData = NO_DAYS
    ahead: BarChartData = NO_BARS
    ahead_text: str = ""
    weeks: WeekCharts = NO_WEEKS
    retention_text: str = ""
    judged: tuple[ChartPoint, ...] = ()
    judged_text: str = ""
    sections: tuple[SectionRow, ...] = ()
    points: tuple[SectionPoints, ...] = ()
    sessions: tuple[past.SessionRow, ...] = ()
    older: int = 0
    page: past.Page | None = None


class HistoryModel(ViewModel[HistoryState]):
    """Reads a learner's history: of the one given, or of who studies now.

    What is opened lies on a pile: `back` takes the top off.
    """

    def __init__(self, desk: Desk, learner: Learner | None = None) -> None:
        self._desk = desk
        self._learner = learner
        self._pile: list[Callable[[], past.Page]] = []
        self._record: Record | None = None
        self._weeks = MOST_WEEKS
        self._told: dict[date, int] = {}  # by day, how many of its answers are shown
        super().__init__(HistoryState())

    def refresh(self) -> None:
        """Read everything anew; what was opened is closed."""
        desk, learner = self._desk, self._whose
        self._pile.clear()
        self._told.clear()
        record = self._record = self._history.record(learner, desk.today())
        rows = section_rows(desk.course.statement, record.overview.sections)
        judged = charts.judged(record.recent)
        self._show(
            HistoryState(
                self.state.view,
                not record.totals.answers,
                figures.totals_text(record),
                figures.tiles(record),
                charts.heat_map(record),
                charts.reviews_ahead(record),
                charts.ahead_text(record),
                week_charts(record, 0, self._weeks),
                charts.retention_text(record),
                judged,
                charts.judged_text(judged, asked=desk.settings.confidence),
                rows,
                self._points(record, rows),
            )
        )
        self._read_sessions()

    def show(self, view: str) -> None:
        """Turn to one of `VIEWS`."""
        self._pile.clear()
        self._show(replace(self.state, view=view, page=None))
        self._read_sessions()

    def more(self) -> None:
        """Lay older sessions below those that are shown; on an opened day more of its answers."""
        page = self.state.page
        if page is not None and page.day is not None and page.more:
            self._told[page.day] = len(page.answers) + PAGE_SIZE
            self._show(replace(self.state, page=self._day(page.day)))
        elif page is None and self.state.older:
            self._add_sessions(self.state.older)

    def turn(self, pages: int) -> None:
        """Turn to earlier weeks (below 0) or later ones."""
        self._show_weeks(self.state.weeks.back - pages * self._weeks)

    def fit_weeks(self, count: int) -> None:
        """Show so many weeks at once, as far as they can be told apart; the last one shown stays."""
        count = min(max(count, LEAST_WEEKS), MOST_WEEKS)
        if count != self._weeks:
            self._weeks = count
            self._show_weeks(self.state.weeks.back)

    def open_day(self, day: date) -> None:
        """Open a day: its sessions and its answers."""
        self._open(lambda: self._day(day))

    def open_session(self, session: str) -> None:
        """Open a past session, to read every question with what was given; an exam under way stays shut."""
        attempt = self._history.attempt(session)
        if attempt is not None:
            self._open(lambda: past.session_page(self._desk.quiz(), attempt, self._desk.today()))

    def open_point(self, point: str) -> None:
        """Open a point of the text: the last answers to its questions."""
        self._open(lambda: self._point(point))

    def back(self) -> bool:
        """Close what was opened last; False where nothing was."""
        if not self._pile:
            return False
        self._pile.pop()
        self._show(replace(self.state, page=self._pile[-1]() if self._pile else None))
        return True

    @property
    def _whose(self) -> str:
        """The learner's id."""
        return (self._learner or self._desk.learner()).id

    @property
    def _history(self) -> History:
        desk = self._desk
        return History(desk.quiz(), desk.store(), desk.parts.clock, desk.parts.scheduler)

    def _points(self, record: Record, rows: tuple[SectionRow, ...]) -> tuple[SectionPoints, ...]:
        known, sections = record.overview.points, self._desk.course.statement.sections
        return tuple(
            SectionPoints(row, tuple(past.point_line(n, p.text, known[p.id]) for n, p in enumerate(section.points, 1)))
            for row, section in zip(rows, sections, strict=True)
        )

    def _show_weeks(self, back: int) -> None:
        if self._record is not None:
            self._show(replace(self.state, weeks=week_charts(self._record, back, self._weeks)))

    def _open(self, page: Callable[[], past.Page]) -> None:
        made = page()
        self._pile.append(page)
        self._show(replace(self.state, page=made))

    def _read_sessions(self) -> None:
        if self.state.view == SESSIONS and not self.state.sessions:
            self._add_sessions(FOREVER)

    def _add_sessions(self, before: int) -> None:
        days = sorted(self._record.days) if self._record else []
        found = self._history.page(self._whose, days, before, PAGE_SIZE)
        rows = tuple(past.session_row(each, self._desk.today()) for each in found.sessions)
        self._show(replace(self.state, sessions=(*self.state.sessions, *rows), older=found.older))

    def _day(self, day: date) -> past.Page:
        found = self._history.on_day(self._whose, day)
        figure = self._record.days.get(day) if self._record else None
        shown = found.answers[: self._told.get(day, PAGE_SIZE)]
        rows = self._rows(shown, lambda answer: past.clock_text(answer.time))
        page = past.day_page(day, self._desk.today(), figures.day_note(figure), found, rows)
        return replace(page, more=len(found.answers) - len(shown))

    def _point(self, point: str) -> past.Page:
        course, look = self._desk.course, self._record.overview if self._record else None
        found, label = course.statement.point(point), course.statement.label(point)
        title = _("{section}, point {n}").format(section=label[0].short, n=label[1]) if label else point
        note = past.point_figure(look.points[point]) if look and point in look.points else ""
        answers = tuple(row for item in course.of_point(point) for row in self._answers(item.id))
        return past.Page(title, found.text if found else "", note, answers=answers, point=point)

    def _answers(self, item: str) -> tuple[ReviewRow, ...]:
        today = self._desk.today()
        told = self._history.answers_to(self._whose, item, past.LAST_ANSWERS)
        return self._rows(told, lambda answer: past.day_of(answer, today))

    def _rows(self, answers: Sequence[AnswerEvent], when: Callable[[AnswerEvent], str]) -> tuple[ReviewRow, ...]:
        """Answers as they are read again; one without its session cannot be."""
        room = self._desk.quiz()
        attempts = {session: self._history.attempt(session) for session in {answer.session for answer in answers}}
        found = ((attempts[answer.session], answer) for answer in answers)
        return tuple(
            past.answer_row(room, attempt, answer, number, when(answer))
            for number, (attempt, answer) in enumerate(found, 1)
            if attempt is not None
        )
