"""What the views of the calendar draw: posts in their days, and the words for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from muniredes.actions.calendar.reading import channel_name
from muniredes.domain.calendar.messages.days import Marks
from muniredes.domain.calendar.messages.light import ElectoralLight, light_seen, light_word
from muniredes.domain.calendar.messages.query import PostLine, by_day
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.dates import weekday_date
from muniredes.domain.snapshot import Snapshot
from muniredes.i18n import _, ngettext

_MONOGRAMS = {
    "facebook": "Fb", "instagram": "Ig", "youtube": "Yt", "whatsapp": "Wa", "telegram": "Tg",
    "tiktok": "Tt", "linkedin": "Li", "bluesky": "Bs", "mastodon": "Ma", "threads": "Th", "x": "X",
    "bando": "Ba", "tablon": "Ta", "megafonia": "Me", "web": "We",
}  # fmt: skip
"""Two letters for each usual channel; any other takes the first two of its name."""

Group = tuple[PostLine, ...]
"""The posts of one message that go out together: a chip."""


@dataclass(frozen=True)
class Showing:
    """The posts of the days in view, what the days are, and the guide that gives them names."""

    lines: tuple[PostLine, ...]
    marks: Marks
    snapshot: Snapshot
    now: datetime
    chosen: frozenset[int] = field(default_factory=frozenset)

    @cached_property
    def by_day(self) -> Mapping[date, tuple[PostLine, ...]]:
        """The posts of each day."""
        return by_day(self.lines)

    @property
    def today(self) -> date:
        """The day it is."""
        return self.now.date()

    def posts_of(self, day: date) -> tuple[PostLine, ...]:
        """Return the posts of a day."""
        return self.by_day.get(day, ())

    def groups_of(self, day: date) -> tuple[Group, ...]:
        """Return the posts of a day, those of one message at one time and in one state together."""
        return grouped(self.posts_of(day))

    def is_electoral(self, day: date | None) -> bool:
        """Whether a day is in an electoral period."""
        return any(mark.kind.value == "electoral" for mark in self.marks.get(day, ())) if day else False

    def light(self, line: PostLine) -> ElectoralLight | None:
        """Return the light that a post has on its day, None outside every period."""
        return light_seen(line.light) if self.is_electoral(line.day) else None

    def light_words(self, line: PostLine) -> str:
        """«▲ Con cuidado»; nothing outside every period."""
        light = self.light(line)
        return f"{light.symbol} {light_word(line.light)}" if light else ""

    def needs_confirming(self, line: PostLine) -> bool:
        """Whether somebody should confirm a post because of the elections."""
        waits = line.state not in (PostState.PUBLISHED, PostState.DISCARDED)
        doubtful = self.light(line) in (ElectoralLight.AMBER, ElectoralLight.RED)
        return waits and doubtful and line.confirmed_on is None


def grouped(lines: Sequence[PostLine]) -> tuple[Group, ...]:
    """Return posts with those of one message at one time and in one state together, in their order."""
    found: dict[tuple[int, datetime | None, PostState], list[PostLine]] = {}
    for line in lines:
        found.setdefault((line.message_id, line.at, line.state), []).append(line)
    return tuple(tuple(those) for those in found.values())


def monogram(line: PostLine, snapshot: Snapshot) -> str:
    """Return two letters that stand for the channel of a post."""
    account = snapshot.account(line.account_id)
    key = line.medium.value if line.medium else account.network_id if account else ""
    return _MONOGRAMS.get(key, channel_name(line, snapshot)[:2] if key else "—")


def hour(line: PostLine) -> str:
    """«18:00», nothing for an idea."""
    return f"{line.at:%H:%M}" if line.at else ""


def sentence(line: PostLine, showing: Showing) -> str:
    """Say a post whole, as a screen reader or a list needs it."""
    parts = [hour(line), channel_name(line, showing.snapshot), line.title, line.state.word]
    if showing.light(line) is not None:
        parts.append(_("elecciones: {light}").format(light=light_word(line.light).lower()))
    if line.is_late(showing.now):
        parts.append(_("atrasada"))
    return " · ".join(part for part in parts if part)


def group_words(group: Group, showing: Showing) -> str:
    """Say a chip whole."""
    return "\n".join(sentence(line, showing) for line in group)


def day_words(day: date, showing: Showing) -> str:
    """Say a day whole: its date, what it is, and how many posts it has."""
    parts = [weekday_date(day), *(mark.name for mark in showing.marks.get(day, ()))]
    posts = showing.posts_of(day)
    parts.append(ngettext("{n} publicación", "{n} publicaciones", len(posts)))
    return ". ".join([", ".join(parts), *(sentence(line, showing) for line in posts)])
