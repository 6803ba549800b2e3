"""What the calendar shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from muniredes.actions import accounts, clock
from muniredes.domain.calendar.messages.message import Message, Outlet, Post, PostPicture, Saying, saying
from muniredes.domain.calendar.messages.query import EVERYTHING, CalendarFilter, PostLine
from muniredes.domain.problems import Problem
from muniredes.domain.snapshot import Snapshot
from muniredes.i18n import _
from muniredes.storage.calendar import posts
from muniredes.storage.database import Database


@dataclass(frozen=True)
class Said:
    """A message with where it goes and every time it goes out; objects are read-only by agreement."""

    message: Message
    outlets: tuple[Outlet, ...]
    posts: tuple[Post, ...]

    def post(self, number: int) -> Post:
        """Return one of its posts."""
        return next(post for post in self.posts if post.id == number)

    def beside(self, number: int) -> tuple[Post, ...]:
        """Return the posts that go out together with one: the same day of a series, or all of them."""
        if not self.message.rule:
            return self.posts
        return tuple(post for post in self.posts if post.occurrence == self.post(number).occurrence)

    def outlet(self, key: str) -> Outlet | None:
        """Return where it goes on a channel."""
        return next((outlet for outlet in self.outlets if outlet.key == key), None)

    def text(self, post: Post) -> str:
        """Return what a post says, or said when it went out."""
        return self.saying(post).text

    def pictures(self, post: Post) -> tuple[PostPicture, ...]:
        """Return the pictures of a post."""
        return self.saying(post).pictures

    def saying(self, post: Post) -> Saying:
        """Return the text and the pictures of a post."""
        return saying(self.message, self.outlet(post.key), post)


def dated(
    database: Database, first: date, last: date, wanted: CalendarFilter = EVERYTHING
) -> tuple[PostLine, ...]:
    """Return the posts from the first to the last day, in the order of the clock."""
    with database.read() as sql:
        return posts.dated(sql, first, last, wanted)


def undated(database: Database, wanted: CalendarFilter = EVERYTHING) -> tuple[PostLine, ...]:
    """Return the ideas without a day, the newest first."""
    with database.read() as sql:
        return posts.undated(sql, wanted)


def spread(
    database: Database, first: date, last: date, wanted: CalendarFilter = EVERYTHING
) -> tuple[tuple[PostLine, ...], tuple[PostLine, ...]]:
    """Return what a view of the calendar asks: the posts of its days, and the ideas without a day."""
    with database.read() as sql:
        return posts.dated(sql, first, last, wanted), posts.undated(sql, wanted)


_MOST_LISTED = 5000
_MOST_FOUND = 50
"""How many posts of each side of now a search shows: more are not read, they are narrowed."""


def everywhere(database: Database, wanted: CalendarFilter, *, whole: bool = False) -> tuple[PostLine, ...]:
    """Return what passes a filter on any date: today, then the days next to it, then ideas.

    The nearest are enough to begin with; `whole` gives every one.
    """
    now = clock.now()
    with database.read() as sql:
        dated, undated = posts.everywhere(sql, wanted, now, _MOST_LISTED if whole else _MOST_FOUND)

    def nearness(line: PostLine) -> tuple[int, bool, datetime]:
        assert line.at is not None
        return abs((line.at.date() - now.date()).days), line.at < now, line.at

    return (*sorted(dated, key=nearness), *undated)


def count(database: Database, wanted: CalendarFilter) -> int:
    """Return how many messages pass a filter on any date."""
    with database.read() as sql:
        return posts.count_cards(sql, wanted)


def lines(database: Database, numbers: Iterable[int]) -> tuple[PostLine, ...]:
    """Return some posts by number."""
    with database.read() as sql:
        return posts.some(sql, numbers)


def said(database: Database, message_id: int) -> Said:
    """Return a message with everything about it; a Problem when it is gone."""
    with database.read() as sql:
        found = posts.message_with(sql, message_id)
    if found is None:
        raise Problem(
            _("Ese mensaje ya no existe: se ha borrado en otro momento."),
            _("Búsquelo en la papelera, en Ajustes."),
        )
    return Said(*found)


def days_of_messages(database: Database, numbers: Iterable[int]) -> dict[int, date]:
    """Return the day of each message that has one: the next it goes out, or the last that it did."""
    with database.read() as sql:
        return posts.days_of_messages(sql, numbers, clock.today())


def last_published(database: Database) -> dict[int, datetime]:
    """Return when each account last published, as far as the calendar knows."""
    with database.read() as sql:
        return posts.last_published(sql)


def channel_name(line: PostLine, snapshot: Snapshot) -> str:
    """«Facebook · AytoVilla», «Tablón de anuncios»; «Sin canal» when it has none."""
    if line.medium is not None:
        return line.medium.word
    account = snapshot.account(line.account_id)
    return accounts.marked(snapshot, account) if account else line.channel_then or _("Sin canal")
