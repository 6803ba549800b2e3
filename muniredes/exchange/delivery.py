"""The package of a handover: an ordinary ZIP whose comment seals it, so that no byte can change unseen.

The comment is the SHA-256 of every byte before it. Inside, a manifest lists the digest of each file, for
whoever unpacks it without the program.
"""

import hashlib
import json
import os
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from muniredes.broken import BROKEN
from muniredes.domain.file_digests import PackedFile
from muniredes.domain.handover import past_terms
from muniredes.domain.handover.package import (
    ACT_NAME,
    MANUAL_NAME,
    PAGE_NAME,
    PUBLIC_NAME,
    Manifest,
    Receipt,
    from_json,
    to_json,
    what_is,
)
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Progress
from muniredes.exchange.packages import INNER_NAME, MOST_BYTES, NOTE_NAME
from muniredes.exchange.sandbox import client
from muniredes.exchange.zip_shape import refuse_odd
from muniredes.files import disk_problems, perhaps_open_elsewhere, replacing, shown
from muniredes.i18n import _

MANIFEST_NAME = "manifiesto.json"
PACKED = (INNER_NAME, PAGE_NAME, MANUAL_NAME, PUBLIC_NAME, ACT_NAME)
"""What every package has besides the manifest and the note. Of the rest, only terms that ended are taken."""

MOST_MANIFEST_BYTES = 64 * 1024
_PIECE = 1024 * 1024
_FIXED_DATE = (2000, 1, 1, 0, 0, 0)
_SEAL_LENGTH = 64
_BLANK = b"0" * _SEAL_LENGTH


def pack(
    folder: Path,
    manifest: Manifest,
    target: Path,
    progress: Progress,
    *,
    over_a_guide: bool = False,
    first: Callable[[], None] = lambda: None,
) -> Manifest:
    """Pack the files of `folder` at `target`, whole or not at all; return the manifest with their digests.

    The terms that ended are in a folder of it, `past_terms.FOLDER`, if there are any; the newest go, if many.
    `progress` may stop it: nothing is left then. With `over_a_guide` an older package gives way. `first` is
    done when it is whole, before it takes its place.
    Raises a Problem when the disk refuses.
    """
    kept = folder / past_terms.FOLDER
    terms = past_terms.carried(path.name for path in kept.glob(past_terms.ANY))
    paths = [*(folder / name for name in PACKED), *(kept / name for name in terms)]
    packed = tuple(map(_described, paths))
    whole = replace(manifest, files=packed)
    place = replacing(target, over_a_guide=over_a_guide)
    with disk_problems(target), perhaps_open_elsewhere(target), place as neighbour:
        with zipfile.ZipFile(neighbour, "w", zipfile.ZIP_DEFLATED) as package:
            package.comment = _BLANK
            _write_text(package, NOTE_NAME, _note(whole))
            _write_text(package, MANIFEST_NAME, json.dumps(to_json(whole), ensure_ascii=False, indent=1))
            for number, path in enumerate(paths):
                progress(number / len(paths))
                _write_file(package, path)
        _seal(neighbour)
        first()
    return whole


def _described(path: Path) -> PackedFile:
    with path.open("rb") as stream:
        return PackedFile(path.name, path.stat().st_size, hashlib.file_digest(stream, "sha256").hexdigest())


def _write_text(package: zipfile.ZipFile, name: str, text: str) -> None:
    info = zipfile.ZipInfo(name, _FIXED_DATE)
    info.compress_type = zipfile.ZIP_DEFLATED
    package.writestr(info, text)


def _write_file(package: zipfile.ZipFile, path: Path) -> None:
    info = zipfile.ZipInfo(path.name, _FIXED_DATE)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.file_size = path.stat().st_size
    with path.open("rb") as source, package.open(info, "w") as packed:
        while piece := source.read(_PIECE):
            packed.write(piece)


def _seal(path: Path) -> None:
    """Write the digest of everything before the comment in the place of the comment."""
    with path.open("rb+") as stream:
        seal = _digest_before_the_seal(stream, lambda: None).hexdigest()
        stream.seek(-_SEAL_LENGTH, os.SEEK_END)
        stream.write(seal.encode("ascii"))


def _digest_before_the_seal(stream: BinaryIO, say: Callable[[], None]) -> "hashlib._Hash":
    left = stream.seek(0, os.SEEK_END) - _SEAL_LENGTH
    stream.seek(0)
    digest = hashlib.sha256()
    while left > 0 and (piece := stream.read(min(_PIECE, left))):
        digest.update(piece)
        left -= len(piece)
        say()
    return digest


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a whole package, as its receipt says it."""
    with disk_problems(path), path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


# ── Opening ──────────────────────────────────────────────────────────────────────────────────


def opened(source: Path, target: Path, progress: Progress) -> Receipt:
    """Verify a package wholly and write the databases inside, in the sandbox: see `read`."""
    said = client.delivery(source, target, progress)
    return Receipt(source, said["sha256"], from_json(said["manifest"]))


def read(source: Path, target: Path, say: Callable[[], None]) -> Receipt:
    """Verify every byte of a package and write its database at `target`; `say` is called as it goes.

    Beside it go the page that opens anywhere and, in `past_terms.FOLDER`, the terms that ended. It runs in
    the sandbox. Raises a Problem for what is no package of ours, or is damaged.
    """
    with disk_problems(source), source.open("rb") as stream:
        sha256 = _sealed_digest(source, stream, say)
        with _damage(source), zipfile.ZipFile(stream) as package:
            refuse_odd(package, stream)
            manifest = _manifest(package, source)
            for file in manifest.files:
                _check_file(package, file, _place_of(file.name, target), source, say)
    return Receipt(source, sha256, manifest)


def _sealed_digest(source: Path, stream: BinaryIO, say: Callable[[], None]) -> str:
    """Return the SHA-256 of a whole package; a Problem when the seal is not that of what is before it."""
    if stream.read(4) != b"PK\x03\x04":
        raise Problem(
            _("«{name}» no es un paquete de entrega de MuniRedes.").format(name=shown(source.name)),
            _("Elija el fichero que termina en «.muniredes»; no se ha cambiado nada."),
        )
    digest = _digest_before_the_seal(stream, say)
    seal = stream.read()
    if seal != digest.hexdigest().encode("ascii"):
        raise _damaged(source)
    digest.update(seal)
    return digest.hexdigest()


def _place_of(name: str, target: Path) -> Path | None:
    """Return where a file of a package is written to be taken or compared; None for what is only verified."""
    if name == PAGE_NAME:
        return target.with_name(name)
    if past_terms.label_of(name) is None:
        return target if name == INNER_NAME else None
    folder = target.with_name(past_terms.FOLDER)
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / name


@contextmanager
def _damage(source: Path) -> Iterator[None]:
    """Say what any part of a package that cannot be read means."""
    try:
        yield
    except (*BROKEN, TypeError, AttributeError) as error:
        raise _damaged(source) from error


def _manifest(package: zipfile.ZipFile, source: Path) -> Manifest:
    names = [entry.filename for entry in package.infolist()]
    packed = (*PACKED, *past_terms.carried(names))
    if sorted(names) != sorted((NOTE_NAME, MANIFEST_NAME, *packed)):
        raise _damaged(source)
    if package.getinfo(MANIFEST_NAME).file_size > MOST_MANIFEST_BYTES:
        raise _damaged(source)
    manifest = from_json(json.loads(package.read(MANIFEST_NAME).decode("utf-8")))
    if sorted(file.name for file in manifest.files) != sorted(packed):
        raise _damaged(source)
    return manifest


def _check_file(
    package: zipfile.ZipFile, file: PackedFile, target: Path | None, source: Path, say: Callable[[], None]
) -> None:
    """Compare a file with its size and digest; what is bigger than it says is not read to the end."""
    if file.size > MOST_BYTES or package.getinfo(file.name).file_size != file.size:
        raise _damaged(source)
    digest = hashlib.sha256()
    with package.open(file.name) as packed, _written(target) as stream:
        for piece in _pieces(packed, file.size):
            digest.update(piece)
            if stream is not None:
                stream.write(piece)
            say()
    if digest.hexdigest() != file.sha256:
        raise _damaged(source)


def _pieces(packed: object, size: int) -> Iterator[bytes]:
    read: Callable[[int], bytes] = packed.read  # type: ignore[attr-defined]
    found = 0
    while piece := read(_PIECE):
        found += len(piece)
        if found > size:
            raise EOFError
        yield piece
    if found != size:
        raise EOFError


@contextmanager
def _written(target: Path | None) -> Iterator[BinaryIO | None]:
    if target is None:
        yield None
        return
    with target.open("wb") as stream:
        yield stream


def _damaged(source: Path) -> Problem:
    return Problem(
        _("El paquete «{name}» está dañado o lo ha cambiado alguien.").format(name=shown(source.name)),
        _("Pida otra copia a quien lo entregó; no se ha cambiado nada."),
    )


def _note(manifest: Manifest) -> str:
    lines: Sequence[str] = (
        _("Entrega de las cuentas en redes sociales: {name}.").format(name=manifest.council),
        "",
        *(
            _("{file}: {what}.").format(file=name, what=what_is(name))
            for name in (PAGE_NAME, MANUAL_NAME, PUBLIC_NAME, ACT_NAME)
        ),
        "",
        _("Para seguir con todo: abra MuniRedes y elija «He heredado las cuentas» y este paquete, entero."),
        _("La huella SHA-256 de cada fichero está en {file}.").format(file=MANIFEST_NAME),
    )
    return "\n".join(lines) + "\n"
