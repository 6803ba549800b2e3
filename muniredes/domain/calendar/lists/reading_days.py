"""Days as people type them in a list: «24/11/2026», «mar 24 nov», «12 de marzo de 2027», 46350."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from muniredes.domain.calendar.messages.zones import PENINSULA, wall_time
from muniredes.domain.dates import long_date, month_word, weekday_word
from muniredes.domain.texts.text import fold
from muniredes.i18n import _

_EXCEL_ORIGIN = date(1899, 12, 30)
_EXCEL_DAYS = range(20_000, 80_000)
"""The numbers that Excel gives to days (1 is 1 January 1900) from 1954 to 2119."""
_YEARS = range(1990, 2120)
_BEHIND = timedelta(days=90)
_AHEAD = 2
"""How many years on a day without its year may be, for its weekday to fit."""

_ISO = re.compile(r"^(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})$")
_ISO_TIGHT = re.compile(r"^(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)$")
_SLASHED = re.compile(r"^(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-]\d{2,4}\b")
_FIGURES = re.compile(r"^(?P<day>\d{1,2})\s?[-/. ]\s?(?P<month>\d{1,2})(\s?[-/. ]\s?(?P<year>\d{4}|\d{2}))?$")
_WORDS = re.compile(
    r"^(?P<day>\d{1,2})\s*(?:[-/.,]|de\s|d['’]\s?)?\s*(?P<month>[a-z]{3,})\.?"
    r"(?:\s*(?:[-/.,]|del?\s)?\s*(?P<year>\d{4}|\d{2}))?$"
)
_MONTH_FIRST = re.compile(
    r"^(?P<month>[a-z]{3,})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s*(?:,|del?\s)?\s*(?P<year>\d{4}))?$"
)
_BASQUE = re.compile(
    r"^(?P<year>\d{4})(?:e?ko)?\s+(?P<month>[a-z]{4,}?)(?:aren|ren|k)?\s+(?P<day>\d{1,2})(?:an?|e?an|n)?$"
)
_ISO_WORDS = re.compile(r"^(?P<year>\d{4})[-/. ](?P<month>[a-z]{3,})\.?[-/. ](?P<day>\d{1,2})$")
_NTH = re.compile(
    r"^(?:el\s+)?(?P<nth>primer|segundo|tercer|cuarto|quinto|ultimo)\s+(?P<weekday>[a-z]+)\s+(?:del?|en)\s+"
    r"(?P<month>[a-z]{3,})(?:(?:\s+del?)?\s+(?P<year>\d{4}))?$"
)
_NTHS = ("primer", "segundo", "tercer", "cuarto", "quinto")
_SHORT_TITLE = re.compile(r"^(?P<month>[a-z]{3})[. '’/-]{0,2}(?P<year>\d{4}|\d{2})?$")
_ORDINAL = re.compile(r"^(?P<day>\d{1,2})\s*\.?\s*(?:o|a|ro|er|r|n|t|e|st|nd|rd|th)\b\.?")
_FIRST_IN_WORDS = re.compile(r"^(?:primero|primer|primeiro|u|un|lehen)\b(?=\s)")
_INSTANT = re.compile(
    r"^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z|UTC|GMT|[+-]\d\d:?\d\d)$", re.IGNORECASE
)
_GREENWICH = re.compile(r"\s?(?:UTC|GMT)$", re.IGNORECASE)
_EPOCH = re.compile(r"^1[0-9]{9}(?:\d{3})?$|^[2-3][0-9]{9}(?:\d{3})?$")
"""The seconds, or their thousandths, that programs count since 1970."""

_ZONE_ASIDE = re.compile(r"\s*\((?:CET|CEST|GMT|UTC|WET|WEST)[^)]*\)|\s+(?:CET|CEST|WET|WEST)\b")
_MIDNIGHT = re.compile(r"^0{1,2}:00:00(?:[.,]0+)?$")
_ROMAN = re.compile(r"^(?P<day>\d{1,2})\s?[-/. ]\s?(?P<month>[ivx]{1,4})\s?[-/. ]\s?(?P<year>\d{4}|\d{2})$")
_ROMAN_MONTHS = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
_ONLY_DAY = re.compile(r"^(?:dia\s+)?(?P<day>\d{1,2})$")
_WEEKDAY_BEHIND = re.compile(
    r"(?P<day>.*\d.*?)(?:[\s,]*\(\s*(?P<inside>[a-z]{1,11})\.?\s*\)|[\s,]+(?P<behind>[a-z]{4,11}))"
)
_WEEKDAY = re.compile(r"^(?P<weekday>[a-z]{1,11})\.?(?:\s*,?\s+(?=\S)|\s*[-/]\s*(?=\d))")
_SERIAL = re.compile(r"^\d{5}(?:[.,]\d+)?$")
_OTHER_MONTHS = {
    "set": 9, "setiembre": 9, "sept": 9, "des": 12, "gen": 1, "xan": 1, "out": 10,
    "jan": 1, "apr": 4, "aug": 8, "dec": 12,
    **{
        name: number
        for names in (
            "gener febrer marc abril maig juny juliol agost setembre octubre novembre desembre",
            "xaneiro febreiro marzo abril maio xuno xullo agosto setembro outubro novembro decembro",
            "urtarrila otsaila martxoa apirila maiatza ekaina uztaila abuztua iraila urria azaroa abendua",
            "urtarril otsail martxo apiril maiatz ekain uztail abuztu irail urri azaro abendu",
            "january february march april may june july august september october november december",
        )
        for number, name in enumerate(names.split(), start=1)
    },
}  # fmt: skip
"""Months as they are written in the other languages of Spain, and in the English of programs."""

_OTHER_WEEKDAYS = {
    name: number
    for names in (
        "dilluns dimarts dimecres dijous divendres dissabte diumenge",
        "luns martes mercores xoves venres sabado domingo",
        "astelehena asteartea asteazkena osteguna ostirala larunbata igandea",
        "monday tuesday wednesday thursday friday saturday sunday",
        "mon tue wed thu fri sat sun",
        "dl dt dc dj dv ds dg",
        "lu ma mi ju vi sa do",
        "lu ma me xo ve sa do",
    )
    for number, name in enumerate(names.split())
}


@dataclass(frozen=True, slots=True)
class DayHint:
    """What is known of the days of a list: today, and the month, the year or the `week` that its title names.

    In a list that writes the month first (3/14/2027), `month_first`; in one whose days have an English
    heading and tell nothing, `is_foreign`; `zone` is that of the town's clock.
    """

    today: date
    year: int | None = None
    month: int | None = None
    week: date | None = None
    month_first: bool = False
    is_foreign: bool = False
    zone: str = PENINSULA


@dataclass(frozen=True, slots=True)
class DayRead:
    """A day that was understood; `doubt` says what was supposed, or does not fit."""

    day: date
    doubt: str = ""


def read_day(text: str, hint: DayHint) -> DayRead | None:
    """Return the day that a text says, or None; one without a year is the nearest to come."""
    words = _with_weekday_first(fold(text).rstrip(",;").replace("_", "-"))
    if hint.week is not None and (weekday := named_weekday(words.rstrip("."))) is not None:
        return DayRead(hint.week + timedelta(days=(weekday - hint.week.weekday()) % 7))
    if nth := _NTH.match(words):
        return _nth(nth, hint)
    if _SERIAL.match(words):
        return _from_serial(words)
    weekday, rest = _weekday(words)
    rest = _ROMAN.sub(_in_figures, rest)
    rest = _ORDINAL.sub(r"\g<day>", _FIRST_IN_WORDS.sub("1", rest))
    if hint.month_first and (match := _FIGURES.match(rest)):
        return _american(match.groupdict(), weekday, hint)
    for pattern in (_ISO, _ISO_TIGHT, _ISO_WORDS, _FIGURES, _WORDS, _MONTH_FIRST, _BASQUE, _ONLY_DAY):
        match = pattern.match(rest)
        if match:
            read = _from_parts(match.groupdict(), weekday, hint)
            return _either_way(read, match.groupdict()) if hint.is_foreign and pattern is _FIGURES else read
    return None


def _nth(found: re.Match[str], hint: DayHint) -> DayRead | None:
    """Return the day of «último viernes de enero de 2027»."""
    weekday, month = named_weekday(found["weekday"]), _month(found["month"])
    if weekday is None or month is None:
        return None
    said = int(found["year"]) if found["year"] else hint.year
    first = _made(said, month, 1) if said else _next_month(month, hint.today)
    if first is None:
        return None
    days = [first + timedelta(days=offset) for offset in range(31)]
    fits = [day for day in days if day.month == month and day.weekday() == weekday]
    place = len(fits) - 1 if found["nth"] == "ultimo" else _NTHS.index(found["nth"])
    if place >= len(fits):
        return None
    doubt = "" if said else _("no dice el año y se entiende {year}").format(year=first.year)
    return DayRead(fits[place], doubt)


def _with_weekday_first(words: str) -> str:
    """«jueves 14 de enero» for «14 de enero (jueves)» and «14 de enero, jueves»."""
    found = _WEEKDAY_BEHIND.fullmatch(words)
    name = (found["inside"] or found["behind"]) if found else ""
    return f"{name} {found['day']}" if found and named_weekday(name) is not None else words


def _next_month(month: int, today: date) -> date:
    return date(today.year + (month < today.month), month, 1)


def _either_way(read: DayRead | None, parts: dict[str, str | None]) -> DayRead | None:
    """Return a day in figures of a list in English as one to look at, when it could be another one."""
    one, other = int(parts["day"] or 0), int(parts["month"] or 0)
    if read is None or one == other or max(one, other) > 12:
        return read
    said = _("la lista está en inglés y podría llevar el mes delante: se entiende {day}")
    said = said.format(day=long_date(read.day))
    return DayRead(read.day, "; ".join(filter(None, (said, read.doubt))))


def _in_figures(found: re.Match[str]) -> str:
    """«11-12-2026» for «11-XII-2026»."""
    month = found["month"]
    if month not in _ROMAN_MONTHS:
        return found[0]
    return f"{found['day']}-{_ROMAN_MONTHS.index(month) + 1}-{found['year']}"


def _american(parts: dict[str, str | None], weekday: int | None, hint: DayHint) -> DayRead | None:
    """Return a day whose month is before it; one that could be read both ways is to be looked at."""
    read = _from_parts({**parts, "day": parts["month"], "month": parts["day"]}, weekday, hint)
    if read is None or int(parts["month"] or 0) > 12:
        return read
    said = _("en esta columna va el mes delante: se entiende {day}").format(day=long_date(read.day))
    return DayRead(read.day, "; ".join(filter(None, (said, read.doubt))))


def says_month_first(days: Iterable[str], hours: Iterable[str]) -> bool:
    """Say whether a column of days can only be read with the month first, as programs in English write it.

    So it is when a day could not be otherwise (3/14/2027) and none says the contrary, or when nothing
    tells but the hours are of twelve («6:00 PM»).
    """
    pairs = [
        (int(match["day"]), int(match["month"]))
        for match in map(_SLASHED.match, map(str.strip, days))
        if match
    ]
    if not pairs or any(first > 12 for first, _second in pairs):
        return False
    return any(second > 12 for _first, second in pairs) or any(
        re.search(r"\d\s?[AP]M$", hour.strip()) for hour in hours
    )


def hint_of(texts: Iterable[str], today: date) -> DayHint:
    """Return the month and the year that some titles name: «Marzo 2027», «Calendario 2027»."""
    texts = [fold(text) for text in texts]
    words = re.findall(r"[a-z]+|\d+", " ".join(map(_at_length, texts)))
    years = [int(word) for word in words if len(word) == 4 and word.isdecimal() and int(word) in _YEARS]
    months = [_month(word) for word in words if word.isalpha() and len(word) > 3]
    return DayHint(today, next(iter(years), None), next((month for month in months if month), None))


def _at_length(title: str) -> str:
    """«enero 2027» for «ene-27», alone in a title."""
    short = _SHORT_TITLE.match(title.strip())
    month = _month(short["month"]) if short else None
    if short is None or month is None:
        return title
    year = short["year"] or ""
    return f"{fold(month_word(month))} {'20' + year if len(year) == 2 else year}"


def month_title(cells: Iterable[str]) -> str:
    """Return what a row says when all it says is a month, which is then that of the rows below; or nothing.

    «FEBRERO», «Febrero de 2027»; a merged cell says the same in each of its columns.
    """
    said = {cell.strip() for cell in cells} - {""}
    if len(said) != 1:
        return ""
    text = said.pop()
    words = [word for word in re.findall(r"[a-z]+|\d+", fold(text)) if word not in ("de", "del", "mes")]
    if not words or len(words) > 2 or not words[0].isalpha() or len(words[0]) <= 3 or not _month(words[0]):
        return ""
    return text if len(words) == 1 or (words[1].isdecimal() and int(words[1]) in _YEARS) else ""


def _from_serial(text: str) -> DayRead | None:
    number = int(float(text.replace(",", ".")))
    return DayRead(_EXCEL_ORIGIN + timedelta(days=number)) if number in _EXCEL_DAYS else None


def _weekday(words: str) -> tuple[int | None, str]:
    match = _WEEKDAY.match(words)
    found = _named(match["weekday"], [fold(weekday_word(day)) for day in range(7)]) if match else None
    if match and match["weekday"] == "m":
        return None, words[match.end() :]
    if match and found is None:
        found = _OTHER_WEEKDAYS.get(match["weekday"])
    return (found, words[match.end() :]) if match and found is not None else (None, words)


def named_weekday(word: str) -> int | None:
    """Return the day of the week that a folded word is, in any of our languages; Monday is 0."""
    found = _named(word, [fold(weekday_word(day)) for day in range(7)])
    if found is None and word == "m":
        return 1
    return found if found is not None else _OTHER_WEEKDAYS.get(word)


def _named(word: str, names: list[str]) -> int | None:
    """Return the place of the name that a word is, or begins with at least three letters; X is Wednesday."""
    if word == "x":
        return 2
    is_letter = len(word) == 1 and word in "ljvsd"
    found = [place for place, name in enumerate(names) if name.startswith(word)]
    return found[0] if found and (len(word) > 2 or is_letter) else None


def _month(word: str) -> int | None:
    place = _named(word, [fold(month_word(month)) for month in range(1, 13)]) if len(word) > 2 else None
    return place + 1 if place is not None else _OTHER_MONTHS.get(word)


def _from_parts(parts: dict[str, str | None], weekday: int | None, hint: DayHint) -> DayRead | None:
    said = parts.get("month")
    month = (int(said) if said.isdecimal() else _month(said)) if said else hint.month
    if month is None:
        return None
    day = int(parts["day"] or 0)
    if parts.get("year"):
        year = int(parts["year"] or 0)
        found = _made(year + 2000 if year < 100 else year, month, day)
        return DayRead(found, _unlike(found, weekday)) if found else None
    return _without_year(month, day, weekday, hint)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def _unlike(day: date, weekday: int | None) -> str:
    if weekday is None or day.weekday() == weekday:
        return ""
    return _("ese día no es {said}, es {real}").format(
        said=weekday_word(weekday), real=weekday_word(day.weekday())
    )


def _without_year(month: int, day: int, weekday: int | None, hint: DayHint) -> DayRead | None:
    if hint.year is not None:
        found = _made(hint.year, month, day)
        return DayRead(found, _unlike(found, weekday)) if found else None
    years = range(hint.today.year - 1, hint.today.year + 9)
    days = [found for found in (_made(year, month, day) for year in years) if found]
    near = [found for found in days if found >= hint.today - _BEHIND]
    if not near:
        return None
    fits = [each for each in near if each.weekday() == weekday and each.year <= hint.today.year + _AHEAD]
    found = fits[0] if fits else near[0]
    supposed = _("no dice el año y se entiende {year}").format(year=found.year)
    return DayRead(found, "; ".join(filter(None, (supposed, _unlike(found, weekday)))))


def read_listed_moment(day_text: str, hour_text: str, hint: DayHint) -> tuple[DayRead | None, str]:
    """Return the day of a cell and the hour that stands behind it, as text, when no other cell says it."""
    stamp = day_text.strip()
    if _INSTANT.match(stamp):
        here = wall_time(datetime.fromisoformat(_GREENWICH.sub("Z", stamp)), hint.zone)
        return DayRead(here.date()), f"{here:%H:%M}"
    if _EPOCH.match(stamp):
        here = wall_time(datetime.fromtimestamp(int(stamp[:10]), UTC), hint.zone)
        return DayRead(here.date()), f"{here:%H:%M}"
    stamp = _ZONE_ASIDE.sub("", stamp)
    whole = read_day(stamp, hint)
    if whole is not None:
        return whole, _told(hour_text) or _serial_hour(stamp)
    day, _space, hour = _split(stamp)
    return read_day(day, hint) or _with_an_aside(stamp, hint), _told(hour_text) or _told(hour)


def _with_an_aside(stamp: str, hint: DayHint) -> DayRead | None:
    """Return the day before some words of its own, which are said to stay out: «17 ene (San Antón)»."""
    aside = _ASIDE.search(stamp)
    found = read_day(stamp[: aside.start()], hint) if aside else None
    if aside is None or found is None:
        return None
    said = _("se deja fuera «{words}»").format(words=aside["words"])
    return DayRead(found.day, "; ".join(filter(None, (found.doubt, said))))


def _told(hour: str) -> str:
    """Return an hour that somebody wrote; the midnight of a program that has a day alone is none."""
    said = hour.strip()
    return "" if _MIDNIGHT.match(said) else said


_ASIDE = re.compile(r"\s*\((?P<words>[^()\d]{3,})\)$")
_HOUR_BEHIND = re.compile(
    r"(?:[\sT,;(]|-\s|\ba l[ae]s?\b|\ben\b|\bat\b)+(?=\d{1,2}\s*(?:[:.h]\s*\d{0,2}|horas|de la|[ap]\.?\s?m))",
    re.IGNORECASE,
)


def _split(stamp: str) -> tuple[str, str, str]:
    """Split «24/11/2026 a las 18:30» before its hour; without one, the hour is empty."""
    places = list(_HOUR_BEHIND.finditer(stamp))
    for match in reversed(places):
        if match.start():
            return stamp[: match.start()], " ", stamp[match.end() :].rstrip(")")
    return stamp, "", ""


def _serial_hour(stamp: str) -> str:
    """Return the fraction of a day behind the number that Excel gives to a day: «0.75»."""
    whole, point, fraction = stamp.replace(",", ".").partition(".")
    return f"0.{fraction}" if point and len(whole) == 5 and _SERIAL.match(stamp) else ""
