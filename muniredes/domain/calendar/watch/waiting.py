"""The posts that wait, late or of the week to come, and what is wrong in those to come (CalendarFlaws)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from muniredes.domain.accounts.account import Account
from muniredes.domain.calendar.messages.naming import short_channel_name
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.dates import weekday_date
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.texts.text import listed
from muniredes.i18n import _, ngettext


@dataclass(frozen=True, slots=True)
class Waiting:
    """The posts of a message that wait together; `times` are the moments it should have gone out."""

    lines: tuple[PostLine, ...]
    times: int = 1

    @property
    def first(self) -> PostLine:
        """The soonest of its posts."""
        return self.lines[0]

    @property
    def day(self) -> date:
        """The day of the soonest."""
        assert self.first.at is not None
        return self.first.at.date()

    def detail(self, accounts: Sequence[Account], networks: Networks, now: datetime) -> str:
        """«Toca el jueves, 26 de noviembre de 2026 a las 18:00, por Facebook y Bando. Borrador.»."""
        assert self.first.at is not None
        if self.day == now.date():
            said = _("Hoy") if self.first.at >= now else _("Tocaba hoy")
            text = _("{said} a las {hour}{where}. {state}.")
            return text.format(
                said=said, hour=f"{self.first.at:%H:%M}", where=self._where(accounts, networks),
                state=self.first.state.word,
            )  # fmt: skip
        when = _("{day} a las {hour}").format(day=weekday_date(self.day), hour=f"{self.first.at:%H:%M}")
        where = self._where(accounts, networks)
        if self.first.at >= now:
            text = _("Toca el {when}{where}. {state}.")
        elif self.times == 1:
            text = _("Tocaba el {when}{where}. {state}.")
        else:
            text = ngettext(
                "No ha salido {n} vez; tocaba el {when}{where}.",
                "No ha salido {n} veces; la primera tocaba el {when}{where}.",
                self.times,
            )
        return text.format(when=when, where=where, state=self.first.state.word)

    def channels(self, accounts: Sequence[Account], networks: Networks) -> str:
        """«Facebook y Bando», nothing while nobody has said by where it goes out."""
        return listed(short_channel_name(line, accounts, networks) for line in self.lines)

    def _where(self, accounts: Sequence[Account], networks: Networks) -> str:
        names = self.channels(accounts, networks)
        return _(", por {channels}").format(channels=names) if names else _(", sin canal")


def late(due: Sequence[PostLine], today: date) -> Iterator[Waiting]:
    """Yield each message that waits since a day that went by, once, however many times it did not go out."""
    found: dict[int, list[PostLine]] = {}
    for line in due:
        if line.day is not None and line.day < today:
            found.setdefault(line.message_id, []).append(line)
    for lines in found.values():
        yield Waiting(tuple(lines), len({line.at for line in lines}))


def coming(due: Sequence[PostLine], today: date, days: int) -> Iterator[Waiting]:
    """Yield each message of today and of so many days to come, at each of its moments."""
    found: dict[tuple[int, object], list[PostLine]] = {}
    for line in due:
        if line.day is not None and today <= line.day <= today + timedelta(days=days):
            found.setdefault((line.message_id, line.at), []).append(line)
    for lines in found.values():
        yield Waiting(tuple(lines))


@dataclass(frozen=True, slots=True)
class Flawed:
    """A message by its title, and the number of the first of its coming posts."""

    title: str
    post_id: int


@dataclass(frozen=True, slots=True)
class CalendarFlaws:
    """Messages with coming posts that go through no channel, undescribed, or with nobody.

    `by_account` says how many messages are still to come on each account, by its number, and `undated` how
    many of those have no day. Only series need somebody who answers for them. Each list is short: the
    soonest come first. `with_gaps` are those of the days to come whose text still has gaps.
    """

    without_channel: tuple[Flawed, ...] = ()
    by_account: Mapping[int, int] = field(default_factory=dict)
    undated: Mapping[int, int] = field(default_factory=dict)
    undescribed: tuple[Flawed, ...] = ()
    without_owner: tuple[Flawed, ...] = ()
    with_gaps: tuple[Flawed, ...] = ()
