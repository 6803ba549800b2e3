"""What happened hour by hour, what was decided, and what was published word by word."""

from collections.abc import Iterator, Sequence

from muniredes.domain.crisis.incidents import EntryKind, IncidentEntry
from muniredes.domain.crisis.record import IncidentFile
from muniredes.domain.fields import word
from muniredes.i18n import _
from muniredes.manual.compose.crisis.moments import stamp
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Heading, Rich, RuledSpace, Table, Text, bold, rich


def blocks(data: ManualData, file: IncidentFile) -> Iterator[Block]:
    """Yield the timeline, the decisions and the notices."""
    yield Heading(_("Qué pasó, hora a hora"), key="cronologia")
    yield _table(data, file.entries, _("Cronología: hora, qué y quién"), says_kind=True)
    for kind, title, key, nothing in (
        (
            EntryKind.DECISION,
            _("Lo que se decidió"),
            "decisiones",
            _("No consta ninguna decisión. Escríbalas."),
        ),
        (EntryKind.NOTICE, _("Lo que se publicó, palabra por palabra"), "avisos", ""),
    ):
        found = [entry for entry in file.entries if entry.kind is kind]
        yield Heading(title, key=key)
        if found:
            yield _table(data, found, title)
        elif nothing:
            yield RuledSpace(nothing, 2)
        else:
            yield Text(rich(_("No consta ningún aviso publicado.")))


def _table(
    data: ManualData, entries: Sequence[IncidentEntry], summary: str, *, says_kind: bool = False
) -> Table:
    return Table(
        (word("incident_entry.at"), _("Qué"), word("incident_entry.person_id")),
        tuple(_row(data, entry, says_kind=says_kind) for entry in entries),
        (2, 6.2, 2.2),
        summary,
    )


def _row(data: ManualData, entry: IncidentEntry, *, says_kind: bool) -> tuple[Rich, ...]:
    kind = rich(bold(f"{entry.kind.word}. ")) if says_kind else ()
    return (
        rich(stamp(data, entry.at)),
        rich(kind, entry.text),
        data.signed(entry.person_id, entry.who),
    )
