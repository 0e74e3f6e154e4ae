"""LateQuizWriter: the writer of quiz files, which imports PyYAML only when one is read or written."""

from __future__ import annotations

from app.domain.bank import Quiz


class LateQuizWriter:
    """See `services.quiz_ports.QuizWriter`."""

    def read(self, data: bytes) -> Quiz:
        """See `YamlQuizWriter.read`."""
        from app.banks.write_quiz import YamlQuizWriter

        return YamlQuizWriter().read(data)

    def new(self, quiz: Quiz, schema: str = "") -> bytes:
        """See `YamlQuizWriter.new`."""
        from app.banks.write_quiz import YamlQuizWriter

        return YamlQuizWriter().new(quiz, schema)

    def changed(self, data: bytes, quiz: Quiz) -> bytes:
        """See `YamlQuizWriter.changed`."""
        from app.banks.write_quiz import YamlQuizWriter

        return YamlQuizWriter().changed(data, quiz)
