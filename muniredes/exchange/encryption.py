"""A package that only words open: whole inside, and nothing of it can be read, changed, cut or reordered.

The format is ours, and its parts are those of libsodium (https://doc.libsodium.org, by PyNaCl). The first
`HEAD_SIZE` bytes, with whole numbers in big-endian:

    16  «MuniRedes-clave» and the version, 1
     8  Argon2id (RFC 9106): operations, and memory in KiB
    16  salt
    24  the beginning of the stream
    32  proof of the words: BLAKE2b of what is above, with the second half of what Argon2id gives
    32  SHA-256 of everything above: tells damage from other words

Then the package in pieces of `PIECE` bytes, the last one shorter or not, each with 17 bytes more. They are a
`secretstream` (XChaCha20-Poly1305) with the first half of what Argon2id gives: every piece proves itself and
its place, the last one says so, and the head is part of what each proves.

It is opened here and not in the sandbox: nothing is understood of a byte that the words do not vouch for,
but four numbers at their places; and so the words never leave this process.
"""

import hashlib
import os
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from muniredes.domain.handover.passphrase import WORDS_FIELD, plain
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Progress
from muniredes.files import LOCKED_HEADER, disk_problems, perhaps_open_elsewhere, replacing, shown
from muniredes.i18n import _

PIECE = 1024 * 1024
MORE = 17
"""Bytes that a piece of the stream takes besides what it holds."""

_FORMAT = struct.Struct(">16sII16s24s")
_PROOF = 32
HEAD_SIZE = _FORMAT.size + 2 * _PROOF
OPERATIONS, MEMORY_KIB = 3, 128 * 1024
"""What Argon2id takes when a package is closed: a quarter of a second on a computer as there are many."""

MOST_OPERATIONS, MOST_MEMORY_KIB = 6, 256 * 1024
"""What a head may ask for: more would stop an old computer."""

_LEAST_MEMORY_KIB = 8


@dataclass(frozen=True, slots=True)
class _Head:
    """The beginning of a closed package, as it is written."""

    operations: int
    memory_kib: int
    salt: bytes
    start: bytes
    proof: bytes
    packed: bytes


def lock(
    source: Path,
    target: Path,
    words: str,
    progress: Progress,
    *,
    over_a_guide: bool = False,
    first: Callable[[], None] = lambda: None,
) -> str:
    """Write what `source` holds at `target`, closed with words, whole or not at all; return its SHA-256.

    `progress` may stop it, and `first` is done when it is whole, before it takes its place. Raises a Problem
    when the disk refuses, or there is no memory for it.
    """
    from nacl import bindings

    place = replacing(target, over_a_guide=over_a_guide)
    with disk_problems(target), perhaps_open_elsewhere(target), place as neighbour:
        salt, state = os.urandom(16), bindings.crypto_secretstream_xchacha20poly1305_state()
        key, proving = _keys(words, salt, OPERATIONS, MEMORY_KIB)
        start = bindings.crypto_secretstream_xchacha20poly1305_init_push(state, key)
        head = _head(salt, start, proving)
        digest = hashlib.sha256(head)
        with source.open("rb") as stream, neighbour.open("wb") as closed:
            closed.write(head)
            for piece, is_last, part in _pieces(stream, source.stat().st_size, PIECE):
                progress(part)
                tag = _final() if is_last else 0
                packed = bindings.crypto_secretstream_xchacha20poly1305_push(state, piece, head, tag)
                digest.update(packed)
                closed.write(packed)
        first()
    return digest.hexdigest()


def unlock(source: Path, target: Path, words: str, progress: Progress) -> str:
    """Write the package that is closed in `source` at `target`; return the SHA-256 of what was closed.

    Other words are said at once, before the package is read: a Problem whose field is `WORDS_FIELD`. Anything
    else that is not as it was closed is a Problem too; what was written until then is worth nothing.
    """
    with disk_problems(source), source.open("rb") as closed, target.open("wb") as stream:
        head = _read_head(source, closed)
        key, proving = _keys(words, head.salt, head.operations, head.memory_kib)
        if not _same(_proof(head.packed[: _FORMAT.size], proving), head.proof):
            raise _other_words(source)
        digest = hashlib.sha256(head.packed)
        for piece, part in _opened(source, closed, head, key, digest):
            progress(part)
            stream.write(piece)
    return digest.hexdigest()


def _opened(
    source: Path, closed: BinaryIO, head: _Head, key: bytes, digest: "hashlib._Hash"
) -> Iterator[tuple[bytes, float]]:
    """Yield each piece once it is known to be as it was closed, and how far it is."""
    from nacl import bindings
    from nacl.exceptions import CryptoError

    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, head.start, key)
    left = os.fstat(closed.fileno()).st_size - HEAD_SIZE
    for packed, is_last, part in _pieces(closed, left, PIECE + MORE):
        digest.update(packed)
        try:
            piece, tag = bindings.crypto_secretstream_xchacha20poly1305_pull(state, packed, head.packed)
        except (CryptoError, ValueError) as error:
            raise _damaged(source) from error
        if (tag == _final()) is not is_last:
            raise _damaged(source)
        yield piece, part


def _pieces(stream: BinaryIO, size: int, most: int) -> Iterator[tuple[bytes, bool, float]]:
    """Yield a stream of so many bytes in pieces, whether each is the last, and the part before it."""
    left = size
    while True:
        piece = stream.read(min(most, left))
        done = size - left
        left -= len(piece)
        yield piece, left <= 0 or not piece, done / max(size, 1)
        if left <= 0 or not piece:
            return


def _read_head(source: Path, closed: BinaryIO) -> _Head:
    packed = closed.read(HEAD_SIZE)
    if not packed.startswith(LOCKED_HEADER):
        raise _of_another_time(source)
    digest = hashlib.sha256(packed[:-_PROOF]).digest()
    if len(packed) < HEAD_SIZE or packed[-_PROOF:] != digest:
        raise _damaged(source)
    _mark, operations, memory_kib, salt, start = _FORMAT.unpack_from(packed)
    most = (MOST_OPERATIONS, MOST_MEMORY_KIB)
    if not (1 <= operations <= most[0] and _LEAST_MEMORY_KIB <= memory_kib <= most[1]):
        raise _asks_too_much(source)
    return _Head(operations, memory_kib, salt, start, packed[_FORMAT.size : -_PROOF], packed)


def _head(salt: bytes, start: bytes, proving: bytes) -> bytes:
    written = _FORMAT.pack(LOCKED_HEADER, OPERATIONS, MEMORY_KIB, salt, start)
    proved = written + _proof(written, proving)
    return proved + hashlib.sha256(proved).digest()


def _proof(written: bytes, proving: bytes) -> bytes:
    return hashlib.blake2b(written, digest_size=_PROOF, key=proving).digest()


def _keys(words: str, salt: bytes, operations: int, memory_kib: int) -> tuple[bytes, bytes]:
    """Return the key of the stream and that of the proof, 32 bytes each."""
    from nacl import pwhash
    from nacl.exceptions import CryptoError

    said = plain(words).encode("utf-8")
    try:
        both = pwhash.argon2id.kdf(64, said, salt, opslimit=operations, memlimit=memory_kib * 1024)
    except (CryptoError, MemoryError) as error:
        raise Problem(
            _("Este ordenador no tiene memoria bastante para cerrar o abrir un paquete con palabras."),
            _("Cierre otros programas y vuelva a intentarlo; no se ha cambiado nada."),
        ) from error
    return both[:32], both[32:]


def _same(one: bytes, other: bytes) -> bool:
    from nacl.bindings import sodium_memcmp

    return sodium_memcmp(one, other)


def _final() -> int:
    from nacl.bindings import crypto_secretstream_xchacha20poly1305_TAG_FINAL

    return crypto_secretstream_xchacha20poly1305_TAG_FINAL


def _other_words(source: Path) -> Problem:
    return Problem(
        _("Esas no son las palabras con las que se cerró «{name}».").format(name=shown(source.name)),
        _("Mírelas letra por letra y en su orden, o pregunte a quien lo entregó; no se ha cambiado nada."),
        WORDS_FIELD,
    )


def _damaged(source: Path) -> Problem:
    return Problem(
        _("El paquete «{name}» está dañado o lo ha cambiado alguien.").format(name=shown(source.name)),
        _("Pida otra copia a quien lo entregó; no se ha cambiado nada."),
    )


def _of_another_time(source: Path) -> Problem:
    return Problem(
        _("«{name}» se cerró con una versión más nueva de MuniRedes.").format(name=shown(source.name)),
        _("Instale la versión nueva para abrirlo; no se ha cambiado nada."),
    )


def _asks_too_much(source: Path) -> Problem:
    return Problem(
        _("«{name}» pide más memoria o más tiempo de lo que pide ninguno, y no se ha abierto.").format(
            name=shown(source.name)
        ),
        _("Compruebe de dónde viene; no se ha cambiado nada."),
    )
