"""The bank: what may be said whenever there is room, and how long each has rested."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from muniredes.actions import clock
from muniredes.actions.calendar import bank
from muniredes.actions.calendar.bank import Evergreen
from muniredes.desktop.dialogs.base import PassingDialog
from muniredes.desktop.dialogs.posts.move import DayDialog
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import clear, scrolled
from muniredes.desktop.widgets.lines import LinesCard
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.dates import long_date, month_word
from muniredes.domain.texts.text import listed
from muniredes.i18n import _, ngettext


class BankDialog(PassingDialog):
    """Those that can be said today come first; each goes to a day with one button."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(_("Banco de mensajes"), 820, 600, parent)
        self._hub = hub
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 18, 12, 14)
        outer.addWidget(label(_("Banco de mensajes"), "h2"))
        lead = _("Lo que vale casi siempre, para la semana en que no hay nada que contar.")
        outer.addWidget(label(lead, "muted"))
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 10, 0)
        outer.addWidget(scrolled(content), 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button(_("Cerrar"), self.reject))
        outer.addLayout(foot)
        hub.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        clear(self._column)
        empty = _("Todavía no hay ninguno: al escribir una publicación, diga que se puede repetir.")
        lines = LinesCard(_("Se pueden repetir"), empty)
        for each in bank.bank(self._hub.database):
            lines.add_line(
                each.message.title,
                _detail(each),
                _("Poner en un día…"),
                partial(self._ask_day, each) if each.coming is None else None,
                _state(each),
            )
        self._column.addWidget(lines)
        self._column.addStretch(1)

    def _ask_day(self, each: Evergreen) -> None:
        SayAgainDialog(self._hub, each, self).open()


def _state(each: Evergreen) -> tuple[str, str]:
    if each.coming is not None:
        return _("Ya tiene día"), ""
    return (_("Mejor espere"), "warning") if each.wait else (_("Se puede"), "good")


def _detail(each: Evergreen) -> str:
    message = each.message
    last = _("Última vez: {day}.").format(day=long_date(each.last)) if each.last else _("Nunca ha salido.")
    coming = _("Saldrá el {day}.").format(day=long_date(each.coming)) if each.coming else ""
    rest = (
        ngettext("No antes de {n} día.", "No antes de {n} días.", message.rest_days)
        if message.rest_days
        else ""
    )
    months = listed(month_word(month) for month in message.months)
    season = _("Solo en {months}.").format(months=months) if months else ""
    return " ".join(part for part in (last, coming, rest, season, each.wait) if part)


class SayAgainDialog(DayDialog):
    """Asks on which day a message of the bank goes out."""

    def __init__(self, hub: Hub, each: Evergreen, parent: QWidget | None = None) -> None:
        super().__init__(_("Poner en un día"), each.message.title, _("Poner"), parent)
        self._hub, self._each = hub, each
        self.day.set_value(clock.today().isoformat())

    def carry_out(self) -> None:
        assert self._each.message.id is not None
        self._hub.perform(bank.say_again, self._each.message.id, self.given_day())
