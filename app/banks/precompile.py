"""Reads a course once and ships the parsed files beside it, so that a phone parses no YAML at all.

Run as `python -m app.banks.precompile COURSE...` by the build of the phone package.
"""

from __future__ import annotations

import sys
from pathlib import Path

from app.banks.cache import COMPILED, key_of, write_entry
from app.banks.folder import course_files, read_bytes
from app.banks.read_file import read_file
from app.i18n import _


def precompile(course: Path) -> list[Path]:
    """Write an entry for each file of the course into its `compiled` folder, and drop the entries of other versions.

    Raises ValueError where a file has a finding: a package ships no course with faults.
    """
    entries: list[Path] = []
    for file in course_files(course):
        data = read_bytes(file)
        read = read_file(data, file.room) if isinstance(data, bytes) else None
        if read is None or not isinstance(data, bytes) or read.findings:
            raise ValueError(_("{file} has faults; run check on the course").format(file=file.path))
        entries.append(write_entry(course / COMPILED, key_of(data, file.room), read))
    for old in set((course / COMPILED).glob("*.json")) - set(entries):
        old.unlink()
    return entries


def main(courses: list[str]) -> int:
    """Compile each course named; 1 if one has faults."""
    for course in courses:
        try:
            count = len(precompile(Path(course)))
        except ValueError as fault:
            print(fault, file=sys.stderr)
            return 1
        print(f"{course}: {count}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
