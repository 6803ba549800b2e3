"""The papers that the catalogue writes: each part is a heading and what follows it."""

from collections.abc import Iterator

from muniredes.domain.knowledge.facts import PaperPart
from muniredes.domain.texts.gaps import body_gaps, filled, split
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import (
    Block,
    Facts,
    Heading,
    Items,
    Marker,
    Rich,
    RuledSpace,
    Text,
    pending,
    rich,
)
from muniredes.manual.papers.decree import rules_of

_RULED_LINES = 3


def blocks(data: ManualData, key: str) -> tuple[Block, ...]:
    """Return a paper of the catalogue, with the gaps that are known filled in."""
    paper = data.papers[key].value
    return tuple(block for number, part in enumerate(paper.parts) for block in _part(data, part, number))


def _part(data: ManualData, part: PaperPart, number: int) -> Iterator[Block]:
    yield Heading(part.title, key=f"parte-{number}")
    if part.text:
        yield Text(_to_fill(data, part.text))
    if part.points:
        marker = Marker.NUMBER if part.numbered else Marker.BULLET
        yield Items(tuple(_to_fill(data, point) for point in part.points), marker)
    if part.copied:
        yield from _COPIED[part.copied](data)
    if part.blanks:
        yield Facts(tuple((label, pending()) for label in part.blanks), part.title)
    if part.ruled:
        yield RuledSpace(part.ruled, _RULED_LINES)


def _to_fill(data: ManualData, text: str) -> Rich:
    """Return a text with what is known said, and a blank to write in for each gap that is left."""
    link = {"{ENLACE}": data.council.site} if data.council.site else {}
    pieces = split(data.filled(filled(text, {**body_gaps(data.council), **link})))
    return rich(*(pending() if place % 2 else piece for place, piece in enumerate(pieces)))


def _rules(data: ManualData) -> Iterator[Block]:
    yield from rules_of(data, Marker.NUMBER)


def _ways_back(data: ManualData) -> Iterator[Block]:
    used = dict.fromkeys(account.network_id for account in data.snapshot.own_accounts)
    names = [network for network in used if network in data.networks]
    told = tuple((data.networks[name].name, rich(data.crisis.way_back(name).value)) for name in names)
    if told:
        yield Facts(told, _("Qué pide cada red"))
    else:
        yield Text(rich(data.crisis.way_back("").value))


_COPIED = {"normas": _rules, "vuelta": _ways_back}
