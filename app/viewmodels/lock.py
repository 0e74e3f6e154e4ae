"""The lock before the teacher area: what a try, a new PIN or a wait comes to, in words; its pages share it."""

from __future__ import annotations

from app.i18n import _, ngettext
from app.services.teacher_area import PinRefused, TeacherArea, Tried


def try_pin(area: TeacherArea, pin: str) -> str:
    """Try a PIN: an empty text where the area is open now, else why it is not."""
    if area.enter(pin) is Tried.OPEN:
        return ""
    return wait_text(area) or _("That is not the PIN.")


def change_pin(area: TeacherArea, pin: str) -> tuple[bool, str]:
    """Set or change the PIN, or take it away where it is empty: whether that was done, and what is said of it."""
    try:
        if pin:
            area.set_pin(pin)
        else:
            area.remove_pin()
    except PinRefused as refusal:
        return False, str(refusal)
    return True, _("The PIN is set.") if pin else _("The teacher area has no PIN now.")


def wait_text(area: TeacherArea) -> str:
    """How long the next try has to wait, or an empty text."""
    seconds = -(-area.wait() // 1000)
    if not seconds:
        return ""
    return ngettext(
        "Too many tries. The next one is in {n} second.", "Too many tries. The next one is in {n} seconds.", seconds
    ).format(n=seconds)
