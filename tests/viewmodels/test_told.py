"""What came of files is said in numbers that fit their words, with who became one."""

from __future__ import annotations

from app.domain.parcel import Imported
from app.services.import_answers import Arrival
from app.viewmodels.told import arrival_lines


def test_one_is_one_and_two_are_two() -> None:
    one = arrival_lines(Arrival(Imported(answers=1, reports=1, ahead=1, merged=(("Ann 2", "a"),)), 0), {"a": "Ann"})
    assert one[1:] == (
        "The new ones: 1 answer, 0 taken back, 1 report.",
        "Ann 2 and Ann are one learner now: Ann.",
        "1 lies more than a day ahead: the clock of its device is wrong.",
    )
    two = arrival_lines(Arrival(Imported(answers=2, undos=2, ahead=2), 0), {})
    assert two[1:] == (
        "The new ones: 2 answers, 2 taken back, 0 reports.",
        "2 lie more than a day ahead: the clock of their device is wrong.",
    )
