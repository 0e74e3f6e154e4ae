"""What learners' answers show of the question that is edited, beside its text."""

from __future__ import annotations

from dataclasses import replace

from app.domain.item import Item
from app.i18n import _, ngettext
from app.services.item_evidence import ItemEvidence
from app.viewmodels.class_cells import quality_text
from app.viewmodels.question_tables import flag_text, option_table
from app.viewmodels.rows import percent
from app.viewmodels.table import Table


def figures_text(found: ItemEvidence, item: Item) -> str:
    """Learners, share of the marks with its interval, discrimination, what stands out and how far it can be trusted.

    Answers belong to the text that was answered: of an earlier one only their number is said.
    """
    told = found.first.figures
    if found.first.revision != item.revision:
        return ngettext(
            "{n} learner answered an earlier text of this question. Figures begin anew with answers to this one.",
            "{n} learners answered an earlier text of this question. Figures begin anew with answers to this one.",
            told.attempts,
        ).format(n=told.attempts)
    parts = [ngettext("{n} learner", "{n} learners", told.attempts).format(n=told.attempts)]
    if told.share is not None:
        share, low, high = (percent(each) for each in (told.share.value, told.share.low, told.share.high))
        parts.append(_("{share} of the marks, likely {low} to {high}").format(share=share, low=low, high=high))
    telling = found.telling.figures
    if telling.discrimination is not None:
        parts.append(_("discrimination {n}").format(n=round(telling.discrimination)))
    parts += [flag_text(flag) for flag in telling.flags]
    parts += [words for words in (quality_text(told.quality),) if words]
    return " · ".join(parts)


def uses(found: ItemEvidence, item: Item) -> Table | None:
    """Who chose which option; None where the text is another now, or there are no options."""
    if found.first.revision != item.revision or not found.telling.options:
        return None
    table = option_table(found.telling)
    if not found.quiz:
        return table
    return replace(table, note=_("In the quiz {title}.").format(title=found.quiz) + " " + table.note)
