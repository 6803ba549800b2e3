"""What pages read."""

from dataclasses import dataclass
from datetime import date

from muniredes.actions import clock, knowledge
from muniredes.domain.council import EntityKind
from muniredes.domain.crisis import clocks
from muniredes.domain.images import StoredImage
from muniredes.domain.snapshot import Snapshot
from muniredes.storage import reading, search
from muniredes.storage.change_tracker import Moment
from muniredes.storage.database import Database
from muniredes.storage.search import SearchHit

__all__ = ["Known", "SearchHit", "find", "known", "picture", "snapshot"]


@dataclass(frozen=True, slots=True)
class Known:
    """The guide as it was read, on which day, and at which moment of its file."""

    snapshot: Snapshot
    day: date
    moment: Moment


def snapshot(database: Database) -> Snapshot:
    """Return the whole guide as it is now; from then on the program speaks to it, at the hour of its town."""
    return known(database).snapshot


def known(database: Database, before: Known | None = None) -> Known:
    """Return the guide as it is now; of what was known `before`, only what may be different is read again.

    All of it is, when anybody else has written in the file. The program speaks to the guide from then on.
    """
    with database.read_at_once() as (sql, moment):
        today = clock.today()
        written = database.written_since(before.moment, moment) if before else None
        if before is None or written is None:
            found = reading.snapshot(sql, today)
        else:
            is_same_day = today == before.day
            found = reading.snapshot_after(sql, before.snapshot, written, today, is_same_day=is_same_day)
    body = found.council
    knowledge.serve(body.kind if body else EntityKind.COUNCIL, body.lacks if body else ())
    clock.live_in(clocks.zone(body))
    return Known(found, today, moment)


def picture(database: Database, sha256: str | None) -> StoredImage | None:
    """Return a stored picture, or None."""
    if sha256 is None:
        return None
    with database.read() as sql:
        return reading.image(sql, sha256)


def find(database: Database, typed: str) -> tuple[SearchHit, ...]:
    """Return what matches the words typed, without minding accents; best first."""
    with database.read() as sql:
        return search.find(sql, typed)
