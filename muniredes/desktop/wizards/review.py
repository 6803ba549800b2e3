"""«Revisar cuentas»: every six months, one screen for each."""

from collections.abc import Sequence
from typing import Any

from muniredes.actions import accounts, clock
from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.fields import ChoiceField, Field, Option
from muniredes.desktop.forms.typed import plain_values, typed
from muniredes.desktop.hub import Hub
from muniredes.desktop.wizards.asking.plan import Answers, Question, WizardPlan
from muniredes.domain.accounts.account import Account, AccountState
from muniredes.domain.dates import long_date
from muniredes.domain.history import Change
from muniredes.domain.places import Place, Target
from muniredes.i18n import _

_ACCESS = "could_enter"
_YES, _NO = "yes", "no"


class ReviewPlan(WizardPlan):
    """The accounts whose review is due, or just one; all of them when none is due."""

    name = "review"

    def __init__(self, hub: Hub, only: int | None = None) -> None:
        super().__init__(hub, str(only or ""))
        own = hub.snapshot.own_accounts
        due = [account for account in own if self._is_due(account)]
        self._accounts = [account for account in own if account.id == only] if only else due or list(own)

    def _is_due(self, account: Account) -> bool:
        due = self.hub.snapshot.review_due(account)
        return due is None or due <= clock.today()

    @property
    def title(self) -> str:
        return _("Repasar las cuentas")

    @property
    def finish_label(self) -> str:
        return _("Guardar el repaso")

    def questions(self, answers: Answers) -> Sequence[Question]:
        del answers
        return tuple(self._question(account) for account in self._accounts)

    def _question(self, account: Account) -> Question:
        title = accounts.marked(self.hub.snapshot, account)
        day = self.hub.snapshot.custody(account).reviewed_on
        term = self.hub.snapshot.term
        is_of_before = day is not None and term is not None and day < term.starts
        last = _("Última revisión: {day}.")
        if is_of_before:
            last = _("Última revisión: {day}, antes de este mandato.")
        return Question(
            key=str(account.id),
            step=title,
            title=_("{account}: ¿sigue todo igual?").format(account=title),
            lead=last.format(day=long_date(day)) if day else _("No consta ninguna revisión."),
            fields=(_could_enter(), *_checked()),
            why=_("Entre ahora en la cuenta y compruébelo: es la única forma de saber que no se ha perdido."),
        )

    def first_answers(self) -> Answers:
        return {str(account.id): self._known(account) for account in self._accounts}

    def _known(self, account: Account) -> dict[str, Any]:
        return plain_values(_checked(), {"account": account, "custody": self.hub.snapshot.custody(account)})

    def finish(self, answers: Answers) -> Change:
        looked_over = {
            account.id: _values(account, given)
            for account in self._accounts
            if account.id is not None and (given := answers.get(str(account.id), {})).get(_ACCESS)
        }
        return self.hub.perform(accounts.review, looked_over)

    def remark(self, answers: Answers) -> str:
        left = [
            question.step
            for question in self.questions(answers)
            if not answers.get(question.key, {}).get(_ACCESS)
        ]
        if not left:
            return ""
        return _("Quedan sin repasar, porque no ha dicho si pudo entrar: {names}.").format(
            names=", ".join(left)
        )

    def afterwards(self) -> Target:
        return Target(Place.ACCOUNTS)


def _checked() -> tuple[Field, ...]:
    """What is looked at again in each account."""
    return (
        *ask.fields_of("custody", "holder_id", "deputy_id"),
        *ask.fields_of("account", "last_post_on", "followers"),
        ask.field("custody.last_copy_on"),
    )


def _could_enter() -> ChoiceField:
    return ChoiceField(
        key=_ACCESS,
        label=_("¿Ha podido entrar hoy?"),
        options=(
            Option(value=_YES, label=_("Sí, he entrado")),
            Option(value=_NO, label=_("No he podido entrar")),
        ),
    )


def _values(account: Account, given: dict[str, Any]) -> dict[str, Any]:
    values = {field.key: typed(field, given.get(field.key)) for field in _checked()}
    if given[_ACCESS] == _NO:
        values["account.state"] = AccountState.NO_ACCESS
    elif account.state is AccountState.NO_ACCESS:
        values["account.state"] = AccountState.ACTIVE
    return values
