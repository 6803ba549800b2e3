"""The official accounts, each with a code to point a phone at; and how to tell them from the others."""

from collections.abc import Callable, Iterator
from functools import partial

from muniredes.domain.accounts.account import Account
from muniredes.domain.accounts.standing import Standing
from muniredes.domain.dates import long_date
from muniredes.domain.fields import word
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Callout, Heading, Items, QrCard, Rich, Text, Tone, bold, rich


def lead(data: ManualData) -> str:
    """Say whose accounts these are, and of which day."""
    return _("{name}: estas son sus cuentas oficiales a {day}.").format(
        name=data.council.official_name, day=long_date(data.as_of)
    )


def others(data: ManualData) -> str:
    """Say that there are no others, or that some are being put in order: the same in every public paper."""
    if not _coming(data):
        return _("Ninguna otra es oficial.") if data.official else ""
    if not data.official:
        return _("Las que hay se están poniendo en orden.")
    return _("Otras se están poniendo en orden y todavía no se dan por oficiales.")


def _coming(data: ManualData) -> bool:
    """Whether some are being put in order: of one that nobody here has, what is said is a warning."""
    return any(not each.standing.is_out_of_reach for each in data.irregular)


def others_and_ways(data: ManualData) -> str:
    """Say what others there are and, while some are being put in order, whom to ask."""
    told, ways = others(data), _ways(data)
    if not _coming(data) or not ways:
        return told
    return _("{told} Si duda de un mensaje, pregunte: {ways}.").format(told=told, ways=ways)


def official(data: ManualData) -> Iterator[Block]:
    """Yield every account that is in order: where it is, what it is for, and for whom."""
    if not data.official:
        yield Text(rich(_none_yet(data)))
        return
    yield Text(rich(lead(data), " ", others(data)), Tone.LEAD)
    yield Text(rich(_("Apunte al dibujo con la cámara del móvil y se abrirá la cuenta buena.")))
    for account in data.official:
        yield Heading(data.title(account), key=f"cuenta-{account.id}")
        yield _card(data, account)


def _none_yet(data: ManualData) -> str:
    """Say that no account is given as official yet, and where to make sure meanwhile of what one says."""
    if not _coming(data):
        return _("Todavía no hay ninguna cuenta que se pueda dar por oficial.")
    said = _("Ninguna cuenta se da todavía por oficial: se están poniendo en orden.")
    ways = _ways(data)
    asked = _("Hasta entonces, confirme lo que lea en una red: {ways}.").format(ways=ways) if ways else ""
    return f"{said} {asked}".strip()


def _ways(data: ManualData) -> str:
    return " · ".join(way for way in (data.council.telephone, data.council.site) if way)


def _card(data: ManualData, account: Account) -> QrCard:
    return QrCard(account.address, tuple(_lines(data, account)))


def _lines(data: ManualData, account: Account) -> Iterator[Rich]:
    line = data.snapshot.line(account)
    yield data.address(account)
    for label, text in (
        (word("account.purpose"), account.purpose),
        (_("Qué encontrará"), line.content),
        (word("editorial_line.frequency"), line.frequency),
        (_("La lleva"), data.area(account.area_id)),
    ):
        if text:
            yield rich(bold(f"{label}: "), text.rstrip("."), ".")


def how_to_tell(data: ManualData) -> Iterator[Block]:
    """Yield what is never asked, the accounts that only pretend, and those that were closed."""
    yield Callout(_("Nunca le pediremos"), tuple(rich(text) for text in never()), is_warning=True)
    yield Heading(_("Si algo le extraña"), key="si-extrana")
    yield Items(tuple(rich(text) for text in _doubts(data)))
    yield from not_to_trust(data, partial(_named, data))


def not_to_trust(data: ManualData, named: Callable[[Account], Rich]) -> Iterator[Block]:
    """Yield the accounts of which nothing new is the council's word, in every public paper the same ones.

    One that is only badly kept is ours still, and is not named: that is put in order inside the house.
    """
    without = _(
        "Llevan nuestro nombre, pero ahora no las controlamos: lo que salga en ellas puede no ser nuestro. "
        "No conteste a sus mensajes ni abra sus enlaces."
    )
    for title, key, words, standings in (
        (_("No son nuestras"), "suplantadas", "", (Standing.NOT_OURS,)),
        (_("Fuera de nuestro control"), "sin-control", without, (Standing.TAKEN, Standing.LOST)),
        (_("Ya cerradas"), "cerradas", "", (Standing.CLOSED,)),
    ):
        found = [each for each in data.snapshot.accounts if data.standing(each).standing in standings]
        if found:
            yield Heading(title, key=key)
            if words:
                yield Text(rich(words))
            yield Items(tuple(named(account) for account in found))


def _named(data: ManualData, account: Account) -> Rich:
    """Return the name and the address of an account that is not to be opened: it is never a link.

    Of one that was merged, also where what it said goes on.
    """
    where = account.address.removeprefix("https://")
    closure = data.snapshot.closure(account)
    into = data.snapshot.account(closure.into_id) if closure else None
    goes_on = _(" Se une a {account}.").format(account=data.title(into)) if into else ""
    return rich(data.title(account), f" ({where})." if where else ".", goes_on)


def never() -> Iterator[str]:
    """Yield what nobody of the council will ever ask for."""
    yield _("Contraseñas, códigos que le lleguen al móvil ni el número de su tarjeta.")
    yield _("Dinero por una red social, ni que pague pinchando en un mensaje.")
    yield _("Fotos de su DNI por mensaje privado.")
    yield _("Que comparta o reenvíe algo para tener derecho a una ayuda o a un premio.")


def _doubts(data: ManualData) -> Iterator[str]:
    yield _("No abra el enlace ni conteste. Haga una captura de pantalla.")
    if not data.official:
        yield _("Ninguna cuenta se da todavía por oficial: pregunte antes de fiarse de una.")
    elif _coming(data):
        yield _("Mire si la cuenta está en esta lista. Si no está, pregunte antes de fiarse de ella.")
    else:
        yield _("Mire si la cuenta está en esta lista. Si no está, no es nuestra.")
    ways = _ways(data)
    if ways:
        yield _("Pregunte antes de hacer nada: {ways}.").format(ways=ways)
    yield _("Denuncie la cuenta en la propia red, con el botón «Denunciar» o «Reportar».")
    yield _("Si ha dado datos o dinero, llame al 017 (ayuda en ciberseguridad, gratis) y a su banco.")
