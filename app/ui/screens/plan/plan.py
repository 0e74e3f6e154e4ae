"""Plan on screen: the test day, minutes a day and retention, readiness, weak spots."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.i18n import _, ngettext
from app.ui.screens.plan.parts import WeakCard
from app.ui.screens.screen import Screen
from app.ui.widgets import Dialog, MonthGrid, keep, load_kv
from app.viewmodels.plan import MINUTES, RETENTIONS, PlanModel, PlanState
from app.viewmodels.rows import percent


class PlanScreen(Screen):
    """What the learner aims at, and what follows from it."""

    model: PlanModel

    def on_kv_post(self, base_widget: Any) -> None:
        """The kv rule is applied: the parts exist."""
        super().on_kv_post(base_widget)
        part, model = self.part, self.model
        self._weak: tuple[Any, ...] = ()
        part.minutes.options = [(str(n), ngettext("{n} minute", "{n} minutes", n).format(n=n)) for n in MINUTES]
        part.retention.options = [(f"{share:g}", percent(share)) for share in RETENTIONS]
        part.minutes.bind(on_choose=lambda _row, n: self._do(lambda: model.set_minutes(int(n))))
        part.retention.bind(on_choose=lambda _row, share: self._do(lambda: model.set_retention(float(share))))
        part.pick.bind(on_release=lambda _button: self.pick_day())
        part.no_test.bind(on_release=lambda _button: self._do(lambda: model.set_day("")))
        part.clear.bind(on_release=lambda _button: self._do(model.clear))
        part.start.bind(on_release=lambda _button: self.start())
        part.practise.bind(on_release=lambda _button: self.practise())
        part.top.bind(on_back=lambda _bar: self.navigator.today())
        self.fbind("wide", self._arrange)
        self._arrange()

    def enter(self) -> None:
        """Show the plan; the way on has the keyboard."""
        super().enter()
        self.part.scroll.to_start()
        self.part.start.focus = True

    def render(self, state: PlanState) -> None:
        """Show what is chosen and what follows."""
        part = self.part
        part.minutes.value, part.retention.value = str(state.minutes), f"{state.retention:g}"
        if state.weak != self._weak:
            self._weak = state.weak
            part.weak_rows.clear_widgets()
            for row in state.weak:
                card = WeakCard(row)
                card.bind(on_release=lambda pressed: self.navigator.read(point=pressed.row.point))
                part.weak_rows.add_widget(card)
        more = state.weak_total - len(state.weak)
        part.weak_more.text = ngettext("and {n} more", "and {n} more", more).format(n=more)
        keep(part.weak_card, part.way, bool(state.weak), before=part.weak_rows)
        keep(part.weak_card, part.weak_more, more > 0)
        keep(part.weak_card, part.weak_none, not state.weak, before=part.weak_rows)
        keep(part.lead, part.kicker, bool(state.kicker), before=part.headline)
        keep(part.goal_card, part.set_by, bool(state.by), before=part.days)
        keep(part.goal_card, part.retention, not state.day, before=part.goal_end)
        keep(part.goal_card, part.retention_note, not state.day, before=part.goal_end)
        keep(part.days, part.no_test, bool(state.day))
        keep(part.days, part.clear, state.own)
        keep(part.goal_card, part.problem, bool(state.problem), before=part.goal_end)
        keep(part.ready_card, part.interval, state.ready, before=part.ready_text)

    def pick_day(self) -> None:
        """Choose the test day in a calendar."""
        chosen = date.fromisoformat(self.state.day) if self.state.day else None
        grid = MonthGrid(self.model.today, chosen)
        dialog = Dialog(
            [(_("Cancel"), "outline", lambda: None)],
            title=_("When is the test?"),
            first_focus=grid.square(chosen if chosen and chosen >= self.model.today else self.model.today),
        )
        dialog.body.add_widget(grid)

        def picked(_grid: Any, day: date) -> None:
            dialog.close()
            self._do(lambda: self.model.set_day(day.isoformat()))

        grid.bind(on_pick=picked)
        dialog.open()

    def start(self) -> None:
        """Continue the open session, or start the next best one, as Today does."""
        self._do(lambda: self.navigator.study(self.model.start()))

    def practise(self) -> None:
        """Start a round on the weak spots."""
        self._do(lambda: self.navigator.study(self.model.start_weak()))

    def _arrange(self, *_args: object) -> None:
        """What is aimed at beside what comes of it; below one another where there is no room."""
        part, content = self.part, self.part.scroll.content
        keep(content, part.panes, self.wide)
        for pane in (part.aims, part.outlook):
            keep(part.panes if self.wide else content, pane, True)

    def _do(self, act: Any) -> None:
        self.navigator.guarded(act)


load_kv(__file__)
