"""A quantity as people write it: «1.234», «1,2 mil», «3.5k», «850 seguidores», «2,5 horas»."""

import re

from muniredes.domain.texts.text import fold

_CROWD = frozenset({"seguidores", "seguidor", "followers", "suscriptores", "suscriptor", "fans"})
_UNITS = (
    _CROWD,
    frozenset({"minutos", "minuto", "minutes", "mins", "min", "m", "'"}),
    frozenset({"horas", "hora", "hours", "h"}),
    frozenset({"dias", "dia", "days", "d"}),
)
"""What a quantity is of, each with its other names: «min» and «minutos»."""

_TIMES = {"k": 1000, "mil": 1000, "m": 10**6, "millon": 10**6, "millones": 10**6}
_WITH_TIMES = re.compile(r"(\d+)(?:[.,](\d{1,2}))?\s*([a-z]+)")
_GROUPED = re.compile(r"\d{1,3}(?:([. ,'’])\d{3})(?:\1\d{3})*(?:[.,]0{1,2})?")
_WHOLE = re.compile(r"\d+(?:[.,]0{1,2})?")
_DECIMAL = re.compile(r"(\d+)(?:[.,](\d{1,2}))?")
_MOST_DIGITS = 11


def count(text: str, *names: str) -> int | None:
    """Return a whole quantity, of what is called as any of `names`; None when it could be any other.

    Only a crowd is told in thousands: «1,2 mil», «3.5k».
    """
    said = _without_unit(text, names)
    times = _WITH_TIMES.fullmatch(said) if _asked(names) & _CROWD else None
    if times:
        return _many(times[1], times[2] or "", _TIMES.get(times[3], 0))
    if not _WHOLE.fullmatch(said) and not _GROUPED.fullmatch(said):
        return None
    digits = re.sub(r"\D", "", re.sub(r"[.,]0{1,2}$", "", said))
    return int(digits) if len(digits) <= _MOST_DIGITS else None


def amount(text: str, *names: str) -> float | None:
    """Return a quantity that may have decimals; a point before three figures is that of thousands."""
    said = _without_unit(text, names)
    parts = _DECIMAL.fullmatch(said)
    if parts:
        return float(f"{parts[1]}.{parts[2] or 0}")
    return None if "," in said else count(said)


def _without_unit(text: str, names: tuple[str, ...]) -> str:
    """Return the text without what it is of, when that is what was asked."""
    said = fold(text).strip().rstrip(".").strip()
    units = {unit for group in _UNITS if group & _asked(names) for unit in group}
    found = next((unit for unit in sorted(units, key=len, reverse=True) if said.endswith(unit)), "")
    bare = said.removesuffix(found).rstrip(" .").removesuffix(" de") if found else said
    return bare if found and (bare[-1:].isdigit() or len(found) > 1) else said


def _asked(names: tuple[str, ...]) -> set[str]:
    return {word for name in names for word in fold(name).split()}


def _many(whole: str, part: str, times: int) -> int | None:
    """Return so many thousands or millions, if that is what is said."""
    made = int(whole + part) * times
    return made // 10 ** len(part) if times and len(whole) <= _MOST_DIGITS else None
