"""Measure a file of any size: it is read once, piece by piece, and only its digest is kept."""

import hashlib
import os
from pathlib import Path

from muniredes.domain.handover.archive import Measured
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Progress
from muniredes.files import disk_problems, shown
from muniredes.i18n import _

_PIECE = 4 * 1024 * 1024


def size_of(path: Path) -> int:
    """Return the size of a file in bytes, without reading it. Raises a Problem for what is no file."""
    with disk_problems(path):
        _refuse_what_is_no_file(path)
        return path.stat().st_size


def measure(path: Path, progress: Progress) -> Measured:
    """Return the name, the size and the SHA-256 of a file; it may run beside the window.

    Raises a Problem for what is no file, for what the disk refuses, and when it changes meanwhile.
    """
    digest, done = hashlib.sha256(), 0
    with disk_problems(path):
        _refuse_what_is_no_file(path)
        with path.open("rb") as stream:
            before = os.fstat(stream.fileno())
            whole = max(before.st_size, 1)
            while done <= before.st_size and (piece := stream.read(_PIECE)):  # one that grows never ends
                progress(min(done / whole, 1.0))
                digest.update(piece)
                done += len(piece)
            after = os.fstat(stream.fileno())
    if done != before.st_size or (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise Problem(
            _("«{name}» ha cambiado mientras se medía.").format(name=shown(path.name)),
            _("Espere a que acabe de descargarse o de copiarse, y vuelva a elegirlo."),
        )
    return Measured(shown(path.name), done, digest.hexdigest())


def _refuse_what_is_no_file(path: Path) -> None:
    if path.exists() and not path.is_file():
        raise Problem(
            _("«{name}» no es un fichero.").format(name=shown(path.name)),
            _("Si la red dio varios, elija cada uno, o júntelos antes en un solo ZIP."),
        )
