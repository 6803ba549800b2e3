"""The calendar as iCalendar (RFC 5545), for Outlook, Thunderbird and Google.

Names of events come from the file and never change; their version and their dates come from the history,
so that the same data are the same bytes, and a newer file replaces what an older one brought.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from muniredes import __version__
from muniredes.domain.calendar.lists.ical_events import Happening, WholeDays
from muniredes.domain.calendar.messages.recurrence import Recurrence, to_text
from muniredes.domain.calendar.messages.zones import as_shown, instant
from muniredes.domain.history import ObjectRef
from muniredes.exchange.calendar_files.time_zones import time_zone

if TYPE_CHECKING:
    from icalendar import Event

LASTS = timedelta(minutes=15)
"""How long a post is drawn: one that takes no time cannot be seen in some calendars."""

_BEFORE_ANY = (0, datetime(2000, 1, 1))  # noqa: DTZ001  local time, as the history's


@dataclass(frozen=True, kw_only=True)
class Agenda:
    """What goes into a calendar: what happens, in a time zone, and whole days.

    `identity` tells the file from those of other councils; `changes` holds the number and the local time
    of the last action about each thing; `alarm_minutes` is how long before each post to warn.
    """

    name: str
    zone: str
    identity: UUID
    happenings: tuple[Happening, ...]
    days: tuple[WholeDays, ...] = ()
    changes: Mapping[ObjectRef, tuple[int, datetime]] = field(default_factory=dict)
    alarm_minutes: int | None = None


def draw_ics(agenda: Agenda) -> bytes:
    """Return an agenda as iCalendar."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//MuniRedes//{__version__}//ES")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", " ".join(agenda.name.split()))
    calendar.add("x-wr-timezone", agenda.zone)
    calendar.add_component(time_zone(agenda.zone))
    for component in _components(agenda):
        calendar.add_component(component)
    return bytes(calendar.to_ical())


def _components(agenda: Agenda) -> Iterable["Event"]:
    for happening in agenda.happenings:
        yield _event(agenda, happening)
    for days in agenda.days:
        yield _all_day(agenda, days)


def _event(agenda: Agenda, happening: Happening) -> "Event":
    zone = ZoneInfo(agenda.zone)
    event = _named(agenda, happening.key, happening.about)
    starts = as_shown(happening.starts, agenda.zone) if happening.rule is None else happening.starts
    event.add("dtstart", starts.replace(tzinfo=zone))
    event.add("dtend", as_shown(starts + LASTS, agenda.zone).replace(tzinfo=zone))
    if happening.instead_of is not None:
        event.add("recurrence-id", happening.instead_of.replace(tzinfo=zone))
    if happening.rule is not None:
        event.add("rrule", _rule(happening.rule, happening.starts, agenda.zone))
    for moment in happening.skipped:
        event.add("exdate", moment.replace(tzinfo=zone))
    event.add("summary", happening.title)
    if happening.text:
        event.add("description", happening.text)
    if happening.topic:
        event.add("categories", [happening.topic])
    event.add("status", happening.standing.value)
    event.add("transp", "TRANSPARENT")
    if agenda.alarm_minutes is not None:
        _add_alarm(event, happening.title, agenda.alarm_minutes)
    return event


def _all_day(agenda: Agenda, days: WholeDays) -> "Event":
    event = _named(agenda, days.key, days.about)
    event.add("dtstart", days.first)
    event.add("dtend", days.last + timedelta(days=1))
    event.add("summary", days.title)
    if days.text:
        event.add("description", days.text)
    event.add("transp", "TRANSPARENT")
    return event


def _named(agenda: Agenda, key: str, about: ObjectRef) -> "Event":
    """Return an event with its name for ever, and the version and the date of what it comes from."""
    from icalendar import Event

    action, at = agenda.changes.get(about, _BEFORE_ANY)
    stamp = instant(at.replace(microsecond=0), agenda.zone)
    event = Event()
    event.add("uid", f"{uuid5(agenda.identity, key)}@muniredes")
    event.add("sequence", action)
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    return event


def _rule(rule: Recurrence, starts: datetime, zone: str) -> dict[str, object]:
    """Return a rule; its end is an instant, as RFC 5545 asks where the beginning has a time zone."""
    parts: dict[str, object] = {}
    for part in to_text(rule.ending(None)).split(";"):
        name, _equals, values = part.partition("=")
        parts[name] = values.split(",")
    if rule.until is not None:
        parts["UNTIL"] = instant(_last_moment(rule.until, starts), zone)
    return parts


def _last_moment(until: date, starts: datetime) -> datetime:
    return datetime.combine(until, starts.time())


def _add_alarm(event: "Event", title: str, minutes: int) -> None:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta(minutes=-minutes))
    event.add_component(alarm)
