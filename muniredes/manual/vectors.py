"""Drawings and codes as SVG, for what is not a PDF; and as a picture, for what takes no SVG."""

import math
from collections.abc import Iterator
from html import escape

from muniredes import paths
from muniredes.manual.drawing import Arrow, Drawing, Shape
from muniredes.manual.render.paints import parts
from muniredes.manual.render.style import SOFT_INK
from muniredes.manual.writing import hexadecimal, printable

_FONTS = ("Lato-Regular", "Lato-Bold", "DejaVuSans")
_HEAD, _BASELINE, _LEADING = 5.0, 0.32, 1.25
_DOTS = 3
"""Dots of a picture for each point of its drawing: 216 an inch."""


def svg(drawing: Drawing) -> str:
    """Return a drawing; who cannot see it is told what it says elsewhere."""
    shapes = (*map(_arrow, drawing.arrows), *map(_shape, drawing.shapes))
    return _whole(drawing.width + 2, drawing.height + 2, "".join(shapes))


def code(address: str) -> str:
    """Return a code to point a phone at."""
    from muniredes.manual.render.codes import SIDE, modules

    squares = (
        f"M{left:.2f} {top:.2f}h{width:.2f}v{height:.2f}h-{width:.2f}z"
        for left, top, width, height in modules(address, 0, 0)
    )
    return _whole(SIDE, SIDE, f'<path d="{"".join(squares)}" fill="black"/>')


def picture(drawn: str, ground: str | None = None) -> bytes:
    """Return what `svg` or `code` drew as a PNG, with the letters of the manual, on a ground of a colour."""
    import resvg_py

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=drawn,
            zoom=_DOTS,
            background=ground,
            skip_system_fonts=True,
            font_files=[str(paths.resource("fonts", f"{name}.ttf")) for name in _FONTS],
            font_family="Lato",
            sans_serif_family="Lato",
        )
    )


def _whole(width: float, height: float, inner: str) -> str:
    box = f'width="{width:.0f}" height="{height:.0f}" viewBox="-1 -1 {width:.1f} {height:.1f}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {box} aria-hidden="true" '
        f'font-family="Lato, Calibri, sans-serif">{inner}</svg>'
    )


def _shape(shape: Shape) -> str:
    fill = _hex(shape.fill) if shape.fill else "none"
    stroke = f' stroke="{_hex(shape.stroke)}" stroke-width="0.8"' if shape.stroke else ""
    box = f'x="{shape.left:.2f}" y="{shape.top:.2f}" width="{shape.width:.2f}" height="{shape.height:.2f}"'
    drawn = f'<rect {box} fill="{fill}"{stroke}/>' if shape.fill or shape.stroke else ""
    return drawn + "".join(_words(shape))


def _words(shape: Shape) -> Iterator[str]:
    if not shape.text:
        return
    lines, leading = shape.text.split("\n"), shape.size * _LEADING
    x = shape.left if shape.is_left else shape.left + shape.width / 2
    middle = shape.top + shape.height / 2
    first = middle - len(lines) * leading / 2 + leading / 2 + shape.size * _BASELINE
    weight = ' font-weight="bold"' if shape.bold else ""
    anchor = "start" if shape.is_left else "middle"
    for number, line in enumerate(lines):
        place = f'x="{x:.2f}" y="{first + number * leading:.2f}" text-anchor="{anchor}"'
        look = f'font-size="{shape.size:g}" fill="{_hex(shape.ink)}"{weight}'
        yield f"<text {place} {look}>{escape(printable(line))}</text>"


def _arrow(arrow: Arrow) -> str:
    angle = math.atan2(arrow.y2 - arrow.y1, arrow.x2 - arrow.x1)
    heads = (angle + turn for turn in (math.pi * 0.85, -math.pi * 0.85))
    path = f"M{arrow.x1:.2f} {arrow.y1:.2f}L{arrow.x2:.2f} {arrow.y2:.2f}"
    for head in heads:
        x, y = arrow.x2 + _HEAD * math.cos(head), arrow.y2 + _HEAD * math.sin(head)
        path += f"M{arrow.x2:.2f} {arrow.y2:.2f}L{x:.2f} {y:.2f}"
    return f'<path d="{path}" fill="none" stroke="#{hexadecimal(SOFT_INK)}" stroke-width="0.9"/>'


def _hex(colour: str) -> str:
    return f"#{hexadecimal(parts(colour))}"
