"""Put boxes on pages: nothing alone at the bottom, nothing cut where it should not be."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from muniredes.manual.render.boxes import Box, gap


@dataclass(slots=True)
class Page:
    """The boxes of one page, each with its top from the top of the body.

    It `goes_on` with what stands under that heading, when it begins in the middle of it.
    """

    title: str
    placed: list[tuple[float, Box]] = field(default_factory=list)
    is_cover: bool = False
    goes_on: str = ""

    @property
    def depth(self) -> float:
        """How far down its boxes come."""
        return max((top + box.height for top, box in self.placed), default=0.0)

    def copied(self) -> "Page":
        """Return another page with the same boxes."""
        return replace(self, placed=list(self.placed))


_LITTLE_PART, _CLOSER = 1 / 3, 0.45
"""What is too little for a page, in parts of it; and what is left then of the space around each box."""

_WORTH_BEGINNING = 0.17
"""How much of a page must be left for another chapter to begin on it."""


def _bring_closer(boxes: Sequence[Box], part: float = _CLOSER) -> None:
    for box in boxes:
        box.bring_closer(part)


class Start(NamedTuple):
    """What decides where the boxes of a chapter go: the room left, what is above, how it begins and ends."""

    used: float
    after: float | None
    is_blank: bool
    starts_page: bool
    ends_page: bool
    stays_whole: bool = False


@dataclass(frozen=True, eq=False, slots=True)
class Laid:
    """What a chapter left on the page that was open, and the pages that it opened, from such a start."""

    start: Start
    title: str
    joined: Sequence[tuple[float, Box]]
    opened: Sequence[Page]
    used: float
    last: Box | None


class Paginator:
    """Fills pages, whose body is so many points tall, from top to bottom."""

    def __init__(self, height: float) -> None:
        self._height = height
        self.pages: list[Page] = []
        self._used = 0.0
        self._last: Box | None = None
        self._title = ""
        self._section = ""

    def open_page(self, title: str, goes_on: str = "") -> None:
        """Begin a page; `title` is what its header says, with the heading that it `goes_on` with."""
        self.pages.append(Page(title, goes_on=goes_on))
        self._title = title
        self._used = 0.0
        self._last = None

    def begin(
        self,
        title: str,
        boxes: Sequence[Box],
        *,
        starts_page: bool,
        ends_page: bool,
        stays_whole: bool = False,
    ) -> None:
        """Place the boxes of a chapter: where the one before ends, if enough of the page is left.

        One that `stays_whole` does only if all of it fits. With `ends_page`, what comes after starts a page.
        """
        room = self._height - self._used
        is_little = room < self._height * _WORTH_BEGINNING
        if not self.pages or starts_page or is_little or (stays_whole and len(self._tried(boxes).pages) > 1):
            self.open_page(title)
        self._title, self._section = title, ""
        if not self.pages[-1].placed:
            self.pages[-1].title = title
        stretches = list(_stretches(boxes))
        for number, stretch in enumerate(stretches, start=1):
            if ends_page or number < len(stretches):
                self._fit(stretch)
            self.place_all(stretch)

    def start(self, *, starts_page: bool, ends_page: bool, stays_whole: bool = False) -> Start:
        """Return how a chapter would begin now."""
        after = None if self._last is None else self._last.after
        is_blank = not self.pages or not self.pages[-1].placed
        begins = starts_page or not self.pages
        return Start(self._used, after, is_blank, begins, ends_page, stays_whole)

    def lay(self, start: Start, title: str, boxes: Sequence[Box]) -> Laid:
        """Place the boxes of a chapter from its start, as `begin` does; return them as they were placed."""
        count = len(self.pages)
        above = len(self.pages[-1].placed) if self.pages else 0
        self.begin(
            title,
            boxes,
            starts_page=start.starts_page,
            ends_page=start.ends_page,
            stays_whole=start.stays_whole,
        )
        joined = self.pages[count - 1].placed[above:] if count else []
        opened = [page.copied() for page in self.pages[count:]]
        return Laid(start, title, joined, opened, self._used, self._last)

    def lay_again(self, laid: Laid) -> None:
        """Place a chapter that begins where it began before, as it was placed."""
        if laid.joined:
            page = self.pages[-1]
            page.title = page.title if page.placed else laid.title
            page.placed += laid.joined
        self.pages += [page.copied() for page in laid.opened]
        self._title, self._used, self._last = laid.title, laid.used, laid.last

    def place_whole(self, title: str, boxes: Sequence[Box]) -> None:
        """Begin a page and place boxes, up to the end of theirs."""
        self.begin(title, boxes, starts_page=True, ends_page=True)

    def _fit(self, boxes: Sequence[Box]) -> None:
        """Bring boxes closer together when that saves a page of which they would take little."""
        taken = self._tried(boxes)
        if len(taken.pages) == 1 or taken.pages[-1].depth > self._height * _LITTLE_PART:
            return
        _bring_closer(boxes)
        if len(self._tried(boxes).pages) == len(taken.pages):
            _bring_closer(boxes, 1 / _CLOSER)

    def _tried(self, boxes: Sequence[Box]) -> "Paginator":
        """Return the pages that boxes would take from here, the one that is open among them."""
        trial = Paginator(self._height)
        trial.open_page("")
        trial._used, trial._last = self._used, self._last
        trial.place_all(boxes)
        return trial

    def place_all(self, boxes: Sequence[Box]) -> None:
        """Place boxes one under the other, on as many pages as they take."""
        for number, box in enumerate(boxes):
            needed = self._needed(box, boxes[number + 1 :])
            is_full = self._used + gap(self._last, box) + needed > self._height
            if self._last is not None and (box.starts_page or is_full):
                self.open_page(self._title, "" if box.section else self._section)
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
            self.open_page(self._title, self._section)

    def _put(self, box: Box, space: float) -> None:
        self.pages[-1].placed.append((self._used + space, box))
        self._used += space + box.height
        self._last = box
        self._section = box.section or self._section


def _stretches(boxes: Sequence[Box]) -> Iterator[Sequence[Box]]:
    """Yield boxes as far as the next that starts a page."""
    starts = [number for number, box in enumerate(boxes) if box.starts_page and number]
    for start, end in pairwise([0, *starts, len(boxes)]):
        yield boxes[start:end]
