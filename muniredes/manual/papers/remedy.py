"""The letter that asks whoever can to put an account in order."""

import re
from collections.abc import Iterator
from datetime import date

from muniredes.domain.accounts import Account
from muniredes.domain.dates import long_date
from muniredes.domain.remedies import RemedyAdvice
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Document, Facts, RuledSpace, Span, Text, rich, rule
from muniredes.manual.papers.sheet import sheet

_GAP = re.compile(r"(\{[A-ZÁÉÍÓÚÜÑ ]+\})")


def letter(data: ManualData, account: Account, advice: RemedyAdvice, deadline: date | None) -> Document:
    """Return the letter; what the guide does not know is a line to write on, never a gap in braces."""
    known = _known(data, account, deadline)
    subject = "".join(known.get(piece, piece) for piece in _GAP.split(advice.subject))
    return sheet(data, _("Carta"), tuple(_blocks(data, known, subject, advice)), is_draft=False)


def _known(data: ManualData, account: Account, deadline: date | None) -> dict[str, str]:
    holder = data.snapshot.person(data.snapshot.custody(account).holder_id)
    said = {
        "{ORGANISMO}": data.body_name,
        "{CUENTA}": data.title(account),
        "{ENLACE}": account.address,
        "{PERSONA}": holder.name if holder else "",
        "{PLAZO}": long_date(deadline) if deadline else "",
    }
    return {gap: text for gap, text in said.items() if text}


def _blocks(data: ManualData, known: dict[str, str], subject: str, advice: RemedyAdvice) -> Iterator[Block]:
    yield Facts(
        (
            (_("De"), rich(data.council.official_name)),
            (_("Asunto"), rich(subject)),
            (_("Registro de salida"), rich(rule())),
        ),
        _("De quién es la carta y sobre qué"),
    )
    for paragraph in advice.letter.split("\n\n"):
        yield Text(rich(*_pieces(paragraph, known)))
    yield RuledSpace(_("Lugar, fecha, firma y cargo."), 3)


def _pieces(paragraph: str, known: dict[str, str]) -> Iterator[str | Span]:
    for piece in _GAP.split(paragraph):
        if not _GAP.fullmatch(piece):
            yield piece
        elif piece in known:
            yield known[piece]
        else:
            yield rule()
