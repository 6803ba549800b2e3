"""Change at once what several posts have in common with their messages: topic, who prepares them, kind."""

from collections.abc import Iterable, Mapping

from muniredes.actions.calendar.parts import put_message
from muniredes.actions.people import resolved
from muniredes.domain.calendar.messages.message import Message, Post
from muniredes.domain.history import Change
from muniredes.i18n import ngettext
from muniredes.storage.database import Database


def change(database: Database, numbers: Iterable[int], values: Mapping[str, object]) -> Change:
    """Give the messages of some posts the same `values`; of what repeats, all its days change."""
    with database.write("") as work:
        told = resolved(work, values)
        found = [work.get(Post, number) for number in numbers]
        messages = [number for number in dict.fromkeys(post.message_id for post in found) if number]
        for number in messages:
            put_message(work, work.get(Message, number), told)
        work.title = ngettext("{n} mensaje cambiado", "{n} mensajes cambiados", len(messages))
    return work.change
