"""«Añadir cuenta»: its address, and then its keys one question at a time."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any

from muniredes.actions import accounts, knowledge
from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.fields import AddressesField, Option, SeveralField
from muniredes.desktop.forms.typed import plain_values, typed
from muniredes.desktop.hub import Hub
from muniredes.desktop.wizards.asking.plan import (
    Answers,
    Question,
    WizardPlan,
    applying,
    is_denied,
    is_given,
    only_line,
)
from muniredes.domain.accounts.account import Account, AccountState, SecondFactor
from muniredes.domain.history import Change
from muniredes.domain.places import Place, Target
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
        return accounts.marked(self.hub.snapshot, self._account) if self._account else _("Añadir cuenta")

    @property
    def finish_label(self) -> str:
        return _("Guardar la cuenta")

    def questions(self, answers: Answers) -> Sequence[Question]:
        about = () if self._account else (_address(),)
        if answers.get("access", {}).get("account.state") == AccountState.IMPERSONATED.value:
            return (*about, _foreign())
        keys = _fitting(answers, has_key=self._has_key(answers))
        others = self._without_keys()
        said = applying(keys, answers)
        given = ((field, said.get(key, {}).get(field)) for key, field in _SHARED)
        shared = {field for field, value in given if is_given(value) and not is_denied(value)}
        return (*about, *keys, _others(others, shared)) if others and shared else (*about, *keys)

    def _has_key(self, answers: Answers) -> bool:
        """Whether it has a password of its own; until its address is told, it may."""
        line = (answers.get("address", {}).get(_ADDRESS) or [""])[0]
        network_id = self._account.network_id if self._account else accounts.told_apart(line).network_id
        network = knowledge.networks().get(network_id)
        is_profile = answers.get("access", {}).get("account.personal_profile") is True
        return network is None or network.has_own_key or is_profile

    def _without_keys(self) -> tuple[Account, ...]:
        """Return the other accounts of ours of whose keys nothing was said, nor that nobody enters."""
        snapshot, mine = self.hub.snapshot, self._account.id if self._account else None
        silent = [each for each in snapshot.own_accounts if each.state is not AccountState.NO_ACCESS]
        own = ((each, snapshot.custody(each)) for each in silent if each.id != mine)
        return tuple(each for each, kept in own if kept.holder_id is None and not kept.email)

    def first_answers(self) -> Answers:
        if self._account is None:
            return {}
        things = {"account": self._account, "custody": self.hub.snapshot.custody(self._account)}
        return {
            question.key: plain_values(question.fields, things) for question in _about_keys(has_factor=True)
        }

    def check(self, question: Question, given: Mapping[str, Any]) -> None:
        """Refuse on its own page an address that is not there."""
        if question.key == "address":
            _line(given)

    def finish(self, answers: Answers) -> Change:
        values = _values(self.questions(answers), answers)
        if self._account is None and values["account.state"] is None:
            del values["account.state"]  # a network that is gone has closed it
        chosen = answers.get("others", {}).get("others") or []
        also = [each.id for each in self._without_keys() if each.id and str(each.id) in chosen]
        if self._account is not None and self._account.id is not None:
            self._change = self.hub.perform(accounts.edit, self._account.id, values, also)
            return self._change
        line = _line(answers.get("address", {}))
        self._change = self.hub.perform(accounts.add, accounts.told_apart(line), values, also)
        return self._change

    def afterwards(self) -> Target:
        ids = self._change.ids("account") if self._change else ()
        number = self._account.id if self._account else next(iter(ids), None)
        return Target(Place.ACCOUNTS, number)


def _fitting(answers: Answers, *, has_key: bool) -> tuple[Question, ...]:
    """Return what is asked of an account as it was said to stand: nobody enters, or it is closed."""
    state = answers.get("access", {}).get("account.state")
    if state == AccountState.CLOSED.value:
        return (_access(), _papers())
    factor = answers.get("factor", {}).get("custody.second_factor")
    is_lost = state == AccountState.NO_ACCESS.value
    has_factor = factor not in (None, SecondFactor.NONE.value) and not is_lost
    asked = _about_keys(has_factor=has_factor, has_key=has_key)
    return tuple(each for each in asked if each.key not in _OF_WHO_ENTERS or not is_lost)


_OF_WHO_ENTERS = frozenset({"holder", "factor"})


def _about_keys(*, has_factor: bool, has_key: bool = True) -> tuple[Question, ...]:
    return (
        _access(),
        _holder(),
        _email(),
        _factor() if has_key else _factor_of_profiles(),
        *((_factor_holder(),) if has_factor else ()),
        _papers(),
    )


_ADDRESS = "account.address"
_KEPT = ("account.", "custody.")
"""What the fields that are kept begin with; the address is read apart."""


_SHARED = (
    ("holder", "custody.holder_id"),
    ("holder", "custody.deputy_id"),
    ("email", "custody.email"),
    ("email", "custody.phone"),
)
"""What may be the same for several accounts: the question and the field."""


def _values(questions: Sequence[Question], answers: Answers) -> dict[str, Any]:
    """Return the answers to what is asked as the action takes them, with nothing of what they deny."""
    values = {
        field.key: typed(field, answers.get(question.key, {}).get(field.key))
        for question in questions
        for field in question.fields
        if field.key.startswith(_KEPT) and field.key != _ADDRESS
    }
    if values.get("custody.second_factor") is SecondFactor.NONE:
        values["custody.second_factor_holder_id"] = None
    return values


def _line(given: Mapping[str, Any]) -> Any:
    return only_line(given, _ADDRESS, _("Falta la dirección de la cuenta."))


def _address() -> Question:
    return Question(
        key="address",
        step=_("La dirección"),
        title=_("¿Cuál es la dirección de la cuenta?"),
        fields=(AddressesField(key=_ADDRESS, label=ask.word("account.address"), single=True),),
        why=_("La dirección dice qué red es y qué cuenta, y evita apuntarla dos veces."),
        example="https://www.instagram.com/villaejemplo",
        can_be_unknown=False,
    )


def _access() -> Question:
    return Question(
        key="access",
        step=_("Cómo está"),
        title=_("¿Para qué sirve, y en qué estado está?"),
        fields=ask.fields_of("account", "purpose", "area_id", "state", "personal_profile"),
        why=_("Un perfil personal usado como oficial se pierde con la persona, y la red lo puede cerrar."),
        example=_("Avisos y agenda; Secretaría."),
    )


def _foreign() -> Question:
    """Ask of an account that pretends to be ours: it has no purpose here, no area and no keys."""
    return replace(
        _access(),
        title=_("¿En qué estado está?"),
        fields=ask.fields_of("account", "state"),
        why=_("De una cuenta que no es nuestra no se pregunta más: se denuncia y se avisa."),
        example="",
    )


def _holder() -> Question:
    return Question(
        key="holder",
        step=_("Quién entra"),
        title=_("¿Quién tiene las llaves, y quién más puede entrar?"),
        lead=_("La persona que hoy puede entrar y cambiarlo todo, y quien entra si ella falta."),
        fields=ask.fields_of("custody", "holder_id", "deputy_id"),
        why=_("Ha pasado: el gobierno cambia y nadie sabe quién podía entrar."),
        example=_("Marta Ruiz, auxiliar administrativa; de suplente, Luis Ortega, secretario."),
    )


def _email() -> Question:
    return Question(
        key="email",
        step=_("Cómo se recupera"),
        title=_("¿Con qué correo y con qué teléfono se recupera?"),
        fields=ask.fields_of("custody", "email", "phone", "phone_is_municipal"),
        why=_("Quien tiene ese correo tiene la cuenta. Mejor uno genérico del organismo que uno particular."),
        example="redes@villaejemplo.es",
    )


def _factor() -> Question:
    return Question(
        key="factor",
        step=_("Cómo se entra"),
        title=_("¿Dónde está la contraseña, y pide un segundo código?"),
        lead=_("Solo dónde. La contraseña no se escribe aquí."),
        fields=(ask.text("custody.password_place"), ask.choice("custody.second_factor", compact=False)),
        why=_("Quien llegue tiene que encontrarla el primer día; este manual lo puede leer más gente."),
        example=_("Caja fuerte de Secretaría, sobre 3."),
    )


def _factor_of_profiles() -> Question:
    return replace(
        _factor(),
        title=_("¿Pide un segundo código?"),
        lead=_("No tiene contraseña suya: se entra con el perfil de quien la administra."),
        fields=(ask.choice("custody.second_factor", compact=False),),
        why=_("Sin segundo código, quien robe ese perfil tiene la cuenta."),
        example="",
    )


def _factor_holder() -> Question:
    return Question(
        key="factor_holder",
        step=_("El aparato"),
        title=_("¿Quién tiene el móvil o la llave que da el código?"),
        fields=ask.fields_of("custody", "second_factor_holder_id"),
        why=_("Si se va con el aparato, se va con la cuenta."),
    )


def _papers() -> Question:
    return Question(
        key="papers",
        step=_("Los papeles"),
        title=_("¿Qué papeles hay de esta cuenta?"),
        fields=ask.fields_of("custody", "resolution", "resolution_on", "last_copy_on"),
        why=_(
            "El decreto demuestra que la cuenta es del organismo; la copia, que nada se pierde si se borra."
        ),
        example=_("Decreto 28/2023, de 11 de julio."),
    )


def _same(shared: AbstractSet[str]) -> str:
    """Return what is asked to be the same: only what there is here."""
    has_person = bool(shared & {"custody.holder_id", "custody.deputy_id"})
    if "custody.email" in shared:
        return (
            _("¿La misma persona y el mismo correo para otras cuentas?")
            if has_person
            else _("¿El mismo correo para otras cuentas?")
        )
    return (
        _("¿La misma persona para otras cuentas?")
        if has_person
        else _("¿El mismo teléfono para otras cuentas?")
    )


def _others(found: Sequence[Account], shared: AbstractSet[str]) -> Question:
    options = tuple(Option(value=str(each.id), label=accounts.title(each)) for each in found)
    return Question(
        key="others",
        step=_("Las demás"),
        title=_same(shared),
        lead=_("De estas no se ha dicho nada todavía: marque las que tienen las mismas llaves."),
        fields=(SeveralField(key="others", label=_("Valen también para"), options=options),),
        why=_(
            "Así no se contesta lo mismo cuenta por cuenta; la contraseña y los papeles, cada una los suyos."
        ),
    )
