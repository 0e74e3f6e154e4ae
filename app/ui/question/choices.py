"""Choices on screen: rows that are chosen by a tap and struck out by a long press or a right click."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock
from kivy.metrics import dp

from app.ui.question.moves import Moves
from app.ui.widgets import Choice, Column, focus
from app.viewmodels.quiz_state import OptionRow, QuizState

LONG_PRESS = 0.6  # seconds


class StrikeChoice(Choice):
    """A Choice with `on_strike`: a long press or a right click."""

    __events__ = ("on_strike",)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._wait: Any = None
        self._held = False

    def on_strike(self) -> None:
        """The learner wants this option struck out, or back in."""

    def on_touch_down(self, touch: Any) -> bool:
        """A right click strikes; a touch may become a long press."""
        inside = self.collide_point(*touch.pos) and not self.locked
        if inside and getattr(touch, "button", "") == "right":
            self.dispatch("on_strike")
            return True
        taken = bool(super().on_touch_down(touch))
        if taken:
            self._held = False
            self._wait = Clock.schedule_once(self._hold, LONG_PRESS)
        return taken

    def on_touch_up(self, touch: Any) -> bool:
        """The finger left: no long press any more."""
        if touch.grab_current is self and self._wait is not None:
            self._wait.cancel()
        return bool(super().on_touch_up(touch))

    def activate(self) -> None:
        """The keyboard chooses; no long press is meant."""
        self._held = False
        super().activate()

    def on_release(self) -> None:
        """A release that ends a long press chooses nothing."""

    @property
    def was_held(self) -> bool:
        """Whether this release ends a long press."""
        return self._held

    def _hold(self, _seconds: float) -> None:
        if self.state == "down":
            self._held = True
            self.dispatch("on_strike")


class ChoiceRows(Column):
    """The options of a question, or the rubric lines of a self-marked one."""

    def __init__(self, model: Moves, guarded: Callable[[Callable[[], None]], None], **kwargs: Any) -> None:
        kwargs.setdefault("spacing", dp(12))
        super().__init__(**kwargs)
        self._model, self._guarded = model, guarded
        self._rows: list[StrikeChoice] = []
        self._keys: tuple[str, ...] = ()

    def show(self, state: QuizState) -> None:
        """Show the options of a state; rows of the same question are kept."""
        keys = tuple(row.key for row in state.options)
        if keys != self._keys:
            self._rebuild(state.options)
        several = state.kind in ("multiple", "self-marked")
        for widget, row in zip(self._rows, state.options, strict=True):
            widget.text, widget.number, widget.feedback = row.text, row.label, row.feedback
            unticked = state.kind == "self-marked" and row.state == "missed"  # no check beside "Not yet"
            widget.several, widget.mark, widget.verdict = several, "idle" if unticked else row.state, row.note
            widget.locked = state.feedback is not None or state.ended

    def first_focus(self) -> Any:
        """The first option."""
        return self._rows[0] if self._rows else None

    def _rebuild(self, rows: tuple[OptionRow, ...]) -> None:
        self.clear_widgets()
        self._keys = tuple(row.key for row in rows)
        self._rows = [StrikeChoice() for _row in rows]
        for widget, row in zip(self._rows, rows, strict=True):
            widget.bind(
                on_release=lambda pressed, key=row.key: self._choose(pressed, key),
                on_strike=lambda _pressed, label=row.label: self._guarded(lambda: self._model.strike(label)),
            )
            self.add_widget(widget)

    def _choose(self, pressed: StrikeChoice, key: str) -> None:
        """Choose; on the keyboard, a second press on the one chosen option checks it."""
        if pressed.was_held:
            return
        again = focus.visible and pressed.mark == "chosen" and not pressed.several
        self._guarded(self._model.primary if again else lambda: self._model.toggle(key))
