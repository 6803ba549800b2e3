"""How a day is drawn: the blocks of «Hoy», from the guide or from what was kept of it when it was closed."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from muniredes.desktop import theme
from muniredes.desktop.layouts.arrange import card
from muniredes.desktop.layouts.flow import ColumnsLayout, FlowLayout
from muniredes.desktop.navigation.hidden_pages import is_hidden
from muniredes.desktop.widgets.lines import LinesCard
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.dates import long_date
from muniredes.domain.places import Place, Target
from muniredes.domain.today.items import AgendaItem, Countdown, DaySeen
from muniredes.i18n import _, ngettext

Go = Callable[[Target], object]


class DrawnDay:
    """Draws a day in a column; what is pressed in it goes to its place with `go`."""

    def __init__(self, body: QVBoxLayout, go: Go) -> None:
        self._body = body
        self._go = go

    def draw(self, seen: DaySeen) -> None:
        """Draw the blocks of a day in their order: what has its hour or its day, and only then the chores."""
        plan = seen.agenda
        in_danger = [item for item in plan.yours if item.target.place is Place.REMEDY]
        crises = [item for item in plan.now if item.target.place is Place.CRISIS]
        self.block(_("Crisis abierta"), crises, "danger")
        self.block(_("Publique esto ahora"), [item for item in plan.now if item not in crises], "danger")
        self.block(_("Hoy"), plan.today, "")
        self.block(_("Atrasado"), plan.late, "danger")
        self.block(_("Esperan por usted"), plan.waits, "warning")
        self.block(_("Esta semana"), plan.this_week, "")
        self._countdowns(plan.countdowns)
        self._resume(seen.half_said)
        self.block(_("Cuentas en peligro"), in_danger, "danger")
        self.block(_("Le toca a usted"), [item for item in plan.yours if item not in in_danger], "accent")
        if plan.is_clear:
            frame, column = card()
            column.addWidget(label(_("Nada pendiente."), "h3"))
            column.addWidget(label(_("Puede volver otro día."), "muted"))
            self._body.addWidget(frame)

    def block(self, title: str, items: Sequence[AgendaItem], tone: str) -> None:
        """Draw some lines under a title, but those that lead to what is hidden; without any, nothing."""
        items = [item for item in items if not is_hidden(item.target.place)]
        if not items:
            return
        lines = LinesCard(title)
        lines.set_count(len(items), tone)
        for item in items:
            also = (item.also.verb, partial(self._go, item.also.target)) if item.also else None
            lines.add_line(item.text, item.detail, item.verb, partial(self._go, item.target), also=also)
        self._body.addWidget(lines)

    def _resume(self, half_said: Sequence[AgendaItem]) -> None:
        """Offer to go on with what was left half said."""
        if not half_said:
            return
        lines = LinesCard(_("Lo dejó a medias"))
        for item in half_said:
            lines.add_line(item.text, item.detail, item.verb, partial(self._go, item.target))
        self._body.addWidget(lines)

    def _countdowns(self, countdowns: Sequence[Countdown]) -> None:
        if not countdowns:
            return
        holder = QWidget()
        grid = ColumnsLayout(theme.letters(40), across=14, is_even=True)
        holder.setLayout(grid)
        for countdown in countdowns:
            grid.put(self._countdown(countdown))
        self._body.addWidget(holder)

    def _countdown(self, countdown: Countdown) -> QWidget:
        frame, column = card()
        column.setSpacing(2)
        days = ngettext("{n} día", "{n} días", countdown.days_left)
        column.addWidget(label(days, "figure"))
        column.addWidget(label(countdown.text, "field"))
        column.addWidget(label(long_date(countdown.day), "muted"))
        if countdown.target is not None:
            made = button(countdown.verb, partial(self._go, countdown.target), "link")
            made.setAccessibleName(f"{countdown.verb}: {countdown.text}")
            column.addLayout(FlowLayout(made))
        return frame
