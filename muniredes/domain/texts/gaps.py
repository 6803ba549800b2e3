"""The gaps of the texts to paste, «{SEDE}», filled with what the guide says."""

from datetime import date

from muniredes.domain.council import Council, EntityKind, town_in
from muniredes.domain.dates import long_date
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.spliced import spliced
from muniredes.domain.texts.text import GAP, Gaps, filled, left_in
from muniredes.i18n import mark

__all__ = ["OF_THE_GUIDE", "Gaps", "body_gaps", "filled", "known_gaps", "left_in", "split"]

OF_THE_GUIDE = {
    "{HORARIO}": mark("falta el horario"),
    "{SEDE}": mark("falta la sede electrónica"),
    "{TELÉFONO}": mark("falta el teléfono"),
    "{NORMAS}": mark("falta dónde están las normas"),
}
"""The gaps that the guide itself fills, and how each is said to be missing.

The others are for whoever uses the text that day.
"""


_BODY = "{ORGANISMO}"
_BEFORE = ("de", "a", "para", "por", "en", "con")


def known_gaps(snapshot: Snapshot, today: date) -> Gaps:
    """Return what the guide says of the gaps of a text.

    What there is none of stays a gap: the texts of the catalogue have none then, and in those of hers nothing
    could stand there that made a sentence, «Llame al …».
    """
    council, guide = snapshot.council, snapshot.conversation
    ahead = [period.polling_day for period in snapshot.periods if period.polling_day >= today]
    said = {
        # the hours go first: they may have gaps of their own
        "{HORARIO}": spliced("conversation_guide.hours", guide.hours) if guide else "",
        "{PUEBLO}": town_in(council.name) if council and council.kind is EntityKind.COUNCIL else "",
        "{SEDE}": council.office if council else "",
        "{TELÉFONO}": council.telephone if council else "",
        "{NORMAS}": spliced("conversation_guide.address", guide.address) if guide else "",
        "{FECHA DE LA VOTACIÓN}": long_date(min(ahead)) if ahead else "",
    }
    return {gap: text for gap, text in said.items() if text}


def of_the_body(council: Council) -> str:
    """«del Ayuntamiento de Villa», «de la Mancomunidad del Valle», «de Peña El Botijo»."""
    return f"{_joined('de', council.article)} {council.official_name}"


def body_gaps(council: Council | None) -> Gaps:
    """Return what stands for the name of the body, «del Ayuntamiento de Villa», by what is before it."""
    if council is None or not council.name:
        return {}
    name = council.official_name
    said = {f" {before} {_BODY}": f" {_joined(before, council.article)} {name}" for before in _BEFORE}
    return {**said, _BODY: name}


def _joined(before: str, article: str) -> str:
    return {"de el": "del", "a el": "al"}.get(f"{before} {article}", f"{before} {article}".strip())


def split(text: str) -> tuple[str, ...]:
    """Return the pieces of a text: what is said, and, in every second place, each gap that it still has."""
    pieces, end = [], 0
    for found in GAP.finditer(text):
        pieces += [text[end : found.start()], found.group()]
        end = found.end()
    return (*pieces, text[end:])
