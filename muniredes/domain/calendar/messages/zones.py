"""Wall time and the instant it stands for: the clock of the town hall, Canary Islands included.

A post is at «18:00» whatever the season; the instant is needed only to meet other clocks.
"""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

PENINSULA = "Europe/Madrid"
CANARY = "Atlantic/Canary"
_CANARY_PROVINCES = ("35", "38")


def zone_of(municipality_code: str, region: str) -> str:
    """Return the time zone of a body, from its INE code (provinces 35 and 38) or the name of its region."""
    is_canary = municipality_code[:2] in _CANARY_PROVINCES or "canarias" in region.casefold()
    return CANARY if is_canary else PENINSULA


def instant(wall: datetime, zone: str) -> datetime:
    """Return the instant (UTC) of a wall time; one that the clocks skip is moved forward by the hour skipped.

    Of a time that happens twice, the first counts.
    """
    return wall.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)


def wall_time(moment: datetime, zone: str) -> datetime:
    """Return what the town hall's clock shows at an instant, without a zone."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def as_shown(wall: datetime, zone: str) -> datetime:
    """Return a wall time that exists: the same, or an hour later when the clocks skip it."""
    return wall_time(instant(wall, zone), zone)


def exists(wall: datetime, zone: str) -> bool:
    """Say whether the clocks ever show this time: at 2:30 of the last Sunday of March they do not."""
    return as_shown(wall, zone) == wall
