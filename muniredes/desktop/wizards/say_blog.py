"""«Blogs y web»: whose blog it is, who answers for it, and what may be published in it."""

from collections.abc import Mapping, Sequence
from typing import Any

from muniredes.actions import accounts
from muniredes.actions.channels import plans
from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.fields import AddressesField
from muniredes.desktop.forms.typed import plain_values
from muniredes.desktop.hub import Hub
from muniredes.desktop.wizards.asking.plan import Answers, Question, WizardPlan, only_line
from muniredes.desktop.wizards.asking.record import advice, values_of
from muniredes.domain.accounts.account import Account
from muniredes.domain.accounts.addresses import Recognised
from muniredes.domain.channels.blogs import Blog
from muniredes.domain.fields import short_word, word
from muniredes.domain.history import Change
from muniredes.domain.places import Place, Target
from muniredes.i18n import _


class SayBlogPlan(WizardPlan):
    """A new blog, or one that is among the accounts."""

    name = Place.SAY_BLOG.value

    def __init__(self, hub: Hub, account: Account | None = None) -> None:
        super().__init__(hub, str(account.id) if account else "")
        self._account = account

    @property
    def title(self) -> str:
        return accounts.marked(self.hub.snapshot, self._account) if self._account else _("Añadir un blog")

    @property
    def finish_label(self) -> str:
        return _("Guardar el blog")

    def questions(self, answers: Answers) -> Sequence[Question]:
        del answers
        about = (_whose(), _objectives(), _guidelines(), _frequency())
        return about if self._account else (_address(), *about)

    def first_answers(self) -> Answers:
        if self._account is None:
            return {}
        snapshot = self.hub.snapshot
        things = {
            "account": self._account,
            "blog": snapshot.blog(self._account) or Blog(account_id=self._account.id),
            "editorial_line": snapshot.line(self._account),
        }
        return {question.key: plain_values(question.fields, things) for question in self.questions({})}

    def check(self, question: Question, given: Mapping[str, Any]) -> None:
        """Refuse on its own page an address that is not there."""
        if question.key == "address":
            _line(given)

    def finish(self, answers: Answers) -> Change:
        questions = self.questions(answers)
        account, blog, line = (
            values_of(kind, questions, answers) for kind in ("account", "blog", "editorial_line")
        )
        account.pop("address", None)
        return self.hub.perform(plans.keep_blog, self._place(answers), account, blog, line)

    def _place(self, answers: Answers) -> int | Recognised:
        if self._account is not None and self._account.id is not None:
            return self._account.id
        return accounts.told_apart(_line(answers.get("address", {})))

    def afterwards(self) -> Target:
        return Target(Place.CHANNELS, None, "blog")


def _line(given: Mapping[str, Any]) -> Any:
    return only_line(given, "account.address", _("Falta la dirección del blog."))


def _address() -> Question:
    return Question(
        key="address",
        step=_("La dirección"),
        title=_("¿Cuál es la dirección del blog?"),
        fields=(AddressesField(key="account.address", label=ask.word("account.address"), single=True),),
        why=_("La dirección dice si el blog está ya entre las cuentas, y evita apuntarlo dos veces."),
        example="https://culturavilla.blogspot.com",
        can_be_unknown=False,
    )


def _whose() -> Question:
    return Question(
        key="whose",
        step=short_word("blog.scope"),
        title=_("¿De quién es, y quién responde de él?"),
        fields=(
            ask.text("account.name"),
            ask.choice("blog.scope", compact=False),
            ask.area("account.area_id"),
            ask.who("blog.responsible_id"),
        ),
        why=_("Los blogs de las concejalías se abandonan antes que ninguno si nadie responde de ellos."),
        example=_("Cultura en Villa, de un área; responde la bibliotecaria."),
        notes=advice("blogs", 3),
    )


def _objectives() -> Question:
    return Question(
        key="objectives",
        step=_("Los objetivos"),
        title=_("¿Para qué sirve este blog?"),
        fields=(ask.text("blog.objectives"), ask.text("editorial_line.audience", lines=2)),
        why=_("Cada seis meses se mira si los cumple; si no, se cierra con orden."),
        example=_("Contar la historia del pueblo, una entrada al mes; lo leen vecinos y visitantes."),
    )


def _guidelines() -> Question:
    return Question(
        key="guidelines",
        step=_("Las normas"),
        title=_("¿Qué se puede publicar, y qué no?"),
        fields=(
            ask.text(
                "blog.guidelines",
                suggestion=_(
                    "Lo que se cuenta es del ayuntamiento, no de un partido.\n"
                    "Cada entrada lleva quién la escribe y una imagen con su licencia.\n"
                    "La revisa el área que coordina antes de salir."
                ),
            ),
            ask.text("editorial_line.content", lines=2),
        ),
        why=_("Quien escribe una vez al mes no recuerda las normas: tienen que estar a mano."),
        notes=advice("blogs", 6)[3:],
    )


def _frequency() -> Question:
    return Question(
        key="frequency",
        step=word("editorial_line.frequency"),
        title=_("¿Cada cuánto se publica, y quién lo hace?"),
        fields=(
            ask.text("editorial_line.frequency"),
            ask.number("editorial_line.posts_per_week"),
            ask.who("editorial_line.publisher_id"),
        ),
        why=_("Mejor una entrada al mes que se cumple que una a la semana que no."),
        example=_("Una entrada al mes: 0,25 a la semana."),
    )
