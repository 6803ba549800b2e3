"""Whether whoever comes finds what she needs in the manual: the rehearsals that were taken."""

from collections.abc import Iterator

from muniredes.domain.handover.rehearsal import Rehearsal
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Heading, Items, Rich, Text, bold, rich

_MOST = 4
"""How many are told, the newest first."""


def blocks(data: ManualData) -> Iterator[Block]:
    """Yield the results of the rehearsals; nothing where none was taken."""
    taken = data.snapshot.rehearsals
    if not taken:
        return
    yield Heading(_("El manual, a prueba"), key="ensayos")
    yield Text(rich(_("Quien va a suplir resuelve situaciones con el manual delante, y nada más:")))
    yield Items(tuple(_line(data, each) for each in reversed(taken[-_MOST:])))


def _line(data: ManualData, rehearsal: Rehearsal) -> Rich:
    person = data.snapshot.person(rehearsal.person_id)
    who = _(" Lo hizo {name}.").format(name=data.name(person)) if person else ""
    when = rehearsal.sentence.removesuffix(rehearsal.score)
    return rich(when, bold(rehearsal.score), f".{who}")
