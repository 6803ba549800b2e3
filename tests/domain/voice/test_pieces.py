"""The pieces of the catalogue have a safe area, a name for every disk, and cuts that stay in the photo."""

import math
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from muniredes.domain.knowledge.facts import Networks, NetworkStatus
from muniredes.domain.voice.pieces import (
    KINDS,
    Box,
    Brand,
    Crop,
    Piece,
    PieceKind,
    crop_box,
    enlarges,
    file_name,
    pieces_for,
    safe_name,
)

SIDES = some.integers(1, 9000)
CROPS = some.builds(Crop, some.floats(0, 1), some.floats(0, 1), some.floats(1, 60))


def _found(networks: Networks, network_id: str, use: str) -> Piece:
    pieces = pieces_for(networks.values())
    return next(piece for piece in pieces if (piece.network_id, piece.use) == (network_id, use))


def test_every_size_of_the_catalogue_is_a_piece_in_its_order(networks: Networks) -> None:
    expected = [
        (network.id, fact.value.use, fact.value.width, fact.value.height)
        for network in networks.values()
        for fact in network.images
    ]
    pieces = pieces_for(networks.values())
    assert [(piece.network_id, piece.use, piece.width, piece.height) for piece in pieces] == expected
    assert len(pieces) > 30


def test_a_closed_network_has_no_pieces(networks: Networks) -> None:
    facebook = networks["facebook"]
    assert pieces_for([replace(facebook, status=NetworkStatus.CLOSED)]) == ()
    assert {piece.network_id for piece in pieces_for([facebook])} == {"facebook"}


def test_every_use_of_the_catalogue_has_its_kind(networks: Networks) -> None:
    assert {piece.use for piece in pieces_for(networks.values())} <= set(KINDS)
    assert _found(networks, "facebook", "cabecera").kind is PieceKind.HEADER
    assert _found(networks, "tiktok", "vertical").kind is PieceKind.STORY
    assert len({kind.word for kind in PieceKind}) == len(PieceKind)


def test_the_title_is_written_as_people_write(networks: Networks) -> None:
    assert _found(networks, "facebook", "publicacion").title == "Facebook: publicación, 1080 × 1350"


@pytest.mark.parametrize(
    ("network_id", "use", "safe"),
    [
        ("facebook", "cabecera", Box(164, 19, 522, 277)),
        ("youtube", "cabecera", Box(507, 508, 1546, 423)),
        ("instagram", "historia", Box(0, 250, 1080, 1420)),
        ("facebook", "historia", Box(0, 250, 1080, 1420)),
        ("tiktok", "vertical", Box(130, 250, 820, 1420)),
        ("facebook", "perfil", Box(47, 47, 226, 226)),
        ("x", "cabecera", Box(30, 30, 1440, 440)),
    ],
)
def test_what_matters_goes_where_it_is_seen(networks: Networks, network_id: str, use: str, safe: Box) -> None:
    assert _found(networks, network_id, use).safe == safe


def test_the_safe_area_is_inside_and_survives_a_round_cut(networks: Networks) -> None:
    for piece in pieces_for(networks.values()):
        safe = piece.safe
        assert 0 <= safe.left < safe.right <= piece.width, piece
        assert 0 <= safe.top < safe.bottom <= piece.height, piece
        if piece.kind is PieceKind.AVATAR:
            for x, y in ((safe.left, safe.top), (safe.right, safe.bottom)):
                assert math.hypot(x - piece.width / 2, y - piece.height / 2) <= piece.width / 2, piece


@given(SIDES, SIDES, SIDES, SIDES, CROPS)
def test_a_cut_is_inside_the_photo_and_has_the_proportion(
    width: int, height: int, target_width: int, target_height: int, crop: Crop
) -> None:
    box = crop_box(width, height, target_width, target_height, crop)
    assert 0 <= box.left <= box.right - 1 < width
    assert 0 <= box.top <= box.bottom - 1 < height
    if box.width > 1 and box.height > 1:
        difference = abs(box.width * target_height - box.height * target_width)
        assert difference <= 0.51 * (target_width + target_height)


@given(SIDES, SIDES, SIDES, SIDES, some.floats(0, 1), some.floats(0, 1))
def test_without_zoom_the_cut_is_as_large_as_it_can_be(
    width: int, height: int, target_width: int, target_height: int, x: float, y: float
) -> None:
    box = crop_box(width, height, target_width, target_height, Crop(x, y))
    assert box.width == width or box.height == height


@given(SIDES, SIDES, SIDES, SIDES, CROPS)
def test_the_cut_is_around_the_focus_unless_an_edge_stops_it(
    width: int, height: int, target_width: int, target_height: int, crop: Crop
) -> None:
    box = crop_box(width, height, target_width, target_height, crop)
    across = abs(box.left + box.width / 2 - crop.focus_x * width) <= 1
    down = abs(box.top + box.height / 2 - crop.focus_y * height) <= 1
    assert across or box.left == 0 or box.right == width
    assert down or box.top == 0 or box.bottom == height


def test_the_focus_and_the_zoom_choose() -> None:
    assert crop_box(2000, 1000, 500, 500, Crop()) == Box(500, 0, 1000, 1000)
    assert crop_box(2000, 1000, 500, 500, Crop(focus_x=0)) == Box(0, 0, 1000, 1000)
    assert crop_box(2000, 1000, 500, 500, Crop(focus_x=1)) == Box(1000, 0, 1000, 1000)
    assert crop_box(2000, 1000, 500, 500, Crop(zoom=4)) == Box(875, 375, 250, 250)


def test_a_cut_with_fewer_pixels_is_enlarged() -> None:
    assert enlarges(Box(0, 0, 539, 674), 1080, 1350)
    assert not enlarges(Box(0, 0, 1080, 1350), 1080, 1350)
    assert not enlarges(Box(0, 0, 1080, 1349), 1080, 1350), "a pixel lost in rounding is not seen"


def test_the_names_are_for_every_disk(networks: Networks) -> None:
    assert file_name(_found(networks, "facebook", "perfil"), "png") == "Facebook - perfil 320x320.png"
    names = [file_name(piece, "png") for piece in pieces_for(networks.values())]
    assert len({name.casefold() for name in names}) == len(names)
    assert not [name for name in names if safe_name(name) != name]


@pytest.mark.parametrize(
    "text", ["", "...", "a/b\\c", 'x:"y"*?<|>', "NUL", "com1.jpg", "con", "fin. ", "a\nb\0", "ñ" * 300]
)
def test_any_text_becomes_a_name(text: str) -> None:
    name = safe_name(text)
    assert name
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', name)
    assert name == name.strip(" .")
    assert name.split(".")[0].casefold() not in {"con", "nul", "com1"}
    assert len(name.encode()) <= 101


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Ayuntamiento de Villar del Río", "AVR"),
        ("Ayuntamiento de San Bartolomé de las Abiertas", "ASB"),
        ("«Concello» de Allariz", "A"),
        ("ayuntamiento de villar", "A"),
        ("  ", ""),
    ],
)
def test_a_council_without_a_logo_has_initials(name: str, initials: str) -> None:
    assert Brand(name, "#1a4d8f", "#ffffff", "#c8963e").initials == initials


def test_a_ground_is_dark_when_its_ink_is_light() -> None:
    assert Brand("", "#1a4d8f", "#ffffff", "#c8963e").is_dark
    assert not Brand("", "#f2e6c8", "#3a2a10", "#c8963e").is_dark
