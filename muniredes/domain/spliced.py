"""What somebody wrote that papers and texts put inside a sentence: «Las aprobó …», «Puede leerlas en …».

Each such field says so in its card (`Card.spliced`), and all of them come through here: what is denied is
nothing, and the rest goes on as a sentence does. `tests/manual/test_spliced.py` walks them.
"""

import re

from muniredes.domain.fields import CARDS, Spliced
from muniredes.domain.texts.denials import denies
from muniredes.domain.texts.text import begun_small

_ARTICLES = r"el|la|los|las|un|una|unos|unas|nuestr[oa]s?|mi|este|esta|cada|todos?|todas?"
_BEGINS_WITH_ARTICLE = re.compile(rf"^(?:{_ARTICLES})\s+\w", re.IGNORECASE)
_BEFORE_A_PLACE = re.compile(
    r"^(?:ya )?(?:las |se )?(?:(?:est[aá]n?|tenemos|publicamos|ponemos|publican|ponen)\s+)?"
    r"(?:(?:publicadas|colgadas|puestas)\s+)?en\s+(?=\S)",
    re.IGNORECASE,
)
_BEFORE_SOMEBODY = re.compile(
    r"^(?:(?:fue(?:ron)?|las|lo)\s+)*(?:aprob\w+\s+)?(?:(?:por|en)\s+(?=\S))?", re.IGNORECASE
)
_BEGINS_A_TIMETABLE = re.compile(
    r"^(?:de|desde|todos|cada|por|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bados?|domingos?|ma[ñn]anas|tardes)\b",
    re.IGNORECASE,
)
_COMMON = {
    "el": "tabl[oó]n|portal|bolet[ií]n|pleno|ayuntamiento|secretario|alcalde|bando",
    "la": "web|p[aá]gina|portada|sede|oficina|alcald[ií]a|alcaldesa|secretar[ií]a|secretaria|junta|"
    "corporaci[oó]n|biblioteca|presidencia|asamblea|directiva|comisi[oó]n",
}
_WITHOUT_ARTICLE = {
    article: re.compile(rf"^(?:{nouns})\b(?!\.)", re.IGNORECASE) for article, nouns in _COMMON.items()
}
_KEEPS_ITS_CAPITAL = re.compile(r"^(?:pleno|alcald[ií]a|secretar[ií]a|presidencia)\b", re.IGNORECASE)


def spliced(path: str, text: str) -> str:
    """Return what a field says as it goes inside a sentence; nothing when it denies that there is any."""
    said = text.strip().rstrip(".").rstrip()
    if not said or denies(said):
        return ""
    how = CARDS[path].spliced
    if how is Spliced.WHERE:
        return _noun(_BEFORE_A_PLACE.sub("", said))
    if how is Spliced.WHO:
        return _noun(_BEFORE_SOMEBODY.sub("", said) or said)
    return begun_small(said) if _BEGINS_A_TIMETABLE.match(said) else said


def _noun(said: str) -> str:
    """«El Pleno» is «el Pleno» in a sentence, and «Tablón de anuncios», «el tablón de anuncios»."""
    if _BEGINS_WITH_ARTICLE.match(said):
        return begun_small(said)
    for article, nouns in _WITHOUT_ARTICLE.items():
        if nouns.match(said):
            return f"{article} {said if _KEEPS_ITS_CAPITAL.match(said) else begun_small(said)}"
    return said
