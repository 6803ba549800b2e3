"""What a form asks, described: no widget is named here."""

from collections.abc import Sequence
from dataclasses import dataclass

from muniredes.domain.channels.coordination import Medium
from muniredes.domain.fields import Kind
from muniredes.domain.texts.text import LINE_LIMIT
from muniredes.i18n import _

_PLACES = frozenset(
    {
        *("phone", "email", "website", "electronic_office", "address", "register_address", "url"),
        *("password_place", "resolution"),
    }
)
"""The fields that say where something is or which paper it is, whatever they are of: «no» is none of them."""

_NAMES = frozenset({"area.name", "person.name"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One answer: `key` names it («custody.email»), `label` asks for it, `hint` helps."""

    key: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextField(Field):
    """A line of text, or several lines when `lines` says so; `suggestion` is a text to start from.

    One of several lines that `is_for_all` is read by anybody: it is advised on, to be said plainly. What is
    odd for what it `holds`, a telephone or an address, is remarked beside it, and whose data there are in
    what `names_nobody`. `path` is that of its card, which the key of one in a row does not tell.
    """

    lines: int = 1
    limit: int = LINE_LIMIT
    placeholder: str = ""
    refuses_passwords: bool = False
    warns_passwords: bool = False
    suggestion: str = ""
    is_for_all: bool = False
    holds: Kind | None = None
    names_nobody: bool = False
    path: str = ""

    @property
    def is_a_name(self) -> bool:
        """Whether it names somebody or an area: «no hay, somos solo yo» means there that there is none."""
        return self.path in _NAMES

    @property
    def is_a_place(self) -> bool:
        """Whether it is where something is found: «no tenemos» means there that there is none."""
        return self.lines == 1 and self.key.rpartition(".")[2] in _PLACES


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer of a choice: its value, its words, and what it means."""

    value: str
    label: str
    help: str = ""


def _kept(field: "ChoiceField | SeveralField", value: str) -> Option | None:
    """Keep what is known; of what is not, only the answer of a closed list, which a later guide may know.

    A medium is never deleted, as a record is: it has its word even where the body said that it has none.
    """
    known = {option.value: option.label for option in field.retired}
    words = known.get(value) or (Medium(value).word if value in set(Medium) else "")
    if not words and not field.is_closed:
        return None
    return Option(value=value, label=_("{answer} (ya no se ofrece)").format(answer=words or value))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceField(Field):
    """One of a few answers; few are shown all at once, `compact` ones drop down, those `in_line` in a row.

    One that `is_needed` cannot go back to no answer; `nothing` says what no answer means, if it is one.
    `retired` are answers that may be given already and are not offered any more. Of a list that `is_closed`,
    any answer is kept; the options of another are records, and one that is not there any more is nothing.
    """

    options: Sequence[Option]
    compact: bool = False
    in_line: bool = False
    is_needed: bool = False
    nothing: str = ""
    retired: Sequence[Option] = ()
    is_closed: bool = False

    def kept(self, value: str) -> Option | None:
        """Return how an answer that was given and is not offered any more is shown, if it is still one."""
        return _kept(self, value)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeveralField(Field):
    """As many of a few answers as apply; `retired` and `is_closed` are those of a `ChoiceField`.

    `alone` is the answer that says that none applies: no other stands beside it.
    """

    options: Sequence[Option]
    alone: str = ""
    retired: Sequence[Option] = ()
    is_closed: bool = False

    def kept(self, value: str) -> Option | None:
        """Return how an answer that was given and is not offered any more is shown, if it is still one."""
        return _kept(self, value)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColourField(Field):
    """A colour, written («#1A4D8F») or picked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountField(Field):
    """An account from the list, or none; with `is_open`, one of ours that is still open."""

    is_open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class YesNoField(Field):
    """Yes, no, or not known yet."""

    yes: str = ""
    no: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateField(Field):
    """A day, written «24/11/2026» or picked from a calendar; if it `comes`, also in part («viernes 11»)."""

    comes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberField(Field):
    """A number, or nothing."""

    most: float = 60.0
    decimals: int = 1
    suffix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonField(Field):
    """Somebody from the list, or a new name typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaField(Field):
    """An area from the list, or none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentField(Field):
    """A consent from the register, or none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MunicipalityField(Field):
    """A municipality of the INE list found while it is typed, or a name of one's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureField(Field):
    """A picture file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressesField(Field):
    """Addresses pasted one per line; each is told apart at once. One only, when `single`."""

    single: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsField(Field):
    """Several things of the same kind, one per row, each with the same fields.

    With `record`, the things are values of that class, and a list of them is the answer.
    """

    columns: Sequence[Field]
    add_label: str
    record: type | None = None
