"""Write the posts that a filter lets through, in a stretch of days, as a list or as a calendar.

`prepare` reads the file and gives a value; `write` needs no database and may run beside the window.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from muniredes.actions import clock
from muniredes.actions.calendar import reading as calendar
from muniredes.actions.calendar.files import export_rows
from muniredes.domain.calendar.lists.ical_events import Stretch, happenings, whole_days
from muniredes.domain.calendar.lists.listing import ListedPost, PostDetail
from muniredes.domain.calendar.messages.query import EVERYTHING, CalendarFilter
from muniredes.domain.calendar.messages.zones import zone_of
from muniredes.domain.dates import short_date
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Progress, no_progress
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.texts.text import file_word
from muniredes.exchange.calendar_files.csv_file import draw_csv
from muniredes.exchange.calendar_files.icalendar_file import Agenda, draw_ics
from muniredes.exchange.calendar_files.sheets import Listing, draw_xlsx
from muniredes.files import disk_problems, perhaps_open_elsewhere, sharing, shown
from muniredes.i18n import _
from muniredes.storage import reading
from muniredes.storage.calendar import post_details
from muniredes.storage.database import Database

__all__ = ["KINDS", "Agenda", "ExportKind", "Exported", "Listing", "file_name", "kind_of", "prepare", "write"]

WARNS_BEFORE = 15
"""How many minutes before each post a calendar warns, when a warning is wanted."""

KINDS = "Excel (*.xlsx);;CSV (*.csv);;iCalendar (*.ics)"
"""The kinds of file that a calendar can be, as a file dialog takes them."""


class ExportKind(StrEnum):
    """What a calendar is written as."""

    XLSX = "xlsx"
    CSV = "csv"
    ICS = "ics"


@dataclass(frozen=True, slots=True)
class Exported:
    """A calendar ready to be written: a list, or an agenda for ICS."""

    kind: ExportKind
    content: Listing | Agenda


def kind_of(target: Path) -> ExportKind:
    """Return what the name of a file says it is; a Problem when it is none of the three."""
    suffix = target.suffix.casefold().removeprefix(".")
    if suffix not in set(ExportKind):
        raise Problem(
            _("«{name}» no dice de qué clase es.").format(name=shown(target.name)),
            _("Termine el nombre en .xlsx, .csv o .ics."),
        )
    return ExportKind(suffix)


def file_name(database: Database, kind: ExportKind) -> str:
    """Return a name for the file: «Calendario-El-Ballestero.xlsx»."""
    with database.read() as sql:
        council = reading.snapshot(sql).council
    name = _("Calendario")
    return f"{name}-{file_word(council.name if council else '')}.{kind}"


def prepare(
    database: Database,
    kind: ExportKind,
    first: date | None = None,
    last: date | None = None,
    wanted: CalendarFilter = EVERYTHING,
    alarm_minutes: int | None = None,
) -> Exported:
    """Return what a filter lets through from a day to another, both included; without them, everything.

    The ideas without a day go into lists, not into a calendar. `alarm_minutes` is how long before each
    post a calendar warns; None warns of nothing.
    """
    start, end = first or export_rows.FIRST_DAY, last or export_rows.LAST_DAY
    if end < start:
        raise Problem(_("El calendario no puede acabar antes de empezar."), _("Corrija uno de los dos días."))
    snapshot, identity, dated, undated = export_rows.read(database, start, end, wanted)
    if kind is ExportKind.ICS:
        posts = export_rows.in_words_all(dated, snapshot)
        stretch = Stretch(start, end, has_end=last is not None)
        agenda = _agenda(database, snapshot, identity, posts, stretch, wanted)
        return Exported(kind, replace(agenda, alarm_minutes=alarm_minutes))
    posts = export_rows.in_words_all((*dated, *undated), snapshot)
    rows = tuple(post.cells(export_rows.mark_of(identity)) for post in posts)
    return Exported(kind, Listing(_title(snapshot, first, last), clock.today(), rows))


def prepare_each(
    database: Database,
    first: date | None = None,
    last: date | None = None,
    wanted: CalendarFilter = EVERYTHING,
    alarm_minutes: int | None = None,
) -> tuple[tuple[str, Exported], ...]:
    """Return an agenda for each channel that has posts in a stretch of days, with the name of its file.

    The posts are read once, however many channels there are; two files of one name are told apart.
    """
    start, end = first or export_rows.FIRST_DAY, last or export_rows.LAST_DAY
    snapshot, identity, dated, _undated = export_rows.read(database, start, end, wanted)
    stretch = Stretch(start, end, has_end=last is not None)
    whole = _agenda(database, snapshot, identity, (), stretch, wanted)
    with database.read() as session:
        written = post_details.series_days(session)
    by_channel: dict[str, list[PostDetail]] = {}
    for detail in dated:
        by_channel.setdefault(detail.line.channel, []).append(detail)
    stem = Path(file_name(database, ExportKind.ICS)).stem
    made: dict[str, Exported] = {}
    for name, details in sorted(
        (calendar.channel_name(found[0].line, snapshot), found) for found in by_channel.values()
    ):
        agenda = replace(
            whole,
            name=f"{whole.name} · {name}",
            happenings=happenings(export_rows.in_words_all(details, snapshot), written, stretch),
            days=(),
            alarm_minutes=alarm_minutes,
        )
        target = f"{stem}-{file_word(name)}"
        alone = target if f"{target}.ics" not in made else f"{target}-{len(made) + 1}"
        made[f"{alone}.ics"] = Exported(ExportKind.ICS, agenda)
    return tuple(made.items())


def write_each(
    made: Iterable[tuple[str, Exported]], folder: Path, progress: Progress = no_progress
) -> list[Path]:
    """Write several calendars in a folder, each whole or not at all."""
    written: list[Path] = []
    every = tuple(made)
    for number, (name, exported) in enumerate(every):
        progress(number / len(every))
        target = folder / name
        write(exported, target)
        written.append(target)
    return written


def _agenda(
    database: Database,
    snapshot: Snapshot,
    identity: UUID,
    posts: tuple[ListedPost, ...],
    stretch: Stretch,
    wanted: CalendarFilter,
) -> Agenda:
    """Return an agenda; notes and holidays are part of it unless the filter asks for some posts only."""
    with database.read() as sql:
        written = post_details.series_days(sql)
        changes = post_details.last_changes(sql)
        notes, holidays = post_details.notes(sql)
    council = snapshot.council
    return Agenda(
        name=_title(snapshot, None, None),
        zone=zone_of(council.municipality_code, council.region) if council else zone_of("", ""),
        identity=identity,
        happenings=happenings(posts, written, stretch),
        days=() if wanted.is_narrowed else whole_days(notes, holidays, stretch),
        changes=changes,
    )


def _title(snapshot: Snapshot, first: date | None, last: date | None) -> str:
    """«Calendario de publicaciones · Villa, del 01/03/2027 al 31/03/2027»."""
    parts = [_("Calendario de publicaciones")]
    if snapshot.council and snapshot.council.name:
        parts.append(snapshot.council.name)
    title = " · ".join(parts)
    if first and last:
        return _("{title}, del {first} al {last}").format(
            title=title, first=short_date(first), last=short_date(last)
        )
    if first:
        return _("{title}, desde el {first}").format(title=title, first=short_date(first))
    return _("{title}, hasta el {last}").format(title=title, last=short_date(last)) if last else title


def drawn(exported: Exported) -> bytes:
    """Return the bytes of a calendar."""
    content = exported.content
    if isinstance(content, Agenda):
        return draw_ics(content)
    return draw_xlsx(content) if exported.kind is ExportKind.XLSX else draw_csv(content)


def write(exported: Exported, target: Path) -> None:
    """Write a calendar, whole or not at all."""
    data = drawn(exported)
    with disk_problems(target), perhaps_open_elsewhere(target), sharing(target) as neighbour:
        neighbour.write_bytes(data)
