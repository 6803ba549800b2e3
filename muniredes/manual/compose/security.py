"""Chapter 12: how the accounts are protected, and how each network is handed over."""

from collections.abc import Iterator, Mapping

from muniredes.domain.knowledge import BROKEN_COMPUTER, Fact, Network
from muniredes.i18n import _
from muniredes.manual.compose import archive, belongings
from muniredes.manual.compose.data import ManualData, titled
from muniredes.manual.compose.titles import chapter_title
from muniredes.manual.document import (
    Block,
    Chapter,
    Facts,
    Heading,
    Items,
    Marker,
    Rich,
    Span,
    Table,
    Text,
    Tone,
    or_pending,
    pending,
    rich,
)


def chapter(data: ManualData) -> Chapter:
    """Return the chapter."""
    return Chapter("12", chapter_title("12"), tuple(_blocks(data)))


def _blocks(data: ManualData) -> Iterator[Block]:
    yield Text(
        rich(_("Una cuenta se pierde por un correo particular, un móvil o una persona que se va.")), Tone.LEAD
    )
    yield Heading(_("Reglas de la casa"), key="reglas-seguridad")
    yield Items(tuple(titled(item.title, item.text.value) for item in data.advice["seguridad"]), Marker.TICK)
    if data.accounts:
        yield Heading(_("Cómo está cada cuenta"), key="estado-seguridad")
        yield _table(data)
    yield from belongings.blocks(data)
    if data.snapshot.archive:
        yield from archive.blocks(data, belongings.checked(data))
    yield from _broken_computer(data)
    networks = _networks_in_use(data)
    if networks:
        yield Heading(_("Cómo se administra y se traspasa cada red"), key="traspaso-redes")
        for network in networks.values():
            yield Heading(network.name, level=3)
            yield Facts(
                tuple(_transfer(network)), _("Administración y traspaso de {name}").format(name=network.name)
            )


def _broken_computer(data: ManualData) -> Iterator[Block]:
    """Yield how to go on in another computer; which folders are in this one is on a sheet of its own."""
    paper = data.papers.get(BROKEN_COMPUTER)
    steps = next((part for part in paper.value.parts if part.numbered), None) if paper else None
    if paper is None or steps is None:
        return
    yield Heading(paper.value.title, key=BROKEN_COMPUTER)
    yield Items(tuple(map(rich, steps.points)), Marker.NUMBER)
    said = _("La hoja con las carpetas de este ordenador y los teléfonos se imprime en «Ajustes», «Copias».")
    yield Text(rich(said))


def _table(data: ManualData) -> Table:
    rows = []
    for account in data.accounts:
        custody = data.snapshot.custody(account)
        rows.append(
            (
                rich(data.title(account)),
                or_pending(custody.second_factor.word if custody.second_factor else ""),
                data.who(custody.second_factor_holder_id) if custody.second_factor else pending(),
                data.password_place(account),
            )
        )
    headings = (
        _("Cuenta"),
        _("Doble verificación"),
        _("Quién tiene el aparato"),
        _("Dónde está la contraseña"),
    )
    return Table(headings, tuple(rows), (2.8, 2.6, 2.4, 2.6), _("Protección de cada cuenta"))


def _networks_in_use(data: ManualData) -> Mapping[str, Network]:
    used = {account.network_id for account in data.accounts}
    return {name: network for name, network in data.networks.items() if name in used and _has_facts(network)}


def _has_facts(network: Network) -> bool:
    return any(fact is not None for _label, fact in _facts(network))


def _facts(network: Network) -> Iterator[tuple[str, Fact[str] | None]]:
    yield _("Quién administra"), network.roles
    yield _("Cómo se traspasa"), network.transfer
    yield _("Doble verificación"), network.second_factor
    yield _("Copia de lo publicado"), network.official_copy


def _transfer(network: Network) -> Iterator[tuple[str, Rich]]:
    for label, fact in _facts(network):
        if fact is not None:
            note = "" if fact.verified else _(" (sin contrastar)")
            yield label, rich(fact.value, Span(note, italic=True) if note else "")
