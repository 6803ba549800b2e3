"""What a form does with each kind of answer: what she said is what is kept."""

import importlib
import pkgutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from muniredes import desktop
from muniredes.actions import people
from muniredes.actions.workspace import Workspace
from muniredes.desktop.dialogs.base import PassingDialog
from muniredes.desktop.forms import fields
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.fields import Field, NumberField, PersonField, TextField, YesNoField
from muniredes.desktop.forms.inputs import _MAKERS, make_input
from muniredes.desktop.forms.sheet import Section, Sheet
from muniredes.desktop.forms.typed import _TURNS, typed
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.radio import Radio
from muniredes.desktop.widgets.text import button
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.fields import CARDS
from muniredes.domain.places import Place, Target
from muniredes.i18n import figure
from tests.desktop.hands import choose, field, seen, type_in, words, write, write_new
from tests.support import add_person, set_up

KINDS = {each for each in vars(fields).values() if isinstance(each, type) and issubclass(each, Field)} - {
    Field
}


def test_every_kind_of_field_has_an_input_and_a_type() -> None:
    assert set(_MAKERS) == KINDS
    assert set(_TURNS) == KINDS


def test_of_two_people_alike_the_one_that_was_chosen_is_kept(opened: Workspace, qtbot: QtBot) -> None:
    set_up(opened.database)
    numbers = [add_person(opened.database, "Ana Gil").id for _each in range(2)]
    made = make_input(PersonField(key="who", label="Quién"), FormContext(Hub(opened)))
    qtbot.addWidget(made)
    (combo,) = made.findChildren(QComboBox)
    offered = [combo.itemText(index) for index in range(combo.count())]
    assert len(set(offered)) == len(offered)
    for number in numbers:
        made.set_value({"id": number})
        assert made.value() == {"id": number}
        made.recall(FormContext(Hub(opened)))
        assert made.value() == {"id": number}
        combo.setCurrentIndex(combo.findData({"id": number}))
        assert made.value() == {"id": number}
    combo.setEditText("Ana Gil")
    assert made.value() is None
    assert "más de una persona" in made.problem()


@pytest.mark.parametrize("number", [0, 7, 1000, 62_973, 1_234_567, 10_000_000])
def test_a_count_that_is_shown_and_read_again_is_the_same(
    opened: Workspace, qtbot: QtBot, number: int
) -> None:
    most = CARDS["account.followers"].most
    field = NumberField(key="followers", label="Seguidores", decimals=0, most=most)
    made = make_input(field, FormContext(Hub(opened)))
    qtbot.addWidget(made)
    made.set_value(number)
    assert made.problem() == ""
    assert made.value() == number
    (line,) = made.findChildren(QLineEdit)
    assert line.text().replace(".", "") == str(number)


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("1.234", 1234),
        ("1.234 seguidores", 1234),
        ("1 234", 1234),
        ("1,2 mil", 1200),
        ("3.5k", 3500),
        ("3,5 K seguidores", 3500),
        ("1,2 M", 1_200_000),
        ("2 millones", 2_000_000),
        ("1,25 millones de seguidores", 1_250_000),
        ("12,5", None),
        ("1.23", None),
        ("unos mil", None),
        ("-5", None),
        ("40 minutos", None),
    ],
)
def test_a_crowd_is_read_as_people_write_it_and_what_it_is_not_is_said(
    opened: Workspace, qtbot: QtBot, said: str, number: int | None
) -> None:
    field = NumberField(key="followers", label="Seguidores", decimals=0, most=10_000_000)
    made = make_input(field, FormContext(Hub(opened)))
    qtbot.addWidget(made)
    (line,) = made.findChildren(QLineEdit)
    type_in(line, said)
    line.editingFinished.emit()
    assert made.value() == number
    assert line.text() == (said if number is None else figure(number))
    assert bool(made.problem()) == (number is None)
    assert ("entero" in made.problem()) == (said in {"12,5", "1.23"})


@pytest.mark.parametrize(("said", "number"), [("2,5 horas", 2.5), ("2.5 h", 2.5), ("3", 3), ("30 min", None)])
def test_hours_are_read_with_their_name(
    opened: Workspace, qtbot: QtBot, said: str, number: float | None
) -> None:
    field = NumberField(key="hours", label="Horas a la semana", suffix="horas")
    made = make_input(field, FormContext(Hub(opened)))
    qtbot.addWidget(made)
    type_in(made.findChildren(QLineEdit)[0], said)
    assert made.value() == number
    assert bool(made.problem()) == (number is None)


def _everything(kind: type[QDialog]) -> list[type[QDialog]]:
    return [each for below in kind.__subclasses__() for each in (below, *_everything(below))]


def test_of_what_does_not_fit_its_beginning_is_seen(opened: Workspace, qtbot: QtBot) -> None:
    made = make_input(TextField(key="address", label="Dirección"), FormContext(Hub(opened)))
    qtbot.addWidget(made)
    made.set_value("https://www.instagram.com/" + "ayuntamiento" * 20)
    (line,) = made.findChildren(QLineEdit)
    assert line.cursorPosition() == 0


def test_no_dialog_decides_by_itself_whether_it_closes() -> None:
    for module in pkgutil.walk_packages(desktop.__path__, "muniredes.desktop."):
        importlib.import_module(module.name)
    found = [each for each in _everything(PassingDialog) if each.__module__.startswith("muniredes.")]
    assert len(found) > 20
    deciding = [
        f"{each.__name__}.{name}"
        for each in found
        for name in ("done", "reject", "accept", "closeEvent")
        if name in vars(each)
    ]
    assert not deciding


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("answer", [True, False, None])
def test_no_is_an_answer(opened: Workspace, answer: bool | None) -> None:
    asked = make_input(YesNoField(key="account.personal_profile", label="¿?"), FormContext(Hub(opened)))
    asked.set_value(answer)
    assert typed(asked.field, asked.value()) is answer


def test_no_in_the_sheet_of_an_account_is_kept(bench: Workbench) -> None:
    set_up(bench.hub.database, "https://www.facebook.com/aytovillarreal")
    bench.hub.open_workspace(bench.hub.workspace)
    account = bench.hub.snapshot.accounts[0]
    bench.go(Target(Place.ACCOUNTS, account.id))
    page = bench.page(Place.ACCOUNTS)
    choose(page, "¿Es el perfil personal de alguien?", "No, es del organismo")
    choose(page, "¿De quién es la línea?", "Particular")
    QApplication.processEvents()
    account = bench.hub.snapshot.accounts[0]
    assert account.personal_profile is False
    assert bench.hub.snapshot.custody(account).phone_is_municipal is False


@pytest.fixture
def sheet_bench(bench: Workbench) -> Workbench:
    set_up(bench.hub.database, "https://www.facebook.com/aytovillarreal")
    bench.hub.open_workspace(bench.hub.workspace)
    bench.go(Target(Place.ACCOUNTS, bench.hub.snapshot.accounts[0].id))
    return bench


def test_a_text_in_the_place_of_a_person_makes_nobody(sheet_bench: Workbench) -> None:
    page, hub = sheet_bench.page(Place.ACCOUNTS), sheet_bench.hub
    write(page, "Quién tiene las llaves", "Decreto 12/2019")
    assert [person.name for person in hub.snapshot.people] == ["Marta Ruiz"]
    assert "Nadie de la lista se llama así." in words(page)
    sheet_bench.go(Target(Place.TODAY))
    assert [person.name for person in hub.snapshot.people] == ["Marta Ruiz"]


def test_a_new_person_is_added_when_she_says_so_and_can_be_chosen_at_once(sheet_bench: Workbench) -> None:
    page, hub = sheet_bench.page(Place.ACCOUNTS), sheet_bench.hub
    write_new(page, "Quién tiene las llaves", "Luis Ortega")
    assert [person.name for person in hub.snapshot.people] == ["Luis Ortega", "Marta Ruiz"]
    account = hub.snapshot.accounts[0]
    holder = hub.snapshot.person(hub.snapshot.custody(account).holder_id)
    assert holder is not None
    assert holder.name == "Luis Ortega"
    deputy = field(page, "Suplente")
    assert isinstance(deputy, QComboBox)
    assert deputy.findText("Luis Ortega") >= 0


def test_what_is_added_elsewhere_can_be_chosen_without_opening_the_form_again(sheet_bench: Workbench) -> None:
    page = sheet_bench.page(Place.ACCOUNTS)
    sheet_bench.hub.perform(people.add_area, {"name": "Cultura"})
    choose(page, "Área", "Cultura")
    assert sheet_bench.hub.snapshot.accounts[0].area_id is not None


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("muchos", "Escriba un número entre 0 y 1.000.000.000, con cifras."),
        ("9999999999", "Escriba un número entre 0 y 1.000.000.000, con cifras."),
    ],
)
def test_what_is_no_number_is_answered_as_people_write_numbers(
    town_bench: Workbench, said: str, told: str
) -> None:
    town_bench.go(Target(Place.ACCOUNTS, town_bench.hub.snapshot.accounts[0].id))
    page = town_bench.page(Place.ACCOUNTS)
    write(page, "Seguidores", said)
    assert told in words(page)


def test_an_arrow_answers_also_when_nothing_is_chosen_yet(opened: Workspace, qtbot: QtBot) -> None:
    asked = make_input(YesNoField(key="citizen_test.x", label="¿Contestan?"), FormContext(Hub(opened)))
    qtbot.addWidget(asked)
    asked.show()
    asked.activateWindow()
    yes, no = seen(asked, Radio)
    yes.setFocus()
    qtbot.waitUntil(yes.hasFocus)
    assert asked.value() is None
    QTest.keyClick(yes, Qt.Key.Key_Down)
    assert asked.value() is False
    QTest.keyClick(no, Qt.Key.Key_Up)
    assert asked.value() is True


def test_enter_presses_the_button_that_has_the_frame_in_a_page_too(qtbot: QtBot) -> None:
    """Qt gives Enter to a button only inside a dialog; «Hecho» of a crisis is in a page."""
    pressed: list[str] = []
    made = button("Hecho", lambda: pressed.append("x"))
    qtbot.addWidget(made)
    made.show()
    QTest.keyClick(made, Qt.Key.Key_Return)
    QTest.keyClick(made, Qt.Key.Key_Enter)
    assert pressed == ["x", "x"]


def test_a_record_that_was_deleted_takes_with_it_what_is_left_later(opened: Workspace, qtbot: QtBot) -> None:
    """The cursor leaves a field after the record of the field is gone: there is nothing to keep."""
    saved: list[str] = []
    sheet = Sheet(
        [Section("Quién", (TextField(key="person.name", label="Nombre"),))],
        {},
        FormContext(Hub(opened)),
        lambda key, _value: saved.append(key),
        about="person 1",
        locked=False,
    )
    qtbot.addWidget(sheet)
    asked = sheet.input("person.name")
    asked.set_value("Ana")
    sheet.forget()
    asked.left.emit()
    assert saved == []
