"""Whether words in one colour can be read on another (WCAG 2.2, success criterion 1.4.3)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from muniredes.i18n import _

WHITE, BLACK = "#ffffff", "#000000"
PLAIN = "#1a5490"
"""The main colour of a council that has not said its own."""

ENOUGH = 4.5
"""The least ratio for ordinary text at level AA; large text, of 18 points or 14 bold, needs less."""

ENOUGH_WHEN_LARGE = 3.0

_HEX = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
_TRIPLE = re.compile(
    r"(?:rgb)?\s*\(?\s*(\d{1,3})\s*[,; ]\s*(\d{1,3})\s*[,; ]\s*(\d{1,3})\s*\)?", re.IGNORECASE
)

Rgb = tuple[int, int, int]
"""Red, green and blue, from 0 to 255."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """How words in a colour are seen on another; `ratio` goes from 1 to 21."""

    ratio: float

    @property
    def is_enough(self) -> bool:
        """Whether ordinary text can be read."""
        return self.ratio >= ENOUGH

    @property
    def figure(self) -> str:
        """«4,52:1», cut down, never up: 4,499 must not look like 4,5."""
        return f"{int(self.ratio * 100) / 100:.2f}:1".replace(".", ",")

    @property
    def word(self) -> str:
        """The verdict in words."""
        if self.is_enough:
            return _("Se lee bien")
        return _("Solo en letra grande") if self.ratio >= ENOUGH_WHEN_LARGE else _("No se lee")


def read_colour(text: str) -> str | None:
    """Return «#rrggbb» for a colour as people write it («#1A4D8F», «abc», «26, 77, 143»), or None."""
    written = text.strip()
    found = _HEX.fullmatch(written)
    if found:
        digits = found[1].lower()
        return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))
    triple = _TRIPLE.fullmatch(written)
    if triple and all(int(part) <= 255 for part in triple.groups()):
        return _hexadecimal((int(triple[1]), int(triple[2]), int(triple[3])))
    return None


def rgb(colour: str) -> Rgb:
    """Return the parts of a colour «#rrggbb»."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


@lru_cache(4096)
def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, from 0 (black) to 1 (white), as WCAG 2.2 defines it."""
    red, green, blue = (_linear(part / 255) for part in rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def contrast(text: str, ground: str) -> Contrast:
    """Return the contrast of two colours «#rrggbb»; the order does not matter."""
    lighter, darker = sorted((luminance(text), luminance(ground)), reverse=True)
    return Contrast((lighter + 0.05) / (darker + 0.05))


@cache
def nearest_readable(text: str, ground: str) -> str:
    """Return the colour closest to `text`, darker or lighter, that can be read on `ground`."""
    if contrast(text, ground).is_enough:
        return text
    found = [_towards(end, text, ground) for end in ((0, 0, 0), (255, 255, 255))]
    usable = [colour for colour in found if contrast(colour, ground).is_enough]
    return min(usable, key=lambda colour: _distance(colour, text))


def _towards(end: Rgb, text: str, ground: str) -> str:
    """Return the least step from `text` to `end`, in 256ths, that reaches enough contrast."""
    start = rgb(text)

    def mixed(step: int) -> str:
        return _hexadecimal(
            (
                start[0] + (end[0] - start[0]) * step // 256,
                start[1] + (end[1] - start[1]) * step // 256,
                start[2] + (end[2] - start[2]) * step // 256,
            )
        )

    return mixed(_first(lambda step: contrast(mixed(step), ground).is_enough, 256))


def _first(is_met: Callable[[int], bool], last: int) -> int:
    return next((step for step in range(last + 1) if is_met(step)), last)


def _hexadecimal(parts: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*parts)


def _distance(one: str, other: str) -> int:
    return sum((a - b) ** 2 for a, b in zip(rgb(one), rgb(other), strict=True))


def readable_ink(ground: str) -> str:
    """Return black or white, whichever is read better on a colour."""
    return max((WHITE, BLACK), key=lambda ink: contrast(ink, ground).ratio)
