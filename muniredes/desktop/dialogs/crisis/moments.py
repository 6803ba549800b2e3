"""A day and an hour of the town hall's clock, asked and told as an instant."""

from datetime import date, datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from muniredes.desktop.forms.days import DateInput
from muniredes.desktop.forms.fields import DateField, TextField
from muniredes.desktop.forms.texts import TextInput
from muniredes.domain.calendar.messages.hours import hour_text, read_hour
from muniredes.domain.calendar.messages.zones import instant, wall_time
from muniredes.domain.problems import Problem
from muniredes.i18n import _


class MomentInput(QWidget):
    """Two answers, a day and an hour; `value` is the instant (UTC) they stand for in a time zone."""

    def __init__(self, zone: str, moment: datetime) -> None:
        super().__init__()
        self._zone, self._shown = zone, moment
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.day = DateInput(DateField(key="day", label=_("Día")))
        self.hour = TextInput(TextField(key="hour", label=_("Hora"), hint=_("Por ejemplo, 18:30.")))
        column.addWidget(self.day)
        column.addWidget(self.hour)
        wall = wall_time(moment, zone)
        self.day.set_value(wall.date().isoformat())
        self.hour.set_value(hour_text(wall.time()))
        self._as_shown = (self.day.value(), self.hour.value())

    def value(self) -> datetime:
        """Return the instant, to the second while nobody touched it; a Problem says what is missing."""
        if (self.day.value(), self.hour.value()) == self._as_shown:
            return self._shown
        day, hour = self.day.value(), read_hour(self.hour.value().strip())
        if day is None:
            raise Problem(_("Falta el día."), _("Escríbalo así: 24/11/2026."))
        if hour is None:
            raise Problem(
                _("«{text}» no es una hora.").format(text=self.hour.value()), _("Escríbala así: 18:30.")
            )
        return instant(datetime.combine(date.fromisoformat(day), hour), self._zone)
