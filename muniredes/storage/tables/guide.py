"""The tables of the guide: each column comes from the card of its field, in the order of its class."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import Field, fields
from enum import IntEnum, StrEnum
from typing import cast

from muniredes.domain.fields import FIELDS, Card, Kind
from muniredes.storage import columns
from muniredes.storage.columns import EnumNumber, EnumText, Several, Text
from muniredes.storage.tables.base import Column, Index, Table, number, table

_PICTURE_LETTERS = 64
"""A picture is named by its SHA-256."""

_INDEXES = {
    "message": (("topic_id",),),
    "outlet": (("message_id",), ("account_id", "message_id")),
    "post": (("at",), ("message_id",), ("account_id", "published_at"), ("state", "at")),
    "incident_step": (("incident_id",),),
    "incident_entry": (("incident_id",),),
    "lesson_task": (("incident_id",),),
    "handover_answer": (("handover_id",),),
    "handover_act": (("handover_id",),),
}
"""What is looked for by more than its number; each is named by its first column."""

_ONE_OF_EACH = frozenset({"duty.step", "guide_mark.task"})
_IN_A_CIRCLE = frozenset({"area.responsible_id"})
"""An area points to a person, who points to an area: one of the two is told afterwards."""


def guide_table(thing: type, kind: str) -> Table:
    """Return the table of a class that is known by a kind; it is known from now on."""
    indexes = [Index(f"ix_{kind}_{names[0]}", *names) for names in _INDEXES.get(kind, ())]
    return table(kind, *_columns(thing, kind), *indexes)


def _columns(thing: type, kind: str) -> Iterator[Column]:
    """Yield a column for each field; a thing that has no number and is part of another goes by that one's."""
    cards, parts = FIELDS[kind], [part for part in fields(thing) if part.name != "id"]
    key = parts[0].name if len(parts) == len(fields(thing)) and cards[parts[0].name].is_part else ""
    if not key:
        yield number()
    for part in parts:
        yield _column(cards[part.name], part, is_key=part.name == key)


def _column(card: Card, part: Field[object], *, is_key: bool) -> Column:
    return Column(
        card.name,
        _HELD[card.kind](card),
        nullable=part.default is None,
        unique=card.path in _ONE_OF_EACH,
        primary_key=is_key,
        default=_DEFAULTS.get(card.kind),
        points_to="person" if card.kind is Kind.PERSON else card.to,
        in_a_circle=card.path in _IN_A_CIRCLE,
        is_owner=card.is_part,
        is_did=card.did,
        until=card.until,
    )


_TEXTS = (Kind.LINE, Kind.NOTE, Kind.EMAIL, Kind.PHONE, Kind.WEB)
_LISTS = (Kind.SEVERAL, Kind.ROWS, Kind.LIST)
_DEFAULTS = dict.fromkeys(_TEXTS, "") | dict.fromkeys(_LISTS, "[]")
"""What was not said: an empty text, or none of them."""


def _choice(card: Card) -> columns.Kind:
    options = cast("type", card.options)
    return EnumNumber(options) if issubclass(options, IntEnum) else EnumText(cast("type[StrEnum]", options))


_HELD: Mapping[Kind, Callable[[Card], columns.Kind]] = {
    **dict.fromkeys(_TEXTS, lambda _card: Text()),
    **dict.fromkeys(_LISTS, lambda card: Several(cast("type", card.options or card.record))),
    **dict.fromkeys((Kind.PERSON, Kind.LINK, Kind.COUNT), lambda _card: columns.INTEGER),
    **dict.fromkeys((Kind.NUMBER, Kind.HOURS), lambda _card: columns.FLOAT),
    Kind.CODE: lambda card: Text(card.limit),
    Kind.PICTURE: lambda _card: Text(_PICTURE_LETTERS),
    Kind.CHOICE: _choice,
    Kind.YES_NO: lambda _card: columns.BOOLEAN,
    Kind.DAY: lambda _card: columns.DATE,
    Kind.MOMENT: lambda _card: columns.DATETIME,
    Kind.INSTANT: lambda _card: columns.INSTANT,
}
"""How each kind of field is kept."""
