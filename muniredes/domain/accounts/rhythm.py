"""How long each account has gone without posting, against its limit, and how often it posts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from muniredes.domain.accounts.account import IDLE_LIMIT_DAYS, Account
from muniredes.domain.dates import month_word, short_date
from muniredes.domain.places import Place, Target
from muniredes.domain.worded_enum import WordedEnum
from muniredes.i18n import _, figure, mark, ngettext

AMBER_PERCENT = 75
PACE_WEEKS = 8
"""The weeks that are looked at, at most, to say how often an account posts."""

FEWEST_WEEKS = 4
"""With fewer since the first post that the calendar knows, nobody can say that one posts too little."""

SHORT_PERCENT = 75
"""Under this share of what its line asks for, an account posts too little."""

_WEEK = 7


class RhythmLight(WordedEnum):
    """How near an account is to being abandoned."""

    GREEN = "green", mark("Al día")
    AMBER = "amber", mark("Se está parando")
    RED = "red", mark("Parada")
    UNKNOWN = "unknown", mark("No se sabe")

    @property
    def symbol(self) -> str:
        """A sign that says it without colour."""
        return _SYMBOLS[self]


_SYMBOLS = {
    RhythmLight.GREEN: "✓",
    RhythmLight.AMBER: "◐",
    RhythmLight.RED: "✕",
    RhythmLight.UNKNOWN: "○",
}
_WORST_FIRST = (RhythmLight.RED, RhythmLight.AMBER, RhythmLight.UNKNOWN, RhythmLight.GREEN)


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be done about an account that stands still: a verb and its place."""

    verb: str
    target: Target


@dataclass(frozen=True, slots=True)
class Rhythm:
    """An account with the day it last posted, None when nobody knows, and the days it may go without."""

    account_id: int
    last_post: date | None
    days: int | None
    limit: int
    sentence: str

    @property
    def said(self) -> str:
        """«23/11/2026 (1 día)», for the tables that have a column for it."""
        if self.last_post is None or self.days is None:
            return _("No se sabe")
        if not self.days:
            return short_date(self.last_post)
        days = ngettext("{n} día", "{n} días", self.days)
        return f"{short_date(self.last_post)} ({days})"

    @property
    def light(self) -> RhythmLight:
        """Amber from three quarters of the limit, red past the limit itself."""
        if self.days is None:
            return RhythmLight.UNKNOWN
        if self.days > self.limit:
            return RhythmLight.RED
        return RhythmLight.AMBER if self.days * 100 >= self.limit * AMBER_PERCENT else RhythmLight.GREEN

    @property
    def offers(self) -> tuple[Offer, ...]:
        """The three ways out, for an account that is not up to date."""
        if self.light is RhythmLight.GREEN:
            return ()
        number = self.account_id
        return (
            Offer(_("Publicar algo"), Target(Place.CALENDAR, number, "new")),
            Offer(_("Cambiar el ritmo"), Target(Place.ACCOUNTS, number, "account.idle_limit_days")),
            Offer(_("Cerrar con orden"), Target(Place.CLOSE_PROFILE, number)),
        )


@dataclass(frozen=True, slots=True)
class Pace:
    """Posts a week that an account makes of late, in so many weeks, and those that its line asks for.

    With no week, nobody has written down yet anything that it posted.
    """

    done: float
    wanted: float | None
    weeks: int = PACE_WEEKS

    @property
    def is_short(self) -> bool:
        """Whether it posts clearly less than it should."""
        if self.wanted is None or self.weeks < FEWEST_WEEKS:
            return False
        return self.done * 100 < self.wanted * SHORT_PERCENT

    @property
    def sentence(self) -> str:
        """«0,5 a la semana en las últimas 8 semanas; se piden 4»."""
        said = ngettext(
            "{done} a la semana en la última semana",
            "{done} a la semana en las últimas {n} semanas",
            self.weeks,
        ).format(done=figure(self.done))
        if not self.done:
            said = _("Ninguna por el calendario en las últimas {weeks} semanas").format(weeks=self.weeks)
        if not self.weeks:
            said = _("Ninguna por el calendario hasta ahora")
        return (
            _("{said}; se piden {wanted}").format(said=said, wanted=figure(self.wanted))
            if (self.wanted is not None)
            else said
        )

    @property
    def brief(self) -> str:
        """«0,5 de 4»: how many a week, of those that are asked for."""
        if self.wanted is None:
            return figure(self.done)
        return _("{done} de {planned}").format(done=figure(self.done), planned=figure(self.wanted))


def how(last: Rhythm, posts: Pace) -> str:
    """«✓ Al día», «◐ Menos de lo previsto»: one verdict of when it last posted and how often it does."""
    if last.light is RhythmLight.GREEN and posts.is_short:
        return _("◐ Menos de lo previsto")
    return f"{last.light.symbol} {last.light.word}"


def rhythm(account: Account, published: datetime | None, today: date) -> Rhythm:
    """Return the rhythm of an account; `published` is the last post that the calendar knows of it."""
    known = [day for day in (account.last_post_on, published.date() if published else None) if day]
    last = max(known, default=None)
    days = max(0, (today - last).days) if last else None
    limit = account.idle_limit_days or IDLE_LIMIT_DAYS
    return Rhythm(account.id or 0, last, days, limit, _sentence(last, days, today))


def rhythms(
    accounts: Iterable[Account], published: Mapping[int, datetime], today: date
) -> tuple[Rhythm, ...]:
    """Return the rhythm of every account that is kept up, the worst first."""
    found = [
        rhythm(account, published.get(account.id), today)
        for account in accounts
        if account.is_kept_up and account.id is not None
    ]
    return tuple(sorted(found, key=lambda each: (_WORST_FIRST.index(each.light), -(each.days or 0))))


def pace(published: Iterable[date], wanted: float | None, today: date) -> Pace:
    """Return how often an account posts, from the days of its posts; those of the last weeks count.

    Before the first of them nobody wrote down what it posted: those weeks do not count.
    """
    known = [day for day in published if day <= today]
    if not known:
        return Pace(0.0, wanted, 0)
    weeks = min(PACE_WEEKS, max(1, -(-(today - min(known)).days // _WEEK)))
    first = today - timedelta(days=weeks * _WEEK)
    return Pace(sum(first < day for day in known) / weeks, wanted, weeks)


def _sentence(last: date | None, days: int | None, today: date) -> str:
    if last is None or days is None:
        return _("No se sabe cuándo publicó por última vez")
    if days == 0:
        return _("Ha publicado hoy")
    text = _("{day} de {month} de {year}") if last.year != today.year else _("{day} de {month}")
    return _("Sin publicar desde el {day} ({days})").format(
        day=text.format(day=last.day, month=month_word(last.month), year=last.year),
        days=ngettext("{n} día", "{n} días", days),
    )
