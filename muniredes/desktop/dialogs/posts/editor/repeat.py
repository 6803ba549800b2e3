"""How often something is said again: a few usual answers made from its day, and an end."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from muniredes.desktop.forms.days import DateInput
from muniredes.desktop.forms.fields import DateField
from muniredes.desktop.widgets.combo import Combo
from muniredes.desktop.widgets.text import label
from muniredes.domain.calendar.messages.holidays import OnHoliday, moved_off
from muniredes.domain.calendar.messages.recurrence import (
    LAST,
    Frequency,
    Recurrence,
    from_text,
    in_words,
    occurrences,
    to_text,
)
from muniredes.domain.calendar.messages.series import HORIZON_DAYS, NEAR_DAYS
from muniredes.domain.dates import short_day
from muniredes.domain.fields import word
from muniredes.domain.texts.text import listed
from muniredes.i18n import _, ngettext


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


Holidays = Callable[[date, date], Sequence[tuple[date, str]]]
"""The holidays between two days, both included, with their names."""

_MOST_NAMED = 4


class RepeatInput(QWidget):
    """The value is an RFC 5545 rule, empty when it is said once.

    `skipped` are the holidays it leaves out, and `moved` those that give way to a working day.
    """

    changed = Signal()

    def __init__(self, holidays: Holidays) -> None:
        super().__init__()
        self._holidays = holidays
        self._day = date.min
        self._kept = ""
        self._exceptions: tuple[date, ...] = ()
        self._elsewhere: frozenset[date] = frozenset()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(_("Se repite"), "field"))
        self._rule = Combo()
        self._rule.setAccessibleName(_("Se repite"))
        self._rule.activated.connect(self._on_changed)
        column.addWidget(self._rule)
        until = DateField(key="until", label=_("Hasta el día (en blanco, sin final)"), comes=True)
        self._until = DateInput(until)
        self._until.changed.connect(self._on_changed)
        column.addWidget(self._until)
        self._words = label("", "small")
        column.addWidget(self._words)
        self._on_holidays = label("", "small")
        column.addWidget(self._on_holidays)
        self._how = Combo()
        self._how.setAccessibleName(word("message.on_holiday"))
        for how in OnHoliday:
            self._how.addItem(how.word, how)
        self._how.activated.connect(self._on_changed)
        column.addWidget(self._how)
        self._new_days = label("", "small")
        column.addWidget(self._new_days)
        self.set_value("", date.min)

    def say_exceptions(self, days: tuple[date, ...], elsewhere: Collection[date] = ()) -> None:
        """Say on which days it is not said, and which days of the rule go out on another day already."""
        self._exceptions, self._elsewhere = days, frozenset(elsewhere)
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

    def validate(self) -> bool:
        """Say whether its end is a day, where one is written: what is not understood is no «sin final»."""
        return not self._rule.currentData() or self._until.validate()

    @property
    def on_holiday(self) -> OnHoliday:
        """What is done with those that fall on a holiday."""
        return OnHoliday(self._how.currentData())

    def set_on_holiday(self, how: OnHoliday) -> None:
        """Choose what is done with those that fall on a holiday."""
        self._how.setCurrentIndex(self._how.findData(how))
        self._say()

    @property
    def skipped(self) -> tuple[date, ...]:
        """The days that it leaves out once it is kept, those of before too; empty when they are the same."""
        if self.on_holiday is OnHoliday.SAME:
            return ()
        moved = self.moved
        new = {day for day, _name in self._falls_on() if day not in moved}
        return tuple(sorted({*self._exceptions, *new})) if new else ()

    @property
    def moved(self) -> dict[date, date]:
        """The working day that takes the place of each holiday, when they are not skipped."""
        if self.on_holiday not in (OnHoliday.BEFORE, OnHoliday.AFTER):
            return {}
        days = sorted({day for day, _name in self._falls_on()})
        near = timedelta(days=NEAR_DAYS)
        closed = {day for day, _name in self._holidays(self._day - near, self._last + near)}
        return moved_off(days, self._said(), closed, self.on_holiday, self._day)

    @property
    def _last(self) -> date:
        return self._day + timedelta(days=HORIZON_DAYS)

    def _said(self) -> frozenset[date]:
        """Return the days on which it would be said, as far as a series is written out."""
        rule = self.value()
        if not rule or self._day == date.min:
            return frozenset()
        return frozenset(occurrences(from_text(rule), self._day, self._day, self._last, self._exceptions))

    def _left_out(self, rule: str) -> tuple[date, ...]:
        """Return the days that are left out of a rule; what it does not say is not left out of it."""
        ahead = [day for day in self._exceptions if day >= self._day]
        said = set(occurrences(from_text(rule), self._day, self._day, max(ahead))) if ahead else set()
        return tuple(day for day in self._exceptions if day < self._day or day in said)

    def _falls_on(self) -> list[tuple[date, str]]:
        """Return the holidays on which it would be said and nobody moved it."""
        said = self._said() - self._elsewhere
        if not said:
            return []
        return [(day, name) for day, name in self._holidays(self._day, self._last) if day in said]

    def _say_holidays(self) -> None:
        found = list(dict(self._falls_on()).items())
        named = _some([f"{short_day(day)} ({name})" for day, name in found])
        falls = _("Cae en festivo: {days}.").format(days=named)
        self._on_holidays.setText(falls if found else _("Cuando caiga en festivo, también en adelante:"))
        is_asked = bool(self.value()) and (bool(found) or self.on_holiday is not OnHoliday.SAME)
        self._on_holidays.setVisible(is_asked)
        self._how.setVisible(is_asked)
        moved = self.moved if found else {}
        new = _some([f"{short_day(old)} → {short_day(day)}" for old, day in moved.items()])
        self._new_days.setText(_("Saldrá otro día: {days}.").format(days=new))
        self._new_days.setVisible(bool(moved))

    def _on_changed(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        rule = self.value()
        self._until.setVisible(bool(rule))
        self._words.setVisible(bool(rule))
        self._words.setText(in_words(from_text(rule), self._day, self._left_out(rule)) if rule else "")
        self._say_holidays()


def _some(names: Sequence[str]) -> str:
    """Return a few of some names, and how many more there are."""
    shown = list(names[:_MOST_NAMED])
    left = len(names) - len(shown)
    return listed([*shown, ngettext("{n} más", "{n} más", left)] if left else shown)
