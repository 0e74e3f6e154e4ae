"""Parts of the coverage map: a cell for each point, a block for each section, and the point that is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.metrics import dp
from kivy.properties import BooleanProperty

from app.ui.theme import theme
from app.ui.widgets import Card, Chip, Flow, Icon, PressCard, Row, Text, focus
from app.viewmodels.coverage import MapCell, MapSection
from app.viewmodels.coverage_text import Band

CELL_DP = 96
INK = {"right": "right", "wrong": "wrong", "warn": "warn", "soft": "primary", "plain": "muted"}


class PointCell(PressCard):
    """One point: icon, number and words; `chosen` while it is open. Arrow keys go from cell to cell."""

    chosen = BooleanProperty(False)

    def __init__(self, cell: MapCell, **kwargs: Any) -> None:
        self.cell = cell
        super().__init__(tone=cell.band.tone, padding=dp(10), spacing=dp(4), size_hint_x=None, **kwargs)
        head = Row(spacing=dp(8))
        head.add_widget(Icon(name=cell.band.icon, role=INK[cell.band.tone], icon_dp=20))
        head.add_widget(Text(text=str(cell.number), variant="strong"))
        self.add_widget(head)
        self.add_widget(Text(text=cell.figure, variant="label"))
        self.fbind("chosen", self._retone)

    def natural_width(self) -> float:
        """All cells are equally wide."""
        return float(theme.grown(CELL_DP))

    def on_key(self, name: str, modifiers: list[str]) -> bool:
        """Arrow keys move the focus; Enter and Space open."""
        if name in ("left", "right", "up", "down"):
            return bool(focus.step(-1 if name in ("left", "up") else 1))
        return bool(super().on_key(name, modifiers))

    def _retone(self, *_args: object) -> None:
        super()._retone()
        if self.chosen:
            self.fill, self.outline = "primarysoft", "primary"


class SectionBlock(Card):
    """A section: its title, what it has, how it is lopsided, and its points."""

    def __init__(self, section: MapSection, on_open: Callable[[str], None], **kwargs: Any) -> None:
        super().__init__(spacing=dp(8), **kwargs)
        self.cells: list[PointCell] = []
        self.add_widget(Text(text=section.title, variant="heading", role=f"section{section.colour}"))
        self.add_widget(Text(text=section.note, variant="small", role="muted"))
        for lean in section.leans:
            self.add_widget(_said("swap-vertical", lean))
        flow = Flow(spacing=(dp(8), dp(8)))
        for cell in section.cells:
            made = PointCell(cell)
            made.bind(on_release=lambda pressed: on_open(pressed.cell.point))
            self.cells.append(made)
            flow.add_widget(made)
        self.add_widget(flow)


def legend(bands: tuple[Band, ...]) -> list[Chip]:
    """What the colours and icons mean."""
    return [
        Chip(text=band.word, icon=band.icon, role=INK[band.tone], tone="outline" if band.tone == "plain" else band.tone)
        for band in bands
    ]


def _said(icon: str, text: str) -> Row:
    row = Row(spacing=dp(8), align="top")
    row.add_widget(Icon(name=icon, role="warn", icon_dp=18))
    row.add_widget(Text(text=text, variant="small", role="warn"))
    return row
