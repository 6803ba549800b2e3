"""«Abrir un perfil»: the four questions, what it would take, and a reasoned verdict."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from muniredes.actions import clock, knowledge
from muniredes.actions.channels import profiles
from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.fields import ChoiceField, Option
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.wizards.asking.plan import Answers, Question
from muniredes.desktop.wizards.asking.record import RecordPlan, advice, values_of
from muniredes.domain.channels import handles
from muniredes.domain.channels.judging import judge, name_flaws
from muniredes.domain.channels.profiles import OpeningRequest
from muniredes.domain.choices import AreaChoice, PersonChoice
from muniredes.domain.history import Change
from muniredes.domain.hours import hours_there_are
from muniredes.domain.people import hours_left
from muniredes.domain.places import Place, Target
from muniredes.i18n import _


class OpenProfilePlan(RecordPlan):
    """A new request, or one that is in the register."""

    name = Place.OPEN_PROFILE.value
    kind = "opening_request"

    def __init__(self, hub: Hub, request: OpeningRequest | None = None) -> None:
        super().__init__(hub, str(request.id) if request else "")
        self._request = request
        self._change: Change | None = None

    @property
    def title(self) -> str:
        return self._request.name if self._request else _("Abrir un perfil")

    @property
    def finish_label(self) -> str:
        return _("Guardar la solicitud")

    def thing(self) -> OpeningRequest | None:
        return self._request

    def questions(self, answers: Answers) -> Sequence[Question]:
        return (_objectives(), _theme(), _addressees(), self._functions(answers))

    def remark(self, answers: Answers) -> str:
        snapshot = self.hub.snapshot
        draft = self._draft(answers)
        return judge(draft, snapshot, knowledge.networks(), clock.today()).sentence

    def drawing(self, question: Question, answers: Answers) -> QWidget | None:
        """Say at once what is wrong with a name."""
        if question.key != "functions":
            return None
        snapshot = self.hub.snapshot
        draft = self._draft(answers)
        flaws = tuple(name_flaws(draft, snapshot.people, snapshot.accounts, knowledge.networks()))
        return Notice("\n".join(flaws), "warning") if flaws else None

    def finish(self, answers: Answers) -> Change:
        number = self._request.id if self._request else None
        self._change = self.hub.perform(profiles.ask, number, self.values(answers))
        return self._change

    def afterwards(self) -> Target:
        ids = self._change.ids(self.kind) if self._change else ()
        return Target(Place.CHANNELS, next(iter(ids), None), "opening_request")

    def _spare_sentence(self) -> str:
        snapshot = self.hub.snapshot
        load = hours_there_are(snapshot, knowledge.networks(), clock.today())
        if not load.is_said:
            return _("Todavía no consta cuántas horas tiene cada persona: dígalo en «Personas».")
        return _("Descontadas las cuentas que ya hay, {spare} a la semana.").format(
            spare=hours_left(load.spare)
        )

    def _draft(self, answers: Answers) -> OpeningRequest:
        """Return the request that the answers make, not saved; new people count as somebody."""
        values = values_of(self.kind, self.questions(answers), answers)
        return OpeningRequest(**{name: _settled(value) for name, value in values.items()})

    def _proposed(self, answers: Answers) -> str:
        """Return the user name that the answers lead to."""
        given, body = answers.get("objectives", {}), self.hub.snapshot.council
        network = knowledge.networks().get(given.get("opening_request.network_id") or "")
        town, name = body.name if body else "", given.get("opening_request.name") or ""
        service = handles.service(name, town, network.name if network else "")
        return handles.propose(town, service, network)

    def _functions(self, answers: Answers) -> Question:
        proposed = self._proposed(answers)
        return Question(
            key="functions",
            step=_("4. Funciones"),
            title=_("4. ¿Sirve esta red para eso, y quién la llevará?"),
            lead=self._spare_sentence(),
            fields=(
                ask.text("opening_request.functions", lines=3),
                ask.yes_no("opening_request.tool_fits"),
                ask.who("opening_request.keeper_id"),
                ask.who("opening_request.deputy_id"),
                ask.number("opening_request.weekly_hours"),
                ask.text(
                    "opening_request.handle",
                    _(
                        "Como mucho 15 letras, sin tildes, nombres, partidos ni años. Propuesta: {handle}"
                    ).format(handle=proposed),
                    suggestion=proposed,
                ),
            ),
            why=_(
                "Cada red hace bien unas cosas y mal otras, y lo que se abre sin horas se abandona en seis "
                "meses. El mismo nombre en todas se encuentra, se recuerda y no caduca con el mandato."
            ),
            example=_("Elena Navarro, con Marta Ruiz de suplente; dos horas a la semana."),
            notes=advice("funciones"),
        )


def _settled(value: Any) -> Any:
    """Return a person or area of an answer as a number; one that is not here yet counts as number 0."""
    if isinstance(value, PersonChoice):
        return None if value.is_nobody else value.id or 0
    return 0 if isinstance(value, AreaChoice) else value


def _objectives() -> Question:
    every = knowledge.networks().values()
    offered, closed = (
        tuple(Option(value=each.id, label=each.name) for each in every if each.is_closed is is_closed)
        for is_closed in (False, True)
    )
    return Question(
        key="objectives",
        step=_("1. Objetivos"),
        title=_("1. ¿Qué perfil se quiere abrir, y para qué?"),
        fields=(
            ask.text("opening_request.name"),
            ChoiceField(
                key="opening_request.network_id",
                label=ask.word("opening_request.network_id"),
                options=offered,
                retired=closed,
                compact=True,
            ),
            ask.area("opening_request.area_id"),
            ask.text("opening_request.objectives", lines=3),
            ask.yes_no("opening_request.is_participatory", _("Opinar, preguntar, votar, proponer.")),
            ask.yes_no("opening_request.is_collaborative", _("Con asociaciones, colegios, voluntarios.")),
        ),
        why=_(
            "Así consta qué se pidió y quién, se abra o no. Una red es para hablar en los dos "
            "sentidos: para solo anunciar ya están la web y el tablón."
        ),
        example=_("Biblioteca de Villa, en Instagram, lo pide Cultura."),
        notes=advice("objetivos"),
        can_be_unknown=False,
        needs=("opening_request.name",),
    )


def _theme() -> Question:
    return Question(
        key="theme",
        step=_("2. Temática"),
        title=_("2. ¿De qué tratará, y qué se publicaría?"),
        fields=(
            ask.text("opening_request.theme", lines=3),
            ask.yes_no("opening_request.theme_is_defined", _("Se puede decir en una frase.")),
            ask.yes_no("opening_request.is_of_interest"),
            ask.text("opening_request.ideas", _("Diez, una en cada línea."), lines=7),
            ask.text(
                "opening_request.similar",
                _("Cinco, uno en cada línea: qué hacen y si les contestan."),
                lines=4,
            ),
        ),
        why=_(
            "Un perfil que habla de todo es el del ayuntamiento, y ese ya está. Si cuesta llegar a diez "
            "ideas ahora, costará más dentro de tres meses."
        ),
        notes=advice("tematica"),
    )


def _addressees() -> Question:
    return Question(
        key="addressees",
        step=_("3. Destinatarios"),
        title=_("3. ¿A quién va dirigido? ¿Bastaría con un canal que ya existe?"),
        fields=(
            ask.text("opening_request.addressees", lines=3),
            ask.yes_no("opening_request.are_specific", _("No «todo el mundo»: familias, comercios…")),
            ask.yes_no("opening_request.hashtag_would_do", yes=_("Sí, bastaría"), no=_("No, hace falta")),
            ask.text("opening_request.hashtag"),
        ),
        why=_(
            "Si no se sabe a quién, no se sabe ni qué red ni qué palabras. Y mejor un perfil vivo que cinco "
            "muertos."
        ),
        example=_("#BibliotecaVilla en el Facebook del ayuntamiento."),
        notes=(*advice("destinatarios", 3), *advice("antes_de_abrir", 3)),
    )
