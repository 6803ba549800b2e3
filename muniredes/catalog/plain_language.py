"""From the word of a file to that of the street: what can be said more plainly, word by word."""

from collections.abc import Iterator
from pathlib import Path

from muniredes.catalog.records import Record, read
from muniredes.domain.knowledge.facts import Fact
from muniredes.domain.texts.legibility import PlainWord
from muniredes.domain.texts.text import fold
from muniredes.i18n import _

_ARROW = " → "


def load_plain_words(path: Path) -> tuple[Fact[tuple[PlainWord, ...]], ...]:
    """Return the words of a file; a Problem names the first mistake."""
    return tuple(record.fact(_words) for _name, record in read(path))


def _words(record: Record) -> tuple[PlainWord, ...]:
    return tuple(_read(record))


def _read(record: Record) -> Iterator[PlainWord]:
    seen: set[str] = set()
    for line in record.texts("palabras"):
        formal, _arrow, plain = line.partition(_ARROW)
        if not formal.strip() or not plain.strip():
            raise record.problem("palabras", _("«{line}» no es «formal → llana»").format(line=line))
        if fold(formal) in seen:
            raise record.problem("palabras", _("«{name}» está dos veces").format(name=formal))
        seen.add(fold(formal))
        yield PlainWord(formal.strip(), plain.strip())
