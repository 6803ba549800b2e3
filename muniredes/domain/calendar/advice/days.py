"""Advice on dates: with their weekday, and with the right one."""

from collections.abc import Iterator
from datetime import date

import regex

from muniredes.domain.calendar.advice.draft import Draft, Remark
from muniredes.domain.calendar.messages.recurrence import Frequency, from_text
from muniredes.domain.dates import MONTHS, WEEKDAYS, long_date
from muniredes.domain.texts.text import fold
from muniredes.i18n import _

_NEAR = 200
"""How many days away a date without its year may be and still be meant."""

_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WEEKDAY = r"(?i:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)"
_BEFORE = rf"""
    (?<![\p{{L}}\p{{N}}/])(?<!\d[.,:-])
    (?:(?P<weekday>{_WEEKDAY}),?[ ]+(?:el[ ]+)?(?:d[ií]a[ ]+)?)?
    (?P<lead>(?i:este|el|del|al|desde[ ]el|entre[ ]el|desde|hasta|a|y)[ ]+)?
"""
_AFTER = rf"(?P<after>[ ]*[,(][ ]*{_WEEKDAY})?"
# Months begin with a small letter; «2 de Mayo» is a square.
_WRITTEN = regex.compile(
    rf"""{_BEFORE} (?P<date>(?:d[ií]a[ ]+)?(?P<day>\d{{1,2}})[ ]+de[ ]+(?P<month>{"|".join(MONTHS)}|setiembre)
    (?:[ ]+del?[ ]+(?P<year>\d{{4}}))?)(?![\w/]) {_AFTER}""",
    regex.VERBOSE,
)
_FIGURES = regex.compile(
    rf"""{_BEFORE} (?P<date>(?:d[ií]a[ ]+)?(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})
    (?:/(?P<year>\d{{4}}|\d{{2}}))?)(?![\w/]|[.,:]\d|[ ]*[-–]|[ ]+al?[ ]+(?:el[ ]+)?\d) {_AFTER}""",
    regex.VERBOSE,
)
_ALWAYS = (24, 7)  # «atención 24/7»


def without_weekday(draft: Draft) -> Iterator[Remark]:
    """Say which dates go without their weekday; ranges and past years do not need it."""
    for found in _dates(draft.prose):
        meant = _meant(found, draft.day)
        if meant and _wants_weekday(found) and meant[0].year >= draft.day.year - (found["year"] is None):
            words = _in_words(meant[0], with_year=found["year"] is not None)
            sentence = _("Ponga también el día de la semana: «{words}». Así nadie se equivoca de día.")
            fix = draft.with_put(found.span("date"), words)
            yield Remark("no_weekday", sentence.format(words=words), fix, found.span("date"))


def wrong_weekday(draft: Draft) -> Iterator[Remark]:
    """Say which dates carry the weekday of another."""
    for found in _dates(draft.prose):
        told = found["weekday"] or (found["after"] or "").strip(" ,(")
        meant = _meant(found, draft.day)
        if told and meant and all(fold(WEEKDAYS[day.weekday()]) != fold(told) for day in meant):
            sentence = _("El {date} es {right}, no {told}. Compruebe cuál de los dos datos está mal.")
            right = WEEKDAYS[meant[0].weekday()]
            words = sentence.format(date=long_date(meant[0]), right=right, told=told.lower())
            yield Remark("wrong_weekday", words, None, found.span())


def no_such_day(draft: Draft) -> Iterator[Remark]:
    """Say which dates no calendar has."""
    for found in _WRITTEN.finditer(draft.prose):
        if not _exists(found):
            sentence = _("El {date} no existe. Compruebe el día.")
            words = regex.sub(r"^d[ií]a ", "", " ".join(found["date"].split()))
            yield Remark("no_such_day", sentence.format(date=words), None, found.span("date"))


def fixed_in_series(draft: Draft) -> Iterator[Remark]:
    """Say which dates to come would go out again and again; one without its year may, once a year."""
    if not draft.rule:
        return
    is_yearly = from_text(draft.rule).frequency is Frequency.YEARLY
    for found in _dates(draft.prose):
        meant = _meant(found, draft.day)
        is_fixed = _announces(found) and (found["year"] or not is_yearly)
        if is_fixed and meant and (found["year"] is None or meant[0] >= draft.day):
            said = " ".join(part for part in (found["weekday"], found["date"]) if part)
            sentence = _("Se repite, y «{date}» saldría igual cada vez: quite la fecha, o no lo repita.")
            yield Remark("fixed_in_series", sentence.format(date=said), None, found.span("date"))


def _dates(prose: str) -> Iterator[regex.Match[str]]:
    yield from _WRITTEN.finditer(prose)
    yield from _FIGURES.finditer(prose)


def _numbers(found: regex.Match[str]) -> tuple[int, int]:
    """Return the day and the month of a date, which may not exist."""
    month = found["month"]
    if month.isdigit():
        return int(found["day"]), int(month)
    return int(found["day"]), 9 if month == "setiembre" else MONTHS.index(month) + 1


def _exists(found: regex.Match[str]) -> bool:
    day, month = _numbers(found)
    if found["year"]:
        return _day(int(found["year"]), month, day) is not None
    return 1 <= day <= _LONGEST_MONTHS[month - 1]


def _meant(found: regex.Match[str], near: date) -> tuple[date, ...]:
    """Return the days that a date may mean, the nearest first: one, or two when its year is in doubt."""
    day, month = _numbers(found)
    if found["year"]:
        year = int(found["year"]) + (2000 if len(found["year"]) == 2 else 0)
        only = _day(year, month, day)
        return (only,) if only else ()
    days = [_day(near.year + step, month, day) for step in (-1, 0, 1)]
    close = [found for found in days if found and abs((found - near).days) <= _NEAR]
    return tuple(sorted(close, key=lambda found: abs((found - near).days)))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _announces(found: regex.Match[str]) -> bool:
    """Say whether a date is one on which something happens, and not that of a law: «de 1 de octubre»."""
    return bool(found["weekday"] or found["after"] or found["lead"]) or _wants_weekday(found)


def _wants_weekday(found: regex.Match[str]) -> bool:
    """Say whether a date announces a day: «el 12 de marzo», «12/3»; not «del 12 al 15», «3/4 partes»."""
    if found["weekday"] or found["after"]:
        return False
    lead = (found["lead"] or "").strip().casefold()
    if lead or found["month"].isalpha():
        return lead in ("el", "este")
    numbers = _numbers(found)
    return found["year"] is not None or (numbers[0] > numbers[1] and numbers != _ALWAYS)


def _in_words(day: date, *, with_year: bool) -> str:
    """«viernes 12 de marzo»."""
    words = f"{WEEKDAYS[day.weekday()]} {day.day} de {MONTHS[day.month - 1]}"
    return f"{words} de {day.year}" if with_year else words
