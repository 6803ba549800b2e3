"""A calendar that is rewritten in a folder of hers each time it changes, for other programs to look at."""

import os
from dataclasses import dataclass
from pathlib import Path

from muniredes.actions.calendar import exporting
from muniredes.actions.calendar.exporting import Exported, ExportKind
from muniredes.domain.problems import Problem
from muniredes.files import disk_problems, perhaps_open_elsewhere, sharing
from muniredes.i18n import _
from muniredes.storage.database import Database


@dataclass(frozen=True, slots=True)
class Prepared:
    """A calendar to be written, and where."""

    exported: Exported
    target: Path


def file_name(database: Database) -> str:
    """Return the name of the file: «Calendario-Villa.ics»."""
    return exporting.file_name(database, ExportKind.ICS)


def prepare(database: Database, folder: Path, alarm_minutes: int | None = None) -> Prepared:
    """Return «Calendario-Villa.ics» of now, to be written in a folder, with a warning so long before each.

    Raises a Problem when the folder is gone or cannot be written.
    """
    with disk_problems(folder):
        if not folder.is_dir():
            raise Problem(
                _("La carpeta del calendario ya no está: «{folder}».").format(folder=folder),
                _("Conéctela, o elija otra en Calendario, «Más»."),
            )
        if not os.access(folder, os.W_OK):
            raise Problem(
                _("No se puede escribir en la carpeta del calendario: «{folder}».").format(folder=folder),
                _("Pida permiso de escritura, o elija otra en Calendario, «Más»."),
            )
    target = folder / file_name(database)
    return Prepared(exporting.prepare(database, ExportKind.ICS, alarm_minutes=alarm_minutes), target)


def write(prepared: Prepared) -> Path | None:
    """Write a calendar; return where, or None when it already said the same. It needs no database."""
    target, data = prepared.target, exporting.drawn(prepared.exported)
    with disk_problems(target), perhaps_open_elsewhere(target):
        if target.exists() and target.read_bytes() == data:
            return None
        with sharing(target) as neighbour:
            neighbour.write_bytes(data)
    return target


def write_live(database: Database, folder: Path, alarm_minutes: int | None = None) -> Path | None:
    """Write the calendar of now in a folder at once."""
    return write(prepare(database, folder, alarm_minutes))
