"""Drawings in SVG: those that could run or fetch something are refused, and the rest become pixels."""

import base64
import gzip
import io
from pathlib import Path

import pytest
from PIL import Image

from muniredes.domain.problems import Problem
from muniredes.exchange.pictures import read_picture
from muniredes.exchange.svg import DRAWN_SIDE, is_drawing

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
        ('<svg xmlns="http://www.w3.org/2000/svg" width="9e99" height="1"/>', "absurdo"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 999999999 1"/>', "absurdo"),
        (f"{HEAD}<rect", "No se puede leer"),
        (GOOD.encode("utf-16")[:120], "No se puede leer"),
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


RED = '<rect width="32" height="32" fill="#c00"/>'
BOX = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 32 32">'
)
ADOBE = """<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator 17.0.0, SVG Export Plug-In . SVG Version: 6.00 Build 0)  -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
  <!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/">
]>
<svg xmlns:i="&ns_ai;" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
  width="32px" height="32px" viewBox="0 0 32 32" xml:space="preserve"><switch>
  <foreignObject requiredExtensions="&ns_ai;" x="0" y="0" width="1" height="1">
    <i:pgfRef xlink:href="#a"/></foreignObject>
  <g i:extraneous="self"><rect width="32" height="32" fill="#c00"/></g></switch><i:pgf id="a"/></svg>"""
GRADIENT = '<defs><linearGradient id="g"><stop stop-color="#c00"/></linearGradient></defs>'
INNER = base64.b64encode(f"{BOX}{RED}</svg>".encode()).decode()
HOSTILE = base64.b64encode(f"{BOX}<script/></svg>".encode()).decode()


NAMESPACE = "@namespace svg url(http://www.w3.org/2000/svg);"
FONT = '@font-face{font-family:"A";src:url("data:font/woff2;base64,d09GMg//") format("woff2")}'
PAINTED = '<rect class="a" width="32" height="32"/>'
SIZED = '<svg xmlns="http://www.w3.org/2000/svg"'
LARGE = '<rect width="900" height="900" fill="#c00"/>'
ENGLISH = '<g systemLanguage="en"><rect width="32" height="32"/></g>'


@pytest.mark.parametrize(
    "content",
    [
        f'{SIZED} width="210mm" height="210mm" viewBox="0 0 32 32">{RED}</svg>',
        f'{SIZED} width="2in" height="5.08cm">{LARGE}</svg>',
        ADOBE,
        f"{BOX}{GRADIENT}<rect width='32' height='32' fill=\"url('#g')\"/></svg>",
        f"{BOX}<style>{NAMESPACE} .a{{fill:#c00}}</style>{PAINTED}</svg>",
        f"{BOX}<style>{FONT}/* véase http://villa.es */</style>{RED}</svg>",
        f'{BOX}{RED}<image xlink:href="" width="1" height="1"/></svg>',
        f'{BOX}<image href="data:image/svg+xml;base64,{INNER}" width="32" height="32"/></svg>',
        f'{BOX}<a href="https://www.villa.es">{RED}</a></svg>',
        f"<!-- {'licencia ' * 800} -->{BOX}{RED}</svg>",
        f'<?xml version="1.0" encoding="ISO-8859-1"?>{BOX}<title>Peñalba</title>{RED}</svg>'.encode(
            "latin-1"
        ),
        gzip.compress(f"{BOX}{RED}</svg>".encode(), mtime=0),
        f'{BOX}<switch>{ENGLISH}<g systemLanguage="es">{RED}</g></switch></svg>',
    ],
)
def test_drawings_as_other_programs_write_them(tmp_path: Path, content: str | bytes) -> None:
    picture = read_picture(_file(tmp_path, content))
    assert (picture.width, picture.height) == (DRAWN_SIDE, DRAWN_SIDE)
    with Image.open(io.BytesIO(picture.data)) as drawn:
        assert drawn.convert("RGB").getpixel((1024, 1024)) == (204, 0, 0)


def test_the_shape_of_a_sheet_in_millimetres(tmp_path: Path) -> None:
    sheet = f'{SIZED} width="210mm" height="297mm" viewBox="0 0 210 297">{RED}</svg>'
    picture = read_picture(_file(tmp_path, sheet))
    assert (picture.width, picture.height) == (1448, 2048)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (f'{BOX}<image href="data:image/svg+xml;base64,{HOSTILE}"/></svg>', "script"),
        (f"{BOX}<style>.a{{fill:url('https://villa.es/a')}}</style></svg>", "estilos de fuera"),
        (f"{BOX}<style>.a{{fill:url(a.png)}}</style></svg>", "estilos de fuera"),
        (
            '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + f"{BOX}<text>&x;</text></svg>",
            "entidades",
        ),
        ("<!DOCTYPE svg [<!ENTITY % a 'b'>]>" + f"{BOX}{RED}</svg>", "entidades"),
        (gzip.compress(b"<svg " + b" " * 60_000_000, mtime=0), "No se puede leer"),
        (gzip.compress(f"{BOX}{RED}</svg>".encode() * 50, mtime=0)[:60], "No se puede leer"),
    ],
)
def test_what_is_hidden_in_other_wrappings_is_refused(
    tmp_path: Path, content: str | bytes, said: str
) -> None:
    with pytest.raises(Problem) as refused:
        read_picture(_file(tmp_path, content))
    assert said in refused.value.sentence
