"""How often something is said again: a few usual answers made from its day, and an end."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from muniredes.desktop.forms.fields import DateField
from muniredes.desktop.forms.simple import Combo, DateInput
from muniredes.desktop.widgets.text import label
from muniredes.domain.calendar.messages.recurrence import (
    LAST,
    Frequency,
    Recurrence,
    from_text,
    in_words,
    to_text,
)
from muniredes.i18n import _


def usual_rules(day: date) -> Iterator[Recurrence]:
    """Yield the rules that people usually want for something said on `day`."""
    weekday, place = day.weekday(), (day.day - 1) // 7 + 1
    yield Recurrence(frequency=Frequency.WEEKLY, weekdays=(weekday,))
    yield Recurrence(frequency=Frequency.WEEKLY, interval=2, weekdays=(weekday,))
    if place <= 4:
        yield Recurrence(frequency=Frequency.MONTHLY, weekdays=(weekday,), nth=place)
    if day.day > 21:
        yield Recurrence(frequency=Frequency.MONTHLY, weekdays=(weekday,), nth=LAST)
    yield Recurrence(frequency=Frequency.MONTHLY, month_day=day.day)
    yield Recurrence(frequency=Frequency.MONTHLY, month_day=LAST)
    yield Recurrence(frequency=Frequency.MONTHLY, interval=3, month_day=day.day)
    yield Recurrence(frequency=Frequency.WEEKLY, weekdays=(0, 1, 2, 3, 4))
    yield Recurrence(frequency=Frequency.DAILY)
    yield Recurrence(frequency=Frequency.YEARLY)


class RepeatInput(QWidget):
    """The value is an RFC 5545 rule, empty when it is said once."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._day = date.min
        self._kept = ""
        self._exceptions: tuple[date, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(_("Se repite"), "field"))
        self._rule = Combo()
        self._rule.setAccessibleName(_("Se repite"))
        self._rule.activated.connect(self._on_changed)
        column.addWidget(self._rule)
        self._until = DateInput(DateField(key="until", label=_("Hasta el día (en blanco, sin final)")))
        self._until.changed.connect(self._on_changed)
        column.addWidget(self._until)
        self._words = label("", "small")
        column.addWidget(self._words)
        self.set_value("", date.min)

    def say_exceptions(self, days: tuple[date, ...]) -> None:
        """Say on which days it is not said; one is left out where it is deleted, in the calendar."""
        self._exceptions = days
        self._say()

    def set_value(self, rule: str, day: date) -> None:
        """Show a rule of something said on `day`."""
        until = from_text(rule).until if rule else None
        self._until.set_value(until.isoformat() if until else None)
        self._kept = to_text(replace(from_text(rule), until=None)) if rule else ""
        self._day = date.min
        self.set_day(day)

    def set_day(self, day: date) -> None:
        """Offer the rules that make sense for another day; the choice keeps its place among them."""
        if day == self._day:
            return
        position = self._rule.currentIndex() if self._day != date.min else -1
        self._day = day
        self._rule.blockSignals(True)
        self._rule.clear()
        self._rule.addItem(_("No se repite"), "")
        for rule in usual_rules(day) if day != date.min else ():
            self._rule.addItem(in_words(rule, day), to_text(rule))
        if self._kept and self._rule.findData(self._kept) < 0:
            self._rule.addItem(in_words(from_text(self._kept), day), self._kept)
        self._rule.setCurrentIndex(position if position >= 0 else max(0, self._rule.findData(self._kept)))
        self._rule.blockSignals(False)
        self._say()

    def value(self) -> str:
        """Return the rule with its end."""
        chosen = str(self._rule.currentData() or "")
        until = self._until.value()
        if not chosen or until is None:
            return chosen
        return to_text(from_text(chosen).ending(date.fromisoformat(until)))

    def _on_changed(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        rule = self.value()
        self._until.setVisible(bool(rule))
        self._words.setVisible(bool(rule))
        self._words.setText(in_words(from_text(rule), self._day, self._exceptions) if rule else "")
