"""Tables of HTML: each row becomes one paragraph; a table that only lays out a page keeps its own blocks."""

from __future__ import annotations

from app.domain.outline import Block, row_text


class Tables:
    """Takes the blocks of the cells that are open. Tables in tables are one: their outermost one's layout."""

    def __init__(self) -> None:
        self._depth = 0
        self._row: list[list[Block]] | None = None
        self._kinds: list[str] = []
        self._heads: list[str] = []
        self._in_cell = False

    def take(self, block: Block) -> bool:
        """Whether the block stands in a row, which keeps it."""
        if self._row is None:
            return False
        if not self._in_cell or not self._row:
            self._row.append([])
            self._in_cell = True
        self._row[-1].append(block)
        return True

    def start(self, tag: str) -> list[Block]:
        """A tag began; returns the blocks of the row that it ended."""
        done: list[Block] = []
        if tag == "table":
            self._depth += 1
            self._heads = []
            done = self.rest()
        elif self._depth and tag == "tr":
            done = self.rest()
            self._row, self._kinds = [], []
        elif self._row is not None and tag in ("td", "th"):
            self._row.append([])
            self._kinds.append(tag)
            self._in_cell = True
        return done

    def end(self, tag: str) -> list[Block]:
        """A tag ended; returns the blocks of the row that ended with it."""
        if tag in ("td", "th"):
            self._in_cell = False
        if tag == "table":
            self._depth = max(0, self._depth - 1)
        if tag in ("tr", "table", "tbody", "thead", "tfoot", "body", "html"):
            return self.rest()
        return []

    def rest(self) -> list[Block]:
        """The blocks of the row that is open, which ends."""
        row, self._row = self._row, None
        self._in_cell = False
        if not row:
            return []
        blocks = [block for cell in row for block in cell]
        if len(row) == 1 or any(block.level for block in blocks):
            return blocks
        cells = [" ".join(block.text for block in cell) for cell in row]
        if set(self._kinds) == {"th"}:
            known, self._heads = self._heads, cells
            return [Block(row_text(known))] if known else []
        return [Block(row_text(cells, self._heads))]
