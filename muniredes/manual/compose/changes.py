"""Annex A: what changed since the previous manual."""

from collections.abc import Iterator, Mapping

from muniredes.domain.dates import short_date
from muniredes.domain.history import Operation, RecordedAction, RecordedRow
from muniredes.domain.people import Person
from muniredes.domain.words import field_word, kind_word, plain_value
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Chapter, Rich, Table, Text, Tone, rich


def chapter(data: ManualData) -> Chapter | None:
    """Return the annex; nothing in the public edition, in the first manual, or when nothing changed."""
    if data.is_public or data.version == 1 or not data.changes:
        return None
    return Chapter("A", _("Qué ha cambiado desde el manual anterior"), tuple(_blocks(data)))


def _blocks(data: ManualData) -> Iterator[Block]:
    previous = data.version - 1
    yield Text(
        rich(_("Cambios desde la versión {n}, del más antiguo al más reciente.").format(n=previous)),
        Tone.LEAD,
    )
    rows = tuple(
        (
            rich(short_date(action.at.date())),
            rich(action.author or "—"),
            rich(action.title),
            _details(data, action),
        )
        for action in data.changes
    )
    headings = (_("Fecha"), _("Quién"), _("Qué"), _("Antes → después"))
    yield Table(headings, rows, (1.4, 2, 3, 3.8), _("Cambios desde el manual anterior"))


def _details(data: ManualData, action: RecordedAction) -> Rich:
    lines = [line for row in action.rows for line in describe_row(row, data.snapshot.people_by_id)]
    return rich("\n".join(lines) or "—")


def describe_row(row: RecordedRow, people: Mapping[int, Person]) -> Iterator[str]:
    """Yield, for an update, each field with its value before and after."""
    if row.operation is not Operation.UPDATE:
        if row.operation is Operation.DELETE:
            yield _("{kind}: borrado").format(kind=kind_word(row.ref.kind))
        return
    for field, after in (row.after or {}).items():
        before = (row.before or {}).get(field)
        label = field_word(row.ref.kind, field)
        yield f"{label}: {_said(row, field, before, people)} → {_said(row, field, after, people)}"


def _said(row: RecordedRow, field: str, value: object, people: Mapping[int, Person]) -> str:
    if isinstance(value, int) and field.endswith("_id") and not field.endswith("area_id"):
        person = people.get(value)
        return person.name if person else _("alguien que ya no consta")
    if field == "shield":
        return _("con escudo") if value else "—"
    return plain_value(row.ref.kind, field, value)
