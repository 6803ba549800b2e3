"""What a document says, in plain text: to look for something in it."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum

_UNSAID = {"key", "link"}
"""What leads somewhere and is not read."""


def words_of(block: object) -> Iterator[str]:
    """Yield every text that something of a document says, in its order."""
    if isinstance(block, str) and not isinstance(block, Enum):
        yield block
    elif isinstance(block, tuple):
        for part in block:
            yield from words_of(part)
    elif is_dataclass(block):
        for field in fields(block):
            if field.name not in _UNSAID:
                yield from words_of(getattr(block, field.name))
