"""Which networks to keep, open or close: from the size of the town, its public, its content and its hours."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum

from muniredes.domain.accounts.account import Account
from muniredes.domain.accounts.standing import AccountStanding, Standing
from muniredes.domain.dates import long_date
from muniredes.domain.knowledge.facts import EditorialAdvice, Network, Networks
from muniredes.domain.people import DEFAULT_WEEKLY_HOURS, hours, hours_left, hours_needed
from muniredes.domain.worded_enum import WordedEnum
from muniredes.i18n import _, mark


class TownSize(IntEnum):
    """How many people live there, in the steps that change what is worth keeping."""

    HAMLET = 1
    VILLAGE = 2
    TOWN = 3

    @property
    def word(self) -> str:
        """«Menos de 1.000 habitantes»."""
        return _(_SIZE_WORDS[self])


_SIZE_WORDS = {
    TownSize.HAMLET: mark("Menos de 1.000 habitantes"),
    TownSize.VILLAGE: mark("De 1.000 a 5.000"),
    TownSize.TOWN: mark("Más de 5.000"),
}


class Audience(WordedEnum):
    """Whom the council wants to reach."""

    EVERYONE = "todos", mark("Todo el vecindario")
    FAMILIES = "familias", mark("Familias")
    ELDERLY = "mayores", mark("Mayores")
    YOUNG = "jovenes", mark("Jóvenes")
    BUSINESS = "empresas", mark("Comercio, empresas y quien busca empleo")
    VISITORS = "visitantes", mark("Visitantes")
    PRESS = "medios", mark("Medios e instituciones")


class ContentKind(WordedEnum):
    """What the council has to tell."""

    SERVICE = "servicio", mark("Cortes, plazos, horarios y avisos")
    EVENTS = "agenda", mark("Agenda, fiestas y actos")
    PHOTOS = "fotos", mark("Fotografías del pueblo y de los actos")
    VIDEO = "video", mark("Vídeos y plenos")
    EMERGENCIES = "emergencias", mark("Emergencias y avisos urgentes")
    JOBS = "empleo", mark("Empleo, ayudas y trámites")
    EXPLAIN = "explicar", mark("Explicar con calma: historia, cultura, cuentas")


class PlanLack(StrEnum):
    """What a body may have none of, by the name of its field."""

    REGISTER = "register_address"

    @property
    def word(self) -> str:
        """«La lista publicada»."""
        return _("La lista publicada de las cuentas oficiales")


@dataclass(eq=False, kw_only=True)
class ChannelPlan:
    """What the choice of networks starts from, and where the register of accounts is published.

    `lacks` says that it is published nowhere.
    """

    id: int | None = None
    size: TownSize | None = None
    audiences: tuple[Audience, ...] = ()
    contents: tuple[ContentKind, ...] = ()
    register_address: str = ""
    lacks: tuple[PlanLack, ...] = ()

    @property
    def title(self) -> str:
        """What the history calls it."""
        return _("Elección de redes")


class Choice(WordedEnum):
    """What to do about a network: what frees hours, before what asks for them."""

    KEEP = "keep", mark("Mantener")
    MEND = "mend", mark("Mantener y poner en orden")
    MOVE = "move", mark("Pasar a una cuenta del ayuntamiento")
    RECOVER = "recover", mark("Recuperarla, o pedir que la cierren")
    REVIVE = "revive", mark("Cerrar con orden, o reavivar")
    CLOSE = "close", mark("Cerrar con orden")
    OPEN = "open", mark("Abrir")
    NOT_NOW = "not_now", mark("Ahora no")


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What to do about a network, or about one account on it, and why."""

    network_id: str
    account_id: int | None
    choice: Choice
    reasons: tuple[str, ...]


def recommend(
    plan: ChannelPlan,
    standings: Iterable[AccountStanding],
    networks: Networks,
    available: float | None,
    known: Collection[str] = (),
    *,
    at_least: bool = False,
) -> tuple[Recommendation, ...]:
    """Return a recommendation for every own account, and for every network worth opening or discarding.

    `available` are the hours a week of everybody; None when nobody has said hers, and `at_least` when
    somebody has not. `known` are networks that the council has without an account of its own in the register.
    """
    judged = tuple(standings)
    own = [each for each in judged if each.standing.is_ours]
    closed = {each.account.network_id: each.account for each in judged if each.standing is Standing.CLOSED}
    found = [_about_account(plan, each, networks) for each in own]
    is_short = False
    if available is not None and not at_least:
        within = _within_hours(plan, own, found, networks, available)
        is_short, found = within != found, within
    kept = {item.account_id for item in found if item.choice in _GO_ON}
    taken = sum(_asked(each, networks) for each in own if each.account.id in kept)
    spare = None if available is None else available - taken
    present = {each.account.network_id for each in own} | set(known)
    for network in _by_worth(plan, networks):
        if network.id in present or network.is_closed or network.line is None:
            continue
        item = _about_network(plan, network, network.line.value, spare)
        if is_short and item.choice is Choice.OPEN:
            first = _("No se abre otra mientras haya que cerrar por falta de horas.")
            item = replace(item, choice=Choice.NOT_NOW, reasons=(first, *_shared(plan, network.line.value)))
        if network.id in closed:
            item = _about_closed(item, closed[network.id])
        found.append(item)
        if item.choice is Choice.OPEN and spare is not None:
            spare -= _hours(network)
    return tuple(found)


def is_looked_for(plan: ChannelPlan) -> bool:
    """Whether she has said whom she wants to reach, or what she has to tell."""
    return bool(plan.audiences or plan.contents)


def running(each: AccountStanding) -> str:
    """Return why an account goes on, when nothing else speaks for it: what is known of its last post."""
    if each.rhythm.last_post is None:
        return _("No se sabe cuándo publicó por última vez: mírelo antes de decidir.")
    return _going_on()


def _going_on() -> str:
    return _("Está en marcha: perderla sería perder a quien la sigue.")


_GO_ON = (Choice.KEEP, Choice.MEND, Choice.MOVE)
"""What to do with an account that goes on asking for its hours."""


def _asked(each: AccountStanding, networks: Networks) -> float:
    return hours_needed(each.account, networks) if each.takes_posts else 0.0


def _within_hours(
    plan: ChannelPlan,
    own: Sequence[AccountStanding],
    found: Sequence[Recommendation],
    networks: Networks,
    available: float,
) -> list[Recommendation]:
    """Close the least useful accounts until the rest fit in the hours there are.

    Nothing is closed for hours that nobody said. What is essential stays, and what most serves what is
    looked for; of two that serve alike, what is not in order goes first.
    """
    needed = {each.account.id: _asked(each, networks) for each in own}
    kept = [item for item in found if item.choice in _GO_ON]
    if any(each.account.weekly_hours is None for each in own if needed[each.account.id]):
        return list(found)
    served = {item.account_id: _account_matches(plan, networks.get(item.network_id)) for item in kept}
    asking = [item for item in kept if needed[item.account_id]]
    most = max((served[item.account_id] for item in asking), default=0)
    taken = sum(needed[item.account_id] for item in kept)
    short = _("Las cuentas piden {needed} a la semana y hay {available}: {missing}.").format(
        needed=hours(taken), available=hours(available), missing=hours_left(available - taken)
    )
    closed = {}
    for item in sorted(asking, key=lambda item: (served[item.account_id], item.choice is Choice.KEEP)):
        if taken <= available or _stays(plan, networks.get(item.network_id), served[item.account_id], most):
            continue
        taken -= needed[item.account_id]
        decided = [short, _("Es de las que menos aportan a lo que usted busca.")]
        reasons = [reason for reason in item.reasons if reason != _going_on()]
        closed[item.account_id] = replace(item, choice=Choice.CLOSE, reasons=(*decided, *reasons))
    return [closed.get(item.account_id, item) for item in found]


def _stays(plan: ChannelPlan, network: Network | None, served: int, most: int) -> bool:
    """Whether an account is not to be closed for hours: essential, or none serves more than it."""
    line = network.line.value if network is not None and network.line is not None else None
    return served == most or (line is not None and _is_essential(plan, line))


def _account_matches(plan: ChannelPlan, network: Network | None) -> int:
    """Return how much of what is looked for an account serves."""
    return _matches(plan, network.line.value) if network is not None and network.line is not None else 0


def _by_worth(plan: ChannelPlan, networks: Networks) -> Sequence[Network]:
    """Return the networks with a line, the most useful for this plan first."""
    lined = [network for network in networks.values() if network.line is not None]
    return sorted(lined, key=lambda network: -_worth(plan, network))


def _worth(plan: ChannelPlan, network: Network) -> int:
    assert network.line is not None
    line = network.line.value
    return _matches(plan, line) + 3 * _is_essential(plan, line)


def _is_essential(plan: ChannelPlan, line: EditorialAdvice) -> bool:
    return plan.size is not None and line.essential_from is not None and plan.size >= line.essential_from


def _is_too_small(plan: ChannelPlan, line: EditorialAdvice) -> bool:
    return plan.size is not None and plan.size < line.worth_from


def _shared(plan: ChannelPlan, line: EditorialAdvice) -> list[str]:
    """Return in sentences whom a network reaches and what it tells, of all that is looked for."""
    reached = [entry.word for entry in plan.audiences if entry.value in line.audiences]
    told = [entry.word for entry in plan.contents if entry.value in line.contents]
    said = []
    if reached:
        said.append(_("Llega a: {who}.").format(who=_listed(reached)))
    if told:
        said.append(_("Sirve para: {what}.").format(what=_listed(told)))
    return said


def _matches(plan: ChannelPlan, line: EditorialAdvice) -> int:
    audiences = sum(entry.value in line.audiences for entry in plan.audiences)
    return audiences + sum(entry.value in line.contents for entry in plan.contents)


def _hours(network: Network) -> float:
    return network.weekly_hours.value if network.weekly_hours else DEFAULT_WEEKLY_HOURS


def _about_account(plan: ChannelPlan, each: AccountStanding, networks: Networks) -> Recommendation:
    network = networks.get(each.account.network_id)
    if network is not None and network.is_closed:
        return _said(each, Choice.CLOSE, _("La red ya no existe: apúntela como cerrada."))
    if each.standing in (Standing.LOST, Standing.TAKEN):
        return _said(each, Choice.RECOVER, *each.reasons)
    if each.standing is Standing.CLOSING:
        return _said(each, Choice.CLOSE, _("Ya se está cerrando: acabe los pasos."))
    return _about_open(plan, each, network)


def _about_open(plan: ChannelPlan, each: AccountStanding, network: Network | None) -> Recommendation:
    if each.account.personal_profile:
        return _said(each, Choice.MOVE, *each.reasons)
    if each.standing is Standing.ABANDONED:
        return _said(
            each,
            Choice.REVIVE,
            f"{each.rhythm.sentence}.",
            _("Lleva demasiado sin publicar: peor que no tenerla."),
        )
    shared = _shared(plan, network.line.value) if network and network.line else []
    if not shared:
        shared = [running(each)]
    if each.standing is Standing.TO_REGULARISE:
        return _said(each, Choice.MEND, *each.reasons, *shared)
    return _said(each, Choice.KEEP, *shared)


def _said(each: AccountStanding, choice: Choice, *reasons: str) -> Recommendation:
    return Recommendation(each.account.network_id, each.account.id, choice, reasons)


def _about_network(
    plan: ChannelPlan, network: Network, line: EditorialAdvice, spare: float | None
) -> Recommendation:
    shared, needed = _shared(plan, line), _hours(network)
    reasons = []
    if _is_essential(plan, line):
        reasons.append(_("En un pueblo de este tamaño es de las imprescindibles."))
    reasons.extend(shared)
    against = _against(plan, line, shared, needed, spare)
    if against:
        return Recommendation(network.id, None, Choice.NOT_NOW, (*against, *reasons))
    if spare is None:
        asked = _("Pide {hours} a la semana: mire antes si las hay.").format(hours=hours(needed))
    else:
        asked = _("Pide {hours} a la semana. Siguiendo lo anterior, {spare}: cabe.").format(
            hours=hours(needed), spare=hours_left(spare)
        )
    reasons.append(asked)
    return Recommendation(network.id, None, Choice.OPEN, tuple(reasons))


def _about_closed(item: Recommendation, account: Account) -> Recommendation:
    """Return what to do about a network whose account was closed: whoever closed it had a reason."""
    day = _(" el {day}").format(day=long_date(account.closed_on)) if account.closed_on else ""
    said = _("Se cerró{day}: antes de abrir otra, mire por qué.").format(day=day)
    return replace(item, choice=Choice.NOT_NOW, reasons=(said, *item.reasons))


def _against(
    plan: ChannelPlan, line: EditorialAdvice, shared: Sequence[str], needed: float, spare: float | None
) -> list[str]:
    against = []
    if not shared and not _is_essential(plan, line):
        unsaid = _("Diga a quién quiere llegar y qué hay que contar, y se verá si conviene.")
        useless = _("No llega a quien usted busca ni sirve para lo que quiere contar.")
        against.append(useless if is_looked_for(plan) else unsaid)
    if _is_too_small(plan, line):
        against.append(_("Suele compensar en pueblos más grandes."))
    if spare is None and not _is_essential(plan, line):
        unknown = _("Pide {needed} a la semana: diga antes, en «Personas», cuántas horas hay.")
        against.append(unknown.format(needed=hours(needed)))
    if spare is not None and needed > spare:
        against.append(
            _("Pide {needed} a la semana y, siguiendo lo anterior, {spare}.").format(
                needed=hours(needed), spare=hours_left(spare)
            )
        )
    return against


def _listed(words: Sequence[str]) -> str:
    return "; ".join(word[0].lower() + word[1:] for word in words)
