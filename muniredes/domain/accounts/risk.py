"""The risk of losing an account, in words and with its reasons."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from muniredes.domain.accounts.account import (
    REVIEW_MONTHS,
    Account,
    AccountState,
    Custody,
    KeyLack,
    SecondFactor,
    is_personal_mail,
)
from muniredes.domain.dates import add_months, long_date
from muniredes.domain.people import Person, PersonKind, told_apart
from muniredes.domain.texts.denials import answered
from muniredes.domain.worded_enum import WordedEnum
from muniredes.i18n import _, mark

COPY_MONTHS = 6
KEYLESS_NETWORKS = frozenset({"facebook", "linkedin"})
"""Where a page has no password of its own: whoever administers it enters with her own profile."""


class RiskLevel(IntEnum):
    """How likely the account is to be lost; a higher number is worse."""

    LOW = 0
    MEDIUM = 1
    HIGH = 2

    @property
    def word(self) -> str:
        """«En riesgo», «Conviene revisarla», «En orden»."""
        return _(_WORDS[self])

    @property
    def symbol(self) -> str:
        """A shape for each level, so that colour never speaks alone."""
        return {RiskLevel.LOW: "✓", RiskLevel.MEDIUM: "▲", RiskLevel.HIGH: "■"}[self]


_WORDS = {
    RiskLevel.LOW: mark("En orden"),
    RiskLevel.MEDIUM: mark("Conviene revisarla"),
    RiskLevel.HIGH: mark("En riesgo"),
}


class Cause(WordedEnum):
    """Every way in which an account can be lost, and the one that is not ours and pretends to be."""

    NO_ACCESS = "no_access", mark("Nadie puede entrar")
    PERSONAL_PROFILE = "personal_profile", mark("Es un perfil personal")
    NO_HOLDER = "no_holder", mark("No consta quién tiene las llaves")
    OUTSIDE_HOLDER = "outside_holder", mark("Las llaves están fuera de la casa")
    SINGLE_HOLDER = "single_holder", mark("Falta suplente")
    LEAVING_HOLDER = "leaving_holder", mark("Quien tiene las llaves se va con el mandato")
    NO_MAIL = "no_mail", mark("No consta el correo")
    PRIVATE_MAIL = "private_mail", mark("El correo es particular")
    PRIVATE_PHONE = "private_phone", mark("El teléfono es particular")
    NO_KEPT_KEY = "no_kept_key", mark("No consta dónde está la contraseña")
    UNKNOWN_FACTOR = "unknown_factor", mark("No consta si tiene doble verificación")
    NO_FACTOR = "no_factor", mark("No tiene doble verificación")
    NO_FACTOR_HOLDER = "no_factor_holder", mark("No consta quién tiene el aparato")
    NO_COPY = "no_copy", mark("No hay copia")
    OLD_COPY = "old_copy", mark("La copia es antigua")
    IMPOSTOR = "impostor", mark("Se hace pasar por nosotros")


@dataclass(frozen=True, slots=True)
class Reason:
    """One cause of a risk: how bad, in a sentence, and the answer that would mend it."""

    level: RiskLevel
    sentence: str
    field: str
    cause: Cause

    @property
    def verb(self) -> str:
        """«Arreglar», «Denunciar»: what is done about it."""
        return _("Denunciar") if self.cause is Cause.IMPOSTOR else _("Arreglar")


@dataclass(frozen=True, slots=True)
class Risk:
    """The level of an account and every reason, the worst first."""

    level: RiskLevel
    reasons: tuple[Reason, ...]


def assess(
    account: Account,
    custody: Custody,
    people: Mapping[int, Person],
    today: date,
    copied_on: date | None = None,
) -> Risk:
    """Say how exposed an account is. A closed account, or somebody else's, has no risk of its own.

    `copied_on` is when what it published was last copied, where more is known of it than its keys say.
    """
    if not account.is_ours:
        return Risk(RiskLevel.LOW, ())
    found = [
        *_access(account),
        *_holders(account, custody, people),
        *_recovery(account, custody),
        *_second_factor(custody),
        *_copies(copied_on or custody.last_copy_on, today),
    ]
    reasons = tuple(sorted(found, key=lambda reason: -reason.level))
    return Risk(reasons[0].level if reasons else RiskLevel.LOW, reasons)


def _access(account: Account) -> Iterator[Reason]:
    if account.state is AccountState.NO_ACCESS:
        yield Reason(RiskLevel.HIGH, _("Nadie puede entrar en la cuenta."), "account.state", Cause.NO_ACCESS)
    if account.personal_profile:
        yield Reason(
            RiskLevel.HIGH,
            _("Es el perfil personal de alguien, no una página del organismo."),
            "account.personal_profile",
            Cause.PERSONAL_PROFILE,
        )


def _holders(account: Account, custody: Custody, people: Mapping[int, Person]) -> Iterator[Reason]:
    holder = people.get(custody.holder_id or 0)
    deputy = people.get(custody.deputy_id or 0)
    if holder is None:
        sentence = _("No consta quién tiene las llaves.")
        yield Reason(RiskLevel.HIGH, sentence, "custody.holder_id", Cause.NO_HOLDER)
        return
    if _is_outside(holder) and (deputy is None or _is_outside(deputy)):
        sentence = _("Las llaves las tiene alguien de fuera de la casa.")
        yield Reason(RiskLevel.HIGH, sentence, "custody.holder_id", Cause.OUTSIDE_HOLDER)
    if (deputy is None or deputy is holder) and account.state is not AccountState.NO_ACCESS:
        yield Reason(
            RiskLevel.MEDIUM,
            _("Falta suplente: si falta {name}, nadie entra.").format(name=_name(holder, people)),
            "custody.deputy_id",
            Cause.SINGLE_HOLDER,
        )
    if holder.kind is not None and holder.kind.leaves_with_the_term:
        yield Reason(
            RiskLevel.MEDIUM,
            _("{name} deja el cargo cuando acaba el mandato ({kind}).").format(
                name=_name(holder, people), kind=holder.kind.word.lower()
            ),
            "custody.holder_id",
            Cause.LEAVING_HOLDER,
        )


def _name(person: Person, people: Mapping[int, Person]) -> str:
    """Return what tells her from everybody else, which only some sentences say."""
    return told_apart(people.values())[person.id]


def _is_outside(person: Person) -> bool:
    return person.kind is PersonKind.EXTERNAL


def _recovery(account: Account, custody: Custody) -> Iterator[Reason]:
    if not custody.email and KeyLack.EMAIL not in custody.lacks:
        sentence = _("No consta el correo con que se abrió.")
        yield Reason(RiskLevel.MEDIUM, sentence, "custody.email", Cause.NO_MAIL)
    elif is_personal_mail(custody.email):
        sentence = _("El correo de recuperación es particular.")
        yield Reason(RiskLevel.HIGH, sentence, "custody.email", Cause.PRIVATE_MAIL)
    if custody.phone_is_municipal is False:
        sentence = _("El teléfono de recuperación es particular.")
        if not custody.phone:
            sentence = _("El teléfono de recuperación es particular, y falta apuntar cuál es.")
        yield Reason(RiskLevel.HIGH, sentence, "custody.phone_is_municipal", Cause.PRIVATE_PHONE)
    has_own_key = account.network_id not in KEYLESS_NETWORKS or account.personal_profile
    if has_own_key and not answered(custody.password_place):
        sentence = _("No consta dónde se guarda la contraseña.")
        yield Reason(RiskLevel.MEDIUM, sentence, "custody.password_place", Cause.NO_KEPT_KEY)


def _second_factor(custody: Custody) -> Iterator[Reason]:
    if custody.second_factor is None:
        sentence = _("No consta si tiene doble verificación.")
        yield Reason(RiskLevel.MEDIUM, sentence, "custody.second_factor", Cause.UNKNOWN_FACTOR)
    elif custody.second_factor is SecondFactor.NONE:
        sentence = _("No tiene doble verificación.")
        yield Reason(RiskLevel.MEDIUM, sentence, "custody.second_factor", Cause.NO_FACTOR)
    elif custody.second_factor_holder_id is None:
        sentence = _("No consta quién tiene el aparato de la doble verificación.")
        field = "custody.second_factor_holder_id"
        yield Reason(RiskLevel.MEDIUM, sentence, field, Cause.NO_FACTOR_HOLDER)


def _copies(copied_on: date | None, today: date) -> Iterator[Reason]:
    if copied_on is None:
        sentence = _("No consta ninguna copia de lo publicado.")
        yield Reason(RiskLevel.MEDIUM, sentence, "custody.last_copy_on", Cause.NO_COPY)
    elif add_months(copied_on, COPY_MONTHS) < today:
        sentence = _("La última copia es del {day}.").format(day=long_date(copied_on))
        yield Reason(RiskLevel.MEDIUM, sentence, "custody.last_copy_on", Cause.OLD_COPY)


def harm(account: Account) -> tuple[Reason, ...]:
    """Return what an account that is not ours does to us, and has to be reported; nothing of any other."""
    if account.state is not AccountState.IMPERSONATED:
        return ()
    sentence = _("Se hace pasar por nosotros.")
    return (Reason(RiskLevel.HIGH, sentence, "account.state", Cause.IMPOSTOR),)


def review_due(custody: Custody, term_starts: date | None = None) -> date | None:
    """Return the day the next six-monthly review is due; None when it was never reviewed.

    A review of before a term that has begun is due since its first day: others have the keys.
    """
    if custody.reviewed_on is None:
        return None
    due = add_months(custody.reviewed_on, REVIEW_MONTHS)
    return min(due, term_starts) if term_starts and custody.reviewed_on < term_starts else due
