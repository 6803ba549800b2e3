"""The pictures there are, with their permission and where they were used."""

from collections.abc import Iterable

from muniredes.actions import clock
from muniredes.domain.calendar.messages.message import PostPicture
from muniredes.domain.citizens.picture_library import LibraryPicture, flaw_of, library
from muniredes.domain.snapshot import Snapshot
from muniredes.i18n import _
from muniredes.storage.calendar import posts
from muniredes.storage.database import Database


def pictures(database: Database, snapshot: Snapshot) -> tuple[LibraryPicture, ...]:
    """Return every picture of the bank and of the calendar, those that may be used first."""
    with database.read() as sql:
        uses = posts.pictures_used(sql)
    return library(snapshot.credits, snapshot.consents, uses, clock.today())


def unallowed(shown: Iterable[PostPicture], snapshot: Snapshot) -> tuple[str, ...]:
    """Return why some pictures should not be used, a sentence each with the name it has in the bank."""
    found = []
    for picture in shown:
        flaw = flaw_of(picture.picture, snapshot.credits, snapshot.consents, clock.today())
        if flaw:
            name = next(each.name for each in snapshot.credits if each.picture == picture.picture)
            found.append(_("La imagen «{name}» no se puede usar. {why}").format(name=name, why=flaw))
    return tuple(found)
