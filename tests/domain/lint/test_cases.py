"""Where each rule speaks and where not: single questions, the tricky ones above all."""

from __future__ import annotations

import pytest

from app.domain.item import Choices, Flashcard, Item, Option, Order, SelfMarked, Typed
from tests.domain.lint.asked import choice, claim, cloze, codes, number, typed

WHO = "Which body do the two countries explore?"
FIXED = ("a", "b", "c")


def option_feedback(right: str = "", wrong: str = "", explain: str = "") -> Item:
    """A choice question with feedback on its right and on its first wrong option."""
    body = Choices((Option("Moon", True, right), Option("Mars", False, wrong), Option("Sun", False, "No.")))
    return Item("q", "sky", ("moon",), WHO, body, explain=explain)


def long_form(stem: str, *texts: str, key: int = 0, shuffle: bool = False) -> Item:
    """Options in the author's order; the one at `key` is right."""
    body = Choices(tuple(Option(text, n == key) for n, text in enumerate(texts)))
    return Item("q", "sky", ("moon",), stem, body, shuffle=shuffle)


FIRES = [
    ("longest-key", choice(WHO, "The Moon, above all its southern half", "Mars", "Venus")),
    ("longest-key", choice(WHO, ["The Moon with its far side", "The Sun and its corona"], "Mars", "Venus")),
    ("longest-key", choice(WHO, "x" * 32, "y" * 18, "z" * 20)),
    ("all-or-none", choice(WHO, "Moon", "Mars", "None of these")),
    ("all-or-none", choice(WHO, "All of the above.", "Mars", "Venus")),
    ("all-or-none", choice(WHO, "Both of these", "Mars", "Venus")),
    ("all-or-none", choice(WHO, "Moon", "Mars", "none of the answers above")),
    ("all-or-none", choice(WHO, "Moon", "Mars", "All are correct of the others", "Neither of the above")),
    ("all-or-none", choice(WHO, "Moon", "Mars", "None")),
    ("combined-options", choice(WHO, "A and B", "Mars", "Venus")),
    ("combined-options", choice(WHO, "Both (a) and (c)", "Mars", "Venus")),
    ("combined-options", choice(WHO, "Moon", "1, 2 and 3", "Venus")),
    ("combined-options", choice(WHO, "Moon", "Mars", "the moon & Mars")),
    ("combined-options", choice(WHO, "Moon", "Mars", "Both Moon and Mars")),
    ("equal-options", choice(WHO, "Moon", "the Mars", "Mars.")),
    ("equal-options", choice(WHO, "like-minded", "likely", "Like minded")),
    ("equal-options", choice(WHO, "1,000", "2,000", "1000")),
    ("equal-options", choice(WHO, "５", "7", "5")),
    ("overlapping-options", choice(WHO, "1-5", "5-9", "10-12")),
    ("overlapping-options", choice(WHO, "more than 10", "at least 5", "3")),
    ("overlapping-options", choice(WHO, "10 to 20 km", "15 km", "under 5 km")),
    ("overlapping-options", choice(WHO, "Moon, Mars and Venus", "Moon and Venus", "Pluto")),
    ("overlapping-options", choice(WHO, "5 or more", "4 to 6", "1 to 3")),
    ("unsorted-numbers", choice("How many?", "3", "5", "10")),
    ("unsorted-numbers", long_form("How many?", "5 km", "3 km", "10 km")),
    ("unsorted-numbers", choice("How much?", "$1,000", "$20", "$300")),
    ("option-count", choice(WHO, "Moon", "Mars")),
    ("option-count", choice(WHO, "Moon", "Mars", "Venus", "Pluto", "Io", "Titan")),
    ("option-count", choice(WHO, list("abcdef"), "g", "h", "i")),
    ("same-opening", choice(WHO, "the bright Moon", "the bright Sun", "the bright star")),
    ("same-opening", choice(WHO, "They explore Mars", "They explore Io", "They explore Pluto")),
    ("same-opening", choice(WHO, "In the north of Mars", "In the north of Io", "In the north of Pluto")),
    ("negative-stem", choice("Which is NOT named?", "Moon", "Mars", "Venus")),
    ("negative-stem", choice("All are named except", "Moon", "Mars", "Venus")),
    ("negative-stem", choice("The text is long. Which isn't in it?", "Moon", "Mars", "Venus")),
    ("negative-stem", claim("The system is not meant for missiles.", False)),
    ("negative-stem", typed("Which planet do they never name?", "Mars")),
    ("negative-stem", choice("Which of these claims is false?", "Moon", "Mars", "Venus")),
    ("absolute-words", choice(WHO, "Moon", "Mars, always", "Venus")),
    ("absolute-words", choice(WHO, "Most of the Moon", "Every planet", "Some stars")),
    ("absolute-words", choice(WHO, "Moon", "Only Mars", "Venus")),
    ("stem-cue", choice("What does lunar exploration need?", "Lunar landers", "Ships", "Cars")),
    ("stem-cue", choice("Which word describes the strategies?", "A strategy word", "Mars", "Venus")),
    ("stem-cue", choice("Which treaty stands for security?", "Security treaty", "Peace treaty", "Trade treaty")),
    ("article-cue", choice("The body is called a", "moon", "asteroid", "planet")),
    ("article-cue", choice("They speak of an:", "orbit", "star", "engine")),
    ("article-cue", choice("It takes a ___", "union", "hour", "year")),
    ("number-cue", choice("Who are the leaders?", "Biden and Kishida", "Scholz", "Macron")),
    ("number-cue", choice("What is the aim?", "Peace", "Ships", "Planes")),
    ("number-cue", choice("The things detected are", "missiles", "rain", "snow")),
    ("convergence", choice("Which?", "deep space", "deep sea", "outer space", "high hills")),
    ("convergence", choice("Which?", "red round stone", "red cloud", "round leaf", "bird")),
    ("convergence", choice("Which?", "Global economic frameworks", "Global markets", "Economic unions", "Trade")),
    ("no-question", choice("The Moon.", "It is explored", "It is sold", "It is lost")),
    ("no-question", typed("The countries explore the Moon.", "Moon")),
    ("no-question", claim("Is the Moon explored?", True)),
    ("no-question", choice("Space", "Moon", "Mars", "Venus")),
    ("feedback-contradicts", option_feedback(wrong="Correct! The text says so.")),
    ("feedback-contradicts", option_feedback(right="No, the text says otherwise.")),
    ("feedback-contradicts", option_feedback(explain="The right answer is Mars, as the text says.")),
    ("feedback-contradicts", claim("It is so.", True, explain="The claim is false.")),
    ("feedback-contradicts", claim("It is so.", False, "This statement is true.")),
    ("feedback-contradicts",
     Item("q", "sky", ("moon",), WHO, Typed(("Moon",), (Option("Mars", feedback="That's right."),)))),
    ("missing-feedback", choice(WHO, "Moon", "Mars", "Venus")),
    ("missing-feedback", typed(WHO, "Moon")),
    ("missing-feedback", claim("It is so.", True)),
    ("missing-feedback", number("How many?", 3, 3)),
    ("missing-feedback", Item("q", "sky", ("moon",), "Sort.", Order(FIXED))),
    ("accepts-mistake", typed(WHO, "Missiles", wrong=["Missile"])),
    ("accepts-mistake", typed(WHO, "like-minded", wrong=["Likeminded"])),
    ("accepts-mistake", typed(WHO, "The affect of orbit", wrong=["The effect of orbit"])),
    ("accepts-mistake", cloze("The [bilateral] work", wrong=["bilaterel"])),
    ("hint-leak", typed(WHO, "Moon", hint="It is the moon that is meant.")),
    ("hint-leak", choice(WHO, "Sustainable", "Martian", "Lunar", hint="Think of what can be sustained.")),
    ("hint-leak", number("How many?", 3, 3, hint="As many as 3 friends.")),
    ("hint-leak", cloze("It is [free] and [open].", hint="The second is open.")),
    ("hint-leak", Item("q", "sky", ("moon",), "Which?", Flashcard("The Moon."), hint="The moon again.")),
]  # fmt: skip

SILENT = [
    ("longest-key", choice(WHO, "The whole Moon", "Mars", "Venus")),
    ("longest-key", choice(WHO, "A" * 40, "B" * 30, "C")),
    ("longest-key", choice(WHO, ["The Moon with its far side", "Sun"], "Mars", "Venus")),
    ("longest-key", choice(WHO, "Moon", "Mars together with all that goes round it", "Venus")),
    ("all-or-none", choice(WHO, "All the countries", "None of the leaders", "Both oceans")),
    ("all-or-none", choice(WHO, "Moon", "The area above", "Venus")),
    ("all-or-none", choice(WHO, "All nations", "Two", "More than one")),
    ("combined-options", choice(WHO, "Peace and security", "Trade and growth", "Law and order")),
    ("combined-options", choice(WHO, "A", "B", "C")),
    ("combined-options", choice(WHO, "Command and control", "Command", "Law")),
    ("equal-options", choice(WHO, "Moon", "Moons", "Mars")),
    ("equal-options", choice(WHO, "5 km", "5 m", "50 m")),
    ("equal-options", choice(WHO, "月", "日", "火")),
    ("equal-options", choice(WHO, "-", "+", "=")),
    ("equal-options", choice("Which language?", "C#", "C", "C++")),
    ("overlapping-options", choice(WHO, "1-4", "5-9", "10 or more")),
    ("overlapping-options", choice(WHO, "less than 5", "5 to 9", "more than 9")),
    ("overlapping-options", choice(WHO, "1-5 km", "5-9 m", "3")),
    ("overlapping-options", choice(WHO, "Earth Orbit", "Low Earth Orbit", "Orbit")),
    ("overlapping-options", choice(WHO, "Peace and security", "Peace", "Security of the sea")),
    ("overlapping-options", choice(WHO, "2024-04-10", "2023-04-10", "2024-04-11")),
    ("unsorted-numbers", long_form("How many?", "10", "5", "3")),
    ("unsorted-numbers", choice("How many?", "3", "a few", "10")),
    ("unsorted-numbers", choice("How big?", "3 km", "3 ha", "10 t")),
    ("option-count", choice(WHO, "Moon", "Mars", "Venus")),
    ("option-count", choice(WHO, "Moon", "Mars", "Venus", "Pluto", "Io")),
    ("option-count", choice(WHO, ["a", "b", "c", "d"], "e", "f", "g", "h")),
    ("option-count", claim("It is so.", True)),
    ("same-opening", choice(WHO, "On the Moon", "On the Sun", "On the star")),
    ("same-opening", choice(WHO, "the bright Moon", "the bright Sun", "the dark star")),
    ("same-opening", choice(WHO, "Deep sea", "Deep sky", "Deep soil")),
    ("negative-stem", choice("Not only Mars is named. Which else?", "Moon", "Io", "Venus")),
    ("negative-stem", choice("They could not land. Where did they go?", "Moon", "Mars", "Venus")),
    ("negative-stem", choice('Which body has the motto "Never again"?', "Moon", "Mars", "Venus")),
    ("negative-stem", choice("Which notable knot is named?", "Moon", "Mars", "Venus")),
    ("negative-stem", Item("q", "sky", ("moon",), "What is not named?", Flashcard("Mars"))),
    ("absolute-words", choice(WHO, "Always the Moon", "Never Mars", "Venus")),
    ("absolute-words", choice(WHO, "Moon", "The pole overall", "Venus")),
    ("absolute-words", choice(WHO, "Moon", "All Nippon Airways", "Venus")),
    ("stem-cue", choice("What do they explore?", "The Moon", "The Sun", "The sea")),
    ("stem-cue", choice("Which sea is named?", "South China Sea", "East China Sea", "Red Sea")),
    ("stem-cue", choice("What about the commitment?", "It is shared", "A commitment of one", "None")),
    ("stem-cue", choice("In 2024, which?", "The year 2024", "The year 2023", "The year 2022")),
    ("article-cue", choice("The body is called a(n)", "moon", "asteroid", "planet")),
    ("article-cue", choice("The body is called a", "moon", "union", "European")),
    ("article-cue", choice("They speak of an", "orbit", "LEO", "hour")),
    ("article-cue", choice("What is in vitamin A", "milk", "oil", "egg")),
    ("number-cue", choice("What is the aim?", "Peace", "Ships", "A plane")),
    ("number-cue", choice("Which of these are named?", "Ships", "Peace", "Snow")),
    ("number-cue", choice("What is the name?", "The Moon's", "Mars", "Venus")),
    ("number-cue", choice("Which is the nearest?", "The Moon", "Venus", "Mars")),
    ("convergence", choice("Which?", "deep space", "deep sea", "outer space", "outer sea")),
    ("convergence", choice("Which?", "South China Sea", "East China Sea", "Philippine Sea", "Red Sea")),
    ("convergence", choice("Which?", "deep space", "deep sea", "high hills", "low land")),
    ("no-question", choice("Complete the sentence.", "Moon", "Mars", "Venus")),
    ("no-question", choice("The two countries explore", "the Moon", "Mars", "Venus")),
    ("no-question", choice("They met. The place was ...", "the Moon", "Mars", "Venus")),
    ("no-question", typed("月を探査する国はどこですか。", "日本")),
    ("no-question", claim("The Moon is explored.", True)),
    ("no-question", choice("Mr. Biden spoke. Say where he spoke.", "Moon", "Mars", "Venus")),
    ("feedback-contradicts", option_feedback(wrong="Right after the treaty comes another word.")),
    ("feedback-contradicts", option_feedback(wrong="Yes, it is named, but elsewhere.")),
    ("feedback-contradicts", option_feedback(right="No other body is named.", wrong="Not named here.")),
    ("feedback-contradicts", option_feedback(explain="The right answer is the Moon, not Mars.")),
    ("feedback-contradicts", claim("It is so.", False, explain="The claim is false.")),
    ("feedback-contradicts", claim("It is so.", True, explain="The text says so.")),
    ("missing-feedback", choice(WHO, "Moon", "Mars", "Venus", feedback="Not named.")),
    ("missing-feedback", choice(WHO, "Moon", "Mars", "Venus", explain="The text says so.")),
    ("missing-feedback", claim("It is so.", True, "It is.")),
    ("missing-feedback", Item("q", "sky", ("moon",), "Which?", Flashcard("The Moon."))),
    ("missing-feedback", Item("q", "sky", ("moon",), "Say why.", SelfMarked(("one",)))),
    ("accepts-mistake", typed(WHO, "Moon", wrong=["Noon"])),
    ("accepts-mistake", typed(WHO, "Missiles", wrong=["Rockets"])),
    ("accepts-mistake", cloze("[security] and [stability]", wrong=["stability"])),
    ("accepts-mistake", typed(WHO, "three hundred", wrong=["four hundred"])),
    ("hint-leak", typed(WHO, "Moon", hint="It shines at night.")),
    ("hint-leak", choice(WHO, "Moon", "Mars", "Venus", hint="It is either the Moon or Mars.")),
    ("hint-leak", typed("Does the Moon or the Sun shine?", "Moon", hint="The Moon has no fire.")),
    ("hint-leak", number("How many?", 3, 3, hint="Count 13 and 30 out.")),
    ("hint-leak", number("How many?", 3, 5, hint="Less than 5.")),
]  # fmt: skip


@pytest.mark.parametrize(("code", "item"), FIRES)
def test_it_speaks(code: str, item: Item) -> None:
    assert code in codes(item)


@pytest.mark.parametrize(("code", "item"), SILENT)
def test_it_is_silent(code: str, item: Item) -> None:
    assert code not in codes(item)


def test_every_rule_on_single_questions_has_three_cases_of_each_sort() -> None:
    fires, silent = [code for code, _item in FIRES], [code for code, _item in SILENT]
    assert [code for code in set(fires) if fires.count(code) < 3 or silent.count(code) < 3] == []
