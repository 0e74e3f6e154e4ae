"""`python -m tests.window.sampler DIR` draws every widget in each theme, on a desktop and a phone, at 100 and 200 %."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.window.driver import Driver, clock  # opens the window, so it comes first

from kivy.metrics import dp  # isort: skip
from kivy.uix.boxlayout import BoxLayout  # isort: skip

from app.ui.palette import window_class
from app.ui.theme import theme
from app.ui.widgets import (
    Actions,
    Card,
    Chip,
    Choice,
    Column,
    Dialog,
    EmptyState,
    Flow,
    Gap,
    GridDots,
    IconButton,
    MatchRows,
    Meter,
    NavBar,
    NavRail,
    Picker,
    Place,
    PressCard,
    PushButton,
    Quote,
    ReorderList,
    Row,
    Scroll,
    SectionBar,
    Segmented,
    Stepper,
    Surface,
    Text,
    TextField,
    TimerChip,
    Toggle,
    TopBar,
    toast,
)
from tests.window.faults import layout_faults

SIZES = {"desktop": (1200, 800), "phone": (392, 848)}
THEMES = ("light", "dark", "contrast", "contrast-dark")
PLACES = [
    Place("today", "Today", "weather-sunny"),
    Place("read", "Read", "book-open-page-variant-outline", "book-open-page-variant"),
    Place("quiz", "Quiz", "help-circle-outline"),
    Place("learners", "Learners", "account-group"),
    Place("settings", "Settings", "cog-outline", "cog"),
]
SECTIONS = (
    ("Opening", 0.92, "92 % · 24 of 24"),
    ("Defense and Security", 0.71, "71 % · 31 of 38"), ("Space", 0.64, "64 % · 14 of 18"),
    ("Innovation, Economy, Climate", 0.38, "38 % · 17 of 36"), ("Diplomacy and Development", 0.22, "22 % · 9 of 30"),
    ("People-to-People Ties", 0.1, "10 % · 3 of 22"), ("Closing", 0.0, "0 % · 0 of 14"),
)  # fmt: skip


class Page(Surface, BoxLayout):
    """The whole window in the page's colour."""


def framed(content: list[Any], actions: list[Any], current: str, width: float) -> Any:
    """A page as a shell would frame it: rail or bar, a scrolling middle, buttons at the end."""
    narrow = window_class(width / dp(1)) == "narrow"
    theme.key_hints = not narrow
    edge = dp(16) if narrow else dp(40)
    scroll = Scroll(padding=(edge, dp(24)))
    for each in content:
        scroll.add_widget(each)
    middle = BoxLayout(orientation="vertical")
    middle.add_widget(scroll)
    if actions:
        bar = Actions(narrow=narrow)
        for each in actions:
            bar.add_widget(each)
        holder = BoxLayout(padding=(0, 0) if narrow else (edge, dp(8), edge, dp(24)), size_hint_y=None)
        bar.bind(height=lambda _bar, height: setattr(holder, "height", height + (0 if narrow else dp(32))))
        holder.add_widget(bar)
        middle.add_widget(holder)
    page = Page(fill="bg", corner=0, orientation="vertical" if narrow else "horizontal")
    navigation = (
        NavBar(places=PLACES, current=current) if narrow else NavRail(places=PLACES, current=current, logo=_logo())
    )
    for each in (middle, navigation) if narrow else (navigation, middle):
        page.add_widget(each)
    return page


def _logo() -> str:
    from app.paths import assets_dir

    return str(assets_dir() / "logo.png")


def quiz(width: float) -> Any:
    """A judged question, with the pane that says why."""
    narrow = width < dp(720)
    top = Row(spacing=dp(16))
    top.add_widget(IconButton(icon="close", label="Leave", kind="quiet" if narrow else "outline"))
    top.add_widget(Meter(value=6 / 14))
    top.add_widget(Text(text="6 of 14", variant="label", role="muted", fit=True))
    top.add_widget(IconButton(icon="flag-outline", label="Flag"))
    left = Column(spacing=dp(12))
    chips = Flow()
    chips.add_widget(Chip(text="Space", role="section2"))
    chips.add_widget(TimerChip(seconds=754))
    chips.add_widget(TimerChip(seconds=42))
    left.add_widget(chips)
    left.add_widget(
        Text(
            text="Which of these does the space section name as something the two countries will deepen?",
            variant="question",
        )
    )
    for number, words, mark, why in (
        ("1", "Joint crewed flights to Mars", "struck", "No flight to Mars is mentioned anywhere in the statement."),
        ("2", "Cooperation on training astronauts", "right", "Named together with work on the Moon."),
        ("3", "A shared heavy rocket", "wrong", "The section speaks of training and detection, not of rockets."),
        ("4", "Work on the Moon", "missed", ""),
        ("5", "A commercial space station", "idle", ""),
        ("6", "An option that has been chosen and is not judged yet", "chosen", ""),
    ):
        left.add_widget(Choice(number=number, text=words, mark=mark, feedback=why))
    verdict = Card(tone="wrong")
    line = Row(spacing=dp(8))
    from app.ui.widgets import Icon

    line.add_widget(Icon(name="close-thick", role="wrong", icon_dp=20))
    line.add_widget(Text(text="Not quite", role="wrong", variant="strong"))
    verdict.add_widget(line)
    why_card = Card()
    why_card.add_widget(Text(text="WHY", variant="overline", role="muted"))
    why_card.add_widget(Text(text="The paragraph pairs sustained work on the Moon with closer astronaut training."))
    why_card.add_widget(Text(text="IN THE TEXT · SPACE, POINT 2", variant="overline", role="muted"))
    why_card.add_widget(
        Quote(text="Both countries want to work more closely on how they train astronauts.", rule="section2")
    )
    why_card.add_widget(PushButton(text="Open in the text", hint="R", kind="outline", size_hint_x=1))
    right = Column(spacing=dp(12))
    right.add_widget(verdict)
    right.add_widget(why_card)
    actions = [PushButton(text="Undo", hint="U", kind="secondary"), Gap(), PushButton(text="Next", hint="Space")]
    if narrow:
        return framed([top, left, right], actions, "quiz", width)
    panes = Row(spacing=dp(32), align="top")
    right.size_hint_x = 0.48
    panes.add_widget(left)
    panes.add_widget(right)
    return framed([top, panes], actions, "quiz", width)


def today(width: float) -> Any:
    """The first page."""
    narrow = width < dp(720)
    head = TopBar(title="Good evening", subtitle="Joint Leaders' Statement · test on 9 December, in 17 days")
    head.add_widget(Chip(text="6 days in a row"))
    plan = Card(padding=dp(28) if not narrow else dp(20))
    plan.add_widget(Text(text="TODAY'S PLAN · ABOUT 9 MINUTES", variant="overline", role="muted"))
    plan.add_widget(Text(text="14 questions: 9 due, 5 new from People-to-People Ties", variant="question"))
    plan.add_widget(
        Text(text="After this you are done for today; more would gain little before tomorrow.", role="muted")
    )
    plan.add_widget(PushButton(text="Continue", hint="Space", large=True, **({"size_hint_x": 1} if narrow else {})))
    stand = Card(spacing=dp(12))
    stand.add_widget(Text(text="Where you stand", variant="heading"))
    for at, (label, value, figure) in enumerate(SECTIONS):
        stand.add_widget(SectionBar(label=label, value=value, figure=figure, role=f"section{at}"))
    exam = Card()
    exam.add_widget(Text(text="Midterm", variant="heading"))
    exam.add_widget(Text(text="30 questions · 20 minutes · due Friday", variant="label", role="muted"))
    exam.add_widget(PushButton(text="Start exam", kind="outline", size_hint_x=1))
    missed = PressCard()
    missed.add_widget(Text(text="Sure, but wrong", variant="heading"))
    missed.add_widget(Text(text="3 questions that you were certain of", variant="label", role="muted"))
    if narrow:
        return framed([head, plan, stand, exam, missed], [], "today", width)
    right = Column(spacing=dp(16), size_hint_x=0.42)
    right.add_widget(missed)
    right.add_widget(exam)
    panes = Row(spacing=dp(16), align="top")
    panes.add_widget(stand)
    panes.add_widget(right)
    return framed([head, plan, panes], [], "today", width)


def answers(width: float) -> Any:
    """The other kinds of answers."""
    fields = Card(spacing=dp(16))
    fields.add_widget(TextField(label="YOUR ANSWER", text="Artemis", note="One typo is forgiven.", hint_text="Type it"))
    fields.add_widget(
        TextField(label="HOW MANY", hint_text="A number", error="That is not a number: give digits such as 70.")
    )
    fields.add_widget(
        TextField(label="EXPLAIN", several_lines=True, text="Because the two countries\nwork together on it.")
    )
    order = Card(spacing=dp(12))
    order.add_widget(Text(text="Put these in order", variant="heading"))
    order.add_widget(
        ReorderList(items=["Opening", "Defense and security cooperation", "Space", "Closing"], order=[2, 0, 1, 3])
    )
    order.add_widget(ReorderList(items=["First", "Second"], marks=["right", "wrong"], locked=True))
    match = Card(spacing=dp(12))
    match.add_widget(Text(text="Match", variant="heading"))
    match.add_widget(
        MatchRows(
            lefts=["Indo-Pacific Economic Framework", "Quad", "Artemis"],
            rights=["Trade", "Four partners", "Moon"], picks=[0, 1, -1],
            marks=["right", "wrong", "idle"], feedbacks=["", "Right: Trade", ""],
        )
    )  # fmt: skip
    several = Card(spacing=dp(12))
    several.add_widget(Text(text="Choose all that apply", variant="heading"))
    for at, (words, mark) in enumerate((("One", "chosen"), ("Two", "idle"), ("Three", "chosen"))):
        several.add_widget(Choice(number=str(at + 1), text=words, mark=mark, several=True))
    return framed([fields, order, match, several], [PushButton(text="Check", hint="Enter")], "quiz", width)


def settings(width: float) -> Any:
    """Settings, the exam's grid, buttons and an empty page."""
    card = Card(spacing=dp(16))
    card.add_widget(Text(text="Appearance", variant="heading"))
    names = ("System", "Light", "Dark", "High contrast", "High contrast, dark")
    options = list(zip(("system", *THEMES), names, strict=True))
    card.add_widget(Segmented(label="Theme", options=options, value=theme.choice))
    card.add_widget(
        Stepper(label="Text size", figure=f"{theme.scale:.0%}", value=theme.scale, least=0.8, most=2, step=0.1)
    )
    card.add_widget(Toggle(label="Reduced motion", note="Nothing glides or fades.", active=True))
    card.add_widget(Toggle(label="Ask how sure I am", active=False))
    grid = Card(spacing=dp(12))
    grid.add_widget(Text(text="Overview", variant="heading"))
    states = ["answered", "answered", "answered", "blank", "right", "partly", "wrong", "blank", "blank", "blank"]
    grid.add_widget(GridDots(cells=states * 3, flags=[at % 9 == 2 for at in range(30)], here=3))
    buttons = Card()
    flow = Flow(spacing=(dp(12), dp(12)))
    for kind in ("primary", "secondary", "outline", "quiet", "danger"):
        flow.add_widget(PushButton(text=kind.title(), kind=kind, icon="flag-outline", hint="F"))
    flow.add_widget(PushButton(text="Busy", busy=True))
    flow.add_widget(PushButton(text="Disabled", disabled=True))
    flow.add_widget(Chip(text="Well known", icon="check-circle", role="right", tone="right"))
    flow.add_widget(Chip(text="Flagged", icon="flag", role="warn", tone="warn"))
    buttons.add_widget(flow)
    empty = Card()
    empty.add_widget(
        EmptyState(icon="magnify-close", title="Nothing found", text="Try a shorter word.", action="Show all")
    )
    return framed([TopBar(title="Settings", has_back=True), card, grid, buttons, empty], [], "settings", width)


PAGES: dict[str, Callable[[float], Any]] = {"quiz": quiz, "today": today, "answers": answers, "settings": settings}


def draw(driver: Driver, folder: Path, size: str, choice: str, scale: float) -> list[str]:
    """Draw all pages for one size, theme and text size; the layout faults that were seen."""
    theme.choice, theme.scale = choice, scale
    driver.resize(*SIZES[size])
    faults = []
    for name, build in PAGES.items():
        page = driver.show(build(SIZES[size][0]))
        stem = f"{name}-{size}-{choice}-{scale:.0%}".replace("%", "")
        faults += [f"{stem}: {fault}" for fault in layout_faults(page)]
        driver.shot(folder / f"{stem}.png")
        _lower_half(driver, page, folder / f"{stem}-below.png")
    faults += _dialogs(driver, folder, f"{size}-{choice}-{scale:.0%}".replace("%", ""))
    return faults


def _lower_half(driver: Driver, page: Any, path: Path) -> None:
    scroll = next(each for each in page.walk() if isinstance(each, Scroll))
    if scroll.content.height > scroll.height * 1.2:
        scroll.scroll_y = 0
        driver.settle()
        driver.shot(path)


def _dialogs(driver: Driver, folder: Path, stem: str) -> list[str]:
    driver.show(today(driver.root.width))
    shown = Dialog(
        [("Keep going", "outline", lambda: None), ("Submit", "primary", lambda: None)],
        title="Submit the exam?", text="3 questions are still blank, 2 are flagged. You have 4 minutes left.",
    )  # fmt: skip
    shown.open()
    driver.settle()
    faults = [f"dialog-{stem}: {fault}" for fault in layout_faults(shown)]
    driver.shot(folder / f"dialog-{stem}.png")
    shown.close()
    sheet = Picker(["Trade", "Four partners", "The Moon"], 1, title="Quad")
    sheet.open()
    driver.settle()
    faults += [f"picker-{stem}: {fault}" for fault in layout_faults(sheet)]
    driver.shot(folder / f"picker-{stem}.png")
    sheet.close()
    message = toast("Your last answer was taken back.", icon="undo", action="Show", act=lambda: None)
    driver.settle()
    faults += [f"toast-{stem}: {fault}" for fault in layout_faults(message)]
    driver.shot(folder / f"toast-{stem}.png")
    message.hide()
    return faults


def main(arguments: list[str]) -> int:
    """Draw into the folder named; the words after it limit what is drawn ("phone", "dark", "200")."""
    if not arguments:
        print("usage: python -m tests.window.sampler DIR [desktop|phone] [THEME] [100|200]")
        return 2
    folder, limits = Path(arguments[0]), set(arguments[1:])
    folder.mkdir(parents=True, exist_ok=True)
    driver, faults = Driver(), []
    for size in [each for each in SIZES if not limits & set(SIZES) or each in limits]:
        for choice in [each for each in THEMES if not limits & set(THEMES) or each in limits]:
            for percent in [each for each in (100, 200) if not limits & {"100", "200"} or str(each) in limits]:
                faults += draw(driver, folder, size, choice, percent / 100)
    print("\n".join(faults) or "no layout faults")
    print(f"{clock.now:.0f} s of the window's own time")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
