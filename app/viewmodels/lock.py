"""The locks, in words: what a try, a new PIN or a wait comes to, before the teacher area and before names."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.learner import Learner
from app.i18n import _, ngettext
from app.services.desk import Desk
from app.services.name_locks import Need
from app.services.pin import PinRefused, Tried
from app.services.teacher_area import TeacherArea


@dataclass(frozen=True, slots=True)
class Asked:
    """A PIN that is asked for before a learner is chosen; `teachers`: only the teacher's opens."""

    title: str
    text: str
    teachers: bool


def try_pin(area: TeacherArea, pin: str) -> str:
    """Try a PIN: an empty text where the area is open now, else why it is not."""
    return _refused(area.enter(pin), area.wait())


def change_pin(area: TeacherArea, pin: str) -> tuple[bool, str]:
    """Set or change the PIN, or take it away where it is empty: whether that was done, and what is said of it."""
    try:
        if pin:
            area.set_pin(pin)
        else:
            area.remove_pin()
    except PinRefused as refusal:
        return False, str(refusal)
    if not pin:
        return True, _("The teacher area has no PIN now.")
    return True, _("The PIN is set. Let the learners give their names one too: Learners, the dots beside a name.")


def wait_text(area: TeacherArea) -> str:
    """How long the next try has to wait, or an empty text."""
    return _wait_text(area.wait())


def curtain_text(*, protected: bool) -> str:
    """What the PIN of the teacher area does, or would do, and what it does not."""
    if protected:
        return _(
            "A PIN stands before these pages, and before names with answers that have none of their own. "
            "It is a curtain: the files on this device can still be read."
        )
    return _(
        "Learners of this device can look here too, and at one another's answers. A PIN keeps them out of these pages, "
        "and each to their own name; it is a curtain, the files on this device can still be read."
    )


def asked(desk: Desk, learner: Learner, current: Learner | None) -> Asked | None:
    """The PIN to ask for before this learner is chosen, or None; `current` studies now."""
    need = desk.names.need(desk.store(), learner, current.id if current else "")
    if need is Need.NONE:
        return None
    if need is Need.NAME:
        text = _("Enter the PIN of this name. Forgotten? The PIN of the teacher area opens it too.")
        if not desk.teacher_area.protected:
            text = _("Enter the PIN of this name.")
        return Asked(_("{name} has a PIN").format(name=learner.name), text, False)
    text = _("There are answers under this name. Ask your teacher for the PIN once, then give the name one of its own.")
    return Asked(learner.name, text, True)


def try_name(desk: Desk, learner_id: str, pin: str) -> str:
    """Try a PIN at a name: an empty text where it is open now, else why it is not."""
    return _refused(desk.names.enter(learner_id, pin), desk.names.wait(learner_id))


def change_name_pin(desk: Desk, learner_id: str, pin: str) -> tuple[bool, str]:
    """Set or change the PIN of a name, or take it away where it is empty: whether it was done, and what is said."""
    try:
        desk.names.set_pin(learner_id, pin)
    except PinRefused as refusal:
        return False, str(refusal)
    if not pin:
        return True, _("This name has no PIN now.")
    desk.parts.keepsakes.save_snapshot({})  # the first screen of the next start shows nothing of a locked name
    if desk.teacher_area.protected:
        return True, _("The PIN is set.")
    return True, _("The PIN is set. The teacher area has none: there everybody's answers can be seen.")


def _refused(tried: Tried, wait: int) -> str:
    if tried is Tried.OPEN:
        return ""
    return _wait_text(wait) or _("That is not the PIN.")


def _wait_text(wait: int) -> str:
    seconds = -(-wait // 1000)
    if not seconds:
        return ""
    return ngettext(
        "Too many tries. The next one is in {n} second.", "Too many tries. The next one is in {n} seconds.", seconds
    ).format(n=seconds)
