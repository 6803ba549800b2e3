"""Closed lists whose members say their own word: what is stored, and what a person reads, told together."""

from enum import StrEnum
from typing import Self

from muniredes.i18n import _


class WordedEnum(StrEnum):
    """`NAME = "stored value", mark("Lo que se lee")`; compared, stored and looked for by its value.

    A member without a word is a TypeError as soon as its class is read.
    """

    source: str

    def __new__(cls, value: str, source: str = "") -> Self:
        """Make a member of what is stored, and of its word as it is written in the code."""
        if not source:
            raise TypeError(f"{cls.__name__}: «{value}» has no word")
        made = str.__new__(cls, value)
        made._value_ = value
        made.source = source
        return made

    @property
    def word(self) -> str:
        """Return its word, in the language in use."""
        return _(self.source)
