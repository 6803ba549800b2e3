"""What the program knows of the gaps of the messages of a crisis; the others are left to somebody."""

from datetime import datetime

from muniredes.domain.calendar.messages.zones import wall_time
from muniredes.domain.calendar.year.moments import HOUR_GAP
from muniredes.domain.crisis import clocks
from muniredes.domain.crisis.gaps import ACCOUNT_GAP, KNOWN_GAP, NEXT_GAP
from muniredes.domain.gaps import Gaps, known_gaps
from muniredes.domain.snapshot import Snapshot

NOW, NEXT, KNOWN = f"{{{HOUR_GAP}}}", f"{{{NEXT_GAP}}}", f"{{{KNOWN_GAP}}}"
ACCOUNT = f"{{{ACCOUNT_GAP}}}"


def message_gaps(
    snapshot: Snapshot,
    now: datetime,
    next_notice: datetime | None,
    known_at: datetime | None = None,
    account: str = "",
) -> Gaps:
    """Return what is known of the gaps at a moment.

    `next_notice` is what will be promised, if it is; `known_at`, since when the council knows; `account`, the
    name of the one in other hands.
    """
    council = snapshot.council
    where = clocks.zone(council)
    today = wall_time(now, where).date()
    said = {
        NOW: clocks.hour(now, where),
        NEXT: clocks.when(next_notice, where, today) if next_notice else "",
        ACCOUNT: account,
        KNOWN: clocks.hour_of_day(known_at, where) if known_at else "",
        "{ORGANISMO}": council.official_name if council else "",
        "{ENLACE}": council.site if council else "",
    }
    return {**known_gaps(snapshot, today), **{gap: text for gap, text in said.items() if text}}
