"""That there is none is an answer: what somebody said that there is not is not asked for again."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from enum import Enum
from typing import Protocol, cast

from muniredes.domain.fields import CARDS, FIELDS, LACKABLE
from muniredes.domain.texts.denials import is_denial, is_unknown
from muniredes.i18n import _

NONE = "no tenemos"
"""What a form gives for a field that there is none of, whatever it holds; a person may write it too."""


class _Lacking(Protocol):
    @property
    def lacks(self) -> tuple[Enum, ...]: ...


def is_lacking(thing: object, name: str) -> bool:
    """Whether somebody said that there is none of a field of something («website» of the body)."""
    return any(lack.value == name for lack in cast("_Lacking", thing).lacks)


def is_said(thing: object, name: str) -> bool:
    """Whether a field has an answer: what it holds, or that there is none."""
    return bool(getattr(thing, name)) or is_lacking(thing, name)


def is_asked(thing: object, path: str) -> bool:
    """Whether a field («custody.phone_is_municipal») is asked of a thing: what it is about may be lacking."""
    need = CARDS[path].needs
    return not need or not is_lacking(thing, CARDS[need].name)


def is_asked_with(path: str, given: Mapping[str, object]) -> bool:
    """Whether a field is asked with the answers that a form has, by their paths; not all are of a card."""
    need = CARDS[path].needs if path in CARDS else ""
    said = given.get(need)
    return not (isinstance(said, str) and is_denial(said))


def there_is_none() -> str:
    """What papers say where there is none."""
    return _("No tiene")


def settled(kind: str, thing: object, values: Mapping[str, object]) -> Mapping[str, object]:
    """Return some values of a thing with every «no tenemos» as what it is: nothing there, and that it is so.

    What is only said of what is denied goes with it. Any other answer to the same field takes that away; one
    that says only «no lo sé» is none.
    """
    given = {name: value for name, value in values.items() if f"{kind}.{name}" in LACKABLE}
    if not given:
        return values
    blank = {part.name: part.default for part in fields(thing)}  # type: ignore[arg-type]
    denied = {name for name, value in given.items() if isinstance(value, str) and is_denial(value)}
    unknown = {name for name, value in given.items() if isinstance(value, str) and is_unknown(value)}
    before = cast("_Lacking", thing).lacks
    kept = (lack for lack in before if lack.value not in given)
    lacks = _in_order((*kept, *(LACKABLE[f"{kind}.{name}"] for name in denied)))
    cards = FIELDS[kind].values()
    gone = {card.name for card in cards if card.needs and CARDS[card.needs].name in denied}
    return {**values, **{name: blank[name] for name in denied | unknown | gone}, "lacks": lacks}


def _in_order(lacks: Iterable[Enum]) -> tuple[Enum, ...]:
    found = set(lacks)
    return tuple(lack for kind in {type(each) for each in found} for lack in kind if lack in found)
