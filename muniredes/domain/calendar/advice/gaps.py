"""The gaps of a draft: words in braces that somebody fills, like {SEDE} or {HORA}."""

from collections.abc import Mapping

from muniredes.domain.texts.text import GAP

__all__ = ["GAP", "GAP_LENGTH", "filled", "filled_length", "gaps"]

GAP_LENGTH = 24
"""How long a gap is taken to be once filled, in characters: a link counts 23 on X. Our own estimate."""


def gaps(text: str) -> tuple[str, ...]:
    """Return the gaps of a text in order, each once, without braces."""
    return tuple(dict.fromkeys(found[1:-1] for found in GAP.findall(text)))


def filled(text: str, known: Mapping[str, str]) -> str:
    """Return the text with the gaps that are known filled; the others stay."""
    return GAP.sub(lambda found: known.get(found[0][1:-1]) or found[0], text)


def filled_length(text: str) -> int:
    """Return about how many characters the text will have once its gaps are filled."""
    return len(GAP.sub("x" * GAP_LENGTH, text))
