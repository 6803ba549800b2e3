"""Inputs of one answer: a text, a choice, a day, a number."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QDate, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QIcon, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from muniredes.actions import clock
from muniredes.desktop import icons, theme
from muniredes.desktop.forms.base import Input, half_typed, text_of_half
from muniredes.desktop.forms.fields import DateField, NumberField, TextField
from muniredes.desktop.widgets.advised import PlainAdvice
from muniredes.desktop.widgets.completing import propose
from muniredes.desktop.widgets.focus import put_cursor_soon
from muniredes.desktop.widgets.text import button, label
from muniredes.domain import odd
from muniredes.domain.checks import refuse_no_place
from muniredes.domain.dates import short_date
from muniredes.domain.fields import LACKABLE
from muniredes.domain.problems import Problem
from muniredes.domain.texts.cells import coming_day, read_day
from muniredes.domain.texts.secrets import (
    MADE_BY_MACHINES,
    bares_password,
    holds_secret,
    looks_like_password,
    warning,
)
from muniredes.domain.web import is_denial, is_unknown
from muniredes.i18n import _, figure

_PAUSE_MS = 800
_CALENDAR_LETTERS = 46
_CALENDAR_LINES = 16
"""How large a calendar is: seven days across, and six weeks with what is above them."""


class _Area(QPlainTextEdit):
    """A text of several lines: Tab leaves it, as in any other field."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * lines + 20)
        self.setMaximumHeight(self.fontMetrics().lineSpacing() * (lines + 3) + 20)


class TextInput(Input):
    """A line or several lines of text."""

    field: TextField

    def __init__(self, field: TextField) -> None:
        super().__init__(field)
        self._line: QLineEdit | None = None
        self._area: QPlainTextEdit | None = None
        if field.lines == 1:
            self._line = QLineEdit()
            self._line.setPlaceholderText(field.placeholder)
            self._line.textChanged.connect(self._on_text)
            self._line.editingFinished.connect(self._on_left)
            self._hold(self._line)
        else:
            self._area = _Area(field.lines)
            self._area.setPlaceholderText(field.placeholder)
            self._area.textChanged.connect(self._on_text)
            self._area.installEventFilter(self)
            self._hold(self._area)
            if field.is_for_all:
                self._advise(self._area)
        if field.suggestion:
            self._offer_suggestion()
        is_remarked_on = field.names_nobody or odd.is_remarked_on(field.holds)
        self._odd = self._remark_on_what_is_odd() if is_remarked_on else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)

    def propose(self, known: Sequence[str]) -> None:
        """Propose some texts while a line is typed: those that have what is typed anywhere in them."""
        if self._line is not None and known:
            propose(self._line, known)

    def _remark_on_what_is_odd(self) -> QLabel:
        """Keep room under the text for what looks odd in it, told in a pause: what is below never moves."""
        made = label("", "small")
        policy = made.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        made.setSizePolicy(policy)
        made.hide()
        self._column.insertWidget(self._column.indexOf(self._error), made)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look_for_what_is_odd)
        return made

    def _look_for_what_is_odd(self) -> None:
        if self._odd is None:
            return
        text = self.value()
        said = odd.of_somebody(text) if self.field.names_nobody else odd.remark(self.field.holds, text)
        said = "" if self.problem() else said
        if said:  # what was said last keeps its room
            self._odd.setText(said)
        self._odd.setVisible(bool(said))

    def _advise(self, area: QPlainTextEdit) -> None:
        self._advice = PlainAdvice(area)
        self._advice.mended.connect(lambda _text: self.left.emit())
        self._column.insertWidget(self._column.indexOf(self._error), self._advice)

    def _offer_suggestion(self) -> None:
        offer = button(_("Usar un texto de ejemplo"), self._take_suggestion, "link")
        offer.setAccessibleName(_("Usar un texto de ejemplo: {label}").format(label=self.field.label))
        row = QHBoxLayout()
        row.addWidget(offer)
        row.addStretch(1)
        self._column.insertLayout(self._column.indexOf(self._error), row)

    def _take_suggestion(self) -> None:
        """Put the suggestion after what is written already, to lose nothing; a line holds only one."""
        written = self.value().strip() if self._line is None else ""
        if self.field.suggestion not in written:
            self.set_value("\n".join(part for part in (written, self.field.suggestion) if part))
            self._on_text()
            self.left.emit()

    def _on_left(self) -> None:
        """Take a «no tenemos» or a «no lo sé» for what it means: it would be printed as a place."""
        if self._line is not None and self._says_none():
            is_known = is_denial(self._line.text())
            self._line.blockSignals(True)
            self._line.clear()
            self._line.blockSignals(False)
            none, unknown = (
                _("Entendido: no hay. Se queda en blanco."),
                _("Se queda en blanco: falta saberlo."),
            )
            self.set_hint(none if is_known else unknown)
        self.left.emit()

    def _says_none(self) -> bool:
        """Whether what is written is no place; that there is none may be an answer (`NoneInput`)."""
        if not self.field.is_a_place or self._line is None:
            return False
        text = self._line.text()
        return is_unknown(text) or (is_denial(text) and self.field.key not in LACKABLE)

    def value(self) -> str:
        if self._says_none():
            return ""
        return self._line.text() if self._line is not None else self._area.toPlainText() if self._area else ""

    def select_all(self) -> None:
        """Select what is written, so that the first key takes its place."""
        widget = self._line if self._line is not None else self._area
        assert widget is not None
        widget.selectAll()

    def set_value(self, value: Any) -> None:
        widget = self._line if self._line is not None else self._area
        assert widget is not None
        widget.blockSignals(True)
        if self._line is not None:
            self._line.setText(str(value or ""))
            self._line.setCursorPosition(0)  # of what does not fit, its beginning is seen
        elif self._area is not None:
            self._area.setPlainText(str(value or ""))
        widget.blockSignals(False)
        self._look_for_what_is_odd()

    def problem(self) -> str:
        text = self.value()
        if len(text) > self.field.limit:
            return _("Sobran {n} letras: caben {limit}.").format(
                n=len(text) - self.field.limit, limit=self.field.limit
            )
        try:
            refuse_no_place(self.field.key, text)
        except Problem as problem:
            return problem.sentence
        return warning() if self._is_refused() else ""

    def _is_refused(self) -> bool:
        text = self.value()
        if self.field.refuses_passwords and bares_password(text):
            return True
        return holds_secret(text, machine_made=self.field.key in MADE_BY_MACHINES)

    def keepable(self) -> str | None:
        """Return what is typed, also when it is too long: it is hers to shorten, not ours to lose."""
        return None if self._is_refused() else self.value()

    def _on_text(self) -> None:
        self.set_hint(self.field.hint)
        if self._is_refused() or (self.field.warns_passwords and looks_like_password(self.value())):
            self.show_error(warning())
        else:
            self.show_error("")
        if self._odd is not None:
            self._odd.hide()
            self._pause.start()
        self.changed.emit()


class DateInput(Input):
    """A day; the value is written AAAA-MM-DD."""

    field: DateField

    def __init__(self, field: DateField) -> None:
        super().__init__(field)
        self._line = QLineEdit()
        self._line.setPlaceholderText(_("dd/mm/aaaa"))
        self._line.setMaximumWidth(theme.letters(20))
        self._line.textChanged.connect(self._on_text)
        self._line.editingFinished.connect(self._complete)
        self._line.editingFinished.connect(self.left)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._line)
        row.addWidget(self._make_calendar_button())
        row.addStretch(1)
        holder.setFocusProxy(self._line)
        self._hold(holder)
        self._line.setAccessibleName(field.label)

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

    def _complete(self) -> None:
        """Write whole a day that was said in part, so that she sees which was understood."""
        day = self._read()
        if day is not None and self.field.comes:
            self._line.setText(short_date(day))

    def value(self) -> str | None:
        day = self._read()
        return day.isoformat() if day else None

    def set_value(self, value: Any) -> None:
        self._line.blockSignals(True)
        self._line.setText(short_date(date.fromisoformat(str(value))) if value else "")
        self._line.blockSignals(False)

    def problem(self) -> str:
        if self._line.text().strip() and self.value() is None:
            return _("«{text}» no es una fecha. Escríbala así: 24/11/2026.").format(
                text=self._line.text().strip()
            )
        return ""

    def typed(self) -> Any:
        return half_typed(self.value(), self._line.text())

    def type_again(self, typed: Any) -> None:
        half = text_of_half(typed)
        if half is None:
            self.set_value(typed)
        else:
            self._line.setText(half)
        self.validate()

    def _on_text(self) -> None:
        self.show_error("")
        self.changed.emit()


class NumberInput(Input):
    """A number, written as people write it («2,5»)."""

    field: NumberField

    def __init__(self, field: NumberField) -> None:
        super().__init__(field)
        self._line = QLineEdit()
        self._line.setMaximumWidth(theme.letters(13))
        self._line.textChanged.connect(self._on_text)
        self._line.editingFinished.connect(self.left)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._line)
        row.addWidget(label(field.suffix, "muted"))
        row.addStretch(1)
        holder.setFocusProxy(self._line)
        self._hold(holder)
        self._line.setAccessibleName(field.label)

    def _number(self) -> float | None:
        text = self._line.text().strip().replace(" ", "")
        if self.field.decimals == 0:
            text = text.replace(".", "")
        try:
            return float(text.replace(",", ".")) if text else None
        except ValueError:
            return None

    def value(self) -> float | int | None:
        number = self._number()
        if number is None or self.problem():
            return None
        return int(number) if self.field.decimals == 0 else round(number, 2)

    def set_value(self, value: Any) -> None:
        self._line.blockSignals(True)
        self._line.setText("" if value is None else figure(value))
        self._line.blockSignals(False)

    def problem(self) -> str:
        text, number = self._line.text().strip(), self._number()
        if text and (number is None or not 0 <= number <= self.field.most):
            most = figure(self.field.most)
            return _("Escriba un número entre 0 y {most}, con cifras.").format(most=most)
        return ""

    def typed(self) -> Any:
        return half_typed(self.value(), self._line.text())

    def type_again(self, typed: Any) -> None:
        half = text_of_half(typed)
        if half is None:
            self.set_value(typed)
        else:
            self._line.setText(half)
        self.validate()

    def _on_text(self) -> None:
        self.show_error("")
        self.changed.emit()
