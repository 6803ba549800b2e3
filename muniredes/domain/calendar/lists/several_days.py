"""Cells that say more than one day, or none: «5, 12 y 19 de marzo», «del 26 al 30 de agosto», «S/F»."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from muniredes.domain.calendar.lists.reading_days import (
    DayHint,
    month_title,
    named_weekday,
    read_day,
    read_listed_moment,
)
from muniredes.domain.texts.text import fold

_LONGEST_DAYS = 62
_A_WEEK = 7
_BETWEEN = re.compile(r"\s*(?:[,;&]|\b[ye]\b)\s*(?:\bel\b\s*)?")
_LEAD = re.compile(r"^(?:los\s+|el\s+)?(?:dias?\s+)?")
_UNTIL = re.compile(
    r"^(?:del?\s+|desde\s+(?:el\s+)?)?(?P<first>\S.*?)\s*(?:\bal?\b|\bhasta(?:\s+el)?\b|[-–—→]|->)\s*(?P<last>\S.*)$"
)
_OF_A_WEEK = re.compile(r"^(?:la\s+)?semana\s+(?=del?\b)")
_ABOUT = re.compile(
    r"^(?:(?:todos\s+los\s+)?(?:lunes|martes|miercoles|jueves|viernes|sabados?|domingos?)\s+(?:de|en)\s+)?"
    r"(?:(?:a|en|por|sobre|hacia|todos?|los|cada)\s+)*"
    r"(?:(?:principios?|primeros|mediados|finales|fin|ultimos|comienzos|inicios?|durante|todo)\s+(?:el\s+)?(?:mes\s+|dias\s+)?(?:del?\s+)?"
    r"|(?:primera|segunda|1a|2a|1.a|2.a|tercera|cuarta|ultima)\s+(?:quincena|semana|mitad)\s+(?:del?\s+)?)?"
)
_SEASONS = frozenset(
    (
        "primavera", "verano", "otono", "invierno", "navidad", "navidades", "semana santa", "carnaval",
        "fiestas", "las fiestas", "fiestas patronales", "reyes", "cuando toque", "curso escolar", "mes",
        "semana", "dia", "meses", "semanas", "dias", "ano", "anos",
    )
)  # fmt: skip
_DAY_ALONE = re.compile(r"^\d{1,2}$")
_BEHIND_DAY = re.compile(r"^\d{1,2}(?P<rest>\D.*)$")
_WITH_WEEKDAY = re.compile(r"^(?P<weekday>[a-z]+)\.?\s+(?P<day>\d{1,2}(?!\S))")
_THE_MONTH = re.compile(r"^(?:el\s+)?mes\s+(?:de\s+)?")
_MONTHS_ON_END = re.compile(r"^[a-z]{3,}\s*(?:-|–|/|\ba\b|\by\b)\s*(?=[a-z]{4,}\b)")
_QUARTER = re.compile(
    r"^(?:(?:t|q)\s?[1-4]|[1-4]\s?(?:t|q)|(?:[1-4](?:er|o|do|to)?|primer|segundo|tercer|cuarto)\s+"
    r"(?:trimestre|semestre|cuatrimestre))(?:\s+(?:del?\s+)?\d{4})?$"
)
_HOUR_BEHIND = re.compile(r"\s+(?:a\s+las?\s+)?\d{1,2}(?:[:.]\d\d)?\s*(?:h|horas)?\.?$")
_WEEKDAYS = "(?:lunes|martes|miercoles|jueves|viernes|sabados?|domingos?)"
_NTHS = r"(?:[1-5]\s?\.?\s?(?:o|er|a|do|to)?|primer|segundo|tercer|cuarto|ultimo)"
_EACH_NTH = re.compile(rf"^(?:el\s+|los\s+)?{_NTHS}(?:\s*(?:,|y|e)\s*{_NTHS})*\s+(?={_WEEKDAYS}\b)")
_NO_DAY = frozenset(
    (
        "s/f", "s.f", "sf", "s/d", "sin fecha", "sin fecha fija", "sin determinar", "por determinar",
        "a determinar", "por decidir", "por definir", "por concretar", "a concretar", "por fijar",
        "pendiente de fecha", "cualquier dia", "cuando se pueda", "?", "¿?", "-", "--", "—",
    )
)  # fmt: skip


_NO_DAY_YET = re.compile(
    r"(?:aun |todavia )?(?:(?:por|a|sin|(?:pendiente|pdte|pte)\.?(?: de| por)?)"
    r" (?:confirmar|confirmacion|determinar|decidir|definir|concretar|fijar|poner|dia|saber|ver)"
    r"|pendiente|pdte|pte|tb[acd]|no se sabe|no hay)(?: (?:la |el )?(?:fecha|dia))?"
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """From a day to another, both included; `hour` is what the first one says of its hour."""

    first: date
    last: date
    hour: str = ""


def says_no_day(text: str) -> bool:
    """Whether a cell says that there is no day yet: what it is of is an idea."""
    said = fold(text).rstrip(". ")
    return said in _NO_DAY or _NO_DAY_YET.fullmatch(said) is not None


def says_more_or_less(text: str) -> bool:
    """Whether a cell says about when, and no day: «marzo de 2027», «a mediados de mayo», «Navidad»."""
    words = _EACH_NTH.sub("", _HOUR_BEHIND.sub("", fold(text)))
    words = _MONTHS_ON_END.sub("", _THE_MONTH.sub("", _ABOUT.sub("", words).strip(" .")))
    return (
        _QUARTER.match(words) is not None
        or bool(month_title([words]))
        or words in _SEASONS
        or all(
            named_weekday(word) is not None and len(word) > 1
            for word in words.replace(",", " ").split() or [""]
        )
    )


def days_apart(text: str, hint: DayHint) -> tuple[str, ...]:
    """Return each day that a cell lists, written whole; the cell itself when it does not list several."""
    words = _LEAD.sub("", fold(text))
    parts = [part for part in _BETWEEN.split(words) if part]
    if len(parts) < 2 or read_listed_moment(text, "", hint)[0] is not None:
        return (text,)
    parts = [_WITH_WEEKDAY.sub(_bare_day, part) for part in parts]
    behind = _BEHIND_DAY.match(parts[-1])
    alone = [bool(_DAY_ALONE.match(part)) for part in parts]
    if any(alone) and not all(alone) and behind is None:
        return (text,)
    rest = behind["rest"] if behind else ""
    whole = tuple(f"{part}{rest}" if is_alone else part for part, is_alone in zip(parts, alone, strict=True))
    found = [read_day(each, hint) for each in whole]
    days = [each.day for each in found if each is not None]
    return whole if len(days) == len(whole) == len(set(days)) else (text,)


def _bare_day(found: re.Match[str]) -> str:
    return found["day"] if named_weekday(found["weekday"]) is not None else found[0]


def stretch_of(text: str, hint: DayHint) -> Stretch | None:
    """Return from when to when a cell says, None when it says no stretch of days that can be."""
    match = _UNTIL.match(_OF_A_WEEK.sub("", fold(text)))
    if match is None:
        return None
    behind = _BEHIND_DAY.match(match["last"])
    first = match["first"] + (behind["rest"] if behind and _DAY_ALONE.match(match["first"]) else "")
    (begins, hour), (ends, _hour) = (read_listed_moment(each, "", hint) for each in (first, match["last"]))
    if begins is None or ends is None or not 0 < (ends.day - begins.day).days <= _LONGEST_DAYS:
        return None
    return Stretch(begins.day, ends.day, hour)


def week_of_title(cells: Iterable[str], hint: DayHint) -> date | None:
    """Return when the week begins that is all that a row says: «Semana del 11 al 17 de enero»."""
    said = {cell.strip() for cell in cells} - {""}
    text = said.pop() if len(said) == 1 else ""
    if not fold(text).removeprefix("la ").startswith("semana"):
        return None
    found = stretch_of(text, hint)
    return found.first if found and (found.last - found.first).days < _A_WEEK else None
