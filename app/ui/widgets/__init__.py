"""The window's own design system: every widget that screens are built of.

Call `install()` once, after `environment.prepare()`, before the first widget. kv: `#:import theme app.ui.theme.theme`.
Colours are role names ("text", "primary", "rightsoft", "section3"), never numbers. Heights follow content; give widths.

| class | properties | events and calls |
|---|---|---|
| Text | text, role, fit, most_width, variant (palette.STYLES: title question heading reading body strong label ...) | |
| Icon | name (icons.ICON_SIGNS), role, icon_dp | |
| Column; Row, Flow (align); Gap | Kivy's own | |
| Scroll | most_width, align (left center), padding, spacing; children go into `content` | to_start(), show(widget) |
| PushButton | text, kind (primary secondary outline quiet danger), icon, hint, large, busy | on_release, activate() |
| IconButton | icon, label, kind (quiet outline secondary), role | on_release |
| Card, PressCard | tone (plain right wrong warn soft) | PressCard: on_release |
| Chip | text, icon, role, tone (raised outline right wrong warn soft) | |
| ReviewCard(row) | expanded, reportable | on_open_text(point), on_report(item) |
| TimerChip | seconds, warn_below | |
| Quote | text, rule (colour role), variant | |
| Rule | role | |
| Choice | text, number, several, feedback, verdict, locked; mark (idle chosen struck right wrong missed) | on_release |
| TextField | text, label, hint_text, error, note, several_lines, readonly, tone, longest | on_submit, take_focus() |
| ReorderList | items, order, marks (idle right wrong), locked | on_reorder(order), move(row, by) |
| MatchRows | lefts, rights, picks (-1: none), marks, feedbacks, each_once, locked | on_match(picks) |
| PickField | options, chosen, title, mark, feedback, locked | on_choose(index) |
| Meter | value 0..1, role, thickness, glides | |
| IntervalBar | low, value, high 0..1, role, label | |
| SectionBar | label, figure, value 0..1, role | |
| GridDots | cells (blank answered right partly wrong), flags, here | on_pick(index) |
| Dialog(actions) | title, text, closable, first_focus; actions: (words, kind, function) | open(), close(), on_close |
| | `dialog.body.add_widget(...)` for more than a text | |
| Picker(options, chosen) | title | open(), on_pick(index) |
| pick_file(title, endings, chosen), pick_folder(title, chosen) | `chosen` gets the path | |
| toast(text, icon, action, act, seconds) | | Toast.hide() |
| NavRail, NavBar | places (list of Place(name, label, icon, icon_on)), current; rail: at_foot, logo | on_go(name) |
| TopBar | title, subtitle, has_back; its children are actions | on_back |
| Actions | narrow; children PushButtons, the primary one last, Gap between left and right | |
| Toggle | label, note, active | on_switch(active) |
| Segmented | label, options [(value, words)], value | on_choose(value) |
| Stepper | label, figure, value, least, most, step | on_slide(value) |
| MonthGrid(today, chosen, past) | title | on_pick(date), show(date) |
| HeatMap, BarChart (role), DotChart (points) | data, hint (viewmodels.charts) | on_select(at), on_open(at) |
| | a chart's `plot.turns` lets Page Up and Page Down turn | on_turn(pages) |
| PageTurner | text, earlier, later | on_turn(pages) |
| EmptyState | icon, title, text, action | on_act |

Kivy's own rules apply by class name: so no widget here is called Button, Switch, Slider or ProgressBar, nor may one be.
`keep(parent, child, wanted, before)` puts a child in or takes it out,
`fill(holder, wanted)` lets a holder hold just these. The keyboard: `focus.shortcuts.append(f)`
with `f(key_name, sign, modifiers) -> bool`, `focus.first(root)`, `focus.is_typing()`, `widget.focus = True`.
`theme.choice`, `theme.scale`, `theme.reduced_motion`, `theme.key_hints` change everything on screen at once.
`app.ui.palette.window_class(width_dp)` says "narrow" or "wide".
"""

from app.ui import fonts
from app.ui.widgets.bar_chart import BarChart
from app.ui.widgets.button import IconButton, PushButton
from app.ui.widgets.card import Card, Chip, PressCard, Quote, Rule
from app.ui.widgets.choice import Badge, Choice
from app.ui.widgets.dialog import Dialog, Picker
from app.ui.widgets.dot_chart import DotChart
from app.ui.widgets.empty_state import Actions, EmptyState
from app.ui.widgets.field import TextField
from app.ui.widgets.file_dialog import FileDialog, pick_file, pick_folder
from app.ui.widgets.focus import Focusable, focus
from app.ui.widgets.grid_dots import GridDots
from app.ui.widgets.heat_map import HeatMap
from app.ui.widgets.interval_bar import IntervalBar
from app.ui.widgets.kv import load_kv
from app.ui.widgets.match import MatchRows, PickField
from app.ui.widgets.month_grid import MonthGrid
from app.ui.widgets.nav import NavBar, NavRail, Place, TopBar
from app.ui.widgets.page_turner import PageTurner
from app.ui.widgets.press import Press
from app.ui.widgets.progress import Meter, SectionBar, TimerChip
from app.ui.widgets.reorder import ReorderList
from app.ui.widgets.review_card import ReviewCard
from app.ui.widgets.scroll import Scroll
from app.ui.widgets.settings_rows import Segmented, Stepper, Toggle
from app.ui.widgets.stack import Column, Flow, Gap, Row, fill, keep
from app.ui.widgets.surface import Surface
from app.ui.widgets.text import Icon, Text
from app.ui.widgets.toast import Toast, toast

__all__ = [
    "Actions",
    "Badge",
    "BarChart",
    "Card",
    "Chip",
    "Choice",
    "Column",
    "Dialog",
    "DotChart",
    "EmptyState",
    "FileDialog",
    "Flow",
    "Focusable",
    "Gap",
    "GridDots",
    "HeatMap",
    "Icon",
    "IconButton",
    "IntervalBar",
    "MatchRows",
    "Meter",
    "MonthGrid",
    "NavBar",
    "NavRail",
    "PageTurner",
    "PickField",
    "Picker",
    "Place",
    "Press",
    "PressCard",
    "PushButton",
    "Quote",
    "ReorderList",
    "ReviewCard",
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
    "fill",
    "focus",
    "install",
    "keep",
    "load_kv",
    "pick_file",
    "pick_folder",
    "toast",
]  # fmt: skip


def install() -> None:
    """Register the fonts and listen to the keyboard. Safe to call again."""
    fonts.register()
    focus.install()


fonts.register()  # classes above measure text as soon as they are made
