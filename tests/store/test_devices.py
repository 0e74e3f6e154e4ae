"""Devices that merge and erase learners: their files give one log in any order, and what was erased stays away."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.domain.memory import DAY_MS
from app.domain.parcel import Imported, Parcel
from app.domain.roster import ReportEvent
from app.domain.session import Mode
from app.services.export_answers import answer_lines, lines_of
from app.services.import_answers import read_parcel
from app.services.ports import StoreError
from app.store.progress import open_store
from app.store.roster_tables import erased, merges
from app.store.tables import metadata
from tests.store import counted
from tests.store.test_exchange import answer, replayed, undo
from tests.store.world import COURSE, ITEMS, make_session
from tests.studyroom import START, FakeClock


class Device:
    """A store with what a person does on it."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        self.store = open_store(folder / name, FakeClock(START + 40 * DAY_MS), device=name)

    def id(self, name: str) -> str:
        return next(one.id for one in self.store.learners() if one.name == name)

    @property
    def names(self) -> list[str]:
        return sorted(one.name for one in self.store.learners())

    def study(self, name: str, *numbers: int) -> str:
        """A learner who studies here answers, takes the first back and reports; returns the id."""
        learner = self.store.add_learner(name).id
        told = [answer(n, self.store.device, learner=learner) for n in numbers]
        session = replace(make_session(learner, f"s-{self.store.device}"), ended=START + 99)
        taken = [undo(90, told[0], self.store.device, learner=learner)]
        said = ReportEvent(
            f"r-{learner}", learner, self.store.device, 91, START + 91, COURSE, "", "one", ITEMS[0].revision, "why"
        )
        self.store.import_log(Parcel((*told, *taken), {}, {}, (said,), (session,)), replayed)
        return learner

    def write(self, name: str, *learners: str) -> Path:
        made = self.folder / f"{name}.jsonl"
        lines = lines_of(self.store, learners) if learners else answer_lines(self.store, carry=True)
        made.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return made

    def take(self, *files: Path) -> Imported:
        return self.store.import_log(read_parcel(files)[0], replayed)

    def merge(self, old: str, into: str) -> None:
        self.store.merge_learners(self.id(old), self.id(into), replayed)

    def whole(self) -> tuple[object, ...]:
        """All that is to be the same in any order."""
        people = {one.id: (one.name, one.imported) for one in self.store.learners()}
        memory = {one: self.store.memory(one, COURSE) for one in people}
        sessions = {one: self.store.sessions(one, COURSE) for one in people}
        return people, memory, sessions, self.store.events(), self.store.reports(), counted.kept(self.store)


@contextmanager
def devices(folder: Path, *names: str) -> Iterator[list[Device]]:
    with ExitStack() as stack:
        made = [Device(folder, name) for name in names]
        for one in made:
            stack.callback(one.store.close)
        yield made


def files_of(folder: Path) -> tuple[dict[str, Path], set[str]]:
    """Ann's own file; a teacher's before and after merging Ann's two names; another's who merged her otherwise; a
    fourth device's that got the merged one and went on. And the ids of what Ann did herself.
    """
    with devices(folder, "ann", "teacher", "other", "fourth") as (ann, teacher, other, fourth):
        learner = ann.study("Ann", 1, 2, 3)
        own = {event.id for event in ann.store.events()} | {f"r-{learner}"}
        files = {"own": ann.write("own")}
        teacher.study("Ann", 4, 5)
        teacher.take(files["own"])
        files["before"] = teacher.write("before")
        teacher.merge("Ann 2", "Ann")
        files["merged"] = teacher.write("merged")
        other.study("Zoe", 6)
        other.take(files["own"])
        other.merge("Ann", "Zoe")
        files["other"] = other.write("other")
        fourth.study("Annie", 7)
        fourth.take(files["merged"])
        fourth.merge("Ann", "Annie")
        files["fourth"] = fourth.write("fourth")
        return files, own


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Path], set[str]]:
    return files_of(tmp_path_factory.mktemp("files"))


def groups(rng: random.Random, files: Sequence[Path]) -> list[list[Path]]:
    """Each file once or twice, in any order, some of them in one command."""
    order = rng.sample([*files, *rng.sample(files, 2)], len(files) + 2)
    cuts = sorted(rng.sample(range(1, len(order)), 3))
    return [order[start:end] for start, end in zip([0, *cuts], [*cuts, len(order)], strict=True)]


@settings(max_examples=10, deadline=None, phases=[Phase.generate])
@given(rng=st.randoms(use_true_random=False))
def test_merges_travel_in_any_order(made: tuple[dict[str, Path], set[str]], rng: random.Random) -> None:
    files = list(made[0].values())
    with TemporaryDirectory() as folder, devices(Path(folder), "at once", "bit by bit") as (once, bits):
        once.take(*files)
        for some in groups(rng, files):
            bits.take(*some)
        assert bits.whole() == once.whole()
        assert len(once.store.learners()) == 1
        assert counted.kept(bits.store) == counted.from_the_log(bits.store)
        again = bits.take(*files)
        assert (again.learners, again.merged, again.answers) == ((), (), 0)
        assert bits.whole() == once.whole()


@settings(max_examples=10, deadline=None, phases=[Phase.generate])
@given(rng=st.randoms(use_true_random=False))
def test_erased_answers_stay_away_in_any_order(made: tuple[dict[str, Path], set[str]], rng: random.Random) -> None:
    files, own = list(made[0].values()), made[1]
    first = rng.sample(files, rng.randint(0, 3))
    with TemporaryDirectory() as folder, devices(Path(folder), "one", "two") as both:
        for device in both:
            device.take(made[0]["own"], *first)
            dead = {event.id for event in device.store.events()} | {said.id for said in device.store.reports()}
            for learner in device.store.learners():
                device.store.erase_learner(learner.id)
            for some in groups(rng, files):
                device.take(*some)
                here = {event.id for event in device.store.events()} | {said.id for said in device.store.reports()}
                assert not here & (dead | own)
                assert counted.kept(device.store) == counted.from_the_log(device.store)
        assert both[0].whole() == both[1].whole()


def test_a_merged_export_and_the_own_file_go_together(tmp_path: Path, made: tuple[dict[str, Path], set[str]]) -> None:
    files = made[0]
    with devices(tmp_path, "a", "b", "c") as (a, b, c):
        a.take(files["merged"])
        a.take(files["own"])
        b.take(files["own"])
        assert b.take(files["merged"]).merged == ()  # one learner all the time
        c.take(files["own"], files["merged"])
        assert a.whole() == b.whole() == c.whole()
        assert a.names == ["Ann"]


def test_who_was_erased_does_not_come_back_under_another_id(
    tmp_path: Path, made: tuple[dict[str, Path], set[str]]
) -> None:
    with devices(tmp_path, "c") as (here,):
        here.take(made[0]["own"])
        here.store.erase_learner(here.id("Ann"))
        came = here.take(made[0]["merged"])
        assert (came.answers, came.undos, came.reports, came.erased) == (2, 1, 1, 5)
        assert not {event.id for event in here.store.events()} & made[1]
        assert [one.id for one in here.store.sessions(here.id("Ann"), COURSE)] == ["s-teacher"]
        here.store.erase_learner(here.id("Ann"))
        assert here.take(*made[0].values()).learners != ()  # Zoe and Annie are others, as far as this device was told
        for learner in here.store.learners():
            here.store.erase_learner(learner.id)
        assert here.take(*made[0].values()).answers == 0
        assert here.store.learners() == ()
        with here.store._reading() as connection:
            assert connection.execute(select(merges)).first() is not None
            assert len(connection.execute(select(erased)).all()) >= 7
            ids = {line.split('"learner":"')[1].split('"')[0] for line in made[0]["other"].read_text().splitlines()}
            for table in metadata.tables.values():
                for row in connection.execute(select(table)):
                    assert not ids & set(row), table.name


def test_who_studies_here_keeps_the_own_id_and_name(tmp_path: Path, made: tuple[dict[str, Path], set[str]]) -> None:
    with devices(tmp_path, "here") as (here,):
        here.take(made[0]["own"])
        told = here.store.events()
        mine = here.store.add_learner("Anna").id
        here.merge("Ann", "Anna")
        here.take(made[0]["merged"])
        assert here.names == ["Anna"]
        assert here.id("Anna") == mine
        assert len(here.store.events(mine)) == len(told) + 3
        assert not here.store.learners()[0].imported


def test_two_who_study_here_are_merged_by_a_person_alone(tmp_path: Path) -> None:
    with devices(tmp_path, "here", "there") as (here, there):
        here.study("Ann", 1)
        here.store.add_learner("Ben")
        before, plain = here.whole(), here.write("plain")
        there.take(plain)
        twin = here.id("Ben")
        there.store.import_log(Parcel((answer(8, "x", learner=twin),), {twin: "Ben"}), replayed)
        there.merge("Ben", "Ann")
        with pytest.raises(StoreError, match="merge them first"):
            here.take(there.write("merged"))
        assert here.whole() == before
        here.merge("Ben", "Ann")
        assert here.take(there.folder / "merged.jsonl").answers == 1


def test_joined_learners_are_told_by_their_names(tmp_path: Path, made: tuple[dict[str, Path], set[str]]) -> None:
    with devices(tmp_path, "here") as (here,):
        here.take(made[0]["before"])
        assert here.names == ["Ann", "Ann 2"]
        assert here.take(made[0]["merged"]).merged == (("Ann 2", here.id("Ann")),)
        assert here.names == ["Ann"]


def test_a_made_up_name_gives_way_to_the_real_one_but_not_a_chosen_one(tmp_path: Path) -> None:
    with devices(tmp_path, "from", "b", "c", "d") as (source, b, c, d):
        for name, numbers in (("Ann", (1, 2)), ("Ben", (3, 4))):
            source.store.add_learner(name)
            told = [answer(n, f"x{name}", learner=source.id(name)) for n in numbers]
            source.store.import_log(Parcel(tuple(told)), replayed)
        lines = source.write("all").read_text().splitlines(keepends=True)
        named, rest = source.folder / "named.jsonl", source.folder / "rest.jsonl"
        named.write_text("".join(line for line in lines if '"name"' in line))
        rest.write_text("".join(line for line in lines if '"name"' not in line))
        for device in (b, c):
            device.take(rest)
            assert device.names == ["Learner", "Learner 2"]
        c.store.rename_learner(source.id("Ann"), "Learner 3")
        b.take(named)
        c.take(named)
        d.take(named, rest)
        assert b.whole() == d.whole()
        assert (b.names, c.names) == (["Ann", "Ben"], ["Ben", "Learner 3"])


def test_a_numbered_name_gives_way_once_the_other_is_gone(tmp_path: Path) -> None:
    with devices(tmp_path, "here") as (here,):
        first, told = (Parcel((answer(1, one, learner=one),), {one: "Ann"}) for one in "pq")
        here.store.import_log(first, replayed)
        here.store.import_log(told, replayed)
        assert here.names == ["Ann", "Ann 2"]
        here.store.import_log(told, replayed)
        assert here.names == ["Ann", "Ann 2"]
        here.store.erase_learner("p")
        here.store.import_log(told, replayed)
        assert here.names == ["Ann"]


def test_merges_in_a_ring_end_with_one_learner(tmp_path: Path) -> None:
    def file(name: str, device: Device, olds: str, into: str) -> Path:
        for one in dict.fromkeys(olds + into):
            device.store.import_log(Parcel((answer(1, one, learner=one),), {one: one.upper()}), replayed)
        device.merge(olds.upper(), into.upper())
        return device.write(name)

    with devices(tmp_path, "1", "2", "3", "x", "y") as (first, second, third, x, y):
        ring = [file("pq", first, "p", "q"), file("qr", second, "q", "r"), file("rp", third, "r", "p")]
        for one in ring:
            x.take(one)
        y.take(*reversed(ring))
        assert x.whole() == y.whole()
        assert [one.id for one in x.store.learners()] == ["p"]


def test_merging_waits_for_an_exam_of_either(tmp_path: Path) -> None:
    with devices(tmp_path, "here") as (here,):
        ann, ben = here.study("Ann", 1), here.store.add_learner("Ben").id
        here.store.begin(make_session(ann, "exam", Mode.EXAM), ITEMS)
        with pytest.raises(StoreError, match="exam open"):
            here.store.merge_learners(ben, ann, replayed)
