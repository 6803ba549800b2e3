"""Ask for a field of the guide by its path («enquiry.question»): its label is the word it has there."""

from collections.abc import Sequence

from muniredes.desktop.forms.fields import (
    AccountField,
    AreaField,
    ChoiceField,
    ConsentField,
    DateField,
    Field,
    NumberField,
    Option,
    PersonField,
    PictureField,
    RowsField,
    SeveralField,
    TextField,
    YesNoField,
)
from muniredes.domain.text import LINE_LIMIT, NOTE_LIMIT
from muniredes.domain.vocabulary import ENUMS, LONG_TEXTS, PUBLIC_TEXTS
from muniredes.domain.words import field_word, record_word, value_word
from muniredes.i18n import _


def word(path: str) -> str:
    """Return the label of a field."""
    kind, _dot, name = path.partition(".")
    return field_word(kind, name)


def text(path: str, hint: str = "", *, suggestion: str = "", lines: int = 4) -> TextField:
    """Ask for a text; long ones have several lines."""
    is_long = path in LONG_TEXTS
    return TextField(
        key=path,
        label=word(path),
        hint=hint,
        lines=lines if is_long else 1,
        limit=NOTE_LIMIT if is_long else LINE_LIMIT,
        suggestion=suggestion,
        is_for_all=path in PUBLIC_TEXTS,
        warns_passwords=is_long,
    )


def options(path: str) -> tuple[Option, ...]:
    """Return the answers of a closed list."""
    return tuple(Option(value=str(item.value), label=value_word(path, item.value)) for item in ENUMS[path])


def choice(path: str, hint: str = "", *, compact: bool = True, is_needed: bool = False) -> ChoiceField:
    """Ask for one value of a closed list."""
    return ChoiceField(
        key=path, label=word(path), hint=hint, options=options(path), compact=compact, is_needed=is_needed
    )


def several(path: str, hint: str = "") -> SeveralField:
    """Ask for several values of a closed list."""
    return SeveralField(key=path, label=word(path), hint=hint, options=options(path))


def yes_no(path: str, hint: str = "", *, yes: str = "", no: str = "") -> YesNoField:
    """Ask whether."""
    return YesNoField(key=path, label=word(path), hint=hint, yes=yes, no=no)


def day(path: str, hint: str = "") -> DateField:
    """Ask for a day."""
    return DateField(key=path, label=word(path), hint=hint)


def number(path: str, hint: str = "", *, most: float = 60.0, suffix: str = "") -> NumberField:
    """Ask for a number."""
    return NumberField(key=path, label=word(path), hint=hint, most=most, suffix=suffix)


def hours(path: str, hint: str = "") -> NumberField:
    """Ask for hours a week."""
    return number(path, hint, suffix=_("horas"))


def who(path: str, hint: str = "") -> PersonField:
    """Ask for somebody."""
    return PersonField(key=path, label=word(path), hint=hint)


def area(path: str) -> AreaField:
    """Ask for an area."""
    return AreaField(key=path, label=word(path))


def account(path: str, hint: str = "") -> AccountField:
    """Ask for an account."""
    return AccountField(key=path, label=word(path), hint=hint)


def consent(path: str, hint: str = "") -> ConsentField:
    """Ask for a consent of the register."""
    return ConsentField(key=path, label=word(path), hint=hint)


def picture(path: str, hint: str = "") -> PictureField:
    """Ask for a picture."""
    return PictureField(key=path, label=word(path), hint=hint)


def rows(path: str, record: type, columns: Sequence[Field], add_label: str, hint: str = "") -> RowsField:
    """Ask for several small records; each column is a field of `record`."""
    return RowsField(
        key=path, label=word(path), hint=hint, columns=columns, add_label=add_label, record=record
    )


def column(record: type, name: str, hint: str = "") -> Field:
    """Ask for a field of a small record: a text, or a value of its closed list."""
    label, path = record_word(record, name), f"{record.__name__}.{name}"
    if path in ENUMS:
        return ChoiceField(key=name, label=label, hint=hint, options=options(path), compact=True)
    return TextField(key=name, label=label, hint=hint)


def picture_column(record: type, name: str, hint: str = "") -> PictureField:
    """Ask for the picture of a small record."""
    return PictureField(key=name, label=record_word(record, name), hint=hint)


def yes_no_column(record: type, name: str, hint: str = "") -> YesNoField:
    """Ask whether, in a small record."""
    return YesNoField(key=name, label=record_word(record, name), hint=hint)
