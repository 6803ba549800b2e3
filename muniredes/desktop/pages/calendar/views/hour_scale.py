"""Hours as tall as what goes out in them: a quiet one is a line, a busy one shows its cards whole."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

FIRST_HOUR, LAST_HOUR = 8, 21
"""The hours that are always there; the others, when something goes out in them."""


@dataclass(frozen=True, slots=True)
class HourBand:
    """An hour of the day, with where it begins and how tall it is, in pixels."""

    hour: int
    top: int
    height: int

    @property
    def bottom(self) -> int:
        """Where the next one begins."""
        return self.top + self.height


def hours_in_view(busy: Iterable[int]) -> range:
    """Return the hours to draw: those of a working day, and as far as the busy ones reach."""
    known = (FIRST_HOUR, LAST_HOUR, *busy)
    return range(min(known), max(known) + 1)


def hour_bands(needs: Mapping[int, int], least: int, room: int) -> tuple[HourBand, ...]:
    """Return the hours of a day one under another, as high together as `room` when their cards let.

    `needs` is what the cards of each busy hour take; an hour without any takes `least`.
    """
    hours = hours_in_view(needs)
    heights = [max(least, needs.get(hour, 0)) for hour in hours]
    spare, left = divmod(max(0, room - sum(heights)), len(heights))
    bands: list[HourBand] = []
    top = 0
    for number, (hour, height) in enumerate(zip(hours, heights, strict=True)):
        bands.append(HourBand(hour, top, height + spare + (number < left)))
        top = bands[-1].bottom
    return tuple(bands)


def band_at(bands: Iterable[HourBand], y: int) -> HourBand | None:
    """Return the hour at a height, None above the first and below the last."""
    return next((band for band in bands if band.top <= y < band.bottom), None)
