"""Annex A: what changed since the previous manual, and since the term that ended."""

from collections.abc import Iterator
from itertools import groupby

from muniredes.domain.crisis.clocks import zone
from muniredes.domain.dates import short_date
from muniredes.domain.history import RecordedAction
from muniredes.domain.texts.words import describe_row
from muniredes.i18n import _
from muniredes.manual.compose.annexes import since_term
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Chapter, Columns, Rich, Table, Text, Tone, rich


def chapter(data: ManualData) -> Chapter | None:
    """Return the annex; nothing when nothing changed, or there is nothing of before to say it of."""
    found = data.since_term
    since = tuple(since_term.blocks(found)) if found is not None else ()
    if data.previous is not None and data.changes:
        since = (since_term.heading(found), *since) if found is not None else ()
        return Chapter(
            "A", _("Qué ha cambiado desde el manual anterior"), (*_blocks(data, data.previous), *since)
        )
    return Chapter("A", since_term.title(found), since) if found is not None else None


def _blocks(data: ManualData, previous: int) -> Iterator[Block]:
    yield Text(
        rich(_("Cambios desde la versión {n}, del más antiguo al más reciente.").format(n=previous)),
        Tone.LEAD,
    )
    told = (
        (short_date(action.at.date()), action.author or "—", action.title, _details(data, action))
        for action in data.changes
    )
    counted = [(row, len(list(alike))) for row, alike in groupby(told)]
    rows = tuple(
        (rich(day), rich(author), rich(f"{title}{_times(count)}"), details)
        for (day, author, title, details), count in counted
        if details
    )
    if rows:
        headings = (_("Fecha"), _("Quién"), _("Qué"), _("Antes → después"))
        yield Table(headings, rows, (1.4, 2, 3, 3.8), _("Cambios desde el manual anterior"))
    named = [
        _("{what}{times}, {day}, {who}").format(what=title, times=_times(count), day=day, who=author)
        for (day, author, title, details), count in counted
        if not details
    ]
    if named:
        yield Columns(tuple(rich(f"{each}.") for each in named))
    said = _("Dos momentos cualesquiera se comparan en «Entregar y recibir», «Qué ha cambiado».")
    yield Text(rich(said), Tone.NOTE)


def _times(count: int) -> str:
    """Return how many times in a row the same was done."""
    return _(" ({n} veces)").format(n=count) if count > 1 else ""


def _details(data: ManualData, action: RecordedAction) -> Rich:
    people, where = data.snapshot.people_by_id, zone(data.council)
    lines = [line for row in action.rows for line in describe_row(row, people, where, data.networks)]
    return rich("\n".join(lines)) if lines else ()
