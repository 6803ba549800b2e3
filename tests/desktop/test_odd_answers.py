"""A telephone with too few digits is remarked beside its field, whichever it is, and is kept all the same."""

import pytest
from pytestqt.qtbot import QtBot

from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.inputs import make_input
from muniredes.desktop.workbench import Workbench
from muniredes.domain.fields import CARDS, Kind
from tests.desktop.hands import words, write

_PHONES = [path for path, card in CARDS.items() if card.kind is Kind.PHONE]


@pytest.mark.parametrize("in_a_row", [False, True])
@pytest.mark.parametrize("path", _PHONES)
def test_every_phone_is_remarked_on(bench: Workbench, qtbot: QtBot, path: str, in_a_row: bool) -> None:
    field = ask.in_row(path) if in_a_row else ask.field(path)
    made = make_input(field, FormContext(bench.hub, []))
    qtbot.addWidget(made)
    made.show()
    made.set_value("967 00 00")
    assert "Parece que faltan cifras: tiene 7, y suelen ser 9." in words(made)
    write(made, field.label, "967 000 000")
    qtbot.waitUntil(lambda: "Parece" not in words(made))
    write(made, field.label, "967 00")
    qtbot.waitUntil(lambda: "Parece que faltan cifras" in words(made))
    assert made.validate(), "it is a remark, and never a refusal"
    assert made.value() == "967 00"


@pytest.mark.parametrize("path", [path for path, card in CARDS.items() if card.names_nobody])
def test_whose_data_there_are_is_remarked_on_where_nobody_is_named(
    bench: Workbench, qtbot: QtBot, path: str
) -> None:
    field = ask.field(path)
    made = make_input(field, FormContext(bench.hub, []))
    qtbot.addWidget(made)
    made.show()
    write(made, field.label, "¿Cuándo abre la piscina? Lo pregunta Ana, 612 99 98 88")
    qtbot.waitUntil(lambda: "Aquí se apunta sin datos de nadie" in words(made))
    write(made, field.label, "¿Cuándo abre la piscina?")
    qtbot.waitUntil(lambda: "sin datos de nadie" not in words(made))
    assert made.validate()
