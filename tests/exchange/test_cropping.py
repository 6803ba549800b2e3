"""A photo goes to each network at its size, with nothing but pixels, and what is lost is said before."""

import errno
import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Cancelled
from muniredes.domain.voice.pieces import Crop, Piece, pieces_for
from muniredes.exchange.cropping import Photo, adapt, advice, open_photo, preview, write_adapted

WHOLE = Crop()
RED, BLUE = (220, 20, 20), (20, 20, 220)


@pytest.fixture
def photo_file(tmp_path: Path) -> Path:
    """A photo of 2000 × 1000, red on the left and blue on the right, that says where it was taken."""
    picture = Image.new("RGB", (2000, 1000), RED)
    picture.paste(BLUE, (1000, 0, 2000, 1000))
    exif = picture.getexif()
    exif[0x010F] = "Cámara de Ana"
    exif.get_ifd(0x8825)[1] = "N"
    path = tmp_path / "feria.jpg"
    picture.save(path, exif=exif)
    assert b"Ana" in path.read_bytes()
    return path


@pytest.fixture
def photo(photo_file: Path) -> Photo:
    """The same, open."""
    return open_photo(photo_file)


def _piece(networks: Networks, network_id: str, use: str) -> Piece:
    return next(piece for piece in pieces_for([networks[network_id]]) if piece.use == use)


@pytest.fixture
def post(networks: Networks) -> Piece:
    """The post of Facebook, 1080 × 1350."""
    return _piece(networks, "facebook", "publicacion")


def _saved(tmp_path: Path, picture: Image.Image) -> Photo:
    path = tmp_path / "otra.png"
    picture.save(path)
    return open_photo(path)


def _resembles(pixel: object, colour: tuple[int, int, int]) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(a - b) < 12 for a, b in zip(pixel, colour, strict=True))


def test_every_piece_of_the_catalogue_has_its_exact_size(photo: Photo, networks: Networks) -> None:
    for piece in pieces_for(networks.values()):
        with Image.open(io.BytesIO(adapt(photo, piece, WHOLE))) as picture:
            assert (picture.format, picture.size) == ("JPEG", (piece.width, piece.height)), piece.title


def test_the_files_say_nothing_of_the_camera_or_the_place(photo: Photo, post: Piece) -> None:
    for data in (adapt(photo, post, WHOLE), preview(photo, post, WHOLE, 300)):
        assert b"Ana" not in data
        assert b"Exif" not in data
        with Image.open(io.BytesIO(data)) as picture:
            assert not picture.getexif()


def test_a_photo_taken_sideways_is_upright(tmp_path: Path) -> None:
    picture = Image.new("RGB", (400, 200), RED)
    exif = picture.getexif()
    exif[0x0112] = 6
    picture.save(tmp_path / "girada.jpg", exif=exif)
    opened = open_photo(tmp_path / "girada.jpg")
    assert (opened.width, opened.height) == (200, 400)


def test_the_focus_chooses_what_is_kept(photo: Photo, post: Piece) -> None:
    for focus, colour in ((0.0, RED), (1.0, BLUE)):
        with Image.open(io.BytesIO(adapt(photo, post, Crop(focus_x=focus)))) as picture:
            assert _resembles(picture.getpixel((20, 20)), colour)
            assert _resembles(picture.getpixel((1060, 1330)), colour)
    with Image.open(io.BytesIO(adapt(photo, post, WHOLE))) as picture:
        assert _resembles(picture.getpixel((20, 675)), RED)
        assert _resembles(picture.getpixel((1060, 675)), BLUE)


def test_what_shows_through_is_kept(tmp_path: Path, post: Piece) -> None:
    clear = _saved(tmp_path, Image.new("RGBA", (1200, 1500), (255, 0, 0, 0)))
    with Image.open(io.BytesIO(adapt(clear, post, WHOLE))) as picture:
        assert (picture.format, picture.mode, picture.size) == ("PNG", "RGBA", (1080, 1350))
    opaque = _saved(tmp_path, Image.new("RGBA", (1200, 1500), (255, 0, 0, 255)))
    assert (clear.extension, opaque.extension) == ("png", "jpg")


def test_a_preview_shows_the_same_smaller(photo: Photo, post: Piece, networks: Networks) -> None:
    with Image.open(io.BytesIO(preview(photo, post, Crop(focus_x=1), 270))) as picture:
        assert (picture.format, picture.size) == ("PNG", (216, 270))
        assert _resembles(picture.convert("RGB").getpixel((5, 5)), BLUE)
    header = _piece(networks, "facebook", "cabecera")
    with Image.open(io.BytesIO(preview(photo, header, WHOLE, 200))) as picture:
        assert picture.size == (200, 74)


def test_what_cannot_be_opened_is_said(tmp_path: Path) -> None:
    path = tmp_path / "foto.jpg"
    path.write_bytes(b"no soy una foto")
    with pytest.raises(Problem, match="No se puede leer"):
        open_photo(path)


def test_the_files_are_named_after_the_photo(photo: Photo, post: Piece, tmp_path: Path) -> None:
    seen: list[float] = []
    made = write_adapted(photo, {post: WHOLE}, tmp_path / "nueva" / "carpeta", "Feria: 2026", seen.append)
    assert [path.name for path in made] == ["Feria- 2026 - Facebook - publicacion 1080x1350.jpg"]
    assert [path.name for path in (tmp_path / "nueva" / "carpeta").iterdir()] == [made[0].name]
    assert made[0].read_bytes() == adapt(photo, post, WHOLE)
    assert seen == [0, 1]


def test_a_long_name_still_fits_on_a_disk(photo: Photo, post: Piece, tmp_path: Path) -> None:
    made = write_adapted(photo, {post: WHOLE}, tmp_path / "nueva", "ñ" * 300, lambda _part: None)
    assert made[0].exists()
    assert len(made[0].name.encode()) < 240


def test_stopping_leaves_no_file_by_half(photo: Photo, networks: Networks, tmp_path: Path) -> None:
    def stop(part: float) -> None:
        if part > 0:
            raise Cancelled

    crops = dict.fromkeys(pieces_for([networks["facebook"]]), WHOLE)
    with pytest.raises(Cancelled):
        write_adapted(photo, crops, tmp_path / "nueva", "feria", stop)
    left = list((tmp_path / "nueva").iterdir())
    assert [path.name for path in left] == ["feria - Facebook - perfil 320x320.jpg"]
    with Image.open(left[0]) as picture:
        picture.load()


def test_a_folder_that_cannot_be_written_is_said(
    photo: Photo, post: Piece, photo_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Problem):
        write_adapted(photo, {post: WHOLE}, photo_file, "feria", lambda _part: None)

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(errno.EACCES, "read-only")

    monkeypatch.setattr(Path, "touch", refuse)
    with pytest.raises(Problem, match="solo lectura"):
        write_adapted(photo, {post: WHOLE}, tmp_path, "feria", lambda _part: None)


def test_what_is_cut_is_said(photo: Photo, post: Piece, networks: Networks, tmp_path: Path) -> None:
    assert (
        advice(photo, post, WHOLE, 1)[0]
        == "El recorte para Facebook deja fuera los lados: el 60 % de la foto."
    )
    tall = _saved(tmp_path, Image.new("RGB", (1000, 4000)))
    square = _piece(networks, "instagram", "cuadrada")
    said = "El recorte para Instagram deja fuera lo de arriba y lo de abajo: el 75 % de la foto."
    assert advice(tall, square, WHOLE, 1)[0] == said
    said = "El recorte para Facebook deja fuera el 90 % de la foto."
    assert advice(photo, post, Crop(zoom=2), 1)[0] == said


def test_a_photo_that_fits_needs_no_advice(post: Piece, tmp_path: Path) -> None:
    exact = _saved(tmp_path, Image.new("RGB", (2160, 2701)))
    assert advice(exact, post, WHOLE, 5_000_000) == ()


def test_a_small_photo_is_said(post: Piece, tmp_path: Path) -> None:
    small = _saved(tmp_path, Image.new("RGB", (400, 500)))
    said = "La foto es pequeña para «Facebook: publicación, 1080 × 1350» y se verá borrosa."
    assert advice(small, post, WHOLE, 1) == (said,)


def test_a_heavy_photo_is_said(post: Piece, networks: Networks, tmp_path: Path) -> None:
    exact = _saved(tmp_path, Image.new("RGB", (1080, 1350)))
    sky = _piece(networks, "bluesky", "publicacion")
    assert advice(exact, sky, WHOLE, 2_000_000) == ()
    assert advice(exact, post, WHOLE, 2_000_001) == ()
    assert "Pesa 2,1 MB y Bluesky solo admite 2 MB" in advice(exact, sky, WHOLE, 2_000_001)[0]
    face = _piece(networks, "bluesky", "perfil")
    assert "Pesa 1,1 MB y Bluesky solo admite 1 MB" in advice(exact, face, WHOLE, 1_000_001)[-1]
    assert "Pesa 6,3 MB" in advice(exact, post, WHOLE, 6_250_000)[0]


def test_what_a_network_rejects_is_said_though_its_limit_is_above_what_is_heavy(
    networks: Networks, tmp_path: Path
) -> None:
    exact = _saved(tmp_path, Image.new("RGB", (1080, 1350)))
    header = _piece(networks, "youtube", "cabecera")
    assert "Pesa 7 MB y YouTube solo admite 6 MB" in advice(exact, header, WHOLE, 7_000_000)[-1]
    assert "tardará en subir" in advice(exact, header, WHOLE, 5_500_000)[-1]
    odd = replace(header, most_bytes=1_500_000)
    assert "solo admite 1,5 MB" in advice(exact, odd, WHOLE, 1_500_001)[-1]
