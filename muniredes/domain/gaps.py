"""The gaps of the texts to paste, «{SEDE}», filled with what the guide says."""

from datetime import date

from muniredes.domain.dates import long_date
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.text import GAP, Gaps, filled, left_in

__all__ = ["OF_THE_GUIDE", "Gaps", "filled", "known_gaps", "left_in", "split"]

OF_THE_GUIDE = ("{HORARIO}", "{SEDE}", "{TELÉFONO}", "{NORMAS}")
"""The gaps that the guide itself fills; the others are for whoever uses the text that day."""


def known_gaps(snapshot: Snapshot, today: date) -> Gaps:
    """Return what the guide says of the gaps of the catalogue's texts."""
    council, guide = snapshot.council, snapshot.conversation
    ahead = [period.polling_day for period in snapshot.periods if period.polling_day >= today]
    said = {
        "{HORARIO}": guide.hours.rstrip(".") if guide else "",  # first: it may have gaps of its own
        "{SEDE}": council.office if council else "",
        "{TELÉFONO}": council.phone if council else "",
        "{NORMAS}": guide.address if guide else "",
        "{FECHA DE LA VOTACIÓN}": long_date(min(ahead)) if ahead else "",
    }
    return {gap: text for gap, text in said.items() if text}


def split(text: str) -> tuple[str, ...]:
    """Return the pieces of a text: what is said, and, in every second place, each gap that it still has."""
    pieces, end = [], 0
    for found in GAP.finditer(text):
        pieces += [text[end : found.start()], found.group()]
        end = found.end()
    return (*pieces, text[end:])
