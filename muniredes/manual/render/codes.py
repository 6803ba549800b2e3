"""Codes to point a phone at, with what they lead to beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from pathlib import Path
from types import ModuleType

import reportlab.graphics

from muniredes.manual.render.boxes import Box, draw_stack, place, stacked_height
from muniredes.manual.render.pen import Pen
from muniredes.manual.render.structure import Node

SIDE = 112.0
"""In points, with its quiet margin: 39 mm, which a phone reads from a hand's breadth."""

_QUIET = 4
"""How many modules are left white around a code, as its standard asks."""


@dataclass
class QrBox(Box):
    """A code at the left and texts at its right; without an address, the texts alone."""

    address: str
    node: Node
    texts: Sequence[Box]
    before: float = 2.0
    after: float = 10.0

    @property
    def height(self) -> float:
        return max(SIDE if self.address else 0.0, stacked_height(self.texts))

    def draw(self, pen: Pen, left: float, top: float) -> None:
        if self.address:
            place(self.node, pen, left, top, SIDE, SIDE)
            with pen.inside(self.node):
                pen.squares(modules(self.address, left, top))
        draw_stack(pen, self.texts, left + SIDE + 10, top + 4)


@cache
def _encoder() -> ModuleType:
    """Return ReportLab's own encoder alone: its package imports every kind of code, and what draws them."""
    place = Path(*reportlab.graphics.__path__) / "barcode"
    spec = PathFinder.find_spec("reportlab.graphics.barcode.qrencoder", [str(place)])
    assert spec is not None, "ReportLab is whole"
    assert spec.loader is not None
    found = module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def modules(address: str, left: float, top: float) -> Iterator[tuple[float, float, float, float]]:
    """Yield the dark stretches of each line of a code: left, top, width and height in points."""
    encoder = _encoder()
    code = encoder.QRCode(None, encoder.QRErrorCorrectLevel.M)
    code.addData(address)
    code.make()
    side = SIDE / (code.moduleCount + 2 * _QUIET)
    for number, row in enumerate(code.modules):
        start = 0
        while start < len(row):
            end = start
            while end < len(row) and row[end]:
                end += 1
            if end > start:
                x, y = left + (start + _QUIET) * side, top + (number + _QUIET) * side
                yield x, y, (end - start) * side, side
            start = end + 1
