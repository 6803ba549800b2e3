"""Posts counted as they are seen: one for each message at its hour, whatever its channels."""

from collections.abc import Iterable, Sequence

from muniredes.domain.calendar.messages.message import Post
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.channels.coordination import channel_key
from muniredes.i18n import _, ngettext


def messages_in(posts: Iterable[Post | PostLine]) -> int:
    """Return how many messages some posts are, as the calendar counts: one for all its channels at an hour.

    What is to be moved is counted before.
    """
    return len({(post.message_id, post.at) for post in posts})


def with_channels(said: str, posts: Iterable[Post | PostLine]) -> str:
    """«1 mensaje aprobado, en 2 canales»; what goes out by one channel is said without it."""
    count = len({channel_key(post.account_id, post.medium) for post in posts})
    return _("{title}, en {n} canales").format(title=said, n=count) if count > 1 else said


def counted(posts: Sequence[Post | PostLine]) -> str:
    """«2 mensajes, en 3 canales»."""
    count = messages_in(posts)
    return with_channels(ngettext("{n} mensaje", "{n} mensajes", count).format(n=count), posts)
