"""Drawings in SVG: those that could run or fetch something are refused, and the rest become pixels."""

import io
from pathlib import Path

import pytest
from PIL import Image

from muniredes.domain.problems import Problem
from muniredes.exchange.pictures import read_picture
from muniredes.exchange.vectors import DRAWN_SIDE, is_drawing

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20">'
)
GOOD = f'<?xml version="1.0"?>\n<!-- escudo -->\n{HEAD}<rect width="40" height="20" fill="#c81414"/></svg>'

ENTITIES = '<!DOCTYPE svg [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>' + HEAD + "&b;</svg>"


def _file(tmp_path: Path, content: str | bytes) -> Path:
    path = tmp_path / "logo.svg"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("content", [GOOD, "\ufeff" + GOOD, GOOD.replace('<?xml version="1.0"?>\n', "")])
def test_a_drawing_becomes_pixels_of_its_own_shape(tmp_path: Path, content: str) -> None:
    picture = read_picture(_file(tmp_path, content))
    assert (picture.width, picture.height) == (DRAWN_SIDE, DRAWN_SIDE // 2)
    assert picture.media_type == "image/png"
    with Image.open(io.BytesIO(picture.data)) as drawn:
        assert drawn.convert("RGB").getpixel((100, 100)) == (200, 20, 20)


def test_gradients_and_pictures_inside_are_allowed(tmp_path: Path) -> None:
    inside = (
        '<defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient></defs>'
        '<rect width="40" height="20" fill="url(#g)"/><use xlink:href="#g"/>'
        '<image width="1" height="1" href="data:image/png;base64,iVBORw0KGgo="/>'
    )
    assert read_picture(_file(tmp_path, f"{HEAD}{inside}</svg>")).width == DRAWN_SIDE


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<script>alert(1)</script>", "script"),
        ('<rect onload="alert(1)" width="1" height="1"/>', "onload"),
        ('<image href="https://example.org/x.png"/>', "está fuera"),
        ('<image xlink:href="file:///etc/passwd"/>', "está fuera"),
        ('<a href="javascript:alert(1)"><rect/></a>', "está fuera"),
        ("<style>@import url(https://example.org/x.css);</style>", "estilos de fuera"),
        ('<rect style="fill:url(https://example.org/x)"/>', "de fuera"),
        ('<rect fill="url(//example.org/x)"/>', "de fuera"),
        ("<foreignObject><p/></foreignObject>", "foreignObject"),
        ('<image href="data:text/html,x"/>', "está fuera"),
    ],
)
def test_what_runs_or_fetches_is_refused(tmp_path: Path, inside: str, said: str) -> None:
    with pytest.raises(Problem) as refused:
        read_picture(_file(tmp_path, f"{HEAD}{inside}</svg>"))
    assert said in refused.value.sentence
    assert "no se ha cambiado nada" in refused.value.sentence


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (ENTITIES, "entidades"),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', "no dice su tamaño"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 20"/>', "no dice su tamaño"),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="9e99" height="1"/>', "No se puede leer"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 999999999 1"/>', "absurdo"),
        (f"{HEAD}<rect", "No se puede leer"),
        (GOOD.encode("utf-16"), "No se puede leer"),
    ],
)  # fmt: skip
def test_what_is_broken_is_said(tmp_path: Path, content: str | bytes, said: str) -> None:
    with pytest.raises(Problem) as refused:
        read_picture(_file(tmp_path, content))
    assert said in refused.value.sentence


def test_only_a_drawing_is_taken_for_one() -> None:
    assert is_drawing(GOOD.encode())
    assert not is_drawing(b"\x89PNG\r\n\x1a\n<svg ")
    assert not is_drawing(b"texto <svg>")
