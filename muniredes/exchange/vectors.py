"""Drawings in SVG from outside: one that could run or fetch something is refused; the rest become pixels."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from muniredes.domain.problems import Problem
from muniredes.exchange.room.limits import DEEPEST
from muniredes.i18n import _

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MARK = re.compile(rb"<(?:\w+:)?svg[\s>/]")
_TEXT_START = (b"<", b"\xef\xbb\xbf<")
DRAWN_SIDE = 2048
"""The longer side of what a drawing becomes, in pixels."""

_LEAST_SIDE, _MOST_SIDE = 1.0, 100_000.0
_RUNS = frozenset({"script", "foreignObject", "iframe", "object", "embed", "audio", "video", "handler"})
_OUTSIDE = re.compile(
    r"(?:https?:|ftp:|file:|//|javascript:)|@import|url\(\s*['\"]?(?!#|data:image/)", re.IGNORECASE
)
_INSIDE_LINK = re.compile(r"^(?:#|data:image/(?:png|jpeg|gif|webp)[;,])", re.IGNORECASE)


def is_drawing(data: bytes) -> bool:
    """Say whether some bytes are an SVG drawing."""
    head = data[:4096]
    return head.lstrip().startswith(_TEXT_START) and _MARK.search(head) is not None


def draw(path: Path, data: bytes) -> bytes:
    """Return an SVG as a PNG whose longer side measures `DRAWN_SIDE` pixels.

    Raises a Problem for one that is broken, of an absurd size, or that runs or fetches anything.
    """
    import resvg_py

    root = _parsed(path, data)
    _refuse_deep(path, root)
    for complaint in _complaints(root):
        raise _refused(path, complaint)
    width, height = _size(path, root)
    scale = DRAWN_SIDE / max(width, height)
    try:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=data.decode("utf-8-sig"),
                width=max(1, round(width * scale)),
                height=max(1, round(height * scale)),
            )
        )
    except (ValueError, RuntimeError) as error:
        raise _broken(path) from error


def _refuse_deep(path: Path, root: "Element") -> None:
    """Refuse what has too many levels: the library that draws goes down them one inside the other."""
    level, depth = [root], 0
    while level:
        depth += 1
        if depth > DEEPEST:
            raise Problem(
                _("El dibujo «{name}» tiene más de {n} grupos uno dentro de otro.").format(
                    name=path.name, n=DEEPEST
                ),
                _("Desagrúpelo y guárdelo otra vez, o use un PNG; no se ha cambiado nada."),
            )
        level = [child for element in level for child in element]


def _parsed(path: Path, data: bytes) -> "Element":
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(data, forbid_dtd=False)
    except DefusedXmlException as error:
        raise _refused(path, _("define entidades")) from error
    except (ParseError, ValueError, LookupError) as error:
        raise _broken(path) from error
    return root


def _complaints(root: "Element") -> Iterator[str]:
    for element in root.iter():
        name = str(element.tag).rpartition("}")[2]
        if name in _RUNS:
            yield _("lleva dentro «{name}»").format(name=name)
        if name == "style" and _OUTSIDE.search(element.text or ""):
            yield _("trae estilos de fuera")
        for key, value in element.attrib.items():
            yield from _about_attribute(key.rpartition("}")[2], value)


def _about_attribute(name: str, value: str) -> Iterator[str]:
    if name.lower().startswith("on"):
        yield _("ejecuta algo al abrirse («{name}»)").format(name=name)
    elif name == "href" and not _INSIDE_LINK.match(value.strip()):
        yield _("apunta a «{value}», que está fuera").format(value=value[:60])
    elif name in ("style", "fill", "stroke", "filter", "mask", "clip-path") and _OUTSIDE.search(value):
        yield _("apunta a algo de fuera")


def _size(path: Path, root: "Element") -> tuple[float, float]:
    """Return the width and height of a drawing, in its own units: from its viewBox, or from its sides."""
    box = [_number(part) for part in re.split(r"[\s,]+", root.get("viewBox", "").strip())]
    width, height = (
        box[2:4] if len(box) == 4 else (_number(root.get(side, "")) for side in ("width", "height"))
    )
    if not all(_LEAST_SIDE <= side <= _MOST_SIDE for side in (width, height)):
        raise Problem(
            _("El dibujo «{name}» no dice su tamaño, o es absurdo.").format(name=path.name),
            _("Guárdelo otra vez con otro programa, o use un PNG; no se ha cambiado nada."),
        )
    return width, height


def _number(text: str) -> float:
    found = re.match(r"[-+]?[\d.]+", text.strip())
    try:
        return float(found[0]) if found else 0.0
    except ValueError:
        return 0.0


def _refused(path: Path, complaint: str) -> Problem:
    return Problem(
        _("El dibujo «{name}» no es seguro: {complaint}.").format(name=path.name, complaint=complaint),
        _("Pida uno sin programas ni enlaces, o use un PNG; no se ha cambiado nada."),
    )


def _broken(path: Path) -> Problem:
    return Problem(
        _("No se puede leer el dibujo «{name}».").format(name=path.name),
        _("Ábralo con otro programa y guárdelo como PNG; no se ha cambiado nada."),
    )
