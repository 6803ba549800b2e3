"""Holidays without a connection: those of the `holidays` package, and the insular ones of the catalogue.

The package is imported when the first holiday is asked for.
"""

import sys
import types
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from muniredes.catalog.compiled import kept
from muniredes.catalog.moments import month_day, read_rule
from muniredes.catalog.municipalities import uninverted
from muniredes.catalog.records import Record, read
from muniredes.domain.calendar.messages.holidays import Holiday, HolidayScope
from muniredes.domain.calendar.messages.recurrence import Recurrence, occurrences
from muniredes.domain.knowledge.facts import Fact
from muniredes.domain.problems import Problem
from muniredes.domain.texts.text import fold
from muniredes.i18n import _

if TYPE_CHECKING:
    from holidays.countries.spain import Spain

_COUNTRIES = "holidays.countries"
_LANGUAGE = "es"
_ESTIMATE_MARK = " (estimado)"
_SUNDAY = 6
_ALMOST_ALL = 0.8
"""In which part of the regions a day is a holiday to be taken for one where the region is not known."""

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Region:
    """A region: its code in the package, and the names it goes by."""

    code: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IslandFeast:
    """The holiday of an island: a (day, month), moved from Sunday to Monday, or a rule and days after it."""

    island: str
    name: str
    day: tuple[int, int] | None
    rule: Recurrence | None
    after: int

    def in_year(self, year: int) -> Iterator[date]:
        """Yield its day in a year."""
        if self.day:
            day = date(year, self.day[1], self.day[0])
            yield day + _ONE_DAY if day.weekday() == _SUNDAY else day
        if self.rule:
            first, last = date(year, 1, 1), date(year, 12, 31)
            yield from (d + timedelta(self.after) for d in occurrences(self.rule, first, first, last))


@dataclass(frozen=True, slots=True)
class Correction:
    """What the package gets wrong of a year whose regional decree came out: days too many, days missing.

    `territory` is the part of the region where it holds, empty for the whole of it.
    """

    code: str
    territory: str
    year: int
    decree: str
    without: frozenset[date]
    also: Mapping[date, str]

    def applied(self, days: Mapping[date, str]) -> Mapping[date, str]:
        """Return the days of the year as the decree says them."""
        return {day: name for day, name in days.items() if day not in self.without} | dict(self.also)


class HolidayCalendar:
    """The holidays of any town, by the names of its region and its territory as the INE or people write them.

    A territory is a part of a region with a calendar of its own: an island, or the Val d'Aran.
    """

    def __init__(
        self,
        official_until: Fact[int],
        regions: tuple[Fact[Region], ...],
        feasts: tuple[Fact[IslandFeast], ...],
        corrections: tuple[Fact[Correction], ...] = (),
    ) -> None:
        self.official_until = official_until
        self.feasts = feasts
        self.corrections = corrections
        self._regions = {_key(name): fact.value for fact in regions for name in fact.value.names}

    def holidays_of(self, region: str, territory: str, first: date, last: date) -> tuple[Holiday, ...]:
        """Return the holidays between two days, both included, in order; each day once, the widest first.

        A region that is not known has the national ones, and what almost every region keeps, said so;
        those of a year whose calendar was not yet
        published, and the Muslim feasts that depend on the moon, are estimates.
        """
        found: dict[date, Holiday] = {}
        for year in range(first.year, last.year + 1):
            for holiday in self._of_year(year, self._regions.get(_key(region)), _key(territory)):
                if first <= holiday.day <= last:
                    found.setdefault(holiday.day, holiday)
        return tuple(found[day] for day in sorted(found))

    def knows(self, region: str) -> bool:
        """Whether the holidays of a region are known by its name."""
        return _key(region) in self._regions

    def _of_year(self, year: int, region: Region | None, territory: str) -> Iterator[Holiday]:
        estimate = year > self.official_until.value
        yield from _told(national(year), HolidayScope.NATIONAL, estimate=estimate)
        if region:
            days = self._corrected(region.code, territory, year)
            yield from _told(days, HolidayScope.REGIONAL, estimate=estimate)
        else:
            yield from self._shared(year)
        for fact in self.feasts:
            if _key(fact.value.island) == territory:
                for day in fact.value.in_year(year):
                    yield Holiday(day, fact.value.name, HolidayScope.INSULAR, estimate)

    def _shared(self, year: int) -> Iterator[Holiday]:
        """Yield the days of a year that almost every region keeps: Maundy Thursday, in all but two."""
        codes = tuple(sorted({region.code for region in self._regions.values()}))
        for day, name in _shared(codes, year):
            yield Holiday(day, name, HolidayScope.REGIONAL, in_most=True)

    def _corrected(self, code: str, territory: str, year: int) -> Mapping[date, str]:
        """Return the regional days of a year, as the decrees that are known correct the package."""
        days = regional(code, year)
        for found in (fact.value for fact in self.corrections):
            holds = not found.territory or _key(found.territory) == territory
            if (found.code, found.year) == (code, year) and holds:
                days = found.applied(days)
        return days


def _told(days: Mapping[date, str], scope: HolidayScope, *, estimate: bool) -> Iterator[Holiday]:
    for day, name in days.items():
        bare = name.removesuffix(_ESTIMATE_MARK)
        yield Holiday(day, bare, scope, estimate or bare != name)


@cache
def _spain() -> "type[Spain]":
    """Return the holidays of Spain alone: their package imports every country of the world."""
    import holidays

    package = types.ModuleType(_COUNTRIES)
    package.__path__ = [str(Path(place) / "countries") for place in holidays.__path__]
    sys.modules.setdefault(_COUNTRIES, package)
    from holidays.countries.spain import Spain

    return Spain


@cache
def national(year: int) -> Mapping[date, str]:
    """Return the national holidays of a year, also those that fall on a Sunday."""
    return kept(
        f"holidays-{year}", lambda: dict(_spain()(years=year, language=_LANGUAGE, observed=False).items())
    )


@cache
def regional(code: str, year: int) -> Mapping[date, str]:
    """Return what a region adds, with the Mondays to which it moves what falls on a Sunday."""
    return kept(f"holidays-{year}-{code}", lambda: _regional(code, year))


def _regional(code: str, year: int) -> Mapping[date, str]:
    found = _spain()(subdiv=code, years=year, language=_LANGUAGE)
    return {day: name for day, name in found.items() if day not in national(year)}


@cache
def _shared(codes: tuple[str, ...], year: int) -> tuple[tuple[date, str], ...]:
    """Return what almost all of some regions keep in a year."""
    return kept(f"holidays-{year}-shared", lambda: tuple(_kept_by_most(codes, year)))


def _kept_by_most(codes: tuple[str, ...], year: int) -> Iterator[tuple[date, str]]:
    found = Counter(each for code in codes for each in _regional(code, year).items())
    for each, count in found.items():
        if count >= len(codes) * _ALMOST_ALL:
            yield each


def load_holidays(path: Path) -> HolidayCalendar:
    """Return the calendar that the file at `path` completes; a Problem names the first mistake."""
    tables = dict(read(path))
    missing = [name for name in ("oficial", "comunidades", "islas", "correcciones") if name not in tables]
    if missing:
        raise Problem(
            _("{file}: falta la tabla «{name}».").format(file=path.name, name=missing[0]),
            _("Vuelva a instalar el programa."),
        )
    official = tables.pop("oficial").fact(lambda record: record.required("valor", int))
    regions = tuple(record.fact(_region) for _code, record in _inner(tables.pop("comunidades")))
    feasts = tuple(record.fact(_feast) for _name, record in _inner(tables.pop("islas")))
    corrections = tuple(record.fact(_correction) for _name, record in _inner(tables.pop("correcciones")))
    for name, record in tables.items():
        raise record.problem(name, _("no se conoce esta tabla"))
    return HolidayCalendar(official, regions, feasts, corrections)


def _inner(record: Record) -> Iterator[tuple[str, Record]]:
    for key in record.fields():
        record.required(key, dict)
        yield key, record.table(key)


def _region(record: Record) -> Region:
    code = record.entry.rpartition(".")[2]
    names = (record.required("nombre", str), *record.texts("alias"))
    return Region(code, names)


def _feast(record: Record) -> IslandFeast:
    if record.has("dia") == record.has("regla"):
        raise record.problem("dia", _("diga el día o la regla, y solo uno de los dos"))
    return IslandFeast(
        record.required("isla", str),
        record.required("fiesta", str),
        month_day(record, "dia", record.required("dia", str)) if record.has("dia") else None,
        read_rule(record, "regla") if record.has("regla") else None,
        record.optional("despues", int, 0),
    )


def _correction(record: Record) -> Correction:
    year, also = record.required("anio", int), record.table("pon")
    named = {_day_of(also, text, year): also.required(text, str) for text in also.fields()}
    return Correction(
        code=record.required("comunidad", str),
        territory=record.optional("territorio", str, ""),
        year=year,
        decree=record.required("norma", str),
        without=frozenset(_day_of(record, text, year) for text in record.texts("quita")),
        also=named,
    )


def _day_of(record: Record, text: str, year: int) -> date:
    day, month = month_day(record, text, text)
    return date(year, month, day)


def _key(name: str) -> str:
    """Fold a name in either order: «Palma, La» and «La Palma» are the same."""
    return fold(uninverted(name.strip()))
