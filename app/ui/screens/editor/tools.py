"""The editor's tools: words and icon where there is room, else round icons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.i18n import _
from app.ui.widgets import IconButton, PushButton, fill
from app.viewmodels.editor_state import EditorState


class Tools:
    """`show(state, wide)` puts the tools into `holder`; `save` is the strong button, shown where the page wants it."""

    def __init__(self, holder: Any, acts: dict[str, Callable[[], None]]) -> None:
        self._holder = holder
        looks = {
            "undo": (_("Undo"), "undo"),
            "redo": (_("Redo"), "redo"),
            "up": (_("Up"), "arrow-up"),
            "down": (_("Down"), "arrow-down"),
            "duplicate": (_("Duplicate"), "content-copy"),
            "delete": (_("Delete"), "delete-outline"),
        }
        self.words = {name: PushButton(text=text, icon=icon, kind="outline") for name, (text, icon) in looks.items()}
        self.icons = {name: IconButton(label=text, icon=icon, kind="outline") for name, (text, icon) in looks.items()}
        self.save = PushButton(text=_("Save"), icon="content-save-outline", hint="Ctrl+S")
        for made in (self.words, self.icons):
            for name, button in made.items():
                button.bind(on_release=lambda _button, act=acts[name]: act())
        self.save.bind(on_release=lambda _button: acts["save"]())

    def show(self, state: EditorState, *, wide: bool) -> None:
        """Show what can be done now."""
        chosen = bool(state.item) and not state.read_only
        can = {
            "undo": bool(state.undo),
            "redo": bool(state.redo),
            "up": chosen and state.can_move_up,
            "down": chosen and state.can_move_down,
            "duplicate": chosen,
            "delete": chosen,
        }
        for made in (self.words, self.icons):
            for name, button in made.items():
                button.disabled = not can[name]
        self.save.disabled = not (state.can_save or state.conflict)
        buttons = list((self.words if wide else self.icons).values())
        fill(self._holder, [*buttons, self.save] if wide else buttons)
