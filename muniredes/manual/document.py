"""A document as a value: what the manual says, before anybody draws it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from muniredes.domain.images import StoredImage
from muniredes.domain.worded_enum import WordedEnum
from muniredes.i18n import _, mark
from muniredes.manual.drawing import Drawing
from muniredes.manual.page_shape import PageSize


class Edition(WordedEnum):
    """Who may read the manual."""

    RESERVED = "reservada", mark("Edición reservada: de uso interno")
    PUBLIC = "publica", mark("Edición pública")


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text. `link` is an address, or «#key» for a place of the document.

    A `blank` is an answer that is missing: its text is followed by a rule to write on. `scale` is the size
    of its letters in parts of those around. One `as_page` is its number on paper, and its text elsewhere.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    blank: bool = False
    scale: float = 1.0
    as_page: bool = False


Rich = tuple[Span, ...]


def rich(*parts: "str | Span | Rich") -> Rich:
    """Return texts and spans as one rich text."""
    spans: list[Span] = []
    for part in parts:
        if isinstance(part, tuple):
            spans.extend(part)
        else:
            spans.append(Span(part) if isinstance(part, str) else part)
    return tuple(spans)


def bold(text: str) -> Span:
    """Return a text in bold."""
    return Span(text, bold=True)


def small(text: str) -> Span:
    """Return a text in smaller letters."""
    return Span(text, scale=0.84)


def rule() -> Span:
    """Return a rule to write on by hand, to the end of its line."""
    return Span("\u00a0", blank=True)


def pending() -> Rich:
    """Return the mark of a missing answer, with room to write it by hand."""
    return (Span(_("pendiente"), blank=True),)


def or_pending(text: str | None) -> Rich:
    """Return a text, or the mark of a missing answer when it is empty."""
    return rich(text) if text else pending()


class Tone(StrEnum):
    """How a paragraph is said."""

    NORMAL = "normal"
    LEAD = "lead"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a chapter, of level 2 or 3; `key` is where links to it point.

    One that `starts_page` is the first thing of a page: what follows can be taken out of the manual.
    """

    text: str
    level: int = 2
    key: str = ""
    starts_page: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    content: Rich
    tone: Tone = Tone.NORMAL


class Marker(StrEnum):
    """What stands before each item of a list."""

    BULLET = "•"
    NUMBER = "1."
    TICK = "☐"


@dataclass(frozen=True, slots=True)
class Items:
    """A list of short texts; on paper, read down so many columns."""

    items: tuple[Rich, ...]
    marker: Marker = Marker.BULLET
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Fit:
    """Letters as large as lets a table take no more than `height` points, between two sizes."""

    height: float
    largest: float
    smallest: float = 7.5


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; `widths` are shares of the page width, `summary` says what the table holds.

    One with a `fit` is made for a page of its own, to be written on; the others have the letters of a table,
    and columns as wide as what they say asks for. One that `is_turned` has its headings, but the first,
    standing up: they are longer than what stands under them.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[Rich, ...], ...]
    widths: tuple[float, ...]
    summary: str
    fit: Fit | None = None
    is_turned: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their values; on paper, two that are short share a line."""

    rows: tuple[tuple[str, Rich], ...]
    summary: str


@dataclass(frozen=True, slots=True)
class Columns:
    """Many short texts, read down so many columns; when they are records, each `stays_whole`."""

    entries: tuple[Rich, ...]
    count: int = 2
    stays_whole: bool = False


@dataclass(frozen=True, slots=True)
class Callout:
    """A framed notice."""

    title: str
    paragraphs: tuple[Rich, ...]
    is_warning: bool = False


@dataclass(frozen=True, slots=True)
class RuledSpace:
    """Empty ruled lines to write on, under a label."""

    label: str
    lines: int


@dataclass(frozen=True, slots=True)
class QrCard:
    """A code to point a phone at, that leads to an address, with lines beside it.

    One that leads nowhere says something: `what` tells it, and `address` is what it says.
    """

    address: str
    lines: tuple[Rich, ...]
    what: str = ""

    @property
    def alt(self) -> str:
        """What the code is for, where it is drawn."""
        return self.what or _("Código que lleva a {address}").format(address=self.address)


@dataclass(frozen=True, slots=True)
class SignatureSpace:
    """A framed place to sign, by hand or with a certificate, under a label that says who.

    `key` tells it apart from the others of the document, in letters without accents.
    """

    label: str
    key: str


@dataclass(frozen=True, slots=True)
class FlowBox:
    """One box of the flow of responsibilities: what the step is called, who does it, and what it is."""

    step: str
    who: str
    deputy: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class FlowFigure:
    """The flow of responsibilities, drawn as boxes with arrows; `alt` says the same in words."""

    boxes: tuple[FlowBox, ...]
    alt: str
    caption: str


@dataclass(frozen=True, slots=True)
class PictureFigure:
    """A picture, so many points tall, that says what it shows."""

    picture: StoredImage
    alt: str
    caption: str
    height: float = 90.0


class Ground(StrEnum):
    """What kind of day a square of a month is."""

    PLAIN = "plain"
    REST = "rest"
    BAND = "band"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class DaySquare:
    """A day of a month: its number, its full name, what the day is, and what goes out on it."""

    number: str
    name: str
    marks: tuple[str, ...] = ()
    chips: tuple[Rich, ...] = ()
    more: str = ""
    ground: Ground = Ground.PLAIN


@dataclass(frozen=True, slots=True)
class MonthGrid:
    """The weeks of a month under the names of the days; it takes at least `height` points.

    `size` is that of its letters in points; `summary` says what it holds.
    """

    headings: tuple[str, ...]
    weeks: tuple[tuple[DaySquare, ...], ...]
    summary: str
    height: float
    size: float

    @property
    def as_table(self) -> Table:
        """The same as a list of the days that have something, for what is not drawn."""
        days = [day for week in self.weeks for day in week if day.chips or day.marks]
        rows = tuple(
            (rich(day.name), stacked(*map(rich, day.marks), *day.chips, rich(day.more))) for day in days
        )
        return Table((_("Día"), _("Qué")), rows, (2, 8), self.summary)


def stacked(*lines: Rich) -> Rich:
    """Return rich texts one under the other; those that say nothing take no line."""
    found: list[Span] = []
    for line in lines:
        if any(span.text for span in line):
            found += [*([Span("\n")] if found else []), *line]
    return tuple(found)


Block = (
    MonthGrid
    | Heading
    | Text
    | Items
    | Table
    | Facts
    | Columns
    | Callout
    | RuledSpace
    | QrCard
    | SignatureSpace
    | FlowFigure
    | PictureFigure
    | Drawing
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter with its number («3», or «A» for an annex).

    One that `starts_page` is the first thing of a page, and one that `starts_sheet` of the front of a sheet;
    the others go on where the one before ends, but for one that `stays_whole`, which does when it fits.
    One `on_cover` is the second half of the front page, if it fits.
    """

    number: str
    title: str
    blocks: tuple[Block, ...]
    starts_page: bool = False
    starts_sheet: bool = False
    on_cover: bool = False
    stays_whole: bool = False

    @property
    def key(self) -> str:
        """Where links to the chapter point."""
        return f"capitulo-{self.number}"

    @property
    def full_title(self) -> str:
        """«3. Registro de cuentas»; a chapter without a number has its title alone."""
        return f"{self.number}. {self.title}" if self.number else self.title


@dataclass(frozen=True, slots=True)
class Cover:
    """The front page."""

    title: str
    body: str
    lines: tuple[str, ...]
    shield: StoredImage | None
    shield_alt: str
    stamp: str


@dataclass(frozen=True, slots=True)
class Document:
    """The whole manual. `stamp` is printed on every page of an example."""

    title: str
    author: str
    subject: str
    language: str
    as_of: date
    running_title: str
    stamp: str
    cover: Cover
    chapters: tuple[Chapter, ...]
    page: PageSize = PageSize.A4

    @property
    def has_front(self) -> bool:
        """Whether it has a front page and a table of contents; a short paper has neither."""
        return bool(self.cover.title)

    def headings(self) -> Iterable[tuple[str, str, int]]:
        """Yield what the table of contents lists: text, key and level (1 or 2)."""
        for chapter in self.chapters:
            yield chapter.full_title, chapter.key, 1
            for block in chapter.blocks:
                if isinstance(block, Heading) and block.level == 2 and block.key:
                    yield block.text, block.key, 2
