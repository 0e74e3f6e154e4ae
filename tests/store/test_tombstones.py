"""A learner who is erased stays away; two who are one person become one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.goal import Goal
from app.domain.memory import Rating
from app.domain.parcel import Imported, Parcel
from app.domain.session import Mode
from app.services.ports import StoreError
from app.store.files import BACKUPS, DATABASE, side_file
from app.store.progress import open_store
from app.store.roster_tables import tombstones
from app.store.tables import metadata
from tests.store import counted
from tests.store.test_exchange import ANN, answer, replayed, report, undo
from tests.store.world import COURSE, ITEMS, STATE, make_session, world
from tests.studyroom import FakeClock


def test_everything_of_an_erased_learner_goes_and_stays_away(tmp_path: Path) -> None:
    with world(tmp_path) as here:
        store, told = here.store, (answer(1), answer(2), undo(3, answer(2)))
        store.import_log(Parcel(told, {ANN: "Ann Unmistakable"}), replayed)
        store.add_member(store.add_class("7b").id, ANN)
        store.save_goal(ANN, COURSE, Goal(date(2026, 12, 9)))
        store.save_weights(ANN, (1.0,), {(COURSE, "one"): STATE})
        store.add_report(replace(report(here, "why"), learner=ANN))
        store.use_learner(ANN)
        here.append()
        before = store.events(here.learner)
        assert store.erase_learner(ANN).answers == 2
        assert [x.name for x in store.learners()] == ["You"]
        assert store.last_learner() is None
        assert store.events() == before
        with store._reading() as connection:
            for table in metadata.tables.values():
                for row in connection.execute(select(table)):
                    assert ANN not in row, table.name
            assert connection.execute(select(tombstones)).one().erased == here.clock.time
        again = store.import_log(Parcel(told, {ANN: "Ann"}), replayed)
        assert again == Imported(erased=3)
        assert len(store.learners()) == 1
        with pytest.raises(StoreError, match="not here any more"):
            store.erase_learner(ANN)
    for path in (tmp_path / DATABASE, side_file(tmp_path / DATABASE, "-wal")):
        assert not path.exists() or (b"Unmistakable" not in path.read_bytes() and ANN.encode() not in path.read_bytes())


def test_the_backups_that_still_hold_an_erased_learner_are_named(tmp_path: Path) -> None:
    with world(tmp_path) as here:
        here.append()
        learner = here.learner
    store = open_store(tmp_path, FakeClock())  # the first start of a day makes a backup
    ann = store.add_learner("Ann")
    assert store.erase_learner(ann.id).backups == ()
    assert store.erase_learner(learner).backups == tuple((tmp_path / BACKUPS).iterdir()) != ()
    store.close()


def test_two_learners_become_one_and_old_files_land_on_the_new_one(tmp_path: Path) -> None:
    with world(tmp_path) as here:
        store = here.store
        here.append()
        store.import_log(Parcel((answer(1), answer(3)), {ANN: "Ann"}), replayed)
        made = store.add_class("7b")
        store.add_member(made.id, ANN)
        store.save_goal(ANN, COURSE, Goal(minutes=30))
        store.merge_learners(ANN, here.learner, replayed)
        assert [x.id for x in store.learners()] == [here.learner]
        assert not store.learners()[0].imported
        assert [x.id for x in store.members(made.id)] == [here.learner]
        assert store.goal(here.learner, COURSE) == Goal(minutes=30)
        assert store.totals(here.learner, COURSE).answers == 3
        assert set(store.memory(here.learner, COURSE)) == {"one", "two"}
        assert counted.kept(store) == counted.from_the_log(store)
        later = store.import_log(Parcel((answer(3), answer(5)), {ANN: "Ann"}), replayed)
        assert (later.answers, later.known, later.learners) == (1, 1, ())
        assert store.totals(here.learner, COURSE).answers == 4
        assert store.erase_learner(here.learner).answers == 4
        assert store.import_log(Parcel((answer(7),)), replayed) == Imported(erased=1)


def test_merging_ends_the_second_open_session_and_waits_for_an_exam(tmp_path: Path) -> None:
    with world(tmp_path) as here:
        store, ann = here.store, here.store.add_learner("Ann")
        store.begin(make_session(ann.id, "s2"), ITEMS)
        store.merge_learners(ann.id, here.learner, replayed)
        found = store.open_session(here.learner, COURSE)
        assert found is not None
        assert found.id == here.session.id
        bob = store.add_learner("Bob")
        store.begin(make_session(bob.id, "s3", Mode.EXAM), ITEMS)
        with pytest.raises(StoreError, match="exam open"):
            store.merge_learners(bob.id, here.learner, replayed)
        with pytest.raises(StoreError, match="one learner already"):
            store.merge_learners(here.learner, here.learner, replayed)


def test_an_exam_answered_elsewhere_gets_its_rating_with_a_later_file(tmp_path: Path) -> None:
    with world(tmp_path) as here:
        exam = answer(1, mode=Mode.EXAM, rating=None)
        here.store.import_log(Parcel((exam,)), replayed)
        assert here.store.totals(ANN, COURSE).answers == 0
        made = here.store.import_log(Parcel((replace(exam, rating=Rating.GOOD),)), replayed)
        assert (made.rated, made.known) == (1, 1)
        assert here.store.totals(ANN, COURSE).answers == 1
        assert set(here.store.memory(ANN, COURSE)) == {"two"}
