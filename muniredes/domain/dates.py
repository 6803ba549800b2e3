"""Days as a calendar on the wall shows them. Nothing here asks the clock."""

import calendar
from datetime import date, timedelta
from typing import TypeVar

from muniredes.i18n import _, mark, ngettext

Day = TypeVar("Day", bound=date)

MONTHS = (
    mark("enero"),
    mark("febrero"),
    mark("marzo"),
    mark("abril"),
    mark("mayo"),
    mark("junio"),
    mark("julio"),
    mark("agosto"),
    mark("septiembre"),
    mark("octubre"),
    mark("noviembre"),
    mark("diciembre"),
)
"""From January on."""

WEEKDAYS = (
    mark("lunes"),
    mark("martes"),
    mark("miércoles"),
    mark("jueves"),
    mark("viernes"),
    mark("sábado"),
    mark("domingo"),
)
"""From Monday on, as `date.weekday` counts them."""


_SHORT_MONTHS = (
    mark("ene"), mark("feb"), mark("mar"), mark("abr"), mark("may"), mark("jun"),
    mark("jul"), mark("ago"), mark("sep"), mark("oct"), mark("nov"), mark("dic"),
)  # fmt: skip


YEARS = range(1900, 2200)
"""The years of every day that a guide keeps: all that is worked out from one is a day too."""


def is_kept(day: date) -> bool:
    """Whether a day, or a moment, is of those that a guide may keep."""
    return day.year in YEARS


def kept(day: Day) -> Day:
    """Return a day, or a moment, as it is; raises ValueError for one that no guide keeps."""
    if not is_kept(day):
        raise ValueError(day)
    return day


def within_reach(day: Day) -> Day:
    """Return a day, or a moment, that a guide holds; one too far away, in the nearest year that it may keep.

    Nobody is left out of her guide for a year that was mistyped when any was taken.
    """
    if is_kept(day):
        return day
    year = YEARS[0] if day.year < YEARS[0] else YEARS[-1]
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))


def month_word(month: int) -> str:
    """«junio» for 6."""
    return _(MONTHS[month - 1])


def weekday_word(weekday: int) -> str:
    """«lunes» for 0."""
    return _(WEEKDAYS[weekday])


def short_day(day: date) -> str:
    """«24 dic»."""
    return f"{day.day} {_(_SHORT_MONTHS[day.month - 1])}"


def long_date(day: date) -> str:
    """«24 de noviembre de 2026»."""
    return _("{day} de {month} de {year}").format(day=day.day, month=month_word(day.month), year=day.year)


def brief_date(day: date) -> str:
    """Return «mar 8 dic 2026»."""
    return f"{weekday_word(day.weekday())[:3]} {short_day(day)} {day.year}"


def weekday_date(day: date) -> str:
    """«martes, 24 de noviembre de 2026»."""
    return f"{weekday_word(day.weekday())}, {long_date(day)}"


def spoken_day(day: date) -> str:
    """«martes 24 de noviembre», as one says a day that is near."""
    return _("{weekday} {day} de {month}").format(
        weekday=weekday_word(day.weekday()), day=day.day, month=month_word(day.month)
    )


def short_date(day: date) -> str:
    """«24/11/2026»."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def in_days(day: date, today: date) -> str:
    """Say how far `day` is: «hoy», «mañana», «dentro de 12 días», «hace 3 días»."""
    distance = (day - today).days
    if distance == 0:
        return _("hoy")
    if distance == 1:
        return _("mañana")
    if distance > 0:
        return ngettext("dentro de {n} día", "dentro de {n} días", distance)
    return ngettext("hace {n} día", "hace {n} días", -distance)


def add_months(day: date, months: int) -> date:
    """Return the same day `months` later, or the last day of that month when it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def nth_sunday(year: int, month: int, nth: int) -> date:
    """Return the `nth` (1 = first) Sunday of a month."""
    first = date(year, month, 1)
    offset = (6 - first.weekday()) % 7
    return date(year, month, 1 + offset + 7 * (nth - 1))


def first_ahead(today: date) -> date:
    """Return the first of a month that has not gone by: today, if it is one."""
    return today if today.day == 1 else (today.replace(day=1) + timedelta(days=32)).replace(day=1)
