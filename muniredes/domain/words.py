"""Objects said in words: kinds, fields and values, as the history, the forms and the manual print them."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any, Protocol, cast

from muniredes.domain.dates import short_date
from muniredes.domain.elections import Milestone
from muniredes.domain.history import Operation, RecordedRow
from muniredes.domain.people import Person, hours
from muniredes.domain.vocabulary import ENUMS, FIELDS, KINDS, RECORD_FIELDS
from muniredes.i18n import _

_PICTURES = frozenset({"shield", "logo", "logo_on_dark", "capture", "picture"})
_NAME_PEOPLE = frozenset(
    {
        "user_id", "responsible_id", "deputy_id", "person_id", "holder_id", "second_factor_holder_id",
        "publisher_id", "responder_id", "keeper_id", "decided_by_id", "answers_id",
        "giver_id", "receiver_id", "secretary_id", "answered_by_id",
        "approved_by_id", "approver_id", "reviewer_id", "handler_id", "done_by_id",
    }
)  # fmt: skip


_UNTOLD = frozenset({"approved_said"})
"""Fields that only the program reads."""


class Worded(Protocol):
    """A value of a closed list: it knows its word."""

    @property
    def word(self) -> str: ...


def kind_word(kind: str) -> str:
    """«Cuenta»."""
    return _(KINDS.get(kind, kind))


def field_word(kind: str, field: str) -> str:
    """«Suplente» for («custody», «deputy_id»)."""
    if kind == "electoral_period" and field in {milestone.value for milestone in Milestone}:
        return Milestone(field).word
    return _(FIELDS.get(f"{kind}.{field}", field))


def record_word(record: type, field: str) -> str:
    """«Valor» for (Colour, «value»)."""
    return _(RECORD_FIELDS.get(f"{record.__name__}.{field}", field))


def value_word(path: str, value: Any) -> str:
    """Return the word of a value of the closed list of a field («account.state»)."""
    return cast("Worded", ENUMS[path](value)).word


def plain_value(kind: str, field: str, value: object) -> str:
    """Return a stored value as a person writes it: «En uso», «24/11/2026», «sí», «2,5 horas», «—»."""
    if value is None or value in ("", [], ()):
        return "—"
    if isinstance(value, list | tuple):
        return "; ".join(_item(kind, field, item) for item in value)
    if isinstance(value, bool):
        return _("sí") if value else _("no")
    if f"{kind}.{field}" in ENUMS:
        return value_word(f"{kind}.{field}", value)
    if field == "weekly_hours" and isinstance(value, int | float):
        return hours(float(value))
    return _as_date(value) or _as_moment(value) or str(value)


def _item(kind: str, field: str, item: object) -> str:
    """Return one thing of a list in words: a value of a closed list, or a record with its parts."""
    if is_dataclass(item):
        item = {part.name: getattr(item, part.name) for part in fields(item)}
    if isinstance(item, Mapping):
        return " · ".join(
            _part(name, part)
            for name, part in item.items()
            if part not in (None, "", [], ()) and part is not False
        )
    return value_word(f"{kind}.{field}", item) if f"{kind}.{field}" in ENUMS else str(item)


def _part(name: str, value: object) -> str:
    """Return one field of a record in words."""
    if name in _PICTURES:
        return _("con imagen")
    return plain_value("", name, value)


def _as_date(value: object) -> str | None:
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, str) and len(value) == 10:
        try:
            return short_date(date.fromisoformat(value))
        except ValueError:
            return None
    return None


def _as_moment(value: object) -> str | None:
    """Return a stored moment as the clock of this computer shows it."""
    if isinstance(value, str) and len(value) >= 19 and value[4:5] == "-" and value[10] == "T":
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            return None
    if not isinstance(value, datetime):
        return None
    wall = value.astimezone() if value.tzinfo else value
    return f"{short_date(wall.date())} {wall:%H:%M}"


def describe_row(row: RecordedRow, people: Mapping[int, Person]) -> Iterator[str]:
    """Yield, for an update, each field with its value before and after."""
    if row.operation is not Operation.UPDATE:
        if row.operation is Operation.DELETE:
            yield _("{kind}: borrado").format(kind=kind_word(row.ref.kind))
        return
    for field, after in (row.after or {}).items():
        if field in _UNTOLD:
            continue
        before = (row.before or {}).get(field)
        label = field_word(row.ref.kind, field)
        yield f"{label}: {_said(row, field, before, people)} → {_said(row, field, after, people)}"


def _said(row: RecordedRow, field: str, value: object, people: Mapping[int, Person]) -> str:
    if isinstance(value, int) and field in _NAME_PEOPLE:
        person = people.get(value)
        return person.name if person else _("alguien que ya no consta")
    if field in _PICTURES:
        return _("con imagen") if value else "—"
    return plain_value(row.ref.kind, field, value)
