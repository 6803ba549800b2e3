"""How the council looks and speaks."""

from collections.abc import Mapping

from muniredes.domain.fields.card import Card, Filled, Kind
from muniredes.domain.voice.style import Colour, ColourUse, ToneExample, Treatment, Typeface
from muniredes.i18n import mark

KINDS: Mapping[str, str] = {
    "style_guide": mark("Guía de estilo"),
}

CARDS = (
    Card("style_guide.logo", mark("Logotipo sobre fondo claro"), Kind.PICTURE),
    Card("style_guide.logo_on_dark", mark("Logotipo sobre fondo oscuro"), Kind.PICTURE),
    Card("style_guide.clear_space", mark("Espacio libre alrededor"), Kind.NOTE),
    Card("style_guide.smallest_size", mark("Tamaño mínimo"), Kind.LINE),
    Card("style_guide.colours", mark("Colores"), Kind.ROWS, record=Colour),
    Card("style_guide.typefaces", mark("Tipografías"), Kind.ROWS, record=Typeface),
    Card("style_guide.common_elements", mark("Elementos comunes"), Kind.NOTE),
    Card("style_guide.treatment", mark("Trato"), Kind.CHOICE, options=Treatment),
    Card("style_guide.tone", mark("Tono"), Kind.NOTE),
    Card("style_guide.examples", mark("Cómo se dice y cómo no"), Kind.ROWS, record=ToneExample),
    Card("style_guide.avoided_words", mark("Palabras que se evitan"), Kind.NOTE),
    Card("style_guide.clear_language", mark("Lenguaje claro"), Kind.NOTE),
    Card("style_guide.inclusive_language", mark("Lenguaje inclusivo"), Kind.NOTE),
    Card("style_guide.languages", mark("Lenguas"), Kind.NOTE),
    Card("style_guide.hashtags", mark("Etiquetas (hashtags)"), Kind.NOTE),
    Card("style_guide.emojis", mark("Emojis"), Kind.NOTE),
    Card("style_guide.alternative_text", mark("Texto alternativo de las imágenes"), Kind.NOTE),
    Card("style_guide.signature", mark("Firma"), Kind.NOTE),
    Card("Colour.name", mark("Nombre"), Kind.LINE),
    Card("Colour.value", mark("Valor"), Kind.LINE),
    Card("Colour.use", mark("Para qué"), Kind.CHOICE, options=ColourUse),
    Card("Typeface.name", mark("Tipografía"), Kind.LINE),
    Card("Typeface.use", mark("Dónde se usa"), Kind.LINE),
    Card("Typeface.licence", mark("Licencia"), Kind.LINE),
    Card("Typeface.substitute", mark("Si no está, se usa"), Kind.LINE),
    Card("ToneExample.say", mark("Así"), Kind.LINE, filled=Filled.APART),
    Card("ToneExample.avoid", mark("Así no"), Kind.LINE, filled=Filled.APART),
)
