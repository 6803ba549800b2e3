"""«Cerrar o unir un perfil»: with a copy first, a notice, and the name kept."""

from collections.abc import Mapping, Sequence
from typing import Any

from muniredes.actions import accounts
from muniredes.actions.channels import profiles
from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.fields import AccountField
from muniredes.desktop.hub import Hub
from muniredes.desktop.wizards.asking.plan import Answers, Question
from muniredes.desktop.wizards.asking.record import RecordPlan, advice
from muniredes.domain.accounts.account import Account, AccountState
from muniredes.domain.channels.profiles import Closure, odd_orders
from muniredes.domain.fields import kind_word
from muniredes.domain.history import Change
from muniredes.domain.places import Place, Target
from muniredes.domain.problems import Problem
from muniredes.i18n import _

_WHICH, _ACCOUNT = "which", "account"
"""The question of which account it is, and its field."""


class CloseProfilePlan(RecordPlan):
    """How an account is closed, or merged into another; it may take weeks and is kept all along.

    Without an account, which one is the first question.
    """

    name = Place.CLOSE_PROFILE.value
    kind = "closure"

    def __init__(self, hub: Hub, account: Account | None = None) -> None:
        super().__init__(hub, str(account.id) if account else "")
        self._account = account
        self._closing = account.id if account else None

    @property
    def title(self) -> str:
        if self._account is None:
            return Place.CLOSE_PROFILE.word
        return _("Cerrar {account}").format(account=accounts.title(self._account))

    @property
    def finish_label(self) -> str:
        return _("Guardar el cierre")

    def thing(self) -> Closure | None:
        return self.hub.snapshot.closure(self._account) if self._account else None

    def questions(self, answers: Answers) -> Sequence[Question]:
        del answers
        steps = (_reason(), _copy(), _notice(), _decision(), _end())
        return steps if self._account else (_which(), *steps)

    def check(self, question: Question, given: Mapping[str, Any]) -> None:
        """Refuse on its own page to close nothing, or what is being closed already."""
        if question.key == _WHICH:
            self._chosen(given)

    def _chosen(self, given: Mapping[str, Any]) -> Account:
        """Return the account that was chosen; a Problem when none was, or it has a closing of its own."""
        account = self._account or self.hub.snapshot.account(given.get(_ACCOUNT))
        if account is None:
            raise Problem(_("Falta decir qué cuenta se cierra."), _("Elíjala para seguir."), _ACCOUNT)
        if self._account is None and self.hub.snapshot.closure(account) is not None:
            seen = _("Sígalo en «Canales», en «Abrir y cerrar perfiles».")
            raise Problem(_("El cierre de esa cuenta ya está empezado."), seen, _ACCOUNT)
        return account

    def remark(self, answers: Answers) -> str:
        wrong = _("No cuadra: {sentence}.")
        odd = (wrong.format(sentence=each.sentence) for each in odd_orders(self._told(answers)))
        return " ".join((self._end_words(answers), *odd))

    def _told(self, answers: Answers) -> Closure:
        """Return a closing as its days are answered so far."""
        said = self.values(answers)
        closed_on, notice_on, decided_on = (
            said.get(f"{name}_on") for name in ("closed", "notice", "decided")
        )
        return Closure(closed_on=closed_on, notice_on=notice_on, decided_on=decided_on)

    def _end_words(self, answers: Answers) -> str:
        is_closed = self._account is not None and self._account.state is AccountState.CLOSED
        if is_closed or answers.get("end", {}).get("closure.closed_on"):
            return _("La cuenta quedará como cerrada, y seguirá en el registro con su historia.")
        return _(
            "La cuenta sigue en uso hasta que escriba qué día se cerró. Puede volver aquí cuando quiera."
        )

    def finish(self, answers: Answers) -> Change:
        number = self._chosen(answers.get(_WHICH, {})).id
        assert number is not None
        self._closing = number
        return self.hub.perform(profiles.close, number, self.values(answers))

    def afterwards(self) -> Target:
        return Target(Place.CHANNELS, self._closing, "closure")


def _which() -> Question:
    return Question(
        key=_WHICH,
        step=_("La cuenta"),
        title=_("¿Qué cuenta se cierra?"),
        fields=(AccountField(key=_ACCOUNT, label=kind_word("account"), is_open=True),),
        why=_("De cada cuenta que se cierra queda escrito por qué, quién lo decidió y dónde está su copia."),
        can_be_unknown=False,
    )


def _reason() -> Question:
    return Question(
        key="reason",
        step=_("El motivo"),
        title=_("¿Por qué se cierra, y quién la sigue ahora?"),
        fields=(
            ask.text("closure.reason", lines=3),
            ask.account(
                "closure.into_id",
                _("Si se une a otra, elíjala. Si solo se cierra, déjelo vacío."),
                is_open=True,
            ),
        ),
        why=_("Quien la seguía tiene que saber dónde enterarse a partir de ahora."),
        notes=advice("fusion"),
    )


def _copy() -> Question:
    return Question(
        key="copy",
        step=_("1. La copia"),
        title=_("Lo primero: ¿está copiado lo publicado?"),
        fields=(ask.day("closure.copied_on"), ask.text("closure.copy_place")),
        why=_("Lo que publica un ayuntamiento es patrimonio documental: borrarlo sin copia es destruirlo."),
        example=_("Copia en el archivo municipal, carpeta «Redes 2026»."),
    )


def _notice() -> Question:
    return Question(
        key="notice",
        step=_("2. El aviso"),
        title=_("¿Se ha avisado a quien la sigue?"),
        lead=_("Un mensaje fijado durante un mes que diga dónde seguir, y los enlaces cambiados."),
        fields=(
            ask.day("closure.notice_on"),
            ask.day("closure.links_changed_on", _("En la web, los carteles y las otras cuentas.")),
            ask.yes_no("closure.keeps_handle", _("Si se suelta, otro puede hacerse pasar por ustedes.")),
        ),
        why=_("Una cuenta que desaparece sin avisar deja a la gente sin noticias y el nombre libre."),
        notes=advice("cierre", 8),
    )


def _decision() -> Question:
    return Question(
        key="decision",
        step=_("3. La decisión"),
        title=_("¿Quién lo decidió?"),
        fields=(
            ask.who("closure.decided_by_id"),
            ask.day("closure.decided_on"),
            ask.text("closure.resolution"),
        ),
        why=_("Una cuenta del ayuntamiento no la cierra quien la lleva, sino quien la autorizó."),
        example=_("Alcaldía, decreto 12/2026."),
    )


def _end() -> Question:
    return Question(
        key="end",
        step=_("4. El cierre"),
        title=_("¿Qué día se cerró?"),
        lead=_("Déjelo vacío hasta que esté hecho."),
        fields=(ask.day("closure.closed_on"), ask.day("closure.register_updated_on")),
        why=_("Con la fecha, la cuenta deja de pedir horas y pasa a las cerradas."),
    )
