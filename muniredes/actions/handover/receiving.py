"""Take what another packed: everything is verified first, and what there was is kept among the copies."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from muniredes.actions import clock, editing, reading, safekeeping
from muniredes.actions.handover import preparing
from muniredes.actions.workspace import Workspace
from muniredes.domain.council import Council
from muniredes.domain.handover.package import Manifest
from muniredes.domain.history import Change
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Progress, no_progress
from muniredes.exchange import delivery
from muniredes.exchange.packages import INNER_NAME
from muniredes.i18n import _
from muniredes.storage import schema
from muniredes.storage.database import Database
from muniredes.storage.keeping import backup

_VERIFYING = 0.6
"""The part of receiving that is reading every byte of the package."""


@dataclass(frozen=True)
class OpenedPackage:
    """A package that was verified byte by byte: what it says of itself, and its database unpacked."""

    source: Path
    manifest: Manifest
    database: Path


def open_package(source: Path, folder: Path, progress: Progress = no_progress) -> OpenedPackage:
    """Verify a package wholly and unpack its database in `folder`; it may run beside the window.

    Raises a Problem, with nothing changed, when it is damaged, of a newer program, or no package at all.
    """
    inner = folder / INNER_NAME
    manifest = delivery.opened(source, inner, progress)
    if manifest.schema not in schema.known_versions():
        raise Problem(
            _("«{name}» se hizo con una versión más nueva de MuniRedes.").format(name=source.name),
            _("Instale la versión nueva para recibirlo; no se ha cambiado nada."),
        )
    backup.check(inner, source)
    return OpenedPackage(source, manifest, inner)


def verify(source: Path, progress: Progress = no_progress) -> Manifest:
    """Verify a package wholly and say what it is; nothing is kept of it. It may run beside the window."""
    with _unpacked(source, progress) as package:
        return package.manifest


def receive_file(path: Path, source: Path) -> Manifest:
    """Put what a package brings in the place of the file at `path`, which nobody has open."""
    with _unpacked(source) as package:
        safekeeping.restore_file(path, package.database)
        return package.manifest


def receive(opened: Workspace, source: Path, progress: Progress = no_progress) -> Workspace:
    """Put what a package brings in the place of the guide that is open; return the workspace opened anew."""
    take(opened, source, progress)
    return safekeeping.open_again(opened)


def take(opened: Workspace, source: Path, progress: Progress) -> None:
    """Verify a package and put it in the place of the open guide: see `safekeeping.bring_back`."""
    council = reading.snapshot(opened.database).council
    if council is not None and council.is_example:
        raise Problem(_("Está viendo el pueblo de ejemplo."), _("Vuelva a su guía y reciba allí el paquete."))
    with _unpacked(source, lambda part: progress(part * _VERIFYING)) as package:
        safekeeping.bring_back(
            opened, package.database, lambda part: progress(_VERIFYING + part * (1 - _VERIFYING))
        )


def begin_first_days(database: Database) -> Change:
    """Write that it was received today, and open the window for observations; what was written stays."""
    with database.write(_("Recibido: empiezan los diez primeros días")) as work:
        handover = preparing.put(work, {})
        today = clock.today()
        dates = {"received_on": handover.received_on or today}
        dates["observations_on"] = handover.observations_on or today
        editing.put("handover", handover, dates)
    return work.change


def nothing_was_left(database: Database) -> Change:
    """Begin a handover in which whoever left handed nothing over: it is said so, and the first days begin.

    Whoever uses the program receives. A handover under way is used, and keeps what it says.
    """
    with database.write(_("No le han dejado nada")) as work:
        body = work.first(Council)
        user = body.user_id if body else None
        handover = preparing.put(work, {})
        today = clock.today()
        values = {
            "giver_id": None if handover.giver_id == user else handover.giver_id,
            "receiver_id": handover.receiver_id or user,
            "refused_on": handover.refused_on or today,
            "refusal": handover.refusal or _("Quien se fue no entregó nada."),
            "received_on": handover.received_on or today,
            "observations_on": handover.observations_on or today,
        }
        editing.put("handover", handover, values)
    return work.change


@contextmanager
def _unpacked(source: Path, progress: Progress = no_progress) -> Iterator[OpenedPackage]:
    with tempfile.TemporaryDirectory() as folder:
        yield open_package(source, Path(folder), progress)
