"""Hours as people type them: «18:30», «18.30», «18h», «930», «6 de la tarde», 0.7708."""

import re
from datetime import time

from muniredes.domain.texts.text import fold

_DAY_MINUTES = 24 * 60
_STAMP = re.compile(r"^\d{4}-\d\d-\d\d[ t]")
_FRACTION = re.compile(r"^0?[.,]\d+$|^\d+(?:[.,]\d+)?e-\d+$")
_CLOCK = re.compile(
    r"^(?:a\s+)?(?:las?\s+)?(?P<hour>\d{1,2})(?:\s*(?P<mark>[:.,h'])\s*(?P<minute>\d{1,2}))?(?::\d\d(?:[.,]\d+)?)?"
    r"\s*(?:h|hs|hrs|horas)?\.?\s*(?P<part>(?:de la |del |por la )?(?:manana|mediodia|tarde|noche|madrugada)"
    r"|[ap]\.?\s?m\.?)?$"
)
_TOGETHER = re.compile(r"^(?P<hour>\d{1,2})(?P<minute>[0-5]\d)$")
_RANGE = re.compile(r"\s*(?:-|–|—|/|\by\b|\ba\b(?!\s+las?\b))\s*")
_LATER = {"tarde": 12, "noche": 12, "p": 12}


def read_hour(text: str) -> time | None:
    """Return the hour that a text says, to the minute, or None; of a stretch («18:00 a 20:00»), its start."""
    words = _STAMP.sub("", fold(text))
    if _FRACTION.match(words):
        minutes = round(float(words.replace(",", ".")) * _DAY_MINUTES)
        return time(*divmod(minutes, 60)) if minutes < _DAY_MINUTES else None
    words = words.replace("’", "'").replace("´", "'")
    together = _TOGETHER.match(words)  # «930», «1830»
    if together:
        words = f"{together['hour']}:{together['minute']}"
    match = _CLOCK.match(words)
    if match is None:
        first = _RANGE.split(words.removeprefix("de "))[0]
        match = _CLOCK.match(first) if first != words else None
    return _from_clock(match) if match else None


_PARTS = {
    "a primera hora": 9, "primera hora": 9, "manana": 10, "mediodia": 12, "media manana": 11, "sobremesa": 15,
    "tarde": 18, "ultima hora": 20, "noche": 20, "tarde noche": 19, "media tarde": 17, "mati": 10,
    "mananas": 10, "tardes": 18, "noches": 20, "tarda": 18, "vespre": 20, "goizean": 10, "arratsaldean": 18,
}  # fmt: skip
_AT = re.compile(r"^(?:(?:por|a|de|en)\s+)?(?:la\s+|el\s+|al\s+)?")


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
    hour = _on_the_clock(int(match["hour"]), _part_of_day(match["part"] or ""))
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
    if part == "mediodia":
        return hour if hour == 12 else hour + 12 if hour < 4 else None
    if hour == 12:
        return {"p": 12, "a": 0, "tarde": 12}.get(part)
    return hour + _LATER.get(part, 0)


def hour_text(hour: time) -> str:
    """«09:05»."""
    return f"{hour:%H:%M}"
