"""The table of the rules on wording."""

from __future__ import annotations

from app.domain.lint import wording_rules as look
from app.domain.lint.rule import Rule, Source, each
from app.i18n import _

WORDING_RULES = (
    Rule(
        "negative-stem", Source.HALADYNA,
        lambda: _("The question turns on a negation"),
        lambda: _("readers miss the small word, and knowing what is wrong is not knowing what is right"),
        lambda: _("ask for what is so; a choose-all question can take the place of “which is not”"),
        """\
- id: negative
  point: moon
  ask: Which of these is not named in the text?
  right: Mars
  wrong: [The Moon, An orbit, A missile]
""",
        """\
- id: positive
  point: moon
  ask: The text does not name every planet. Which body does it name?
  right: The Moon
  wrong: [Mars, Venus, Pluto]
""",
        each("negative-stem", look.negative), english=True,
    ),
    Rule(
        "absolute-words", Source.NBME,
        lambda: _("Absolute words in wrong options only"),
        lambda: _("“always”, “never” and the like are seldom true, so those who know nothing rule them out"),
        lambda: _("say it without the absolute word"),
        """\
- id: absolute
  point: moon
  ask: What does the text say of missiles?
  right: A system in orbit detects them
  wrong: [They are never detected, They fly to the Moon]
""",
        """\
- id: measured
  point: moon
  ask: What does the text say of missiles?
  right: All of them can be detected
  wrong: [None is ever found, They fly to the Moon]
""",
        each("absolute-words", look.absolute), english=True,
    ),
    Rule(
        "stem-cue", Source.NBME,
        lambda: _("A word of the question comes back in the right option only"),
        lambda: _("the repeated word (a clang association) is a reason to choose without knowing"),
        lambda: _("say it with another word in the question, or give a wrong option the word too"),
        """\
- id: clang
  point: moon
  ask: Which effort would a school of pilots for spacecraft training serve?
  right: Astronaut training
  wrong: [Missile detection, Lunar mining, Solar power]
""",
        """\
- id: no-clang
  point: moon
  ask: Which effort would a school of pilots for spacecraft serve?
  right: Astronaut training
  wrong: [Missile detection, Lunar mining, Solar power]
""",
        each("stem-cue", look.stem_cue), english=True,
    ),
    Rule(
        "article-cue", Source.NBME,
        lambda: _("“a” or “an” before the gap goes with the right option only"),
        lambda: _("grammar gives the answer away"),
        lambda: _("write “a(n)”, or put the article into each option"),
        """\
- id: article
  point: moon
  ask: What follows the path of the missile is an
  right: orbiting sensor
  wrong: [balloon, telescope, rover]
""",
        """\
- id: no-article
  point: moon
  ask: What follows the path of the missile is a
  right: satellite
  wrong: [balloon, telescope, rover]
""",
        each("article-cue", look.article_cue), english=True,
    ),
    Rule(
        "number-cue", Source.NBME,
        lambda: _("“is” or “are” in the question goes with the right option only"),
        lambda: _("grammar gives the answer away"),
        lambda: _("bring all options into singular or plural, or ask without the verb"),
        """\
- id: plural
  point: moon
  ask: What are the targets of the system?
  right: Missiles
  wrong: [A comet, A storm, A planet]
""",
        """\
- id: same-number
  point: moon
  ask: What are the targets of the system?
  right: Missiles
  wrong: [Comets, A storm, Planets]
""",
        each("number-cue", look.number_cue), english=True,
    ),
    Rule(
        "convergence", Source.NBME,
        lambda: _("The right option has the most words in common with the others"),
        lambda: _("wrong options made by changing one part of the right one point at it from all sides"),
        lambda: _("let two wrong options share words with each other, or with none"),
        """\
- id: converge
  point: moon
  ask: What does the text name?
  right: Lunar exploration
  wrong: [Lunar mining, Solar exploration, Deep diving]
""",
        """\
- id: spread
  point: moon
  ask: What does the text name?
  right: Lunar exploration
  wrong: [Lunar mining, Solar exploration, Solar mining]
""",
        each("convergence", look.convergence), english=True,
    ),
    Rule(
        "no-question", Source.HALADYNA,
        lambda: _("The stem asks nothing, or a claim to be judged is a question"),
        lambda: _("the problem should be clear before the options are read; else each option is a claim of its own"),
        lambda: _("end the stem with the question, or with a sentence that the options complete"),
        """\
- id: topic
  point: moon
  ask: The exploration of the Moon.
  right: It is shared
  wrong: [It is secret, It is finished, It is costly]
""",
        """\
- id: asked
  point: moon
  ask: The exploration of the Moon is called
  right: shared
  wrong: [secret, finished, costly]
""",
        each("no-question", look.no_question), english=True,
    ),
)  # fmt: skip
