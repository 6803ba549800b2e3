"""A calendar that is rewritten in a folder of hers each time it changes, for other programs to look at."""

import os
from dataclasses import dataclass
from pathlib import Path

from muniredes.actions.calendar.files import exporting
from muniredes.actions.calendar.files.exporting import Exported, ExportKind
from muniredes.domain.problems import Problem
from muniredes.files import disk_problems, perhaps_open_elsewhere, sharing, shown
from muniredes.i18n import _
from muniredes.storage.database import Database


@dataclass(frozen=True, slots=True)
class Prepared:
    """The calendars to be written: the whole one first, and those of each channel if they are wished."""

    files: tuple[tuple[Path, Exported], ...]


def file_name(database: Database) -> str:
    """Return the name of the file: «Calendario-Villa.ics»."""
    return exporting.file_name(database, ExportKind.ICS)


def prepare(
    database: Database, folder: Path, alarm_minutes: int | None = None, *, each: bool = False
) -> Prepared:
    """Return «Calendario-Villa.ics» of now, to be written in a folder, with a warning so long before each.

    With `each`, also one for each channel: whoever keeps one account subscribes to that alone.

    The folder is not looked at: it may be far away.
    """
    whole = exporting.prepare(database, ExportKind.ICS, alarm_minutes=alarm_minutes)
    found = [(file_name(database), whole)]
    if each:
        found += exporting.prepare_each(database, alarm_minutes=alarm_minutes)
    return Prepared(tuple((folder / name, exported) for name, exported in found))


def write(prepared: Prepared) -> list[Path]:
    """Write the calendars; return those that said something else until now. It needs no database.

    Raises a Problem when the folder is gone or cannot be written.
    """
    for folder in {target.parent for target, _exported in prepared.files}:
        _refuse_what_is_lost(folder)
    written = [_write_one(target, exported) for target, exported in prepared.files]
    return [target for target in written if target is not None]


def _refuse_what_is_lost(folder: Path) -> None:
    with disk_problems(folder):
        if not folder.is_dir():
            raise Problem(
                _("La carpeta del calendario ya no está: «{folder}».").format(folder=shown(folder)),
                _("Conéctela, o elija otra en Calendario, «Más»."),
            )
        if not os.access(folder, os.W_OK):
            raise Problem(
                _("No se puede escribir en la carpeta del calendario: «{folder}».").format(
                    folder=shown(folder)
                ),
                _("Pida permiso de escritura, o elija otra en Calendario, «Más»."),
            )


def _write_one(target: Path, exported: Exported) -> Path | None:
    data = exporting.drawn(exported)
    with disk_problems(target), perhaps_open_elsewhere(target):
        if target.exists() and target.read_bytes() == data:
            return None
        with sharing(target) as neighbour:
            neighbour.write_bytes(data)
    return target
