"""Hours as people type them: «18:30», «18.30», «18h», «930», «6 de la tarde», 0.7708."""

import re
from datetime import time

from muniredes.domain.texts.text import fold

_DAY_MINUTES = 24 * 60
_STAMP = re.compile(r"^\d{4}-\d\d-\d\d[ t]")
_FRACTION = re.compile(r"^0?[.,]\d+$|^\d+(?:[.,]\d+)?e-\d+$")
_CLOCK = re.compile(
    r"^(?:a\s+)?(?:(?:las?|les|as)\s+)?(?P<hour>\d{1,2})(?:\s*(?P<mark>[:.,h'])\s*(?P<minute>\d{1,2}))?(?::\d\d(?:[.,]\d+)?)?"
    r"\s*(?:h|hs|hrs|horas)?\.?\s*(?:etan|ean|ak)?"
    r"\s*(?P<part>(?:de la |del |por la |da |do |pola |de )?"
    r"(?:manana|mediodia|tarde|noche|madrugada|mati|migdia|tarda|vespre|vesprada|nit|mana|noite)"
    r"|[ap]\.?\s?m\.?)?$"
)
_TOGETHER = re.compile(r"^(?P<hour>\d{1,2})(?P<minute>[0-5]\d)$")
_RANGE = re.compile(r"\s*(?:-|–|—|/|\by\b|\ba\b(?!\s+las?\b))\s*")
_AND = re.compile(r"\s+y\s+|\s*[/,;&]\s*(?=\d{1,2}[:.h])")
_LATER = dict.fromkeys(("tarde", "noche", "p", "tarda", "vespre", "vesprada", "nit", "noite"), 12)
_NIGHT = ("noche", "nit", "noite")
_DAWN = 5
_NOON = ("mediodia", "migdia")
_IN_WORDS = re.compile(
    r"^(?P<lead>(?:a\s+)?(?:las?\s+)?)(?P<hour>una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|\d{1,2})"
    r"(?:\s+(?:(?P<sign>y|menos)\s+(?P<more>media|cuarto|cinco|diez|veinte|veinticinco)|en\s+punto))?(?=\s|$)"
)
_NUMBERS = ["una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"]
_MORE = {"media": 30, "cuarto": 15, "cinco": 5, "diez": 10, "veinte": 20, "veinticinco": 25}


def read_hour(text: str) -> time | None:
    """Return the hour that a text says, to the minute, or None; of a stretch («18:00 a 20:00»), its start."""
    words = _STAMP.sub("", fold(text.replace("´", "'")))
    if _FRACTION.match(words):
        minutes = round(float(words.replace(",", ".")) * _DAY_MINUTES)
        return time(*divmod(minutes, 60)) if minutes < _DAY_MINUTES else None
    words = words.replace("’", "'")
    together = _TOGETHER.match(words)  # «930», «1830»
    if together:
        words = f"{together['hour']}:{together['minute']}"
    begun = _IN_WORDS.match(words)
    is_bare = begun is not None and begun[0] == begun["hour"]
    words = _IN_WORDS.sub(_in_figures, words)
    match = _CLOCK.match(words) or _beginning(words, is_bare=is_bare)
    return _from_clock(match) if match else None


def _in_figures(found: re.Match[str]) -> str:
    """«8:30» for «ocho y media», «7:45» for «ocho menos cuarto»."""
    said, minutes = found["hour"], _MORE.get(found["more"] or "", 0)
    hour = int(said) if said.isdecimal() else _NUMBERS.index(said) + 1
    if found["sign"] == "menos":
        hour, minutes = 23 if hour == 0 else hour - 1 or 12, 60 - minutes
    return f"{found['lead']}{hour}:{minutes:02d}"


def says_several_hours(text: str) -> bool:
    """Whether a text says more hours than the one that is read of it: «19:00 y 21:00»."""
    words = fold(text)
    return _CLOCK.match(words) is None and len(_AND.split(words)) > 1 and read_hour(text) is not None


def _beginning(words: str, *, is_bare: bool) -> re.Match[str] | None:
    """Return the first hour of a stretch whose end is one too, or has no other sense: «de 9 a 14 h».

    `is_bare` says that it was but a number, with no mark of an hour: «1 - Navidad».
    """
    first, *rest = _RANGE.split(words.removeprefix("de "), maxsplit=1)
    match = _CLOCK.match(first) if rest else None
    if match is None or (match["mark"] is not None and not is_bare):
        return match
    return match if _CLOCK.match(_IN_WORDS.sub(_in_figures, rest[0])) else None


_PARTS = {
    "a primera hora": 9, "primera hora": 9, "manana": 10, "mediodia": 12, "media manana": 11, "sobremesa": 15,
    "tarde": 18, "ultima hora": 20, "noche": 20, "tarde noche": 19, "media tarde": 17, "mati": 10,
    "mananas": 10, "tardes": 18, "noches": 20, "tarda": 18, "vespre": 20, "goizean": 10, "arratsaldean": 18,
    "migdia": 12, "nit": 20, "vesprada": 18, "mana": 10, "noite": 20, "goizez": 10, "goiza": 10,
    "arratsaldez": 18, "arratsaldea": 18, "gauez": 20, "gauean": 20, "eguerdian": 12, "eguerdi": 12,
}  # fmt: skip
_AT = re.compile(r"^(?:(?:por|a|de|en|per|pel|pola|polo|da|ao|al)\s+)?(?:la\s+|el\s+|al\s+)?")


def read_part_of_day(text: str) -> time | None:
    """Return the hour that is meant by «por la tarde»: a usual one of that part of the day, or None."""
    words = " ".join(fold(text).rstrip(".").replace("-", " ").split())
    hour = _PARTS.get(words) or _PARTS.get(_AT.sub("", words))
    return time(hour) if hour else None


def says_whole_day(text: str) -> bool:
    """Whether a cell says that something lasts the whole day: it has no hour."""
    return fold(text).rstrip(".") in _WHOLE_DAY


_WHOLE_DAY = frozenset(
    {"todo el dia", "dia completo", "dia entero", "tot el dia", "todo o dia", "all day", "-", "--", "—"}
)


def _from_clock(match: re.Match[str]) -> time | None:
    minute = match["minute"] or "0"
    if match["mark"] in (".", ",") and len(minute) == 1 and match["minute"]:
        minute += "0"  # a cell that shows 18,30 holds 18.3
    part = _part_of_day(match["part"] or "")
    if int(match["hour"]) == 12 and int(minute) and part in (*_NIGHT, "madrugada"):
        return time(0, int(minute)) if int(minute) <= 59 else None
    hour = _on_the_clock(int(match["hour"]), part)
    if hour is None or hour > 23 or int(minute) > 59:
        return None
    return time(hour, int(minute))


def _part_of_day(text: str) -> str:
    """Return «tarde» for «de la tarde», «p» for «p. m.»."""
    return text[:1] if text.endswith(("m", "m.")) else text.rpartition(" ")[2]


def _on_the_clock(hour: int, part: str) -> int | None:
    """Return the hour from 0 to 23 for «6» and «tarde»; None for what can be two («12 de la noche»)."""
    if not part or (hour > 12 and part in _LATER):
        return hour
    if not 1 <= hour <= 12:
        return None
    if part in _NOON:
        return hour if hour == 12 else hour + 12 if hour < 4 else None
    if hour == 12:
        return {"p": 12, "a": 0, "tarde": 12, "tarda": 12}.get(part)
    if part in _NIGHT and hour < _DAWN:
        return hour
    return hour + _LATER.get(part, 0)


def hour_text(hour: time) -> str:
    """«09:05»."""
    return f"{hour:%H:%M}"
