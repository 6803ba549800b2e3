"""The pieces of each network drawn from a council's logo and colours: PNG to upload, SVG to change."""

import base64
import hashlib
import io
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from muniredes.domain.images import StoredImage
from muniredes.domain.progress import Progress
from muniredes.domain.voice.contrast import ENOUGH_WHEN_LARGE, Rgb, contrast, rgb
from muniredes.domain.voice.pieces import MARGIN, Box, Brand, Piece, PieceKind, file_name, safe_name
from muniredes.files import disk_problems, sharing
from muniredes.paths import resource

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

_WHITE: Rgb = (255, 255, 255)
_TINT = 0.05  # how much of the main colour there is in the ground of posts
_LEADING = 1.2
_CAPITAL = 0.72  # the height of a capital of Lato, as a part of its size
_SPARE = 0.92  # without Lato, an SVG is seen in Arial, which is wider
_SMALLEST = 4  # pixels: a piece may be drawn small, to be looked at
_MEASURED = 100
_FAINT = 8  # of 255: a shadow this light is nothing to the eye
_LARGEST_LOGO = 1600  # pixels of its longest side: more than any piece needs


@dataclass(frozen=True, slots=True)
class _Block:
    """A rectangle of one colour, its corners rounded by `radius` pixels."""

    box: Box
    colour: Rgb
    radius: int = 0


@dataclass(frozen=True, slots=True)
class _Logo:
    """A logo that fills a box of its own proportion."""

    box: Box
    image: StoredImage


@dataclass(frozen=True, slots=True)
class _Words:
    """One line of bold Lato; `x` is its left edge, or its middle when it is centred."""

    x: int
    baseline: int
    size: int
    text: str
    colour: Rgb
    centred: bool


_Shape = _Block | _Logo | _Words


def draw_png(piece: Piece, brand: Brand) -> bytes:
    """Return the piece as a PNG of its exact size."""
    from PIL import Image

    canvas = Image.new("RGB", (piece.width, piece.height))
    for shape in _composed(piece, brand):
        _paint(canvas, shape)
    stream = io.BytesIO()
    canvas.save(stream, "PNG")
    return stream.getvalue()


def draw_svg(piece: Piece, brand: Brand) -> str:
    """Return the piece as an SVG that any drawing program can change; it refers to no other file.

    The rectangle «zona-segura», hidden, is a guide of what every screen shows.
    """
    size, name = f'width="{piece.width}" height="{piece.height}"', _printable(brand.name)
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    guide = 'fill="none" stroke="black" stroke-width="2" stroke-dasharray="12 8" display="none"'
    lines = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg {spaces} {size} viewBox="0 0 {piece.width} {piece.height}">',
        f"<title>{escape(f'{name} · {_printable(piece.title)}', quote=False)}</title>",
        *(_svg(shape) for shape in _composed(piece, brand)),
        f'<rect id="zona-segura" {_svg_box(piece.safe)} {guide}/>',
        "</svg>",
    )
    return "\n".join(lines) + "\n"


def write_pieces(pieces: Iterable[Piece], brand: Brand, folder: Path, progress: Progress) -> tuple[Path, ...]:
    """Write each piece as PNG and SVG in the subfolder of its network, and return the files.

    Each file is written whole or not at all; stopped half-way, those already written stay.
    Raises a Problem when the disk refuses.
    """
    chosen, made = tuple(pieces), list[Path]()
    for piece in chosen:
        for extension, draw in _DRAWN.items():
            progress(len(made) / (len(chosen) * len(_DRAWN)))
            path = folder / safe_name(piece.network_name) / file_name(piece, extension)
            write_whole(path, draw(piece, brand))
            made.append(path)
    progress(1.0)
    return tuple(made)


_DRAWN: Mapping[str, Callable[[Piece, Brand], bytes]] = {
    "png": draw_png,
    "svg": lambda piece, brand: draw_svg(piece, brand).encode(),
}


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, in a folder that may not exist yet; raises a Problem."""
    with disk_problems(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with sharing(path) as neighbour:
            neighbour.write_bytes(data)


def _composed(piece: Piece, brand: Brand) -> Iterator[_Shape]:
    if piece.kind is PieceKind.AVATAR:
        return _avatar(piece, brand)
    return _header(piece, brand) if piece.kind is PieceKind.HEADER else _template(piece, brand)


def _avatar(piece: Piece, brand: Brand) -> Iterator[_Shape]:
    """Yield a ring inside the circular cut, and in it the logo, or the initials of a council without one."""
    across, logo = min(piece.width, piece.height), _logo(brand)
    has_plate = logo is not None and _needs_plate(logo, brand)
    yield _Block(piece.whole, rgb(brand.ground))
    for part, colour in ((0.94, rgb(brand.accent)), (0.88, _WHITE if has_plate else rgb(brand.ground))):
        disc = piece.whole.centred(round(across * part), round(across * part))
        yield _Block(disc, colour, disc.width // 2)
    if logo is not None:
        yield _Logo(_fitted(logo, piece.safe, across * 0.8), logo)
    elif brand.initials:
        height = round(across * 0.4)
        yield from _words(brand.initials, piece.safe.centred(piece.safe.width, height), brand.ink, 0.9, True)


def _header(piece: Piece, brand: Brand) -> Iterator[_Shape]:
    band = max(2, round(piece.height * 0.03))
    yield _Block(piece.whole, rgb(brand.ground))
    yield _Block(Box(0, piece.height - band, piece.width, band), rgb(brand.accent))
    area = piece.safe.centred(piece.safe.width, round(piece.safe.height * 0.74))
    yield from _identity(brand, area, largest=0.3, is_centred=True)


def _template(piece: Piece, brand: Brand) -> Iterator[_Shape]:
    """Yield a light ground for whatever is published, and at the bottom of what is seen, who publishes it."""
    shorter, whole, safe = min(piece.width, piece.height), piece.whole, piece.safe
    margin, height = round(shorter * MARGIN), max(1, round(math.sqrt(whole.width * whole.height) * 0.09))
    left = max(margin, safe.left)
    row = Box(left, safe.bottom - height, piece.width - 2 * left, height)
    top, band = row.top - round(margin * 0.8), max(2, round(shorter * 0.01))
    yield _Block(whole, _tint(rgb(brand.ground)))
    yield _Block(Box(0, top, whole.width, whole.height - top), rgb(brand.ground))
    yield _Block(Box(0, top - band, whole.width, band), rgb(brand.accent))
    yield from _identity(brand, row, largest=0.42, is_centred=False)


def _identity(brand: Brand, area: Box, largest: float, is_centred: bool) -> Iterator[_Shape]:
    """Yield the logo, a rule and the name in an area; the letters measure at most a part of its height."""
    logo = _logo(brand)
    if logo is None:
        yield from _words(brand.name, area, brand.ink, largest, is_centred)
        return
    padding = round(area.height * 0.08) if _needs_plate(logo, brand) else 0
    room = Box(0, 0, max(1, round(area.width * 0.36) - 2 * padding), max(1, area.height - 2 * padding))
    drawn, gap = _fitted(logo, room), max(4, round(area.height * 0.16))
    plate = drawn.width + 2 * padding
    text = Box(0, area.top, area.width - plate - 2 * gap, area.height)
    words = _words(brand.name, text, brand.ink, largest, False)
    taken = plate + (2 * gap + max(_width(line.text, line.size) for line in words) if words else 0)
    left = area.left + (max(0, area.width - taken) // 2 if is_centred else 0)
    yield from _placed(logo, Box(left, area.top, plate, area.height), drawn, padding)
    if words:
        rule = max(2, round(area.height * 0.02))
        yield _Block(Box(left + plate + gap - rule // 2, area.top, rule, area.height), rgb(brand.accent))
    for line in words:
        yield replace(line, x=left + plate + 2 * gap)


def _placed(logo: StoredImage, area: Box, drawn: Box, padding: int) -> Iterator[_Shape]:
    """Yield the logo in the middle of an area, on a white plate when it has a padding."""
    if padding:
        yield _Block(area.centred(area.width, drawn.height + 2 * padding), _WHITE, padding)
    yield _Logo(area.centred(drawn.width, drawn.height), logo)


def _logo(brand: Brand) -> StoredImage | None:
    chosen = (brand.is_dark and brand.logo_on_dark) or brand.logo
    return _trimmed(chosen) if chosen else None


@lru_cache(maxsize=4)
def _trimmed(logo: StoredImage) -> StoredImage:
    """Return a logo without the empty margins of its file, which would make it small and off centre."""
    from PIL import Image

    with Image.open(io.BytesIO(logo.data)) as picture:
        pixels = picture.convert("RGBA")
    seen = pixels.getchannel("A").point(lambda opacity: 255 * (opacity > _FAINT)).getbbox()
    if seen is None or seen == (0, 0, logo.width, logo.height):
        return logo
    stream = io.BytesIO()
    part = pixels.crop(seen)
    part.save(stream, "PNG")
    data = stream.getvalue()
    return StoredImage(
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="image/png",
        width=part.width,
        height=part.height,
        data=data,
    )


def _needs_plate(logo: StoredImage, brand: Brand) -> bool:
    """Say whether a logo that was not made for the ground would be lost on it, or brings its own ground."""
    if brand.is_dark and brand.logo_on_dark is not None:
        return False
    pixels = _pixels(logo)
    if pixels.getchannel("A").getextrema() == (255, 255):
        return True
    small = pixels.resize((24, 24)).tobytes()
    seen = [small[at : at + 3].hex() for at in range(0, len(small), 4) if small[at + 3] > 127]
    lost = [colour for colour in seen if contrast(f"#{colour}", brand.ground).ratio < ENOUGH_WHEN_LARGE]
    return brand.is_dark and len(lost) * 5 > len(seen)


def _fitted(logo: StoredImage, area: Box, diagonal: float = math.inf) -> Box:
    """Return the largest box of the logo's proportion amid an area, up to a diagonal in pixels."""
    scale = min(
        area.width / logo.width, area.height / logo.height, diagonal / math.hypot(logo.width, logo.height)
    )
    return area.centred(max(1, int(logo.width * scale)), max(1, int(logo.height * scale)))


def _tint(colour: Rgb) -> Rgb:
    red, green, blue = (round(255 - (255 - part) * _TINT) for part in colour)
    return red, green, blue


def _words(text: str, area: Box, ink: str, largest: float, is_centred: bool) -> tuple[_Words, ...]:
    """Return a text in lines as large as fit in an area, in the middle of its height."""
    size, lines = _set(_units(text), area, round(area.height * largest))
    step = round(size * _LEADING)
    first = area.top + round((area.height - (len(lines) - 1) * step + _CAPITAL * size) / 2)
    x = area.left + (area.width // 2 if is_centred else 0)
    return tuple(
        _Words(x, first + number * step, size, line, rgb(ink), is_centred)
        for number, line in enumerate(lines)
    )


def _units(text: str) -> tuple[str, ...]:
    """Return the words of a text, with the short ones joined to the next: no line ends in «de San»."""
    units, pending = list[str](), ""
    for word in _printable(text).split():
        pending = f"{pending} {word}".strip()
        if len(word) > 3:
            units.append(pending)
            pending = ""
    return (*units, pending) if pending else tuple(units)


def _set(units: tuple[str, ...], area: Box, largest: int) -> tuple[int, tuple[str, ...]]:
    """Return the largest size whose lines fit in the area, and the lines, as even as they can be.

    What would only fit in letters that nobody can read is left out.
    """
    for size in range(largest, _SMALLEST - 1, -1):
        room = area.width * _SPARE
        lines = _wrapped(units, size, room)
        if len(lines) * size * _LEADING > area.height or not _fits(lines, size, room):
            continue
        for part in range(95, 40, -5):
            narrower = _wrapped(units, size, room * part / 100)
            if len(narrower) > len(lines) or not _fits(narrower, size, room * part / 100):
                break
            lines = narrower
        return size, lines
    return _SMALLEST, ()


def _wrapped(units: tuple[str, ...], size: int, room: float) -> tuple[str, ...]:
    lines = list[str]()
    for unit in units:
        longer = f"{lines[-1]} {unit}" if lines else unit
        if lines and _width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(unit)
    return tuple(lines)


def _fits(lines: tuple[str, ...], size: int, room: float) -> bool:
    return all(_width(line, size) <= room for line in lines)


def _width(text: str, size: int) -> int:
    return math.ceil(_font(_MEASURED).getlength(text) * size / _MEASURED)


def _printable(text: str) -> str:
    """Return a text without what XML refuses and nobody sees."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


@cache
def _font(size: int) -> "FreeTypeFont":
    from PIL import ImageFont

    return ImageFont.truetype(str(resource("fonts", "Lato-Bold.ttf")), size)


@lru_cache(maxsize=2)
def _pixels(logo: StoredImage) -> "Image":
    from PIL import Image

    with Image.open(io.BytesIO(logo.data)) as picture:
        pixels = picture.convert("RGBA")
    pixels.thumbnail((_LARGEST_LOGO, _LARGEST_LOGO), Image.Resampling.LANCZOS)
    return pixels


def _paint(canvas: "Image", shape: _Shape) -> None:
    from PIL import Image, ImageDraw

    if isinstance(shape, _Words):
        place, anchor = (shape.x, shape.baseline), "ms" if shape.centred else "ls"
        ImageDraw.Draw(canvas).text(place, shape.text, shape.colour, _font(shape.size), anchor=anchor)
        return
    box = (shape.box.left, shape.box.top, shape.box.right, shape.box.bottom)
    if isinstance(shape, _Logo):
        drawn = _pixels(shape.image).resize((shape.box.width, shape.box.height), Image.Resampling.LANCZOS)
        canvas.paste(drawn.convert("RGB"), box, drawn)
    else:
        canvas.paste(shape.colour, box, _rounded(shape) if shape.radius else None)


def _rounded(block: _Block) -> "Image":
    """Return the mask of a block, drawn larger and reduced so that its curves are smooth."""
    from PIL import Image, ImageDraw

    width, height = block.box.width, block.box.height
    mask = Image.new("L", (width * 4, height * 4))
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, width * 4 - 1, height * 4 - 1), block.radius * 4, fill=255)
    return mask.resize((width, height), Image.Resampling.LANCZOS)


def _svg(shape: _Shape) -> str:
    if isinstance(shape, _Logo):
        return (
            f'<image {_svg_box(shape.box)} preserveAspectRatio="none" xlink:href="{_embedded(shape.image)}"/>'
        )
    colour = "#{:02x}{:02x}{:02x}".format(*shape.colour)
    if isinstance(shape, _Block):
        return f'<rect {_svg_box(shape.box)} rx="{shape.radius}" fill="{colour}"/>'
    anchor = "middle" if shape.centred else "start"
    said = escape(shape.text, quote=False)
    return (
        f'<text x="{shape.x}" y="{shape.baseline}" font-family="Lato, Arial, sans-serif" font-weight="bold"'
        f' font-size="{shape.size}" text-anchor="{anchor}" fill="{colour}">{said}</text>'
    )


def _svg_box(box: Box) -> str:
    return f'x="{box.left}" y="{box.top}" width="{box.width}" height="{box.height}"'


@lru_cache(maxsize=2)
def _embedded(logo: StoredImage) -> str:
    """Return the logo as an address that carries it inside."""
    media_type, data = logo.media_type, logo.data
    if max(logo.width, logo.height) > _LARGEST_LOGO:
        stream = io.BytesIO()
        _pixels(logo).save(stream, "PNG", optimize=True)
        media_type, data = "image/png", stream.getvalue()
    return f"data:{media_type};base64,{base64.b64encode(data).decode()}"
