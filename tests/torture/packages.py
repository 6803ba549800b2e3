"""Delivery packages made to do harm by somebody who knows how they are made: each has a seal that holds."""

import hashlib
import io
import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from muniredes.domain.handover import past_terms
from muniredes.domain.progress import no_progress
from muniredes.exchange import delivery, encryption
from muniredes.exchange.packages import INNER_NAME

Entries = dict[str, bytes]
Harm = Callable[[Entries, random.Random], None]


def sealed(package: Path, foreign: bytes, dice: random.Random) -> bytes:
    """Return a package with something wrong in it, sealed again; `foreign` is a guide of somebody else's."""
    with zipfile.ZipFile(package) as whole:
        entries = {entry.filename: whole.read(entry) for entry in whole.infolist()}
    if dice.random() < 0.4:
        entries[INNER_NAME] = foreign
        _tell_the_truth(entries)
    dice.choice(_HARMS)(entries, dice)
    return _packed(entries, dice)


def closed(content: bytes, words: str, dice: random.Random) -> bytes:
    """Return what somebody who knows the words closes with them; now and then it is spoilt."""
    with TemporaryDirectory() as folder:
        inner, target = Path(folder) / "dentro", Path(folder) / "cerrado"
        inner.write_bytes(content)
        encryption.lock(inner, target, words, no_progress)
        made = bytearray(target.read_bytes())
    if dice.random() < 0.3:
        made[dice.randrange(len(made))] ^= 1 << dice.randrange(8)
    return bytes(made)


def _packed(entries: Entries, dice: random.Random) -> bytes:
    made = io.BytesIO()
    method = dice.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2))
    with zipfile.ZipFile(made, "w", method) as package:
        package.comment = b"0" * 64
        for name, content in entries.items():
            package.writestr(name, content)
    data = made.getvalue()[:-64]
    return data + hashlib.sha256(data).hexdigest().encode()


def _tell_the_truth(entries: Entries) -> None:
    """Make the manifest say what is inside."""
    said = json.loads(entries[delivery.MANIFEST_NAME])
    for file in said["ficheros"]:
        content = entries[file["nombre"]]
        file |= {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    entries[delivery.MANIFEST_NAME] = json.dumps(said).encode()


def _nothing(_entries: Entries, _dice: random.Random) -> None:
    """It is as it was: only the guide inside is another, if it is."""


def _manifest(entries: Entries, dice: random.Random) -> None:
    said: dict[str, Any] = json.loads(entries[delivery.MANIFEST_NAME])
    odd: tuple[Any, ...] = (None, [], {}, -1, 10**30, "x" * 50_000, "\ud800", 1.5, True, "0001", "2026-02-30")
    if dice.random() < 0.5:
        said[dice.choice(list(said))] = dice.choice(odd)
    else:
        file = dice.choice(said["ficheros"])
        file[dice.choice(list(file))] = dice.choice(odd)
    entries[delivery.MANIFEST_NAME] = json.dumps(said).encode()


def _deep_manifest(entries: Entries, dice: random.Random) -> None:
    entries[delivery.MANIFEST_NAME] = b"[" * dice.randrange(10, 60_000)


def _lie(entries: Entries, dice: random.Random) -> None:
    entries[dice.choice(delivery.PACKED)] = dice.randbytes(dice.randrange(0, 5000))


def _other_file(entries: Entries, dice: random.Random) -> None:
    names = ("../fuera.txt", "/etc/fuera", "C:\\fuera", "a" * 3000, "muniredes.sqlite-journal", "CON", "a/")
    entries[dice.choice(names)] = b"hola"


def _missing(entries: Entries, dice: random.Random) -> None:
    del entries[dice.choice(list(entries))]


def _bomb(entries: Entries, dice: random.Random) -> None:
    entries[dice.choice(delivery.PACKED)] = bytes(dice.randrange(1, 30) * 1024 * 1024)
    if dice.random() < 0.5:
        _tell_the_truth(entries)


def _terms(entries: Entries, dice: random.Random) -> None:
    """Terms that ended, which are none, or of another guide, or too many."""
    said = json.loads(entries[delivery.MANIFEST_NAME])
    for number in range(dice.choice((1, 3, 35))):
        name = past_terms.file_of(f"{1979 + 4 * number}-{1983 + 4 * number}")
        content = dice.choice((entries.get(INNER_NAME, b""), b"", dice.randbytes(3000)))
        digest = hashlib.sha256(content).hexdigest()
        entries[name] = content
        said["ficheros"].append({"nombre": name, "bytes": len(content), "sha256": digest})
    entries[delivery.MANIFEST_NAME] = json.dumps(said).encode()


_HARMS: tuple[Harm, ...] = (_nothing, _manifest, _deep_manifest, _lie, _other_file, _missing, _bomb, _terms)
