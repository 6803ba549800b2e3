"""What the council changed of the checklists, without what names anybody: the public edition prints it."""

import re
from collections.abc import Iterable
from dataclasses import replace

from muniredes.domain.crisis.record import CrisisRecord
from muniredes.domain.people import Person
from muniredes.domain.texts.text import fold

_PHONE = re.compile(r"\d(?:\D{0,3}\d){7}")
_MAILBOX = re.compile(r"\S@\S")
_WORD = re.compile(r"\w+")
_FEWEST_LETTERS = 4


def nameless(record: CrisisRecord, people: Iterable[Person]) -> CrisisRecord:
    """Return the record with only the own texts and steps that name nobody and have no phone.

    Where one is left out, what the catalogue says stands in for it.
    """
    named = [*(person.name for person in people), *(contact.name for contact in record.contacts)]
    long = {word for name in named for word in _words(name)}
    short = {word for name in named for word in _short_names(name)}

    def is_nameless(*texts: str) -> bool:
        said = " ".join(texts)
        names = long & _words(said) or short & _short_names(said)
        return not (names or _PHONE.search(said) or _MAILBOX.search(said))

    return replace(
        record,
        texts=tuple(own for own in record.texts if is_nameless(own.text)),
        steps=tuple(own for own in record.steps if is_nameless(own.do, own.why, own.paste)),
    )


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(fold(text)) if len(word) >= _FEWEST_LETTERS}


def _short_names(text: str) -> set[str]:
    """Return the short words that begin with a capital: «Ana», «Gil»."""
    found = (word for word in _WORD.findall(text) if len(word) < _FEWEST_LETTERS and word[:1].isupper())
    return {word for word in found if not word.isdecimal()}
