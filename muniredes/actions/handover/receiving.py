"""Take what another packed: everything is verified first, and what there was is kept among the copies."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from muniredes.actions import reading, safekeeping
from muniredes.actions.workspace import Workspace
from muniredes.domain.handover.package import Manifest
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Progress, no_progress
from muniredes.exchange import delivery
from muniredes.exchange.packages import INNER_NAME
from muniredes.i18n import _
from muniredes.storage import schema
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


@contextmanager
def _unpacked(source: Path, progress: Progress = no_progress) -> Iterator[OpenedPackage]:
    with tempfile.TemporaryDirectory() as folder:
        yield open_package(source, Path(folder), progress)
