"""What is past: sessions in a list, one of them read again, a day, a point with its last answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from app.domain.event import AnswerEvent
from app.domain.session import Mode
from app.i18n import _, ngettext
from app.services.attempts import Attempt, Attempts
from app.services.history import PastDay, PastSession
from app.services.overview import PointStanding
from app.viewmodels.dates import day_text
from app.viewmodels.read import status_of
from app.viewmodels.result import ReviewRow, counts_text, interval_text, review_row
from app.viewmodels.rows import percent

LAST_ANSWERS = 5  # of each question of a point


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A past session in a list; `id` is empty where it cannot be opened."""

    id: str
    title: str
    when: str
    figure: str


@dataclass(frozen=True, slots=True)
class PointLine:
    """A point of the text in a list; `status` as in Read: known, shaky, missed or new."""

    id: str
    label: str
    text: str
    status: str
    figure: str


@dataclass(frozen=True, slots=True)
class Page:
    """Something opened from a list or a chart: a day, a session, a point. `more` counts answers not laid out yet."""

    title: str
    note: str = ""
    detail: str = ""
    sessions: tuple[SessionRow, ...] = ()
    answers: tuple[ReviewRow, ...] = ()
    point: str = ""
    day: date | None = None
    more: int = 0


def session_row(past: PastSession, today: date) -> SessionRow:
    """A session as a list shows it."""
    session = past.session
    when = _("{day}, {time}").format(day=day_text(local_date(session.started), today), time=clock_text(session.started))
    when = " · ".join((when, mode_word(session.mode)))
    if past.answered is None or past.right is None:
        return SessionRow("", session.title, when, _("under way"))
    total = len(session.plan)
    figure = _("{right} of {answered} right").format(right=past.right, answered=past.answered)
    if past.answered < total:
        blank = total - past.answered
        figure += " · " + ngettext("{n} not answered", "{n} not answered", blank).format(n=blank)
    return SessionRow(session.id, session.title, when, figure)


def session_page(room: Attempts, attempt: Attempt, today: date) -> Page:
    """A past session, question by question in its own order."""
    session, summed = attempt.session, room.result(attempt)
    when = _("{day}, {time}").format(day=day_text(local_date(session.started), today), time=clock_text(session.started))
    note = " · ".join((when, mode_word(session.mode), *(() if session.ended else (_("not ended yet"),))))
    rows = tuple(
        review_row(room, attempt, slot.item, n)
        for n, slot in enumerate(session.plan, 1)
        if session.ended or slot.item in attempt.answers  # what is still to be asked is not given away
    )
    detail = counts_text(summed)
    if session.ended:
        score = _("{share} of the marks ({interval})")
        detail += " · " + score.format(share=percent(summed.share.value), interval=interval_text(summed))
    return Page(session.title, note, detail, answers=rows)


def day_page(day: date, today: date, text: str, found: PastDay, answers: tuple[ReviewRow, ...]) -> Page:
    """A day with its sessions and its answers."""
    title = day_text(day, today)
    rows = tuple(session_row(session, today) for session in found.sessions)
    return Page(title[:1].upper() + title[1:], text, sessions=rows, answers=answers, day=day)


def answer_row(room: Attempts, attempt: Attempt, answer: AnswerEvent, number: int, when: str) -> ReviewRow:
    """One past answer, with when it was given beside the verdict."""
    row = review_row(room, Attempt(attempt.session, {answer.item: answer}), answer.item, number)
    return replace(row, word=_("{verdict}, {day}").format(verdict=row.word, day=when))


def day_of(answer: AnswerEvent, today: date) -> str:
    """The day of an answer in words."""
    return day_text(local_date(answer.time), today)


def point_line(number: int, text: str, standing: PointStanding) -> PointLine:
    """A point in a list."""
    return PointLine(standing.point, str(number), text, status_of(standing)[0], point_figure(standing))


def point_figure(standing: PointStanding) -> str:
    """How well a point is known, with its counts."""
    if not standing.questions:
        return _("no question asks for it")
    met = _("{seen} of {total} questions met").format(seen=standing.seen, total=standing.questions)
    if standing.recall is None:
        return met
    text = _("{share} likely to be remembered").format(share=percent(standing.recall)) + " · " + met
    if standing.missed:
        text += " · " + ngettext("{n} last missed", "{n} last missed", standing.missed).format(n=standing.missed)
    return text


def mode_word(mode: Mode) -> str:
    """What kind of session it was."""
    return {Mode.PRACTICE: _("practice"), Mode.EXAM: _("exam"), Mode.REVIEW: _("review")}[mode]


def local_date(time: int) -> date:
    """The local day of a moment (UTC ms)."""
    return _local(time).date()


def clock_text(time: int) -> str:
    """The local time of day of a moment (UTC ms)."""
    return _local(time).strftime("%H:%M")


def _local(time: int) -> datetime:
    return datetime.fromtimestamp(time / 1000, tz=UTC).astimezone()
