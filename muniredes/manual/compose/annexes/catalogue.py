"""Annex B: how much of what is shipped was read in its source; and the paper with every source."""

from collections.abc import Iterable, Iterator
from typing import Any

from muniredes.domain.crisis.knowledge import CrisisBook
from muniredes.domain.dates import long_date, short_date
from muniredes.domain.knowledge.facts import AdviceBook, Fact, Network
from muniredes.domain.texts.text import fold
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Chapter, Heading, Rich, Table, Text, Tone, rich


def chapter(data: ManualData) -> Chapter | None:
    """Return the annex; nothing when no network of the catalogue is in use."""
    networks = _networks_in_use(data)
    if not networks:
        return None
    return Chapter("B", _("De cuándo son los datos"), tuple(_blocks(data, networks)))


def _blocks(data: ManualData, networks: list[Network]) -> Iterator[Block]:
    yield Text(
        rich(
            _(
                "Las redes y las leyes cambian. «Contrastado» quiere decir que ese día se leyó la fuente. "
                "Lo demás es consejo o lo cuenta otro: compruébelo antes de fiarse."
            )
        ),
        Tone.LEAD,
    )
    yield Table(
        (_("De qué"), _("El más antiguo"), _("Contrastados"), _("Lo cuenta otro"), _("Consejo propio")),
        tuple(_counted(title, facts) for title, facts in _kinds(data, networks)),
        (4, 2, 2, 2, 2),
        _("Cuántos datos están contrastados"),
    )
    yield Text(rich(_("La lista entera, fuente por fuente, es el documento suelto «Fuentes y fechas».")))


def sources(data: ManualData) -> tuple[Block, ...]:
    """Return every source with the day it was looked at, as a paper of its own."""
    return tuple(_every_source(data))


def _every_source(data: ManualData) -> Iterator[Block]:
    yield Text(rich(_("Lo que trae el programa, a {day}.").format(day=long_date(data.as_of))))
    networks = _networks_in_use(data)
    if networks:
        yield Heading(_("Las redes en uso"), key="fuentes-redes")
        yield _of_networks(networks)
    yield Heading(_("De dónde salen las listas de crisis"), key="fuentes-crisis")
    yield _of_crises(data.crisis)
    yield Heading(_("De dónde salen los consejos"), key="fuentes")
    yield _of_advice(data.advice)


def _networks_in_use(data: ManualData) -> list[Network]:
    used = {account.network_id for account in data.accounts}
    return [network for name, network in data.networks.items() if name in used and _all_facts(network)]


def _kinds(data: ManualData, networks: list[Network]) -> Iterator[tuple[str, list[Fact[Any]]]]:
    yield _("Las redes en uso"), [fact for network in networks for fact in _all_facts(network)]
    if data.advice:
        yield _("Las listas de crisis"), _crisis_facts(data.crisis)
        yield _("Los consejos y la ley"), _advice_facts(data.advice)


def _counted(title: str, facts: list[Fact[Any]]) -> tuple[Rich, ...]:
    hearsay = sum(fact.is_hearsay for fact in facts)
    read = sum(fact.verified for fact in facts)
    return (
        rich(title),
        rich(short_date(min(fact.reviewed for fact in facts))),
        rich(str(read)),
        rich(str(hearsay)),
        rich(str(len(facts) - read - hearsay)),
    )


def _of_networks(networks: list[Network]) -> Table:
    rows = tuple(
        (
            rich(network.name),
            rich(short_date(min(fact.reviewed for fact in _all_facts(network)))),
            rich(str(sum(fact.verified for fact in _all_facts(network)))),
            rich(str(sum(not fact.verified for fact in _all_facts(network)))),
        )
        for network in networks
    )
    headings = (_("Red"), _("Revisado el"), _("Datos contrastados"), _("Sin contrastar"))
    return Table(headings, rows, (4, 2, 2, 2), _("Fechas de revisión de los datos de cada red"))


def _of_advice(book: AdviceBook) -> Table:
    """Return every source of the advice, with how much of it was read in that source."""
    return _of_sources(
        _advice_facts(book),
        (_("Fuente"), _("Revisado el"), _("Consejos contrastados"), _("Sin contrastar")),
        _("Fuentes de los consejos y fecha en que se revisaron"),
    )


def _of_crises(book: CrisisBook) -> Table:
    """Return the same of what is known of crises."""
    return _of_sources(
        _crisis_facts(book),
        (_("Fuente"), _("Revisado el"), _("Datos contrastados"), _("Sin contrastar")),
        _("Fuentes de las listas de crisis y fecha en que se revisaron"),
    )


def _advice_facts(book: AdviceBook) -> list[Fact[Any]]:
    return [entry.text for entries in book.values() for entry in entries]


def _crisis_facts(book: CrisisBook) -> list[Fact[Any]]:
    return [
        *book.levels.values(),
        *book.checklists.values(),
        *book.phones,
        *book.recovery.values(),
        book.breach_hours,
        *book.authorities,
    ]


def _of_sources(found: Iterable[Fact[Any]], headings: tuple[str, ...], summary: str) -> Table:
    by_source: dict[str, list[Fact[Any]]] = {}
    for fact in found:
        by_source.setdefault(fact.source, []).append(fact)
    rows = tuple(
        (
            rich(source),
            rich(short_date(min(fact.reviewed for fact in facts))),
            rich(str(sum(fact.verified for fact in facts))),
            rich(str(sum(not fact.verified for fact in facts))),
        )
        for source, facts in sorted(by_source.items(), key=lambda item: fold(item[0]))
    )
    return Table(headings, rows, (7.4, 1.7, 1.9, 1.7), summary)


def _all_facts(network: Network) -> list[Fact[object]]:
    single = (
        network.handle_rule,
        network.roles,
        network.transfer,
        network.second_factor,
        network.official_copy,
        network.verification,
        network.weekly_hours,
    )
    found: list[Fact[object]] = [fact for fact in single if fact is not None]
    return [*network.images, *network.text_limits, *found]
