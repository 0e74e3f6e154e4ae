"""`rules`: the item-writing rules that `check` knows, as text, JSON or the page docs/rules.md."""

from __future__ import annotations

import argparse
import json

from app.cli import gate
from app.cli.context import Context
from app.domain.lint.rule import ENOUGH_ATTEMPTS, Rule
from app.i18n import _


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = sub.add_parser(
        "rules",
        help=_("list the rules for writing questions"),
        description=_("List the rules that check warns by, each with its reason, source and remedy."),
    )
    parser.add_argument("--format", choices=tuple(_FORMATS), default="text", help=_("text (default), json or markdown"))
    parser.set_defaults(run=run, sees=gate.nothing)


def run(args: argparse.Namespace, app: Context) -> int:
    """Print all rules."""
    print(_FORMATS[args.format](), file=app.stdout)
    return 0


def _rules() -> tuple[Rule, ...]:
    from app.domain.lint.registry import RULES  # its many patterns take time, which other commands do without

    return RULES


def as_text() -> str:
    """Three lines for each rule."""
    line = _("{code}: {title}\n    why: {reason} ({source})\n    remedy: {remedy}")
    return "\n".join(
        line.format(
            code=rule.code, title=rule.title(), reason=rule.reason(), source=rule.source.value, remedy=rule.remedy()
        )
        for rule in _rules()
    )


def as_json() -> str:
    """A list of objects, for tools."""
    return json.dumps([_rule(rule) for rule in _rules()], ensure_ascii=False, indent=2)


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "code": rule.code,
        "title": rule.title(),
        "reason": rule.reason(),
        "source": rule.source.value,
        "remedy": rule.remedy(),
        "english": rule.english,
        "needs_answers": rule.figures,
        "can_be_allowed": rule.silenced,
        "fires": rule.fires,
        "clean": rule.clean,
    }


def as_markdown() -> str:
    """The page docs/rules.md, without a newline at its end."""
    head = _(
        "# Rules for writing questions\n\n"
        "`python main.py check` warns by these rules, with the code `lint.` and the rule's name; `--strict` makes\n"
        "warnings fail. Where a rule is wrong about a question, `allow: {rule: why}` on it silences the rule there.\n"
        "This page is written by `python main.py rules --format markdown`.\n\n"
        "Sources: Haladyna, T. M., Downing, S. M., & Rodriguez, M. C. (2002), A review of multiple-choice\n"
        "item-writing guidelines for classroom assessment, Applied Measurement in Education 15(3), 309-334; National\n"
        "Board of Medical Examiners, Item-Writing Guide; and Communiqué, where neither\n"
        "speaks of it. Limits in numbers are ours.\n"
    )
    table = "\n".join(f"| [`{rule.code}`](#{rule.code}) | {rule.title()} | {rule.source.value} |" for rule in _rules())
    header = _("| rule | says that | source |\n| --- | --- | --- |\n")
    return "\n".join([head, header + table, *(f"\n{_section(rule)}" for rule in _rules())])


def _section(rule: Rule) -> str:
    parts = [f"## {rule.code}", _("{title}: {reason}.").format(title=rule.title(), reason=rule.reason())]
    parts.append(_("Source: {source}. Remedy: {remedy}.").format(source=rule.source.value, remedy=rule.remedy()))
    notes = [
        _("It reads English words only.") if rule.english else "",
        _("It speaks once {count} learners have answered.").format(count=ENOUGH_ATTEMPTS) if rule.figures else "",
        "" if rule.silenced else _("No question can allow it."),
    ]
    parts += [" ".join(filter(None, notes))] if any(notes) else []
    if not rule.figures:
        parts += [_example(_("It speaks here:"), rule.fires), _example(_("It is silent here:"), rule.clean)]
    return "\n\n".join(parts)


def _example(title: str, questions: str) -> str:
    """At most three questions of an example; more would hide what it shows."""
    shown = questions.split("\n- ")
    more = _("# and so on\n") if len(shown) > 3 else ""
    return f"{title}\n\n```yaml\n" + "\n- ".join(shown[:3]).rstrip("\n") + f"\n{more}```"


_FORMATS = {"text": as_text, "json": as_json, "markdown": as_markdown}
