"""The window's own design system: every widget that screens are built of.

Call `install()` once, after `environment.prepare()` and before the first widget. In kv, `#:import theme app.ui.theme.theme`.
Colours are role names ("text", "primary", "rightsoft", "section3"), never numbers. Heights follow content; give widths.

| class | properties | events and calls |
|---|---|---|
| Text | text, variant (title question heading reading body strong small label overline chip), role, fit, most_width | |
| Icon | name, role, icon_dp | |
| Column, Row (align), Flow (align), Gap, Scroll (most_width, align, padding, spacing) | Kivy's own | Scroll.to_start() show(widget) |
| PushButton | text, kind (primary secondary outline quiet danger), icon, hint (key), large, busy | on_release, activate() |
| IconButton | icon, label, kind (quiet outline secondary), role | on_release |
| Card, PressCard | tone (plain right wrong warn soft) | PressCard: on_release |
| Chip | text, icon, role, tone (raised outline right wrong warn soft) | |
| TimerChip | seconds, warn_below | |
| Quote | text, rule (colour role), variant | |
| Rule | role | |
| Choice | text, number, mark (idle chosen struck right wrong missed), several, feedback, verdict, locked | on_release |
| TextField | text, label, hint_text, error, note, several_lines, readonly, tone, longest | on_submit, bind text, take_focus() |
| ReorderList | items, order, marks (idle right wrong), locked | on_reorder(order), move(row, by) |
| MatchRows | lefts, rights, picks (-1: none), marks, feedbacks, each_once, locked | on_match(picks) |
| PickField | options, chosen, title, mark, feedback, locked | on_choose(index) |
| Meter | value 0..1, role, thickness, glides | |
| SectionBar | label, figure, value 0..1, role | |
| GridDots | cells (blank answered flagged right partly wrong), here | on_pick(index) |
| Dialog(actions) | title, text, body (add widgets), closable, first_focus; actions: (words, kind, function) | open() close() on_close |
| Picker(options, chosen) | title | open(), on_pick(index) |
| toast(text, icon, action, act, seconds, above) | | Toast.hide() |
| NavRail, NavBar | places (list of Place(name, label, icon, icon_on)), current; rail: at_foot, logo | on_go(name) |
| TopBar | title, subtitle, has_back, variant; children are actions at the right | on_back |
| Actions | narrow; children Buttons, the primary one last | |
| Toggle | label, note, active | on_switch(active) |
| Segmented | label, options [(value, words)], value | on_choose(value) |
| Stepper | label, figure, value, least, most, step | on_slide(value) |
| EmptyState | icon, title, text, action | on_act |

`keep(parent, child, wanted, before)` puts a child in or takes it out. `focus` is the keyboard: `focus.shortcuts.append(f)`
with `f(key_name, sign, modifiers) -> bool`, `focus.first(root)`, `focus.is_typing()`, `widget.focus = True`.
`theme.choice`, `theme.scale`, `theme.reduced_motion`, `theme.key_hints` change everything on screen at once.
`app.ui.palette.window_class(width_dp)` says "narrow" or "wide".
"""

from app.ui import fonts
from app.ui.widgets.button import IconButton, PushButton
from app.ui.widgets.card import Card, Chip, PressCard, Quote, Rule
from app.ui.widgets.choice import Badge, Choice
from app.ui.widgets.dialog import Dialog, Picker
from app.ui.widgets.empty_state import Actions, EmptyState
from app.ui.widgets.field import TextField
from app.ui.widgets.focus import Focusable, focus
from app.ui.widgets.grid_dots import GridDots
from app.ui.widgets.kv import load_kv
from app.ui.widgets.match import MatchRows, PickField
from app.ui.widgets.nav import NavBar, NavRail, Place, TopBar
from app.ui.widgets.press import Press
from app.ui.widgets.progress import Meter, SectionBar, TimerChip
from app.ui.widgets.reorder import ReorderList
from app.ui.widgets.scroll import Scroll
from app.ui.widgets.settings_rows import Segmented, Stepper, Toggle
from app.ui.widgets.stack import Column, Flow, Gap, Row, keep
from app.ui.widgets.surface import Surface
from app.ui.widgets.text import Icon, Text
from app.ui.widgets.toast import Toast, toast

__all__ = [
    "Actions",
    "Badge",
    "Card",
    "Chip",
    "Choice",
    "Column",
    "Dialog",
    "EmptyState",
    "Flow",
    "Focusable",
    "Gap",
    "GridDots",
    "Icon",
    "IconButton",
    "MatchRows",
    "Meter",
    "NavBar",
    "NavRail",
    "PickField",
    "Picker",
    "Place",
    "Press",
    "PressCard",
    "PushButton",
    "Quote",
    "ReorderList",
    "Row",
    "Rule",
    "Scroll",
    "SectionBar",
    "Segmented",
    "Stepper",
    "Surface",
    "Text",
    "TextField",
    "TimerChip",
    "Toast",
    "Toggle",
    "TopBar",
    "focus",
    "install",
    "keep",
    "load_kv",
    "toast",
]  # fmt: skip


def install() -> None:
    """Register the fonts and listen to the keyboard. Safe to call again."""
    fonts.register()
    focus.install()


fonts.register()  # classes above measure text as soon as they are made
