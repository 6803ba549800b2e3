"""The papers that the catalogue writes: each part is a heading and what follows it."""

from collections.abc import Iterator

from muniredes.domain.accounts.account import Account, Custody, network_name
from muniredes.domain.fields import word
from muniredes.domain.knowledge.facts import PaperPart
from muniredes.domain.texts.gaps import body_gaps, filled, split
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.compose.told import rows
from muniredes.manual.document import (
    Block,
    Facts,
    Heading,
    Items,
    Marker,
    Rich,
    RuledSpace,
    Text,
    or_pending,
    pending,
    rich,
)
from muniredes.manual.papers.decree import rules_of

_RULED_LINES = 3


def blocks(data: ManualData, key: str, account: Account | None = None) -> tuple[Block, ...]:
    """Return a paper of the catalogue, with the gaps that are known filled in; perhaps about an account."""
    parts = enumerate(data.papers[key].value.parts)
    return tuple(block for number, part in parts for block in _part(data, part, number, account))


def _part(data: ManualData, part: PaperPart, number: int, account: Account | None) -> Iterator[Block]:
    yield Heading(part.title, key=f"parte-{number}")
    if part.text:
        yield Text(_to_fill(data, part.text, account))
    if part.points:
        marker = Marker.NUMBER if part.numbered else Marker.BULLET
        yield Items(tuple(_to_fill(data, point, account) for point in part.points), marker)
    if part.copied:
        yield from _COPIED[part.copied](data, account)
    if part.blanks:
        yield Facts(tuple((label, pending()) for label in part.blanks), part.title)
    if part.ruled:
        yield RuledSpace(part.ruled, _RULED_LINES)


def _to_fill(data: ManualData, text: str, account: Account | None) -> Rich:
    """Return a text with what is known said, and a blank to write in for each gap that is left."""
    known = {**body_gaps(data.council), **({"{ENLACE}": data.council.site} if data.council.site else {})}
    if account is not None:
        known["{CUENTA}"] = _named(data, account)
    pieces = split(data.filled(filled(text, known)))
    return rich(*(pending() if place % 2 else piece for place, piece in enumerate(pieces)))


def _named(data: ManualData, account: Account) -> str:
    """«Facebook · AytoVilla (https://www.facebook.com/AytoVilla)»."""
    title = data.title(account)
    return f"{title} ({account.address})" if account.address else title


def _rules(data: ManualData, _account: Account | None) -> Iterator[Block]:
    yield from rules_of(data, Marker.NUMBER)


def _ways_back(data: ManualData, account: Account | None) -> Iterator[Block]:
    asked = data.snapshot.own_accounts if account is None else (account,)
    used = dict.fromkeys(each.network_id for each in asked)
    names = [network for network in used if network in data.networks]
    told = tuple((data.networks[name].name, rich(data.crisis.way_back(name).value)) for name in names)
    if told:
        yield Facts(told, _("Qué pide cada red"))
    else:
        yield Text(rich(data.crisis.way_back("").value))


def _the_account(data: ManualData, account: Account | None) -> Iterator[Block]:
    """Yield what is known of the account that is asked back; what is not, to be written by hand."""
    custody = data.snapshot.custody(account) if account is not None else Custody()
    yield Facts(
        (
            (word("account.network_id"), or_pending(_network(data, account))),
            (_("Nombre y dirección"), or_pending(_named(data, account) if account is not None else "")),
            (_("Desde cuándo no se puede entrar"), pending()),
            (_("Quién la llevaba"), data.who(custody.holder_id)),
            *rows(data, "custody", custody, "email", "phone"),
            (_("Correo y teléfono con que se abrió"), pending()),
        ),
        _("La cuenta"),
    )


def _network(data: ManualData, account: Account | None) -> str:
    return network_name(account.network_id, data.networks) if account is not None else ""


_COPIED = {"normas": _rules, "vuelta": _ways_back, "cuenta": _the_account}
