"""The posts of the file as rows in words, and what tells the file from any other."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from uuid import NAMESPACE_URL, UUID, uuid5

from muniredes.actions import clock, knowledge
from muniredes.domain.calendar.lists.channel_names import ChannelNames
from muniredes.domain.calendar.lists.listing import ListedPost, PostDetail, file_mark
from muniredes.domain.calendar.messages.query import CalendarFilter
from muniredes.domain.calendar.messages.recurrence import from_text, in_words
from muniredes.domain.calendar.year.electoral import ElectoralBand, bands, bands_on
from muniredes.domain.snapshot import Snapshot
from muniredes.storage import reading
from muniredes.storage.calendar import post_details
from muniredes.storage.database import Database

FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(2199, 12, 31)
"""The stretch that holds every post."""


def read(
    database: Database, first: date, last: date, wanted: CalendarFilter
) -> tuple[Snapshot, UUID, tuple[PostDetail, ...], tuple[PostDetail, ...]]:
    """Return the guide, the identity of the file, the posts of a stretch of days, and those without one."""
    with database.read() as sql:
        return (
            reading.snapshot(sql),
            identity(*post_details.birth(sql)),
            post_details.dated(sql, first, last, wanted),
            post_details.undated(sql, wanted),
        )


def identity(born: str, title: str) -> UUID:
    """Return what tells a file from those of other councils, without telling anything of it."""
    return uuid5(NAMESPACE_URL, f"muniredes:{born}:{title}")


def mark_of(found: UUID) -> str:
    """Return the letters that go with the numbers of the posts of a file."""
    return file_mark(found.bytes)


def names_of(snapshot: Snapshot) -> ChannelNames:
    """Return the channels of a guide by their names."""
    stands = ((each.id, snapshot.standing(each, clock.today()).strands) for each in snapshot.accounts)
    unable = {number: why for number, why in stands if number is not None and why}
    return ChannelNames(snapshot.accounts, knowledge.networks(), unable)


def in_words_all(details: Iterable[PostDetail], snapshot: Snapshot) -> tuple[ListedPost, ...]:
    """Return posts with everything that they point to in words, in the same order."""
    said: dict[int, str] = {}
    channels = names_of(snapshot).by_key
    topics = {topic.id: topic.name for topic in snapshot.topics}
    in_list = bands(snapshot.periods)
    return tuple(map(partial(_in_words, channels, topics, snapshot, in_list, said), details))


def _in_words(
    channels: Mapping[str, str],
    topics: Mapping[int | None, str],
    snapshot: Snapshot,
    in_list: Sequence[ElectoralBand],
    said: dict[int, str],
    detail: PostDetail,
) -> ListedPost:
    line = detail.line
    if line.message_id not in said:
        said[line.message_id] = _repeats(detail)
    person = snapshot.person(line.responsible_id)
    return ListedPost(
        detail=detail,
        channel=detail.channel_then or channels.get(line.channel, ""),
        topic=topics.get(line.topic_id, ""),
        responsible=person.name if person else "",
        repeats=said[line.message_id],
        in_electoral_period=line.day is not None and bool(bands_on(line.day, in_list)),
    )


def _repeats(detail: PostDetail) -> str:
    if not detail.rule or detail.starts_at is None:
        return ""
    return in_words(from_text(detail.rule), detail.starts_at.date(), detail.exceptions)
