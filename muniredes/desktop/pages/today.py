"""«Hoy»: what is late, what is hers, what comes this week, and how long is left."""

from dataclasses import replace

from muniredes.actions import clock, knowledge
from muniredes.actions.safekeeping import second_copy
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import clear
from muniredes.desktop.navigation.half_done import half_said
from muniredes.desktop.pages.base import ScrolledPage
from muniredes.desktop.pages.day import DrawnDay
from muniredes.desktop.widgets.empty import EmptyState
from muniredes.domain.dates import weekday_date
from muniredes.domain.guide import go_on_words
from muniredes.domain.places import Place, Target
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.today.agenda import agenda
from muniredes.domain.today.items import Agenda, DaySeen
from muniredes.i18n import _


class TodayPage(ScrolledPage):
    """The first page."""

    tells_the_hour = True

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub, _("Hoy"))

    def refresh(self) -> None:
        clear(self.body)
        drawn = DrawnDay(self.body, self.go)
        snapshot = self.hub.snapshot
        seen = day_seen(snapshot, is_hers=self.hub.is_hers)
        self.say_lead(weekday_date(seen.day).capitalize())
        if snapshot.council is None:
            self._welcome()
            self._of_crises(drawn, seen.agenda)
        else:
            drawn.draw(seen)

    def _welcome(self) -> None:
        state = EmptyState(
            _("Su guía de redes sociales empieza aquí"),
            _("Unas preguntas y las direcciones de las cuentas: en diez minutos tendrá un primer manual."),
        )
        begin = go_on_words(Place.SETUP, _("Empezar"), self.hub.snapshot.drafts)
        state.offer(begin, lambda: self.go(Target(Place.SETUP)), primary=True)
        state.offer(_("He heredado las cuentas"), lambda: self.go(Target(Place.HANDOVER, None, "receive")))
        state.offer(_("Ver un pueblo de ejemplo"), lambda: self.go(Target(Place.EXAMPLE)))
        self.body.addWidget(state)

    @staticmethod
    def _of_crises(drawn: DrawnDay, plan: Agenda) -> None:
        """Show what a crisis left to be done: one can come before anybody has begun the guide."""
        for title, items in (
            (_("Crisis abierta"), plan.now),
            (_("Hoy"), plan.today),
            (_("Atrasado"), plan.late),
            (_("Le toca a usted"), plan.yours),
        ):
            drawn.block(title, [item for item in items if item.target.place is Place.CRISIS], "")


def day_seen(snapshot: Snapshot, *, is_hers: bool = True) -> DaySeen:
    """Return all that the page shows of a guide, at this hour; of this computer too when it `is_hers`."""
    plan = agenda(snapshot, knowledge.networks(), clock.now())
    reminded = second_copy.reminder(snapshot.council) if is_hers else None
    if reminded:
        plan = replace(plan, this_week=(*plan.this_week, reminded))
    return DaySeen(clock.today(), plan, half_said(snapshot))
