"""Pictures from outside: their size is checked before a pixel is decoded, and nothing but pixels is kept."""

import hashlib
import io
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from muniredes.domain.images import StoredImage
from muniredes.domain.problems import Problem
from muniredes.exchange import vectors
from muniredes.files import disk_problems
from muniredes.i18n import _

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_BYTES = 40 * 1024 * 1024
MOST_PIXELS = 100_000_000
LONGEST_SIDE = 4096
SHORTEST_SIDE = 16
"""Smaller than an icon, nothing can be made out; it is a stray pixel, not a picture."""

LONGEST_STRIP = 20
"""How many times its height a picture may be wide, or the other way round."""

_JPEG_MARK = b"\xff\xd8\xff"
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
    if vectors.is_drawing(data):
        data = vectors.draw(path, data)
    return _stored(_decoded(path, data), is_photo=data.startswith(_JPEG_MARK))


def _decoded(path: Path, data: bytes) -> "Image":
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=_FORMATS)
        if picture.width * picture.height > MOST_PIXELS:
            raise _too_large(path)
        _check_shape(path, picture.width, picture.height)
        return ImageOps.exif_transpose(picture)
    except Image.DecompressionBombError as error:
        raise _too_large(path) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise Problem(
            _("No se puede leer la imagen «{name}».").format(name=path.name),
            _("Ábrala con otro programa y guárdela como PNG o JPEG; no se ha cambiado nada."),
        ) from error


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


def _too_large(path: Path) -> Problem:
    return Problem(
        _("La imagen «{name}» es demasiado grande.").format(name=path.name),
        _("Redúzcala a menos de {n} millones de píxeles y 40 MB; no se ha cambiado nada.").format(
            n=MOST_PIXELS // 1_000_000
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
    is_photo = is_photo and not has_alpha
    stream = io.BytesIO()
    pixels.save(stream, "JPEG", quality=90) if is_photo else pixels.save(stream, "PNG", optimize=True)
    data = stream.getvalue()
    return StoredImage(
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="image/jpeg" if is_photo else "image/png",
        width=pixels.width,
        height=pixels.height,
        data=data,
    )
