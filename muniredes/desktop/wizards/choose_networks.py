"""«Elegir redes»: what fits the town, and what each account publishes."""

from collections.abc import Iterator, Sequence
from typing import Any

from muniredes.actions import accounts, clock, knowledge
from muniredes.actions.channels import plans
from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.fields import Field
from muniredes.desktop.forms.typed import plain_values
from muniredes.desktop.wizards.asking.plan import Answers, Note, Question, WizardPlan, is_given
from muniredes.desktop.wizards.asking.record import advice, values_of
from muniredes.domain.accounts.account import Account, network_name
from muniredes.domain.channels.lines import EditorialLine
from muniredes.domain.channels.plan import ChannelPlan, Recommendation
from muniredes.domain.history import Change
from muniredes.domain.hours import hours_there_are
from muniredes.domain.places import Place, Target
from muniredes.domain.texts.text import begun_small
from muniredes.i18n import _

_LINE = "editorial_line"


class ChooseNetworksPlan(WizardPlan):
    """The plan, the recommendation, and one page for each account in use."""

    name = Place.CHOOSE_NETWORKS.value

    @property
    def title(self) -> str:
        return _("Elegir redes")

    @property
    def finish_label(self) -> str:
        return _("Guardar qué publicamos en cada red")

    def questions(self, answers: Answers) -> Sequence[Question]:
        return (
            _size(),
            _audiences(),
            _contents(),
            self._recommendation(answers),
            *(self._line(account) for account in self._accounts()),
        )

    def _accounts(self) -> list[Account]:
        return list(self.hub.snapshot.posting_accounts(clock.today()))

    def first_answers(self) -> Answers:
        plan = self.hub.snapshot.plan
        about_plan = (_size(), _audiences(), _contents())
        answers: Answers = {}
        if plan is not None:
            answers = {
                question.key: plain_values(question.fields, {"channel_plan": plan}) for question in about_plan
            }
        return answers | {_key(account): self._known(account) for account in self._accounts()}

    def _known(self, account: Account) -> dict[str, Any]:
        return plain_values(_line_fields(), {_LINE: self.hub.snapshot.line(account)})

    def usual(self, question: Question, answers: Answers) -> dict[str, Any]:
        """Propose the usual line of its network for an account of which none was said."""
        del answers
        account = next((each for each in self._accounts() if _key(each) == question.key), None)
        if account is None:
            return {}
        line = self.hub.snapshot.line(account)
        if line.content or line.audience:
            return {}
        usual = EditorialLine(account_id=account.id, **plans.usual_line(account.network_id))  # type: ignore[arg-type]
        found = plain_values(_line_fields(), {_LINE: usual})
        return {field: value for field, value in found.items() if is_given(value)}

    def finish(self, answers: Answers) -> Change:
        plan = values_of("channel_plan", self.questions(answers), answers)
        lines = {}
        for account in self._accounts():
            assert account.id is not None
            if answers.get(_key(account)):
                lines[account.id] = values_of(_LINE, [self._line(account)], answers)
        return self.hub.perform(plans.choose, plan, lines)

    def afterwards(self) -> Target:
        return Target(Place.CHANNELS)

    def _recommendation(self, answers: Answers) -> Question:
        return Question(
            key="recommendation",
            step=_("Qué conviene"),
            title=_("Esto es lo que conviene a su pueblo"),
            lead=_("Es un consejo: usted decide. Para abrir una red, vaya después a «Abrir un perfil»."),
            fields=(),
            why=_("Se mira el tamaño del pueblo, el público, lo que hay que contar y las horas que hay."),
            notes=tuple(self._advice(answers)),
            can_be_unknown=False,
        )

    def _advice(self, answers: Answers) -> Iterator[Note]:
        if self._accounts():
            load = hours_there_are(self.hub.snapshot, knowledge.networks(), clock.today())
            yield _("Las horas"), load.sentence
        plan = ChannelPlan(**values_of("channel_plan", (_size(), _audiences(), _contents()), answers))
        for item in plans.recommended(self.hub.snapshot, plan):
            yield f"{self._named(item)}: {begun_small(item.choice.word)}", " ".join(item.reasons)

    def _named(self, item: Recommendation) -> str:
        account = self.hub.snapshot.account(item.account_id)
        if account is not None:
            return accounts.marked(self.hub.snapshot, account)
        return network_name(item.network_id, knowledge.networks())

    def _line(self, account: Account) -> Question:
        title = accounts.marked(self.hub.snapshot, account)
        return Question(
            key=_key(account),
            step=title,
            title=_("{account}: ¿qué se publica y para quién?").format(account=title),
            lead=_("Viene relleno con lo habitual en esta red: cámbielo a su gusto."),
            fields=_line_fields(),
            why=_("Con la línea escrita, quien venga sabe qué va aquí y qué no."),
        )


def _key(account: Account) -> str:
    return f"line-{account.id}"


def _line_fields() -> tuple[Field, ...]:
    return (
        ask.text("editorial_line.content", lines=2),
        ask.text("editorial_line.tone"),
        ask.text("editorial_line.audience", lines=2),
        ask.text("editorial_line.frequency"),
        ask.number("editorial_line.posts_per_week"),
        ask.text("editorial_line.language"),
        ask.who("editorial_line.publisher_id"),
        ask.who("editorial_line.responder_id"),
    )


def _size() -> Question:
    return Question(
        key="size",
        step=_("El tamaño"),
        title=_("¿Cuántos habitantes tiene el pueblo?"),
        fields=(ask.choice("channel_plan.size", compact=False),),
        why=_("Lo que es imprescindible en un pueblo de cinco mil sobra en uno de trescientos."),
        notes=advice("eleccion", 5),
    )


def _audiences() -> Question:
    return Question(
        key="audiences",
        step=_("El público"),
        title=_("¿A quién se quiere llegar?"),
        fields=(ask.several("channel_plan.audiences"),),
        why=_("Cada red tiene su gente: no se llega a los mayores por donde se llega a los jóvenes."),
    )


def _contents() -> Question:
    return Question(
        key="contents",
        step=_("El contenido"),
        title=_("¿Qué hay que contar?"),
        fields=(ask.several("channel_plan.contents"),),
        why=_("Un corte de agua, una foto de las fiestas y un pleno no caben en el mismo sitio."),
    )
