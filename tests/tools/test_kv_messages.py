"""Messages in kv files."""

from __future__ import annotations

import io

import pytest

from tools.kv_messages import bare_words, extract


def found(kv: str) -> list[tuple[int, str, str | tuple[str, ...]]]:
    return [entry[:3] for entry in extract(io.BytesIO(kv.encode()), None, None, None)]


def test_a_message_is_found_with_its_line() -> None:
    assert found("<Card>:\n    Label:\n        text: _('Next question')\n") == [(3, "_", "Next question")]


def test_plural_and_context_keep_both_parts() -> None:
    kv = """text: ngettext("{n} point", "{n} points", root.n)\nlabel: pgettext('verb', 'Right')"""
    assert found(kv) == [(1, "ngettext", ("{n} point", "{n} points")), (2, "pgettext", ("verb", "Right"))]


def test_quotes_inside_a_message_survive() -> None:
    assert found(r"""text: _("Leaders' \"Statement\"")""") == [(1, "_", 'Leaders\' "Statement"')]


@pytest.mark.parametrize("kv", ["# text: _('no')", "text: obj._('no')", "text: my_('no')"])
def test_what_only_looks_like_a_message_is_left(kv: str) -> None:
    assert found(kv) == []


@pytest.mark.parametrize(("kv", "words"), [("text: 'Next'", ["Next"]), ('hint_text: "Your name"', ["Your name"])])
def test_a_bare_literal_is_reported(kv: str, words: list[str]) -> None:
    assert [text for _, text in bare_words(kv)] == words


@pytest.mark.parametrize("kv", ["text: _('Next')", "text: root.state.title", "text: ''", "text: '{} %'.format(root.n)"])
def test_a_text_that_goes_through_gettext_or_has_no_letters_passes(kv: str) -> None:
    assert list(bare_words(kv)) == []
