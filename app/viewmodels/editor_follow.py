"""Which quizzes would follow a question that the bank editor deleted or renamed, in words."""

from __future__ import annotations

from app.i18n import _
from app.services.author_files import AuthorRefused
from app.services.desk import Desk
from app.services.edit_bank_quizzes import followers
from app.services.edit_bank_session import BankEditor
from app.services.edit_quiz import QuizFiles


def quiz_files(desk: Desk) -> QuizFiles:
    """The quizzes of the course chosen. Raises AuthorRefused."""
    if desk.parts.quizzes is None:
        raise AuthorRefused(_("Quizzes cannot be written here."))
    return QuizFiles(desk.card().path, desk.parts.quizzes)


def follow_text(desk: Desk, editor: BankEditor) -> str:
    """What stands in the way of saving because of quizzes, and what would be done; empty where nothing does."""
    if not any(one.finding.code == "quiz.unknown-question" for one in editor.blocking):
        return ""
    try:
        found = followers(editor.files, quiz_files(desk))
    except AuthorRefused:
        return ""
    lines = [_("{quiz}: {items}").format(quiz=one.quiz.title, items=", ".join(one.gone)) for one in found]
    return (
        _("Quizzes list what is deleted or named anew here; saved with them, they follow. {list}").format(
            list="; ".join(lines)
        )
        if lines
        else ""
    )
