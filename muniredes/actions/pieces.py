"""The style guide applied: pieces for each network made from it, and photos cut to each network's sizes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from muniredes.actions import knowledge, reading
from muniredes.domain.images import StoredImage
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Progress, no_progress
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.voice.contrast import PLAIN, contrast, nearest_readable, readable_ink
from muniredes.domain.voice.pieces import Box, Brand, Crop, Piece, PieceKind, pieces_for, safe_name
from muniredes.domain.voice.style import ColourUse, StyleGuide
from muniredes.exchange import cropping
from muniredes.exchange.cropping import Photo
from muniredes.i18n import _
from muniredes.storage.database import Database

__all__ = ["Brand", "Crop", "Photo", "Piece", "brand", "open_photo", "usable_pieces", "write"]

FEW_PIECES = (PieceKind.AVATAR, PieceKind.HEADER, PieceKind.POST)


_LITTLE = 32
"""How tall what is drawn only to get ready is, in pixels."""


def brand(database: Database, style: StyleGuide | None = None) -> Brand:
    """Return what identifies the council, from its style guide or from one that is still being written."""
    snapshot = reading.snapshot(database)
    said = style or snapshot.style or StyleGuide()
    council = snapshot.council
    ground = _colour(said, ColourUse.MAIN) or PLAIN
    shield = council.shield if council else None
    return Brand(
        name=council.official_name if council else _("Ayuntamiento"),
        ground=ground,
        ink=_ink(said, ground),
        accent=_colour(said, ColourUse.ACCENT) or readable_ink(ground),
        logo=_picture(database, said.logo or shield),
        logo_on_dark=_picture(database, said.logo_on_dark),
    )


def _colour(style: StyleGuide, use: ColourUse) -> str:
    found = style.colour_for(use)
    return found.value if found else ""


def _ink(style: StyleGuide, ground: str) -> str:
    """Return the ground colour of the palette when it can be read on the main one, else black or white."""
    light = _colour(style, ColourUse.GROUND)
    return (
        light
        if light and contrast(light, ground).is_enough
        else nearest_readable(readable_ink(ground), ground)
    )


def _picture(database: Database, digest: str | None) -> StoredImage | None:
    return reading.picture(database, digest)


def usable_pieces(snapshot: Snapshot) -> tuple[Piece, ...]:
    """Return the pieces of the networks where the council has an account in use; of all, when it has none."""
    used = {account.network_id for account in snapshot.own_accounts}
    networks = knowledge.networks()
    wanted = [network for name, network in networks.items() if name in used] or list(networks.values())
    return pieces_for(wanted)


def samples(snapshot: Snapshot) -> tuple[Piece, ...]:
    """Return one piece of each kind, to see how the guide looks."""
    found = usable_pieces(snapshot)
    first = (next((piece for piece in found if piece.kind is kind), None) for kind in FEW_PIECES)
    return tuple(piece for piece in first if piece is not None)


def shrunk(piece: Piece, tall: int) -> Piece:
    """Return a piece so many pixels tall, or as it is when it is smaller: to be seen, not to be used."""
    scale = min(1.0, tall / piece.height)
    safe = piece.safe
    box = Box(*(round(side * scale) for side in (safe.left, safe.top, safe.width, safe.height)))
    return replace(piece, width=round(piece.width * scale), height=round(piece.height * scale), safe=box)


def folder_name(look: Brand) -> str:
    """«Piezas de Ayuntamiento de Villa»."""
    return safe_name(_("Piezas de {name}").format(name=look.name))


def get_ready_to_draw() -> None:
    """Import what drawing needs, by drawing a little: that takes long, and may be beside the window."""
    plain = Brand(name="A", ground=PLAIN, ink=readable_ink(PLAIN), accent=readable_ink(PLAIN))
    for piece in pieces_for(knowledge.networks().values())[:1]:
        draw(shrunk(piece, _LITTLE), plain)


def draw(piece: Piece, look: Brand) -> bytes:
    """Return a piece as a PNG; it may run beside the window."""
    from muniredes.exchange.pieces import draw_png

    return draw_png(piece, look)


def write(pieces: Sequence[Piece], look: Brand, folder: Path, progress: Progress) -> tuple[Path, ...]:
    """Write every piece in a folder, as PNG and SVG; it may run beside the window."""
    from muniredes.exchange.pieces import write_pieces

    return write_pieces(pieces, look, folder, progress)


def open_photo(path: Path, progress: Progress = no_progress) -> Photo:
    """Return a photo to adapt, without its EXIF and its GPS; it may run beside the window."""
    return cropping.open_photo(path, progress)


def photo_of(data: bytes) -> Photo:
    """Return a picture that is kept already, to adapt it."""
    return cropping.photo_of(data)


def preview(photo: Photo, piece: Piece, crop: Crop, longest: int) -> bytes:
    """Return how a photo would be cut, as a small PNG."""
    return cropping.preview(photo, piece, crop, longest)


def photo_advice(photo: Photo, piece: Piece, crop: Crop) -> tuple[str, ...]:
    """Return what happens to a photo in a piece, in sentences."""
    return cropping.advice(photo, piece, crop, len(cropping.adapt(photo, piece, crop)))


def write_photo(
    photo: Photo, crops: Mapping[Piece, Crop], folder: Path, stem: str, progress: Progress
) -> tuple[Path, ...]:
    """Write a photo cut to each piece; it may run beside the window."""
    if not crops:
        raise Problem(_("No ha elegido ningún tamaño."), _("Marque al menos uno."))
    return cropping.write_adapted(photo, crops, folder, stem, progress)
