"""LateStatementWriter: the splicer of statements, which imports PyYAML only when something is written."""

from __future__ import annotations

from app.services.statement_ports import Fields, Path


class LateStatementWriter:
    """See `services.statement_ports.StatementSplicer`."""

    def top(self, data: bytes) -> Fields:
        """See `splice_statement.top`."""
        from app.banks import splice_statement

        return splice_statement.top(data)

    def edit_top(self, data: bytes, fields: Fields) -> bytes:
        """See `splice_statement.edit_top`."""
        from app.banks import splice_statement

        return splice_statement.edit_top(data, fields)

    def edit_entry(self, data: bytes, path: Path, at: int, fields: Fields) -> bytes:
        """See `splice_statement.edit_entry`."""
        from app.banks import splice_statement

        return splice_statement.edit_entry(data, path, at, fields)

    def insert_entry(self, data: bytes, path: Path, after: int, fields: Fields) -> bytes:
        """See `splice_statement.insert_entry`."""
        from app.banks import splice_statement

        return splice_statement.insert_entry(data, path, after, fields)

    def delete_entry(self, data: bytes, path: Path, at: int) -> bytes:
        """See `splice_statement.delete_entry`."""
        from app.banks import splice_statement

        return splice_statement.delete_entry(data, path, at)

    def move_entry(self, data: bytes, path: Path, at: int, by: int) -> bytes:
        """See `splice_statement.move_entry`."""
        from app.banks import splice_statement

        return splice_statement.move_entry(data, path, at, by)

    def move_between(self, data: bytes, path: Path, at: int, target: Path, changes: Fields) -> bytes:
        """See `splice_between.move_between`."""
        from app.banks import splice_between

        return splice_between.move_between(data, path, at, target, changes)
