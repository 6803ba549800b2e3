"""The colours of a drawing, by the name that it gives them or by their own."""

from muniredes.manual.drawing import Paint
from muniredes.manual.render.style import ACCENT, BAND, INK, RULE, WARNING, WHITE, Colour

_PAINTS = {
    Paint.INK: INK,
    Paint.ACCENT: ACCENT,
    Paint.BAND: BAND,
    Paint.RULE: RULE,
    Paint.WARNING: WARNING,
    Paint.PAPER: WHITE,
}


def parts(colour: str) -> Colour:
    """Return a colour of the manual, or «#rrggbb», as red, green and blue, from 0 to 1."""
    if colour in _PAINTS:
        return _PAINTS[Paint(colour)]
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue
