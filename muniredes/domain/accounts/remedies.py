"""How a risk of an account is mended in the world: steps, a letter, what is waited for and until when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from muniredes.domain.accounts.account import Account
from muniredes.domain.accounts.risk import Cause
from muniredes.domain.knowledge.facts import Fact, Network
from muniredes.domain.problems import Problem
from muniredes.domain.texts.text import left_in
from muniredes.i18n import _

_HANDS_OVER = "{TRASPASO}"
_OF_NETWORK = {
    _HANDS_OVER: "transfer",
    "{ADMINISTRA}": "roles",
    "{VERIFICACIÓN}": "second_factor",
    "{COPIA}": "official_copy",
}
_RECOVERY = "{RECUPERACIÓN}"
STEP_GAPS = frozenset({*_OF_NETWORK, _RECOVERY})
"""What a step may leave to the catalogue: said there once for each network."""

LETTER_GAPS = frozenset({"{ORGANISMO}", "{CUENTA}", "{ENLACE}", "{PLAZO}"})
"""What a letter may leave to the guide; what the guide does not know is a line to write on."""


@dataclass(frozen=True, slots=True)
class RemedyAdvice:
    """What mends one cause: a title, steps in order, and the letter with its subject, if one is written.

    `of_network` has the steps of the networks that do it another way; `wait_days` is what who is asked has
    to answer, 0 when nobody is asked.
    """

    title: str
    steps: tuple[str, ...]
    of_network: Mapping[str, tuple[str, ...]]
    wait_days: int = 0
    subject: str = ""
    letter: str = ""


RemedyBook = Mapping[Cause, Fact[RemedyAdvice]]
"""What mends each cause."""


@dataclass(eq=False, kw_only=True)
class Remedy:
    """What is being done about one cause in one account.

    `wait_until` is the day by which who was asked has to answer; `done_on` the day it was mended.
    """

    id: int | None = None
    account_id: int | None = None
    cause: Cause = Cause.NO_ACCESS
    begun_on: date | None = None
    wait_until: date | None = None
    done_on: date | None = None
    note: str = ""

    @property
    def title(self) -> str:
        """What the history calls it."""
        return self.cause.word

    @property
    def is_waiting(self) -> bool:
        """Whether somebody was asked and it is not mended yet."""
        return self.begun_on is not None and self.done_on is None

    def is_late(self, today: date) -> bool:
        """Whether who was asked should have answered by now."""
        return self.is_waiting and self.wait_until is not None and self.wait_until < today


def advice_for(book: RemedyBook, cause: Cause, account: Account) -> Fact[RemedyAdvice]:
    """Return what mends a cause in an account.

    Where the way is to hand it over, somebody's own profile has another: nobody can be given it.
    """
    found = book[cause]
    steps = found.value.of_network.get(account.network_id, found.value.steps)
    if account.personal_profile and any(_HANDS_OVER in step for step in steps):
        return book[Cause.PERSONAL_PROFILE]
    return found


def steps_for(
    advice: RemedyAdvice, network_id: str, network: Network | None, recovery: Fact[str]
) -> tuple[str, ...]:
    """Return the steps for a network; one that is only what the catalogue does not know is left out."""
    found = []
    for step in advice.of_network.get(network_id, advice.steps):
        said = step.replace(_RECOVERY, recovery.value)
        for gap, name in _OF_NETWORK.items():
            fact: Fact[str] | None = getattr(network, name) if network is not None else None
            said = said.replace(gap, fact.value if fact is not None else "")
        if said.strip():
            found.append(" ".join(said.split()))
    return tuple(found)


def usual_deadline(advice: RemedyAdvice, today: date) -> date | None:
    """Return the day by which whoever is asked today should answer; None when nobody is asked."""
    return today + timedelta(days=advice.wait_days) if advice.wait_days else None


def unknown_gaps(advice: RemedyAdvice) -> tuple[str, ...]:
    """Return the gaps that nothing fills: mistakes of the catalogue."""
    steps = " ".join((*advice.steps, *(step for steps in advice.of_network.values() for step in steps)))
    wrong = [gap for gap in left_in(steps) if gap not in STEP_GAPS]
    return (*wrong, *(gap for gap in left_in(advice.subject + advice.letter) if gap not in LETTER_GAPS))


def check_remedy(remedy: Remedy, today: date) -> None:
    """Refuse a day of the end that is still to come, or a deadline before it was begun."""
    if remedy.done_on is not None and remedy.done_on > today:
        raise Problem(_("Ese día todavía no ha llegado."), _("Escriba un día pasado."), "remedy.done_on")
    if remedy.wait_until is not None and remedy.begun_on is not None and remedy.wait_until < remedy.begun_on:
        raise Problem(
            _("No se puede esperar hasta antes de haberlo pedido."),
            _("Escriba un día posterior."),
            "remedy.wait_until",
        )
