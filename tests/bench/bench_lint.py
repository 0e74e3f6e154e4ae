"""Times of checking 5 000 questions by the item-writing rules, against reading them.

Run as `python -m tests.bench.bench_lint`. No test: a busy machine would fail it.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from app.banks.reader import YamlCourseReader
from app.services.lint import weaknesses
from tests.banks.courses import HEAD, write

QUESTIONS, IN_A_BANK = 5_000, 500
Make = Callable[[random.Random, int], str]


def vocabulary(rng: random.Random, size: int) -> list[str]:
    """Words that no stop list knows."""
    return ["".join(rng.choice("bdfgklmnprstvz") + rng.choice("aeiou") for _ in range(4)) for _ in range(size)]


RNG = random.Random(5)
WORDS = vocabulary(RNG, 4_000)


def varied(rng: random.Random, n: int) -> str:
    """A question of its own words, as frequent as words are in a language."""
    drawn = [WORDS[min(int(rng.paretovariate(0.6)), len(WORDS) - 1)] for _ in range(20)]
    stem = " ".join(drawn[:12])
    return _choice(n, f"Which {stem}?", [" ".join(drawn[12 + 2 * k : 14 + 2 * k]) + f" {k}" for k in range(4)])


def template(rng: random.Random, n: int) -> str:
    """One stem for all with one word changed: every pair is alike."""
    return _choice(n, f"What is the capital city of the country {WORDS[n % 4_000]}?", rng.sample(WORDS, 4))


def identical(_rng: random.Random, n: int) -> str:
    """The same question again and again, as after a copying mistake."""
    return _choice(n, "What is the capital city of the country?", ["Mars", "Venus", "Pluto", "Titan"])


def common_key(rng: random.Random, n: int) -> str:
    """Many questions with the same key, which stands in many stems too."""
    stem = " ".join(rng.sample(WORDS[:60], 9))
    others = ["Mars", "Venus", "Pluto"] if n % 2 else rng.sample(WORDS, 3)
    return _choice(n, f"Which {stem} lunar?" if n % 3 else f"Which {stem}?", ["lunar", *others])


def _choice(n: int, ask: str, options: list[str]) -> str:
    wrong = "".join(f"  - {text} | Not named.\n" for text in options[1:])
    return (
        f"- id: q{n}\n  point: moon\n  ask: {ask}\n  right: {options[0]}\n  wrong:\n{wrong}  explain: So it is said.\n"
    )


def banks(make: Make) -> Iterator[tuple[str, str]]:
    """Bank files of 500 questions each."""
    rng = random.Random(7)
    for first in range(0, QUESTIONS, IN_A_BANK):
        yield f"bank{first:05}", HEAD + "".join(make(rng, n) for n in range(first, first + IN_A_BANK))


def main() -> None:
    """Print one line for each sort of course."""
    for make in (varied, template, identical, common_key):
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder), dict(banks(make)))
            start = time.perf_counter()
            load = YamlCourseReader().read(Path(folder))
            read = time.perf_counter() - start
            assert load.course is not None
            assert len(load.course.items) == QUESTIONS
            start = time.perf_counter()
            found = weaknesses(load)
            lint = time.perf_counter() - start
            most = ", ".join(f"{code} {count}" for code, count in Counter(one.code for one in found).most_common(4))
            print(f"{make.__name__:10} read {read:6.2f} s  lint {lint:6.2f} s  ratio {lint / read:4.2f}  {most}")


if __name__ == "__main__":
    main()
