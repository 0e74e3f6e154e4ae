"""`rules` in its three forms, and the page that it writes."""

from __future__ import annotations

import argparse
import io
import json
from typing import cast

from app.cli import rules
from app.cli.context import Context
from app.domain.lint.registry import RULES
from tests.source import ROOT


class Printed:
    """The one thing that the command needs of its context."""

    def __init__(self) -> None:
        self.stdout = io.StringIO()


def run(*words: str) -> str:
    made = argparse.ArgumentParser()
    rules.add_parser(made.add_subparsers())
    args, printed = made.parse_args(["rules", *words]), Printed()
    assert args.run(args, cast("Context", printed)) == 0
    return printed.stdout.getvalue()


def test_text_names_every_rule_with_reason_and_remedy() -> None:
    lines = run().splitlines()
    assert [line.split(":")[0] for line in lines if not line.startswith(" ")] == [rule.code for rule in RULES]
    assert sum(line.startswith("    why: ") for line in lines) == len(RULES)
    assert sum(line.startswith("    remedy: ") for line in lines) == len(RULES)


def test_json_holds_the_whole_table() -> None:
    made = json.loads(run("--format", "json"))
    assert [rule["code"] for rule in made] == [rule.code for rule in RULES]
    assert {rule["source"] for rule in made} == {
        "Haladyna, Downing & Rodriguez 2002", "NBME Item-Writing Guide", "Communiqué",
    }  # fmt: skip
    assert all(rule["fires"] and rule["clean"] for rule in made)


def test_the_page_is_the_one_that_the_command_writes() -> None:
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == run("--format", "markdown")
