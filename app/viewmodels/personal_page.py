"""Everything of a learner as one page that a browser shows and a printer prints, without any other file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from app.domain.event import AnswerEvent
from app.domain.item import Item
from app.domain.session import StudySession
from app.i18n import _, ngettext
from app.services.personal_data import CourseData, PersonalData
from app.viewmodels.charts import answers_text, share_text
from app.viewmodels.html_page import around, element, page
from app.viewmodels.result import given_text, right_text
from app.viewmodels.review_lines import review_lines
from app.viewmodels.rows import percent

STYLE = """\
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; margin-top: 2rem; } h3 { font-size: 1.05rem; }
p { margin: .25rem 0; } .wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #8886; padding: .35rem .5rem; text-align: left; vertical-align: top; }
td { overflow-wrap: anywhere; } thead { display: table-header-group; } tr { break-inside: avoid; }
@media print { body { font-size: 10pt; margin: 0; max-width: none; } .wide { overflow: visible; } }
"""


def as_html(data: PersonalData) -> str:
    """The page."""
    learner = data.learner
    title = _("Everything of {name}").format(name=learner.name)
    rows = [
        (_("Name"), learner.name),
        (_("Random id"), learner.id),
        (_("Added"), _when(learner.created)),
        (_("Comes from another device"), _("yes") if learner.imported else _("no")),
        (_("Classes"), ", ".join(data.classes) or _("none")),
        (_("Own memory weights"), ", ".join(f"{one:g}" for one in data.weights or ()) or _("none, the usual ones")),
    ]
    parts = [element("h1", title), _table((), rows)]
    parts += [_course(one) for one in data.courses]
    parts += [element("h2", _("Reported questions"))]
    parts.append(
        _table((_("When"), _("Question"), _("Why")), [(_when(r.time), r.item, r.why or "-") for r in data.reports])
        if data.reports
        else element("p", _("none"))
    )
    return page(title, STYLE, around("main", "\n".join(parts)))


def _course(one: CourseData) -> str:
    goal = one.goal
    parts = [element("h2", _("Course {name}").format(name=one.title or one.course))]
    parts.append(element("p", answers_text(one.totals.answers)))
    if goal is not None:
        day = goal.test_day.isoformat() if goal.test_day else _("none")
        parts.append(
            element("p", _("Goal: {minutes} minutes a day, test day {day}.").format(minutes=goal.minutes, day=day))
        )
    parts += [element("h3", _("Days")), _table((_("Day"), _("Answers"), _("Right"), _("Minutes")), _days(one))]
    parts += [
        element("h3", _("Sessions")),
        _table((_("Began"), _("What"), _("Questions"), _("Result")), _sessions(one)),
    ]
    heads = (_("When"), _("Question"), _("Given"), _("Right answer"), _("Marks"), _("Why"))
    parts += [element("h3", _("Answers, newest first")), _table(heads, [_answer(one, each) for each in one.answers])]
    return "\n".join(parts)


def _days(one: CourseData) -> list[tuple[str, ...]]:
    return [
        (day.isoformat(), str(told.answers), f"{told.correct}/{told.scored}", f"{told.milliseconds / 60_000:.1f}")
        for day, told in one.days.items()
    ]


def _sessions(one: CourseData) -> list[tuple[str, ...]]:
    return [
        (
            _when(each.started),
            each.title,
            ngettext("{n} question", "{n} questions", len(each.plan)).format(n=len(each.plan)),
            share_text(one.scores[each.id]) if each.id in one.scores else _counted(one, each),
        )
        for each in one.sessions
    ]


def _counted(one: CourseData, session: StudySession) -> str:
    """How many of a session's answers were fully right; what is taken back or answered again elsewhere is left out."""
    told = [answer.score >= 1 for answer in one.answers if answer.session == session.id]
    return _("{right} of {n} right").format(right=sum(told), n=len(told)) if told else "-"


def _why(item: Item | None, answer: AnswerEvent) -> str:
    """What the bank says of the options chosen, then of the question."""
    if item is None:
        return "-"
    chosen, lines = answer.given.chosen, review_lines(item, answer.given, 0)
    said = [line.feedback for line in lines if line.feedback and (not chosen or line.key in chosen)]
    return " ".join(dict.fromkeys((*said, item.explain))).strip() or "-"


def _answer(one: CourseData, answer: AnswerEvent) -> tuple[str, ...]:
    item = one.items.get((answer.item, answer.revision))
    return (_when(answer.time), _asked(item, answer), *_words(item, answer), percent(answer.score), _why(item, answer))


def _asked(item: Item | None, answer: AnswerEvent) -> str:
    return (item.stem if item is not None else "") or answer.item


def _words(item: Item | None, answer: AnswerEvent) -> tuple[str, str]:
    if item is None:
        return "; ".join((*answer.given.texts, *answer.given.chosen)) or "-", "-"
    return given_text(item, answer.given) or "-", right_text(item) or "-"


def _table(heads: Iterable[str], rows: Iterable[tuple[str, ...]]) -> str:
    head = "".join(f'<th scope="col">{_plain(text)}</th>' for text in heads)
    body = "\n".join(around("tr", "".join(element("td", text) for text in row)) for row in rows)
    inner = (around("thead", around("tr", head)) if head else "") + around("tbody", body)
    return around("div", around("table", inner), "wide")


def _plain(text: str) -> str:
    return element("span", text)


def _when(milliseconds: int) -> str:
    return datetime.fromtimestamp(milliseconds / 1000, tz=UTC).astimezone().strftime("%Y-%m-%d %H:%M")
