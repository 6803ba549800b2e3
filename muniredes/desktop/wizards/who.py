"""«Quién es quién»: the area that coordinates, the people, and the five steps."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from muniredes.actions import clock, knowledge, people
from muniredes.actions.people import WhoIsWho
from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.fields import RowsField
from muniredes.desktop.wizards.asking.plan import (
    Answers,
    Question,
    WizardPlan,
    known_person,
    names_in,
    person,
    text,
)
from muniredes.domain.choices import PersonChoice
from muniredes.domain.fields import kind_word
from muniredes.domain.history import Change
from muniredes.domain.people import FlowStep, Person, PersonKind, workload
from muniredes.domain.texts.text import fold
from muniredes.i18n import _

_PEOPLE = "people"
_AREAS = "areas"


class WhoPlan(WizardPlan):
    """Areas, people and who has each of the five steps."""

    name = "who"

    @property
    def title(self) -> str:
        return _("Quién es quién")

    @property
    def finish_label(self) -> str:
        return _("Guardar quién es quién")

    def questions(self, answers: Answers) -> Sequence[Question]:
        del answers
        return (_coordination(), _areas(), _people(), *(_step(step) for step in FlowStep))

    def first_answers(self) -> Answers:
        snapshot = self.hub.snapshot
        area = snapshot.coordinating_area
        answers: Answers = {
            "people": {"people": [_person_row(entry) for entry in snapshot.people]},
            "areas": {
                "areas": [
                    {"id": entry.id, "name": entry.name, "responsible_id": known_person(entry.responsible_id)}
                    for entry in snapshot.areas
                ]
            },
        }
        if area is not None:
            answers["coordination"] = {"area": area.name, "responsible": known_person(area.responsible_id)}
        for step, duty in snapshot.duty_of.items():
            answers[step.value] = {
                f"duty.{step.value}": known_person(duty.person_id),
                "deputy": known_person(duty.deputy_id),
            }
        return answers

    def proposed(self, question: Question, answers: Answers) -> dict[str, Any]:
        """Offer among the people whoever was typed in another page: her post is asked where theirs are.

        The area that coordinates was asked in a page of its own: it is not one of the others.
        """
        given = answers.get(question.key, {})
        if question.key == _AREAS:
            return given | {_AREAS: _others(given.get(_AREAS) or [], answers)}
        if question.key != _PEOPLE:
            return given
        rows = given.get(_PEOPLE) or []
        known = {fold(row.get("name") or "") for row in rows}
        new = [{"name": name} for name in names_in(answers) if fold(name) not in known]
        return given | {_PEOPLE: [*rows, *new]}

    def finish(self, answers: Answers) -> Change:
        told = WhoIsWho(
            coordinating_area=text(answers, "coordination", "area"),
            coordinator=person(answers, "coordination", "responsible"),
            areas=[_area_values(row) for row in answers.get(_AREAS, {}).get(_AREAS) or []],
            people=[_person_values(row) for row in answers.get("people", {}).get("people") or []],
            steps={
                step: (
                    person(answers, step.value, f"duty.{step.value}"),
                    person(answers, step.value, "deputy"),
                )
                for step in FlowStep
                if answers.get(step.value)
            },
        )
        return self.hub.perform(people.set_who_is_who, told)

    def remark(self, answers: Answers) -> str:
        rows = self.proposed(_people(), answers)[_PEOPLE]
        staff = [Person(name=row.get("name") or "", weekly_hours=row.get("weekly_hours")) for row in rows]
        if not staff or not self.hub.snapshot.accounts:
            return ""
        doing = [each for each, row in zip(staff, rows, strict=True) if _has_a_step(row, answers)]
        accounts = self.hub.snapshot.posting_accounts(clock.today())
        return workload(staff, accounts, knowledge.networks(), doing or None).sentence


def _others(rows: Sequence[dict[str, Any]], answers: Answers) -> list[dict[str, Any]]:
    """Return the rows of the areas that do not coordinate."""
    coordinating = fold(text(answers, "coordination", "area"))
    return [row for row in rows if not coordinating or fold(row.get("name") or "") != coordinating]


def _has_a_step(row: Mapping[str, Any], answers: Answers) -> bool:
    """Whether whoever is in a row has one of the steps, as holder or deputy."""
    given = [value for step in FlowStep for value in answers.get(step.value, {}).values()]
    choices = [PersonChoice.from_json(value) for value in given]
    ids = {choice.id for choice in choices} - {None}
    names = {fold(choice.name) for choice in choices} - {""}
    return row.get("id") in ids or fold(row.get("name") or "") in names


def _person_row(entry: Person) -> dict[str, Any]:
    return {
        "id": entry.id,
        "name": entry.name,
        "post": entry.post,
        "kind": entry.kind.value if entry.kind else None,
        "weekly_hours": entry.weekly_hours,
        "phone": entry.phone,
        "email": entry.email,
    }


_OF_A_PERSON = ("name", "post", "kind", "weekly_hours", "phone", "email")
"""What is asked of each, in its row."""


def _person_values(row: dict[str, Any]) -> dict[str, Any]:
    kind = row.get("kind")
    return row | {"kind": PersonKind(kind) if kind else None}


def _area_values(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"responsible_id": PersonChoice.from_json(row.get("responsible_id"))}


def _coordination() -> Question:
    return Question(
        key="coordination",
        step=_("Quién coordina"),
        title=_("¿Qué área coordina todas las redes?"),
        fields=(
            replace(ask.text("area.name"), key="area", label=kind_word("area")),
            replace(ask.who("area.responsible_id"), key="responsible"),
        ),
        why=_("Si nadie coordina, cada cuenta va por su lado y las malas noticias se improvisan."),
        example=_("Cultura, y responde Ana Gil."),
    )


def _areas() -> Question:
    return Question(
        key="areas",
        step=_("Otras áreas"),
        title=_("¿Qué otras áreas tienen algo que contar?"),
        fields=(
            RowsField(
                key="areas",
                label="",
                columns=(
                    replace(ask.in_row("area.name"), label=kind_word("area")),
                    ask.in_row("area.responsible_id"),
                ),
                add_label=_("Añadir otra área"),
            ),
        ),
        why=_("Cada cuenta y cada aviso salen de un área: así se sabe a quién preguntar."),
        example=_("Cultura y biblioteca, Deportes y fiestas, Alcaldía."),
    )


def _people() -> Question:
    return Question(
        key="people",
        step=_("Las personas"),
        title=_("¿Quiénes intervienen?"),
        lead=_("Quien publica, quien decide, quien sustituye. También la empresa, si la hay."),
        fields=(
            RowsField(
                key="people",
                label="",
                columns=tuple(ask.in_row(f"person.{name}") for name in _OF_A_PERSON),
                add_label=_("Añadir a otra persona"),
            ),
        ),
        why=_(
            "El personal de confianza y los cargos electos se van con el mandato: "
            "el programa avisa si solo ellos tienen las llaves."
        ),
    )


def _step(step: FlowStep) -> Question:
    return Question(
        key=step.value,
        step=f"{list(FlowStep).index(step) + 1}. {step.word}",
        title=_("Paso {n} de 5: ¿quién {verb}?").format(
            n=list(FlowStep).index(step) + 1, verb=step.word.lower()
        ),
        lead=step.meaning,
        fields=(
            replace(ask.who("duty.person_id"), key=f"duty.{step.value}"),
            replace(ask.who("duty.deputy_id", _("Quien lo hace cuando falta.")), key="deputy"),
        ),
        why=_(
            "Cinco pasos bastan: si todos saben el suyo, un aviso sale en el día "
            "y nadie publica por su cuenta."
        ),
        example=_("Lo hace Marta y, cuando falta, Luis. La misma persona puede tener varios pasos."),
    )
