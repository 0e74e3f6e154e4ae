"""The table of the rules on feedback, hints and forgiveness."""

from __future__ import annotations

from app.domain.lint import feedback_rules as look
from app.domain.lint.rule import Rule, Source, each
from app.i18n import _

FEEDBACK_RULES = (
    Rule(
        "feedback-contradicts", Source.OURS,
        lambda: _("Feedback or explanation says the opposite of the key"),
        lambda: _("either the key or the feedback is a slip, and the learner is taught the wrong one"),
        lambda: _("check which of the two is meant, and mend the other"),
        """\
- id: praised
  point: moon
  ask: What do the two countries explore?
  right: The Moon
  wrong: [Mars | Correct. The text says so., Venus | Not named.]
""",
        """\
- id: half-praised
  point: moon
  ask: What do the two countries explore?
  right: The Moon
  wrong: ["Mars | Right, it is a planet, but it is not named.", Venus | Not named.]
""",
        each("feedback-contradicts", look.contradicts), english=True,
    ),
    Rule(
        "missing-feedback", Source.OURS,
        lambda: _("Nothing tells a learner why the answer is wrong"),
        lambda: _("feedback with a reason teaches more than “wrong” alone"),
        lambda: _("add explain:, or feedback after a bar to each wrong answer"),
        """\
- id: silent
  point: moon
  ask: What do the two countries explore?
  right: The Moon
  wrong: [Mars, Venus | Not named.]
""",
        """\
- id: explained
  point: moon
  ask: What do the two countries explore?
  right: The Moon
  wrong: [Mars, Venus | Not named.]
  explain: The first sentence names the Moon.
""",
        each("missing-feedback", look.missing),
    ),
    Rule(
        "accepts-mistake", Source.OURS,
        lambda: _("A known mistake is accepted, or is one typo from an accepted answer"),
        lambda: _("one wrong letter is forgiven, so the two answers cannot be told apart safely"),
        lambda: _("take the mistake out, or ask so that the two answers differ by more than a letter"),
        """\
- id: near
  point: moon
  ask: Which word does the text use for the system?
  answer: Detector
  wrong: [Detektor | Not in English., Director | Not named.]
""",
        """\
- id: far
  point: moon
  ask: Which word does the text use for the system?
  answer: Detector
  wrong: [Sensor | Not named., Director | Not named.]
""",
        each("accepts-mistake", look.accepts_mistake),
    ),
    Rule(
        "hint-leak", Source.OURS,
        lambda: _("The hint holds the answer"),
        lambda: _("a hint should bring the answer to mind, which is what makes it stay; read, it does not"),
        lambda: _("hint at where to look, or at what the answer is like"),
        """\
- id: leak
  point: moon
  ask: Which body do the two countries explore?
  answer: The Moon
  hint: You see the moon at night.
""",
        """\
- id: hint
  point: moon
  ask: Which body do the two countries explore?
  answer: The Moon
  hint: You see it at night.
""",
        each("hint-leak", look.hint_leak),
    ),
)  # fmt: skip
