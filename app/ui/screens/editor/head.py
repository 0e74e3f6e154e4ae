"""Where the head of the editor's page stands: above the panes, or on top of one that scrolls, on a phone."""

from __future__ import annotations

from typing import Any

from kivy.metrics import dp


def place_head(page: Any, pane: Any) -> None:
    """Put the head on top of a scrolling pane, or of the page where there is none."""
    top, edge = page.part.top, page.edge
    holder = pane.content if pane is not None else page
    if top.parent is not holder:
        if top.parent is not None:
            top.parent.remove_widget(top)
        holder.add_widget(top, index=len(holder.children))
    top.padding = (edge, dp(16), edge, dp(8)) if pane is None else (0, dp(8), 0, 0)
