"""Values said in words, as the history, the forms and the manual print them."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import partial
from typing import Any, Protocol, cast

from muniredes.domain.accounts.account import network_name
from muniredes.domain.calendar.messages.zones import PENINSULA, wall_time
from muniredes.domain.dates import short_date
from muniredes.domain.fields import CARDS, CLOSED_LISTS, Card, Kind, kind_word, word
from muniredes.domain.history import Operation, RecordedRow
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.people import Person, hours, told_apart
from muniredes.i18n import _, figure


class Worded(Protocol):
    """A value of a closed list: it knows its word."""

    @property
    def word(self) -> str: ...


def value_word(path: str, value: Any) -> str:
    """Return the word of a value of the closed list of a field («account.state»)."""
    return cast("Worded", CLOSED_LISTS[path](value)).word


def plain_value(path: str, value: object, where: str = PENINSULA) -> str:
    """Return a stored value as a person writes it: «En uso», «24/11/2026», «sí», «2,5 horas», «—».

    `path` is that of its field («account.state»); one that has no card is said as it looks. A moment is
    told as the clocks of the zone `where` show it.
    """
    card = CARDS.get(path)
    if value is None or value in ("", [], ()):
        return "—"
    if card is not None and card.kind is Kind.PICTURE:
        return _("con imagen")
    if isinstance(value, list | tuple):
        return "; ".join(_item(card, item, where) for item in value)
    if path in CLOSED_LISTS:
        return value_word(path, value)
    return _plain(card, value, where)


def _plain(card: Card | None, value: object, where: str) -> str:
    if isinstance(value, bool):
        return _("sí") if value else _("no")
    if card is not None and card.kind is Kind.HOURS and isinstance(value, int | float):
        return hours(float(value))
    if card is not None and card.kind in (Kind.NUMBER, Kind.COUNT) and isinstance(value, int | float):
        return figure(value)
    return _as_date(value) or _as_moment(value, where) or str(value)


def _item(card: Card | None, item: object, where: str) -> str:
    """Return one thing of a list in words: a value of a closed list, or a record with its parts."""
    if is_dataclass(item):
        item = {part.name: getattr(item, part.name) for part in fields(item)}
    if isinstance(item, Mapping):
        record = card.record.__name__ if card is not None and card.record is not None else ""
        return " · ".join(
            plain_value(f"{record}.{name}", part, where)
            for name, part in item.items()
            if part not in (None, "", [], ()) and part is not False
        )
    return value_word(card.path, item) if card is not None and card.options else str(item)


def _as_date(value: object) -> str | None:
    if isinstance(value, date) and not isinstance(value, datetime):
        return short_date(value)
    if isinstance(value, str) and len(value) == 10:
        try:
            return short_date(date.fromisoformat(value))
        except ValueError:
            return None
    return None


def _as_moment(value: object, where: str) -> str | None:
    """Return a stored moment as the clocks of a zone show it, whatever that of this computer is."""
    if isinstance(value, str) and len(value) >= 19 and value[4:5] == "-" and value[10] == "T":
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            return None
    if not isinstance(value, datetime):
        return None
    wall = wall_time(value, where) if value.tzinfo else value
    return f"{short_date(wall.date())} {wall:%H:%M}"


def describe_row(
    row: RecordedRow, people: Mapping[int, Person], where: str, networks: Networks
) -> Iterator[str]:
    """Yield, for an update, each field with its value before and after, at the hours of a zone."""
    if row.operation is not Operation.UPDATE:
        if row.operation is Operation.DELETE:
            yield _("{kind}: borrado").format(kind=kind_word(row.ref.kind))
        return
    for field, after in (row.after or {}).items():
        path = f"{row.ref.kind}.{field}"
        card = CARDS.get(path)
        if card is not None and card.is_untold:
            continue
        before, said = (row.before or {}).get(field), partial(_said, path, people, where, networks)
        label = word(card.path) if card is not None else field
        yield f"{label}: {said(before)} → {said(after)}"


def _said(path: str, people: Mapping[int, Person], where: str, networks: Networks, value: object) -> str:
    card = CARDS.get(path)
    if isinstance(value, str) and value and path.endswith(".network_id"):
        return network_name(value, networks)
    if isinstance(value, int) and card is not None and card.kind is Kind.PERSON:
        return told_apart(people.values()).get(value) or _("alguien que ya no consta")
    return plain_value(path, value, where)
