"""Moments of a crisis in words: when, and how long is left, as the town hall's clock shows them."""

from datetime import date, datetime, timedelta

from muniredes.domain.calendar.messages.zones import PENINSULA, wall_time, zone_of
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
    """«a las 12:40», «mañana a la 1:10», «el viernes 27 de noviembre a las 18:05»."""
    wall = wall_time(moment, where)
    day, at = _day(wall.date(), today), _at(wall)
    return f"{day} {at}" if day else at


def before(moment: datetime, where: str, today: date) -> str:
    """«Antes de las 12:40», «Antes del viernes 27 de noviembre a las 18:05», «Tocaba ayer a las 9:00»."""
    wall = wall_time(moment, where)
    days, at = (wall.date() - today).days, _at(wall)
    if days < 0:
        return _("Tocaba {when}").format(when=when(moment, where, today))
    if days == 0:
        return _("Antes de {hour}").format(hour=at.partition(" ")[2])
    day = _day(wall.date(), today)
    if days == 1:
        return _("Antes de {day} {at}").format(day=day, at=at)
    return _("Antes del {day} {at}").format(day=spoken_day(wall.date()), at=at)


def _at(wall: datetime) -> str:
    hour_said = f"{wall.hour}:{wall:%M}"
    one = _("a la {hour}") if wall.hour == 1 else _("a las {hour}")
    return one.format(hour=hour_said)


def _day(day: date, today: date) -> str:
    """Return «mañana», «ayer», or the day in full; nothing for today."""
    near = {0: "", 1: _("mañana"), -1: _("ayer")}
    days = (day - today).days
    return near[days] if days in near else _("el {day}").format(day=spoken_day(day))


def left(moment: datetime, now: datetime) -> str:
    """«faltan 8 min», «falta 1 h», «hace 3 min»; the seconds of the last minute are counted."""
    distance = moment - now
    if timedelta(0) < distance < _MINUTE:
        return ngettext("falta {n} segundo", "faltan {n} segundos", distance.seconds)
    if distance >= _MINUTE:
        said = length(distance)
        is_one = said.startswith("1 ") and said.count(" ") == 1
        return (_("falta {length}") if is_one else _("faltan {length}")).format(length=said)
    return _("hace {length}").format(length=length(-distance)) if -distance >= _MINUTE else _("ya")


def every(minutes: int) -> str:
    """«cada hora», «cada 3 horas», «cada 30 minutos»."""
    if minutes % 60 == 0:
        return ngettext("cada hora", "cada {n} horas", minutes // 60)
    return ngettext("cada minuto", "cada {n} minutos", minutes)


def lasted(began: datetime, ended: datetime) -> timedelta:
    """Return how long something was by the two hours that are shown of it, which have no seconds."""
    return ended.replace(second=0, microsecond=0) - began.replace(second=0, microsecond=0)


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
