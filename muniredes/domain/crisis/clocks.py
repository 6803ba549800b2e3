"""Moments of a crisis in words: when, and how long is left, as the town hall's clock shows them."""

from datetime import date, datetime, timedelta

from muniredes.domain.calendar.zones import PENINSULA, wall_time, zone_of
from muniredes.domain.council import Council
from muniredes.domain.dates import short_date, spoken_day
from muniredes.i18n import _, ngettext

_MINUTE = timedelta(minutes=1)


def zone(council: Council | None) -> str:
    """Return the time zone of a body, that of the mainland while nobody has said which it is."""
    return zone_of(council.municipality_code, council.region) if council else PENINSULA


def hour(moment: datetime, where: str) -> str:
    """«12:40»."""
    return f"{wall_time(moment, where):%H:%M}"


def day_and_hour(moment: datetime, where: str) -> str:
    """«24/11/2026, 12:40»."""
    wall = wall_time(moment, where)
    return f"{short_date(wall.date())}, {wall:%H:%M}"


def hour_of_day(moment: datetime, where: str) -> str:
    """«12:40 del 24/11/2026», after «a las» or «desde las»."""
    wall = wall_time(moment, where)
    return _("{hour} del {day}").format(hour=f"{wall:%H:%M}", day=short_date(wall.date()))


def when(moment: datetime, where: str, today: date) -> str:
    """«a las 12:40», «mañana a las 2:10», «el viernes 27 de noviembre a las 18:05»."""
    wall = wall_time(moment, where)
    at = _("a las {hour}").format(hour=f"{wall:%H:%M}")
    days = (wall.date() - today).days
    if days == 0:
        return at
    near = {1: _("mañana"), -1: _("ayer")}
    day = near.get(days) or _("el {day}").format(day=spoken_day(wall.date()))
    return f"{day} {at}"


def left(moment: datetime, now: datetime) -> str:
    """«faltan 8 min», «faltan 71 h 40 min», «hace 3 min»; the seconds of the last minute are counted."""
    distance = moment - now
    if timedelta(0) < distance < _MINUTE:
        return ngettext("falta {n} segundo", "faltan {n} segundos", distance.seconds)
    if distance >= _MINUTE:
        return _("faltan {length}").format(length=length(distance))
    return _("hace {length}").format(length=length(-distance)) if -distance >= _MINUTE else _("ya")


def length(span: timedelta) -> str:
    """«8 min», «2 h 5 min», «3 días 4 h»."""
    minutes = int(span.total_seconds()) // 60
    hours, minutes = divmod(minutes, 60)
    if hours >= 96:
        days, hours = divmod(hours, 24)
        said = ngettext("{n} día", "{n} días", days)
        return f"{said} {hours} h" if hours else said
    if hours:
        return f"{hours} h {minutes} min" if minutes else f"{hours} h"
    return f"{minutes} min"
