"""The table of the rules that compare questions, and of those that need answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from app.domain.item import Item
from app.domain.lint import answer_rules as answers
from app.domain.lint import course_rules as look
from app.domain.lint.rule import Issue, ItemFigures, Rule, Said, Source, Subject
from app.i18n import _

_ANSWERED = """\
- id: answered
  point: moon
  ask: What do the two countries explore?
  right: The Moon
  wrong: [Mars, Venus]
"""


def _answered(
    code: str, title: Callable[[], str], reason: Callable[[], str], remedy: Callable[[], str],
    look_at: Callable[[Item, ItemFigures], Iterator[Said]], source: Source = Source.OURS,
) -> Rule:  # fmt: skip
    """A rule that needs answers; its example is one question, and the figures decide."""
    shown = answers.answered(code, look_at)
    return Rule(code, source, title, reason, remedy, _ANSWERED, _ANSWERED, shown, figures=True)


def _nothing(_subject: Subject) -> Iterator[Issue]:
    """For the rule that `lint` itself looks after."""
    return iter(())


COURSE_RULES = (
    Rule(
        "near-duplicate", Source.OURS,
        lambda: _("Two questions ask nearly the same"),
        lambda: _("the second measures nothing new, and a quiz that draws both counts one point twice"),
        lambda: _("delete one, or let it ask about something else or in another way"),
        """\
- id: first
  point: moon
  ask: Which body do the two countries explore together?
  right: The Moon
  wrong: [Mars, Venus, Pluto]
- id: second
  point: moon
  ask: Which body do both countries explore together?
  right: The Moon
  wrong: [Saturn, Venus, Pluto]
""",
        """\
- id: first
  point: moon
  ask: Which body do the two countries explore together?
  right: The Moon
  wrong: [Mars, Venus, Pluto]
- id: second
  point: moon
  ask: Which body do the two countries observe together?
  right: A comet
  wrong: [Mars, Venus, Pluto]
""",
        look.near_duplicate, course=True,
    ),
    Rule(
        "gives-key", Source.HALADYNA,
        lambda: _("One question's stem gives another's answer"),
        lambda: _("whoever sees both in a quiz need not know the second; items should be independent"),
        lambda: _("ask one of them without the words that answer the other"),
        """\
- id: asks
  point: moon
  ask: What does the planned system in orbit detect?
  right: Missiles
  wrong: [Comets, Storms, Planets]
- id: tells
  point: moon
  ask: How does the planned system in orbit detect missiles?
  right: With sensors
  wrong: [With balloons, With cameras, With mirrors]
""",
        """\
- id: asks
  point: moon
  ask: What does the planned system in orbit detect?
  right: Missiles
  wrong: [Comets, Storms, Planets]
- id: silent
  point: moon
  ask: In which country are missiles made?
  right: It is left open
  wrong: [In Japan, In India, In Chile]
""",
        look.gives_key, course=True,
    ),
    Rule(
        "uncovered-point", Source.OURS,
        lambda: _("A point of the statement has no question"),
        lambda: _("what is never asked is not practised, and its mastery is not known"),
        lambda: _("write a question with this point, or delete the point"),
        """\
- {id: one, point: moon, front: The Moon, back: explored}
""",
        """\
- {id: one, point: [moon, sun], front: The Moon and the Sun, back: explored}
""",
        look.uncovered, course=True, silenced=False,
    ),
    _answered(
        "too-hard",
        lambda: _("Fewer than 25 % of the marks are earned"),
        lambda: _("often the key is wrong, the question unclear, or the point not taught"),
        lambda: _("check the key first, then the wording and the teaching"),
        answers.too_hard,
    ),
    _answered(
        "too-easy",
        lambda: _("More than 90 % of the marks are earned"),
        lambda: _("what nearly everyone answers tells learners apart no more; for practice that may be right"),
        lambda: _("look whether a cue gives the answer away, or allow it with the reason"),
        answers.too_easy,
    ),
    _answered(
        "weak-discrimination",
        lambda: _("Discrimination under 20"),
        lambda: _("those who know the rest do hardly better here; under 0 they do worse, a sign of a wrong key"),
        lambda: _("check the key, then whether two options can be defended"),
        answers.weak_discrimination,
    ),
    _answered(
        "idle-distractor",
        lambda: _("A wrong option that fewer than 5 % choose"),
        lambda: _("it convinces nobody, so the question has in truth one option less"),
        lambda: _("write one that learners believe, such as a mistake heard in class, or delete it"),
        answers.idle_distractor, Source.HALADYNA,
    ),
    Rule(
        "unused-allow", Source.OURS,
        lambda: _("allow: names a rule that has nothing to say here"),
        lambda: _("left behind, it would silence a later weakness unseen"),
        lambda: _("delete it"),
        """\
- id: left-behind
  point: moon
  ask: What do the two countries explore?
  right: The Moon
  wrong: [Mars, Venus, Pluto]
  allow: {longest-key: the name is long}
""",
        """\
- id: in-use
  point: moon
  ask: What do the two countries explore?
  right: The Moon's surface and all of its craters
  wrong: [Mars, Venus, Pluto]
  allow: {longest-key: the name is long}
""",
        _nothing, course=True, silenced=False,
    ),
)  # fmt: skip
