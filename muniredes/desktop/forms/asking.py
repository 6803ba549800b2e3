"""Ask for a field of the guide by its path («enquiry.question»): what its card says is how it is asked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from muniredes.actions import knowledge
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
from muniredes.domain import fields
from muniredes.domain.council import Scope
from muniredes.domain.fields import CARDS, CLOSED_LISTS, Kind
from muniredes.domain.texts.words import value_word
from muniredes.i18n import _

_CHOSEN: dict[str, type[Field]] = {"area": AreaField, "account": AccountField, "consent": ConsentField}


def word(path: str) -> str:
    """Return the label of a field: how a form asks for it."""
    return fields.asked(path)


def _hint(path: str, hint: str) -> str:
    return hint or _said(CARDS[path].hint)


def _said(text: str) -> str:
    return _(text) if text else ""


def field(path: str, hint: str = "") -> Field:
    """Ask for a field in the way of its kind; LookupError for one that takes more than its card."""
    card = CARDS[path]
    if card.kind is Kind.LINK:
        return _CHOSEN[card.to](key=path, label=word(path), hint=_hint(path, hint))
    return _WAYS[card.kind](path, hint)


def fields_of(kind: str, *names: str) -> tuple[Field, ...]:
    """Ask for several fields of a kind of object, in their order."""
    return tuple(field(f"{kind}.{name}") for name in names)


def text(path: str, hint: str = "", *, suggestion: str = "", lines: int = 0) -> TextField:
    """Ask for a text; long ones have several lines."""
    card = CARDS[path]
    return TextField(
        key=path,
        label=word(path),
        hint=_hint(path, hint),
        lines=(lines or card.lines) if card.is_long else 1,
        limit=card.text_limit,
        suggestion=suggestion,
        is_for_all=card.is_for_all,
        holds=card.kind,
        refuses_passwords=card.refuses_passwords,
        warns_passwords=card.is_long,
        names_nobody=card.names_nobody,
        path=path,
    )


def options(path: str) -> tuple[Option, ...]:
    """Return the answers of a closed list that are for the kind of body that is served."""
    return _options(path, offered=True)


def retired(path: str) -> tuple[Option, ...]:
    """Return those that are for other kinds of body, which may have been given when it was said to be one."""
    return _options(path, offered=False)


def _options(path: str, *, offered: bool) -> tuple[Option, ...]:
    served = knowledge.served()
    return tuple(
        Option(value=str(item.value), label=value_word(path, item.value))
        for item in CLOSED_LISTS[path]
        if getattr(item, "scope", Scope.ALL).covers(served) is offered
    )


def choice(path: str, hint: str = "", *, compact: bool = True, is_needed: bool = False) -> ChoiceField:
    """Ask for one value of a closed list."""
    is_needed = is_needed or CARDS[path].is_needed
    return ChoiceField(**_of_closed_list(path, hint), compact=compact, is_needed=is_needed)


def several(path: str, hint: str = "") -> SeveralField:
    """Ask for several values of a closed list."""
    return SeveralField(**_of_closed_list(path, hint))


def _of_closed_list(path: str, hint: str) -> dict[str, Any]:
    """Return what every field of a closed list is asked with."""
    return {
        "key": path,
        "label": word(path),
        "hint": _hint(path, hint),
        "options": options(path),
        "retired": retired(path),
        "is_closed": True,
    }


def yes_no(path: str, hint: str = "", *, yes: str = "", no: str = "") -> YesNoField:
    """Ask whether."""
    card = CARDS[path]
    return YesNoField(
        key=path,
        label=word(path),
        hint=_hint(path, hint),
        yes=yes or _said(card.yes),
        no=no or _said(card.no),
    )


def day(path: str, hint: str = "") -> DateField:
    """Ask for a day."""
    return DateField(key=path, label=word(path), hint=_hint(path, hint))


def number(path: str, hint: str = "", *, most: float = 0.0) -> NumberField:
    """Ask for a number."""
    card = CARDS[path]
    suffix = _("horas") if card.kind is Kind.HOURS else _said(card.suffix)
    return NumberField(
        key=path,
        label=word(path),
        hint=_hint(path, hint),
        most=most or card.most,
        decimals=0 if card.kind is Kind.COUNT else 1,
        suffix=suffix,
    )


def who(path: str, hint: str = "") -> PersonField:
    """Ask for somebody."""
    return PersonField(key=path, label=word(path), hint=_hint(path, hint))


def area(path: str) -> AreaField:
    """Ask for an area."""
    return AreaField(key=path, label=word(path), hint=_hint(path, ""))


def account(path: str, hint: str = "", *, is_open: bool = False) -> AccountField:
    """Ask for an account; with `is_open`, for one of ours that is still open."""
    return AccountField(key=path, label=word(path), hint=_hint(path, hint), is_open=is_open)


def consent(path: str, hint: str = "") -> ConsentField:
    """Ask for a consent of the register."""
    return ConsentField(key=path, label=word(path), hint=_hint(path, hint))


def picture(path: str, hint: str = "") -> PictureField:
    """Ask for a picture."""
    return PictureField(key=path, label=word(path), hint=_hint(path, hint))


def rows(path: str, record: type, columns: Sequence[Field], add_label: str, hint: str = "") -> RowsField:
    """Ask for several small records; each column is a field of `record`."""
    return RowsField(
        key=path,
        label=word(path),
        hint=_hint(path, hint),
        columns=columns,
        add_label=add_label,
        record=record,
    )


def column(record: type, name: str, hint: str = "") -> Field:
    """Ask for a field of a small record."""
    return in_row(f"{record.__name__}.{name}", hint)


def in_row(path: str, hint: str = "") -> Field:
    """Ask for a field of something that is one row among others: its key is its own name."""
    return replace(field(path, hint), key=CARDS[path].name)


_WAYS: Mapping[Kind, Callable[[str, str], Field]] = {
    **dict.fromkeys((Kind.LINE, Kind.NOTE, Kind.EMAIL, Kind.PHONE, Kind.WEB), text),
    Kind.CHOICE: choice,
    Kind.SEVERAL: several,
    Kind.YES_NO: yes_no,
    Kind.DAY: day,
    Kind.COUNT: number,
    Kind.NUMBER: number,
    Kind.HOURS: number,
    Kind.PERSON: who,
    Kind.PICTURE: picture,
}
