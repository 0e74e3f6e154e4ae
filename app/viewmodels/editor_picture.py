"""BankEditor + what is chosen on the page -> EditorState."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from app.domain.bank import Course
from app.domain.item import Item
from app.i18n import _, ngettext
from app.services.author_files import AuthorRefused
from app.services.author_ports import Fields
from app.services.edit_bank_files import BankFile, Entry
from app.services.edit_bank_findings import Placed
from app.services.edit_bank_kinds import kind_of
from app.services.edit_bank_session import BankEditor
from app.services.edit_bank_texts import shown
from app.viewmodels.editor_answers import figures_text, uses
from app.viewmodels.editor_form import form, kind_choices, kind_words, label, problem, stem
from app.viewmodels.editor_points import point_rows
from app.viewmodels.editor_preview import preview
from app.viewmodels.editor_state import Conflict, EditorRow, EditorState


@dataclass(frozen=True)
class Chosen:
    """What is chosen on the page; `typed` are texts of the chosen question as they were typed."""

    section: str = ""
    search: str = ""
    kind: str = ""
    point: str = ""
    findings: bool = False
    answered: bool = False
    typed: dict[str, str] = field(default_factory=dict)


def picture(editor: BankEditor, chosen: Chosen, base: EditorState) -> EditorState:
    """The page; `base` holds what does not hang on the banks: the course's title, read_only, what was said."""
    course = editor.load.course
    listed = entries_of(editor, chosen.section)
    by_name = _by_name(editor.findings)
    state = replace(
        base,
        section=chosen.section, search=chosen.search, kind_filter=chosen.kind, point_filter=chosen.point,
        only_findings=chosen.findings, answered=chosen.answered,
        kinds=kind_choices(), points=_points(course),
        rows=_rows(editor, chosen, listed, by_name), summary=_summary(editor, listed, by_name),
        undo=editor.undo_words, redo=editor.redo_words, dirty=editor.dirty,
        can_save=editor.dirty and not editor.blocking and editor.conflict is None and not base.read_only,
        blocked=_blocked(editor.blocking), conflict=_conflict(editor),
    )  # fmt: skip
    if not listed and chosen.section:
        state = replace(state, empty=dict(base.sections).get(chosen.section, chosen.section))
    entry = editor.entry()
    return state if entry is None else replace(state, **_question(editor, chosen, entry, by_name))


def entries_of(editor: BankEditor, section: str) -> tuple[Entry, ...]:
    """The questions of a section's banks, all where it is empty."""
    files = editor.files.files
    return tuple(e for e in editor.files.entries if not section or files[e.inside].section == section)


def _question(editor: BankEditor, chosen: Chosen, entry: Entry, by_name: dict[str, list[Placed]]) -> dict[str, Any]:
    """Everything about the question that is chosen."""
    ours, kind = by_name.get(entry.name, []), kind_of(entry.fields)
    typed = {**editor.unread.of(entry.name), **chosen.typed}
    made = form(entry.fields, typed, ours, point_rows(editor, editor.files.files[entry.inside].section))
    names = {one.name for one in made}
    rest = [one for one in ours if one.key not in names]
    rest += [one for one in editor.findings if one.inside == entry.inside and not one.name]
    item = editor.load.course.items.get(entry.name) if editor.load.course else None
    return {
        "item": entry.name,
        "kind": kind,
        "kinds": kind_choices(),
        "form": made,
        "other_problems": tuple(map(problem, rest)),
        "preview": preview(editor.load.course, item, answered=chosen.answered) if editor.load.course and item else None,
        **_answers(editor, entry.name, item),
        "can_move_up": editor.can_move(-1),
        "can_move_down": editor.can_move(1),
    }


def _by_name(findings: Iterable[Placed]) -> dict[str, list[Placed]]:
    found: dict[str, list[Placed]] = {}
    for one in findings:
        if one.name:
            found.setdefault(one.name, []).append(one)
    return found


def _points(course: Course | None) -> tuple[tuple[str, str], ...]:
    return tuple((point.id, point.text) for point in course.statement.points()) if course else ()


def _rows(
    editor: BankEditor, chosen: Chosen, listed: Iterable[Entry], by_name: dict[str, list[Placed]]
) -> tuple[EditorRow, ...]:
    unsaved, words, rows = editor.files.unsaved(), kind_words(), []
    for entry in listed:
        ours, kind = by_name.get(entry.name, []), kind_of(entry.fields)
        point = shown("point", entry.fields.get("point"))[0]
        if not _wanted(chosen, entry.fields, kind, point, bool(ours)):
            continue
        state = "error" if any(one.error for one in ours) else ("warning" if ours else "fine")
        note = next((one.finding.message for one in sorted(ours, key=lambda one: not one.error)), "")
        rows.append(
            EditorRow(
                entry.name, stem(entry.fields), words.get(kind, _("no kind")), point, state, note,
                draft=entry.name in unsaved or bool(editor.unread.of(entry.name)), selected=entry.name == editor.item,
            )
        )  # fmt: skip
    return tuple(rows)


def _wanted(chosen: Chosen, fields: Fields, kind: str, point: str, weak: bool) -> bool:
    if (chosen.kind and kind != chosen.kind) or (chosen.findings and not weak):
        return False
    if chosen.point and chosen.point not in point.split(", "):
        return False
    text = " ".join(shown(key, raw)[0] for key, raw in fields.items()).casefold()
    return all(word in text for word in chosen.search.casefold().split())


def _summary(editor: BankEditor, listed: tuple[Entry, ...], by_name: dict[str, list[Placed]]) -> str:
    """How many questions, errors and warnings the section has, and banks that cannot be edited."""
    ours = [one for entry in listed for one in by_name.get(entry.name, [])]
    errors = sum(one.error for one in ours)
    parts = [ngettext("{n} question", "{n} questions", len(listed)).format(n=len(listed))]
    if errors:
        parts.append(ngettext("{n} error", "{n} errors", errors).format(n=errors))
    if weak := len(ours) - errors:
        parts.append(ngettext("{n} warning", "{n} warnings", weak).format(n=weak))
    refusals = [file.refusal for file in editor.files.files.values() if file.refusal]
    return "\n".join((" · ".join(parts), *refusals))


def _blocked(blocking: Iterable[Placed]) -> str:
    """The errors that have to be mended before the bank can be saved."""
    places = [(one.name or one.inside, label(one.key) if one.key else "", one.finding.message) for one in blocking]
    lines = dict.fromkeys(": ".join(filter(None, place)) for place in places)
    return "\n".join((_("Kept as a draft; to save it, mend:"), *lines)) if lines else ""


def _conflict(editor: BankEditor) -> Conflict | None:
    file: BankFile | None = editor.conflict
    if file is None:
        return None
    try:
        theirs = editor.files.theirs(file).decode("utf-8", "replace")
    except AuthorRefused as refusal:  # it can no longer be read: that is what is shown of it
        theirs = str(refusal)
    return Conflict(file.now.decode("utf-8", "replace"), theirs)


def _answers(editor: BankEditor, name: str, item: Item | None) -> dict[str, Any]:
    """What answers show of the question as it stands in the form."""
    found = editor.answers.get(name)
    if found is None or item is None:
        return {"figures": "", "uses": None}
    return {"figures": figures_text(found, item), "uses": uses(found, item)}
