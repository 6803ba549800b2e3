"""A telephone with too few digits is remarked beside its field, whichever it is, and is kept all the same."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.fields import TextField
from muniredes.desktop.forms.inputs import make_input
from muniredes.desktop.window.workbench import Workbench
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


@pytest.mark.parametrize(
    ("path", "wrong", "right"),
    [
        ("council.phone", "967 00", "967 000 000"),
        ("person.phone", "967 00", "967 000 000"),
        ("person.email", "ana@gmial.com", "ana@gmail.com"),
        ("enquiry.question", "Ana, 612 99 98 88", "¿Cuándo abre?"),
    ],
)
def test_what_is_below_never_moves_while_she_writes(
    bench: Workbench, qtbot: QtBot, path: str, wrong: str, right: str
) -> None:
    """Neither when the remark comes, nor when it goes with the next key."""
    holder, form = QWidget(), ask.field(path)
    column = QVBoxLayout(holder)
    made, below = (make_input(each, FormContext(bench.hub, [])) for each in (form, ask.field("person.post")))
    for each in (made, below):
        column.addWidget(each)
    column.addStretch(1)
    qtbot.addWidget(holder)
    holder.resize(560, 400)
    holder.show()
    words(holder)
    place = below.y()
    write(made, form.label, wrong)
    qtbot.waitUntil(lambda: "Parece" in words(holder))
    assert below.y() == place
    write(made, form.label, right)
    qtbot.waitUntil(lambda: "Parece" not in words(holder))
    assert below.y() == place


@pytest.mark.parametrize("path", [path for path, card in CARDS.items() if card.kind is Kind.LINE][:8])
def test_nothing_is_left_empty_where_there_is_nothing_to_remark(
    bench: Workbench, qtbot: QtBot, path: str
) -> None:
    field = ask.text(path)
    made, plain = (
        make_input(each, FormContext(bench.hub, []))
        for each in (field, TextField(key="x", label=field.label, hint=field.hint))
    )
    phone = make_input(replace(field, holds=Kind.PHONE), FormContext(bench.hub, []))
    for each in (made, plain, phone):
        qtbot.addWidget(each)
    assert made.sizeHint().height() == plain.sizeHint().height() < phone.sizeHint().height()
