"""Bring in a list of posts: read it, judge it, and only then write it, in one step that can be undone.

`open_list` reads a file and guesses its columns; `preview` judges its rows with those columns, or with
others that somebody chose (the place of each in `CalendarList.headings`); `accept` writes what was accepted,
and `bring_in` keeps the rest too.
"""

import contextlib
import gc
import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from muniredes import files
from muniredes.actions import clock, knowledge
from muniredes.actions import reading as guide
from muniredes.actions.calendar.files import export_rows
from muniredes.actions.calendar.files.import_changes import put_changes
from muniredes.actions.calendar.files.import_new import put_new
from muniredes.domain.calendar.lists.judging import judge
from muniredes.domain.calendar.lists.list_import import Around, JudgedRow, PostVerdict
from muniredes.domain.calendar.lists.listing import CalendarField
from muniredes.domain.calendar.lists.new_names import NewName, without_new_people
from muniredes.domain.calendar.lists.new_names import new_names as domain_new_names
from muniredes.domain.calendar.messages.query import CalendarFilter
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.council import Council
from muniredes.domain.crisis import clocks
from muniredes.domain.history import Change
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Progress, no_progress
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.texts.text import fold
from muniredes.domain.voice.pieces import safe_name
from muniredes.exchange.calendar_files.columns import CalendarList, Columns, lacks, understand
from muniredes.exchange.calendar_files.refused import refused_xlsx
from muniredes.exchange.sandbox import client
from muniredes.i18n import _, ngettext
from muniredes.storage.calendar import post_details
from muniredes.storage.database import Database, Work
from muniredes.storage.safekeeping import backup
from muniredes.storage.safekeeping.copies_folder import BackupReason

__all__ = [
    "MOST_ROWS",
    "Brought",
    "CalendarList",
    "Columns",
    "JudgedRow",
    "PostVerdict",
    "accept",
    "bring_in",
    "lacks",
    "open_list",
    "preview",
]

_log = logging.getLogger(__name__)

REFUSED = "listas-por-corregir"
"""The folder, beside the guide, of the rows that could not come in."""

MOST_ROWS = 25_000
"""The most rows that one file may bring: ten years of a busy town."""

_WHATEVER = CalendarFilter(states=frozenset(PostState))


@contextlib.contextmanager
def _without_counting() -> Iterator[None]:
    """Make thousands of objects that all stay: looking for those nobody wants takes half of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def open_list(path: Path, progress: Progress = no_progress) -> CalendarList:
    """Read a list (CSV, JSON, or every sheet of a workbook) and guess its columns; nothing is written.

    It may be called beside the window.
    """
    return understand(client.tables(path, MOST_ROWS, progress), knowledge.networks())


def preview(database: Database, opened: CalendarList, columns: Columns) -> tuple[JudgedRow, ...]:
    """Judge every row with these columns; nothing is written. A Problem says which column is missing."""
    missing = lacks(columns)
    if missing:
        raise Problem(missing, _("Diga qué columna es, o añádala al fichero."))
    with _without_counting():
        around = _around(database)
        return judge(opened.rows(columns, clock.today(), around.zone), around)


def cells_of(
    database: Database, opened: CalendarList, columns: Columns, row: JudgedRow
) -> Mapping[CalendarField, str]:
    """Return the cells of a judged row by what they are."""
    with database.read() as sql:
        council = sql.only(Council)
    rows = opened.rows(columns, clock.today(), clocks.zone(council))
    return next(each.cells for each in rows if each.key == row.key)


def channel_words(known: Snapshot) -> Mapping[str, str]:
    """Return the name of every channel that a row may have been understood as, by its key."""
    return export_rows.names_of(known).by_key


def new_names(known: Snapshot, rows: Iterable[JudgedRow]) -> tuple[NewName, ...]:
    """Return the topics and the people that judged rows would make, with those that may be meant."""
    topics = [topic.name for topic in known.topics]
    return domain_new_names(rows, topics, [person.name for person in known.people])


def naming_nobody_new(database: Database, rows: Iterable[JudgedRow]) -> tuple[JudgedRow, ...]:
    """Return judged rows that make nobody: who is not in the guide is told in the note of each message."""
    return without_new_people(rows, [person.name for person in guide.snapshot(database).people])


def people_not_here(database: Database, rows: Iterable[JudgedRow]) -> tuple[str, ...]:
    """Return the names of those whom judged rows name and the guide does not have."""
    found = new_names(guide.snapshot(database), rows)
    return tuple(each.name for each in found if each.field is CalendarField.RESPONSIBLE)


def with_name(database: Database, opened: CalendarList, columns: Columns, new: NewName) -> CalendarList:
    """Return a list that says the name that is here already wherever it said another one."""
    with database.read() as sql:
        council = sql.only(Council)
    for row in opened.rows(columns, clock.today(), clocks.zone(council)):
        if fold(row.cells.get(new.field, "")) == fold(new.name):
            opened = opened.with_mended(row.key, {new.field: new.near})
    return opened


def keep_refused(
    database: Database, opened: CalendarList, rows: Iterable[JudgedRow], source: Path | None = None
) -> Path | None:
    """Write the rows that do not come in as a list, to be mended and brought again; None without any.

    It goes beside hers, `source`, or among the files of the guide where nothing can be written there.
    """
    why = {row.key: " ".join(row.remarks) for row in rows if row.verdict is PostVerdict.SKIP}
    if not why:
        return None
    name = _("{name}, por corregir {moment}").format(
        name=Path(opened.name).stem or _("Lista"), moment=f"{clock.now():%Y-%m-%d %H.%M}"
    )
    content = refused_xlsx(opened, why, _("Por qué no entró"))
    own = database.path.parent / REFUSED
    if source is not None:
        try:
            return _put(source.parent / f"{safe_name(name)}.xlsx", content)
        except (OSError, Problem):
            _log.warning("the rows left out cannot be written beside the list", exc_info=True)
    with files.disk_problems(own):
        own.mkdir(exist_ok=True, mode=0o700)
    return _put(own / f"{safe_name(name)}.xlsx", content)


def _put(target: Path, content: bytes) -> Path:
    with files.sharing(target) as neighbour:
        neighbour.write_bytes(content)
    return target


def unused_sentence(opened: CalendarList, columns: Columns) -> str:
    """Return which columns nobody brings in, in a sentence; nothing when they all come."""
    names = opened.unused(columns)
    if not names:
        return ""
    said = ngettext("Esta columna no se trae: {names}.", "Estas columnas no se traen: {names}.", len(names))
    return said.format(names=", ".join(f"«{name}»" for name in names))


def _around(database: Database) -> Around:
    snapshot, identity, dated, undated = export_rows.read(
        database, export_rows.FIRST_DAY, export_rows.LAST_DAY, _WHATEVER
    )
    with database.read() as sql:
        needs_approval = post_details.needs_approval(sql)
    known = export_rows.in_words_all((*dated, *undated), snapshot)
    return Around(
        names=export_rows.names_of(snapshot),
        networks=knowledge.networks(),
        known={post.detail.line.id: post for post in known},
        file_mark=export_rows.mark_of(identity),
        today=clock.today(),
        zone=clocks.zone(snapshot.council),
        needs_approval=needs_approval,
    )


def accept(database: Database, rows: Iterable[JudgedRow], *, makes_people: bool) -> Change:
    """Write the accepted rows in one step, after a copy of what there was.

    Unless it `makes_people`, who is not in the guide is told in the note of each message.
    """
    if not makes_people:
        rows = naming_nobody_new(database, rows)
    accepted = [row for row in rows if row.is_accepted]
    if not accepted:
        raise Problem(
            _("Ninguna fila de la lista trae nada nuevo."), _("Corrija el fichero y vuelva a traerlo.")
        )
    backup.make(database.path, clock.machine(), BackupReason.BEFORE_IMPORT)
    with _without_counting(), database.write("") as work:
        work.title = _said(accepted)
        _write(work, accepted)
    return work.change


@dataclass(frozen=True, slots=True)
class Brought:
    """A list that is in: what was done, and where the rows are that could not come in, or why nowhere."""

    change: Change
    kept: Path | None = None
    unkept: Problem | None = None


def bring_in(
    database: Database,
    opened: CalendarList,
    rows: Sequence[JudgedRow],
    source: Path | None = None,
    *,
    makes_people: bool,
) -> Brought:
    """Write the accepted rows, and keep the others beside `source` as a list; it may run beside the window.

    Raises what `accept` does, with nothing written. What fails after it is in the log and in what returns:
    whoever took it for a refusal would bring the same rows in again.
    """
    change = accept(database, rows, makes_people=makes_people)
    try:
        return Brought(change, keep_refused(database, opened, rows, source))
    except Exception:  # the rows are in already, whatever it is
        _log.exception("the rows left out cannot be kept")
    unkept = Problem(
        _("Las publicaciones han entrado, pero lo que no ha entrado no se ha podido guardar aparte."),
        _("Sigue en «{name}»: deje allí solo esas filas, corríjalas y tráigalas otra vez.").format(
            name=files.shown(source.name if source else opened.name)
        ),
    )
    return Brought(change, unkept=unkept)


def _write(work: Work, rows: Sequence[JudgedRow]) -> None:
    put_new(work, [row.new for row in rows if row.new])
    put_changes(work, [row.change for row in rows if row.change])


def _said(rows: Sequence[JudgedRow]) -> str:
    new = len({row.new.together for row in rows if row.new})
    changed = len({row.change.known.detail.line.message_id for row in rows if row.change})
    parts = []
    if new:
        parts.append(ngettext("{n} mensaje traído", "{n} mensajes traídos", new))
    if changed:
        parts.append(ngettext("{n} mensaje cambiado", "{n} mensajes cambiados", changed))
    return _(" y ").join(parts)
