"""What pages read."""

from dataclasses import replace

from muniredes.actions import clock, knowledge
from muniredes.domain.council import EntityKind
from muniredes.domain.crisis import clocks
from muniredes.domain.images import StoredImage
from muniredes.domain.snapshot import Snapshot
from muniredes.storage import reading, search
from muniredes.storage.database import Database
from muniredes.storage.search import SearchHit

__all__ = ["SearchHit", "find", "picture", "snapshot", "with_drafts"]


def snapshot(database: Database) -> Snapshot:
    """Return the whole guide as it is now; from then on the program speaks to it, at the hour of its town."""
    with database.read() as door:
        found = reading.snapshot(door, clock.today())
    knowledge.serve(found.council.kind if found.council else EntityKind.COUNCIL)
    clock.live_in(clocks.zone(found.council))
    return found


def with_drafts(database: Database, known: Snapshot) -> Snapshot:
    """Return a guide with the drafts of now; the same one when there are no others."""
    with database.read() as door:
        drafts = reading.drafts(door)
    return known if drafts == known.drafts else replace(known, drafts=drafts)


def picture(database: Database, sha256: str | None) -> StoredImage | None:
    """Return a stored picture, or None."""
    if sha256 is None:
        return None
    with database.read() as door:
        return reading.image(door, sha256)


def find(database: Database, typed: str) -> tuple[SearchHit, ...]:
    """Return what matches the words typed, without minding accents; best first."""
    with database.read() as door:
        return search.find(door, typed)
