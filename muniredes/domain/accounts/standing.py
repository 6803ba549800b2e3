"""How an account stands: the one judgement that papers, advice, calendar and crisis follow."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from muniredes.domain.accounts.account import Account, AccountState, Custody, account_title
from muniredes.domain.accounts.rhythm import Rhythm, RhythmLight
from muniredes.domain.accounts.risk import Cause, Reason, assess
from muniredes.domain.channels.profiles import Closure
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.people import Person
from muniredes.domain.worded_enum import WordedEnum
from muniredes.i18n import _, mark


class Standing(WordedEnum):
    """What the council may say, and do, with an account."""

    IN_HAND = "in_hand", mark("En orden")
    TO_REGULARISE = "to_regularise", mark("Por poner en orden")
    ABANDONED = "abandoned", mark("Abandonada")
    LOST = "lost", mark("No podemos entrar")
    TAKEN = "taken", mark("En otras manos")
    CLOSING = "closing", mark("Cerrándose")
    CLOSED = "closed", mark("Cerrada")
    NOT_OURS = "not_ours", mark("No es nuestra: se hace pasar por nosotros")

    @property
    def is_ours(self) -> bool:
        """Whether the account is the council's and still open, however badly it stands."""
        return self not in (Standing.CLOSED, Standing.NOT_OURS)

    @property
    def is_out_of_reach(self) -> bool:
        """Whether nobody here can say what it publishes: nothing new on it is the council's word."""
        return self in (Standing.LOST, Standing.TAKEN, Standing.CLOSED, Standing.NOT_OURS)


IRREGULAR = frozenset(
    {
        Cause.PERSONAL_PROFILE,
        Cause.NO_HOLDER,
        Cause.OUTSIDE_HOLDER,
        Cause.SINGLE_HOLDER,
        Cause.PRIVATE_MAIL,
        Cause.PRIVATE_PHONE,
    }
)
"""What keeps an account out of the official papers: somebody alone, or nobody of the house, can take it."""


@dataclass(frozen=True, slots=True)
class AccountStanding:
    """How one account stands and why; `reasons` are in sentences, the worst first.

    `rhythm` says when it last posted: the same day for every page and paper.
    """

    account: Account
    standing: Standing
    causes: tuple[Reason, ...]
    rhythm: Rhythm

    @property
    def word(self) -> str:
        """«En uso», «En uso, por poner en orden», «Cerrándose»: what every table of states says.

        Of one that nobody has said to be in use, only how it stands.
        """
        said = self.account.state
        if said is not None and self.standing is Standing.IN_HAND:
            return said.word
        if said is not None and self.standing is Standing.TO_REGULARISE:
            return _("{state}, por poner en orden").format(state=said.word)
        return self.standing.word

    @property
    def mark(self) -> str:
        """What goes beside its name: «por poner en orden»; nothing while it is in hand."""
        if self.standing is Standing.IN_HAND:
            return ""
        if self.standing is Standing.TO_REGULARISE and self.account.personal_profile:
            return _("perfil personal")
        word = _("No es nuestra") if self.standing is Standing.NOT_OURS else self.standing.word
        return word[:1].lower() + word[1:]

    def title(self, networks: Networks) -> str:
        """«Facebook · AytoVilla»; out of hand, with its mark: «Facebook · Ana (perfil personal)»."""
        name = account_title(self.account, networks)
        return f"{name} ({self.mark})" if self.mark else name

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it is not in order, in sentences."""
        said = [reason.sentence for reason in self.causes]
        if self.standing is Standing.ABANDONED:
            said.insert(0, f"{self.rhythm.sentence}.")
        if self.standing is Standing.TAKEN:
            said.insert(0, _("Hay una crisis abierta: está en otras manos."))
        if self.standing is Standing.CLOSING:
            said.insert(0, _("Se está cerrando."))
        return tuple(said)

    @property
    def is_official(self) -> bool:
        """Whether the papers that others see may name it as the council's."""
        return self.standing is Standing.IN_HAND

    @property
    def takes_posts(self) -> bool:
        """Whether something may be planned on it: in use, nobody is closing it, and nobody's own profile."""
        is_able = self.account.is_kept_up and self.standing in _PREFERRED
        return is_able and not self.account.personal_profile

    @property
    def strands(self) -> str:
        """Why what was planned on it cannot go out there any more, in words; nothing while it can.

        What is in other hands for a while is told by its crisis.
        """
        if self.account.personal_profile:
            return _("es un perfil personal")
        why = _STRANDS.get(self.standing)
        return _(why) if why else ""

    @property
    def silence(self) -> str:
        """Why nothing is planned on it, in words; nothing where something may be."""
        if self.takes_posts:
            return ""
        return self.strands or _(_SILENCES.get(self.standing, _PAUSED))

    @property
    def silent_mark(self) -> str:
        """What goes beside the name of the channel that it is: why nothing can go out there; or nothing."""
        return self.mark if self.strands or self.standing in _SILENCES else ""

    @property
    def preference(self) -> int | None:
        """How soon a plan takes it among those of its network, 0 first; None where nothing is planned."""
        return _PREFERRED.index(self.standing) if self.takes_posts else None


_STRANDS = {
    Standing.LOST: mark("en esa cuenta no podemos entrar"),
    Standing.CLOSED: mark("esa cuenta está cerrada"),
    Standing.NOT_OURS: mark("esa cuenta no es nuestra"),
}
_SILENCES = {
    Standing.TAKEN: mark("está en otras manos"),
    Standing.CLOSING: mark("se está cerrando"),
}
_PAUSED = mark("está en pausa")
_PREFERRED = (Standing.IN_HAND, Standing.TO_REGULARISE, Standing.ABANDONED)


def stand(
    account: Account,
    custody: Custody,
    people: Mapping[int, Person],
    closure: Closure | None,
    rhythm: Rhythm,
    today: date,
    *,
    is_taken: bool = False,
) -> AccountStanding:
    """Judge an account from all that is known; what is not known about its keys counts against it.

    `is_taken` says that a crisis is going on because somebody else has it.
    """
    risk = assess(account, custody, people, today)
    weighty = IRREGULAR | {Cause.NO_ACCESS}
    causes = tuple(reason for reason in risk.reasons if reason.cause in weighty)
    lost = beyond_reach(account, closure, is_taken=is_taken)
    return AccountStanding(account, lost or _judge(account, causes, closure, rhythm), causes, rhythm)


def beyond_reach(account: Account, closure: Closure | None, *, is_taken: bool = False) -> Standing | None:
    """Return how an account stands when nobody here can say anything through it; None when somebody can."""
    if account.state is AccountState.IMPERSONATED:
        return Standing.NOT_OURS
    if account.state is AccountState.CLOSED or (closure is not None and closure.closed_on is not None):
        return Standing.CLOSED
    if is_taken:
        return Standing.TAKEN
    return Standing.LOST if account.state is AccountState.NO_ACCESS else None


def _judge(account: Account, causes: tuple[Reason, ...], closure: Closure | None, rhythm: Rhythm) -> Standing:
    if closure is not None:
        return Standing.CLOSING
    if account.is_kept_up and rhythm.light is RhythmLight.RED:
        return Standing.ABANDONED
    return Standing.TO_REGULARISE if causes else Standing.IN_HAND
