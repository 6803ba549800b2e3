"""«Guía de estilo»: what makes the council recognisable, and how it speaks."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from muniredes.actions import records
from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.fields import ColourField, Field, TextField
from muniredes.desktop.widgets.samples import SamplesStrip
from muniredes.desktop.wizards.asking.plan import Answers, Question
from muniredes.desktop.wizards.asking.record import RecordPlan, advice, suggestion
from muniredes.domain.council import BodyLack, Council
from muniredes.domain.declared_absent import NONE
from muniredes.domain.fields import word
from muniredes.domain.history import Change
from muniredes.domain.places import Place, Target
from muniredes.domain.voice.style import TWO_LANGUAGES, Colour, StyleGuide, ToneExample, Typeface
from muniredes.i18n import _

_SEEN_IN_PIECES = ("logo", "colours", "common")
_SAMPLES_TALL = 92


class SayStylePlan(RecordPlan):
    """The style guide, question by question."""

    name = Place.SAY_STYLE.value
    kind = "style_guide"

    @property
    def title(self) -> str:
        return _("Guía de estilo")

    @property
    def finish_label(self) -> str:
        return _("Guardar la guía de estilo")

    def thing(self) -> StyleGuide | None:
        return self.hub.snapshot.style

    def questions(self, answers: Answers) -> Sequence[Question]:
        body = self.hub.snapshot.council
        looks = (_logo(), _colours(), _typefaces(), _common_elements(_repeated(body, answers)))
        return (*looks, *_speech(), *_details(body.region if body else ""))

    def finish(self, answers: Answers) -> Change:
        return self.hub.perform(records.keep_only, self.kind, self.values(answers))

    def drawing(self, question: Question, answers: Answers) -> QWidget | None:
        if question.key not in _SEEN_IN_PIECES:
            return None
        return SamplesStrip(self.hub, StyleGuide(**_there_is(self.values(answers))), _SAMPLES_TALL)

    def afterwards(self) -> Target:
        return Target(Place.STYLE)


def _there_is(values: dict[str, Any]) -> dict[str, Any]:
    """Leave out what there is none of."""
    return {name: value for name, value in values.items() if value != NONE}


def _speech() -> tuple[Question, ...]:
    return (_tone(), _examples(), _words(), _plain())


def _details(region: str) -> tuple[Question, ...]:
    return (_languages(region), _hashtags(), _pictures(), _signature())


def _logo() -> Question:
    return Question(
        key="logo",
        step=_("El logotipo"),
        title=_("¿Qué logotipo se usa?"),
        lead=_("Uno para fondos claros y otro para oscuros. Vale SVG, PNG o JPEG."),
        fields=(
            ask.picture("style_guide.logo", _("Si no elige ninguno, se usa el escudo del ayuntamiento.")),
            *_of_a_logo(),
        ),
        why=_("Si cada cuenta usa un escudo distinto, nadie sabe cuál es la de verdad."),
    )


def _of_a_logo() -> tuple[Field, ...]:
    return (
        ask.picture("style_guide.logo_on_dark"),
        ask.text(
            "style_guide.clear_space",
            suggestion=_("Alrededor del logotipo queda libre un espacio como la mitad de su ancho."),
            lines=2,
        ),
        ask.text(
            "style_guide.smallest_size",
            suggestion=_("15 mm en papel, 60 píxeles en pantalla; más pequeño no se lee."),
        ),
    )


def _colours() -> Question:
    return Question(
        key="colours",
        step=_("Los colores"),
        title=_("¿Qué colores tiene el ayuntamiento?"),
        lead=_("Dos o tres bastan: uno principal, uno de realce, y los del texto y el fondo."),
        fields=(
            ask.rows(
                "style_guide.colours",
                Colour,
                (
                    ask.column(Colour, "name"),
                    ColourField(key="value", label=ask.word("Colour.value")),
                    ask.column(Colour, "use"),
                ),
                _("Añadir un color"),
            ),
        ),
        why=_("Con los valores exactos, todo el mundo usa los mismos y se comprueba si se pueden leer."),
        example=_("Azul villa, #1A4D8F, principal; Oro, #C8963E, de realce; Blanco, #FFFFFF, fondo."),
    )


def _typefaces() -> Question:
    return Question(
        key="typefaces",
        step=_("Las tipografías"),
        title=_("¿Con qué letras se escribe?"),
        fields=(
            ask.rows(
                "style_guide.typefaces",
                Typeface,
                tuple(ask.column(Typeface, name) for name in ("name", "use", "licence", "substitute")),
                _("Añadir una tipografía"),
            ),
        ),
        why=_("Una letra que no está en el ordenador se cambia sola por otra, y cada cartel sale distinto."),
        example=_("Lato, para títulos, licencia libre OFL; si no está, Calibri."),
        notes=advice("tipografias"),
    )


def _repeated(body: Council | None, answers: Answers) -> str:
    """Return what all the accounts may have alike, of what there is: nobody is offered what she has not."""
    has_logo = _has("logo", answers)
    has_shield = body is None or BodyLack.SHIELD not in body.lacks
    lines = (
        _("El escudo como imagen de perfil.") if has_shield else "",
        _("El logotipo como imagen de perfil.") if has_logo and not has_shield else "",
        _("La misma foto del pueblo en la cabecera."),
        _("Una franja del color principal al pie de cada cartel.") if _has("colours", answers) else "",
    )
    return "\n".join(filter(None, lines))


def _has(name: str, answers: Answers) -> bool:
    """Whether nobody has said that there is none of something of the style."""
    return answers.get(name, {}).get(f"style_guide.{name}") != NONE


def _common_elements(usual: str) -> Question:
    return Question(
        key="common",
        step=_("Lo que se repite"),
        title=_("¿Qué llevan igual todas las cuentas?"),
        fields=(ask.text("style_guide.common_elements", suggestion=usual),),
        why=_("Lo que se repite es lo que hace que se reconozca de un vistazo."),
    )


def _tone() -> Question:
    return Question(
        key="tone",
        step=_("El tono"),
        title=_("¿Cómo se habla a los vecinos?"),
        fields=(
            ask.choice("style_guide.treatment", compact=False),
            ask.text("style_guide.tone", suggestion=suggestion("tono", titles=True), lines=5),
        ),
        why=_("El ayuntamiento tiene una sola voz, la escriba quien la escriba."),
        example=_("De usted, cercano, claro y sin política."),
    )


def _examples() -> Question:
    return Question(
        key="examples",
        step=_("Ejemplos"),
        title=_("¿Cómo se dice, y cómo no?"),
        lead=_("Con dos o tres ejemplos suyos se entiende mejor que con una regla."),
        fields=(
            ask.rows(
                "style_guide.examples",
                ToneExample,
                tuple(
                    TextField(key=name, label=word(f"ToneExample.{name}"), lines=2)
                    for name in ("say", "avoid")
                ),
                _("Añadir un ejemplo"),
            ),
        ),
        why=_("Una regla se interpreta; un ejemplo se copia."),
        example=_(
            "Así: «Mañana, jueves, no hay agua en la calle Mayor de 9 a 12». "
            "Así no: «Se pone en conocimiento de la ciudadanía la interrupción del suministro»."
        ),
    )


def _words() -> Question:
    return Question(
        key="words",
        step=_("Palabras"),
        title=_("¿Qué palabras se evitan?"),
        fields=(
            ask.text("style_guide.avoided_words", suggestion=suggestion("evitar", titles=True), lines=6),
        ),
        why=_("Son las que alejan, las que no se entienden y las que suenan a propaganda."),
    )


def _plain() -> Question:
    return Question(
        key="plain",
        step=_("Claro e inclusivo"),
        title=_("¿Qué reglas de lenguaje se siguen?"),
        fields=(
            ask.text("style_guide.clear_language", suggestion=suggestion("lenguaje_claro", titles=True)),
            ask.text(
                "style_guide.inclusive_language", suggestion=suggestion("lenguaje_inclusivo", titles=True)
            ),
        ),
        why=_("Quien más necesita un aviso suele ser a quien más le cuesta leerlo."),
    )


def _languages(region: str) -> Question:
    """Ask for the languages; where only one is official, what is proposed does not speak of two."""
    one = _("En castellano. Si alguien escribe en otra lengua, se le contesta en ella cuando se puede.")
    two = _(
        "En las dos lenguas oficiales, en una sola cuenta y siempre en el mismo orden. A quien pregunta se "
        "le contesta en la lengua en que escribe."
    )
    has_two = region in TWO_LANGUAGES
    return Question(
        key="languages",
        step=_("Las lenguas"),
        title=_("¿En qué lenguas se publica?"),
        fields=(
            ask.text(
                "style_guide.languages",
                suggestion=two if has_two else one,
            ),
        ),
        why=_("Con dos lenguas oficiales se decide una vez cómo se usan, y no en cada publicación."),
        example=_("En castellano. Se contesta en la lengua en que preguntan."),
    )


def _hashtags() -> Question:
    return Question(
        key="hashtags",
        step=_("Etiquetas y emojis"),
        title=_("¿Cómo se usan las etiquetas y los emojis?"),
        fields=(
            ask.text("style_guide.hashtags", suggestion=suggestion("etiquetas", titles=True), lines=3),
            ask.text("style_guide.emojis", suggestion=suggestion("emojis", titles=True), lines=3),
        ),
        why=_("Un lector de pantalla lee en voz alta cada emoji y cada etiqueta."),
        example=_("#FiestasDeVilla, con mayúscula en cada palabra."),
    )


def _pictures() -> Question:
    return Question(
        key="pictures",
        step=_("Las imágenes"),
        title=_("¿Cómo se describen las imágenes?"),
        fields=(
            ask.text("style_guide.alternative_text", suggestion=suggestion("texto_alternativo", titles=True)),
        ),
        why=_("Quien no ve el cartel tiene derecho a enterarse igual."),
        notes=advice("accesibilidad", 8),
    )


def _signature() -> Question:
    return Question(
        key="signature",
        step=_("La firma"),
        title=_("¿Cómo se firma lo que se publica y se contesta?"),
        fields=(ask.text("style_guide.signature", suggestion=suggestion("firma", titles=True), lines=2),),
        why=_("Contesta el ayuntamiento, no la persona que ese día tiene el móvil."),
        example=_("Las respuestas terminan con «Ayuntamiento de Villa»; nunca con el nombre de la persona."),
    )
