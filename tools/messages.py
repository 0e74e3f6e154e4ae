"""Writes app/i18n/locale/messages.pot with Babel: `python -m tools.messages`; `--check` only compares."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from app import __version__
from app.i18n import DOMAIN, LOCALE_DIR

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = LOCALE_DIR / f"{DOMAIN}.pot"
METHODS = [("**.py", "python"), ("**.kv", "tools.kv_messages:extract")]
KEYWORDS: Mapping[str, tuple[int | tuple[int, int] | tuple[int, str], ...] | None] = {
    "_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}


def collect(root: Path = ROOT) -> Catalog:
    """Every message under app/, in the order of the files, with places (file and line)."""
    catalog = Catalog(
        project="Communiqué",
        version=__version__,
        charset="utf-8",
        fuzzy=False,
        header_comment="# The messages of PROJECT; written by `python -m tools.messages`.",
    )
    found = extract_from_dir(str(root / "app"), METHODS, keywords=KEYWORDS, comment_tags=("i18n:",))
    for name, line, message, comments, context in sorted(found, key=lambda entry: (entry[0], entry[1])):
        catalog.add(message, None, [(f"app/{Path(name).as_posix()}", line)], auto_comments=comments, context=context)
    return catalog


def keys(catalog: Catalog) -> set[object]:
    """What tells messages apart: context and text."""
    return {(message.context, message.id) for message in catalog if message.id}


def write(catalog: Catalog, path: Path = TEMPLATE) -> None:
    """Write the template; line numbers are left out, so that moving code changes nothing."""
    with path.open("wb") as out:
        write_po(out, catalog, width=110, omit_header=False, include_lineno=False, sort_by_file=True)


def main(arguments: list[str]) -> int:
    """Write the template, or with --check say which messages it lacks or no longer needs; 1 where it differs."""
    catalog = collect()
    if "--check" not in arguments:
        write(catalog)
        return 0
    with TEMPLATE.open("rb") as kept:
        known = keys(read_po(kept))
    for change, difference in (("missing", keys(catalog) - known), ("no longer used", known - keys(catalog))):
        for key in sorted(map(str, difference)):
            print(f"{TEMPLATE.name}: {change}: {key}", file=sys.stderr)
    return int(known != keys(catalog))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
