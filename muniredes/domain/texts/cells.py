"""What a cell of a list from elsewhere says of a field, in the way of its kind."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, TypeVar

from muniredes.domain.calendar.lists.reading_days import DayHint, named_weekday, read_listed_moment
from muniredes.domain.fields import Card, Kind
from muniredes.domain.texts import quantities
from muniredes.domain.texts.secrets import holds_secret, none_holds_secret
from muniredes.domain.texts.text import fold, tidy
from muniredes.domain.texts.words import value_word

F = TypeVar("F")

_YES = frozenset({"si", "yes", "true", "verdadero", "x", "1"})
_NO = frozenset({"no", "false", "falso", "0"})
_AROUND = re.compile(r"^[\W_]+|[\W_]+$")
_DAYS_AHEAD = 366
_LONG_ENOUGH = 4
"""The fewest letters of a word that counts though more come behind it: «no se sabe» is no «no»."""

_BETWEEN_PEOPLE = re.compile(r"[;,\n]|\s/\s|/(?=[^\W\d_]{2})")
_AND = re.compile(r"^(\S.*?\S)\s+(?:y|e)\s+(\S.*\S)$")
_NO_HINT = DayHint(date(1900, 1, 1))


def understood(card: Card, text: str) -> Any:
    """Return the value that a cell with something in it gives to a field; None when it is not understood."""
    return _READERS.get(card.kind, _as_it_is)(card, text)


def read_day(text: str) -> date | None:
    """Return the day that a cell says with its year, in any way that a calendar may; None if it is none."""
    said = text.strip()
    read = None if said.isdecimal() else read_listed_moment(said, "", _NO_HINT)[0]
    return read.day if read is not None and not read.doubt else None


def coming_day(text: str, today: date) -> date | None:
    """Return the day to come that is said in part: «11/12», «11 de diciembre», «viernes 11», «viernes», «11».

    None when it is none, and when it says its year or a weekday that does not fit.
    """
    words = fold(text).replace(",", " ").split()
    weekday = named_weekday(words[0]) if words else None
    rest = words[1:] if weekday is not None else words
    if not words:
        return None
    said = _month_and_number(rest, today)
    if said is None:
        return None
    month, number = said
    ahead = (today + timedelta(days=n) for n in range(_DAYS_AHEAD))
    fits = (day for day in ahead if month in (None, day.month) and number in (None, day.day))
    return next((day for day in fits if weekday in (None, day.weekday())), None)


def _month_and_number(words: Sequence[str], today: date) -> tuple[int | None, int | None] | None:
    """Return the month and the number of a day without its year, None for the one that is not said.

    None altogether when the words say no day, or a whole one.
    """
    if not words:
        return None, None
    if len(words) == 1 and words[0].isdecimal():
        return None, int(words[0])
    read = read_listed_moment(" ".join(words), "", DayHint(today))[0]
    return (read.day.month, read.day.day) if read is not None and read.doubt else None


def secret_cells(cells: Mapping[F, str], machine_made: Collection[F]) -> frozenset[F]:
    """Return which cells hold a secret; of those that a machine made, only if it is announced."""
    if none_holds_secret(cells.values()):
        return frozenset()
    return frozenset(
        field for field, text in cells.items() if holds_secret(text, machine_made=field in machine_made)
    )


def people_in(text: str) -> tuple[str, ...]:
    """Return each of the people that a cell names."""
    parts = (each for part in _BETWEEN_PEOPLE.split(text) for each in _apart(tidy(part)))
    return tuple(dict.fromkeys(filter(None, parts)))


def _apart(name: str) -> tuple[str, ...]:
    """Return the two people of «Ana y Luis» or «Ana Gil y Luis Paz»; «José Ortega y Gasset» is one."""
    found = _AND.search(name)
    one, other = found.groups() if found else (name, "")
    return (one, other) if len(one.split()) == len(other.split()) else (name,)


def _as_it_is(_card: Card, text: str) -> str:
    return text


def _count(card: Card, text: str) -> int | None:
    return quantities.count(text, card.label, card.suffix)


def _number(card: Card, text: str) -> float | None:
    return quantities.amount(text, card.label, card.suffix)


def _yes_no(_card: Card, text: str) -> bool | None:
    said = fold(text)
    return True if said in _YES else False if said in _NO else None


def _choice(card: Card, text: str) -> Any:
    """Return the member that a cell names, whole or as what it begins with («Publicada en Facebook ✔»)."""
    assert card.options is not None
    said = _AROUND.sub("", fold(text)) or text.strip()
    names = _names_of(card, tuple(value_word(card.path, member.value) for member in card.options))
    if said in names:
        return names[said]
    begun = [
        name
        for name in names
        if len(name) >= _LONG_ENOUGH and said.startswith(name) and not said[len(name) :][:1].isalnum()
    ]
    return names[max(begun, key=len)] if begun else None


@lru_cache
def _names_of(card: Card, shown: tuple[str, ...]) -> Mapping[str, Any]:
    """Return the members of a closed list by each of their names; `shown` are those that people see today."""
    names: dict[str, Any] = {}
    words = dict(card.read_as)
    for member, word in zip(card.options or (), shown, strict=True):
        others = filter(None, words.get(member, "").split("|"))
        for name in (fold(word), fold(str(member.value)), *others):
            names.setdefault(name, member)
    return names


_READERS: Mapping[Kind, Callable[[Card, str], Any]] = {
    Kind.DAY: lambda _card, text: read_day(text),
    Kind.COUNT: _count,
    Kind.NUMBER: _number,
    Kind.HOURS: _number,
    Kind.YES_NO: _yes_no,
    Kind.CHOICE: _choice,
}
"""How each kind is read; the others are texts."""
