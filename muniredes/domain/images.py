"""A picture kept inside the database, named by its content."""

from dataclasses import dataclass


@dataclass(eq=False, kw_only=True)
class StoredImage:
    """Bytes of a PNG or JPEG picture; `sha256` is their hexadecimal digest, width and height in pixels."""

    sha256: str
    media_type: str
    width: int
    height: int
    data: bytes
