"""The words that close a package: how they are compared, and when they are too easy to guess."""

import math
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence

from muniredes.domain.texts.text import listed
from muniredes.i18n import _, ngettext

WORDS_FIELD = "words"
"""The field of a Problem that is about the words of a package."""

WORDS = 6
"""How many words are proposed; of hers, at least as many have to count."""

LEAST_LETTERS = 4

_EASY = """
muniredes ayuntamiento municipio pueblo villa redes sociales facebook instagram twitter youtube whatsapp
telegram tiktok clave claves contrasena contrasenas palabra palabras secreta secreto paquete relevo traspaso
hola prueba
uno dos tres cuatro cinco seis siete ocho nueve diez
lunes martes miercoles jueves viernes sabado domingo primavera verano otono invierno
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
qwerty asdf
"""
_BY_HEART = (
    "en un lugar de la mancha de cuyo nombre no quiero acordarme no ha mucho tiempo que vivia un hidalgo",
    "padre nuestro que estas en los cielos santificado sea tu nombre venga a nosotros tu reino",
    "dios te salve maria llena eres de gracia el senor es contigo bendita tu eres entre todas las mujeres",
    "con diez canones por banda viento en popa a toda vela no corta el mar sino vuela un velero bergantin",
    "caminante son tus huellas el camino y nada mas caminante no hay camino se hace camino al andar",
    "volveran las oscuras golondrinas en tu balcon sus nidos a colgar",
    "mas vale pajaro en mano que ciento volando",
    "no por mucho madrugar amanece mas temprano",
    "perro ladrador poco mordedor a quien madruga dios le ayuda",
    "cerdo granja caballo bateria grapa correcto",
)
"""What everybody knows by heart, and whoever tries words tries first."""

_OF_A_TEXT = 4
"""How many words are somebody's verse: fewer are too few, whosever they are."""


def plain(words: str) -> str:
    """Return words as they are compared: without accents or capitals, one space between each and the next."""
    bare = "".join(each for each in unicodedata.normalize("NFKD", words) if not unicodedata.combining(each))
    return " ".join("".join(each if each.isalnum() else " " for each in bare.casefold()).split())


def bits(count: int, known: int) -> int:
    """Return how many bits of chance there are in so many words, each taken from a list of `known`."""
    return int(count * math.log2(known))


def easy(known: Iterable[str] = ()) -> frozenset[str]:
    """Return the words, as they are compared, that count for nothing: the usual ones and those of `known`."""
    return frozenset(_EASY.split()).union(*(plain(name).split() for name in known))


def weakness(words: str, known: Iterable[str] = ()) -> str:
    """Return why words that she wrote are too easy to guess, and what to do; «» when they will do.

    `known` are names that anybody who has the package would try: the town, its people, its networks. What
    counts is each different word of four letters or more that is none of those.
    """
    said = plain(words)
    is_a_text = len(said.split()) >= _OF_A_TEXT
    if is_a_text and any(f" {said} " in f" {text} " or f" {text} " in f" {said} " for text in _BY_HEART):
        return _("Es un texto que mucha gente sabe de memoria: use palabras que no vayan juntas.")
    counted = {each for each in said.split() if len(each) >= LEAST_LETTERS and each.isalpha()} - easy(known)
    lacking = WORDS - len(counted)
    if lacking <= 0:
        return ""
    idle = _that_do_not_count(words.split(), counted)
    rule = _(
        "Hacen falta seis distintas, de cuatro letras o más: ni de las que prueba cualquiera, ni nombres del "
        "pueblo, de su gente o de las redes, ni números."
    )
    said = ngettext(
        "Es fácil de adivinar: falta {n} palabra.", "Es fácil de adivinar: faltan {n} palabras.", lacking
    )
    return " ".join(filter(None, (said, *idle, rule)))


def _that_do_not_count(said: Sequence[str], counted: Collection[str]) -> Iterator[str]:
    """Yield which of some words count for nothing and why, those of each reason together.

    Only what is made of letters is told: the rest may be somebody's password.
    """
    bare = [(each.strip(".,;:"), plain(each)) for each in said if plain(each).isalpha()]
    idle = {word: each for word, each in bare if each not in counted}
    folded = [each for _word, each in bare]
    again = {each: word for word, each in bare if each in counted and folded.count(each) > 1}
    short = [word for word, each in idle.items() if len(each) < LEAST_LETTERS]
    usual = [word for word, each in idle.items() if word not in short and each in easy()]
    names = [word for word in idle if word not in short and word not in usual]
    for words, why in (
        (usual, _("No cuentan las que prueba cualquiera: {words}.")),
        (names, _("No cuentan los nombres de aquí: {words}.")),
        (short, _("No cuentan por cortas: {words}.")),
        (list(again.values()), _("Cuentan una sola vez: {words}.")),
    ):
        if words:
            yield why.format(words=listed([f"«{word}»" for word in words]))
