"""Pictures come in safe: checked before they are decoded, without what they carry inside."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from PIL import Image

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


def test_the_same_picture_has_the_same_name(tmp_path: Path) -> None:
    for name in ("a.png", "b.png"):
        Image.new("RGBA", (10, 10), (1, 2, 3, 4)).save(tmp_path / name)
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


def test_a_package_with_something_absurd_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "copia.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(packages.INNER_NAME, b"\0" * 50_000_000)
    with pytest.raises(Problem, match="descomunal"), packages.unpacked(path):
        pass


def test_a_package_never_writes_outside(tmp_path: Path) -> None:
    path = tmp_path / "copia.zip"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("../muniredes.sqlite", b"malo")
    with pytest.raises(Problem, match="no es una copia"), packages.unpacked(path):
        pass
    assert not (tmp_path.parent / packages.INNER_NAME).exists()
