"""Messages of a calendar, written as an action writes them."""

from datetime import datetime

from muniredes.actions.calendar import reading, writing
from muniredes.actions.calendar.parts import Written
from muniredes.actions.calendar.reading import Said
from muniredes.domain.history import Change
from muniredes.storage.database import Database

THURSDAY = datetime(2026, 11, 26, 18)


def write(database: Database, *keys: str, at: datetime | None = THURSDAY, **values: object) -> Said:
    """Write a message and return it."""
    message = {"title": "Agenda", "text": "Qué hacer el fin de semana", **values}
    change = writing.create(database, Written(message=message, texts=dict.fromkeys(keys, ""), at=at))
    return said_of(database, change)


def said_of(database: Database, change: Change) -> Said:
    """Return the message that a change wrote."""
    return reading.said(database, change.ids("message")[0])
