"""Drawings in SVG from outside: one that could run or fetch something is refused; the rest become pixels."""

import base64
import binascii
import gzip
import io
import re
import zlib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from muniredes.domain.problems import Problem
from muniredes.exchange.sandbox.limits import DEEPEST
from muniredes.exchange.svg_text import name_pictures, otherwise, put_variables, trimmed
from muniredes.files import shown
from muniredes.i18n import _

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MARK = re.compile(rb"<(?:\w+:)?svg[\s>/]")
_COMMENTS = re.compile(rb"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_TEXT_START = (b"<", b"\xef\xbb\xbf<")
_PACKED = b"\x1f\x8b"
_HEAD = 256 * 1024
_MOST_UNPACKED = 40 * 1024 * 1024
DRAWN_SIDE = 2048
"""The longer side of what a drawing becomes, in pixels."""

_LEAST_SIDE, _MOST_SIDE = 1.0, 100_000.0
_DOTS_AN_INCH = 96.0
_UNITS = {"mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "pt": 96 / 72, "pc": 16.0, "q": 96 / 101.6}
"""How many pixels each unit of CSS measures."""

_SVG, _XHTML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml"
_RUNS = frozenset({"script", "foreignObject", "iframe", "object", "embed", "audio", "video", "handler"})
_COMMENT = re.compile(r"/\*.*?\*/|@namespace\b[^;]*;", re.DOTALL)
_HARMLESS = (
    r"data:(?:image/|font/|application/(?:x-)?font|application/vnd\.ms-fontobject|application/octet-stream)"
)
_OUTSIDE = re.compile(
    rf"(?:https?:|ftp:|file:|javascript:)|(?<![\w+/=])//|@import|url\(\s*+['\"]?+\s*+(?!#|['\")]|{_HARMLESS})",
    re.IGNORECASE,
)
_DATA = re.compile(r"data:[\w/+.;=-]*,[A-Za-z0-9+/=%\s]*", re.IGNORECASE)
_INSIDE_LINK = re.compile(r"^(?:$|#|data:image/(?:png|jpe?g|gif|webp|svg\+xml)[;,])", re.IGNORECASE)
_INNER_DRAWING = re.compile(r"^data:image/svg\+xml[^,]*;base64,(.*)$", re.IGNORECASE | re.DOTALL)
_WEB_LINK = re.compile(r"^(?:https?|mailto):", re.IGNORECASE)
_ENTITY = re.compile(
    r"<!ENTITY\s+(?P<name>[^\s\"'>]+)\s+(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|(?P<else>[^>]*))"
)
_LONGEST_ENTITY, _MOST_ENTITIES = 200, 60


def is_drawing(data: bytes) -> bool:
    """Say whether some bytes are an SVG drawing, packed (.svgz) or not."""
    head = _head(data)
    if not head.lstrip().startswith(_TEXT_START):
        return False
    return _MARK.search(_COMMENTS.sub(b"", head)[:4096]) is not None


def _head(data: bytes) -> bytes:
    if not data.startswith(_PACKED):
        return trimmed(data[:_HEAD])
    try:
        return zlib.decompressobj(wbits=31).decompress(data, _HEAD)
    except zlib.error:
        return b""


def draw(path: Path, data: bytes) -> bytes:
    """Return an SVG as a PNG whose longer side measures `DRAWN_SIDE` pixels.

    Raises a Problem for one that is broken, of an absurd size, or that runs or fetches anything.
    """
    import resvg_py

    root = _the_drawing(path, _parsed(path, _unpacked(path, data)))
    _refuse_deep(path, root)
    _leave_out_the_foreign(root)
    put_variables(root)
    name_pictures(root)
    for complaint in _complaints(path, root):
        raise _refused(path, complaint)
    width, height = _size(path, root)
    scale = DRAWN_SIDE / max(width, height)
    try:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=_written(root),
                width=max(1, round(width * scale)),
                height=max(1, round(height * scale)),
                dpi=_DOTS_AN_INCH,
                languages=["es"],
            )
        )
    except (ValueError, RuntimeError) as error:
        raise _broken(path) from error


def _unpacked(path: Path, data: bytes) -> bytes:
    if not data.startswith(_PACKED):
        return data
    try:
        with gzip.open(io.BytesIO(data)) as stream:
            found = stream.read(_MOST_UNPACKED + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise _broken(path) from error
    if len(found) > _MOST_UNPACKED:
        raise _broken(path)
    return found


def _the_drawing(path: Path, root: "Element") -> "Element":
    """Return the drawing in a file that may be a page with it inside. A Problem when there is none."""
    if _local(root) == "svg":
        return root
    found = next((each for each in root.iter() if _local(each) == "svg"), None)
    if found is None:
        raise _broken(path)
    return found


def _written(root: "Element") -> str:
    """Return a drawing as text again: in UTF-8 whatever it came in, without what its DTD said."""
    from xml.etree import ElementTree

    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", "http://www.w3.org/1999/xlink")
    return ElementTree.tostring(root, encoding="unicode")


def _refuse_deep(path: Path, root: "Element") -> None:
    """Refuse what has too many levels: the library that draws goes down them one inside the other."""
    level, depth = [root], 0
    while level:
        depth += 1
        if depth > DEEPEST:
            raise Problem(
                _("El dibujo «{name}» tiene más de {n} grupos uno dentro de otro.").format(
                    name=shown(path.name), n=DEEPEST
                ),
                _("Desagrúpelo y guárdelo otra vez, o use un PNG; no se ha cambiado nada."),
            )
        level = [child for element in level for child in element]


def _parsed(path: Path, data: bytes) -> "Element":
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    data = trimmed(data)
    if _has_entities_that_grow(data):
        raise _refused(path, _("define entidades"))
    why: Exception | None = None
    for text in chain([data], otherwise(data)):
        try:
            root: Element = fromstring(text, forbid_dtd=False, forbid_entities=False, forbid_external=True)
        except DefusedXmlException as error:
            raise _refused(path, _("define entidades")) from error
        except (ParseError, ValueError, LookupError) as error:
            why = why or error
        else:
            return root
    raise _broken(path) from why


def _has_entities_that_grow(data: bytes) -> bool:
    """Say whether the DTD defines more than short names, as Illustrator does for its own words."""
    found = list(_ENTITY.finditer(data[:_HEAD].decode("latin-1")))
    if data.count(b"<!ENTITY") > min(len(found), _MOST_ENTITIES):
        return True
    texts = [match["a"] or match["b"] or "" for match in found]
    return any(match["else"] or match["name"] == "%" for match in found) or any(
        len(text) > _LONGEST_ENTITY or any(sign in text for sign in "&<%") for text in texts
    )


def _leave_out_the_foreign(root: "Element") -> None:
    """Take away what is not drawn: other programs' own words, and what they offer only to themselves."""
    for parent in list(root.iter()):
        is_choice = _local(parent) == "switch"
        for child in list(parent):
            space = str(child.tag).rpartition("}")[0].strip("{")
            is_offer = is_choice and _local(child) == "foreignObject"
            if is_offer or space not in ("", _SVG, _XHTML):
                parent.remove(child)


def _local(element: "Element") -> str:
    return str(element.tag).rpartition("}")[2]


def _complaints(path: Path, root: "Element", inner: int = 0) -> Iterator[str]:
    for element in root.iter():
        name = _local(element)
        if name in _RUNS:
            yield _("lleva dentro «{name}»").format(name=name)
        if name == "style" and _leads_outside(element.text or ""):
            yield _("trae estilos de fuera")
        for key, value in element.attrib.items():
            if name == "a" and key.endswith("href") and _WEB_LINK.match(value.strip()):
                continue  # a link to follow; a picture follows none
            yield from _about_attribute(key.rpartition("}")[2], value)
            packed = _INNER_DRAWING.match(value.strip())
            if packed:
                yield from _about_inner(path, packed[1], inner)


def _about_inner(path: Path, packed: str, inner: int) -> Iterator[str]:
    """Yield the complaints about a drawing inside a drawing."""
    try:
        data = base64.b64decode(packed)
    except (binascii.Error, ValueError):
        return
    if inner > 1:
        yield _("lleva un dibujo dentro de otro, y este dentro de otro")
        return
    root = _parsed(path, _unpacked(path, data))
    _refuse_deep(path, root)
    yield from _complaints(path, root, inner + 1)


def _leads_outside(styles: str) -> bool:
    return bool(_OUTSIDE.search(_DATA.sub("data:image/", _COMMENT.sub("", styles))))


def _about_attribute(name: str, value: str) -> Iterator[str]:
    if name.lower().startswith("on"):
        yield _("ejecuta algo al abrirse («{name}»)").format(name=name)
    elif name == "href" and not _INSIDE_LINK.match(value.strip()):
        yield _("apunta a «{value}», que está fuera").format(value=value[:60])
    elif name in ("style", "fill", "stroke", "filter", "mask", "clip-path") and _leads_outside(value):
        yield _("apunta a algo de fuera")


def _size(path: Path, root: "Element") -> tuple[float, float]:
    """Return the width and height of a drawing, in its own units: from its viewBox, or from its sides."""
    box = [_number(part) for part in re.split(r"[\s,]+", root.get("viewBox", "").strip())]
    if len(box) == 4 and not all(box[2:4]):
        del root.attrib["viewBox"]  # with no size at all, it says none
        box = []
    width, height = (
        box[2:4] if len(box) == 4 else (_number(root.get(side, "")) for side in ("width", "height"))
    )
    if not all(_LEAST_SIDE <= side <= _MOST_SIDE for side in (width, height)):
        raise Problem(
            _("El dibujo «{name}» no dice su tamaño, o es absurdo.").format(name=shown(path.name)),
            _("Guárdelo otra vez con otro programa, o use un PNG; no se ha cambiado nada."),
        )
    return width, height


def _number(text: str) -> float:
    found = re.match(r"([-+]?[\d.]+(?:e[-+]?\d+)?)\s*([a-z%]*)", text.strip(), re.IGNORECASE)
    try:
        return float(found[1]) * _UNITS.get(found[2].casefold(), 1.0) if found else 0.0
    except ValueError:
        return 0.0


def _refused(path: Path, complaint: str) -> Problem:
    return Problem(
        _("El dibujo «{name}» no es seguro: {complaint}.").format(name=shown(path.name), complaint=complaint),
        _("Pida uno sin programas ni enlaces, o use un PNG; no se ha cambiado nada."),
    )


def _broken(path: Path) -> Problem:
    return Problem(
        _("No se puede leer el dibujo «{name}».").format(name=shown(path.name)),
        _("Ábralo con otro programa y guárdelo como PNG; no se ha cambiado nada."),
    )
