"""What a day is besides its posts: a holiday, a note, part of an electoral period."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class MarkKind(StrEnum):
    """Why a day is marked."""

    HOLIDAY = "holiday"
    ELECTORAL = "electoral"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class DayMark:
    """Something that takes days, the last one included; `id` is the number of a note."""

    kind: MarkKind
    name: str
    first: date
    last: date
    id: int | None = None


Marks = Mapping[date, tuple[DayMark, ...]]
"""What each day is marked with; a day without marks is not there."""


def by_day(marks: Iterable[DayMark], first: date, last: date) -> Marks:
    """Return the marks of each day from `first` to `last`, holidays before bands before notes."""
    order = list(MarkKind)
    found: dict[date, list[DayMark]] = {}
    for mark in sorted(marks, key=lambda mark: order.index(mark.kind)):
        day = max(mark.first, first)
        while day <= min(mark.last, last):
            found.setdefault(day, []).append(mark)
            day += timedelta(days=1)
    return {day: tuple(those) for day, those in found.items()}
