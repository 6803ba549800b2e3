"""How easily a text in Spanish is read: the INFLESZ scale over Szigriszt's perspicuity, by our own counter.

Sources: F. Szigriszt Pazos, «Sistemas predictivos de legibilidad del mensaje escrito» (thesis, Universidad
Complutense, 1993); I. M. Barrio Cantalejo and others, «Validación de la Escala INFLESZ», Anales del Sistema
Sanitario de Navarra 31 (2008).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import regex

from muniredes.i18n import _

PLAIN_ENOUGH = 65.0
"""What a text for everybody has, at least: «bastante fácil»."""

NORMAL = 55.0
HARD = 40.0
VERY_EASY = 80.0
SHORTEST = 25
"""Words below which a figure says nothing about a text."""

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}’'·-]*")
SHORTENED = (
    r"\p{Lu}|Sr(?:es|t?as?)?|Dña|Dra?|Avda?|Pza|Ctra|[Nn]úm|[Tt]el|[Tt]fno|[Pp]ágs?|[Pp]|[Ee]j|[Aa]rts?"
)
"""Words cut short, whose stop ends no sentence: «Sra.», «C.», «núm.»."""

# A stop ends a sentence when a blank follows it and it is not that of «Sra.», «C.», «núm.» or «p. ej.».
_END = regex.compile(rf"(?:(?<!\b(?:{SHORTENED}))\.|[!?…:;])[.!?…]*[»”\")]*(?=\s)|\n+")
_SILENT_U = regex.compile(r"(?<=[gq])u(?=[eéií])|(?<=q)u")
_VOWELS = regex.compile(r"[aeiouáéíóúüy]+")
_STRONG, _BROKEN = frozenset("aeoáéó"), frozenset("íú")


@dataclass(frozen=True, slots=True)
class PlainWord:
    """What is written in files, and what anybody understands in its place."""

    formal: str
    plain: str


def syllables(word: str) -> int:
    """Return how many syllables a word has, one at least, as Spanish parts its vowels.

    Two open vowels part («a-é-re-o»), a closed one with its accent parts («dí-a»), the rest go together
    («cau-sa», «es-tu-diáis»). The «u» of «que» and «gue» is not heard; an «h» between vowels changes nothing.
    """
    heard = _SILENT_U.sub("", word.casefold()).replace("h", "")
    return max(1, sum(_nuclei(found[0]) for found in _VOWELS.finditer(_with_y(heard))))


def _with_y(heard: str) -> str:
    """Return a word where «y» is a vowel only when it sounds as one: «ley», «y», but not «mayo»."""
    return regex.sub(r"y(?=[aeiouáéíóúü])", "j", heard)


def _nuclei(vowels: str) -> int:
    """Return how many syllables some vowels in a row make."""
    found, held = 0, ""
    for vowel in vowels:
        if vowel in _BROKEN:
            found, held = found + 1, "í"
        elif vowel in _STRONG:
            goes_on = held == "weak"
            found, held = found + (0 if goes_on else 1), "strong"
        elif held in {"", "í"}:
            found, held = found + 1, "weak"
    return found


def sentences(text: str) -> Iterator[str]:
    """Yield each sentence of a text; a colon, a semicolon and the end of a line end one too."""
    ends = [found.end() for found in _END.finditer(text)]
    for start, stop in pairwise([0, *ends, len(text)]):
        if _WORD.search(text, start, stop):
            yield text[start:stop].strip()


def words(text: str) -> list[str]:
    """Return the words of a text; what has no letters is not one."""
    return _WORD.findall(text)


def perspicuity(text: str) -> float | None:
    """Return how easily a text is read, about 0 to 100; None when it is too short for that to mean much.

    206.835 - 62.3 x syllables/words - words/sentences (Szigriszt 1993).
    """
    found = words(text)
    if len(found) < SHORTEST:
        return None
    heard = sum(map(syllables, found))
    return 206.835 - 62.3 * heard / len(found) - len(found) / sum(1 for _each in sentences(text))


def level(figure: float) -> str:
    """Return what the INFLESZ scale calls a figure."""
    if figure < HARD:
        return _("muy difícil")
    if figure < NORMAL:
        return _("algo difícil")
    if figure < PLAIN_ENOUGH:
        return _("normal")
    return _("bastante fácil") if figure <= VERY_EASY else _("muy fácil")
