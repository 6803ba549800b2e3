"""Fancy letters («𝗮𝘃𝗶𝘀𝗼», «ⓛ»): signs that look like letters, copied from other pages."""

import unicodedata
from collections.abc import Iterable, Mapping

# Each turns into one plain letter or digit, so that a text keeps its length and every place in it.
_BLOCKS = (
    (0x1D400, 0x1D7FF),  # mathematical: bold, italic, script, double-struck, fixed width
    (0x2100, 0x214F),  # the letters that the mathematical block leaves out
    (0x2460, 0x24FF),  # in a circle
    (0xFF01, 0xFF5E),  # of double width
    (0x1F130, 0x1F149),  # in a square
)
_USUAL = "ℓℹⓂ"
"""The sign of litres, and two that are emojis too."""


def _plain(codes: Iterable[int]) -> Mapping[int, str]:
    found = {code: unicodedata.normalize("NFKC", chr(code)) for code in codes}
    return {
        code: plain
        for code, plain in found.items()
        if len(plain) == 1 and plain.isascii() and plain.isalnum() and chr(code) not in _USUAL
    }


_LETTERS = _plain(code for first, last in _BLOCKS for code in range(first, last + 1))


def plain_letters(text: str) -> str:
    """Return a text of the same length with plain letters and digits in the place of fancy ones."""
    return text.translate(_LETTERS)
