"""Holidays are those of the official calendars, in every region and on every island."""

import csv
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from dateutil.easter import easter
from hypothesis import given
from hypothesis import strategies as st

from muniredes import paths
from muniredes.actions import knowledge
from muniredes.catalog.holidays import HolidayCalendar, load_holidays, regional
from muniredes.catalog.municipalities import uninverted
from muniredes.domain.calendar.messages.holidays import Holiday, HolidayScope
from muniredes.domain.problems import Problem


def _column(file: str, column: str) -> Iterator[str]:
    with paths.resource("catalog", file).open(encoding="utf-8", newline="") as stream:
        yield from sorted({row[column] for row in csv.DictReader(stream)} - {""})


REGIONS = tuple(_column("provinces.csv", "comunidad"))
TERRITORIES = tuple(_column("municipalities.csv", "territorio"))
WITHOUT_A_FEAST = {"Mallorca", "Menorca", "Ibiza", "Formentera", "Val d'Aran"}


@pytest.fixture(scope="module")
def calendar() -> HolidayCalendar:
    return knowledge.holiday_calendar()


def _year(calendar: HolidayCalendar, year: int, region: str, island: str = "") -> tuple[Holiday, ...]:
    return calendar.holidays_of(region, island, date(year, 1, 1), date(year, 12, 31))


def test_the_national_ones_of_2027(calendar: HolidayCalendar) -> None:
    found = [each for each in _year(calendar, 2027, "") if each.scope is HolidayScope.NATIONAL]
    days = [(holiday.day.month, holiday.day.day) for holiday in found]
    assert days == [
        (1, 1), (1, 6), (3, 26), (5, 1), (8, 15), (10, 12), (11, 1), (12, 6), (12, 8), (12, 25),
    ]  # fmt: skip


@pytest.mark.parametrize("year", [2026, 2027, 2028])
def test_where_the_region_is_not_known_what_almost_all_keep_is_said(
    calendar: HolidayCalendar, year: int
) -> None:
    others = [each for each in _year(calendar, year, "Narnia") if each.scope is not HolidayScope.NATIONAL]
    assert [each.day for each in others] == [easter(year) - timedelta(days=3)]
    assert others[0].title == "Jueves Santo (en casi todas las comunidades)"
    for region, keeps in (("Castilla y León", True), ("Cataluña", False), ("Comunitat Valenciana", False)):
        assert (others[0].day in {each.day for each in _year(calendar, year, region)}) is keeps
    assert (calendar.knows("Castilla y León"), calendar.knows("")) == (True, False)


@given(st.integers(min_value=2010, max_value=2099))
def test_good_friday_follows_easter(year: int) -> None:
    good_friday = easter(year) - timedelta(days=2)
    (found,) = (h for h in _year(knowledge.holiday_calendar(), year, "") if h.day == good_friday)
    assert found.name == "Viernes Santo"


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("year", [2024, 2026, 2027, 2028])
def test_every_region_answers(calendar: HolidayCalendar, region: str, year: int) -> None:
    found = _year(calendar, year, region)
    own = [holiday for holiday in found if holiday.scope is HolidayScope.REGIONAL]
    assert own
    assert found == _year(calendar, year, uninverted(region))
    assert [holiday.day for holiday in found] == sorted({holiday.day for holiday in found})
    assert not any("(" in holiday.name for holiday in found)
    estimated = [holiday for holiday in found if holiday.is_estimate]
    assert estimated == (list(found) if year > 2026 else [])


def test_there_are_nineteen_regions() -> None:
    assert len(REGIONS) == 19


@pytest.mark.parametrize(
    ("region", "day", "name"),
    [
        ("Castilla-La Mancha", date(2026, 6, 4), "Corpus Christi"),
        ("Madrid, Comunidad de", date(2026, 5, 2), "Fiesta de la Comunidad de Madrid"),
        ("Balears, Illes", date(2026, 3, 2), "Lunes siguiente a Día de las Islas Baleares"),
        ("Canarias", date(2026, 11, 2), "Lunes siguiente a Todos los Santos"),
        ("Galicia", date(2024, 7, 25), "Día Nacional de Galicia"),
    ],
)
def test_known_days(calendar: HolidayCalendar, region: str, day: date, name: str) -> None:
    (found,) = (holiday for holiday in _year(calendar, day.year, region) if holiday.day == day)
    assert (found.name, found.scope) == (name, HolidayScope.REGIONAL)


@pytest.mark.parametrize(
    ("island", "days"),
    [
        ("El Hierro", [date(2026, 9, 24), date(2023, 9, 25)]),
        ("Fuerteventura", [date(2026, 9, 18), date(2024, 9, 20)]),
        ("Gran Canaria", [date(2026, 9, 8), date(2024, 9, 9)]),
        ("La Gomera", [date(2026, 10, 5), date(2023, 10, 9)]),
        ("La Palma", [date(2026, 8, 5), date(2023, 8, 5)]),
        ("Lanzarote", [date(2026, 9, 15), date(2024, 9, 16)]),
        ("Tenerife", [date(2026, 2, 2), date(2024, 2, 2)]),
    ],
)
def test_islands_as_their_official_calendars_said(
    calendar: HolidayCalendar, island: str, days: list[date]
) -> None:
    """Decree 61/2025 for 2026, and the press on the calendars of 2023 and 2024."""
    for day in days:
        found = [h for h in _year(calendar, day.year, "Canarias", island) if h.scope is HolidayScope.INSULAR]
        assert [holiday.day for holiday in found] == [day]


@pytest.mark.parametrize("territory", TERRITORIES)
def test_the_territories_of_the_list_are_known(calendar: HolidayCalendar, territory: str) -> None:
    found = {h.scope for h in _year(calendar, 2027, "", territory)}
    assert (HolidayScope.INSULAR in found) == (territory not in WITHOUT_A_FEAST)


@pytest.mark.parametrize(
    ("region", "territory", "there", "gone"),
    [
        ("Canarias", "", (), ("05-31",)),
        ("Comunitat Valenciana", "", ("03-19", "03-29", "10-09"), ("06-24",)),
        ("Extremadura", "", ("10-11",), ()),
        ("Galicia", "", ("03-19", "03-25", "05-17"), ()),
        ("Comunidad de Madrid", "", ("08-16",), ("05-03",)),
        ("Comunidad Foral de Navarra", "", ("03-19",), ()),
        ("País Vasco", "", ("10-07",), ("03-19",)),
        ("Melilla", "", ("03-10", "05-17"), ("03-09", "05-16")),
        ("Ceuta", "", ("03-10", "05-17", "08-05", "09-02"), ("06-14",)),
        ("Cataluña", "Val d'Aran", ("06-17", "06-24"), ("03-29",)),
        ("Cataluña", "", ("03-29", "06-24"), ("06-17",)),
    ],
)
def test_2027_is_that_of_its_decrees(
    calendar: HolidayCalendar, region: str, territory: str, there: tuple[str, ...], gone: tuple[str, ...]
) -> None:
    found = {f"{h.day:%m-%d}": h for h in _year(calendar, 2027, region, territory)}
    assert set(there) <= set(found)
    assert not set(gone) & set(found)
    assert all(found[day].is_estimate for day in there), "until the list of the BOE is read"


def test_a_correction_goes_when_the_package_has_caught_up(calendar: HolidayCalendar) -> None:
    """A region that the package now gets right no longer needs its entry in «correcciones»."""
    caught_up = [
        f"{found.decree} ({found.code}): quite la entrada de holidays.toml"
        for found in (fact.value for fact in calendar.corrections)
        if not found.territory
        and found.applied(regional(found.code, found.year)) == regional(found.code, found.year)
    ]
    assert caught_up == []


def test_a_correction_goes_when_its_year_is_official(calendar: HolidayCalendar) -> None:
    until = calendar.official_until.value
    assert all(fact.value.year > until for fact in calendar.corrections)


def test_a_town_of_aran_keeps_its_own_calendar() -> None:
    town = knowledge.gazetteer().by_code("25243")
    assert town is not None
    assert (town.name, town.territory) == ("Vielha e Mijaran", "Val d'Aran")


def test_only_the_days_that_are_asked(calendar: HolidayCalendar) -> None:
    found = calendar.holidays_of("Cataluña", "", date(2026, 12, 8), date(2027, 1, 6))
    assert [holiday.day.isoformat() for holiday in found] == [
        "2026-12-08", "2026-12-25", "2026-12-26", "2027-01-01", "2027-01-06",
    ]  # fmt: skip
    assert [holiday.is_estimate for holiday in found] == [False, False, False, True, True]
    assert found[-1].title == "Epifanía del Señor (previsto)"


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (('dia = "24-09"', 'dia = "31-09"'), "entrada «islas.el_hierro», campo «dia»"),
        (('nombre = "Andalucía"', ""), "entrada «comunidades.AN», campo «nombre»"),
        (('dia = "24-09"', ""), "entrada «islas.el_hierro», campo «dia»"),
        (("BYDAY=3FR", "BYDAY=VI"), "entrada «islas.fuerteventura», campo «regla»"),
        (('dia = "24-09"', 'dia = "24-09"\nmes = 3'), "entrada «islas.el_hierro», campo «mes»"),
        (('quita = ["24-06"]', 'quita = ["31-06"]'), "entrada «correcciones.valencia», campo «31-06»"),
        (("anio = 2027", "anyo = 2027"), "entrada «correcciones.canarias», campo «anio»"),
        (("[oficial]\n", "[ofical]\n"), "falta la tabla «oficial»"),
        (("[oficial]\n", "[otra]\n[oficial]\n"), "entrada «otra», campo «otra»"),
    ],
)
def test_a_typo_is_named(tmp_path: Path, change: tuple[str, str], where: str) -> None:
    good = paths.resource("catalog", "holidays.toml").read_text(encoding="utf-8")
    assert change[0] in good
    path = tmp_path / "fiestas.toml"
    path.write_text(good.replace(*change, 1), encoding="utf-8")
    with pytest.raises(Problem, match=where) as refusal:
        load_holidays(path)
    assert "fiestas.toml" in refusal.value.what


def test_only_spain_is_imported() -> None:
    """The package's own way brings the 249 other countries, and a build leaves them out."""
    script = (
        "import sys\n"
        "from muniredes.catalog.holidays import national, regional\n"
        "assert national(2027) and regional('AN', 2027)\n"
        "print(*[name for name in sys.modules if name.startswith('holidays.countries.')])\n"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["holidays.countries.spain"]
