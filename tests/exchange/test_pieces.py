"""The drawn pieces have their exact size, nothing of them is cut, and the SVG is the same, alone."""

import errno
import hashlib
import io
import math
import re
import tomllib
from pathlib import Path

import pytest
from defusedxml import ElementTree
from PIL import Image, ImageChops

from muniredes.domain.images import StoredImage
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Cancelled
from muniredes.domain.voice.pieces import Box, Brand, Piece, PieceKind, pieces_for
from muniredes.exchange.pieces import draw_png, draw_svg, write_pieces
from muniredes.paths import resource

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
LONG = "Ayuntamiento de San Bartolomé de las Abiertas y Villanueva del Arzobispo"
MAGENTA = (255, 0, 255)
Bounds = tuple[int, int, int, int]


def _logo(width: int, height: int, colour: tuple[int, ...] = MAGENTA) -> StoredImage:
    stream = io.BytesIO()
    Image.new("RGBA" if len(colour) == 4 else "RGB", (width, height), colour).save(stream, "PNG")
    data = stream.getvalue()
    return StoredImage(
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="image/png",
        width=width,
        height=height,
        data=data,
    )


def _brand(name: str = LONG, logo: StoredImage | None = None, on_dark: StoredImage | None = None) -> Brand:
    return Brand(name, "#1a4d8f", "#fff0d0", "#c8963e", logo, on_dark)


def _drawn(piece: Piece, brand: Brand) -> Image.Image:
    with Image.open(io.BytesIO(draw_png(piece, brand))) as picture:
        assert picture.format == "PNG"
        return picture.convert("RGB")


def _bounds(picture: Image.Image, colour: tuple[int, ...]) -> Bounds:
    plain = Image.new("RGB", picture.size, colour)
    channels = ImageChops.difference(picture, plain).split()
    furthest = ImageChops.lighter(ImageChops.lighter(channels[0], channels[1]), channels[2])
    found = furthest.point([255] * 6 + [0] * 250).getbbox()
    assert found, f"{colour} is not there"
    return found


def _is_inside(bounds: Bounds, box: Box) -> bool:
    left, top, right, bottom = bounds
    return box.left <= left and box.top <= top and right <= box.right and bottom <= box.bottom


@pytest.fixture(scope="module")
def pieces(networks: Networks) -> tuple[Piece, ...]:
    """Every piece of the catalogue."""
    return pieces_for(networks.values())


@pytest.fixture(scope="module")
def different(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """One piece of each shape."""
    return tuple({(piece.kind, _shape(piece.whole), _shape(piece.safe)): piece for piece in pieces}.values())


def _shape(box: Box) -> float:
    return round(box.width / box.height, 1)


def test_every_piece_has_the_size_that_the_file_of_its_network_says(pieces: tuple[Piece, ...]) -> None:
    said = tomllib.loads(resource("catalog", "networks.toml").read_text(encoding="utf-8"))
    sizes = {
        (network, use): (image["ancho"], image["alto"])
        for network, entry in said.items()
        for use, image in entry.get("imagenes", {}).items()
    }
    brand = _brand(logo=_logo(300, 400))
    drawn = {(piece.network_id, piece.use): _drawn(piece, brand).size for piece in pieces}
    assert len(drawn) > 40
    assert drawn == {key: size for key, size in sizes.items() if said[key[0]]["estado"] == "en_uso"}


@pytest.mark.parametrize("shape", [(300, 400), (900, 150), (150, 900)])
def test_the_logo_is_whole_where_every_screen_shows_it(
    different: tuple[Piece, ...], shape: tuple[int, int]
) -> None:
    brand = _brand(logo=_logo(*shape))
    for piece in different:
        bounds = _bounds(_drawn(piece, brand), MAGENTA)
        width, height = bounds[2] - bounds[0], bounds[3] - bounds[1]
        assert _is_inside(bounds, piece.safe), piece.title
        assert abs(width * shape[1] - height * shape[0]) <= max(shape), piece.title
        assert max(width, height) >= min(piece.safe.width, piece.safe.height) * 0.05, piece.title


def _with_margins(logo: StoredImage, left: int, top: int) -> StoredImage:
    """Return a logo in a file with empty margins, wider on one side, and a shadow nobody sees."""
    with Image.open(io.BytesIO(logo.data)) as picture:
        size = (picture.width + left + 20, picture.height + top + 20)
        sheet = Image.new("RGBA", size, (0, 0, 0, 5))
        sheet.paste(picture.convert("RGBA"), (left, top))
    stream = io.BytesIO()
    sheet.save(stream, "PNG")
    return StoredImage(
        sha256="con-margenes", media_type="image/png", width=size[0], height=size[1], data=stream.getvalue()
    )


def test_the_empty_margins_of_a_logo_change_nothing(different: tuple[Piece, ...]) -> None:
    tight = _logo(240, 160)
    loose = _with_margins(tight, 300, 90)
    for piece in different:
        assert draw_png(piece, _brand(logo=loose)) == draw_png(piece, _brand(logo=tight))
    assert 'href="data:image/png' in draw_svg(different[0], _brand(logo=loose))


def test_a_logo_that_is_all_empty_is_left_as_it_is(different: tuple[Piece, ...]) -> None:
    piece, empty = different[0], _logo(60, 40, (0, 0, 0, 0))
    assert _drawn(piece, _brand(logo=empty)).size == (piece.width, piece.height)


def test_nothing_of_an_avatar_is_lost_in_a_round_cut(different: tuple[Piece, ...]) -> None:
    for piece in (piece for piece in different if piece.kind is PieceKind.AVATAR):
        picture = _drawn(piece, _brand(logo=_logo(200, 200)))
        left, top, right, bottom = _bounds(picture, MAGENTA)
        middle = piece.width / 2
        assert math.hypot(right - middle, bottom - middle) < middle * 0.88
        assert left + right == pytest.approx(piece.width, abs=1)
        assert top + bottom == pytest.approx(piece.height, abs=1)
        ring = _bounds(picture, (0xC8, 0x96, 0x3E))
        assert ring[0] > 0
        assert ring[2] < piece.width


@pytest.mark.parametrize("has_logo", [True, False])
@pytest.mark.parametrize(
    "name", ["Ayuntamiento de Villar", LONG, f"{LONG} y {LONG}", "Llanfairpwllgwyngyllgogerychwyrndrobwll"]
)
def test_the_name_never_leaves_the_safe_area(different: tuple[Piece, ...], name: str, has_logo: bool) -> None:
    logo = _logo(300, 400) if has_logo else None
    for piece in different:
        if piece.kind is PieceKind.AVATAR and has_logo:
            continue
        bounds = _bounds(_drawn(piece, _brand(name, logo)), (0xFF, 0xF0, 0xD0))
        assert _is_inside(bounds, piece.safe), piece.title
        assert bounds[3] - bounds[1] >= 4, piece.title


def test_a_post_is_mostly_a_light_ground_to_write_on(different: tuple[Piece, ...]) -> None:
    for piece in different:
        if piece.kind in {PieceKind.POST, PieceKind.STORY}:
            picture = _drawn(piece, _brand(logo=_logo(300, 400)))
            empty = picture.crop((0, 0, piece.width, round(piece.height * 0.7)))
            assert len(empty.getcolors() or []) == 1, piece.title
            assert min(empty.getpixel((0, 0)) or ()) > 230  # type: ignore[arg-type]
            assert picture.getpixel((0, piece.height - 1)) == (0x1A, 0x4D, 0x8F)


def test_a_dark_ground_takes_the_logo_made_for_it(different: tuple[Piece, ...]) -> None:
    green = (0, 200, 0)
    brand = _brand(logo=_logo(300, 400), on_dark=_logo(300, 400, green))
    light = Brand("Villar", "#f2e6c8", "#3a2a10", "#c8963e", brand.logo, brand.logo_on_dark)
    header = next(piece for piece in different if piece.kind is PieceKind.HEADER)
    assert _bounds(_drawn(header, brand), green)
    assert _bounds(_drawn(header, light), MAGENTA)


def test_a_logo_that_would_be_lost_has_a_white_plate(different: tuple[Piece, ...]) -> None:
    header = next(piece for piece in different if piece.kind is PieceKind.HEADER)
    navy, pale = _logo(300, 400, (20, 60, 110, 250)), _logo(300, 400, (250, 250, 200, 250))
    plate = _bounds(_drawn(header, _brand(logo=navy)), (255, 255, 255))
    assert _is_inside(plate, header.safe)
    with pytest.raises(AssertionError, match="is not there"):
        _bounds(_drawn(header, _brand(logo=pale)), (255, 255, 255))


@pytest.mark.parametrize("size", [(1, 1), (16, 16), (8192, 10), (10, 4096)])
@pytest.mark.parametrize("kind", list(PieceKind))
def test_any_size_can_be_drawn(size: tuple[int, int], kind: PieceKind) -> None:
    width, height = size
    piece = Piece("otra", "Otra", "perfil", kind, width, height, Box(0, 0, width, height))
    for brand in (_brand(logo=_logo(30, 40)), _brand(), _brand("", _logo(30, 40)), _brand("")):
        assert _drawn(piece, brand).size == size
        ElementTree.fromstring(draw_svg(piece, brand))


def test_the_svg_is_the_same_and_stands_alone(pieces: tuple[Piece, ...]) -> None:
    brand = _brand(logo=_logo(300, 400))
    for piece in pieces:
        root = ElementTree.fromstring(draw_svg(piece, brand).encode())
        assert (root.get("width"), root.get("height")) == (str(piece.width), str(piece.height))
        assert root.get("viewBox") == f"0 0 {piece.width} {piece.height}"
        links = [value for node in root.iter() for key, value in node.items() if "href" in key]
        assert len(links) == 1
        assert links[0].startswith("data:image/png;base64,")
        lines = [node.text or "" for node in root.iter(f"{SVG}text")]
        assert " ".join(lines) == ("" if piece.kind is PieceKind.AVATAR else LONG)
        safe = root.find(f"{SVG}rect[@id='zona-segura']")
        assert safe is not None
        assert safe.get("display") == "none"
        assert _box(safe.attrib) == piece.safe


def _box(attributes: dict[str, str]) -> Box:
    return Box(*(int(attributes[key]) for key in ("x", "y", "width", "height")))


def test_the_logo_of_the_svg_is_where_the_png_has_it(different: tuple[Piece, ...]) -> None:
    brand = _brand(logo=_logo(300, 400))
    for piece in different:
        image = ElementTree.fromstring(draw_svg(piece, brand)).find(f"{SVG}image")
        assert image is not None
        box = _box(image.attrib)
        expected = (box.left, box.top, box.right, box.bottom)
        assert _bounds(_drawn(piece, brand), MAGENTA) == expected, piece.title


def test_a_name_cannot_break_the_svg(different: tuple[Piece, ...]) -> None:
    name = 'A & <script>"x"</script> \x0b\x00 ]]>'
    header = next(piece for piece in different if piece.kind is PieceKind.HEADER)
    root = ElementTree.fromstring(draw_svg(header, _brand(name)))
    texts = " ".join(node.text or "" for node in root.iter(f"{SVG}text"))
    assert texts == 'A & <script>"x"</script> ]]>'
    assert root.find(f".//{SVG}script") is None


def test_an_enormous_logo_does_not_fill_every_svg() -> None:
    piece = Piece("x", "X", "perfil", PieceKind.AVATAR, 400, 400, Box(59, 59, 282, 282))
    logo = _logo(4000, 2000, (255, 0, 255, 200))
    root = ElementTree.fromstring(draw_svg(piece, _brand(logo=logo)))
    address = next(node.get(LINK) or "" for node in root.iter(f"{SVG}image"))
    assert re.match(r"data:image/png;base64,", address)
    assert len(address) < len(logo.data)


def _facebook(networks: Networks) -> tuple[Piece, ...]:
    return pieces_for([networks["facebook"]])


def _never_stops(_part: float) -> None:
    """Let the work go on."""


def test_each_network_has_its_folder(networks: Networks, tmp_path: Path) -> None:
    seen: list[float] = []
    chosen = pieces_for([networks["facebook"], networks["x"]])
    made = write_pieces(chosen, _brand(logo=_logo(30, 40)), tmp_path / "piezas", seen.append)
    assert {path.parent.name for path in made} == {"Facebook", "X (antes Twitter)"}
    assert len(made) == 2 * len(chosen)
    assert sorted(made) == sorted(path for path in (tmp_path / "piezas").rglob("*") if path.is_file())
    assert seen == sorted(seen)
    assert (seen[0], seen[-1], len(seen)) == (0, 1, len(made) + 1)
    with Image.open(tmp_path / "piezas" / "Facebook" / "Facebook - perfil 320x320.png") as avatar:
        assert avatar.size == (320, 320)


def test_stopping_leaves_no_file_by_half(networks: Networks, tmp_path: Path) -> None:
    def stop(part: float) -> None:
        if part > 0.2:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_pieces(_facebook(networks), _brand(), tmp_path / "piezas", stop)
    left = [path for path in (tmp_path / "piezas").rglob("*") if path.is_file()]
    assert {path.suffix for path in left} == {".png", ".svg"}
    assert len(left) == 3
    for path in left:
        if path.suffix == ".png":
            with Image.open(path) as picture:
                picture.load()
        else:
            ElementTree.fromstring(path.read_bytes())


def test_a_full_disk_leaves_what_was_there(
    networks: Networks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = write_pieces(_facebook(networks), _brand(), tmp_path, _never_stops)
    before = {path: path.read_bytes() for path in made}

    def fill(path: Path, data: bytes) -> int:
        with path.open("wb") as stream:
            stream.write(data[: len(data) // 2])
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(Path, "write_bytes", fill)
    with pytest.raises(Problem, match="El disco está lleno"):
        write_pieces(_facebook(networks), _brand("Otro"), tmp_path, _never_stops)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_folder_that_cannot_be_written_is_said(
    networks: Networks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fichero").write_text("no soy una carpeta", encoding="utf-8")
    with pytest.raises(Problem):
        write_pieces(_facebook(networks), _brand(), tmp_path / "fichero", _never_stops)

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(errno.EACCES, "read-only")

    monkeypatch.setattr(Path, "touch", refuse)
    with pytest.raises(Problem, match="solo lectura"):
        write_pieces(_facebook(networks), _brand(), tmp_path, _never_stops)
