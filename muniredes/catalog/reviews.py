"""What of the catalogue has to be read again, and by when: for whoever keeps it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from pathlib import Path
from typing import Any

from muniredes.catalog.records import OWN_EXPERIENCE, Record, raw_facts, read
from muniredes.domain.dates import add_months
from muniredes.domain.problems import Problem
from muniredes.i18n import _

REVIEWS = "reviews.toml"


class Stake(IntEnum):
    """What is at stake when a fact grows old, the gravest first."""

    HIGH = 0
    MEDIUM = 1
    LOW = 2


_STAKES: Mapping[str, Stake] = {"alto": Stake.HIGH, "medio": Stake.MEDIUM, "bajo": Stake.LOW}


@dataclass(frozen=True, slots=True)
class Review:
    """A fact and the day on which it is due to be read again."""

    file: str
    entry: str
    source: str
    reviewed: date
    verified: bool
    own: bool
    stake: Stake
    due: date


@dataclass(frozen=True, slots=True)
class _Habit:
    stake: Stake
    months: int


def load_reviews(folder: Path) -> tuple[Review, ...]:
    """Return every fact of a catalogue folder, what is gravest and due first."""
    habits = _habits(folder)
    found = [review for file, habit in habits.items() for review in _reviews(folder, file, habit)]
    return tuple(sorted(found, key=lambda review: (review.stake, review.due, review.file, review.entry)))


def _habits(folder: Path) -> dict[str, _Habit]:
    """Return the habit of each file with facts; a Problem names one that has none, or two."""
    habits: dict[str, _Habit] = {}
    for name, record in read(folder / REVIEWS):
        for file in _files(folder, record):
            if file in habits:
                raise record.problem("ficheros", _("«{file}» ya está en otra tabla").format(file=file))
            habits[file] = _Habit(_stake(record), record.required("meses", int))
        record.required("motivo", str)
        record.finish()
        del name
    for path in sorted(folder.rglob("*.toml")):
        file = path.relative_to(folder).as_posix()
        if file not in habits and any(raw_facts(path)):
            raise Problem(
                _("{file}: no dice cada cuánto se repasa «{name}».").format(file=REVIEWS, name=file),
                _("Añádalo a una de sus tablas."),
            )
    return habits


def _files(folder: Path, record: Record) -> Iterator[str]:
    for pattern in record.texts("ficheros"):
        found = sorted(path.relative_to(folder).as_posix() for path in folder.glob(pattern))
        if not found:
            raise record.problem("ficheros", _("«{file}» no existe").format(file=pattern))
        yield from found


def _stake(record: Record) -> Stake:
    word = record.required("riesgo", str)
    if word not in _STAKES:
        raise record.problem("riesgo", _("use: {words}").format(words=", ".join(_STAKES)))
    return _STAKES[word]


def _reviews(folder: Path, file: str, habit: _Habit) -> Iterator[Review]:
    for entry, values, source in raw_facts(folder / file):
        reviewed: Any = values["revisado"]
        due = add_months(reviewed, habit.months)
        own = values["fuente"] == OWN_EXPERIENCE
        yield Review(file, entry, source, reviewed, bool(values["verificado"]), own, habit.stake, due)
