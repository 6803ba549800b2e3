"""Put boxes on pages: nothing alone at the bottom, nothing cut where it should not be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from muniredes.manual.render.boxes import Box, gap


@dataclass(slots=True)
class Page:
    """The boxes of one page, each with its top from the top of the body."""

    title: str
    placed: list[tuple[float, Box]] = field(default_factory=list)

    @property
    def depth(self) -> float:
        """How far down its boxes come."""
        return max((top + box.height for top, box in self.placed), default=0.0)


_LITTLE, _CLOSER = 90.0, 0.45
"""What is too little for a page, in points; and what is left then of the space around each box."""


def _bring_closer(boxes: Sequence[Box]) -> None:
    for box in boxes:
        box.before *= _CLOSER
        box.after *= _CLOSER


class Paginator:
    """Fills pages, whose body is so many points tall, from top to bottom."""

    def __init__(self, height: float) -> None:
        self._height = height
        self.pages: list[Page] = []
        self._used = 0.0
        self._last: Box | None = None

    def open_page(self, title: str) -> None:
        """Begin a page; `title` is what its header says."""
        self.pages.append(Page(title))
        self._used = 0.0
        self._last = None

    def place_whole(self, title: str, boxes: Sequence[Box]) -> None:
        """Begin a page and place boxes; closer together when too little would be left for the last page."""
        taken = self._tried(boxes)
        if len(taken.pages) > 1 and taken.pages[-1].depth <= _LITTLE:
            _bring_closer(boxes)
        self.open_page(title)
        self.place_all(boxes)

    def _tried(self, boxes: Sequence[Box]) -> "Paginator":
        """Return the pages that boxes would take."""
        trial = Paginator(self._height)
        trial.open_page("")
        trial.place_all(boxes)
        return trial

    def place_all(self, boxes: Sequence[Box]) -> None:
        """Place boxes one under the other, on as many pages as they take."""
        for number, box in enumerate(boxes):
            needed = self._needed(box, boxes[number + 1 :])
            is_full = self._used + gap(self._last, box) + needed > self._height
            if self._last is not None and (box.starts_page or is_full):
                self.open_page(self.pages[-1].title)
            self._place(box)

    def _needed(self, box: Box, following: Iterable[Box]) -> float:
        """Return the room that a box needs to start here, with what it holds on to."""
        if not box.holds_next:
            return box.least
        needed, above = box.height, box
        for below in following:
            needed += gap(above, below)
            if not below.holds_next:
                return min(needed + below.least, self._height)
            needed += below.height
            above = below
        return needed

    def _place(self, box: Box) -> None:
        while True:
            space = gap(self._last, box)
            room = self._height - self._used - space
            if box.height <= room + 1e-6:
                self._put(box, space)
                return
            parts = box.split(room)
            if parts is not None:
                self._put(parts[0], space)
                box = parts[1]
            elif self._last is None:
                self._put(box, space)
                return
            self.open_page(self.pages[-1].title)

    def _put(self, box: Box, space: float) -> None:
        self.pages[-1].placed.append((self._used + space, box))
        self._used += space + box.height
        self._last = box
