"""What a cell of a list from elsewhere says of a field, in the way of its kind."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from muniredes.domain.fields import Card, Kind
from muniredes.domain.text import fold
from muniredes.domain.words import value_word

_YES = frozenset({"si", "yes", "true", "verdadero", "x", "1"})
_NO = frozenset({"no", "false", "falso", "0"})
_MOST_DIGITS = 11


def understood(card: Card, text: str) -> Any:
    """Return the value that a cell with something in it gives to a field; None when it is not understood."""
    return _READERS.get(card.kind, _as_it_is)(card, text)


def read_day(text: str) -> date | None:
    """Return the day in «2026-11-24», «24/11/2026» or «24-11-26», with an hour or not; None if it is none."""
    head = text.strip().replace("T", " ").split(" ")[0]
    parts = head.replace("/", "-").replace(".", "-").split("-")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        return None
    first, month, last = (int(part) for part in parts)
    year, day = (first, last) if len(parts[0]) == 4 else (last, first)
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None


def _as_it_is(_card: Card, text: str) -> str:
    return text


def _count(_card: Card, text: str) -> int | None:
    digits = text.strip().replace(".", "").replace(",", "").replace(" ", "")
    return int(digits) if digits.isdecimal() and len(digits) <= _MOST_DIGITS else None


def _number(_card: Card, text: str) -> float | None:
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        return None


def _yes_no(_card: Card, text: str) -> bool | None:
    said = fold(text)
    return True if said in _YES else False if said in _NO else None


def _choice(card: Card, text: str) -> Any:
    assert card.options is not None
    said, words = fold(text), dict(card.read_as)
    for member in card.options:
        others = words.get(member, "").split("|")
        if said in {*others, fold(value_word(card.path, member.value)), fold(str(member.value))}:
            return member
    return None


_READERS: Mapping[Kind, Callable[[Card, str], Any]] = {
    Kind.DAY: lambda _card, text: read_day(text),
    Kind.COUNT: _count,
    Kind.NUMBER: _number,
    Kind.HOURS: _number,
    Kind.YES_NO: _yes_no,
    Kind.CHOICE: _choice,
}
"""How each kind is read; the others are texts."""
