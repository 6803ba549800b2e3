"""What the program knows of the gaps of the messages of a crisis; the others are left to somebody."""

import re
from datetime import datetime, timedelta

from muniredes.domain.calendar.messages.hours import read_hour
from muniredes.domain.calendar.messages.zones import instant, wall_time
from muniredes.domain.calendar.year.moments import HOUR_GAP
from muniredes.domain.crisis import clocks
from muniredes.domain.crisis.gaps import ACCOUNT_GAP, KNOWN_GAP, NEXT_GAP
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.texts.gaps import Gaps, body_gaps, known_gaps


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
        HOUR_GAP: clocks.hour(now, where),
        NEXT_GAP: clocks.when(next_notice, where, today) if next_notice else "",
        ACCOUNT_GAP: account,
        KNOWN_GAP: clocks.hour_of_day(known_at, where) if known_at else "",
        "{ENLACE}": council.site if council else "",
    }
    told = {gap: text for gap, text in said.items() if text}
    return {**known_gaps(snapshot, today), **body_gaps(council), **told}


_AN_HOUR = re.compile(r"\b\d{1,2}(?:\s*[:.h']\s*\d{2}\b|\s*h\b)")
_NEAR = 40
"""How many letters after the words that promise it the hour is looked for."""


def words_before_promise(template: str) -> str:
    """Return the words that come before the hour of the next message, up to the gap before it."""
    before, found, _after = template.partition(NEXT_GAP)
    return before.rpartition("}")[2][-_NEAR:] if found else ""


def promised_in(
    text: str, lead: str, filled_in: datetime | None, now: datetime, where: str
) -> datetime | None:
    """Return when a text that goes out promises the next: what she wrote rules over what was `filled_in`.

    `lead` are the words before the hour; None when the text promises nothing.
    """
    if filled_in is None or not lead.strip():
        return filled_in
    before, found, after = text.rpartition(lead.strip())
    del before
    if not found:
        return None
    near = after[:_NEAR]
    today = wall_time(now, where).date()
    if near.strip().startswith(clocks.when(filled_in, where, today)):
        return filled_in
    written = _AN_HOUR.search(near)
    hour = read_hour(written.group().replace(" ", "")) if written else None
    if hour is None:
        return None
    day = wall_time(filled_in, where).date()
    for each in (today, today + timedelta(days=1)) if day == today else (day,):
        found_at = instant(datetime.combine(each, hour), where)
        if found_at > now:
            return found_at
    return None
