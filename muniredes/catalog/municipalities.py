"""The municipalities of Spain, and how people look for theirs."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from muniredes.domain.knowledge.facts import Municipality
from muniredes.domain.problems import Problem
from muniredes.domain.texts.text import begun_large, fold
from muniredes.i18n import _

_PROVINCE_DIGITS = 2


@dataclass(frozen=True, slots=True)
class _Entry:
    municipality: Municipality
    names: tuple[str, ...]


class Gazetteer:
    """Every municipality, found by any part of any of its names, without accents or articles in the way."""

    def __init__(self, municipalities: Iterator[tuple[tuple[str, ...], Municipality]]) -> None:
        self._entries = [_Entry(town, _search_names(names)) for names, town in municipalities]
        self.provinces = {each.municipality.province: each.municipality.region for each in self._entries}
        """The region of each province."""

    def __len__(self) -> int:
        return len(self._entries)

    def by_code(self, code: str) -> Municipality | None:
        """Return the municipality of an INE code."""
        found = (entry.municipality for entry in self._entries if entry.municipality.code == code)
        return next(found, None)

    def find(self, typed: str, limit: int = 12) -> tuple[Municipality, ...]:
        """Return the municipalities that match what was typed: whole name first, then beginnings."""
        wanted = fold(typed)
        if not wanted:
            return ()
        ranked = [
            (rank, entry.names[0], entry.municipality)
            for entry in self._entries
            if (rank := _rank(entry.names, wanted)) is not None
        ]
        ranked.sort(key=lambda found: (found[0], len(found[1]), found[1]))
        return tuple(municipality for _rank_, _name, municipality in ranked[:limit])

    def named(self, written: str) -> tuple[Municipality, ...]:
        """Return the municipalities that go by exactly that name: often one, at times none or several."""
        wanted = fold(written)
        return tuple(entry.municipality for entry in self._entries if wanted in entry.names)


def load_gazetteer(folder: Path) -> Gazetteer:
    """Read the municipalities and provinces of a catalogue folder."""
    return Gazetteer(_read(folder))


def load_regions(folder: Path) -> frozenset[str]:
    """Return the name of every region, as people write it, from the provinces of a catalogue folder."""
    return frozenset(region for _name, region in _provinces(folder).values())


def _provinces(folder: Path) -> dict[str, tuple[str, str]]:
    return {
        row["codigo"]: (uninverted(row["nombre"]), uninverted(row["comunidad"]))
        for row in _rows(folder / "provinces.csv", ("codigo", "nombre", "comunidad"))
    }


def _read(folder: Path) -> Iterator[tuple[tuple[str, ...], Municipality]]:
    """Yield each municipality with the names it goes by: that of today, and the one it had."""
    provinces = _provinces(folder)
    path = folder / "municipalities.csv"
    for row in _rows(path, ("codigo", "nombre", "territorio", "antes")):
        code, official = row["codigo"], row["nombre"]
        if code[:_PROVINCE_DIGITS] not in provinces:
            raise _problem(path, code, "codigo", _("no es de ninguna provincia"))
        province, region = provinces[code[:_PROVINCE_DIGITS]]
        names = tuple(name for name in (official, row["antes"]) if name)
        yield names, Municipality(code, uninverted(official), province, region, row["territorio"])


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                for column in columns:
                    if row.get(column) is None:
                        raise _problem(path, row.get(columns[0]) or "?", column, _("falta"))
                yield row
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise _problem(path, "?", "?", str(error)) from error


def _problem(path: Path, entry: str, field: str, what: str) -> Problem:
    place = _("{file}, entrada «{entry}», campo «{field}»").format(file=path.name, entry=entry, field=field)
    return Problem(f"{place}: {what}.", _("Vuelva a instalar el programa."))


def uninverted(official: str) -> str:
    """Return an INE name as people write it: «Ballestero, El» → «El Ballestero», each half apart."""
    return "/".join(_uninverted_half(half) for half in official.split("/"))


def _uninverted_half(name: str) -> str:
    main, comma, article = name.rpartition(", ")
    if not comma:
        return name
    article = begun_large(article)
    return f"{article}{main}" if article.endswith(("'", "’")) else f"{article} {main}"


def _search_names(written: tuple[str, ...]) -> tuple[str, ...]:
    """Return the folded names to look in: each half as written and without its article, and the whole."""
    names: list[str] = []
    for name in written:
        for half in name.split("/"):
            names.append(fold(_uninverted_half(half)))
            names.append(fold(half.rpartition(", ")[0] or half))
        names.append(fold(uninverted(name)))
    return tuple(dict.fromkeys(names))


def _rank(names: tuple[str, ...], wanted: str) -> int | None:
    """0 whole name, 1 beginning of a name, 2 beginning of a word, 3 anywhere; None when it is nowhere."""
    best: int | None = None
    for name in names:
        position = name.find(wanted)
        if position < 0:
            continue
        rank = 0 if name == wanted else 1 if position == 0 else 2 if name[position - 1] in " -'/" else 3
        best = rank if best is None else min(best, rank)
    return best
