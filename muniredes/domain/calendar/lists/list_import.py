"""A list of posts from elsewhere, judged row by row before anything is written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from muniredes.domain.accounts.account import Account
from muniredes.domain.calendar.lists.channel_names import ChannelNames
from muniredes.domain.calendar.lists.listing import CalendarField, ListedPost
from muniredes.domain.calendar.lists.reading_days import DayHint
from muniredes.domain.calendar.messages.message import Message
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.calendar.messages.zones import PENINSULA
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.texts.text import begun_large, fold
from muniredes.domain.worded_enum import WordedEnum
from muniredes.i18n import _, mark


class PostVerdict(WordedEnum):
    """What will be done with a row."""

    NEW = "new", mark("Entra")
    LOOK = "look", mark("Entra, pero mírela")
    CHANGE = "change", mark("Cambia")
    SAME = "same", mark("Igual: ya está")
    SKIP = "skip", mark("No entra")


RowKey = tuple[str, int, int]
"""What tells a post of a list from the others: its sheet, its row there, and its part of the row."""


@dataclass(frozen=True, slots=True)
class PostRow:
    """A row of a list: its sheet («» when there are none), its number there, and its cells by what they are.

    A column that the list does not have is absent; `headings` says what the list calls each one. `part` tells
    apart the posts of one row, and `day_above` is the last day that a row before it said. `own_hours` are the
    hours that a column of its own says of a network, by its id; `only` are the channels of one of them, and
    `doubts` what those columns say that has to be looked at.
    """

    sheet: str
    number: int
    cells: Mapping[CalendarField, str]
    headings: Mapping[CalendarField, str]
    hint: DayHint
    part: int = 0
    day_above: str = ""
    own_hours: Mapping[str, str] = field(default_factory=dict)
    only: frozenset[str] | None = None
    doubts: tuple[str, ...] = ()

    @property
    def key(self) -> RowKey:
        """What tells it from the others."""
        return self.sheet, self.number, self.part

    def where(self, column: CalendarField | None, what: str) -> str:
        """«Hoja «Marzo», fila 12, columna «Fecha»: …»."""
        parts = [place_words(self.sheet, self.number)]
        if column is not None and column in self.headings:
            parts.append(_("columna «{name}»").format(name=self.headings[column]))
        return f"{', '.join(parts)}: {what}"


def place_words(sheet: str, number: int) -> str:
    """«Hoja «Marzo», fila 12»; of an only sheet, «Fila 12»."""
    if not sheet:
        return _("Fila {n}").format(n=number)
    return ", ".join([_("Hoja «{name}»").format(name=sheet), _("fila {n}").format(n=number)])


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPosts:
    """What a new row brings: a message that is checked and not saved, and its posts on some channels.

    `topic` and `responsible` are names as the list writes them; `url` is that of a published post.
    """

    message: Message
    channels: tuple[str, ...]
    at: datetime | None
    state: PostState
    topic: str = ""
    responsible: str = ""
    url: str = ""

    @property
    def together(self) -> tuple[str, str, datetime | None]:
        """What rows of one message share: what it says and when."""
        return self.message.title, self.message.text, self.at


@dataclass(frozen=True, slots=True)
class PostChange:
    """What a row changes of a post that is here already: the new value of each column that differs.

    DAY holds the whole new moment; STATE a PostState; LIGHT an ElectoralLight; ALTERNATIVE a tuple of texts.
    """

    known: ListedPost
    values: Mapping[CalendarField, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedRow:
    """A row of a list, judged: what would come of it and what is said of it, with its place in the file.

    `part` tells apart the posts of one row.
    """

    sheet: str
    number: int
    verdict: PostVerdict
    said: str
    remarks: tuple[str, ...] = ()
    new: NewPosts | None = None
    change: PostChange | None = None
    part: int = 0

    @property
    def told_beside(self) -> tuple[str, ...]:
        """What is said of it, for where its sheet and its number are seen beside."""
        place = place_words(self.sheet, self.number)
        bare = (each.removeprefix(place).lstrip(",: ") for each in self.remarks)
        return tuple(map(begun_large, bare))

    @property
    def key(self) -> RowKey:
        """What tells it from the others."""
        return self.sheet, self.number, self.part

    @property
    def is_accepted(self) -> bool:
        """Whether something would be written."""
        return self.new is not None or self.change is not None


Twin = tuple[str, datetime | None, str]
"""What tells a post from another when nobody numbered it: its channel, its moment, its title."""


def twin(channel: str, at: datetime | None, title: str) -> Twin:
    """Return what two rows of the same post share."""
    return channel, at, fold(title)


@dataclass(kw_only=True)
class Around:
    """What rows are judged against: the council's channels and posts, and the rows before.

    `known` are its posts by number, `file_mark` what tells their numbers from those of other lists.
    """

    names: ChannelNames
    networks: Networks
    known: Mapping[int, ListedPost]
    file_mark: str
    today: date
    zone: str = PENINSULA
    needs_approval: bool = False
    seen: dict[Twin, int] = field(default_factory=dict)
    numbered: dict[int, int] = field(default_factory=dict)
    said_of_message: dict[tuple[int, CalendarField], tuple[object, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.accounts: Mapping[str, Account] = {f"account.{each.id}": each for each in self.names.accounts}
        for post in self.known.values():
            self.seen[twin(post.detail.line.channel, post.moment, post.detail.line.title)] = 0


def counted(rows: Iterable[JudgedRow]) -> Mapping[PostVerdict, int]:
    """Return how many rows there are of each verdict."""
    found = dict.fromkeys(PostVerdict, 0)
    for row in rows:
        found[row.verdict] += 1
    return found
