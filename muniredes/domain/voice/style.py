"""The style guide: what makes the council recognisable, and how it speaks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from muniredes.domain.problems import Problem
from muniredes.domain.voice.contrast import Contrast, contrast, nearest_readable, read_colour
from muniredes.domain.worded_enum import WordedEnum
from muniredes.i18n import _, mark

TWO_LANGUAGES = frozenset(
    {
        "Cataluña", "Comunitat Valenciana", "Galicia", "País Vasco", "Illes Balears",
        "Comunidad Foral de Navarra",
    }
)  # fmt: skip
"""The regions, as the catalogue names them, where another language is official beside Spanish."""


class Treatment(WordedEnum):
    """How people are addressed."""

    TU = "tu", mark("De tú")
    USTED = "usted", mark("De usted")


SHIPPED_TREATMENT = Treatment.USTED
"""How the texts that the program brings address people: none of them is turned into another."""


class ColourUse(WordedEnum):
    """What a colour is for."""

    MAIN = "main", mark("Principal")
    ACCENT = "accent", mark("De realce")
    TEXT = "text", mark("Texto")
    GROUND = "ground", mark("Fondo")

    @property
    def carries_text(self) -> bool:
        """Whether words are written in it."""
        return self is not ColourUse.GROUND

    @property
    def lies_under_text(self) -> bool:
        """Whether words are written on it."""
        return self is not ColourUse.TEXT


class StyleLack(WordedEnum):
    """What a body may have none of its own of, by the name of its field."""

    LOGO = "logo", mark("El logotipo")
    LOGO_ON_DARK = "logo_on_dark", mark("El logotipo para fondos oscuros")
    COLOURS = "colours", mark("Los colores")
    TYPEFACES = "typefaces", mark("Las tipografías")


@dataclass(frozen=True, slots=True, kw_only=True)
class Colour:
    """A colour of the palette: its name, its sRGB value «#rrggbb», and what it is for."""

    name: str = ""
    value: str = ""
    use: ColourUse = ColourUse.MAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeface:
    """A typeface: where it is used, under which licence, and what stands in for it on any PC."""

    name: str = ""
    use: str = ""
    licence: str = ""
    substitute: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToneExample:
    """The same thing said well and badly."""

    say: str = ""
    avoid: str = ""


@dataclass(eq=False, kw_only=True)
class StyleGuide:
    """How the council looks and speaks; a database holds one at most.

    `logo` and `logo_on_dark` are SHA-256 digests of pictures. Texts of several lines hold one rule a line.
    `lacks` are those that the council said it has none of.
    """

    id: int | None = None
    logo: str | None = None
    logo_on_dark: str | None = None
    clear_space: str = ""
    smallest_size: str = ""
    colours: tuple[Colour, ...] = ()
    typefaces: tuple[Typeface, ...] = ()
    common_elements: str = ""
    treatment: Treatment | None = None
    tone: str = ""
    examples: tuple[ToneExample, ...] = ()
    avoided_words: str = ""
    clear_language: str = ""
    inclusive_language: str = ""
    languages: str = ""
    hashtags: str = ""
    emojis: str = ""
    alternative_text: str = ""
    signature: str = ""
    lacks: tuple[StyleLack, ...] = ()

    @property
    def title(self) -> str:
        """What the history calls it."""
        return _("Guía de estilo")

    @property
    def has_no_logo(self) -> bool:
        """Whether somebody said that there is none: how it is used is not asked, nor handed over."""
        return StyleLack.LOGO in self.lacks

    def colour_for(self, use: ColourUse) -> Colour | None:
        """Return the first colour of a use."""
        return next((colour for colour in self.colours if colour.use is use), None)


def check(guide: StyleGuide, today: date) -> None:
    """Write every colour of the palette alike; refuse one that is none, and one that is twice."""
    del today
    guide.colours = tuple(replace(colour, value=_as_colour(colour)) for colour in guide.colours)
    values = [colour.value for colour in guide.colours]
    repeated = next((value for value in values if values.count(value) > 1), None)
    if repeated is not None:
        raise Problem(
            _("El color {value} está dos veces en la paleta.").format(value=repeated),
            _("Quite uno de los dos."),
            "style_guide.colours",
        )


def _as_colour(colour: Colour) -> str:
    value = read_colour(colour.value)
    if value is None:
        raise Problem(
            _("«{value}» no es un color.").format(value=colour.value),
            _("Escríbalo como #1A4D8F, o como 26, 77, 143."),
            "style_guide.colours",
        )
    return value


@dataclass(frozen=True, slots=True)
class Reading:
    """Whether words in one colour are read on another; `better` is the nearest colour that would be."""

    text: Colour
    ground: Colour
    contrast: Contrast
    better: str = ""


def readings(colours: Sequence[Colour]) -> tuple[Reading, ...]:
    """Return every pair of a colour that carries text and another that lies under it, the worst first."""
    found = [
        _reading(text, ground)
        for text in colours
        for ground in colours
        if text is not ground and text.use.carries_text and ground.use.lies_under_text
    ]
    return tuple(sorted(found, key=lambda reading: reading.contrast.ratio))


def _reading(text: Colour, ground: Colour) -> Reading:
    seen = contrast(text.value, ground.value)
    return Reading(text, ground, seen, "" if seen.is_enough else nearest_readable(text.value, ground.value))


def treatment_note(guide: StyleGuide | None) -> str:
    """Return what is told beside the texts that the program brings when this body speaks otherwise."""
    if guide is None or guide.treatment in (None, SHIPPED_TREATMENT):
        return ""
    return _("Aquí se habla de tú, y los textos que trae el programa están de usted: cámbielos al usarlos.")
