"""The table of the rules on options."""

from __future__ import annotations

from app.domain.lint import option_rules as look
from app.domain.lint.rule import Rule, Source, each
from app.i18n import _

_FIXED = """\
- id: {id}
  point: moon
  ask: {ask}
  choices:
  - text: {one}
    right: {first}
  - text: {two}
  - text: {three}
    right: {last}
  shuffle: false
"""


def _fixed(lasts: int) -> str:
    """Five questions of fixed order; in the last so many, the third option is right and not the first."""
    asked = ("Which came first?", "Which is widest?", "Which is coldest?", "Which is nearest?", "Which is darkest?")
    return "".join(
        _FIXED.format(
            id=f"fixed-{n}", ask=ask, one=f"Crater {n}", two=f"Valley {n}", three=f"Ridge {n}",
            first=str(n < len(asked) - lasts).lower(), last=str(n >= len(asked) - lasts).lower(),
        )
        for n, ask in enumerate(asked)
    )  # fmt: skip


def _lengths(every: int) -> str:
    """Nine questions; in every so manyth one the right option is the longest, by one letter."""
    return "".join(
        f"- id: q{n}\n  point: moon\n  ask: Which word stands in line {n} of the text?\n"
        f"  right: {'long' if n % every else 'longer'}\n  wrong: [early, white, round]\n"
        for n in range(9)
    )


OPTION_RULES = (
    Rule(
        "longest-key", Source.HALADYNA,
        lambda: _("The right option is much longer than the others"),
        lambda: _("authors qualify what is right, so those who do not know choose the longest option"),
        lambda: _("shorten it, or bring the wrong options to its length"),
        """\
- id: long-key
  point: moon
  ask: What do the two countries do on the Moon?
  right: They explore its surface together with a focus on sustainable operation
  wrong: [They mine metals, They grow food, They build hotels]
""",
        """\
- id: even-key
  point: moon
  ask: What do the two countries do on the Moon?
  right: They explore its surface
  wrong: [They mine its metals, They grow food there, They build hotels]
""",
        each("longest-key", look.longest_key),
    ),
    Rule(
        "bank-longest-key", Source.HALADYNA,
        lambda: _("Over a bank, the right option is too often the longest"),
        lambda: _("a habit that shows in one question in two is learned instead of the subject"),
        lambda: _("lengthen wrong options, or shorten right ones, in some of these questions"),
        _lengths(1), _lengths(3), look.longest_keys, course=True,
    ),
    Rule(
        "all-or-none", Source.HALADYNA,
        lambda: _("An option such as “all of the above”"),
        lambda: _("two options known to be right, or one known to be wrong, give the answer away"),
        lambda: _("write a further plausible option, or make it a choose-all question with several under right"),
        """\
- id: above
  point: moon
  ask: What does the text name?
  right: All of the above
  wrong: [A comet, A star, A planet]
""",
        """\
- id: no-above
  point: moon
  ask: What does the text name?
  right: All four planets
  wrong: [None but Venus, A star, A planet above]
""",
        each("all-or-none", look.all_or_none), english=True,
    ),
    Rule(
        "combined-options", Source.HALADYNA,
        lambda: _("An option that puts other options together, such as “A and B”"),
        lambda: _("partial knowledge is enough to rule such options in or out, and letters change with the order"),
        lambda: _("list single options, and put several under right if several are right"),
        """\
- id: both
  point: moon
  ask: Which of these do the two countries explore?
  right: Mars and Venus
  wrong: [Mars, Venus, Pluto]
""",
        """\
- id: single
  point: moon
  ask: Which pair do the two countries explore?
  right: Mars and Venus
  wrong: [Mars and Pluto, Venus and Saturn, Saturn and Pluto]
""",
        each("combined-options", look.combined), english=True,
    ),
    Rule(
        "equal-options", Source.HALADYNA,
        lambda: _("Two options say the same"),
        lambda: _("neither can be the only right one, so both are ruled out"),
        lambda: _("replace one of them"),
        """\
- id: equal
  point: moon
  ask: How far away is it?
  right: 1,000 km
  wrong: [500 km, 500.0 km, 200 km]
""",
        """\
- id: unlike
  point: moon
  ask: How far away is it?
  right: 1,000 km
  wrong: [500 km, 500 m, 200 km]
""",
        each("equal-options", look.equal),
    ),
    Rule(
        "overlapping-options", Source.HALADYNA,
        lambda: _("Options or ranges overlap, or one holds another"),
        lambda: _("if the narrower one is right, so is the wider one; options should exclude one another"),
        lambda: _("make the ranges end before the next begins, or replace one of the options"),
        """\
- id: ranges
  point: moon
  ask: How old is the crater?
  choices:
  - text: 1 to 5 years
  - text: 5 to 10 years
    right: true
  - text: 11 to 20 years
""",
        """\
- id: apart
  point: moon
  ask: How old is the crater?
  choices:
  - text: 1 to 5 years
  - text: 6 to 10 years
    right: true
  - text: more than 10 years
""",
        each("overlapping-options", look.overlapping), english=True,
    ),
    Rule(
        "unsorted-numbers", Source.HALADYNA,
        lambda: _("Options that are numbers stand out of order"),
        lambda: _("readers look for the number they have in mind; disorder costs time and tests nothing"),
        lambda: _("write choices: in the order of size, with shuffle: false, or ask with number:"),
        """\
- id: disorder
  point: moon
  ask: How many craters are there?
  right: 12
  wrong: [30, 4, 25]
""",
        """\
- id: order
  point: moon
  ask: How many craters are there?
  choices:
  - text: 4
  - text: 12
    right: true
  - text: 30
  shuffle: false
""",
        each("unsorted-numbers", look.unsorted),
    ),
    Rule(
        "key-run", Source.HALADYNA,
        lambda: _("In questions of fixed order, the right option is always at the same place"),
        lambda: _("a place that is right five times running is chosen for its place"),
        lambda: _("delete shuffle: false, or vary the place of the right option"),
        _fixed(0), _fixed(1), look.key_run, course=True,
    ),
    Rule(
        "option-count", Source.HALADYNA,
        lambda: _("Fewer than three options or more than five (choose-all: eight)"),
        lambda: _("two options are a guess; beyond the third good distractor, further ones are seldom chosen"),
        lambda: _("write three to five options, all plausible"),
        """\
- id: two
  point: moon
  ask: Which of these does the text name?
  right: The Moon
  wrong: Mars
""",
        """\
- id: three
  point: moon
  ask: Which of these does the text name?
  right: The Moon
  wrong: [Mars, Venus]
""",
        each("option-count", look.option_count),
    ),
    Rule(
        "same-opening", Source.HALADYNA,
        lambda: _("Every option begins with the same words"),
        lambda: _("what all options share is read again and again and tells nothing; it belongs in the stem"),
        lambda: _("move the shared words into the question"),
        """\
- id: repeated
  point: moon
  ask: What is said of the work?
  right: The project aims at the Moon
  wrong: [The project aims at Mars, The project aims at Venus]
""",
        """\
- id: brief
  point: moon
  ask: What does the project aim at?
  right: The Moon
  wrong: [The Sun, The stars]
""",
        each("same-opening", look.same_opening),
    ),
)  # fmt: skip
