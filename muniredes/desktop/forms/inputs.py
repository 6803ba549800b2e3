"""Which input asks for each kind of field."""

from collections.abc import Callable

from muniredes.desktop.forms.addresses import AddressesInput
from muniredes.desktop.forms.base import Input
from muniredes.desktop.forms.choosing import ChoiceInput, YesNoInput
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.days import DateInput
from muniredes.desktop.forms.fields import (
    AccountField,
    AddressesField,
    AreaField,
    ChoiceField,
    ColourField,
    ConsentField,
    DateField,
    Field,
    MunicipalityField,
    NumberField,
    PersonField,
    PictureField,
    RowsField,
    SeveralField,
    TextField,
    YesNoField,
)
from muniredes.desktop.forms.municipality import MunicipalityInput
from muniredes.desktop.forms.none import NoneInput
from muniredes.desktop.forms.numbers import NumberInput
from muniredes.desktop.forms.people import AccountInput, AreaInput, ConsentInput, PersonInput
from muniredes.desktop.forms.picture import PictureInput
from muniredes.desktop.forms.rows import RowsInput
from muniredes.desktop.forms.several import ColourInput, SeveralInput
from muniredes.desktop.forms.texts import TextInput
from muniredes.domain.fields import LACKABLE

_MAKERS: dict[type[Field], Callable[..., Input]] = {
    TextField: lambda field, _context: TextInput(field),
    ChoiceField: lambda field, _context: ChoiceInput(field),
    YesNoField: lambda field, _context: YesNoInput(field),
    DateField: lambda field, _context: DateInput(field),
    NumberField: lambda field, _context: NumberInput(field),
    MunicipalityField: lambda field, _context: MunicipalityInput(field),
    PersonField: PersonInput,
    AreaField: AreaInput,
    AccountField: AccountInput,
    ConsentField: ConsentInput,
    SeveralField: lambda field, _context: SeveralInput(field),
    ColourField: lambda field, _context: ColourInput(field),
    PictureField: PictureInput,
    AddressesField: AddressesInput,
    RowsField: lambda field, context: RowsInput(field, lambda column: make_input(column, context)),
}


def make_input(field: Field, context: FormContext) -> Input:
    """Return the input that asks for `field`; where there may be none of it, it can be said."""
    made = _MAKERS[type(field)](field, context)
    return NoneInput(made) if field.key in LACKABLE else made
