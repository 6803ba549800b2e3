"""Say of a message that exists what an editor would, to change only a part of it."""

from datetime import datetime

from muniredes.actions.calendar import writing
from muniredes.actions.calendar.parts import Written
from muniredes.actions.calendar.reading import Said, said
from muniredes.actions.calendar.series import Scope
from muniredes.domain.calendar.messages.message import Message, Post
from muniredes.domain.history import Change
from muniredes.storage.database import Database

FIELDS = (
    "title", "text", "topic_id", "responsible_id", "light", "minutes", "is_evergreen", "rest_days",
    "months", "pictures", "note", "rule", "on_holiday",
)  # fmt: skip
"""The fields of a message that an editor shows."""


def as_written(found: Said, post: Post) -> Written:
    """Return what an editor shows of the moment of a post."""
    beside = found.beside(post.id or 0)
    times = {
        other.key: other.at
        for other in beside
        if other.at is not None and other.at != post.at and other.state.is_pending
    }
    texts = {outlet.key: outlet.text for outlet in found.outlets}
    texts |= {other.key: _said(other) or texts.get(other.key, "") for other in beside if other.key}
    return Written(message=_fields(found.message), texts=texts, at=post.at, times=times, state=post.state)


def _said(post: Post) -> str:
    """Return what a post says by itself: what is out says what it said, whatever its message says now."""
    return post.publication.text if post.publication else post.text


def _fields(message: Message) -> dict[str, object]:
    return {name: getattr(message, name) for name in FIELDS}


def move_series(database: Database, message_id: int, post_id: int, at: datetime, scope: Scope) -> Change:
    """Move a day of a series, the rest of it or all of it to the moment that this day takes."""
    found = said(database, message_id)
    written = as_written(found, found.post(post_id))
    moved = Written(message=written.message, texts=written.texts, at=at)
    return writing.edit(database, post_id, moved, scope)
