"""Queries on classes, their members and their assignments."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from app.domain.learner import Learner
from app.domain.names import name_key
from app.domain.roster import Assignment, SchoolClass
from app.i18n import _
from app.services.ports import StoreError
from app.store import people
from app.store.roster_tables import assignments, classes, members
from app.store.tables import goals


def all_classes(connection: Connection) -> tuple[SchoolClass, ...]:
    """Every class, oldest first."""
    rows = connection.execute(select(classes).order_by(classes.c.created, classes.c.id))
    return tuple(SchoolClass(row.id, row.title, row.created) for row in rows)


def add(connection: Connection, new: SchoolClass) -> None:
    """Store a new class under a name from `people.usable`."""
    try:
        connection.execute(
            insert(classes).values(id=new.id, title=new.name, folded=name_key(new.name), created=new.created)
        )
    except IntegrityError as error:
        raise _taken(new.name) from error


def rename(connection: Connection, class_id: str, name: str) -> None:
    """Give a class another name from `people.usable`."""
    try:
        done = connection.execute(
            update(classes).where(classes.c.id == class_id).values(title=name, folded=name_key(name))
        )
    except IntegrityError as error:
        raise _taken(name) from error
    if not done.rowcount:
        raise _gone()


def remove(connection: Connection, class_id: str) -> None:
    """Remove a class with its goals and assignments; its learners stay."""
    connection.execute(delete(members).where(members.c.class_id == class_id))
    connection.execute(delete(assignments).where(assignments.c.class_id == class_id))
    connection.execute(delete(goals).where(goals.c.owner == class_id))
    if not connection.execute(delete(classes).where(classes.c.id == class_id)).rowcount:
        raise _gone()


def members_of(connection: Connection, class_id: str) -> tuple[Learner, ...]:
    """The learners of a class, oldest first."""
    inside = set(connection.execute(select(members.c.learner).where(members.c.class_id == class_id)).scalars())
    return tuple(learner for learner in people.all_learners(connection) if learner.id in inside)


def add_member(connection: Connection, class_id: str, learner: str) -> None:
    """Put a learner into a class; one who is there already stays."""
    drop_member(connection, class_id, learner)
    try:
        connection.execute(insert(members).values(class_id=class_id, learner=learner))
    except IntegrityError as error:
        raise _gone() from error


def drop_member(connection: Connection, class_id: str, learner: str) -> None:
    """Take a learner out of a class."""
    connection.execute(delete(members).where(members.c.class_id == class_id, members.c.learner == learner))


def all_assignments(connection: Connection, class_id: str) -> tuple[Assignment, ...]:
    """What a class is to do, in the order it was assigned."""
    rows = connection.execute(
        select(assignments)
        .where(assignments.c.class_id == class_id)
        .order_by(assignments.c.given, assignments.c.course, assignments.c.quiz)
    )
    return tuple(Assignment(row.class_id, row.course, row.quiz, row.due, row.given) for row in rows)


def assign(connection: Connection, new: Assignment) -> None:
    """Assign a quiz; one assigned already gets the new day."""
    unassign(connection, new.class_id, new.course, new.quiz)
    try:
        connection.execute(
            insert(assignments).values(
                class_id=new.class_id, course=new.course, quiz=new.quiz, due=new.due, given=new.given
            )
        )
    except IntegrityError as error:
        raise _gone() from error


def unassign(connection: Connection, class_id: str, course: str, quiz: str) -> None:
    """Take an assignment back."""
    connection.execute(
        delete(assignments).where(
            assignments.c.class_id == class_id, assignments.c.course == course, assignments.c.quiz == quiz
        )
    )


def _taken(name: str) -> StoreError:
    return StoreError(_('There is a class called "{name}" already. Choose another name.').format(name=name))


def _gone() -> StoreError:
    return StoreError(_("This class or learner is not here any more. Choose another one."))
