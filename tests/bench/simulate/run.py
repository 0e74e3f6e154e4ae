"""Runs learners through schedules and worlds, and writes the table of exam scores."""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import exp, sqrt
from statistics import fmean, stdev

from app.domain.memory import SLIP
from tests.bench.simulate.deck import Learner, Luck, SimItem, deck, learner
from tests.bench.simulate.policies import DAY, DEFAULT_POLICIES, POLICIES, Maker, Policy
from tests.bench.simulate.worlds import WORLDS, World

EXAM_HOUR, SKIPPED = 9.0, 0.07
Z95 = 1.96


@dataclass(frozen=True, slots=True)
class Asked:
    """One answer of a run: seconds since day 0, the item, whether it was right."""

    at: float
    item: str
    right: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to: `score` (0..1) to expect on the exam, and the answers given."""

    score: float
    asked: list[Asked] = field(default_factory=list)


def study_times(who: Learner, days: int) -> list[float]:
    """When a learner sits down, in seconds since day 0: about six in the evening, some days not at all."""
    rng = random.Random(f"days/{who.seed}")
    times = [day * DAY + max(14.0, min(22.0, rng.gauss(18, 1.5))) * 3600 for day in range(days)]
    return [moment for moment in times if rng.random() >= SKIPPED]


def exam_score(world: World, items: Sequence[SimItem], at: float) -> float:
    """The mean chance of a right answer: remembered without a slip, or forgotten and guessed."""
    recalls = [(item, world.recall(item, at / DAY)) for item in items]
    return fmean(recall * (1 - SLIP) + (1 - recall) * item.guess for item, recall in recalls)


def study(who: Learner, items: Sequence[SimItem], world: World, policy: Policy, days: int, daily: float) -> Outcome:
    """One learner studies `daily` seconds a day for `days` days; the exam is on the morning after."""
    by_id, luck, asked = {item.id: item for item in items}, Luck(who.seed), []
    for start in study_times(who, days):
        now = start
        while now - start < daily:
            name = policy.next_item(now)
            if name is None:
                break
            item = by_id[name]
            for_recall, for_guess, for_time = luck.draw(name)
            remembered = for_recall < world.recall(item, now / DAY)
            right = for_guess >= SLIP if remembered else for_guess < item.guess
            seconds = item.usual * who.speed * exp(0.3 * for_time)
            world.learn(item, now / DAY, remembered)
            policy.record(name, float(right), seconds)
            asked.append(Asked(now, name, right))
            now += seconds
    return Outcome(exam_score(world, items, exam_time(days)), asked)


def exam_time(days: int) -> float:
    """Seconds since day 0 of the exam: the morning after the last evening."""
    return days * DAY + EXAM_HOUR * 3600


def run(
    world: str, policy: str | Maker, *, learners: Iterable[int], days: int, minutes: float, seed: int, size: int = 200
) -> list[Outcome]:
    """The outcomes of all learners with one schedule in one world, in the order of `learners`."""
    items, daily = deck(size, seed), minutes * 60
    make = POLICIES[policy] if isinstance(policy, str) else policy
    outcomes = []
    for number in learners:
        who = learner(number, seed)
        schedule = make(items, exam_time(days), daily, who.seed)
        outcomes.append(study(who, items, WORLDS[world](who, items), schedule, days, daily))
    return outcomes


def mean_interval(values: Sequence[float]) -> tuple[float, float]:
    """The mean, and half the width of its 95 % interval."""
    return fmean(values), Z95 * stdev(values) / sqrt(len(values)) if len(values) > 1 else 0.0


def table(
    worlds: Sequence[str], policies: Sequence[str], *, learners: int, days: int, minutes: Sequence[float], seed: int
) -> Iterable[str]:
    """Markdown lines: per world and minutes a day the mean score, and ours minus each other, in points."""
    for world in worlds:
        for limit in minutes:
            yield f"\n**{world}, {limit:g} minutes a day**\n"
            yield "| schedule | score | ours minus this | answers |"
            yield "|---|---:|---:|---:|"
            scores: dict[str, list[float]] = {}
            for policy in policies:
                runs = run(world, policy, learners=range(learners), days=days, minutes=limit, seed=seed)
                scores[policy] = [100 * outcome.score for outcome in runs]
                answers = fmean(len(outcome.asked) for outcome in runs)
                yield f"| {policy} | {fmean(scores[policy]):.1f} | {_against(scores, policy)} | {answers:.0f} |"


def _against(scores: dict[str, list[float]], policy: str) -> str:
    first = next(iter(scores))
    if policy == first:
        return ""
    mean, half = mean_interval([a - b for a, b in zip(scores[first], scores[policy], strict=True)])
    return f"{mean:+.1f} ± {half:.1f}"


def main() -> None:
    """Prints the table to standard output, the time it took to standard error."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.simulate", description=__doc__)
    parser.add_argument("--learners", type=int, default=200)
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument("--minutes", type=float, nargs="+", default=[5, 10])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--worlds", nargs="+", choices=WORLDS, default=list(WORLDS))
    parser.add_argument("--policies", nargs="+", choices=POLICIES, default=list(DEFAULT_POLICIES))
    args = parser.parse_args()
    begun = time.perf_counter()
    for line in table(
        args.worlds, args.policies, learners=args.learners, days=args.days, minutes=args.minutes, seed=args.seed
    ):
        print(line, flush=True)
    print(f"{time.perf_counter() - begun:.0f} s", file=sys.stderr)
