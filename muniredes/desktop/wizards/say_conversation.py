"""«Atender a la gente»: the rules of participation, the procedure, the hours and the deadlines."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from muniredes.actions import knowledge, records
from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.fields import TextField
from muniredes.desktop.forms.typed import plain
from muniredes.desktop.wizards.asking.plan import Answers, Question
from muniredes.desktop.wizards.asking.record import RecordPlan, advice, suggestion
from muniredes.domain.citizens.conversation import ConversationGuide, Deadline, usual_deadlines
from muniredes.domain.fields import word
from muniredes.domain.history import Change
from muniredes.domain.knowledge.facts import ResponseStep
from muniredes.domain.places import Place, Target
from muniredes.domain.voice.style import treatment_note
from muniredes.i18n import _


class SayConversationPlan(RecordPlan):
    """How the council answers, question by question."""

    name = Place.SAY_CONVERSATION.value
    kind = "conversation_guide"

    @property
    def title(self) -> str:
        return _("Atender a la gente")

    @property
    def finish_label(self) -> str:
        return _("Guardar cómo se atiende")

    def thing(self) -> ConversationGuide | None:
        return self.hub.snapshot.conversation

    def usual(self, question: Question, answers: Answers) -> dict[str, Any]:
        del answers
        usual = {"deadlines": usual_deadlines, "steps": _usual_steps}.get(question.key)
        return {field.key: plain(field, usual()) for field in question.fields} if usual else {}

    def questions(self, answers: Answers) -> Sequence[Question]:
        del answers
        note = treatment_note(self.hub.snapshot.style)
        told = ((word("style_guide.treatment"), note),) if note else ()
        return (
            _rules(),
            _procedure(),
            _approval(),
            _published(),
            _responsible(),
            replace(_hours(), known=told),
            _deadlines(),
            replace(_steps(), known=told),
        )

    def finish(self, answers: Answers) -> Change:
        values = self.values(answers)
        if (
            values["steps"] == _usual_steps()
        ):  # whoever changes nothing follows the catalogue, also the next one
            values["steps"] = ()
        return self.hub.perform(records.keep_only, self.kind, values)

    def afterwards(self) -> Target:
        return Target(Place.CONVERSATION)


def _rules() -> Question:
    return Question(
        key="rules",
        step=_("Las normas"),
        title=_("¿Qué normas tiene quien participa?"),
        lead=_("Una en cada línea. Se publican en la web y se enlazan desde cada perfil."),
        fields=(ask.text("conversation_guide.rules", suggestion=suggestion("normas", titles=True), lines=9),),
        why=_("Sin normas publicadas no se puede ocultar un comentario ni bloquear a nadie."),
    )


def _procedure() -> Question:
    return Question(
        key="procedure",
        step=_("Si se incumplen"),
        title=_("¿Qué se hace si alguien no las cumple?"),
        lead=_("Los pasos, en orden, uno en cada línea. Se publican con las normas."),
        fields=(
            ask.text(
                "conversation_guide.procedure", suggestion=suggestion("procedimiento", titles=True), lines=9
            ),
        ),
        why=_("El Defensor del Pueblo pide un procedimiento claro, con aviso y con vuelta atrás."),
        notes=((_("Para quien modera: no se publica"), ""), *advice("bloqueo", 8)),
    )


def _approval() -> Question:
    return Question(
        key="approval",
        step=_("Quién las aprueba"),
        title=_("¿Quién aprobó las normas, y cuándo?"),
        fields=(
            ask.text("conversation_guide.approved_by"),
            ask.day("conversation_guide.approved_on"),
            ask.text("conversation_guide.approval_number"),
        ),
        why=_("Vale un decreto de Alcaldía; los Defensores prefieren que las apruebe el Pleno."),
        example=_("El Pleno, el 26 de marzo de 2026, punto 7."),
    )


def _published() -> Question:
    return Question(
        key="published",
        step=_("Dónde están"),
        title=_("¿Dónde se pueden leer?"),
        fields=(
            ask.text("conversation_guide.address"),
            ask.yes_no("conversation_guide.is_linked"),
            ask.yes_no("conversation_guide.is_neutral", _("No critican ni alaban a ningún partido.")),
        ),
        why=_("Una norma que no se puede leer no obliga a nadie."),
        example="https://www.villa.es/normas-redes",
        notes=advice("defensor", 7),
    )


def _responsible() -> Question:
    return Question(
        key="responsible",
        step=word("editorial_line.responder_id"),
        title=_("¿Quién decide cuando hay duda?"),
        fields=(ask.who("conversation_guide.responsible_id"),),
        why=_("Quien publica no debería decidir en solitario si bloquea a alguien."),
        example=_("La secretaria, con el visto bueno de Alcaldía."),
    )


def _hours() -> Question:
    opening, (_title, reply) = advice("horario", 2)
    usual = _("De lunes a viernes, de 9 a 14 horas.")
    return Question(
        key="hours",
        step=_("El horario"),
        title=_("¿En qué horario se atiende?"),
        fields=(
            ask.text("conversation_guide.hours", suggestion=usual),
            ask.text(
                "conversation_guide.out_of_hours",
                _("Entre { } van los huecos: la sede y el teléfono se rellenan solos."),
                suggestion=reply,
                lines=3,
            ),
        ),
        why=_("Si no se dice, la gente espera respuesta un domingo por la noche."),
        notes=(opening,),
    )


def _deadlines() -> Question:
    return Question(
        key="deadlines",
        step=_("Los plazos"),
        title=_("¿En cuánto tiempo se contesta?"),
        lead=_("Son plazos que una persona sola puede cumplir. Cámbielos si hace falta."),
        fields=(
            ask.rows(
                "conversation_guide.deadlines",
                Deadline,
                tuple(ask.column(Deadline, name) for name in ("kind", "acknowledge", "answer")),
                _("Añadir otro plazo"),
            ),
        ),
        why=_("Decir el plazo, y cumplirlo, calma más que contestar deprisa unas veces y otras nunca."),
    )


def _usual_steps() -> tuple[ResponseStep, ...]:
    """Return the response tree of the catalogue, as one of the council's own."""
    return tuple(replace(fact.value, key="") for fact in knowledge.responses())


def _steps() -> Question:
    return Question(
        key="steps",
        step=word("conversation_guide.steps"),
        title=_("¿Qué se contesta a cada cosa?"),
        lead=_("Se pregunta en orden; a la primera que sea «sí», se hace lo que dice y se pega el texto."),
        fields=(
            ask.rows(
                "conversation_guide.steps",
                ResponseStep,
                tuple(
                    TextField(key=name, label=word(f"ResponseStep.{name}"), lines=lines)
                    for name, lines in (("question", 1), ("do", 2), ("paste", 3))
                ),
                _("Añadir otra pregunta"),
                _("Entre { } van los huecos. {NORMAS} y {HORARIO} se rellenan solos."),
            ),
        ),
        why=_(
            "Con el texto ya pensado se contesta igual de bien un lunes con prisa, y lo haga quien lo haga."
        ),
    )
