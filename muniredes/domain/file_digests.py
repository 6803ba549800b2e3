"""The files inside a file of ours, each with its digest: how their list is written, and read back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class PackedFile:
    """One file of a package: its size in bytes and the SHA-256 of what it holds."""

    name: str
    size: int
    sha256: str


def files_to_json(files: Iterable[PackedFile]) -> list[dict[str, Any]]:
    """Return a list of files as it is written, in Spanish: somebody may read it without the program."""
    return [{"nombre": file.name, "bytes": file.size, "sha256": file.sha256} for file in files]


def files_from_json(said: Iterable[Mapping[str, Any]]) -> tuple[PackedFile, ...]:
    """Return the files of a list as it was written. Raises ValueError, TypeError or KeyError."""
    return tuple(map(_file, said))


def _file(said: Mapping[str, Any]) -> PackedFile:
    name, size, sha256 = said["nombre"], said["bytes"], said["sha256"]
    if not isinstance(name, str) or type(size) is not int or not isinstance(sha256, str):
        raise TypeError(name)
    return PackedFile(name, size, sha256)
