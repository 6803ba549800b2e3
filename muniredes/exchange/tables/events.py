"""The events of a calendar of any program (iCalendar), as the rows of a list."""

import logging
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from muniredes.exchange.tables.refusals import unreadable
from muniredes.i18n import _

_log = logging.getLogger(__name__)

_MOST_TIMES = 100
_LONGEST = timedelta(days=730)
_BY_DAYS = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
_AGAIN, _LAST_YEAR = 400, 9996
"""Years after which the calendar is the same, and the last one that leaves room for what is read."""

_MOST_NAMED = 3
_CANCELLED = "CANCELLED"
_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError)
"""What a calendar raises that is not written as it should be."""


def is_calendar(text: str) -> bool:
    """Say whether a text is a calendar in iCalendar."""
    return text.lstrip()[:15].upper() == "BEGIN:VCALENDAR"


def rows_of(path: Path, text: str) -> tuple[list[tuple[str, ...]], str]:
    """Return the headings with a row for each time that something happens, and what is left out, in words.

    What repeats comes in for two years, a hundred times at most; and once, what repeats within a day.
    Raises a Problem for a calendar that cannot be read.
    """
    from icalendar import Calendar

    try:
        events: list[Any] = [
            each for book in Calendar.from_ical(text, multiple=True) for each in book.walk("VEVENT")
        ]
        moved = {
            (_said(event, "UID"), _day(_as_told(at, _when(event, "DTSTART") or at)))
            for event in events
            if (at := _when(event, "RECURRENCE-ID"))
        }
        cut: dict[str, None] = {}
        found = [row for event in events for row in _rows(event, moved, cut)]
    except _UNREADABLE as error:
        raise unreadable(path) from error
    head = _("Fecha"), _("Título"), _("Texto"), _("Tema"), _("Estado"), _("Lugar"), _("Enlace")
    return [head, *found], _cut_short(tuple(cut))


def _cut_short(names: tuple[str, ...]) -> str:
    """Say that not every time of some events is in the list; nothing, when every one is."""
    if not names:
        return ""
    told = ", ".join(f"«{name}»" for name in names[:_MOST_NAMED])
    if len(names) > _MOST_NAMED:
        told = _("{names} y {n} más").format(names=told, n=len(names) - _MOST_NAMED)
    return _(
        "{names}: no entran todas sus veces. De lo que se repite entran dos años, y cien veces como mucho; "
        "de lo que se repite varias veces al día o no se entiende cuándo, una; lo que no cae en ningún día "
        "no entra."
    ).format(names=told)


def _rows(event: Any, moved: set[tuple[str, date]], cut: dict[str, None]) -> Iterator[tuple[str, ...]]:
    """Yield a row for each time of an event; the name of one that is cut short goes into `cut`."""
    begins = _when(event, "DTSTART")
    state = _("Cancelada") if _said(event, "STATUS").upper() == _CANCELLED else ""
    topics = event.get("CATEGORIES")
    names = [
        str(name) for each in (topics if isinstance(topics, list) else [topics]) if each for name in each.cats
    ]
    about = (
        _said(event, "DESCRIPTION"),
        ", ".join(names),
        state,
        _said(event, "LOCATION"),
        _said(event, "URL"),
    )
    if begins is None:
        if "DTSTART" in event:
            cut.setdefault(_said(event, "SUMMARY"))
        yield "", _said(event, "SUMMARY"), *about
        return
    is_moved = "RECURRENCE-ID" in event
    times, is_whole = ([begins], True) if is_moved else _times_or_first(event, begins)
    if not is_whole:
        cut.setdefault(_said(event, "SUMMARY"))
    for moment in times:
        if is_moved or (_said(event, "UID"), _day(moment)) not in moved:
            yield moment.isoformat(), _said(event, "SUMMARY"), *about


def _times_or_first(event: Any, begins: date) -> tuple[list[date], bool]:
    """Return each time of what repeats, or the first where its rule cannot be followed: it stops no other."""
    try:
        times, is_whole = _times(event, begins)
        return _with_added(event, times, begins), is_whole
    except _UNREADABLE:
        _log.info("the rule of an event cannot be followed", exc_info=True)
        return [begins], False


def _with_added(event: Any, times: list[date], begins: date) -> list[date]:
    """Return the times of an event with the days that are written one by one beside its rule, in order."""
    skipped = set(_skipped(event, begins))
    lists = event.get("RDATE", [])
    said = [each.dt for part in (lists if isinstance(lists, list) else [lists]) for each in part.dts]
    added = [_as_told(each[0] if isinstance(each, tuple) else each, begins) for each in said]
    found = {_wall(each): each for each in (*times, *added) if _day(each) not in skipped or each in times}
    return [found[at] for at in sorted(found)]


def _as_told(moment: date, begins: date) -> date:
    """Return a moment by the clock that the beginning of its event is told by."""
    if not isinstance(moment, datetime) or not isinstance(begins, datetime):
        return moment
    return moment.astimezone(begins.tzinfo) if moment.tzinfo and begins.tzinfo else moment


def _wall(moment: date) -> datetime:
    """Return what the clock on the wall says then, to put moments in order."""
    return moment.replace(tzinfo=None) if isinstance(moment, datetime) else datetime.combine(moment, time.min)


def _times(event: Any, begins: date) -> tuple[list[date], bool]:
    """Return each time of what repeats, and whether those are all.

    The clock on the wall stays the same all the year.
    """
    rule = event.get("RRULE")
    if rule is None:
        return [begins], True
    if rule["FREQ"][0].upper() not in _BY_DAYS or rule.get("INTERVAL", [1])[0] < 1:
        return [begins], False
    zone = begins.tzinfo if isinstance(begins, datetime) else None
    bare = begins.replace(tzinfo=None) if isinstance(begins, datetime) else datetime.combine(begins, time.min)
    without = dict(rule)
    until = without.pop("UNTIL", [None])[0]
    ends = datetime.combine(date.max if until is None else _day(_as_told(until, begins)), time.max)
    skipped = set(_skipped(event, begins))
    found: list[date] = []
    falls = False
    for place, moment in enumerate(_moments(type(rule)(without).to_ical().decode(), bare)):
        if moment > ends:
            break
        if moment > bare + _LONGEST or place >= _MOST_TIMES:
            return found, False
        falls = True
        if moment.date() not in skipped:
            found.append(moment.replace(tzinfo=zone) if isinstance(begins, datetime) else moment.date())
    return found, falls


def _moments(rule: str, begins: datetime) -> Iterator[datetime]:
    """Yield the moments of a rule, worked out in the last years that there are.

    One that never comes («30 de febrero») is looked for until they end: from today, for too long.
    """
    from dateutil.rrule import rrulestr

    years = (_LAST_YEAR - begins.year) // _AGAIN * _AGAIN
    for moment in rrulestr(rule, dtstart=begins.replace(year=begins.year + years)):
        yield moment.replace(year=moment.year - years)


def _skipped(event: Any, begins: date) -> Iterator[date]:
    lists = event.get("EXDATE", [])
    for each in lists if isinstance(lists, list) else [lists]:
        yield from (_day(_as_told(skipped.dt, begins)) for skipped in each.dts)


def _when(event: Any, name: str) -> date | None:
    """Return the moment of an event, None when it says none or it cannot be read: it stops no other."""
    try:
        said = event[name].dt if name in event else None
    except _UNREADABLE:
        _log.info("a moment of an event cannot be read", exc_info=True)
        return None
    return said if isinstance(said, date) else None


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _said(event: Any, name: str) -> str:
    return str(event.get(name, "") or "").strip()
