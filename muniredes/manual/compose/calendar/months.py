"""What is to go out, day by day; what was published last; and, for a paper of its own, all of it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from muniredes.domain.calendar.messages.electoral_light import light_seen, light_word
from muniredes.domain.calendar.messages.query import month_of
from muniredes.domain.calendar.messages.states import PENDING, PostState
from muniredes.domain.calendar.watch.digest import CalendarDigest, Entry
from muniredes.domain.dates import short_date, short_day, weekday_word
from muniredes.domain.fields import word
from muniredes.domain.texts.text import ended, listed
from muniredes.i18n import _, ngettext
from muniredes.manual.compose.calendar.marked_days import electoral_bands, holiday_names, holidays
from muniredes.manual.compose.calendar.saying import (
    details,
    joined,
    labelled,
    own,
    owner,
    owner_and_work,
    placed_and_who,
    stacked,
    states,
    where,
    with_lines,
)
from muniredes.manual.compose.calendar.year import entries_of, month_title, months
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Columns, Heading, Rich, Table, Text, bold, rich

_BEGUN = frozenset({PostState.IDEA, PostState.DRAFT})
_WEEKS = 8
"""How far ahead what goes out is printed with its texts."""

_MOST_RECENT = 6
"""How many of the last published posts are in the manual."""


def blocks(data: ManualData, calendar: CalendarDigest) -> Iterator[Block]:
    """Yield what is to come and does not repeat, or is not as its series says; the rest is in a paper."""
    if not calendar.posts:
        return
    entries: list[Entry] = []
    empty: list[str] = []
    for first in months(calendar):
        found = [entry for entry in entries_of(calendar, first) if not _is_out(entry)]
        entries += (entry for entry in found if _is_told(data, calendar, entry))
        if not found:
            empty.append(month_title(first))
    yield Heading(_("Lo que viene, día a día"), key="calendario-dias")
    yield Text(
        rich(
            _(
                "Lo que no se repite y, de lo que se repite, el día que cambia algo; con sus textos, "
                "lo de las ocho semanas siguientes. Todos los días y todos los textos "
                "están en el documento suelto «Calendario entero»."
            )
        )
    )
    names = holiday_names(holidays(data, calendar.first, calendar.last))
    near = [entry for entry in entries if _is_near(data, entry)]
    if near:
        yield Columns(tuple(_soon(data, calendar, entry, names) for entry in near), stays_whole=True)
    far = [entry for entry in entries if entry not in near]
    if far:
        yield Text(rich(bold(_("Más adelante:"))))
        yield Columns(tuple(_line(data, calendar, entry, names) for entry in far))
    if empty:
        yield Text(rich(_("Sin nada previsto: {months}.").format(months=listed(empty))))


def whole(data: ManualData, calendar: CalendarDigest) -> Iterator[Block]:
    """Yield every post of the twelve months, a table for each, and everything that was published."""
    for first in months(calendar):
        entries = [entry for entry in entries_of(calendar, first) if not _is_out(entry)]
        if entries:
            yield Heading(month_title(first).capitalize(), key=f"mes-{first:%Y-%m}")
            yield _month(data, calendar, first, entries)
    if calendar.recent:
        yield Heading(_("Lo que se publicó"), key="publicado")
        yield _published(data, calendar, calendar.entries(calendar.recent))


def _is_told(data: ManualData, calendar: CalendarDigest, entry: Entry) -> bool:
    """Whether a row says something that the list of what repeats does not."""
    if not entry.message.rule:
        return True
    waits = any(post.state not in PENDING for post in entry.posts)
    return waits or any(own(data, calendar, entry.message, entry.posts))


def _is_out(entry: Entry) -> bool:
    """Whether it went out everywhere: it is in the list of what was published."""
    return all(post.state is PostState.PUBLISHED for post in entry.posts)


def _month(data: ManualData, calendar: CalendarDigest, first: date, entries: Sequence[Entry]) -> Table:
    names = holiday_names(holidays(data, first, month_of(first)[1]))
    return Table(
        (word("post.at"), _("Qué"), _("Por dónde"), _("Quién y cómo va")),
        tuple(_row(data, calendar, entry, names) for entry in entries),
        (1.6, 4.2, 2.4, 2.2),
        _("Mensajes de {month}").format(month=month_title(first)),
    )


def _row(
    data: ManualData, calendar: CalendarDigest, entry: Entry, names: Mapping[date, str]
) -> tuple[Rich, ...]:
    title = entry.message.title
    return (
        _moment(entry, names),
        stacked((rich(bold(title)), *_said(data, calendar, entry))),
        where(data, entry.posts),
        stacked((_who(data, entry), states(data, entry.posts), *_missed(data, entry))),
    )


def _soon(data: ManualData, calendar: CalendarDigest, entry: Entry, names: Mapping[date, str]) -> Rich:
    """Return what comes in some days: its day and name, what it says, where, who, and how far it is."""
    who = placed_and_who(data, entry.posts, entry.message, with_work=not entry.message.rule)
    lines = (*_said(data, calendar, entry), who, states(data, entry.posts), *_missed(data, entry))
    return stacked((_named(entry, names), *lines))


def _line(data: ManualData, calendar: CalendarDigest, entry: Entry, names: Mapping[date, str]) -> Rich:
    """Return what is far ahead in two or three lines: its day, what it is, where, who and how far it is."""
    said = joined((where(data, entry.posts), owner(data, entry.message), *_states(data, entry)))
    lines = (*own(data, calendar, entry.message, entry.posts), *_unsorted(data, entry))
    return stacked((_named(entry, names), said, *lines))


def _named(entry: Entry, names: Mapping[date, str]) -> Rich:
    """«**lun 5 abr, 09:00. Presupuesto**»."""
    day = "".join(span.text for span in _moment(entry, names)).replace("\n", ", ")
    return rich(bold(f"{day}. {entry.message.title}"))


def _states(data: ManualData, entry: Entry) -> Iterator[Rich]:
    """Yield how far it is, if anybody did more than write it down."""
    if any(post.state not in _BEGUN for post in entry.posts):
        yield states(data, entry.posts)


def _missed(data: ManualData, entry: Entry) -> Iterator[Rich]:
    """Yield that its day went by: what did not go out may not look like what is to come."""
    assert entry.at is not None
    if entry.at.date() < data.as_of and any(post.state in PENDING for post in entry.posts):
        yield rich(bold(_("■ Pasó su día y no consta que saliera")))


def _moment(entry: Entry, names: Mapping[date, str]) -> Rich:
    assert entry.at is not None
    day = entry.at.date()
    said = f"{weekday_word(day.weekday())[:3]} {short_day(day)}, {entry.at:%H:%M}"
    if day in names:
        said += "\n" + _("festivo: {name}").format(name=names[day])
    return rich(said)


def _said(data: ManualData, calendar: CalendarDigest, entry: Entry) -> Iterator[Rich]:
    """Yield what is said: of a series only what that day has of its own, for the rest is in its list."""
    if not entry.message.rule:
        said = details(data, calendar, entry.message)
        if said:
            yield said
    yield from own(data, calendar, entry.message, entry.posts)
    yield from _unsorted(data, entry)


def _is_near(data: ManualData, entry: Entry) -> bool:
    return entry.at is not None and entry.at.date() <= data.as_of + timedelta(weeks=_WEEKS)


def _unsorted(data: ManualData, entry: Entry) -> Iterator[Rich]:
    """Yield that nobody has said what kind it is, where the law asks: inside an electoral period."""
    assert entry.at is not None
    day = entry.at.date()
    if entry.message.light is None and electoral_bands(data, day, day):
        yield labelled(word("message.light"), f"{light_seen(None).symbol} {light_word(None)}")


def _who(data: ManualData, entry: Entry) -> Rich:
    """Return who prepares it; the minutes of a series are in its list."""
    return owner(data, entry.message) if entry.message.rule else owner_and_work(data, entry.message)


def recent(data: ManualData, calendar: CalendarDigest) -> Iterator[Block]:
    """Yield what was published last and did not repeat, the newest first; the rest is in a paper."""
    if not calendar.recent:
        return
    found = calendar.entries(calendar.recent)
    shown = [entry for entry in found if not entry.message.rule or _is_changed(data, calendar, entry)]
    shown = shown[:_MOST_RECENT]
    yield Heading(_("Lo último que se publicó"), key="calendario-publicado")
    if shown:
        yield Columns(tuple(_went_out(data, calendar, entry) for entry in shown))
    rest = len(found) - len(shown)
    if rest:
        text = ngettext(
            "Otra más, en el documento «Calendario entero».",
            "Otras {n}, en el documento «Calendario entero».",
            rest,
        )
        yield Text(rich(text.format(n=rest)))


def _is_changed(data: ManualData, calendar: CalendarDigest, entry: Entry) -> bool:
    return any(own(data, calendar, entry.message, entry.posts))


def _went_out(data: ManualData, calendar: CalendarDigest, entry: Entry) -> Rich:
    title = rich(bold(f"{_day_out(entry)}. {ended(entry.message.title)} "), where(data, entry.posts))
    return stacked((title, *own(data, calendar, entry.message, entry.posts), states(data, entry.posts)))


def _day_out(entry: Entry) -> str:
    at = entry.at or entry.posts[0].published_at
    return short_date(at.date()) if at else "—"


def _published(data: ManualData, calendar: CalendarDigest, found: Sequence[Entry]) -> Table:
    rows = []
    for entry in found:
        said = with_lines(entry.message.title, own(data, calendar, entry.message, entry.posts))
        rows.append((rich(_day_out(entry)), said, where(data, entry.posts), states(data, entry.posts)))
    headings = (_("Fecha"), _("Qué"), _("Por dónde"), _("Cómo fue"))
    return Table(headings, tuple(rows), (1.3, 2.6, 2.4, 4.2), _("Lo último que se publicó, con su dirección"))
