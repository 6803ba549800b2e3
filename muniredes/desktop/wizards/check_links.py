"""«Quién enlaza a quién»: where the official list is, and what each profile leads to."""

from collections.abc import Iterator, Sequence
from typing import Any

from muniredes.actions import accounts, clock
from muniredes.actions.channels import links
from muniredes.actions.channels.links import SeenLinks
from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.fields import Field, Option, SeveralField
from muniredes.desktop.forms.typed import plain_values
from muniredes.desktop.hub import Hub
from muniredes.desktop.wizards.asking.plan import Answers, Question, WizardPlan, is_given
from muniredes.desktop.wizards.asking.record import values_of
from muniredes.domain.accounts.account import Account
from muniredes.domain.channels.links import linking
from muniredes.domain.declared_absent import is_lacking
from muniredes.domain.history import Change
from muniredes.domain.places import Place, Target
from muniredes.i18n import _

_LINE, _TO = "editorial_line", "to"
_NOWHERE = "none"
"""The answer that a profile leads to no other."""


class CheckLinksPlan(WizardPlan):
    """One page for each profile, to be answered with it in view; asked about one, only that one."""

    name = Place.CHECK_LINKS.value

    @property
    def title(self) -> str:
        return _("Quién enlaza a quién")

    @property
    def finish_label(self) -> str:
        return _("Guardar los enlaces")

    def __init__(self, hub: Hub, account: Account | None = None) -> None:
        super().__init__(hub, str(account.id) if account else "")
        self._only = account.id if account else None

    def questions(self, answers: Answers) -> Sequence[Question]:
        del answers
        profiles = tuple(self._profile(account) for account in self._accounts())
        return profiles if self._only is not None else (_register(), *profiles)

    def _accounts(self) -> list[Account]:
        found = linking(self.hub.snapshot.posting_accounts(clock.today()))
        return [account for account in found if self._only in (None, account.id)]

    def first_answers(self) -> Answers:
        snapshot = self.hub.snapshot
        answers: Answers = {}
        if snapshot.plan is not None:
            answers["register"] = plain_values(_register().fields, {"channel_plan": snapshot.plan})
        for account in self._accounts():
            line = snapshot.line(account)
            known: dict[str, Any] = plain_values(self._line_fields(), {_LINE: line})
            linked = [str(other.id) for other in snapshot.linked(account)]
            none = [_NOWHERE] if line.links_to_none else None
            answers[_key(account)] = known | {_TO: linked or none}
        return answers

    def finish(self, answers: Answers) -> Change:
        plan = values_of("channel_plan", [_register()], answers)
        is_said = self._only is None and (plan["register_address"] or self.hub.snapshot.plan is not None)
        return self.hub.perform(links.keep, plan if is_said else {}, dict(self._seen(answers)))

    def _seen(self, answers: Answers) -> Iterator[tuple[int, SeenLinks]]:
        """Yield what was answered of each profile; one that was left for later is not looked at."""
        for account in self._accounts():
            given = answers.get(_key(account), {})
            if account.id is not None and any(is_given(value) for value in given.values()):
                line = values_of(_LINE, [self._profile(account)], answers)
                to = given.get(_TO) or ()
                led = self._there(to)
                line["links_to_none"] = not led if led or _NOWHERE in to else None
                yield account.id, SeenLinks(line=line, to=led)

    def _there(self, to: Sequence[str]) -> frozenset[int]:
        """Return the accounts of an answer that are in the list: one may have gone since a draft was left."""
        every = {account.id for account in self.hub.snapshot.accounts}
        return frozenset(int(each) for each in to if each != _NOWHERE and int(each) in every)

    def afterwards(self) -> Target:
        return Target(Place.CHANNELS, None, "account_link")

    def _profile(self, account: Account) -> Question:
        title = accounts.marked(self.hub.snapshot, account)
        return Question(
            key=_key(account),
            step=title,
            title=_("{account}: ¿a qué enlaza?").format(account=title),
            lead=_("Abra el perfil en el móvil y mire la biografía, el menú y el mensaje fijado."),
            fields=(*self._line_fields(), self._others(account)),
            why=_("Quien encuentra una cuenta y puede llegar a las demás sabe que es la de verdad."),
            example=_("En la biografía de Instagram: «Web y demás cuentas: villaejemplo.es/redes»."),
        )

    def _others(self, account: Account) -> SeveralField:
        snapshot = self.hub.snapshot
        found = [*linking(snapshot.posting_accounts(clock.today())), *snapshot.linked(account)]
        options = tuple(
            Option(value=str(other.id), label=accounts.marked(snapshot, other))
            for other in dict.fromkeys(found)
            if other is not account
        )
        nowhere = Option(value=_NOWHERE, label=_("A ninguna"))
        return SeveralField(
            key=_TO,
            label=_("A qué otras cuentas del ayuntamiento enlaza"),
            hint=_("Basta con una: la que más gente sigue.") if options else _("Todavía no hay otra en uso."),
            options=(*options, nowhere) if options else (),
            retired=(nowhere,),
            alone=_NOWHERE,
        )

    def _line_fields(self) -> tuple[Field, ...]:
        """Ask for what there can be: without a web, and with no list, no profile leads there."""
        body, plan = self.hub.snapshot.council, self.hub.snapshot.plan
        has_web = body is None or not is_lacking(body, "website")
        has_list = plan is None or not is_lacking(plan, "register_address")
        asked = [ask.yes_no("editorial_line.links_to_register")] if has_web or has_list else []
        return (*asked, *([ask.yes_no("editorial_line.linked_from_web")] if has_web else []))


def _key(account: Account) -> str:
    return f"links-{account.id}"


def _register() -> Question:
    return Question(
        key="register",
        step=_("La lista"),
        title=_("¿Dónde está publicada la lista de cuentas oficiales?"),
        lead=_("Una página de la web con todas las cuentas. En «Manual» está ya escrita, para colgarla."),
        fields=(ask.text("channel_plan.register_address"),),
        why=_("Es lo que permite distinguir una cuenta del ayuntamiento de una que se hace pasar por ella."),
        example="https://www.villaejemplo.es/redes",
    )
