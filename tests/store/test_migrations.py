"""Files of every released schema open; a step happens wholly, after a backup, or not at all."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from app.domain.event import AnswerEvent, UndoEvent, standing
from app.domain.goal import Goal
from app.domain.history import Figures
from app.domain.memory import Confidence, Rating
from app.domain.parcel import Parcel
from app.domain.response import Response
from app.services.ports import StoreError
from app.store import backups
from app.store.files import BACKUPS, DATABASE
from app.store.identities import hashed
from app.store.opening import open_folder
from app.store.progress import open_store
from app.store.steps import STEPS, Step
from tests.store import counted
from tests.store.world import COURSE, ITEMS, STATE
from tests.studyroom import START, FakeClock

FIXTURES = Path(__file__).parent / "fixtures"
NEWEST = FIXTURES / f"schema-{len(STEPS)}.sqlite"


def released() -> list[Path]:
    return sorted(FIXTURES.glob("schema-*.sqlite"))


def another(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE learners ADD COLUMN colour TEXT")


def broken(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM learner_names")
    connection.execute("INSERT INTO nowhere VALUES (1)")


def orphaning(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM learners")


def strange(connection: sqlite3.Connection) -> None:
    connection.execute("DROP TABLE ratings")


def old_folder(tmp_path: Path, fixture: Path) -> Path:
    shutil.copyfile(fixture, tmp_path / DATABASE)
    return tmp_path


def climbed(folder: Path, *more: Step) -> None:
    opened = open_folder(folder, FakeClock(), random.Random(1), (*STEPS, *more))
    opened.engine.dispose()
    assert opened.lock is not None
    opened.lock.release()


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def test_every_schema_has_its_fixture() -> None:
    assert [path.name for path in released()] == [f"schema-{n}.sqlite" for n in range(1, len(STEPS) + 1)]


@pytest.mark.parametrize("fixture", released(), ids=lambda path: path.stem)
def test_a_file_of_a_released_schema_opens_with_everything_in_it(tmp_path: Path, fixture: Path) -> None:
    store = open_store(old_folder(tmp_path, fixture), FakeClock())
    you, ann = store.learners()
    assert (you.name, ann.name, store.last_learner()) == ("You", "Ann", ann)
    one, two, undo, three = store.events(you.id)
    assert isinstance(one, AnswerEvent)
    assert isinstance(undo, UndoEvent)
    assert isinstance(three, AnswerEvent)
    assert (one.score, one.rating, one.confidence, one.hints) == (0.75, Rating.GOOD, Confidence.SURE, 1)
    assert (undo.undoes, three.rating) == (two.id, Rating.HARD)
    assert three.given == Response(texts=("低軌道",), revealed=True)
    assert standing(store.events()) == (one, three)
    assert store.memory(you.id, COURSE) == {"one": STATE, "three": STATE}
    session = store.open_session(ann.id, COURSE)
    assert session is not None
    assert session.flags == {"one"}
    assert store.revision(ITEMS[0].revision) == ITEMS[0].content()
    store.close()


@pytest.mark.parametrize("fixture", released(), ids=lambda path: path.stem)
def test_the_rollups_of_a_file_are_those_of_its_log(tmp_path: Path, fixture: Path) -> None:
    store = open_store(old_folder(tmp_path, fixture), FakeClock())
    you, _ann = store.learners()
    # One answer with full marks but for a hint, one taken back, one of an exam that was revealed.
    assert store.totals(you.id, COURSE) == Figures(2, 1, 0, 750_000, 3000)
    assert counted.kept(store) == counted.from_the_log(store)
    store.close()


def test_what_schema_2_brought_is_there(tmp_path: Path) -> None:
    store = open_store(old_folder(tmp_path, FIXTURES / "schema-2.sqlite"), FakeClock())
    you, _ann = store.learners()
    assert store.goal(you.id, COURSE) == Goal(date(2026, 12, 9), 15, 0.85)
    assert store.weights(you.id) == (0.5, 1.25)
    (school_class,) = store.classes()
    assert (school_class.name, store.members(school_class.id)) == ("7b", (you,))
    assert [x.due for x in store.assignments(school_class.id)] == [START + 5]
    assert [x.why for x in store.reports(you.id)] == ["two keys are right"]
    store.close()


def test_what_schema_3_brought_is_there_and_in_older_files_too(tmp_path: Path) -> None:
    for number in (2, 3):
        (tmp_path / str(number)).mkdir()
        store = open_store(old_folder(tmp_path / str(number), FIXTURES / f"schema-{number}.sqlite"), FakeClock())
        you, ann = store.learners()
        past = store.memory_at(COURSE, [you.id, ann.id], 2**45)
        assert {item for _learner, item in past} == {"one", "three"}
        assert store.memory_at(COURSE, [you.id], START - 1) == {}
        store.close()


def test_rollups_by_other_rules_are_counted_anew(tmp_path: Path) -> None:
    old_folder(tmp_path, NEWEST)
    with closing(sqlite3.connect(tmp_path / DATABASE)) as connection, connection:
        connection.execute("UPDATE meta SET value = 'older' WHERE key = 'rollups'")
        connection.execute("UPDATE totals SET answers = 99")
    for _ in range(2):
        store = open_store(tmp_path, FakeClock())
        assert counted.kept(store) == counted.from_the_log(store)
        store.close()


def test_a_step_is_taken_once_after_a_verified_backup(tmp_path: Path) -> None:
    old_folder(tmp_path, NEWEST)
    climbed(tmp_path, another)
    climbed(tmp_path, another)
    assert version(tmp_path / DATABASE) == len(STEPS) + 1
    (backup,) = (tmp_path / BACKUPS).iterdir()
    assert backups.good(backup)
    assert version(backup) == len(STEPS)


@pytest.mark.parametrize("step", [broken, orphaning])
def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path, step: Step) -> None:
    old_folder(tmp_path, NEWEST)
    with pytest.raises(StoreError):
        climbed(tmp_path, another, step)
    assert version(tmp_path / DATABASE) == len(STEPS) + 1  # the step before stands
    climbed(tmp_path, another)
    with closing(sqlite3.connect(tmp_path / DATABASE)) as connection:
        assert connection.execute("SELECT count(*) FROM learner_names").fetchone() == (2,)


def test_no_step_without_a_backup(tmp_path: Path) -> None:
    old_folder(tmp_path, NEWEST)
    (tmp_path / BACKUPS).write_text("in the way", encoding="utf-8")
    with pytest.raises(StoreError):
        climbed(tmp_path, another)
    assert version(tmp_path / DATABASE) == len(STEPS)


def test_a_newer_file_is_read_and_not_changed(tmp_path: Path) -> None:
    climbed(old_folder(tmp_path, NEWEST), another)
    before = (tmp_path / DATABASE).read_bytes()
    store = open_store(tmp_path, FakeClock())
    assert "newer" in store.read_only
    assert [x.name for x in store.learners()] == ["You", "Ann"]
    assert len(store.events()) == 4
    with pytest.raises(StoreError, match="newer"):
        store.add_learner("Bob")
    climbed(tmp_path, another)  # the newer version may write meanwhile: nobody holds the lock
    store.close()
    assert (tmp_path / DATABASE).read_bytes() == before


def test_a_newer_file_whose_tables_are_strange_says_so(tmp_path: Path) -> None:
    climbed(old_folder(tmp_path, NEWEST), strange)
    store = open_store(tmp_path, FakeClock())
    with pytest.raises(StoreError, match="ratings"):
        store.events()
    store.close()


def test_an_older_file_that_another_process_holds_waits(tmp_path: Path) -> None:
    store = open_store(old_folder(tmp_path, NEWEST), FakeClock())
    with pytest.raises(StoreError, match=r"Close it.*older version"):
        open_folder(tmp_path, FakeClock(), random.Random(1), (*STEPS, another))
    store.close()


def test_merges_made_before_they_travelled_travel_from_schema_4_on(tmp_path: Path) -> None:
    old_folder(tmp_path, FIXTURES / "schema-3.sqlite")
    with closing(sqlite3.connect(tmp_path / DATABASE)) as connection, connection:
        (you, ann) = connection.execute("SELECT id FROM learners ORDER BY created").fetchall()
        connection.execute("INSERT INTO aliases VALUES ('Cem', ?)", you)
        connection.execute("INSERT INTO imported VALUES (?, 1)", ann)
        connection.execute("UPDATE learner_names SET name = 'Learner 2', folded = 'learner 2' WHERE learner = ?", ann)
    store = open_store(tmp_path, FakeClock())
    assert store.merges(you[0]) == ((hashed("Cem"), hashed(you[0])),)
    store.import_log(Parcel(names={ann[0]: "Ann"}), lambda _learner, _events: {})
    assert [one.name for one in store.learners()] == ["You", "Ann"]
    store.close()
