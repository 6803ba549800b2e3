"""What is known of a field, told once: its card. It draws and writes nothing; the rooms that do, ask it."""

from dataclasses import KW_ONLY, dataclass
from enum import Enum, auto

from muniredes.domain.texts.text import LINE_LIMIT, NOTE_LIMIT


class Kind(Enum):
    """What a field holds: from it come its column, the input that asks for it and the rules of its texts."""

    LINE = auto()
    NOTE = auto()
    """A text of several lines."""
    EMAIL = auto()
    PHONE = auto()
    WEB = auto()
    """An address that is opened, on the screen, on paper and in files."""
    CODE = auto()
    """A name that only the program reads: the number of a network in the catalogue, a fingerprint."""
    PICTURE = auto()
    """The fingerprint of a picture that is kept apart."""
    CHOICE = auto()
    """One value of a closed list."""
    SEVERAL = auto()
    """Several values of a closed list."""
    ROWS = auto()
    """Several small records, each with cards of its own."""
    RECORD = auto()
    """One small record."""
    LIST = auto()
    """Several days, numbers or names."""
    YES_NO = auto()
    DAY = auto()
    MOMENT = auto()
    """A day and an hour as the clock on the wall says them."""
    INSTANT = auto()
    """A moment that does not depend on any clock."""
    COUNT = auto()
    NUMBER = auto()
    """A number that may have decimals."""
    HOURS = auto()
    """Hours a week."""
    PERSON = auto()
    LINK = auto()
    """Something else of the guide: an account, an area, a message."""


class Found(Enum):
    """How the search finds something by a field: as its name, or by what else it says."""

    NAME = auto()
    TEXT = auto()


class Filled(Enum):
    """Who says what a field holds, and where."""

    FORM = auto()
    """A person, in a form that asks for it as its card says."""
    APART = auto()
    """A person, in a way of its own: a drag, a button, a wizard with a page for each."""
    PROGRAM = auto()
    """The program, that writes down what it knows."""


class Spliced(Enum):
    """What a text is inside the sentences where papers put it: read by `muniredes.domain.spliced`."""

    WHO = auto()
    """«Las aprobó …»."""
    WHERE = auto()
    """«Están publicadas en …»."""
    AS_IT_IS = auto()
    """«registro …», «en la oficina: …»."""


_LIMITS = {Kind.NOTE: NOTE_LIMIT, Kind.PHONE: 60}


@dataclass(frozen=True, slots=True)
class Card:
    """One field: «custody.email». Its words are msgids; `muniredes.domain.fields` says them.

    Its label is translated in the context of its path: «Nombre» of a person is not that of a file.

    - `label` is its word, everywhere; `asked` is how a form asks for it when that takes more than its word,
      and `short` heads a narrow column.
    - `hint`, `yes`, `no` and `suffix` help whoever answers; `lines` is how tall the input of a note is.
    - `limit` is the most characters of a text, when its kind does not say it; `most`, the greatest number.
    - `options` is the closed list, `record` the class of small records or the type of what a list holds.
    - `to` is the kind that it points to; with it gone, what `is_part` goes too.
    - `did` marks the person who did something; `until` names the field that, once filled, makes a task done.
    - `is_past` marks a day that cannot be later than today.
    - `filled` is who says what it holds; `found` is how the search finds it.
    - `headings` are those that lists from elsewhere know it by, folded, apart by «|», the surest first;
      `read_as`, the other words that they have for values of a closed list.
    - `needs` is the path of the field that it is about: where there is none of that, it is not asked.
    - `is_needed` marks what cannot go back to no answer; `is_for_all`, a note that anybody reads, and that is
      advised on to be said plainly; `refuses_passwords`, where people would write one; `is_untold`, what only
      the program compares; `names_nobody`, what is written down without the data of whoever it is about.
    - `spliced` is what it is inside a sentence of a paper; a text that has none stands alone.
    """

    path: str
    label: str
    kind: Kind
    _: KW_ONLY
    asked: str = ""
    short: str = ""
    hint: str = ""
    yes: str = ""
    no: str = ""
    suffix: str = ""
    lines: int = 4
    limit: int = 0
    most: float = 60.0
    options: type[Enum] | None = None
    record: type | None = None
    to: str = ""
    is_part: bool = False
    did: bool = False
    until: str = ""
    is_past: bool = False
    filled: Filled = Filled.FORM
    found: Found | None = None
    headings: str = ""
    read_as: tuple[tuple[Enum, str], ...] = ()
    needs: str = ""
    is_needed: bool = False
    is_for_all: bool = False
    refuses_passwords: bool = False
    is_untold: bool = False
    names_nobody: bool = False
    spliced: Spliced | None = None

    @property
    def of(self) -> str:
        """The kind of object, or the class of the record, that it is a field of: «custody», «Colour»."""
        return self.path.partition(".")[0]

    @property
    def name(self) -> str:
        """Its name in the class: «email»."""
        return self.path.partition(".")[2]

    @property
    def is_long(self) -> bool:
        """Whether it holds several lines."""
        return self.kind is Kind.NOTE

    @property
    def text_limit(self) -> int:
        """The most characters that fit, when it is a text."""
        return self.limit or _LIMITS.get(self.kind, LINE_LIMIT)
