"""The events of a calendar of any program (iCalendar), as the rows of a list."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from muniredes.exchange.tables.refusals import unreadable
from muniredes.i18n import _

_MOST_TIMES = 100
_LONGEST = timedelta(days=730)
_CANCELLED = "CANCELLED"


def is_calendar(text: str) -> bool:
    """Say whether a text is a calendar in iCalendar."""
    return text.lstrip()[:15].upper() == "BEGIN:VCALENDAR"


def rows_of(path: Path, text: str) -> Iterator[tuple[str, ...]]:
    """Yield the headings and a row for each time that something happens: what repeats, two years at most.

    Raises a Problem for a calendar that cannot be read.
    """
    from icalendar import Calendar

    try:
        events: list[Any] = [
            each for book in Calendar.from_ical(text, multiple=True) for each in book.walk("VEVENT")
        ]
        moved = {
            (_said(event, "UID"), _day(event["RECURRENCE-ID"].dt))
            for event in events
            if "RECURRENCE-ID" in event
        }
        found = [row for event in events for row in _rows(event, moved)]
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError) as error:
        raise unreadable(path) from error
    yield tuple(map(_, ("Fecha", "Título", "Texto", "Tema", "Estado", "Lugar", "Enlace")))
    yield from found


def _rows(event: Any, moved: set[tuple[str, date]]) -> Iterator[tuple[str, ...]]:
    begins = event["DTSTART"].dt if "DTSTART" in event else None
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
        yield "", _said(event, "SUMMARY"), *about
        return
    is_moved = "RECURRENCE-ID" in event
    for moment in [begins] if is_moved else _times(event, begins):
        if is_moved or (_said(event, "UID"), _day(moment)) not in moved:
            yield moment.isoformat(), _said(event, "SUMMARY"), *about


def _times(event: Any, begins: date) -> Iterator[date]:
    """Yield each time of what repeats; the clock on the wall stays the same all the year."""
    rule = event.get("RRULE")
    if rule is None:
        yield begins
        return
    from dateutil.rrule import rrulestr

    zone = begins.tzinfo if isinstance(begins, datetime) else None
    bare = (
        begins.replace(tzinfo=None)
        if isinstance(begins, datetime)
        else datetime.combine(begins, datetime.min.time())
    )
    without = dict(rule)
    until = without.pop("UNTIL", [None])[0]
    last = bare + _LONGEST
    if until is not None:
        last = min(last, datetime.combine(_day(until), datetime.max.time()))
    skipped = set(_skipped(event))
    words = type(rule)(without).to_ical().decode()
    for place, moment in enumerate(rrulestr(words, dtstart=bare)):
        if moment > last or place >= _MOST_TIMES:
            return
        if moment.date() not in skipped:
            yield moment.replace(tzinfo=zone) if isinstance(begins, datetime) else moment.date()


def _skipped(event: Any) -> Iterator[date]:
    lists = event.get("EXDATE", [])
    for each in lists if isinstance(lists, list) else [lists]:
        yield from (_day(skipped.dt) for skipped in each.dts)


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _said(event: Any, name: str) -> str:
    return str(event.get(name, "") or "").strip()
