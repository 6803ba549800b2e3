"""Annex A: what changed since the previous manual."""

from collections.abc import Iterator
from itertools import groupby

from muniredes.domain.dates import short_date
from muniredes.domain.history import RecordedAction
from muniredes.domain.words import describe_row
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Chapter, Rich, Table, Text, Tone, rich


def chapter(data: ManualData) -> Chapter | None:
    """Return the annex; nothing in the first manual, or when nothing changed."""
    if data.version == 1 or not data.changes:
        return None
    return Chapter("A", _("Qué ha cambiado desde el manual anterior"), tuple(_blocks(data)))


def _blocks(data: ManualData) -> Iterator[Block]:
    previous = data.version - 1
    yield Text(
        rich(_("Cambios desde la versión {n}, del más antiguo al más reciente.").format(n=previous)),
        Tone.LEAD,
    )
    said = _("Dos momentos cualesquiera se comparan en «Entregar y recibir», «Qué ha cambiado».")
    yield Text(rich(said), Tone.NOTE)
    told = (
        (short_date(action.at.date()), action.author or "—", action.title, _details(data, action))
        for action in data.changes
    )
    rows = tuple(
        (rich(day), rich(author), rich(f"{title}{_times(len(list(alike)))}"), details)
        for (day, author, title, details), alike in groupby(told)
    )
    headings = (_("Fecha"), _("Quién"), _("Qué"), _("Antes → después"))
    yield Table(headings, rows, (1.4, 2, 3, 3.8), _("Cambios desde el manual anterior"))


def _times(count: int) -> str:
    """Return how many times in a row the same was done."""
    return _(" ({n} veces)").format(n=count) if count > 1 else ""


def _details(data: ManualData, action: RecordedAction) -> Rich:
    lines = [line for row in action.rows for line in describe_row(row, data.snapshot.people_by_id)]
    return rich("\n".join(lines) or "—")
