"""Pictures made smaller for a page that has to be light: what the guide keeps stays as it is."""

from collections.abc import Iterable, Mapping

from muniredes.domain.images import StoredImage
from muniredes.exchange.cropping import photo_of
from muniredes.exchange.pictures import encoded

MOST_BYTES = 900_000
"""Bytes of all the pictures of a page together: written in it they are a third more."""

_QUALITY = 80
"""Of a photo, as JPEG counts it: enough for a screen."""

_SIDES = (800, 560, 400, 280, 160, 80)
"""Pixels of the longer side, the largest first, until all of them fit."""


def fitted(pictures: Iterable[StoredImage]) -> Mapping[str, StoredImage]:
    """Return pictures by the digest of what they were, as large as all of them fit together."""
    whole = {each.sha256: each for each in pictures}
    found = whole
    for longest in _SIDES:
        if sum(len(each.data) for each in found.values()) <= MOST_BYTES:
            break
        found = {digest: _shrunk(each, longest) for digest, each in whole.items()}
    return found


def _shrunk(picture: StoredImage, longest: int) -> StoredImage:
    photo = photo_of(picture.data)
    photo.pixels.thumbnail((longest, longest))
    made = encoded(photo.pixels, is_photo=photo.extension == "jpg", quality=_QUALITY)
    return made if len(made.data) < len(picture.data) else picture
