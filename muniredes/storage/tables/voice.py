"""How the council looks and speaks."""

from muniredes.domain.voice.style import Colour, ToneExample, Treatment, Typeface
from muniredes.storage.columns import EnumText, Text
from muniredes.storage.tables.base import Column, number, several, table, text

style_guide = table(
    "style_guide",
    number(),
    Column("logo", Text(64)),
    Column("logo_on_dark", Text(64)),
    text("clear_space"),
    text("smallest_size"),
    several("colours", Colour),
    several("typefaces", Typeface),
    text("common_elements"),
    Column("treatment", EnumText(Treatment)),
    text("tone"),
    several("examples", ToneExample),
    text("avoided_words"),
    text("clear_language"),
    text("inclusive_language"),
    text("languages"),
    text("hashtags"),
    text("emojis"),
    text("alternative_text"),
    text("signature"),
)
