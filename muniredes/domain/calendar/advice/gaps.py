"""How long a draft will be once somebody fills its gaps, like {SEDE} or {HORA}."""

from muniredes.domain.texts.text import GAP

_GAP_LENGTH = 24
"""How long a gap is taken to be once filled, in characters: a link counts 23 on X. Our own estimate."""


def likely(text: str) -> str:
    """Return a text as long as it will be, more or less, once its gaps are filled."""
    return GAP.sub("x" * _GAP_LENGTH, text)


def filled_length(text: str) -> int:
    """Return about how many characters the text will have once its gaps are filled."""
    return len(likely(text))
