"""A «sí» of the checklist that the sheet of its account denies: both cannot be true."""

from collections.abc import Callable, Iterator, Mapping

from muniredes.domain.accounts.account import Account, AccountState, Custody, KeyLack, SecondFactor
from muniredes.i18n import _

_Rule = Callable[[Account, Custody], Iterator[str]]


def contradicted(item: str, account: Account, custody: Custody) -> str:
    """Return what the sheet of an account says against a «sí» to a question of the checklist; «» if nothing.

    What is not known denies nothing: it is asked for elsewhere.
    """
    return next((said for rule in _RULES.get(item, ()) for said in rule(account, custody)), "")


def _mail(_account: Account, custody: Custody) -> Iterator[str]:
    if KeyLack.EMAIL in custody.lacks:
        yield _("Su ficha dice que no tiene correo de recuperación.")


def _phone(_account: Account, custody: Custody) -> Iterator[str]:
    if KeyLack.PHONE in custody.lacks:
        yield _("Su ficha dice que no tiene teléfono de recuperación.")
    elif custody.phone_is_municipal is False:
        yield _("Su ficha dice que el teléfono es particular.")


def _second_factor(_account: Account, custody: Custody) -> Iterator[str]:
    if custody.second_factor is SecondFactor.NONE:
        yield _("Su ficha dice que no tiene doble verificación.")


def _entry(account: Account, _custody: Custody) -> Iterator[str]:
    if account.state is AccountState.NO_ACCESS:
        yield _("Su ficha dice que nadie puede entrar en la cuenta.")


def _two(_account: Account, custody: Custody) -> Iterator[str]:
    if custody.holder_id is not None and custody.deputy_id is None:
        yield _("En su ficha falta quien supla a quien tiene las llaves.")


_RULES: Mapping[str, tuple[_Rule, ...]] = {
    "correo": (_mail,),
    "responsable_correo": (_mail,),
    "telefono": (_phone,),
    "segundo_factor": (_second_factor, _entry),
    "codigos": (_second_factor,),
    "dos_personas": (_entry, _two),
    "conectadas": (_entry,),
    "prueba_acceso": (_entry,),
    "rotacion": (_entry,),
    "juntos_factor": (_second_factor, _entry),
    "juntos_recuperacion": (_mail, _entry),
}
"""What may deny each question, by its key in the catalogue; the first that does is told."""
