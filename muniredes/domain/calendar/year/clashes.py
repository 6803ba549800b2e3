"""What is worth a warning before a post takes a day: said twice, at one hour, acts that meet, too soon."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.dates import long_date, month_word
from muniredes.domain.texts.text import fold, listed
from muniredes.i18n import _, ngettext

NEAR_DAYS = 14
"""The same title so many days before or after is likely the same message written twice."""

_GONE = (PostState.DISCARDED,)


@dataclass(frozen=True, slots=True)
class Planned:
    """A message about to be written: its number when it is here already, its title, moment and channels.

    `area` is the name of the area of whoever prepares it.
    """

    message_id: int | None
    title: str
    at: datetime
    channels: Collection[str]
    area: str = ""


def clashes(planned: Planned, around: Iterable[PostLine]) -> Iterator[str]:
    """Yield a sentence for each thing worth looking at; `around` are the posts of the days near it."""
    others = [line for line in around if line.message_id != planned.message_id and line.state not in _GONE]
    yield from _same_hour(planned, others)
    yield from _same_title(planned, others)


def _same_hour(planned: Planned, others: Iterable[PostLine]) -> Iterator[str]:
    seen: set[str] = set()
    for line in others:
        meets = (
            line.at is not None and line.channel in planned.channels and _is_same_hour(line.at, planned.at)
        )
        if meets and line.title not in seen:
            seen.add(line.title)
            yield _("A esa hora ya sale «{title}» por el mismo canal: sepárelas una hora.").format(
                title=line.title
            )


def _is_same_hour(one: datetime, other: datetime) -> bool:
    return abs(one - other) < timedelta(hours=1)


def meetings(
    planned: Planned, around: Iterable[PostLine], areas: Mapping[int, str], notes: Iterable[str]
) -> Iterator[str]:
    """Yield what else there is on the day of a message: what is noted on it, and what other areas tell.

    `areas` are the names of the areas of people by number; two acts on a day leave both half empty.
    """
    for note in dict.fromkeys(notes):
        yield _("Ese día está apuntado «{note}»: compruebe que no se pisan.").format(note=note)
    if not planned.area:
        return
    found: dict[str, dict[str, None]] = {}
    for line in around:
        area = areas.get(line.responsible_id or 0, "")
        is_other = line.message_id != planned.message_id and line.state not in _GONE
        if is_other and line.day == planned.at.date() and area not in ("", planned.area):
            found.setdefault(area, {})[line.title] = None
    for area, titles in found.items():
        named = listed(f"«{title}»" for title in titles)
        yield _("Ese día también cuenta algo {area}, {titles}: compruebe que los actos no coinciden.").format(
            area=area, titles=named
        )


def _same_title(planned: Planned, others: Iterable[PostLine]) -> Iterator[str]:
    wanted = fold(planned.title)
    days = {line.day for line in others if line.day is not None and wanted and fold(line.title) == wanted}
    if days:
        nearest = min(days, key=lambda day: abs((day - planned.at.date()).days))
        yield _("Ya hay otra con este título el {day}: compruebe que no es la misma.").format(
            day=long_date(nearest)
        )


def too_soon(last: date | None, rest_days: int | None, months: Collection[int], day: date) -> str:
    """Return why a message that may be repeated should wait, or nothing."""
    if months and day.month not in months:
        return _("Este mensaje no es para {month}.").format(month=month_word(day.month))
    if last is None or rest_days is None or day < last:
        return ""
    rested = (day - last).days
    if rested >= rest_days:
        return ""
    if rested == 0:
        return _("Se publicó ese mismo día: espere un poco más.")
    return ngettext(
        "Se publicó hace solo {n} día: espere un poco más.",
        "Se publicó hace solo {n} días: espere un poco más.",
        rested,
    )
