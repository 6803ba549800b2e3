"""How often something is said again: a rule of RFC 5545 with its end and its exceptions, also in words.

Days only: the hour is the wall clock's, and stays the same on both sides of a change of summer time.
A month without the day that the rule names is skipped, as the RFC says; «the last day» exists in all.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from muniredes.domain.dates import month_word, short_day, weekday_word, within_reach
from muniredes.domain.problems import Problem
from muniredes.domain.texts.text import listed
from muniredes.i18n import _, mark, ngettext

LAST = -1
"""The last day of a month, or its last weekday of a kind."""

_DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MOST_INTERVAL = 60


class Frequency(StrEnum):
    """How long the step of a rule is; the values are those of RFC 5545."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """A rule: every `interval` steps of a frequency, until a day that counts, only in some `months`.

    `weekdays` are 0 (Monday) to 6, for weeks; for months either `month_day` (1–31, or LAST) or one
    weekday with its `nth` (1–5, or LAST). What is not said is that of the first day.
    """

    frequency: Frequency
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    nth: int | None = None
    month_day: int | None = None
    months: tuple[int, ...] = ()
    until: date | None = None

    def ending(self, last: date | None) -> "Recurrence":
        """Return the same rule with another last day."""
        return replace(self, until=last)


def moved(rule: Recurrence, old: date, new: date) -> Recurrence:
    """Return the rule that falls on `new` where this one fell on `old`, a day of the series."""
    if rule.frequency is Frequency.WEEKLY:
        shift = (new - old).days
        return replace(rule, weekdays=tuple(sorted({(day + shift) % 7 for day in rule.weekdays})))
    is_last = (new + timedelta(days=1)).month != new.month
    if rule.month_day is not None:
        return replace(rule, month_day=LAST if rule.month_day == LAST and is_last else new.day)
    if rule.nth is not None:
        in_last_week = (new + timedelta(days=7)).month != new.month
        nth = LAST if rule.nth == LAST and in_last_week else (new.day - 1) // 7 + 1
        return replace(rule, weekdays=(new.weekday(),), nth=nth)
    return rule


def occurrences(
    rule: Recurrence, starts: date, first: date, last: date, exceptions: Iterable[date] = ()
) -> Iterator[date]:
    """Yield the days of a series that began on `starts`, from `first` to `last`, both included, in order.

    `starts` itself is one of them only when the rule says so, as in RFC 5545's recurrence set without RDATE.
    """
    skipped = frozenset(exceptions)
    begin, end = max(first, starts), min(last, rule.until) if rule.until else last
    for day in _STEPS[rule.frequency](rule, starts, begin, end):
        in_month = not rule.months or day.month in rule.months
        if begin <= day <= end and in_month and day not in skipped:
            yield day


def _by_days(rule: Recurrence, starts: date, begin: date, end: date) -> Iterator[date]:
    for number in _steps((begin - starts).days, (end - starts).days, rule.interval):
        yield starts + timedelta(days=number)


def _by_weeks(rule: Recurrence, starts: date, begin: date, end: date) -> Iterator[date]:
    monday = starts - timedelta(days=starts.weekday())
    for number in _steps((begin - monday).days // 7, (end - monday).days // 7, rule.interval):
        for weekday in rule.weekdays or (starts.weekday(),):
            yield monday + timedelta(days=7 * number + weekday)


def _by_months(rule: Recurrence, starts: date, begin: date, end: date) -> Iterator[date]:
    origin = _month_number(starts)
    for number in _steps(_month_number(begin) - origin, _month_number(end) - origin, rule.interval):
        year, month = divmod(origin + number, 12)
        day = _day_in_month(rule, starts, year, month + 1)
        if day is not None:
            yield day


def _by_years(rule: Recurrence, starts: date, begin: date, end: date) -> Iterator[date]:
    for number in _steps(begin.year - starts.year, end.year - starts.year, rule.interval):
        if starts.day <= monthrange(starts.year + number, starts.month)[1]:
            yield starts.replace(year=starts.year + number)


_STEPS = {
    Frequency.DAILY: _by_days,
    Frequency.WEEKLY: _by_weeks,
    Frequency.MONTHLY: _by_months,
    Frequency.YEARLY: _by_years,
}


def _steps(first: int, last: int, interval: int) -> range:
    """Return the multiples of `interval` from `first` to `last`, both included."""
    return range(-(-first // interval) * interval, last + 1, interval)


def _month_number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _day_in_month(rule: Recurrence, starts: date, year: int, month: int) -> date | None:
    """Return the day of a month that a rule names; None in a month without it."""
    weekday_of_first, length = monthrange(year, month)
    if rule.nth is None:
        number = length if rule.month_day == LAST else rule.month_day or starts.day
    elif rule.nth == LAST:
        number = length - (weekday_of_first + length - 1 - rule.weekdays[0]) % 7
    else:
        number = 1 + (rule.weekdays[0] - weekday_of_first) % 7 + 7 * (rule.nth - 1)
    return date(year, month, number) if number <= length else None


def to_text(rule: Recurrence) -> str:
    """Return the rule as RFC 5545 writes it: «FREQ=MONTHLY;BYDAY=-1TH;UNTIL=20270630»."""
    parts = [f"FREQ={rule.frequency.value}"]
    if rule.interval != 1:
        parts.append(f"INTERVAL={rule.interval}")
    if rule.weekdays:
        parts.append("BYDAY=" + ",".join(f"{rule.nth or ''}{_DAY_CODES[day]}" for day in rule.weekdays))
    if rule.month_day:
        parts.append(f"BYMONTHDAY={rule.month_day}")
    if rule.months:
        parts.append("BYMONTH=" + ",".join(str(month) for month in rule.months))
    if rule.until:
        parts.append(f"UNTIL={rule.until:%Y%m%d}")
    return ";".join(parts)


def from_text(text: str) -> Recurrence:
    """Return the rule that `to_text` wrote; a Problem when it is none of those that can be said here."""
    try:
        parts = dict(part.split("=", 1) for part in text.upper().removeprefix("RRULE:").split(";"))
        weekdays, nth = _days_of(parts.pop("BYDAY", ""))
        until = parts.pop("UNTIL", "")
        rule = Recurrence(
            frequency=Frequency(parts.pop("FREQ")),
            interval=int(parts.pop("INTERVAL", "1")),
            weekdays=weekdays,
            nth=nth,
            month_day=int(parts.pop("BYMONTHDAY", "0")) or None,
            months=tuple(int(month) for month in parts.pop("BYMONTH", "").split(",") if month),
            until=within_reach(datetime.strptime(until[:8], "%Y%m%d").date()) if until else None,  # noqa: DTZ007
        )
    except (ValueError, KeyError) as error:
        raise _unknown(text) from error
    if parts:
        raise _unknown(text)
    check(rule)
    return rule


def _days_of(text: str) -> tuple[tuple[int, ...], int | None]:
    codes = [code for code in text.split(",") if code]
    places = {code[:-2] for code in codes}
    if len(places) > 1:
        raise ValueError(text)
    place = next(iter(places), "")
    return tuple(sorted({_DAY_CODES.index(code[-2:]) for code in codes})), int(place) if place else None


def _unknown(text: str) -> Problem:
    return Problem(
        _("No se entiende la repetición «{text}».").format(text=text), _("Vuelva a elegirla."), "message.rule"
    )


def check(rule: Recurrence) -> None:
    """Refuse a rule that cannot be: steps of nothing, days that no month has, a place without its weekday."""
    is_monthly = rule.frequency is Frequency.MONTHLY
    sound = (
        1 <= rule.interval <= MOST_INTERVAL
        and (rule.month_day is None or (is_monthly and (rule.month_day == LAST or 1 <= rule.month_day <= 31)))
        and (
            rule.nth is None or (is_monthly and len(rule.weekdays) == 1 and rule.nth in (1, 2, 3, 4, 5, LAST))
        )
        and not (rule.month_day and rule.weekdays)
        and (not rule.weekdays or rule.frequency is Frequency.WEEKLY or rule.nth is not None)
        and all(1 <= month <= 12 for month in rule.months)
        and not (rule.months and rule.frequency is Frequency.YEARLY)
    )
    if not sound:
        raise _unknown(to_text(rule))


def in_words(rule: Recurrence, starts: date, exceptions: Iterable[date] = ()) -> str:
    """Say the rule: «Cada último jueves de mes hasta el 30 de junio de 2027, salvo 24 dic»."""
    text = _WORDS[rule.frequency](rule, starts)
    names_months = bool(rule.months) or rule.frequency is Frequency.YEARLY
    if rule.months:
        text = _("{what}, solo en {months}").format(
            what=text, months=listed(month_word(m) for m in rule.months)
        )
    if rule.until:
        # «solo en abril hasta noviembre» would be from one to the other
        words = _("{what}, y hasta {end}") if names_months else _("{what} hasta {end}")
        text = words.format(what=text, end=_end(rule.until))
    skipped = [short_day(day) for day in sorted(set(exceptions))]
    return _("{what}, salvo {days}").format(what=text, days=listed(skipped)) if skipped else text


def _end(until: date) -> str:
    """Name the month when the series lasts to its end: «junio de 2027»; else the day."""
    month = _("{month} de {year}").format(month=month_word(until.month), year=until.year)
    if (until + timedelta(days=1)).month != until.month:
        return month
    return _("el {day} de {month}").format(day=until.day, month=month)


def _daily(rule: Recurrence, starts: date) -> str:
    del starts
    return ngettext("Cada día", "Cada {n} días", rule.interval)


def _weekly(rule: Recurrence, starts: date) -> str:
    days = listed(weekday_word(day) for day in rule.weekdays or (starts.weekday(),))
    if rule.interval == 1:
        return _("Cada {days}").format(days=days)
    return _("{days} cada {n} semanas").format(days=days.capitalize(), n=rule.interval)


def _monthly(rule: Recurrence, starts: date) -> str:
    if rule.nth is not None:
        place = _(_PLACES[rule.nth])
        day = _("{place} {weekday}").format(place=place, weekday=weekday_word(rule.weekdays[0]))
    elif rule.month_day == LAST:
        day = _("último día")
    else:
        day = _("día {n}").format(n=rule.month_day or starts.day)
    if rule.interval == 1:
        return _("Cada {day} de mes").format(day=day)
    return _("El {day}, cada {n} meses").format(day=day, n=rule.interval)


def _yearly(rule: Recurrence, starts: date) -> str:
    day = _("{day} de {month}").format(day=starts.day, month=month_word(starts.month))
    if rule.interval == 1:
        return _("Cada {day}").format(day=day)
    return _("El {day}, cada {n} años").format(day=day, n=rule.interval)


_WORDS = {
    Frequency.DAILY: _daily,
    Frequency.WEEKLY: _weekly,
    Frequency.MONTHLY: _monthly,
    Frequency.YEARLY: _yearly,
}
_PLACES = {
    1: mark("primer"), 2: mark("segundo"), 3: mark("tercer"), 4: mark("cuarto"), 5: mark("quinto"),
    LAST: mark("último"),
}  # fmt: skip
