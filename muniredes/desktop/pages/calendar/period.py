"""Which days are in view: a month or a week, and the way to the next."""

from dataclasses import dataclass
from datetime import date, timedelta

from muniredes.domain.calendar.messages.query import WEEK, month_grid, month_of, week_of
from muniredes.domain.dates import add_months, month_word, short_day, weekday_date
from muniredes.domain.worded_enum import WordedEnum
from muniredes.i18n import _, mark


class View(WordedEnum):
    """How the calendar is seen."""

    MONTH = "month", mark("Mes")
    WEEK = "week", mark("Semana")
    DAY = "day", mark("Día")
    LIST = "list", mark("Lista")
    BOARD = "board", mark("Tablero")


@dataclass(frozen=True, slots=True)
class Period:
    """A day, its week or its month, as the view wants. Every view asks the same question for its days."""

    view: View
    day: date

    @property
    def bounds(self) -> tuple[date, date]:
        """The first and the last day that belong to it."""
        if self.view is View.DAY:
            return self.day, self.day
        return week_of(self.day) if self.view is View.WEEK else month_of(self.day)

    @property
    def shown(self) -> tuple[date, date]:
        """The first and the last day that are drawn: a month is drawn in whole weeks."""
        return month_grid(self.day) if self.view is View.MONTH else self.bounds

    @property
    def title(self) -> str:
        """«Noviembre de 2026», «23 nov – 29 nov de 2026», «Jueves, 26 de noviembre de 2026»."""
        if self.view is View.DAY:
            return weekday_date(self.day).capitalize()
        if self.view is not View.WEEK:
            return _("{month} de {year}").format(
                month=month_word(self.day.month).capitalize(), year=self.day.year
            )
        first, last = self.bounds
        return _("{first} – {last} de {year}").format(
            first=short_day(first), last=short_day(last), year=last.year
        )

    def turned(self, steps: int) -> "Period":
        """Return the period so many pages on."""
        if self.view in (View.WEEK, View.DAY):
            length = WEEK if self.view is View.WEEK else 1
            return Period(self.view, self.day + timedelta(days=length * steps))
        return Period(self.view, add_months(self.day, steps))
