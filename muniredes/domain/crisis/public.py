"""What the council changed of the checklists, without what names anybody: the public edition prints it."""

import re
from collections.abc import Iterable
from dataclasses import replace

from muniredes.domain.crisis.record import CrisisRecord
from muniredes.domain.people import Person
from muniredes.domain.text import fold

_PHONE = re.compile(r"\d(?:[ .\-/]?\d){8}")
_MAILBOX = re.compile(r"\S@\S")
_WORD = re.compile(r"\w+")
_FEWEST_LETTERS = 4


def nameless(record: CrisisRecord, people: Iterable[Person]) -> CrisisRecord:
    """Return the record with only the own texts and steps that name nobody and have no phone.

    Where one is left out, what the catalogue says stands in for it.
    """
    names = {word for person in people for word in _words(person.name)}
    names |= {word for contact in record.contacts if not contact.key for word in _words(contact.name)}

    def is_nameless(*texts: str) -> bool:
        said = " ".join(texts)
        return not (_PHONE.search(said) or _MAILBOX.search(said) or names & _words(said))

    return replace(
        record,
        texts=tuple(own for own in record.texts if is_nameless(own.text)),
        steps=tuple(own for own in record.steps if is_nameless(own.do, own.why, own.paste)),
    )


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(fold(text)) if len(word) >= _FEWEST_LETTERS}
