"""Say an answer in words, for the page where answers are checked."""

from collections.abc import Callable
from typing import Any

from muniredes.actions import accounts
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.fields import (
    AccountField,
    AddressesField,
    AreaField,
    ChoiceField,
    ConsentField,
    DateField,
    Field,
    MunicipalityField,
    NumberField,
    PersonField,
    PictureField,
    RowsField,
    SeveralField,
    YesNoField,
)
from muniredes.desktop.forms.typed import is_none
from muniredes.domain.choices import PersonChoice
from muniredes.domain.dates import long_date
from muniredes.domain.texts.cells import read_day
from muniredes.domain.texts.text import side_by_side
from muniredes.i18n import _, figure, ngettext


def say(field: Field, value: Any, context: FormContext) -> str:
    """Return an answer in words, nothing when there is none."""
    if value in (None, "", []):
        return field.nothing if isinstance(field, ChoiceField) else ""
    if is_none(field, value):
        return _("No tenemos")
    speak = _SPEAKERS.get(type(field))
    return speak(field, value, context) if speak else str(value)


def _choice(field: ChoiceField, value: Any, _context: FormContext) -> str:
    found = next((option.label for option in field.options if option.value == value), "")
    kept = None if found else field.kept(value)
    return kept.label if kept else found


def _yes_no(field: YesNoField, value: Any, _context: FormContext) -> str:
    return (field.yes or _("Sí")) if value else (field.no or _("No"))


def _date(_field: Field, value: Any, _context: FormContext) -> str:
    day = read_day(str(value))
    return long_date(day) if day else str(value)


def _number(field: NumberField, value: Any, _context: FormContext) -> str:
    return f"{figure(value)} {field.suffix}".strip()


def _person(_field: Field, value: Any, context: FormContext) -> str:
    choice = PersonChoice.from_json(value)
    person = context.hub.snapshot.person(choice.id)
    return person.with_post if person else choice.name


def _area(_field: Field, value: Any, context: FormContext) -> str:
    if isinstance(value, dict):
        return str(value["area"])
    area = context.hub.snapshot.areas_by_id.get(value)
    return area.name if area else ""


def _several(field: SeveralField, value: Any, _context: FormContext) -> str:
    offered = {option.value for option in field.options}
    kept = [option for said in value if said not in offered and (option := field.kept(said))]
    return side_by_side(option.label for option in (*field.options, *kept) if option.value in value)


def _account(_field: Field, value: Any, context: FormContext) -> str:
    account = context.hub.snapshot.account(value)
    return accounts.marked(context.hub.snapshot, account) if account else ""


def _consent(_field: Field, value: Any, context: FormContext) -> str:
    found = (consent.subject for consent in context.hub.snapshot.consents if consent.id == value)
    return next(found, "")


def _municipality(_field: Field, value: Any, _context: FormContext) -> str:
    return ", ".join(part for part in (value.get("name", ""), value.get("province", "")) if part)


def _picture(_field: Field, _value: Any, _context: FormContext) -> str:
    return _("Elegida")


def _addresses(_field: Field, value: Any, _context: FormContext) -> str:
    found = [accounts.told_apart(line) for line in value]
    titles = [accounts.title(accounts.from_recognised(item)) for item in found if item.is_usable]
    left_out = len(found) - len(titles)
    if left_out:
        titles.append(ngettext("({n} línea no se entiende)", "({n} líneas no se entienden)", left_out))
    return "\n".join(titles)


def _rows(field: RowsField, value: Any, context: FormContext) -> str:
    lines = []
    for row in value:
        said = [say(column, row.get(column.key), context) for column in field.columns]
        lines.append(" · ".join(part for part in said if part))
    return "\n".join(lines)


_SPEAKERS: dict[type[Field], Callable[..., str]] = {
    ChoiceField: _choice,
    YesNoField: _yes_no,
    DateField: _date,
    NumberField: _number,
    PersonField: _person,
    AreaField: _area,
    AccountField: _account,
    ConsentField: _consent,
    SeveralField: _several,
    MunicipalityField: _municipality,
    PictureField: _picture,
    AddressesField: _addresses,
    RowsField: _rows,
}
