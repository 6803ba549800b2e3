"""A post as a row of a list: the columns in words, and what each holds; the same to go out and to come in."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from muniredes.domain.calendar.messages.electoral_light import light_word
from muniredes.domain.calendar.messages.message import PostPicture
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.fields import CARDS, Card, short_word
from muniredes.i18n import _, mark

BETWEEN_PICTURES = " | "
"""What separates the alternative texts of several pictures in one cell."""


class CalendarField(StrEnum):
    """A column of a list of posts, in the order they are written."""

    DAY = "day"
    HOUR = "hour"
    CHANNEL = "channel"
    TITLE = "title"
    TEXT = "text"
    STATE = "state"
    TOPIC = "topic"
    RESPONSIBLE = "responsible"
    REPEATS = "repeats"
    ALTERNATIVE = "alternative"
    MINUTES = "minutes"
    LIGHT = "light"
    URL = "url"
    NOTE = "note"
    ID = "id"

    @property
    def card(self) -> Card | None:
        """What is known of the field it holds; None for what is of no field: a day, an hour, a mark."""
        path = _PATHS.get(self)
        return CARDS[path] if path else None

    @property
    def word(self) -> str:
        """«Fecha»."""
        card = self.card
        return short_word(card.path) if card is not None else _(_WORDS[self])


_PATHS = {
    CalendarField.CHANNEL: "post.medium",
    CalendarField.TITLE: "message.title",
    CalendarField.TEXT: "message.text",
    CalendarField.STATE: "post.state",
    CalendarField.TOPIC: "message.topic_id",
    CalendarField.RESPONSIBLE: "message.responsible_id",
    CalendarField.REPEATS: "message.rule",
    CalendarField.ALTERNATIVE: "PostPicture.alternative_text",
    CalendarField.MINUTES: "message.minutes",
    CalendarField.LIGHT: "message.light",
    CalendarField.URL: "post.url",
    CalendarField.NOTE: "message.note",
}
"""The field that a column holds."""

_WORDS = {
    CalendarField.DAY: mark("Fecha"),
    CalendarField.HOUR: mark("Hora"),
    CalendarField.ID: mark("Id"),
}

Cell = date | time | int | str | None
"""What a cell of a list holds; None is an empty one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostDetail:
    """A post with what it says: `text` is what goes out or went out, `own_text` what only this post says.

    `channel_then` is the name of the channel where it went out, empty while it has not.
    """

    line: PostLine
    text: str = ""
    own_text: str = ""
    pictures: tuple[PostPicture, ...] = ()
    channel_then: str = ""
    occurrence: date | None = None
    note: str = ""
    minutes: int | None = None
    rule: str = ""
    starts_at: datetime | None = None
    exceptions: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPost:
    """A post with everything it points to in words."""

    detail: PostDetail
    channel: str = ""
    topic: str = ""
    responsible: str = ""
    repeats: str = ""
    in_electoral_period: bool = False

    @property
    def moment(self) -> datetime | None:
        """When it goes out, to the minute, as a list says it."""
        return self.detail.line.at.replace(second=0, microsecond=0) if self.detail.line.at else None

    @property
    def alternative(self) -> str:
        """The alternative texts of its pictures."""
        return joined_alternatives(self.detail.pictures)

    def cells(self, file_mark: str) -> Mapping[CalendarField, Cell]:
        """Return what each column says of the post; `file_mark` tells its number from those of others."""
        line, moment = self.detail.line, self.moment
        return {
            CalendarField.DAY: moment.date() if moment else None,
            CalendarField.HOUR: moment.time() if moment else None,
            CalendarField.CHANNEL: self.channel,
            CalendarField.TITLE: line.title,
            CalendarField.TEXT: self.detail.text,
            CalendarField.STATE: line.state.word,
            CalendarField.TOPIC: self.topic,
            CalendarField.RESPONSIBLE: self.responsible,
            CalendarField.REPEATS: self.repeats,
            CalendarField.ALTERNATIVE: self.alternative,
            CalendarField.MINUTES: self.detail.minutes,
            CalendarField.LIGHT: light_word(line.light) if line.light or self.in_electoral_period else "",
            CalendarField.URL: line.url,
            CalendarField.NOTE: self.detail.note,
            CalendarField.ID: listed_id(line.id, file_mark),
        }


def joined_alternatives(pictures: Iterable[PostPicture]) -> str:
    """Return the alternative texts of some pictures as one cell; nothing when none has any."""
    texts = [picture.alternative_text for picture in pictures]
    return BETWEEN_PICTURES.join(texts) if any(texts) else ""


_LISTED_ID = re.compile(r"^(\d{1,12})-([bcdfghjklmnpqrstvwxz]{6})$")
_MARK_LETTERS = "bcdfghjklmnpqrstvwxz"


def file_mark(identity: bytes) -> str:
    """Return the six consonants that tell the posts of a file from those of any other.

    No spreadsheet takes «17-kqzhbt» for a date or a sum, and the numbers of a list from elsewhere
    are never taken for ours.
    """
    number = int.from_bytes(identity[:8], "big")
    letters = ""
    for _place in range(6):
        number, rest = divmod(number, len(_MARK_LETTERS))
        letters += _MARK_LETTERS[rest]
    return letters


def listed_id(number: int, mark_of_file: str) -> str:
    """«17-kqzhbt»."""
    return f"{number}-{mark_of_file}"


def read_id(text: str) -> tuple[int, str] | None:
    """Return the number and the mark of the file in «17-kqzhbt»; None when it is something else."""
    match = _LISTED_ID.match(text.strip())
    return (int(match[1]), match[2]) if match else None
