"""Choosing a file or a folder: the folders of this device in a dialog, or a path that is typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from kivy.metrics import dp
from kivy.properties import StringProperty

from app.i18n import _, ngettext
from app.services.browse_files import Entry, beginnings, listing, size_text, typed_path
from app.ui.widgets.button import PushButton
from app.ui.widgets.card import PressCard
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import TextField
from app.ui.widgets.stack import Column, Flow, Row
from app.ui.widgets.text import Icon, Text

last_folder: list[Path] = []  # where the last choice was made, for the next one


class FileRow(PressCard):
    """A folder or a file; `text` is its name."""

    text = StringProperty("")

    def __init__(self, entry: Entry, **kwargs: Any) -> None:
        super().__init__(padding=(dp(14), dp(13)), text=entry.name, **kwargs)
        self.arrows = True
        line = Row(spacing=dp(12), align="center")
        line.add_widget(Icon(name="folder-outline" if entry.is_folder else "file-outline", role="muted"))
        line.add_widget(Text(text=entry.name))
        if not entry.is_folder:
            line.add_widget(Text(text=size_text(entry.size), role="muted", variant="small", fit=True))
        self.add_widget(line)


class FileDialog(Dialog):
    """Shows a folder; `chosen` gets the path of the file picked, or, with `folders`, of the folder shown."""

    def __init__(
        self, chosen: Callable[[str], None], endings: tuple[str, ...] = (), *, folders: bool = False, **kwargs: Any
    ) -> None:
        self._chosen, self._endings = chosen, endings
        self.folder = next((folder for folder in last_folder if folder.is_dir()), Path.home())
        self.field = TextField(hint_text=_("A name, or a path"), label=_("LOOK FOR"))
        self.where = Text(variant="strong")
        self.rows = Column(spacing=dp(8))
        cancel = (_("Cancel"), "outline", lambda: None)
        take = (_("Use this folder"), "primary", lambda: self._take(self.folder))
        super().__init__([cancel, take] if folders else [cancel], first_focus=self.field.entry, **kwargs)
        self.most_width = dp(640)
        for widget in (self._ways(), self.field, self.where, self.rows):
            self.body.add_widget(widget)
        self.field.bind(text=lambda _field, _text: self._fill(), on_submit=lambda _field: self._entered())
        self._fill()

    def show(self, folder: Path) -> None:
        """Show what a folder holds."""
        self.folder = folder
        if self.field.text:
            self.field.entry.text = ""  # fills
        else:
            self._fill()
        self.scroll.to_start()

    def _ways(self) -> Flow:
        """Buttons to the folder above and to where files usually lie."""
        ways = Flow(spacing=dp(8))
        for name, icon, go in (
            (_("Folder above"), "arrow-up", lambda: self.show(self.folder.parent)),
            *((name, "folder-outline", lambda path=path: self.show(path)) for name, path in beginnings()),
        ):
            button = PushButton(text=name, icon=icon, kind="outline")
            button.bind(on_release=lambda _button, go=go: go())
            ways.add_widget(button)
        return ways

    def _fill(self) -> None:
        text = self.field.text
        self.field.error = ""
        found = listing(self.folder, self._endings, "" if typed_path(text, self.folder) else text.strip())
        self.where.text = str(found.folder)
        self.rows.clear_widgets()
        for entry in found.entries:
            self.rows.add_widget(self._line(entry))
        note = found.problem or self._none() if not found.entries else self._more(found.more)
        if note:
            self.rows.add_widget(Text(text=note, role="muted"))

    def _none(self) -> str:
        if not self._endings:
            return _("There is no folder here.")
        return _("There is no folder here, and no file that ends in {endings}.").format(
            endings=", ".join(self._endings)
        )

    def _more(self, more: int) -> str:
        if not more:
            return ""
        return ngettext(
            "{count} more: type a part of the name.", "{count} more: type a part of the name.", more
        ).format(count=more)

    def _line(self, entry: Entry) -> FileRow:
        row = FileRow(entry)
        row.bind(on_release=lambda _row: self.show(entry.path) if entry.is_folder else self._pick(entry.path))
        return row

    def _entered(self) -> None:
        """Enter in the field: a typed path is followed; of names, the only one left is taken."""
        path = typed_path(self.field.text, self.folder)
        if path is None:
            left = listing(self.folder, self._endings, self.field.text.strip()).entries
            path = left[0].path if len(left) == 1 else None
        if path is None:
            return
        if path.is_dir():
            self.show(path)
        elif path.is_file() and self._endings:
            self._pick(path)
        else:
            self.field.error = _("There is no {path}.").format(path=path)

    def _pick(self, path: Path) -> None:
        self.close()
        self._take(path)

    def _take(self, path: Path) -> None:
        last_folder[:] = [path if path.is_dir() else path.parent]
        self._chosen(str(path))


def pick_file(title: str, endings: tuple[str, ...], chosen: Callable[[str], None]) -> FileDialog:
    """Let a file with one of `endings` (".jsonl") be picked; `chosen` gets its path. A typed path may end otherwise."""
    dialog = FileDialog(chosen, endings, title=title)
    dialog.open()
    return dialog


def pick_folder(title: str, chosen: Callable[[str], None]) -> FileDialog:
    """Let a folder be picked; `chosen` gets its path."""
    dialog = FileDialog(chosen, folders=True, title=title)
    dialog.open()
    return dialog
