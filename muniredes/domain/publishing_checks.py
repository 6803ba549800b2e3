"""What is looked at before anything goes out, wherever from: a post, several, a notice in a crisis.

What `stops` cannot be right (nobody publishes «a las {HORA}»); the rest is asked, and she decides.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from muniredes.domain.accounts.account import Account
from muniredes.domain.accounts.standing import Standing, beyond_reach
from muniredes.domain.calendar.advice.draft import Picture
from muniredes.domain.calendar.advice.lengths import room
from muniredes.domain.calendar.messages.electoral_light import ElectoralLight
from muniredes.domain.calendar.year.electoral import ElectoralBand, advice_on
from muniredes.domain.channels.profiles import Closure
from muniredes.domain.knowledge.facts import Network
from muniredes.domain.problems import Problem
from muniredes.domain.texts.gaps import left_in
from muniredes.i18n import _, mark, ngettext


class Check(StrEnum):
    """What a hold is about."""

    ACCOUNT = "account"
    CHANNEL = "channel"
    APPROVAL = "approval"
    GAPS = "gaps"
    EMPTY = "empty"
    PICTURE = "picture"
    PERMISSION = "permission"
    LENGTH = "length"
    ELECTION = "election"


@dataclass(frozen=True, slots=True)
class Hold:
    """Why something should not go out as it is, and what to do; with `stops` it does not."""

    check: Check
    sentence: str
    remedy: str = ""
    stops: bool = False

    @property
    def whole(self) -> str:
        """Both sentences."""
        return f"{self.sentence} {self.remedy}".strip()


@dataclass(frozen=True, kw_only=True)
class GoingOut:
    """Something about to go out: through an account of a network, or through a medium without either.

    `pictures` is None where nobody is asked for them, as in a crisis. The electoral period is looked at when
    there are `bands` and a `day`, unless somebody `is_confirmed` it. `is_taken` says that the account is in
    other hands; `unallowed`, why some of its pictures should not be used. Without `has_channel`, nobody has
    said by where it goes out.
    """

    text: str
    pictures: Sequence[Picture] | None = ()
    account: Account | None = None
    closure: Closure | None = None
    network: Network | None = None
    day: date | None = None
    light: ElectoralLight | None = None
    bands: tuple[ElectoralBand, ...] = ()
    is_confirmed: bool = False
    is_taken: bool = False
    has_channel: bool = True
    unallowed: tuple[str, ...] = ()


def holds(found: GoingOut) -> tuple[Hold, ...]:
    """Return everything that holds something back, what stops it first."""
    told = [hold for look in _LOOKS for hold in look(found)]
    return tuple(sorted(told, key=lambda hold: not hold.stops))


def refuse(found: Iterable[Hold], title: str = "", also: frozenset[Check] = frozenset()) -> None:
    """Refuse what is stopped, or held for one of the checks in `also`, with the first reason in words."""
    for hold in found:
        if hold.stops or hold.check in also:
            said = f"«{title}»: {hold.sentence[:1].lower()}{hold.sentence[1:]}" if title else hold.sentence
            raise Problem(said, hold.remedy)


def account_holds(
    account: Account | None, closure: Closure | None = None, *, is_taken: bool = False
) -> Iterator[Hold]:
    """Yield why nothing can go out through an account, as it stands: the only place that says so."""
    standing = beyond_reach(account, closure, is_taken=is_taken) if account else None
    if standing is not None:
        remedy = _("Elija otro canal, o corríjalo en Cuentas.")
        yield Hold(Check.ACCOUNT, _(_BEYOND[standing]), remedy, stops=True)
    elif account is not None and account.personal_profile:
        said = _("Es un perfil personal: ahí no publica el ayuntamiento.")
        remedy = _("Elija otro canal; todo lo previsto ahí se pasa con «Arreglar…», en el Calendario.")
        yield Hold(Check.ACCOUNT, said, remedy, stops=True)


_BEYOND = {
    Standing.TAKEN: mark("Esa cuenta está en otras manos: hay una crisis abierta."),
    Standing.LOST: mark("En esa cuenta no podemos entrar."),
    Standing.NOT_OURS: mark("Esa cuenta no es nuestra."),
    Standing.CLOSED: mark("Esa cuenta está cerrada."),
}


def _account(found: GoingOut) -> Iterator[Hold]:
    yield from account_holds(found.account, found.closure, is_taken=found.is_taken)


def _channel(found: GoingOut) -> Iterator[Hold]:
    if not found.has_channel:
        said = _("No sale por ningún canal.")
        yield Hold(
            Check.CHANNEL, said, _("Elija por dónde sale antes de aprobarlo o publicarlo."), stops=True
        )


def _gaps(found: GoingOut) -> Iterator[Hold]:
    left = left_in(found.text)
    if left:
        said = ngettext(
            "Queda un hueco sin rellenar: {gaps}.", "Quedan huecos sin rellenar: {gaps}.", len(left)
        )
        remedy = ngettext("Rellénelo o bórrelo del texto.", "Rellénelos o bórrelos del texto.", len(left))
        yield Hold(Check.GAPS, said.format(gaps=", ".join(left)), remedy, stops=True)


def _empty(found: GoingOut) -> Iterator[Hold]:
    if not found.text.strip() and not found.pictures:
        yield Hold(Check.EMPTY, _("No tiene texto."), _("Escriba qué se ha publicado."))


def _picture(found: GoingOut) -> Iterator[Hold]:
    if found.network is not None and found.network.needs_picture and not found.pictures:
        said = _("{network} no publica un texto sin imagen ni vídeo.").format(network=found.network.name)
        yield Hold(Check.PICTURE, said, _("Añádale una imagen, o ponga el texto en una."))


def _permission(found: GoingOut) -> Iterator[Hold]:
    for flaw in found.unallowed:
        yield Hold(Check.PERMISSION, flaw, _("Elija otra, o apunte su permiso en el banco de imágenes."))


def _length(found: GoingOut) -> Iterator[Hold]:
    if found.network is None:
        return
    space = room(found.text, found.network, with_pictures=bool(found.pictures))
    if not space.fits:
        said = _("No cabe en {network}: {room}.").format(
            network=found.network.name, room=space.sentence[:1].lower() + space.sentence[1:]
        )
        yield Hold(Check.LENGTH, said, _("Escriba un texto más corto para ese canal."))


def _election(found: GoingOut) -> Iterator[Hold]:
    if found.day is None or found.is_confirmed:
        return
    advice = advice_on(found.day, found.light, found.bands)
    if advice:
        yield Hold(Check.ELECTION, advice)


_LOOKS = (_account, _channel, _gaps, _empty, _picture, _permission, _length, _election)
