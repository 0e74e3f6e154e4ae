"""A class that has studied: twelve learners, practice on two days, the midterm, a reported question."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from app.domain.item import text_key
from app.domain.memory import Confidence
from app.domain.report_document import Document
from app.domain.response import Response
from app.domain.roster import ReportEvent, SchoolClass
from app.services.desk import Desk
from app.services.make_report import report_on_class, report_on_learner
from tests.studyroom import FakeClock, make_desk

TODAY = date(2026, 11, 22)
DAY_SECONDS = 86_400
RIGHT, WRONG = Response(chosen=(text_key("a"),)), Response(chosen=(text_key("b"),))
NAMES = tuple(f"Learner {number:02}" for number in range(12))


class Classroom:
    """A desk with a class on it; close it when done."""

    def __init__(self, folder: Path, names: Sequence[str] = NAMES) -> None:
        self.clock = FakeClock()
        self.desk: Desk = make_desk(folder, self.clock)
        self.group: SchoolClass = self.desk.store().add_class("Year 9")
        self.ids = [self.desk.learner_named(name).id for name in names]
        for each in self.ids:
            self.desk.store().add_member(self.group.id, each)

    def practise(self, who: str, *given: Response, sure: Confidence | None = None) -> None:
        """A session on "people": its two questions in their order."""
        room = self.desk.quiz()
        attempt = room.start_sections(who, ["people"], seed=1)
        for _turn in given:
            item = attempt.session.plan[attempt.session.position].item
            answer = given[int(item.removeprefix("people-")) - 1]
            attempt = room.advance(room.answer(attempt, answer, confidence=sure))

    def exam(self, who: str, *given: Response) -> None:
        """The midterm, its first questions answered."""
        room = self.desk.quiz()
        attempt = room.start_quiz(who, "midterm", seed=3, today=TODAY)
        for place, response in enumerate(given):
            attempt = room.answer(room.move(attempt, place), response)
        room.submit(attempt)

    def term(self) -> int:
        """Everybody but the last studies, two days later the better half again; the second day's start (UTC ms)."""
        for number, who in enumerate(self.ids[:-1]):
            self.practise(who, RIGHT if number > 3 else WRONG, RIGHT if number > 5 else WRONG)
            self.exam(who, RIGHT if number % 3 else WRONG)
        self.clock.pass_seconds(2 * DAY_SECONDS)
        since = self.clock.now()
        for number, who in enumerate(self.ids[:6]):
            self.practise(who, RIGHT, RIGHT if number else WRONG)
        self.report("people-1", "=unclear <b>why</b>")
        return since

    def report(self, item: str, why: str) -> None:
        """The first learner reports a question."""
        revision = self.desk.course.items[item].revision
        event = ReportEvent("", self.ids[0], "", 0, 0, self.desk.course.id, "", item, revision, why)
        self.desk.store().add_report(event)

    def on_class(self, since: int | None = None) -> Document:
        return report_on_class(self.desk.quiz(), self.desk.store(), self.clock, self.group, since)

    def on_learner(self, number: int = 0, since: int | None = None) -> Document:
        learner = next(each for each in self.desk.store().learners() if each.id == self.ids[number])
        return report_on_learner(self.desk.quiz(), self.desk.store(), self.clock, learner, since)

    def close(self) -> None:
        self.desk.close()
