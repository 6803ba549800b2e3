"""The gaps of the texts to paste, «{SEDE}», filled with what the guide says."""

from collections.abc import Mapping
from datetime import date

from muniredes.domain.calendar.advice.gaps import GAP
from muniredes.domain.dates import long_date
from muniredes.domain.snapshot import Snapshot

Gaps = Mapping[str, str]
"""What stands for each gap; a gap that is not here stays for whoever pastes the text."""


def known_gaps(snapshot: Snapshot, today: date) -> Gaps:
    """Return what the guide says of the gaps of the catalogue's texts."""
    council, guide = snapshot.council, snapshot.conversation
    ahead = [period.polling_day for period in snapshot.periods if period.polling_day >= today]
    said = {
        "{HORARIO}": guide.hours.rstrip(".") if guide else "",  # first: it may have gaps of its own
        "{SEDE}": council.electronic_office if council else "",
        "{TELÉFONO}": council.phone if council else "",
        "{NORMAS}": guide.address if guide else "",
        "{FECHA DE LA VOTACIÓN}": long_date(min(ahead)) if ahead else "",
    }
    return {gap: text for gap, text in said.items() if text}


def left_in(text: str) -> tuple[str, ...]:
    """Return the gaps that a text still has, each once: nobody would publish «de {HORA} a {HORA}»."""
    return tuple(dict.fromkeys(GAP.findall(text)))


def filled(text: str, gaps: Gaps) -> str:
    """Return a text with its gaps filled; those nothing is known of stay."""
    for gap, said in gaps.items():
        text = text.replace(gap, said)
    return text
