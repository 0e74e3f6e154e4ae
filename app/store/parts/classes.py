"""Classes, who is in them, and what they are to do."""

from __future__ import annotations

from app.domain.ids import random_id
from app.domain.learner import Learner
from app.domain.roster import Assignment, SchoolClass
from app.store import classes, people
from app.store.base import StoreBase


class ClassesPart(StoreBase):
    """Classes and assignments."""

    def classes(self) -> tuple[SchoolClass, ...]:
        """Every class, oldest first."""
        with self._reading() as connection:
            return classes.all_classes(connection)

    def add_class(self, name: str) -> SchoolClass:
        """A new class; StoreError where the name is unusable or taken."""
        made = SchoolClass(random_id(self._rng), people.usable(name), self._clock.now())
        with self._writing() as connection:
            classes.add(connection, made)
        return made

    def rename_class(self, class_id: str, name: str) -> None:
        """Give a class another name; same errors as `add_class`."""
        kept = people.usable(name)
        with self._writing() as connection:
            classes.rename(connection, class_id, kept)

    def remove_class(self, class_id: str) -> None:
        """Remove a class with its goals and assignments; its learners stay."""
        with self._writing() as connection:
            classes.remove(connection, class_id)

    def members(self, class_id: str) -> tuple[Learner, ...]:
        """The learners of a class, oldest first."""
        with self._reading() as connection:
            return classes.members_of(connection, class_id)

    def add_member(self, class_id: str, learner: str) -> None:
        """Put a learner into a class."""
        with self._writing() as connection:
            classes.add_member(connection, class_id, learner)

    def remove_member(self, class_id: str, learner: str) -> None:
        """Take a learner out of a class."""
        with self._writing() as connection:
            classes.drop_member(connection, class_id, learner)

    def assign(self, class_id: str, course: str, quiz: str, due: int = 0) -> Assignment:
        """Assign a quiz; `due` is UTC ms or 0. One assigned already gets the new day."""
        made = Assignment(class_id, course, quiz, due, self._clock.now())
        with self._writing() as connection:
            classes.assign(connection, made)
        return made

    def assignments(self, class_id: str) -> tuple[Assignment, ...]:
        """What a class is to do, in the order it was assigned."""
        with self._reading() as connection:
            return classes.all_assignments(connection, class_id)

    def unassign(self, class_id: str, course: str, quiz: str) -> None:
        """Take an assignment back."""
        with self._writing() as connection:
            classes.unassign(connection, class_id, course, quiz)
