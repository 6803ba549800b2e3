"""«Añadir cuenta»: its address, and then its keys one question at a time."""

from collections.abc import Sequence
from typing import Any

from muniredes.actions import accounts
from muniredes.desktop.forms import account_fields as ask
from muniredes.desktop.forms.fields import AddressesField
from muniredes.desktop.forms.typed import plain_values, typed
from muniredes.desktop.hub import Hub
from muniredes.desktop.wizards.plan import Answers, Question, WizardPlan
from muniredes.domain.accounts import Account, AccountState, SecondFactor
from muniredes.domain.history import Change
from muniredes.domain.places import Place, Target
from muniredes.domain.problems import Problem
from muniredes.i18n import _


class AddAccountPlan(WizardPlan):
    """A new account, or the keys of one that is here, when it is given."""

    name = "add_account"

    def __init__(self, hub: Hub, account: Account | None = None) -> None:
        super().__init__(hub, str(account.id) if account else "")
        self._account = account
        self._change: Change | None = None

    @property
    def title(self) -> str:
        return accounts.title(self._account) if self._account else _("Añadir cuenta")

    @property
    def finish_label(self) -> str:
        return _("Guardar la cuenta")

    def questions(self, answers: Answers) -> Sequence[Question]:
        factor = answers.get("factor", {}).get("custody.second_factor")
        keys = _about_keys(has_factor=factor not in (None, SecondFactor.NONE.value))
        return keys if self._account else (_address(), *keys)

    def first_answers(self) -> Answers:
        if self._account is None:
            return {"access": {"account.state": AccountState.ACTIVE.value}}
        things = {"account": self._account, "custody": self.hub.snapshot.custody(self._account)}
        return {
            question.key: plain_values(question.fields, things) for question in _about_keys(has_factor=True)
        }

    def finish(self, answers: Answers) -> Change:
        values = _values(answers)
        if self._account is not None and self._account.id is not None:
            self._change = self.hub.perform(accounts.edit, self._account.id, values)
            return self._change
        lines = answers.get("address", {}).get("account.address") or []
        if not lines:
            raise Problem(_("Falta la dirección de la cuenta."), _("Péguela para seguir."), "account.address")
        self._change = self.hub.perform(accounts.add, accounts.told_apart(lines[0]), values)
        return self._change

    def afterwards(self) -> Target:
        ids = self._change.ids("account") if self._change else ()
        number = self._account.id if self._account else next(iter(ids), None)
        return Target(Place.ACCOUNTS, number)


def _about_keys(*, has_factor: bool) -> tuple[Question, ...]:
    return (
        _purpose(),
        _access(),
        _holder(),
        _deputy(),
        _email(),
        _phone(),
        _factor(),
        *((_factor_holder(),) if has_factor else ()),
        _password(),
        _papers(),
    )


def _values(answers: Answers) -> dict[str, Any]:
    """Return the answers as the action takes them; a state that was not said stays as it is."""
    values: dict[str, Any] = {}
    for question in _about_keys(has_factor=True):
        given = answers.get(question.key, {})
        values |= {field.key: typed(field, given.get(field.key)) for field in question.fields}
    if values["account.state"] is None:
        del values["account.state"]
    return values


def _address() -> Question:
    return Question(
        key="address",
        step=_("La dirección"),
        title=_("¿Cuál es la dirección de la cuenta?"),
        fields=(AddressesField(key="account.address", label=_("Dirección"), single=True),),
        why=_("La dirección dice qué red es y qué cuenta, y evita apuntarla dos veces."),
        example="https://www.instagram.com/villaejemplo",
        can_be_unknown=False,
    )


def _purpose() -> Question:
    return Question(
        key="purpose",
        step=_("Para qué"),
        title=_("¿Para qué sirve y de qué área es?"),
        fields=(
            ask.purpose(),
            ask.area(),
        ),
        why=_("Quien venga después sabrá qué se cuenta aquí y a quién preguntar."),
        example=_("Avisos y agenda; Secretaría."),
    )


def _access() -> Question:
    return Question(
        key="access",
        step=_("Si se puede entrar"),
        title=_("¿En qué estado está?"),
        fields=(
            ask.state(compact=False),
            ask.personal_profile(),
        ),
        why=_("Un perfil personal usado como oficial se pierde con la persona, y la red lo puede cerrar."),
    )


def _holder() -> Question:
    return Question(
        key="holder",
        step=_("Las llaves"),
        title=_("¿Quién tiene las llaves?"),
        lead=_("La persona que hoy puede entrar y cambiarlo todo."),
        fields=(ask.holder(),),
        why=_("Ha pasado: el gobierno cambia y nadie sabe quién podía entrar."),
        example=_("Marta Ruiz, auxiliar administrativa."),
    )


def _deputy() -> Question:
    return Question(
        key="deputy",
        step=_("El suplente"),
        title=_("¿Quién más puede entrar?"),
        fields=(ask.deputy(),),
        why=_("Con una sola persona, unas vacaciones o una baja dejan la cuenta sin nadie."),
        example=_("Luis Ortega, secretario."),
    )


def _email() -> Question:
    return Question(
        key="email",
        step=_("El correo"),
        title=_("¿Con qué correo se recupera?"),
        fields=(ask.email(),),
        why=_("Quien tiene ese correo tiene la cuenta. Mejor uno genérico del organismo que uno particular."),
        example="redes@villaejemplo.es",
    )


def _phone() -> Question:
    return Question(
        key="phone",
        step=_("El teléfono"),
        title=_("¿Y con qué teléfono?"),
        fields=(
            ask.phone(),
            ask.phone_is_municipal(),
        ),
        why=_("Los códigos para entrar llegan a ese teléfono."),
    )


def _factor() -> Question:
    return Question(
        key="factor",
        step=_("Doble verificación"),
        title=_("¿Pide un segundo código al entrar?"),
        fields=(ask.second_factor(compact=False),),
        why=_("Es lo que más protege: con la contraseña sola no se entra."),
    )


def _factor_holder() -> Question:
    return Question(
        key="factor_holder",
        step=_("El aparato"),
        title=_("¿Quién tiene el móvil o la llave que da el código?"),
        fields=(ask.second_factor_holder(),),
        why=_("Si se va con el aparato, se va con la cuenta."),
    )


def _password() -> Question:
    return Question(
        key="password",
        step=_("La contraseña"),
        title=_("¿Dónde está guardada la contraseña?"),
        lead=_("Solo dónde. La contraseña no se escribe aquí."),
        fields=(ask.password_place(),),
        why=_("Quien llegue tiene que encontrarla el primer día; este manual lo puede leer más gente."),
        example=_("Caja fuerte de Secretaría, sobre 3."),
    )


def _papers() -> Question:
    return Question(
        key="papers",
        step=_("Los papeles"),
        title=_("¿Qué papeles hay de esta cuenta?"),
        fields=(
            ask.resolution(),
            ask.resolution_on(),
            ask.last_copy_on(),
        ),
        why=_(
            "El decreto demuestra que la cuenta es del organismo; la copia, que nada se pierde si se borra."
        ),
        example=_("Decreto 28/2023, de 11 de julio."),
    )
