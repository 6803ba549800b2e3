"""Whether the same sources give the same bytes: two builds, file by file."""

import hashlib
from collections.abc import Mapping
from pathlib import Path


def digests(folder: Path) -> Mapping[str, str]:
    """Return the SHA-256 of each file under a folder; of a link, where it leads."""
    return {
        path.relative_to(folder).as_posix(): _digest(path)
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }


def _digest(path: Path) -> str:
    said = path.readlink().as_posix().encode() if path.is_symlink() else path.read_bytes()
    return hashlib.sha256(said).hexdigest()


def differences(one: Path, other: Path) -> list[str]:
    """Return the files that two builds have not alike."""
    first, second = digests(one), digests(other)
    return sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))
