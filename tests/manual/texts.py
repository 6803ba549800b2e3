"""What a document says, as one text, whatever holds it."""

from collections.abc import Iterator, Mapping
from typing import Any

from muniredes.actions.printing import manual
from muniredes.manual.document import Document, Edition
from muniredes.storage.database import Database


def texts_of(value: Any) -> Iterator[str]:
    """Yield every text inside a document, whatever holds it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from texts_of(part)
    elif hasattr(value, "__dataclass_fields__") and not isinstance(value, bytes):
        for name in value.__dataclass_fields__:
            yield from texts_of(getattr(value, name))


def text_of(document: Document) -> str:
    """Return all that a document says."""
    return "\n".join(texts_of(document))


def manual_of(database: Database, edition: Edition = Edition.RESERVED) -> Document:
    """Compose the manual of a guide."""
    return manual.prepare(database, edition).document


Marked = Mapping[str, tuple[Any, str]]
"""A field, its value, and what the manual says of it."""
