"""How many posts fit in the squares of a month: reckoned before anything is drawn, on the safe side."""

import math
from collections.abc import Sequence

from muniredes.manual.page_shape import PageShape

_TITLE, _HEADINGS, _LEGEND, _NOTE = 44.0, 22.0, 34.0, 32.0
"""Points that each thing besides the weeks may take: a legend or a note in two lines."""

_LETTER = 0.53
"""The width of a letter, in parts of its size."""

_LINE = 1.25
_GAP = 4.0
_WEEKDAYS = 7
_MOST = 20


def room_for_grid(page: PageShape, notes: int) -> float:
    """Return how tall the grid may be so that its title, its legend and its notes stay on the same page."""
    return page.body_height - _TITLE - _LEGEND - notes * _NOTE


def posts_that_fit(
    chips: Sequence[Sequence[str]], marks: Sequence[int], room: tuple[float, float], size: float
) -> tuple[int, ...]:
    """Return how many posts the days of each week may show, one at least, for a grid to fit in its height.

    `chips` are the texts of each day, week after week, `marks` how many lines stand above them; `room` is
    the width of a square and the height of the grid, in points. Weeks take turns at one post more.
    """
    wide, height = room
    per_line = max(1, int((wide - 4 * _GAP) / (size * _LETTER)))
    weeks = [
        [(chips[day], marks[day]) for day in range(start, start + _WEEKDAYS)]
        for start in range(0, len(chips), _WEEKDAYS)
    ]
    caps = [1] * len(weeks)
    growing = set(range(len(weeks)))
    while growing:
        for number in sorted(growing):
            wanted = [cap + (other == number) for other, cap in enumerate(caps)]
            tall = sum(_week(week, cap, per_line, size) for week, cap in zip(weeks, wanted, strict=True))
            if caps[number] < _MOST and _HEADINGS + tall <= height:
                caps = wanted
            else:
                growing.discard(number)
    return tuple(caps)


def _week(week: Sequence[tuple[Sequence[str], int]], cap: int, per_line: int, size: float) -> float:
    return max(_day(texts, marks, cap, per_line, size) for texts, marks in week)


def _day(texts: Sequence[str], marks: int, cap: int, per_line: int, size: float) -> float:
    """Return about how tall a day is with so many of its posts."""
    lines = sum(math.ceil(len(text) / per_line) for text in texts[:cap])
    more = 1 if len(texts) > cap else 0
    return (lines + marks + more + 1) * size * _LINE + min(cap, len(texts)) * _GAP + 3 * _GAP
