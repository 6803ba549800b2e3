"""Chapter 12: how the accounts are protected, and how each network is handed over."""

from collections.abc import Iterator, Mapping

from muniredes.domain.accounts.account import Account, SecondFactor
from muniredes.domain.fields import kind_word, word
from muniredes.domain.knowledge.facts import BROKEN_COMPUTER, Fact, Network
from muniredes.i18n import _, ngettext
from muniredes.manual.compose import archive, belongings
from muniredes.manual.compose.data import ManualData, doubted, doubts, titled
from muniredes.manual.compose.titles import chapter_title
from muniredes.manual.document import (
    Block,
    Chapter,
    Columns,
    Heading,
    Items,
    Marker,
    Rich,
    Span,
    Table,
    Text,
    Tone,
    bold,
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
    yield Items(
        tuple(titled(item.title, item.text.value) for item in data.advice["seguridad"]),
        Marker.TICK,
        columns=2,
    )
    if data.accounts:
        yield Heading(_("Cómo está cada cuenta"), key="estado-seguridad")
        yield from _protection(data)
    yield from belongings.blocks(data)
    if data.snapshot.archive:
        yield from archive.blocks(data, belongings.checked(data), is_brief=True)
    yield from _broken_computer(data)
    networks = _networks_in_use(data)
    if networks:
        yield Heading(_("Cómo se administra y se traspasa cada red"), key="traspaso-redes")
        yield Columns(tuple(_transfer(network) for network in networks.values()))
        yield doubts()


def _broken_computer(data: ManualData) -> Iterator[Block]:
    """Yield how to go on in another computer; which folders are in this one is on a sheet of its own."""
    paper = data.papers.get(BROKEN_COMPUTER)
    steps = next((part for part in paper.value.parts if part.numbered), None) if paper else None
    if paper is None or steps is None:
        return
    yield Heading(paper.value.title, key=BROKEN_COMPUTER)
    yield Items(tuple(map(rich, steps.points)), Marker.NUMBER, columns=2)
    said = _(
        "La hoja con las carpetas de este ordenador y los teléfonos se imprime en «Ajustes», «Copias de "
        "seguridad»."
    )
    yield Text(rich(said))


def _protection(data: ManualData) -> Iterator[Block]:
    """Yield the accounts whose protection is wanting, and how many others are well; each sheet has it all."""
    wanting = [account for account in data.accounts if _lacks(data, account)]
    if wanting:
        yield Table(
            (
                kind_word("account"),
                word("custody.second_factor"),
                word("custody.second_factor_holder_id"),
                word("custody.password_place"),
            ),
            tuple(_row(data, account) for account in wanting),
            (2.8, 2.6, 2.4, 2.6),
            _("Cuentas a las que les falta protección"),
        )
    well = len(data.accounts) - len(wanting)
    if well:
        said = ngettext(
            "{n} cuenta tiene las tres cosas: están en su ficha, en el ",
            "{n} cuentas tienen las tres cosas: están en la ficha de cada una, en el ",
            well,
        )
        yield Text(rich(said, Span(_("registro de cuentas"), link="#capitulo-3"), "."))


def _lacks(data: ManualData, account: Account) -> bool:
    """Whether one of the three things that protect an account is not known, or is none."""
    custody = data.snapshot.custody(account)
    is_double = custody.second_factor not in (None, SecondFactor.NONE)
    is_placed = not any(span.blank for span in data.password_place(account))
    return not (is_double and custody.second_factor_holder_id and is_placed)


def _row(data: ManualData, account: Account) -> tuple[Rich, ...]:
    custody = data.snapshot.custody(account)
    return (
        rich(Span(data.title(account), bold=True, link=f"#cuenta-{account.id}")),
        or_pending(custody.second_factor.word if custody.second_factor else ""),
        data.by_name(custody.second_factor_holder_id) if custody.second_factor else pending(),
        data.password_place(account),
    )


def _networks_in_use(data: ManualData) -> Mapping[str, Network]:
    used = {account.network_id for account in data.accounts}
    return {name: network for name, network in data.networks.items() if name in used and _has_facts(network)}


def _has_facts(network: Network) -> bool:
    return any(fact is not None for _label, fact in _facts(network))


def _facts(network: Network) -> Iterator[tuple[str, Fact[str] | None]]:
    yield _("Quién administra"), network.roles
    yield _("Cómo se traspasa"), network.transfer
    yield word("custody.second_factor"), network.second_factor
    yield _("Copia de lo publicado"), network.official_copy


def _transfer(network: Network) -> Rich:
    """Return what a network asks for, after its name."""
    return rich(bold(f"{network.name}. "), *(_told(label, fact) for label, fact in _facts(network) if fact))


def _told(label: str, fact: Fact[str]) -> Rich:
    return rich(Span(f"{label}: ", italic=True), fact.value, doubted(fact), " ")
