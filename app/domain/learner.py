"""Learner: one person who studies on this device."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Learner:
    """`id` is random; `name` is what the person is called here; `created` is UTC ms.

    `imported` learners came with a file of answers; all others study on this device.
    """

    id: str
    name: str
    created: int
    imported: bool = False
