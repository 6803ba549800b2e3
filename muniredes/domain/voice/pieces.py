"""The pieces of each network: their size, the part of them that is always seen, and the cut of a photo."""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from muniredes.domain.images import StoredImage
from muniredes.domain.knowledge.facts import ImageSize, Network
from muniredes.domain.voice.contrast import luminance
from muniredes.domain.worded_enum import WordedEnum
from muniredes.i18n import _, mark

MARGIN = 0.06
"""What is kept free at each edge when the catalogue says nothing, as a part of the shorter side."""


@dataclass(frozen=True, slots=True)
class Brand:
    """What identifies a council: its official name, colours «#rrggbb», and logos.

    `ink` can be read on `ground`; `logo_on_dark` is the version of the logo for dark grounds.
    """

    name: str
    ground: str
    ink: str
    accent: str
    logo: StoredImage | None = None
    logo_on_dark: StoredImage | None = None

    @property
    def is_dark(self) -> bool:
        """Whether the main colour is written on in a lighter one."""
        return luminance(self.ink) > luminance(self.ground)

    @property
    def initials(self) -> str:
        """«AVR» for «Ayuntamiento de Villar del Río»: three letters at most, none without a name."""
        words = [word for word in self.name.split() if word[0].isalpha()]
        capitals = "".join(word[0] for word in words if word[0].isupper())
        return capitals[:3] or "".join(word[0].upper() for word in words[:1])


class PieceKind(WordedEnum):
    """What a piece is for, which decides how it is composed."""

    AVATAR = "avatar", mark("Imagen de perfil")
    HEADER = "header", mark("Cabecera")
    POST = "post", mark("Publicación")
    STORY = "story", mark("Historia o vídeo vertical")


KINDS: Mapping[str, PieceKind] = {
    "perfil": PieceKind.AVATAR,
    "icono": PieceKind.AVATAR,
    "cabecera": PieceKind.HEADER,
    "publicacion": PieceKind.POST,
    "cuadrada": PieceKind.POST,
    "enlace": PieceKind.POST,
    "evento": PieceKind.POST,
    "miniatura": PieceKind.POST,
    "compartir": PieceKind.POST,
    "historia": PieceKind.STORY,
    "vertical": PieceKind.STORY,
}
"""What each use of the catalogue is; one that is not here is composed as a post."""

_USE_WORDS = {"publicacion": mark("publicación")}
"""The uses of the catalogue that are written otherwise than their key."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in whole pixels, measured from the top left corner."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The first column that is not inside."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """The first row that is not inside."""
        return self.top + self.height

    def centred(self, width: int, height: int) -> "Box":
        """Return a box of that size, or as much of it as fits, in the middle of this one."""
        width, height = min(width, self.width), min(height, self.height)
        left, top = self.left + (self.width - width) // 2, self.top + (self.height - height) // 2
        return Box(left, top, width, height)


@dataclass(frozen=True, slots=True)
class Piece:
    """One picture of one network, in pixels; what matters goes inside `safe`.

    `most_bytes` is what its file may weigh, where the network says so.
    """

    network_id: str
    network_name: str
    use: str
    kind: PieceKind
    width: int
    height: int
    safe: Box
    most_bytes: int | None = None

    @property
    def whole(self) -> Box:
        """All of it."""
        return Box(0, 0, self.width, self.height)

    @property
    def title(self) -> str:
        """«Facebook: publicación, 1080 × 1350»."""
        return f"{self.network_name}: {self.use_word}, {self.width} × {self.height}"

    @property
    def use_word(self) -> str:
        """«publicación»."""
        return _(_USE_WORDS.get(self.use, self.use))


def pieces_for(networks: Iterable[Network]) -> tuple[Piece, ...]:
    """Return a piece for each image size of the networks that still exist, in their order."""
    return tuple(
        _piece(network, fact.value)
        for network in networks
        if not network.is_closed
        for fact in network.images
    )


def _piece(network: Network, size: ImageSize) -> Piece:
    kind = KINDS.get(size.use, PieceKind.POST)
    safe = _safe(size, kind)
    return Piece(network.id, network.name, size.use, kind, size.width, size.height, safe, size.most_bytes)


def _safe(size: ImageSize, kind: PieceKind) -> Box:
    whole, shorter = Box(0, 0, size.width, size.height), min(size.width, size.height)
    if size.safe is not None:
        return whole.centred(*size.safe)
    if kind is PieceKind.AVATAR:
        side = math.floor(shorter / math.sqrt(2))
        # As many pixels on one side as on the other, or a corner would leave the circle.
        side = max(1, side - (shorter - side) % 2)
        return whole.centred(side, side)
    margin = round(shorter * MARGIN)
    return Box(margin, margin, size.width - 2 * margin, size.height - 2 * margin)


@dataclass(frozen=True, slots=True)
class Crop:
    """Which part of a photo is kept: around a point, from 0 to 1 of each side, and how close (1 or more)."""

    focus_x: float = 0.5
    focus_y: float = 0.5
    zoom: float = 1.0


WHOLE = Crop()
"""The middle, as large as it can be: the cut that nobody has chosen."""


def crop_box(
    picture_width: int, picture_height: int, target_width: int, target_height: int, crop: Crop
) -> Box:
    """Return the largest box of the target's proportion, divided by the zoom, around the focus.

    All in pixels, any size from 1 up. It never leaves the picture: near an edge the focus is not its centre.
    """
    scale = min(picture_width / target_width, picture_height / target_height) / max(1.0, crop.zoom)
    width = _between(1, round(target_width * scale), picture_width)
    height = _between(1, round(target_height * scale), picture_height)
    left = _between(0, round(crop.focus_x * picture_width - width / 2), picture_width - width)
    top = _between(0, round(crop.focus_y * picture_height - height / 2), picture_height - height)
    return Box(left, top, width, height)


def _between(least: int, value: int, most: int) -> int:
    return max(least, min(value, most))


def enlarges(box: Box, width: int, height: int) -> bool:
    """Say whether a cut has fewer pixels than the width and height it is drawn at."""
    return box.width < width and box.height < height


_NOT_IN_A_NAME = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_LONGEST_NAME = 100  # bytes: a disk takes 255, and two of these may be joined


def safe_name(text: str) -> str:
    """Return a text as the name of a file or folder that every system takes, Windows too."""
    plain = _NOT_IN_A_NAME.sub("-", " ".join(text.split()))
    name = plain.encode(errors="ignore")[:_LONGEST_NAME].decode(errors="ignore").strip(" .")
    return f"_{name}" if not name or _RESERVED.match(name) else name


def file_name(piece: Piece, extension: str) -> str:
    """«Facebook - perfil 320x320.png»."""
    return safe_name(f"{piece.network_name} - {piece.use} {piece.width}x{piece.height}") + f".{extension}"
