"""What a file of newer knowledge says of itself: of which day it is, and the digest of everything inside."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from muniredes.domain.file_digests import PackedFile, files_from_json, files_to_json

SUFFIX = ".saber"
FORMAT = 1
"""The version of the file itself; whether the program understands what is inside is seen by reading it."""


@dataclass(frozen=True, slots=True)
class KnowledgeEdition:
    """The catalogue of a day: who publishes it, what is new in it, and its files."""

    day: date
    publisher: str
    news: str
    files: tuple[PackedFile, ...] = ()


def to_json(edition: KnowledgeEdition) -> dict[str, Any]:
    """Return an edition as its file holds it, in Spanish: somebody may read it without the program."""
    return {
        "formato": FORMAT,
        "dia": edition.day.isoformat(),
        "publica": edition.publisher,
        "novedades": edition.news,
        "ficheros": files_to_json(edition.files),
    }


def from_json(said: Mapping[str, Any]) -> KnowledgeEdition:
    """Return an edition from what its file holds. Raises ValueError, TypeError or KeyError."""
    publisher, news = said["publica"], said["novedades"]
    if said["formato"] != FORMAT or not isinstance(publisher, str) or not isinstance(news, str):
        raise ValueError(said["formato"])
    day, files = date.fromisoformat(said["dia"]), files_from_json(said["ficheros"])
    return KnowledgeEdition(day, publisher, news, files)
