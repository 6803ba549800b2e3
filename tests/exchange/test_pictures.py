"""Pictures come in safe: checked before they are decoded, without what they carry inside."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from muniredes.domain.problems import Problem
from muniredes.exchange import packages
from muniredes.exchange.pictures import LONGEST_SIDE, read_picture


def _png_header(width: int, height: int) -> bytes:
    """Return a PNG that says it is enormous and holds nothing."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = b"IDAT" + zlib.compress(b"")
    chunks = (
        struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part))
        for part in (head, pixels)
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def test_a_photo_loses_its_gps_and_its_size(tmp_path: Path) -> None:
    path = tmp_path / "foto.jpg"
    picture = Image.new("RGB", (5000, 1000), "red")
    exif = picture.getexif()
    exif[0x010F] = "Cámara de Ana"
    exif.get_ifd(0x8825)[1] = "N"
    picture.save(path, exif=exif)
    stored = read_picture(path)
    assert (stored.media_type, stored.width) == ("image/jpeg", LONGEST_SIDE)
    with Image.open(io.BytesIO(stored.data)) as kept:
        assert not kept.getexif()
    assert b"Ana" not in stored.data


@pytest.mark.parametrize(
    ("size", "sentence"),
    [
        ((3, 2), "es demasiado pequeña: 3 × 2 píxeles"),
        ((200, 15), "es demasiado pequeña"),
        ((6000, 40), "es una tira de 6000 × 40 píxeles"),
        ((40, 6000), "es una tira"),
    ],
)
def test_a_picture_of_an_absurd_size_is_refused(tmp_path: Path, size: tuple[int, int], sentence: str) -> None:
    path = tmp_path / "escudo.png"
    Image.new("RGB", size, "red").save(path)
    with pytest.raises(Problem) as refused:
        read_picture(path)
    assert sentence in refused.value.sentence
    assert "no se ha cambiado nada" in refused.value.sentence


def test_the_same_picture_has_the_same_name(tmp_path: Path) -> None:
    for name in ("a.png", "b.png"):
        Image.new("RGBA", (20, 20), (1, 2, 3, 4)).save(tmp_path / name)
    first, second = read_picture(tmp_path / "a.png"), read_picture(tmp_path / "b.png")
    assert first.sha256 == second.sha256
    assert first.media_type == "image/png"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "No se puede leer"),
        (b"no soy una imagen", "No se puede leer"),
        (b"\x89PNG\r\n\x1a\nroto", "No se puede leer"),
        (_png_header(20_000, 10_000), "demasiado grande"),
        (_png_header(60_000, 60_000), "demasiado grande"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no dice su tamaño"),
    ],
)
def test_what_cannot_be_opened_safely_is_said(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "escudo.png"
    path.write_bytes(content)
    with pytest.raises(Problem, match=sentence):
        read_picture(path)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="No se encuentra"):
        read_picture(tmp_path / "nada.png")


def test_the_folder_of_a_name_alone_is_said_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Problem) as refused:
        read_picture(Path("nada.png"))
    assert f"«{tmp_path}»" in refused.value.sentence


def test_a_package_with_something_absurd_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "copia.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(packages.INNER_NAME, b"\0" * 50_000_000)
    with pytest.raises(Problem, match="descomunal"), packages.unpacked(path, tmp_path / ".obra-"):
        pass


def test_a_package_never_writes_outside(tmp_path: Path) -> None:
    path = tmp_path / "copia.zip"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("../muniredes.sqlite", b"malo")
    with pytest.raises(Problem, match="no es una copia"), packages.unpacked(path, tmp_path / ".obra-"):
        pass
    assert not (tmp_path.parent / packages.INNER_NAME).exists()


_ADOBE = (
    (0.6097559, 0.3111242, 0.0194811),
    (0.2052401, 0.6256560, 0.0608902),
    (0.1492240, 0.0632197, 0.7448387),
)
_ADOBE_GAMMA = 563 / 256
_SRGB_FROM_PCS = (
    (3.1338561, -1.6168667, -0.4906146),
    (-0.9787684, 1.9161415, 0.0334540),
    (0.0719453, -0.2289914, 1.4052427),
)
"""From the connection space of a profile (XYZ under D50) to linear sRGB: Lindbloom's figures."""


def _fixed(*values: float) -> bytes:
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))


def _wide_profile() -> bytes:
    """Return a profile with the primaries of Adobe RGB (1998), as a camera writes it."""
    curve = b"curv" + bytes(4) + struct.pack(">IH", 1, round(_ADOBE_GAMMA * 256)) + bytes(2)
    name = b"Wide for tests\0"
    tags = {
        b"desc": b"desc" + bytes(4) + struct.pack(">I", len(name)) + name + bytes(78 + 3),
        b"cprt": b"text" + bytes(4) + b"CC0\0",
        b"wtpt": b"XYZ " + bytes(4) + _fixed(0.9642, 1.0, 0.8249),
        **{
            name: b"XYZ " + bytes(4) + _fixed(*values)
            for name, values in zip((b"rXYZ", b"gXYZ", b"bXYZ"), _ADOBE, strict=True)
        },
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }
    start, table, body = 128 + 4 + 12 * len(tags), struct.pack(">I", len(tags)), b""
    for tag, content in tags.items():
        table += tag + struct.pack(">II", start + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    head = struct.pack(">I4sI4s4s4s", start + len(body), bytes(4), 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    head += bytes(12) + b"acsp" + bytes(28) + _fixed(0.9642, 1.0, 0.8249)
    return head.ljust(128, b"\0") + table + body


def _as_srgb(colour: tuple[int, ...]) -> tuple[int, ...]:
    """Return a colour of Adobe RGB in sRGB, worked out by hand."""
    linear = [(part / 255) ** _ADOBE_GAMMA for part in colour]
    xyz = [sum(linear[n] * _ADOBE[n][axis] for n in range(3)) for axis in range(3)]
    found = (sum(row[axis] * xyz[axis] for axis in range(3)) for row in _SRGB_FROM_PCS)
    return tuple(round(255 * _curved(min(max(part, 0.0), 1.0))) for part in found)


def _curved(part: float) -> float:
    return 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def _middle(path: Path) -> tuple[int, ...]:
    with Image.open(io.BytesIO(read_picture(path).data)) as picture:
        assert "icc_profile" not in picture.info
        found = picture.getpixel((8, 8))
    assert isinstance(found, tuple)
    return found


@pytest.mark.parametrize("colour", [(200, 90, 60), (60, 160, 90), (128, 128, 128), (30, 60, 200)])
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_the_colours_of_a_wide_profile_are_kept_as_they_look(
    tmp_path: Path, colour: tuple[int, ...], mode: str
) -> None:
    path = tmp_path / "foto.png"
    given = colour if mode == "RGB" else (*colour, 77)
    Image.new(mode, (16, 16), given).save(path, icc_profile=_wide_profile())
    found, expected = _middle(path), _as_srgb(colour)
    assert all(abs(part - wanted) <= 2 for part, wanted in zip(found, expected, strict=False))
    if mode == "RGBA":
        assert found[3] == 77
    if len(set(colour)) > 1:
        assert found[:3] != colour


def test_a_photo_in_srgb_or_with_a_broken_profile_keeps_its_colours(tmp_path: Path) -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for name, profile in (("bien", srgb), ("roto", b"esto no es un perfil" * 20)):
        path = tmp_path / f"{name}.png"
        Image.new("RGB", (16, 16), (200, 90, 60)).save(path, icc_profile=profile)
        assert _middle(path) == (200, 90, 60)


def test_a_profile_of_another_kind_of_picture_means_nothing(tmp_path: Path) -> None:
    path = tmp_path / "gris.png"
    Image.new("L", (16, 16), 90).save(path, icc_profile=_wide_profile())
    assert _middle(path) == (90, 90, 90)


@pytest.mark.parametrize(
    ("mode", "kind", "black", "white"),
    [
        ("I;16", "png", 0, 65535),
        ("I;16", "tiff", 0, 65535),
        ("F", "tiff", -2.0, 7.5),
        ("I", "tiff", 0, 65535),
    ],
)
def test_a_grey_of_many_bits_goes_from_black_to_white(
    tmp_path: Path, mode: str, kind: str, black: float, white: float
) -> None:
    ramp = Image.new(mode, (256, 32))
    for column in range(256):
        value = black + (white - black) * column / 255
        for row in range(32):
            ramp.putpixel((column, row), value if mode == "F" else round(value))
    ramp.save(tmp_path / f"a.{kind}")
    stored = read_picture(tmp_path / f"a.{kind}")
    with Image.open(io.BytesIO(stored.data)) as picture:
        greys = list(picture.convert("L").crop((0, 9, 256, 10)).tobytes())
    assert all(abs(grey - column) <= 1 for column, grey in enumerate(greys))


def test_a_photo_of_a_hundred_million_pixels_is_read_small(tmp_path: Path) -> None:
    Image.new("RGB", (12_000, 8_400), "red").save(tmp_path / "a.jpg", quality=20)
    stored = read_picture(tmp_path / "a.jpg")
    assert (stored.width, stored.media_type) == (LONGEST_SIDE, "image/jpeg")
