"""Pictures from outside: their size is checked before a pixel is decoded, and nothing but pixels is kept."""

import hashlib
import io
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from muniredes.domain.images import MOST_PIXELS, StoredImage
from muniredes.domain.problems import Problem
from muniredes.exchange import svg
from muniredes.files import disk_problems, shown
from muniredes.i18n import _

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

MOST_BYTES = 40 * 1024 * 1024
MOST_MEMORY = 320 * 1024 * 1024
"""Bytes that a picture may take while it is made small; a JPEG is read small from the start."""

LONGEST_SIDE = 4096
SHORTEST_SIDE = 16
"""Smaller than an icon, nothing can be made out; it is a stray pixel, not a picture."""

LONGEST_STRIP = 20
"""How many times its height a picture may be wide, or the other way round."""

_QUALITY = 90
"""Of a photo that is kept, as JPEG counts it."""

_JPEG_MARK = b"\xff\xd8\xff"
_BYTES_A_PIXEL = {"1": 2, "L": 1, "P": 9, "LA": 8, "RGB": 4, "CMYK": 4, "RGBA": 8, "I;16": 5, "I": 8, "F": 8}
"""How many bytes each pixel takes while it is decoded and made small, by how Pillow keeps it."""

_DEEP_GREYS = ("I", "F")
_SMOOTH = ("L", "LA", "RGB", "RGBA", "CMYK")
"""What can be made small as it comes; the others become one of these before."""

_PROFILED = ("RGB", "RGBA", "CMYK", "L")
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")


def read_picture(path: Path) -> StoredImage:
    """Return the picture in a file as PNG or JPEG, at most 4096 pixels a side, without EXIF or GPS.

    A drawing in SVG becomes a PNG.

    Raises a Problem for a file that is not a picture, or is too large to open safely.
    """
    with disk_problems(path):
        if path.stat().st_size > MOST_BYTES:
            raise _too_large(path)
        data = path.read_bytes()
    if svg.is_drawing(data):
        data = svg.draw(path, data)
    return _stored(_decoded(path, data), is_photo=data.startswith(_JPEG_MARK))


def _decoded(path: Path, data: bytes) -> "Image":
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=_FORMATS)
        _check_shape(path, picture.width, picture.height)
        _check_memory(path, picture)
        if picture.mode in _SMOOTH:
            picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
        return _plain_greys(ImageOps.exif_transpose(picture))
    except (Image.DecompressionBombError, MemoryError) as error:
        raise _too_large(path) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise Problem(
            _("No se puede leer la imagen «{name}».").format(name=shown(path.name)),
            _("Ábrala con otro programa y guárdela como PNG o JPEG; no se ha cambiado nada."),
        ) from error


def _check_memory(path: Path, picture: "ImageFile") -> None:
    """Refuse what would take too much while it is made small; have a JPEG read small."""
    if picture.width * picture.height > MOST_PIXELS:
        raise _too_large(path)
    picture.draft(None, (LONGEST_SIDE, LONGEST_SIDE))
    taken = _BYTES_A_PIXEL.get(picture.mode, max(_BYTES_A_PIXEL.values()))
    if picture.width * picture.height * taken > MOST_MEMORY:
        raise _too_large(path, MOST_MEMORY // taken)


def _plain_greys(picture: "Image") -> "Image":
    """Return a picture of 16 or 32 bits of grey with 8, from black to white; any other as it is.

    Pillow would cut them instead: everything over 255 becomes white.
    """
    if not picture.mode.startswith(_DEEP_GREYS):
        return picture
    wide = picture if picture.mode in ("I;16", "F") else picture.convert("I")
    extrema = wide.getextrema()
    low, high = (float(side) for side in extrema if not isinstance(side, tuple))
    if wide.mode != "F":
        low, high = 0.0, 65535.0 if high <= 65535 else high
    scale = 255.0 / ((high - low) or 1.0)
    return wide.point(lambda grey: grey * scale - low * scale).convert("L")


def _check_shape(path: Path, width: int, height: int) -> None:
    """Refuse what is too small, or too narrow, to be seen."""
    facts = {"name": path.name, "width": width, "height": height, "least": SHORTEST_SIDE}
    if min(width, height) < SHORTEST_SIDE:
        raise Problem(
            _("La imagen «{name}» es demasiado pequeña: {width} × {height} píxeles.").format(**facts),
            _("Elija una de {least} píxeles de lado por lo menos; no se ha cambiado nada.").format(**facts),
        )
    if max(width, height) > LONGEST_STRIP * min(width, height):
        raise Problem(
            _("La imagen «{name}» es una tira de {width} × {height} píxeles.").format(**facts),
            _("Recórtela antes con otro programa; no se ha cambiado nada."),
        )


def _too_large(path: Path, most_pixels: int = MOST_PIXELS) -> Problem:
    return Problem(
        _("La imagen «{name}» es demasiado grande.").format(name=shown(path.name)),
        _("Redúzcala a menos de {n} millones de píxeles y 40 MB; no se ha cambiado nada.").format(
            n=most_pixels // 1_000_000
        ),
    )


def _in_srgb(pixels: "Image", profile: bytes) -> "Image":
    """Return a picture in the colours that every screen shows, from those that its own profile means.

    Without this the photos of a phone would look dull. A profile that is broken, or made for another
    kind of picture, means nothing: its colours are taken as they come, as browsers do.
    """
    from PIL import ImageCms

    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "srgb" in ImageCms.getProfileDescription(own).lower():
            return pixels
        srgb = ImageCms.createProfile("sRGB")
        mode = "RGBA" if pixels.mode == "RGBA" else "RGB"
        turned = ImageCms.profileToProfile(pixels, own, srgb, outputMode=mode)
    except (ImageCms.PyCMSError, OSError):
        return pixels
    return turned or pixels


def _stored(picture: "Image", *, is_photo: bool) -> StoredImage:
    from PIL import Image

    has_alpha = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    profile, mode = picture.info.get("icc_profile"), "RGBA" if has_alpha else "RGB"
    pixels = picture.copy() if picture.mode in _PROFILED else picture.convert(mode)
    pixels.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    if profile:
        pixels = _in_srgb(pixels, profile)
    pixels = pixels.convert(mode)
    pixels.info.clear()
    return encoded(pixels, is_photo=is_photo and not has_alpha, quality=_QUALITY)


def encoded(pixels: "Image", *, is_photo: bool, quality: int) -> StoredImage:
    """Return pixels as a picture to keep: a photo as JPEG of a quality of 0 to 95, anything else as PNG."""
    stream = io.BytesIO()
    pixels.save(stream, "JPEG", quality=quality) if is_photo else pixels.save(stream, "PNG", optimize=True)
    data = stream.getvalue()
    return StoredImage(
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="image/jpeg" if is_photo else "image/png",
        width=pixels.width,
        height=pixels.height,
        data=data,
    )
