"""A bank is saved over what was opened, and over nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.services.edit_bank import BankChanged, save_bank


def test_a_save_replaces_what_was_opened(tmp_path: Path) -> None:
    """No part file is left."""
    bank = tmp_path / "s.yaml"
    bank.write_bytes(b"old\r\n")
    save_bank(bank, b"old\r\n", b"new\r\n")
    assert bank.read_bytes() == b"new\r\n"
    assert list(tmp_path.iterdir()) == [bank]


@pytest.mark.parametrize("theirs", [b"theirs", b""])
def test_a_file_changed_underneath_is_left_with_both_versions_offered(tmp_path: Path, theirs: bytes) -> None:
    """An emptied file counts as changed."""
    bank = tmp_path / "s.yaml"
    bank.write_bytes(theirs)
    with pytest.raises(BankChanged) as refused:
        save_bank(bank, b"old", b"mine")
    assert (refused.value.mine, refused.value.theirs) == (b"mine", theirs)
    assert bank.read_bytes() == theirs
