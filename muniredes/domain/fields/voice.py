"""How the council looks and speaks."""

from collections.abc import Mapping

from muniredes.domain.fields.card import Card, Filled, Kind
from muniredes.domain.voice.style import Colour, ColourUse, StyleLack, ToneExample, Treatment, Typeface
from muniredes.i18n import mark

KINDS: Mapping[str, str] = {
    "style_guide": mark("Guía de estilo"),
}

CARDS = (
    Card("style_guide.logo", "Logotipo sobre fondo claro", Kind.PICTURE),
    Card("style_guide.logo_on_dark", "Logotipo sobre fondo oscuro", Kind.PICTURE, needs="style_guide.logo"),
    Card("style_guide.clear_space", "Espacio libre alrededor", Kind.NOTE, needs="style_guide.logo"),
    Card("style_guide.smallest_size", "Tamaño mínimo", Kind.LINE, needs="style_guide.logo"),
    Card("style_guide.colours", "Colores", Kind.ROWS, record=Colour),
    Card("style_guide.typefaces", "Tipografías", Kind.ROWS, record=Typeface),
    Card("style_guide.common_elements", "Elementos comunes", Kind.NOTE),
    Card(
        "style_guide.treatment",
        "Trato",
        Kind.CHOICE,
        options=Treatment,
        hint=mark("Los textos que trae el programa están de usted: si hablan de tú, cámbielos al usarlos."),
    ),
    Card("style_guide.tone", "Tono", Kind.NOTE),
    Card("style_guide.examples", "Cómo se dice y cómo no", Kind.ROWS, record=ToneExample),
    Card("style_guide.avoided_words", "Palabras que se evitan", Kind.NOTE),
    Card("style_guide.clear_language", "Lenguaje claro", Kind.NOTE),
    Card("style_guide.inclusive_language", "Lenguaje inclusivo", Kind.NOTE),
    Card("style_guide.languages", "Lenguas", Kind.NOTE),
    Card("style_guide.hashtags", "Etiquetas (hashtags)", Kind.NOTE),
    Card("style_guide.emojis", "Emojis", Kind.NOTE),
    Card("style_guide.alternative_text", "Texto alternativo de las imágenes", Kind.NOTE),
    Card("style_guide.signature", "Firma", Kind.NOTE),
    Card("style_guide.lacks", "Lo que no tiene", Kind.SEVERAL, filled=Filled.APART, options=StyleLack),
    Card("Colour.name", "Nombre", Kind.LINE),
    Card("Colour.value", "Valor", Kind.LINE),
    Card("Colour.use", "Para qué", Kind.CHOICE, options=ColourUse),
    Card("Typeface.name", "Tipografía", Kind.LINE),
    Card("Typeface.use", "Dónde se usa", Kind.LINE),
    Card("Typeface.licence", "Licencia", Kind.LINE),
    Card("Typeface.substitute", "Si no está, se usa", Kind.LINE),
    Card("ToneExample.say", "Así", Kind.LINE, filled=Filled.APART),
    Card("ToneExample.avoid", "Así no", Kind.LINE, filled=Filled.APART),
)
