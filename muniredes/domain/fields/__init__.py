"""The card of every field of the guide, by its path («custody.email»), and the word of every kind of object.

A field is told once, in the file of its family. From its card come its column, the input that asks for it,
its word in the history, in the manual and in lists from elsewhere, its limits, and how the search finds it.
"""

from collections.abc import Iterable, Mapping
from enum import Enum

from muniredes.domain.fields import (
    accounts,
    body,
    calendar,
    channels,
    citizens,
    crisis,
    handover,
    profiles,
    voice,
)
from muniredes.domain.fields.card import Card, Filled, Found, Kind, Spliced
from muniredes.i18n import _, in_context

FAMILIES = (body, accounts, voice, channels, profiles, citizens, calendar, crisis, handover)

KINDS: Mapping[str, str] = {kind: word for family in FAMILIES for kind, word in family.KINDS.items()}
"""The word of every kind of object whose changes are kept: «account»."""

CARDS: Mapping[str, Card] = {card.path: card for family in FAMILIES for card in family.CARDS}
"""Every field, by its path; those of small records are under the name of their class: «Colour.name»."""


def _by_kind(cards: Iterable[Card]) -> dict[str, dict[str, Card]]:
    found: dict[str, dict[str, Card]] = {}
    for card in cards:
        found.setdefault(card.of, {})[card.name] = card
    return found


FIELDS: Mapping[str, Mapping[str, Card]] = _by_kind(CARDS.values())
"""The fields of each kind of object or small record, by their names, in their order."""

CLOSED_LISTS: Mapping[str, type[Enum]] = {card.path: card.options for card in CARDS.values() if card.options}
"""The closed list that each field takes its values from; every value has its word."""


LACKS = "lacks"
"""The field of an object that holds what it has none of; its values are the names of other fields of it."""

LACKABLE: Mapping[str, Enum] = {
    f"{card.of}.{lack.value}": lack
    for card in CARDS.values()
    if card.name == LACKS and card.options
    for lack in card.options
}
"""The fields to which «no tenemos» is an answer, with how it is kept."""


def word(path: str) -> str:
    """Return the word of a field: «Suplente» for «custody.deputy_id»."""
    return in_context(path, CARDS[path].label)


def short_word(path: str) -> str:
    """Return what heads a narrow column of a field."""
    short = CARDS[path].short
    return _(short) if short else word(path)


def asked(path: str) -> str:
    """Return how a form asks for a field."""
    question = CARDS[path].asked
    return _(question) if question else word(path)


def kind_word(kind: str) -> str:
    """Return the word of a kind of object: «Cuenta»."""
    return _(KINDS[kind])


__all__ = [
    "CARDS",
    "CLOSED_LISTS",
    "FIELDS",
    "KINDS",
    "LACKABLE",
    "LACKS",
    "Card",
    "Filled",
    "Found",
    "Kind",
    "Spliced",
    "asked",
    "kind_word",
    "short_word",
    "word",
]
