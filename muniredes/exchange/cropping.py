"""A photo cut to the size of each network: what is kept is chosen, and what is lost is said."""

import io
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from muniredes.domain.progress import Progress, no_progress
from muniredes.domain.voice.pieces import Box, Crop, Piece, crop_box, enlarges, file_name, safe_name
from muniredes.exchange.pieces import write_whole
from muniredes.exchange.sandbox import client
from muniredes.i18n import _, figure

if TYPE_CHECKING:
    from PIL.Image import Image

_MEGABYTE = 1_000_000
_HEAVY = 5 * _MEGABYTE
_WORTH_SAYING = 1  # per cent of the photo


@dataclass(frozen=True, slots=True, eq=False)
class Photo:
    """A photo decoded once, upright, at most 4096 pixels a side.

    `pixels` is RGB, or RGBA when something shows through it.
    """

    pixels: "Image"

    @property
    def width(self) -> int:
        """In pixels."""
        return self.pixels.width

    @property
    def height(self) -> int:
        """In pixels."""
        return self.pixels.height

    @property
    def extension(self) -> str:
        """Of the files it is adapted to: only PNG keeps what shows through."""
        return "png" if self.pixels.mode == "RGBA" else "jpg"


def open_photo(path: Path, progress: Progress = no_progress) -> Photo:
    """Return the photo of a file, read in the sandbox; raises the Problems of `sandbox.client.picture`."""
    return photo_of(client.picture(path, progress).data)


def photo_of(data: bytes) -> Photo:
    """Return the photo of a picture that was read before, as the guide keeps it."""
    from PIL import Image

    with Image.open(io.BytesIO(data)) as picture:
        if picture.mode != "RGBA":
            return Photo(picture.convert("RGB"))
        is_opaque = picture.getchannel("A").getextrema() == (255, 255)
        return Photo(picture.convert("RGB" if is_opaque else "RGBA"))


def preview(photo: Photo, piece: Piece, crop: Crop, longest: int) -> bytes:
    """Return what the piece would look like as a PNG whose longer side measures `longest` pixels."""
    scale = longest / max(piece.width, piece.height)
    width, height = max(1, round(piece.width * scale)), max(1, round(piece.height * scale))
    return _encoded(_cut(photo, _box(photo, piece, crop), width, height), "png")


def adapt(photo: Photo, piece: Piece, crop: Crop) -> bytes:
    """Return the photo at the exact size of the piece, in the format of its extension, without metadata."""
    return _encoded(_cut(photo, _box(photo, piece, crop), piece.width, piece.height), photo.extension)


def write_adapted(
    photo: Photo, crops: Mapping[Piece, Crop], folder: Path, stem: str, progress: Progress
) -> tuple[Path, ...]:
    """Write the photo adapted to each piece, each file whole or not at all, and return the files.

    They are named after `stem`: «Feria - Facebook - publicacion 1080x1350.jpg». Stopped half-way,
    those already written stay. Raises a Problem when the disk refuses.
    """
    made = list[Path]()
    for piece, crop in crops.items():
        progress(len(made) / len(crops))
        path = folder / f"{safe_name(stem)} - {file_name(piece, photo.extension)}"
        write_whole(path, adapt(photo, piece, crop))
        made.append(path)
    progress(1.0)
    return tuple(made)


def advice(photo: Photo, piece: Piece, crop: Crop, data_size: int) -> tuple[str, ...]:
    """Return what is worth knowing of an adapted photo of `data_size` bytes, one sentence each."""
    box = _box(photo, piece, crop)
    found = (_cut_advice(photo, piece, box), _size_advice(piece, box), _weight_advice(piece, data_size))
    return tuple(sentence for sentence in found if sentence)


def _cut_advice(photo: Photo, piece: Piece, box: Box) -> str:
    lost = round(100 * (1 - box.width * box.height / (photo.width * photo.height)))
    if lost < _WORTH_SAYING:
        return ""
    from_sides, from_ends = box.width < photo.width, box.height < photo.height
    if from_sides and from_ends:
        sentence = _("El recorte para {network} deja fuera el {n} % de la foto.")
    elif from_sides:
        sentence = _("El recorte para {network} deja fuera los lados: el {n} % de la foto.")
    else:
        sentence = _("El recorte para {network} deja fuera lo de arriba y lo de abajo: el {n} % de la foto.")
    return sentence.format(network=piece.network_name, n=min(lost, 99))


def _size_advice(piece: Piece, box: Box) -> str:
    if not enlarges(box, piece.width, piece.height):
        return ""
    return _("La foto es pequeña para «{piece}» y se verá borrosa.").format(piece=piece.title)


def _weight_advice(piece: Piece, data_size: int) -> str:
    most = piece.most_bytes
    if most and data_size > most:
        return _("Pesa {n} MB y {network} solo admite {most} MB: puede que la rechace.").format(
            n=_megabytes(data_size), network=piece.network_name, most=figure(most / _MEGABYTE)
        )
    if data_size <= _HEAVY:
        return ""
    return _("Pesa {n} MB: tardará en subir y en verse con poca cobertura.").format(n=_megabytes(data_size))


def _megabytes(size: int) -> str:
    """Return the megabytes of a file, rounded up: one that is over a limit never reads as within it."""
    return figure(math.ceil(10 * size / _MEGABYTE) / 10)


def _box(photo: Photo, piece: Piece, crop: Crop) -> Box:
    return crop_box(photo.width, photo.height, piece.width, piece.height, crop)


def _cut(photo: Photo, box: Box, width: int, height: int) -> "Image":
    from PIL import Image

    edges = (box.left, box.top, box.right, box.bottom)
    return photo.pixels.resize((width, height), Image.Resampling.LANCZOS, box=edges, reducing_gap=3.0)


def _encoded(pixels: "Image", extension: str) -> bytes:
    stream = io.BytesIO()
    if extension == "jpg":
        pixels.save(stream, "JPEG", quality=90, optimize=True)
    else:
        pixels.save(stream, "PNG")
    return stream.getvalue()
