"""«Hoy»: what is late, what is hers, what comes this week, and how long is left."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from muniredes.actions import accounts, clock, knowledge, second_copy
from muniredes.desktop import theme
from muniredes.desktop.hidden import is_hidden
from muniredes.desktop.hub import Hub
from muniredes.desktop.pages.base import ScrolledPage
from muniredes.desktop.widgets.empty import EmptyState
from muniredes.desktop.widgets.flow import ColumnsLayout, FlowLayout
from muniredes.desktop.widgets.layout import card, clear
from muniredes.desktop.widgets.lines import LinesCard
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.agenda import Agenda, AgendaItem, Countdown, agenda
from muniredes.domain.dates import long_date, weekday_date
from muniredes.domain.places import WIZARD_WORDS, Place, Target
from muniredes.i18n import _, ngettext


class TodayPage(ScrolledPage):
    """The first page."""

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub, _("Hoy"))

    def refresh(self) -> None:
        clear(self.body)
        today = clock.today()
        self.lead.setText(weekday_date(today).capitalize())
        self.lead.show()
        snapshot = self.hub.snapshot
        plan = agenda(snapshot, knowledge.networks(), clock.now())
        if snapshot.council is None:
            self._welcome()
            self._of_crises(plan)
            return
        self._block(_("Publique esto ahora"), plan.now, "danger")
        self._block(_("Atrasado"), plan.late, "danger")
        self._block(_("Esperan por usted"), plan.waits, "warning")
        in_danger = [item for item in plan.yours if item.target.place is Place.REMEDY]
        self._block(_("Cuentas en peligro"), in_danger, "danger")
        self._countdowns(plan)
        reminded = second_copy.reminder(snapshot.council)
        this_week = (*plan.this_week, *([reminded] if reminded else []))
        self._block(_("Hoy y esta semana"), this_week, "")
        self._resume()
        self._block(_("Le toca a usted"), [item for item in plan.yours if item not in in_danger], "accent")
        if plan.is_clear and not reminded:
            frame, column = card()
            column.addWidget(label(_("Nada pendiente."), "h3"))
            column.addWidget(label(_("Puede volver otro día."), "muted"))
            self.body.addWidget(frame)

    def _welcome(self) -> None:
        state = EmptyState(
            _("Su guía de redes sociales empieza aquí"),
            _("Unas preguntas y las direcciones de las cuentas: en diez minutos tendrá un primer manual."),
        )
        state.offer(_("Empezar"), lambda: self.go(Target(Place.SETUP)), primary=True)
        state.offer(_("He heredado las cuentas"), lambda: self.go(Target(Place.HANDOVER, None, "receive")))
        state.offer(_("Ver un pueblo de ejemplo"), lambda: self.go(Target(Place.EXAMPLE)))
        self.body.addWidget(state)

    def _of_crises(self, plan: Agenda) -> None:
        """Show what a crisis left to be done: one can come before anybody has begun the guide."""
        for title, items in ((_("Atrasado"), (*plan.now, *plan.late)), (_("Le toca a usted"), plan.yours)):
            self._block(title, [item for item in items if item.target.place is Place.CRISIS], "")

    def _resume(self) -> None:
        """Offer to go on with what was left half-said."""
        waiting = [
            (Place(wizard), subject)
            for wizard, subject in sorted(self.hub.snapshot.drafts)
            if wizard in {place.value for place in WIZARD_WORDS} and not is_hidden(Place(wizard))
        ]
        if not waiting:
            return
        lines = LinesCard(_("Lo dejó a medias"))
        for wizard, subject in waiting:
            number = int(subject) if subject.isdecimal() else None
            account = self.hub.snapshot.account(number) if wizard is not Place.OPEN_PROFILE else None
            detail = accounts.title(account) if account else ""
            target = Target(wizard, number)
            lines.add_line(wizard.word, detail, _("Seguir"), partial(self.go, target))
        self.body.addWidget(lines)

    def _countdowns(self, plan: Agenda) -> None:
        if not plan.countdowns:
            return
        holder = QWidget()
        grid = ColumnsLayout(theme.letters(40), across=14)
        holder.setLayout(grid)
        for countdown in plan.countdowns:
            grid.put(self._countdown(countdown))
        self.body.addWidget(holder)

    def _countdown(self, countdown: Countdown) -> QWidget:
        frame, column = card()
        column.setSpacing(2)
        days = ngettext("{n} día", "{n} días", countdown.days_left)
        column.addWidget(label(days, "figure"))
        column.addWidget(label(countdown.text, "field"))
        column.addWidget(label(long_date(countdown.day), "muted"))
        if countdown.target is not None:
            made = button(countdown.verb, partial(self.go, countdown.target), "link")
            made.setAccessibleName(f"{countdown.verb}: {countdown.text}")
            column.addLayout(FlowLayout(made))
        return frame

    def _block(self, title: str, items: Sequence[AgendaItem], tone: str) -> None:
        items = [item for item in items if not is_hidden(item.target.place)]
        if not items:
            return
        lines = LinesCard(title)
        lines.set_count(len(items), tone)
        for item in items:
            also = (item.also.verb, partial(self.go, item.also.target)) if item.also else None
            lines.add_line(item.text, item.detail, item.verb, partial(self.go, item.target), also=also)
        self.body.addWidget(lines)
