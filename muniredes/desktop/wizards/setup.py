"""«Puesta en marcha»: five questions, then the addresses of the accounts."""

from collections.abc import Mapping, Sequence
from typing import Any

from muniredes.actions import accounts, clock, council, knowledge
from muniredes.actions.council import FirstAnswers
from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.fields import AddressesField, MunicipalityField
from muniredes.desktop.forms.typed import plain_values
from muniredes.desktop.wizards.asking.plan import Answers, Question, WizardPlan, day, text
from muniredes.desktop.wizards.asking.record import values_of
from muniredes.domain.council import EntityKind, kind_in
from muniredes.domain.dates import long_date
from muniredes.domain.elections.period import current_term_start
from muniredes.domain.history import Change
from muniredes.domain.people import PersonKind
from muniredes.domain.places import Place, Target
from muniredes.domain.problems import Problem
from muniredes.i18n import _, worded


class SetupPlan(WizardPlan):
    """The first wizard; run again, it corrects what it said."""

    name = "setup"

    @property
    def title(self) -> str:
        return _("Puesta en marcha")

    @property
    def finish_label(self) -> str:
        return _("Crear mi guía")

    def questions(self, answers: Answers) -> Sequence[Question]:
        kind = _kind(answers)
        with worded(knowledge.wordings()[kind]):
            term = (_term(),) if kind.is_public else ()
            return (_entity(), *term, _you(), _reach(), _shield(), _accounts())

    def first_answers(self) -> Answers:
        snapshot = self.hub.snapshot
        body, user, term = snapshot.council, snapshot.user, snapshot.term
        starts = term.starts if term else current_term_start(clock.today())
        answers: Answers = {
            "entity": {"council.kind": EntityKind.COUNCIL.value},
            "term": {"term.starts": starts.isoformat()},
        }
        if body is not None:
            town = {"name": body.name, "code": body.municipality_code, "province": body.province}
            answers["entity"] = {"council.kind": body.kind.value, "town": town | {"region": body.region}}
            answers["reach"] = plain_values(_reach().fields, {"council": body})
            answers["shield"] = plain_values(_shield().fields, {"council": body})
        if user is not None:
            kind = user.kind.value if user.kind else None
            answers["you"] = {"person.name": user.name, "person.post": user.post, "person.kind": kind}
        return answers

    def check(self, question: Question, given: Mapping[str, Any]) -> None:
        """Refuse on its own page a body without a name, or whose name says another kind of body."""
        if question.key == "entity":
            _agreed_kind(_town(given), _kind({"entity": dict(given)}))

    def finish(self, answers: Answers) -> Change:
        town = _town(answers.get("entity", {}))
        first = FirstAnswers(
            council={
                "kind": _kind(answers),
                "name": town["name"],
                "municipality_code": town.get("code", ""),
                "province": town.get("province", ""),
                "region": town.get("region", ""),
                **values_of("council", [_reach(), _shield()], answers),
            },
            term_starts=day(answers, "term", "term.starts") if _kind(answers).is_public else None,
            user_name=text(answers, "you", "person.name"),
            user=_user(answers),
            found=tuple(accounts.told_apart(line) for line in answers.get("accounts", {}).get("found") or []),
        )
        return self.hub.perform(council.set_up, first)

    def afterwards(self) -> Target:
        return Target(Place.MANUAL)


def _town(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return what names the body; a Problem when nothing does."""
    town: dict[str, Any] = given.get("town") or {}
    if not town.get("name"):
        raise Problem(_("Falta el nombre del organismo."), _("Escríbalo para seguir."), "town")
    return town


def _agreed_kind(town: Mapping[str, Any], kind: EntityKind) -> None:
    """Refuse that «Mancomunidad del Valle» be a town hall only because that is what comes chosen."""
    said = kind_in(town["name"])
    is_free = kind is EntityKind.COUNCIL and not town.get("code")
    if is_free and said is not None and said is not kind:
        raise Problem(
            _("«{name}» no parece un ayuntamiento.").format(name=town["name"]),
            _("Elija «{kind}» u otro tipo.").format(kind=said.word),
            "council.kind",
        )


def _kind(answers: Answers) -> EntityKind:
    return EntityKind(answers.get("entity", {}).get("council.kind") or EntityKind.COUNCIL)


def _user(answers: Answers) -> dict[str, object]:
    kind = text(answers, "you", "person.kind")
    values: dict[str, object] = {"post": text(answers, "you", "person.post")}
    return values | {"kind": PersonKind(kind)} if kind else values


def _entity() -> Question:
    return Question(
        key="entity",
        step=_("De quién es"),
        title=_("¿De quién es esta guía?"),
        fields=(
            MunicipalityField(
                key="town",
                label=ask.word("council.name"),
                hint=_("Sin «Ayuntamiento de». Da igual si pone acentos o no."),
            ),
            ask.choice("council.kind", _("Si arriba no sale en la lista, escriba su nombre completo.")),
        ),
        why=_("Con el nombre, la provincia y el código se rellenan solos, y salen en la portada del manual."),
        example=_("«ballestero» encuentra El Ballestero (Albacete)."),
        can_be_unknown=False,
    )


def _term() -> Question:
    expected = current_term_start(clock.today())
    return Question(
        key="term",
        step=_("El mandato"),
        title=_("¿Cuándo empezó este mandato?"),
        lead=_("Es el día en que se constituyó la corporación. Ya está puesto el que toca."),
        fields=ask.fields_of("term", "starts"),
        why=_("De ahí salen la fecha de las próximas elecciones y la del relevo, que podrá corregir."),
        example=long_date(expected),
    )


def _you() -> Question:
    return Question(
        key="you",
        step=_("Usted"),
        title=_("¿Quién es usted?"),
        fields=ask.fields_of("person", "name", "post", "kind"),
        why=_("Su nombre queda en el historial de cambios y en la ficha del manual."),
        can_be_unknown=False,
        example=_("Marta Ruiz, auxiliar administrativa, funcionaria."),
    )


def _reach() -> Question:
    return Question(
        key="reach",
        step=_("La web y la sede"),
        title=_("¿Por dónde se llega al ayuntamiento?"),
        lead=_("La sede electrónica es donde se hacen trámites: a veces, una página de la diputación."),
        fields=(
            ask.text("council.website"),
            ask.text("council.electronic_office"),
            ask.text("council.phone", _("El de la centralita, no el suyo.")),
        ),
        why=_("Con ello se rellenan los textos para pegar: «hágalo en la sede…», «llame al…»."),
        example="https://www.villaejemplo.es · https://villaejemplo.sedelectronica.es · 967 000 000",
    )


def _shield() -> Question:
    return Question(
        key="shield",
        step=_("El escudo"),
        title=_("¿Tiene a mano el escudo?"),
        lead=_("Puede dejarlo para otro día."),
        fields=(ask.picture("council.shield", _("Una imagen SVG, PNG o JPEG.")),),
        why=_("Va en la portada del manual."),
    )


def _accounts() -> Question:
    return Question(
        key="accounts",
        step=_("Las cuentas"),
        title=_("¿Qué cuentas hay?"),
        lead=_("Pegue las direcciones que conozca, una en cada línea. También las abandonadas."),
        fields=(
            AddressesField(
                key="found",
                label=_("Direcciones de las cuentas"),
                hint=_("Cópielas del navegador, o escriba la red y el nombre: «Facebook: María Gómez»."),
            ),
        ),
        why=_("Cada dirección dice qué red es y qué cuenta. Después completará quién tiene las llaves."),
        example="https://www.facebook.com/AytoVillaejemplo",
    )
