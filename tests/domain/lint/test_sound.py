"""Sound questions of many subjects: no rule may speak of any, alone or all together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.item import Flashcard, Item
from tests.domain.lint.asked import choice, claim, cloze, codes, number, said, typed

WHY = "The lesson says so."
SOUND = [
    choice("Which organ produces insulin?", "Pancreas", "Liver", "Spleen", "Kidney"),
    choice("A patient has a dry cough after starting an ACE inhibitor. What is the best next step?",
           "Change to a sartan", "Add a cough syrup", "Order a chest scan", "Double the dose"),
    choice("Which planet has the shortest year?", "Mercury", "Venus", "Mars", "Jupiter"),
    choice("What is the capital of Australia?", "Canberra", "Sydney", "Melbourne", "Perth"),
    choice("Who wrote the play Hamlet?", "William Shakespeare", "Christopher Marlowe", "Ben Jonson", "John Webster"),
    choice("In which year did the Berlin Wall fall?", "In the autumn of 1989", "In the spring of 1990",
           "In the summer of 1988", "In the winter of 1991"),
    choice("What does the len function of Python give for a dictionary?", "The number of keys",
           "The size in bytes", "The longest key", "An error"),
    choice("On a mountain, water boils sooner because", "the air pressure is lower",
           "the sun is closer", "the air is drier", "the water is purer"),
    choice("Which language is spoken by most people in Brazil?", "Portuguese", "Spanish", "English", "Italian"),
    choice("What are the primary colors of light?", "Red, green and blue", "Red, yellow and blue",
           "Cyan, magenta and yellow", "Green, orange and violet"),
    choice("Which of these are prime numbers?", ["7", "13", "Two"], "9", "15", "Twenty-one"),
    choice("Which court decides whether a German law agrees with the constitution?", "Bundesverfassungsgericht",
           "Bundesverwaltungsgericht", "Bundesarbeitsgericht", "Bundessozialgericht"),
    choice("A ball is thrown straight up. What is its acceleration at the top?", "g downward", "zero", "g upward"),
    choice("Which statement about mitosis is correct?", "It yields two identical cells",
           "It halves the chromosomes", "It occurs in gametes", "It takes four divisions"),
    choice("日本の首都はどこですか。", "東京", "大阪", "京都", "名古屋"),
    choice("Quelle est la capitale de la France ?", "Paris", "Lyon", "Marseille", "Nice"),
    choice("What is the past tense of go?", "went", "gone", "goed", "going"),
    choice("Which word completes the sentence: She is taller ___ her brother.", "than", "then", "as", "that"),
    choice("Which interval lies between C and G?", "A fifth", "A third", "An octave", "A second"),
    choice("How does a vaccine protect?", "It trains the immune system", "It kills germs in the blood",
           "It closes the skin's pores", "It lowers the temperature"),
    choice("Which share of the air is oxygen?", "About a fifth", "About a half", "About a third"),
    choice("Which treaty ended the Thirty Years' War?", "Peace of Westphalia", "Treaty of Utrecht",
           "Congress of Vienna", "Edict of Nantes"),
    choice("What must a driver do at a stop sign?", "Halt before the line", "Sound the horn", "Slow to a walk"),
    choice("What happened first?", "The Moon landing", "The first Space Shuttle flight", "The launch of Hubble"),
    typed("What is the chemical symbol of gold?", "Au", wrong=["Ag", "Go"]),
    typed("Name the author of Faust.", "Goethe", wrong=["Schiller"], hint="He was born in Frankfurt."),
    typed("Which gas do plants take in?", "Carbon dioxide", wrong=["Oxygen"]),
    number("How many players of one team are on a football field?", 11, 11, hint="It is a prime."),
    number("How high is Mount Fuji, in meters?", 3700, 3800),
    claim("Light travels faster than sound.", True),
    claim("The heart has three chambers in humans.", False),
    claim("The Nile flows from south to north.", True),
    cloze("The [mitochondria] make most of a cell's [ATP|energy].", hint="Think of a power station."),
    Item("q", "sky", ("moon",), "ubiquitous", Flashcard("found everywhere")),
    Item("q", "sky", ("moon",), "la mesa", Flashcard("the table")),
    Item("q", "sky", ("moon",), "What does HTTP stand for?", Flashcard("Hypertext Transfer Protocol.")),
]  # fmt: skip


@pytest.mark.parametrize("item", SOUND, ids=lambda item: item.stem[:30] or "cloze")
def test_a_sound_question_is_left_alone(item: Item) -> None:
    assert codes(replace(item, points=("moon", "sun"), explain=WHY)) == set()


def test_so_are_all_of_them_together() -> None:
    items = [replace(item, id=f"q{n}", points=("moon", "sun"), explain=WHY) for n, item in enumerate(SOUND)]
    assert [(issue.code, issue.message) for issue in said(items)] == []
