"""`schema`: the JSON Schema of the files that an author writes, for editors."""

from __future__ import annotations

import argparse
import json

from app.cli import gate
from app.cli.context import Context
from app.i18n import _

FILES = ("bank", "statement", "quiz")


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = sub.add_parser(
        "schema",
        help=_("print the JSON Schema of question banks"),
        description=_("Print the JSON Schema (draft-07) of bank, statement or quiz files, for editors."),
    )
    parser.add_argument("file", nargs="?", choices=FILES, default="bank", help=_("bank (default), statement or quiz"))
    parser.set_defaults(run=run, sees=gate.nothing)


def run(args: argparse.Namespace, app: Context) -> int:
    """Print one schema."""
    print(schema_text(app.reader.schema()[args.file]), file=app.stdout)
    return 0


def schema_text(schema: object) -> str:
    """A schema as it is printed and kept in content/; without a newline at its end."""
    return json.dumps(schema, ensure_ascii=False, indent=2)
