"""fit: refused below 400 reviews, kept only where later answers gain, and always the replay of the log."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from app.bootstrap import parser
from app.cli import fit
from app.cli.context import Context
from app.domain.event import AnswerEvent, Event
from app.domain.item import text_key
from app.domain.log_loss import Review
from app.domain.memory import DAY_MS, MemoryState, Rating
from app.domain.response import Response
from app.domain.session import Mode
from app.scheduling.fsrs_fitter import FsrsFitter
from app.scheduling.fsrs_scheduler import FsrsScheduler
from app.services.desk import Desk
from app.services.fit_weights import FitRefused, History, fit_weights, histories, reset_weights
from app.services.ports import StoreError
from app.services.replay import replay
from tests.generated_log import drawn_log
from tests.studyroom import FakeClock, make_desk

DEFAULT = FsrsScheduler()
# Somebody who forgets within hours what the default weights think they keep for days.
FORGETFUL = (0.05, 0.1, 0.2, 0.4, 6.4133, 0.8334, 3.0194, 0.001, 0.6, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483,
             0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.5)  # fmt: skip


class Told:
    """A fitter that gives the weights it was made with, and keeps what it was shown."""

    def __init__(self, weights: tuple[float, ...] | None, installed: bool = True) -> None:
        self.weights, self.installed = weights, installed
        self.shown: list[Sequence[History]] = []

    def missing(self) -> bool:
        return not self.installed

    def fit(self, histories: Sequence[History]) -> tuple[float, ...]:
        self.shown.append(histories)
        if self.weights is None:
            raise FitRefused("too alike")
        return self.weights


class Kept:
    """A store of one learner in memory."""

    def __init__(self, log: Sequence[Review], read_only: str = "") -> None:
        self.read_only = read_only
        self.log = tuple(
            AnswerEvent(
                id=f"{n:05}", learner="me", device="d", sequence=n, time=review.time, course="course",
                item=review.card, revision="r", session="s", mode=Mode.REVIEW, given=Response(grade=3), score=1.0,
                rating=review.rating,
            )
            for n, review in enumerate(log)
        )  # fmt: skip
        self.own: tuple[float, ...] | None = None
        self.states: Mapping[tuple[str, str], MemoryState] = {}

    def events(self, learner: str) -> tuple[Event, ...]:
        return self.log

    def weights(self, learner: str) -> tuple[float, ...] | None:
        return self.own

    def save_weights(
        self, learner: str, weights: tuple[float, ...] | None, states: Mapping[tuple[str, str], MemoryState]
    ) -> None:
        self.own, self.states = weights, states


def replayed(store: Kept, weights: tuple[float, ...] | None) -> dict[tuple[str, str], MemoryState]:
    """What the log gives under these weights."""
    return {key[1:]: state for key, state in replay(store.log, FsrsScheduler(weights)).items()}


def log_of(weights: tuple[float, ...] | None, cards: int = 60, reviews: int = 7) -> list[Review]:
    return drawn_log(FsrsScheduler(weights), cards, reviews, random.Random(4))


def test_few_reviews_are_refused_with_their_count() -> None:
    store, fitter = Kept(log_of(None, cards=3)), Told(FORGETFUL)
    with pytest.raises(FitRefused, match="There are 21 reviews so far; 400 are needed"):
        fit_weights("me", store, DEFAULT, fitter)
    assert fitter.shown == []


@pytest.mark.parametrize("fitter", [None, Told(FORGETFUL, installed=False)])
def test_without_the_package_one_line_says_how_to_get_it(fitter: Told | None) -> None:
    with pytest.raises(FitRefused, match="pip install fsrs-rs-python"):
        fit_weights("me", Kept(()), DEFAULT, fitter)


def test_a_store_that_cannot_be_written_refuses_before_the_work() -> None:
    fitter = Told(FORGETFUL)
    for act in (lambda s: fit_weights("me", s, DEFAULT, fitter), lambda s: reset_weights("me", s, DEFAULT)):
        with pytest.raises(StoreError, match="another window"):
            act(Kept(log_of(None), "another window is open"))
    assert fitter.shown == []


def test_weights_that_help_are_kept_with_the_replayed_states_and_reset_goes_back() -> None:
    store, fitter = Kept(log_of(FORGETFUL, cards=400)), Told(FORGETFUL)
    found = fit_weights("me", store, DEFAULT, fitter)
    assert found.kept
    assert found.gain.low > 0
    assert found.gain.mean == pytest.approx(found.default_loss - found.personal_loss)
    assert [sum(map(len, shown)) for shown in fitter.shown] == [2240, 2800]
    assert store.weights("me") == FORGETFUL
    assert store.states == replayed(store, FORGETFUL) != replayed(store, None)
    assert reset_weights("me", store, DEFAULT)
    assert store.weights("me") is None
    assert store.states == replayed(store, None)
    assert not reset_weights("me", store, DEFAULT)


def test_weights_that_do_not_help_change_nothing() -> None:
    store = Kept(log_of(None))
    found = fit_weights("me", store, DEFAULT, Told(FORGETFUL))
    assert not found.kept
    assert found.gain.mean < 0
    assert store.weights("me") is None
    assert store.states == {}


@pytest.mark.parametrize("weights", [FORGETFUL[:20], (*FORGETFUL[:20], 9.0)])
def test_weights_out_of_bounds_are_refused(weights: tuple[float, ...]) -> None:
    with pytest.raises(FitRefused, match="cannot be used"):
        fit_weights("me", Kept(log_of(None)), DEFAULT, Told(weights))


def test_only_one_day_cannot_be_tested() -> None:
    log = [Review(f"{n % 50}", 1_700_000_000_000 + n, Rating.GOOD) for n in range(400)]
    with pytest.raises(FitRefused, match="met on an earlier day"):
        fit_weights("me", Kept(log), DEFAULT, Told(FORGETFUL))


def test_histories_floor_days_as_the_scheduler_does() -> None:
    hours = ((0, Rating.GOOD), (23, Rating.AGAIN), (70, Rating.HARD))
    log = [Review("a", hour * DAY_MS // 24, rating) for hour, rating in hours] + [Review("b", 99, Rating.EASY)]
    assert histories(log) == [((0, Rating.GOOD), (0, Rating.AGAIN), (1, Rating.HARD)), ((0, Rating.EASY),)]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = make_desk(tmp_path, FakeClock())
    yield made
    made.close()


def test_a_real_store_keeps_the_weights_and_every_answer_then_moves_by_them(desk: Desk) -> None:
    room, me = desk.quiz(), desk.learner().id
    desk.store().save_weights(me, FORGETFUL, {})
    attempt = room.start_sections(me, ["people"], seed=1)
    room.answer(attempt, Response(chosen=(text_key("a"),)))
    told = replay(desk.store().events(me), FsrsScheduler(FORGETFUL))
    assert desk.store().memory(me, "course") == {item: state for (_me, _course, item), state in told.items()}
    assert {state.stability for state in told.values()} <= set(FORGETFUL[:4])
    room.undo(room.answer(room.move(attempt, 1), Response(chosen=(text_key("b"),))))
    assert desk.store().memory(me, "course") == {item: state for (_me, _course, item), state in told.items()}
    assert reset_weights(me, desk.store(), DEFAULT)
    back = replay(desk.store().events(me), DEFAULT)
    assert desk.store().memory(me, "course") == {item: state for (_me, _course, item), state in back.items()}


def said(desk: Desk, *words: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    parts, folder = desk.parts, Path("data")
    desk.close()
    code = fit.run(parser().parse_args(["fit", *words]), Context(parts, folder, io.StringIO(), out, err))
    return code, out.getvalue(), err.getvalue()


def test_the_command_says_one_line_where_it_refuses(desk: Desk) -> None:
    code, out, err = said(desk)
    assert (code, out) == (2, "")
    assert err.startswith("communique: Fitting needs an optional package")
    assert err.count("\n") == 1


def test_the_command_goes_back_to_the_default_weights(desk: Desk) -> None:
    name = desk.learner().name
    assert said(desk, "--reset", "--learner", name) == (0, f"{name} had the default weights already.\n", "")


def test_the_package_is_there_where_the_tests_run() -> None:
    assert not FsrsFitter().missing()


def test_the_package_fits_weights_within_bounds_that_help_somebody_unlike_others() -> None:
    store = Kept(log_of(FORGETFUL, cards=400))
    found = fit_weights("me", store, DEFAULT, FsrsFitter())
    assert found.kept
    assert store.own is not None
    assert store.own[2] < DEFAULT.review(None, Rating.GOOD, 0).stability
    assert store.states == replayed(store, store.own)


def test_the_package_refuses_to_fit_nothing() -> None:
    for told in ([], [((0, Rating.GOOD),)], [((0, Rating.GOOD), (0, Rating.AGAIN))]):
        with pytest.raises(FitRefused, match="two different days"):
            FsrsFitter().fit(told)
