"""Instants and lapses as whoever reads on paper says them, on the clock of the town hall."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from muniredes.domain.crisis.clocks import zone
from muniredes.domain.dates import long_date, short_date
from muniredes.i18n import _, ngettext
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Rich, or_pending

_HOUR, _DAY = 60, 24 * 60


def moment(data: ManualData, at: datetime | None) -> Rich:
    """Return an instant in full, or the mark of a missing answer: «26 de noviembre de 2026, a las 12:40»."""
    if at is None:
        return or_pending("")
    local = _local(data, at)
    return or_pending(
        _("{day}, a las {hour}").format(day=long_date(local.date()), hour=f"{local:%H:%M}") + _again(local)
    )


def stamp(data: ManualData, at: datetime | None) -> str:
    """«26/11/2026 12:40», for tables."""
    if at is None:
        return "—"
    local = _local(data, at)
    return f"{short_date(local.date())} {local:%H:%M}{_again(local)}"


def day_of(data: ManualData, at: datetime) -> date:
    """Return the day of an instant at the town hall."""
    return _local(data, at).date()


def _local(data: ManualData, at: datetime) -> datetime:
    return at.astimezone(ZoneInfo(zone(data.council)))


def _again(local: datetime) -> str:
    """Say that an hour is the second of two, the night that clocks go back."""
    return _(" (ya con la hora de invierno)") if local.fold else ""


def lasting(lapse: timedelta) -> str:
    """«2 horas y 35 minutos», «3 días y 4 horas»."""
    minutes = max(0, round(lapse.total_seconds() / 60))
    days, rest = divmod(minutes, _DAY)
    hours, rest = divmod(rest, _HOUR)
    parts = [
        ngettext("{n} día", "{n} días", days) if days else "",
        ngettext("{n} hora", "{n} horas", hours) if hours else "",
        ngettext("{n} minuto", "{n} minutos", rest) if rest and not days else "",
    ]
    return _(" y ").join(filter(None, parts)) or _("menos de un minuto")
