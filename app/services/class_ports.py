"""ClassStore: where classes and their assignments are kept."""

from __future__ import annotations

from typing import Protocol

from app.domain.learner import Learner
from app.domain.roster import Assignment, SchoolClass


class ClassStore(Protocol):
    """Classes are lists of learners, own or imported. Ids that are gone raise StoreError."""

    def classes(self) -> tuple[SchoolClass, ...]:
        """Every class, oldest first."""
        ...

    def add_class(self, name: str) -> SchoolClass:
        """A new class. Raises StoreError where the name (case-folded, trimmed) is unusable or taken."""
        ...

    def rename_class(self, class_id: str, name: str) -> None:
        """Give a class another name; same errors as `add_class`."""
        ...

    def remove_class(self, class_id: str) -> None:
        """Remove a class with its goals and assignments; its learners and their answers stay."""
        ...

    def members(self, class_id: str) -> tuple[Learner, ...]:
        """The learners of a class, oldest first; nobody in a class that is gone."""
        ...

    def add_member(self, class_id: str, learner: str) -> None:
        """Put a learner into a class; one who is there already stays."""
        ...

    def remove_member(self, class_id: str, learner: str) -> None:
        """Take a learner out of a class."""
        ...

    def assign(self, class_id: str, course: str, quiz: str, due: int = 0) -> Assignment:
        """Assign a quiz to a class; `due` is UTC ms, 0 without a day. One assigned already gets the new day."""
        ...

    def assignments(self, class_id: str) -> tuple[Assignment, ...]:
        """What a class is to do, in the order it was assigned."""
        ...

    def unassign(self, class_id: str, course: str, quiz: str) -> None:
        """Take an assignment back."""
        ...
