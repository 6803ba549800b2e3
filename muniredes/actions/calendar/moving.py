"""Move posts to another day, keeping the hour; say them again on another date."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from muniredes.actions import clock
from muniredes.actions.calendar.parts import put_moment
from muniredes.actions.calendar.series import copy_of
from muniredes.domain.calendar.messages.counting import messages_in
from muniredes.domain.calendar.messages.message import Message, Outlet, Post
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.dates import weekday_date
from muniredes.domain.history import Change
from muniredes.domain.problems import Problem
from muniredes.i18n import _, ngettext
from muniredes.storage.database import Database, Work

USUAL_HOUR = time(10, 0)
"""The hour of an idea that is dropped on a day for the first time."""

EARLIEST, LATEST = time(9), time(21)
"""The hours at which something new may go out, if nobody says another."""


def soon(at: datetime) -> datetime:
    """Return a moment; of one that has gone by today, the next hour or, in the evening, the next day."""
    now = clock.now()
    if at >= now or at.date() != now.date():
        return at
    coming = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    coming = max(coming, datetime.combine(at.date(), EARLIEST))
    return coming if coming <= datetime.combine(at.date(), LATEST) else at + timedelta(days=1)


def usual_moment(day: date) -> datetime:
    """Return the moment of a day of what has no hour yet; one of today is still to come while it can."""
    usual = datetime.combine(day, USUAL_HOUR)
    coming = soon(usual)
    return coming if coming.date() == day else clock.now().replace(second=0, microsecond=0)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a post cannot go to a day, in a sentence for the status bar."""

    sentence: str


def refusal(state: PostState, day: date | None) -> Refusal | None:
    """Return why a post in a state cannot go to a day, or None when it can."""
    if not state.is_movable:
        return Refusal(_("Ya está publicada: no se mueve. Puede duplicarla en otra fecha."))
    if day is not None and day < clock.today():
        return Refusal(_("Ese día ya ha pasado: elija hoy u otro día que venga."))
    return None


def to_day(
    database: Database, numbers: Iterable[int], day: date | None, confirmed: Collection[int] = ()
) -> Change:
    """Move posts to a day, keeping each one's hour; None sends them back to the ideas without a day.

    `confirmed` are those that somebody wants there in spite of an electoral period.
    """
    with database.write("") as work:
        found = [work.get(Post, number) for number in numbers]
        count = messages_in(found)
        for post in found:
            _refuse(post, day)
            hour = post.at.time() if post.at else usual_moment(day).time() if day else USUAL_HOUR
            put_moment(post, datetime.combine(day, hour) if day else None)
            _confirm(post, confirmed)
        work.title = _said(count, day)
    return work.change


def to_moment(
    database: Database, numbers: Iterable[int], at: datetime, confirmed: Collection[int] = ()
) -> Change:
    """Move posts to a day and an hour."""
    with database.write("") as work:
        found = [work.get(Post, number) for number in numbers]
        count = messages_in(found)
        for post in found:
            _refuse(post, at.date())
            put_moment(post, at)
            _confirm(post, confirmed)
        work.title = _said(count, at.date())
    return work.change


def duplicate(
    database: Database, numbers: Iterable[int], day: date, confirmed: Collection[int] = ()
) -> Change:
    """Say the same again on a day that comes, as drafts at the same hours; the first ones stay."""
    with database.write("") as work:
        found = [work.get(Post, number) for number in numbers]
        for message_id in dict.fromkeys(post.message_id for post in found):
            assert message_id is not None
            same = [post for post in found if post.message_id == message_id]
            for copy, post in _say_again(work, work.get(Message, message_id), same, day):
                copy.confirmed_on = clock.today() if post.id in confirmed else None
        work.title = _("Duplicada para el {day}").format(day=weekday_date(day))
    return work.change


def _say_again(work: Work, message: Message, posts: list[Post], day: date) -> Iterator[tuple[Post, Post]]:
    """Yield each post said again, with the one it is like."""
    problem = refusal(PostState.DRAFT, day)
    if problem is not None:
        raise Problem(problem.sentence, "")
    again = copy_of(message)
    again.rule, again.exceptions, again.on_holiday = "", (), None
    again.starts_at = datetime.combine(day, _hour_of(posts[0]))
    work.add(again)
    texts = {outlet.key: outlet.text for outlet in work.all_where(Outlet, message_id=message.id)}
    for post in posts:
        place = {"message_id": again.id, "account_id": post.account_id, "medium": post.medium}
        work.add(Outlet(**place, text=post.text or texts.get(post.key, "")))  # type: ignore[arg-type]
        again_post = Post(**place, at=datetime.combine(day, _hour_of(post)), pictures=post.pictures)  # type: ignore[arg-type]
        yield work.add(again_post), post


def _hour_of(post: Post) -> time:
    return post.planned_at.time() if post.planned_at else USUAL_HOUR


def _confirm(post: Post, confirmed: Collection[int]) -> None:
    if post.id in confirmed:
        post.confirmed_on = clock.today()


def _refuse(post: Post, day: date | None) -> None:
    problem = refusal(post.state, day)
    if problem is not None:
        raise Problem(problem.sentence, "", "post.at")


def _said(count: int, day: date | None) -> str:
    if day is None:
        return ngettext("{n} mensaje devuelto a las ideas", "{n} mensajes devueltos a las ideas", count)
    text = ngettext("{n} mensaje movido al {day}", "{n} mensajes movidos al {day}", count)
    return text.format(day=weekday_date(day))
