"""The calendar as other programs show it: what happens, when, and how it repeats.

A message said once happens at each moment that some of its posts share. A series is one happening with
its rule; a day that was moved or says something else is another one that takes its place, and one that
was discarded is skipped.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum

from muniredes.domain.calendar.lists.listing import ListedPost
from muniredes.domain.calendar.messages.message import CalendarNote, LocalHoliday
from muniredes.domain.calendar.messages.recurrence import Recurrence, from_text, occurrences
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.history import ObjectRef
from muniredes.i18n import _

MOST_NAMED = 3
"""How many channels a title names before it counts the rest."""


class Standing(StrEnum):
    """How sure something is; the values are those of STATUS in RFC 5545."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


_STANDINGS = {
    PostState.APPROVED: Standing.CONFIRMED,
    PostState.PUBLISHED: Standing.CONFIRMED,
    PostState.DISCARDED: Standing.CANCELLED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Something at a moment of wall time. `key` names it for ever; `about` is what it comes from.

    With a `rule` it repeats, but for the moments `skipped`; `instead_of` is the moment of the series of the
    same key whose place it takes.
    """

    key: str
    starts: datetime
    title: str
    text: str = ""
    topic: str = ""
    standing: Standing = Standing.TENTATIVE
    rule: Recurrence | None = None
    skipped: tuple[datetime, ...] = ()
    instead_of: datetime | None = None
    about: ObjectRef


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeDays:
    """A note or a holiday: from a day to another, both included."""

    key: str
    first: date
    last: date
    title: str
    text: str = ""
    about: ObjectRef


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days that are asked for; a series that goes on after `last` is written as far as it."""

    first: date
    last: date
    has_end: bool = True


def happenings(
    posts: Iterable[ListedPost], written: Mapping[int, frozenset[date]], stretch: Stretch
) -> tuple[Happening, ...]:
    """Return what happens, from the posts that a filter lets through.

    `written` are the days that each message that repeats is written out on, filtered or not.
    """
    by_message: dict[int, list[ListedPost]] = {}
    for post in posts:
        if post.moment is not None:
            by_message.setdefault(post.detail.line.message_id, []).append(post)
    found: list[Happening] = []
    for number, said in by_message.items():
        if said[0].detail.rule and said[0].detail.starts_at is not None:
            found.extend(_series(said, written.get(number, frozenset()), stretch))
        else:
            found.extend(_singles(said))
    return tuple(sorted(found, key=lambda each: (each.key, each.instead_of is not None, each.starts)))


def _singles(posts: Iterable[ListedPost]) -> Iterator[Happening]:
    """Yield one happening for each moment, named by its oldest post, so that it may move."""
    for moment, said in _by_moment(posts).items():
        oldest = min(post.detail.line.id for post in said)
        yield _happening(f"post/{oldest}", moment, said)


def _by_moment(posts: Iterable[ListedPost]) -> Mapping[datetime, list[ListedPost]]:
    found: dict[datetime, list[ListedPost]] = {}
    for post in posts:
        if post.moment is not None:
            found.setdefault(post.moment, []).append(post)
    return found


def _series(posts: Sequence[ListedPost], written: frozenset[date], stretch: Stretch) -> Iterator[Happening]:
    """Yield a series, then what takes the place of some of its days, then what is no day of its rule."""
    hour = _hour(posts[0])
    by_day: dict[date, list[ListedPost]] = {}
    for post in posts:
        by_day.setdefault(post.detail.occurrence or date.min, []).append(post)
    all_days = _rule_days(posts[0], written, posts[0].detail.exceptions)
    mains = {day: _main(by_day[day], datetime.combine(day, hour)) for day in all_days if day in by_day}
    if mains:
        goes_on = max(mains) == all_days[-1] and not stretch.has_end
        series = _whole_series(posts[0], mains, hour, goes_on=goes_on)
        yield series
        yield from _instead(series, mains, hour)
    in_series = {id(post) for said in mains.values() for post in said}
    for said in by_day.values():
        yield from _singles(post for post in said if id(post) not in in_series)


def _hour(post: ListedPost) -> time:
    starts = post.detail.starts_at
    return starts.time().replace(second=0, microsecond=0) if starts else time()


def _rule_days(post: ListedPost, written: Collection[date], exceptions: Iterable[date]) -> list[date]:
    """Return the days of the rule from the first to the last of those that are written out."""
    detail = post.detail
    if not written or detail.starts_at is None:
        return []
    rule, starts = from_text(detail.rule), detail.starts_at.date()
    return list(occurrences(rule, starts, min(written), max(written), exceptions))


def _main(posts: Sequence[ListedPost], usual: datetime) -> list[ListedPost]:
    """Return the posts of a day that go out at its usual moment, or else at the first one."""
    by_moment = _by_moment(posts)
    return by_moment.get(usual) or by_moment[min(by_moment)]


def _whole_series(
    post: ListedPost, mains: Mapping[date, list[ListedPost]], hour: time, *, goes_on: bool
) -> Happening:
    """Return the series from its first day shown; what most of its days say is what it says."""
    first, last = min(mains), max(mains)
    rule = from_text(post.detail.rule)
    skipped = {day for day in _rule_days(post, mains, ()) if day not in mains}
    if goes_on:
        skipped |= {day for day in post.detail.exceptions if day > last}
    usual = [said for day, said in mains.items() if said[0].moment == datetime.combine(day, hour)]
    key = f"series/{post.detail.line.message_id}"
    return replace(
        _happening(key, datetime.combine(first, hour), _most_usual(usual or list(mains.values()))),
        rule=rule if goes_on else rule.ending(last),
        skipped=tuple(datetime.combine(day, hour) for day in sorted(skipped)),
    )


def _most_usual(said: Sequence[list[ListedPost]]) -> list[ListedPost]:
    """Return the posts of the last day that says what most days say."""
    counts = Counter(_what(posts) for posts in said)
    most = max(counts.values())
    return next(posts for posts in reversed(said) if counts[_what(posts)] == most)


def _what(posts: Sequence[ListedPost]) -> tuple[str, Standing]:
    return _text(posts), _standing(posts)


def _instead(series: Happening, mains: Mapping[date, list[ListedPost]], hour: time) -> Iterator[Happening]:
    for day, said in mains.items():
        usual = datetime.combine(day, hour)
        moment = said[0].moment or usual
        if moment != usual or _what(said) != (series.text, series.standing):
            yield replace(_happening(series.key, moment, said), instead_of=usual)


def _happening(key: str, moment: datetime, posts: Sequence[ListedPost]) -> Happening:
    return Happening(
        key=key,
        starts=moment,
        title=_title(posts),
        text=_text(posts),
        topic=posts[0].topic,
        standing=_standing(posts),
        about=ObjectRef("message", posts[0].detail.line.message_id),
    )


def _title(posts: Sequence[ListedPost]) -> str:
    """«Facebook, Instagram · Corte de agua»; the hour is said by the calendar where it is seen."""
    names = list(dict.fromkeys(post.channel.partition(" · ")[0] for post in posts if post.channel))
    shown = ", ".join(names[:MOST_NAMED])
    if len(names) > MOST_NAMED:
        shown = _("{channels} y {n} más").format(channels=shown, n=len(names) - MOST_NAMED)
    return " · ".join(part for part in (shown, posts[0].detail.line.title) if part)


def _text(posts: Sequence[ListedPost]) -> str:
    """Return what is said, then on which channels and in which state each one is."""
    texts: dict[str, list[ListedPost]] = {}
    for post in posts:
        texts.setdefault(post.detail.text, []).append(post)
    return "\n\n".join("\n".join(_said(text, same)) for text, same in texts.items())


def _said(text: str, posts: Sequence[ListedPost]) -> Iterator[str]:
    if text:
        yield text
    for post in posts:
        state = post.detail.line.state.word
        yield f"{post.channel}: {state}" if post.channel else state
        if post.detail.line.url:
            yield post.detail.line.url


def _standing(posts: Sequence[ListedPost]) -> Standing:
    """Return the least sure of its posts; it is cancelled only when all of them are discarded."""
    found = {_STANDINGS.get(post.detail.line.state, Standing.TENTATIVE) for post in posts}
    if found == {Standing.CANCELLED}:
        return Standing.CANCELLED
    return Standing.TENTATIVE if Standing.TENTATIVE in found else Standing.CONFIRMED


def whole_days(
    notes: Iterable[CalendarNote], holidays: Iterable[LocalHoliday], stretch: Stretch
) -> tuple[WholeDays, ...]:
    """Return the notes and local holidays that fall, in part at least, on some days; in order."""
    found = [*_noted(notes), *_holidays(holidays)]
    inside = (each for each in found if each.first <= stretch.last and each.last >= stretch.first)
    return tuple(sorted(inside, key=lambda each: (each.first, each.key)))


def _noted(notes: Iterable[CalendarNote]) -> Iterator[WholeDays]:
    for note in notes:
        if note.starts_on is not None and note.last_day is not None:
            yield WholeDays(
                key=f"note/{note.id}", first=note.starts_on, last=note.last_day, title=note.title,
                text=note.note, about=ObjectRef("calendar_note", note.id or 0),
            )  # fmt: skip


def _holidays(holidays: Iterable[LocalHoliday]) -> Iterator[WholeDays]:
    for holiday in holidays:
        if holiday.day is not None:
            yield WholeDays(
                key=f"holiday/{holiday.id}", first=holiday.day, last=holiday.day,
                title=_("Festivo local: {name}").format(name=holiday.name),
                about=ObjectRef("local_holiday", holiday.id or 0),
            )  # fmt: skip
