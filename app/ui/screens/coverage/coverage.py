"""Coverage on screen: the map, and the point that is open beside it or in its place."""

from __future__ import annotations

from typing import Any

from kivy.metrics import dp

from app.i18n import _
from app.ui.screens.coverage.parts import PointCell, SectionBlock, legend
from app.ui.screens.screen import Screen
from app.ui.widgets import PressCard, Text, fill, load_kv
from app.viewmodels.coverage import CoverageModel, CoverageState, PointQuestion, Tint


class CoverageScreen(Screen):
    """A map of blocks; on a phone the point that is open takes the map's place."""

    model: CoverageModel

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        super().on_kv_post(base_widget)
        self._told: Any = None
        self._blocks: list[SectionBlock] = []
        part = self.part
        part.tint.label = _("Colour by")
        part.tint.options = [(Tint.COVERAGE.value, _("Questions")), (Tint.FACILITY.value, _("Answers"))]
        part.tint.bind(on_choose=lambda _row, tint: self.model.colour_by(tint))
        part.bar.bind(on_back=lambda _bar: self.back())
        part.close.bind(on_release=lambda _button: self.close())
        part.read.bind(on_release=lambda _button: self._read())
        part.write.bind(on_release=lambda _button: self._write())
        self.fbind("wide", lambda *_args: self.render(self.model.state))

    def enter(self) -> None:
        """Show the map from its start; its first point has the keyboard."""
        super().enter()
        self.part.scroll.to_start()
        if cells := self._cells():
            cells[0].focus = True

    def on_key(self, key: str, ctrl: bool, shift: bool) -> bool:
        """Escape closes the point that is open."""
        return key == "escape" and self.close()

    def back(self) -> None:
        """One step back."""
        if self.wide or not self.close():
            self.navigator.teacher()

    def close(self) -> bool:
        """Close the open point; the keyboard goes back to its cell."""
        page = self.model.state.page
        closed = self.model.close()
        cell = next((each for each in self._cells() if page and each.cell.point == page.point), None)
        if cell is not None:
            cell.focus = True
        return closed

    def open(self, point: str) -> None:
        """Open a point, or close it again."""
        self.model.open(point)
        if not self.wide and self.model.state.page is not None:
            self.part.scroll.to_start()

    def render(self, state: CoverageState) -> None:
        """Show a new state; the map is built anew only where it changed."""
        part, page = self.part, state.page
        part.tint.value = state.tint.value
        if self._told != (state.sections, state.bands):
            self._told = (state.sections, state.bands)
            part.map.clear_widgets()
            self._blocks = [SectionBlock(section, self.open) for section in state.sections]
            for block in self._blocks:
                part.map.add_widget(block)
            part.legend.clear_widgets()
            for chip in legend(state.bands):
                part.legend.add_widget(chip)
        for cell in self._cells():
            cell.chosen = page is not None and cell.cell.point == page.point
        if page is not None:
            self._show_page(state)
        alone = page is not None and not self.wide
        top = [part.bar, *([part.notice] if state.notice else [])]
        middle = [] if alone else [*([part.tint] if state.answered else []), part.legend]
        fill(part.panes, [part.page] if alone else [part.map, *([part.page] if page is not None else [])])
        part.page.size_hint_x = 1 if alone else 0.6
        fill(part.scroll.content, [*top, *middle, part.panes])

    def _show_page(self, state: CoverageState) -> None:
        part, page = self.part, state.page
        if page is None:
            return
        part.label.text, part.label.role = page.label.upper(), f"section{page.colour}"
        part.words.text, part.lines.text = page.text, "\n".join(page.lines)
        part.chips.clear_widgets()
        part.chips.add_widget(legend((page.band,))[0])
        part.questions.clear_widgets()
        for question in page.questions:
            part.questions.add_widget(self._question(question))

    def _question(self, question: PointQuestion) -> PressCard:
        card = PressCard(arrows=True, padding=(dp(16), dp(12)), spacing=dp(4))
        card.add_widget(Text(text=question.text))
        card.add_widget(Text(text=question.note, variant="small", role="muted"))
        card.bind(on_release=lambda _card: self.navigator.edit(question.id))
        return card

    def _cells(self) -> list[PointCell]:
        return [cell for block in self._blocks for cell in block.cells]

    def _write(self) -> None:
        if self.model.state.page is not None:
            self.navigator.edit(point=self.model.state.page.point)

    def _read(self) -> None:
        if self.model.state.page is not None:
            self.navigator.read(point=self.model.state.page.point)


load_kv(__file__)
