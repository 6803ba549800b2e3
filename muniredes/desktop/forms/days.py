"""A day, written as people write it or picked in a calendar."""

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QColor, QIcon, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QMenu,
    QToolButton,
    QWidgetAction,
)

from muniredes.actions import clock
from muniredes.desktop import icons, theme
from muniredes.desktop.focus import put_cursor_soon
from muniredes.desktop.forms.fields import DateField
from muniredes.desktop.forms.line import LineInput
from muniredes.domain.dates import YEARS, short_date
from muniredes.domain.texts.cells import coming_day, read_day
from muniredes.domain.texts.denials import names_nothing
from muniredes.i18n import _

_LETTERS = 20
_CALENDAR_LETTERS = 46
_CALENDAR_LINES = 16
"""How large a calendar is: seven days across, and six weeks with what is above them."""


class DateInput(LineInput):
    """A day; the value is written AAAA-MM-DD."""

    field: DateField

    def __init__(self, field: DateField) -> None:
        super().__init__(field, _LETTERS, _("dd/mm/aaaa"))
        self._hold_beside(self._make_calendar_button())

    def _make_calendar_button(self) -> QToolButton:
        made = QToolButton()
        icons.put_on(made, "calendar", theme.tokens().accent)
        made.setAccessibleName(_("Elegir en un calendario: {label}").format(label=self.field.label))
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(made)
        menu.aboutToShow.connect(lambda: self._show_in(menu))
        menu.aboutToHide.connect(partial(put_cursor_soon, self._line))
        made.setMenu(menu)
        return made

    def _show_in(self, menu: QMenu) -> None:
        """Show the calendar at the day that is written; it is made the first time: no form waits for it."""
        calendar = menu.findChild(QCalendarWidget) or self._fill(menu)
        day = self._read()
        if day is not None:
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))

    def _fill(self, menu: QMenu) -> QCalendarWidget:
        calendar = QCalendarWidget(menu)
        calendar.setDateRange(QDate(YEARS[0], 1, 1), QDate(YEARS[-1], 12, 31))
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        weekend = QTextCharFormat()
        weekend.setForeground(QColor(theme.tokens().muted))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, weekend)
        ways = (("prevmonth", "‹", _("Mes anterior")), ("nextmonth", "›", _("Mes siguiente")))
        for name, sign, words in ways:
            turn = calendar.findChild(QToolButton, f"qt_calendar_{name}")
            if turn is not None:
                turn.setIcon(QIcon())
                turn.setText(sign)
                turn.setAccessibleName(words)
        tall = calendar.fontMetrics().lineSpacing()
        calendar.setMinimumSize(theme.letters(_CALENDAR_LETTERS), tall * _CALENDAR_LINES)
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        calendar.activated.connect(lambda day: self._take(day.toPython(), menu))
        calendar.clicked.connect(lambda day: self._take(day.toPython(), menu))
        return calendar

    def _take(self, day: object, menu: QMenu) -> None:
        menu.close()
        if isinstance(day, date):
            self._line.setText(short_date(day))
            self.left.emit()

    def _read(self) -> date | None:
        text = self._line.text()
        return read_day(text) or (coming_day(text, clock.today()) if self.field.comes else None)

    def _on_finished(self) -> None:
        """Write whole a day that was said in part, so that she sees which was understood."""
        day, said = self._read(), self._line.text().strip()
        if day is not None and self.field.comes:
            self._line.setText(short_date(day))
        elif names_nothing(said):
            self._write("")
            self.leave_blank(said)
        super()._on_finished()

    def value(self) -> str | None:
        day = self._read()
        return day.isoformat() if day else None

    def set_value(self, value: Any) -> None:
        self._write(short_date(date.fromisoformat(str(value))) if value else "")

    def problem(self) -> str:
        text = self._line.text().strip()
        if not text or names_nothing(text) or self.value() is not None:
            return ""
        first = read_day(f"1 de {text}") or read_day(f"1/{text}") or read_day(f"1/1/{text}")
        if first is not None:
            said = _("A «{text}» le falta el día. Si no lo sabe, ponga el primero: {day}.")
            return said.format(text=text, day=short_date(first))
        return _("«{text}» no es una fecha. Escríbala así: 24/11/2026.").format(text=text)
