"""QuizWriter: the Protocol of what reads and writes one quiz file; YAML stays behind it."""

from __future__ import annotations

from typing import Protocol

from app.domain.bank import Quiz


class QuizWriter(Protocol):
    """Quiz files as bytes. All methods raise AuthorRefused where the file cannot be read or would read differently."""

    def read(self, data: bytes) -> Quiz:
        """The quiz that the known keys of a file say, without its name; unknown keys are passed over."""
        ...

    def new(self, quiz: Quiz, schema: str = "") -> bytes:
        """A new file that says this quiz; its first line names `schema`, the place of its schema, if there is one."""
        ...

    def changed(self, data: bytes, quiz: Quiz) -> bytes:
        """The file with the keys changed whose meaning changed; comments, unknown keys and all other bytes stay."""
        ...
