"""The letter that asks to put an account in order, and what its network wants in order to give it back."""

import re
from collections.abc import Iterator
from datetime import date

from muniredes.domain.accounts.account import Account, AccountState, network_name
from muniredes.domain.accounts.remedies import RemedyAdvice
from muniredes.domain.dates import long_date
from muniredes.domain.texts.gaps import body_gaps, filled
from muniredes.domain.texts.text import GAP
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Document, Facts, RuledSpace, Text, rich, rule
from muniredes.manual.papers import written
from muniredes.manual.papers.sheet import sheet

_ROOM = "__________"
"""Where something is written by hand inside a sentence."""

_GAP = re.compile(f"({GAP.pattern})")


def letter(data: ManualData, account: Account, advice: RemedyAdvice, deadline: date | None) -> Document:
    """Return the letter; what the guide does not know is a line to write on, never a gap in braces."""
    known = _known(data, account, deadline)
    return sheet(data, _("Carta"), tuple(_blocks(data, account, known, advice)), is_draft=False)


def dossier(data: ManualData, account: Account) -> Document:
    """Return all that a network asks for to give back an account, with what the guide knows of it."""
    blocks = written.blocks(data, "recuperacion", account)
    return sheet(data, _("Expediente para recuperar una cuenta"), blocks)


def _known(data: ManualData, account: Account, deadline: date | None) -> dict[str, str]:
    said = {
        "{CUENTA}": data.title(account),
        "{ENLACE}": account.address,
        "{PLAZO}": long_date(deadline) if deadline else "",
    }
    return {gap: text for gap, text in said.items() if text}


def _addressed(data: ManualData, account: Account) -> str:
    """Return who can mend it: whoever has the keys, or the network when they are an impostor's."""
    if account.state is AccountState.IMPERSONATED:
        return network_name(account.network_id, data.networks)
    return data.snapshot.name_of(data.snapshot.custody(account).holder_id)


def _blocks(
    data: ManualData, account: Account, known: dict[str, str], advice: RemedyAdvice
) -> Iterator[Block]:
    body = body_gaps(data.council)
    subject = "".join(known.get(piece, piece) for piece in _GAP.split(filled(advice.subject, body)))
    yield Facts(
        (
            (_("De"), rich(data.council.official_name)),
            (_("A la atención de"), rich(_addressed(data, account) or rule())),
            (_("Asunto"), rich(subject)),
            (_("Registro de salida"), rich(rule())),
        ),
        _("De quién es la carta y sobre qué"),
    )
    for paragraph in advice.letter.split("\n\n"):
        said = "".join(
            known.get(piece, _ROOM if _GAP.fullmatch(piece) else piece)
            for piece in _GAP.split(filled(paragraph, body))
        )
        yield Text(rich(said))
    yield RuledSpace(_("Lugar, fecha, firma y cargo."), 3)
