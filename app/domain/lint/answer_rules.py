"""Rules that need answers: what at least 30 learners made of a question."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from app.domain.item import Flashcard, Item, SelfMarked
from app.domain.lint.rule import ENOUGH_ATTEMPTS, Issue, ItemFigures, Said, Subject
from app.domain.lint.texts import wrong
from app.i18n import _

HARD, EASY, WEAK, IDLE = 0.25, 0.9, 20.0, 0.05


def answered(code: str, look: Callable[[Item, ItemFigures], Iterator[Said]]) -> Callable[[Subject], Iterator[Issue]]:
    """A rule for questions that enough learners have answered; learners grade cards and rubrics themselves."""

    def all_items(subject: Subject) -> Iterator[Issue]:
        for item in subject.items():
            figures = subject.figures.get(item.id)
            if figures and figures.attempts >= ENOUGH_ATTEMPTS and not isinstance(item.body, Flashcard | SelfMarked):
                for where, message in look(item, figures):
                    yield Issue(item.id, where, code, message)

    return all_items


def too_hard(_item: Item, figures: ItemFigures) -> Iterator[Said]:
    """Facility under .25."""
    if figures.facility < HARD:
        yield "id", _facility(figures)


def too_easy(_item: Item, figures: ItemFigures) -> Iterator[Said]:
    """Facility over .9."""
    if figures.facility > EASY:
        yield "id", _facility(figures)


def _facility(figures: ItemFigures) -> str:
    return _("{attempts} learners earned {share:.0f} % of the marks on average").format(
        attempts=figures.attempts, share=100 * figures.facility
    )


def weak_discrimination(_item: Item, figures: ItemFigures) -> Iterator[Said]:
    """Discrimination under 20; where it cannot be told, nothing is said."""
    if figures.discrimination is not None and figures.discrimination < WEAK:
        message = _("discrimination is {value:.0f} among {attempts} learners")
        yield "id", message.format(value=figures.discrimination, attempts=figures.attempts)


def idle_distractor(item: Item, figures: ItemFigures) -> Iterator[Said]:
    """A wrong option that fewer than 5 % chose; without any shares nothing is known."""
    if not figures.shares:
        return
    for n, option in wrong(item):
        share = figures.shares.get(option.key, 0.0)
        if share < IDLE:
            message = _('{share:.0f} % of {attempts} learners chose "{text}"')
            yield f"option {n}", message.format(share=100 * share, attempts=figures.attempts, text=option.text)
