"""A language that nobody speaks: each text in brackets, so that what did not go through it is seen."""

import dataclasses
import math
import re
import sqlite3
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from enum import Enum
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from muniredes import i18n, paths

CODE = "qps"
OPEN, CLOSE = "⟦", "⟧"
_SEPARATORS = re.compile(r"[⟦⟧·():\n,;«»/|]|\.\.?$")
_FILLED = re.compile(r"\b(en )?https?://\S+|\b\d{3}( \d{3}){2}\b")
"""An address or a telephone, in the gap of a text."""
_NUMBERED = re.compile(r"^\d+\. ")
_WORDS_OF_A_PIECE = 4
_WORD = re.compile(r"\b[^\W\d_]{3,}\b")
_NAMES_A_THING = re.compile(r"[#\w.@+&=?%-]+")
"""An address, a key, a file, a word alone: it is no sentence of ours."""


def write(folder: Path) -> Path:
    """Write the language where `i18n` finds it, from the list of texts that translators are given."""
    with paths.resource("locale", "muniredes.pot").open("rb") as file:
        texts = read_po(file)
    told = Catalog(locale=None)
    for message in texts:
        if isinstance(message.id, tuple):
            told.add(message.id, tuple(f"{OPEN}{one}{CLOSE}" for one in message.id))
        elif message.id:
            told.add(message.id, f"{OPEN}{message.id}{CLOSE}", context=message.context)
    place = folder / CODE / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / f"{i18n.DOMAIN}.mo").open("wb") as compiled:
        write_mo(compiled, told)
    return folder


def ours() -> Iterator[str]:
    """Yield every text of the program: those that translators are given, and those of the catalogue."""
    with paths.resource("locale", "muniredes.pot").open("rb") as file:
        for message in read_po(file):
            yield from (message.id,) if isinstance(message.id, str) else message.id
    for path in paths.resource("catalog").rglob("*.toml"):
        if path.name != "bodies.toml":
            yield from texts_in(tomllib.loads(path.read_text(encoding="utf-8")))


class Known:
    """What is said as it was written: the answers of a guide, and what the catalogue says in Spanish."""

    def __init__(self, *values: object) -> None:
        said = {text for value in values for text in texts_in(value)}
        for folder in ("catalog", "examples"):
            for path in paths.resource(folder).rglob("*.toml"):
                said.update(texts_in(tomllib.loads(path.read_text(encoding="utf-8"))))
        self._said = _words(" ".join(sorted(said)))

    def untranslated(self, texts: Iterable[str]) -> list[str]:
        """Return the parts of some texts that nobody wrote and that no language was asked for."""
        found = {part for text in texts for part in _SEPARATORS.split(_FILLED.sub("", outside(text)))}
        return sorted(part for part in found if self._is_ours(part.strip()))

    def _is_ours(self, part: str) -> bool:
        if not _WORD.search(part) or _NAMES_A_THING.fullmatch(part.strip(" .—-–…→↑↓✓✗☐☑•*")):
            return False
        words = _words(_NUMBERED.sub("", part)).split()
        return self._pieces(words) > 1 + len(words) // _WORDS_OF_A_PIECE

    def _pieces(self, words: list[str]) -> float:
        """Return of how many known texts a part is made: an answer in the gap of a text cuts it in three."""
        count = 0
        while words:
            size = next((n for n in range(len(words), 0, -1) if f" {' '.join(words[:n])} " in self._said), 0)
            if not size:
                return math.inf
            words, count = words[size:], count + 1
        return count


def written_before(guide: Path) -> list[str]:
    """Return what the history of a guide says that was done: it was written in the language of that day."""
    with closing(sqlite3.connect(guide)) as connection:
        return [title for (title,) in connection.execute("SELECT title FROM history_action")]


def texts_in(value: object) -> Iterator[str]:
    """Yield every text inside a value: classes, lists and tables are looked into."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    for inner in _inside(value):
        yield from texts_in(inner)


def _inside(value: object) -> Iterator[object]:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        yield from (getattr(value, field.name) for field in dataclasses.fields(value))
    elif isinstance(value, Mapping):
        yield from value
        yield from value.values()
    elif isinstance(value, list | tuple | set | frozenset):
        yield from value


def outside(text: str) -> str:
    """Return what is outside the brackets; a text that was split has lost one of them."""
    depth = lost = 0
    for place, letter in enumerate(text):
        if letter == CLOSE and depth == 0:
            lost = place + 1
        depth = max(0, depth + (letter == OPEN) - (letter == CLOSE))
    said, depth = [], 0
    for letter in text[lost:]:
        depth += letter == OPEN
        if depth == 0:
            said.append(letter)
        elif letter == CLOSE:
            depth -= 1
            said.append("\n" if depth == 0 else "")
    return "".join(said)


def _words(text: str) -> str:
    """Return the words of a text alone, between spaces; the name of a gap is in capitals."""
    return " ".join(("", *re.findall(r"\w+", text.casefold()), ""))
