"""A picture kept inside the database, named by its content."""

from dataclasses import dataclass

MOST_PIXELS = 200_000_000
"""In any picture: the largest that telephones make."""

_MARK = 0xFF
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The parts of a JPEG that say its size."""


@dataclass(eq=False, kw_only=True)
class StoredImage:
    """Bytes of a PNG or JPEG picture; `sha256` is their hexadecimal digest, width and height in pixels.

    The same bytes are the same picture.
    """

    sha256: str
    media_type: str
    width: int
    height: int
    data: bytes

    def __eq__(self, other: object) -> bool:
        return isinstance(other, StoredImage) and other.sha256 == self.sha256

    def __hash__(self) -> int:
        return hash(self.sha256)


def pixels_said(data: bytes) -> int:
    """Return how many pixels a PNG or a JPEG says that it has, as whoever draws it believes; 0 if neither."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return int.from_bytes(data[16:20], "big") * int.from_bytes(data[20:24], "big")
    at = 2 if data.startswith(b"\xff\xd8") else len(data)
    while at + 9 <= len(data) and data[at] == _MARK:
        kind = data[at + 1]
        if kind in _FRAMES:
            return int.from_bytes(data[at + 5 : at + 7], "big") * int.from_bytes(data[at + 7 : at + 9], "big")
        at += 1 if kind == _MARK else 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return 0
