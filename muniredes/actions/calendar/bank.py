"""The messages that may be said again when there is room: whether each has rested, and saying it again."""

from dataclasses import dataclass
from datetime import date, datetime

from muniredes.actions import clock
from muniredes.actions.calendar.moving import USUAL_HOUR, refusal, soon
from muniredes.actions.calendar.parts import put_moment
from muniredes.domain.calendar.messages.message import Message, Outlet, Post
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.calendar.year.clashes import too_soon
from muniredes.domain.dates import long_date, weekday_date
from muniredes.domain.history import Change
from muniredes.domain.problems import Problem
from muniredes.i18n import _
from muniredes.storage.calendar import posts as stored
from muniredes.storage.database import Database


@dataclass(frozen=True, slots=True)
class Evergreen:
    """A message that may be said again: when it last was, when it will be, and why it should wait."""

    message: Message
    last: date | None
    coming: date | None
    wait: str


def bank(database: Database) -> tuple[Evergreen, ...]:
    """Return every message that may be said again, those that can be said today first."""
    with database.read() as sql:
        found = stored.evergreen(sql)
    judged = (_judged(message, posts, clock.today()) for message, posts in found)
    return tuple(sorted(judged, key=lambda each: (each.coming is not None, bool(each.wait))))


def _judged(message: Message, posts: tuple[Post, ...], today: date) -> Evergreen:
    last = max((post.published_at.date() for post in posts if post.published_at is not None), default=None)
    coming = min((post.at.date() for post in posts if post.state.is_pending and post.at), default=None)
    return Evergreen(message, last, coming, too_soon(last, message.rest_days, message.months, today))


def say_again(database: Database, message_id: int, day: date) -> Change:
    """Put a message of the bank on a day, as drafts on its channels; the times it went out stay."""
    problem = refusal(PostState.DRAFT, day)
    if problem is not None:
        raise Problem(problem.sentence, "")
    with database.write("") as work:
        message = work.get(Message, message_id)
        posts = work.all_where(Post, message_id=message_id)
        pending = [post for post in posts if post.state.is_pending]
        coming = next((post.at for post in pending if post.at is not None), None)
        if coming is not None:
            raise Problem(
                _("Ya está en el calendario, el {day}.").format(day=long_date(coming.date())),
                _("Muévala desde allí."),
            )
        hour = message.starts_at.time() if message.starts_at else USUAL_HOUR
        at = soon(datetime.combine(day, hour))
        for post in pending:
            put_moment(post, at)
        if not pending:
            outlets = work.all_where(Outlet, message_id=message_id)
            places = [(outlet.account_id, outlet.medium) for outlet in outlets] or [(None, None)]
            work.add_all(
                Post(message_id=message_id, account_id=account_id, medium=medium, at=at)
                for account_id, medium in places
            )
        work.title = _("«{title}», otra vez el {day}").format(title=message.title, day=weekday_date(at))
    return work.change
