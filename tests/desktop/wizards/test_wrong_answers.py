"""What is wrong is told beside its cell when it is left, and all at once at the end; no clue is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QRadioButton
from pytestqt.qtbot import QtBot

from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.inputs import make_input
from muniredes.desktop.window.workbench import Workbench
from muniredes.desktop.wizards.asking.dialog import WizardDialog
from muniredes.desktop.wizards.say_conversation import SayConversationPlan
from muniredes.domain.choices import PersonChoice
from muniredes.domain.fields import word
from muniredes.domain.places import Place, Target
from tests.desktop.hands import dialog, field, keys, press, seen, words, write
from tests.support import set_up


def _open(bench: Workbench, key: str) -> WizardDialog:
    set_up(bench.hub.database)
    bench.hub.open_workspace(bench.hub.workspace)
    bench.go(Target(Place.WHO, None, key))
    return dialog(WizardDialog)


def _leave(root: WizardDialog, name: str) -> None:
    line = field(root, name)
    assert isinstance(line, QLineEdit)
    line.editingFinished.emit()


@pytest.mark.parametrize("path", ["person.phone", "person.email", "custody.email", "custody.phone"])
@pytest.mark.parametrize("in_a_row", [False, True])
def test_a_clue_is_never_thrown_away(bench: Workbench, qtbot: QtBot, path: str, in_a_row: bool) -> None:
    made = make_input(ask.in_row(path) if in_a_row else ask.text(path), FormContext(bench.hub, []))
    qtbot.addWidget(made)
    made.show()
    line = made.findChildren(QLineEdit)[0]
    for clue in ("no lo sé, el de l'Àngels creo", "no tenemos, usan el de la alcaldesa"):
        line.setText(clue)
        line.editingFinished.emit()
        assert (line.text(), made.value()) == (clue, clue)
        assert "no parece un" in words(made)
        assert "Si todavía no se sabe, déjelo en blanco." in words(made)
        assert ("en las notas de la cuenta" in words(made)) is path.startswith("custody.")
    for bare in ("no lo sé", "ni idea", "?"):
        line.setText(bare)
        line.editingFinished.emit()
        assert line.text() == ""
        assert "falta saberlo" in words(made)


def test_each_cell_of_a_row_is_looked_at_when_it_is_left(bench: Workbench) -> None:
    wizard = _open(bench, "people")
    write(wizard, "Teléfono", "llame por la mañana")
    _leave(wizard, "Teléfono")
    assert "«llame por la mañana» no parece un teléfono." in words(wizard)
    write(wizard, "Correo", "ana(a)villa")
    _leave(wizard, "Correo")
    assert "«ana(a)villa» no parece un correo." in words(wizard)
    press(wizard, "Siguiente")
    assert wizard.session.current == "people", "it is mended on its page"
    write(wizard, "Teléfono", "96 235 90 02/03 ext. 4 (Pili)")
    write(wizard, "Correo", "ana@villa.es")
    press(wizard, "Siguiente")
    assert wizard.session.current != "people"


def test_that_there_is_no_area_is_understood(bench: Workbench) -> None:
    wizard = _open(bench, "coordination")
    write(wizard, "Área", "no hay, somos solo yo")
    _leave(wizard, "Área")
    assert "Entendido: no hay. Se queda en blanco." in words(wizard)
    press(wizard, "Siguiente")
    write(wizard, "Área", "no hay, somos solo yo")
    press(wizard, "Siguiente")
    while wizard.session.question is not None:
        press(wizard, "No lo sé todavía")
    press(wizard, "Guardar quién es quién")
    assert bench.hub.snapshot.areas == ()


def test_everything_that_is_wrong_is_told_at_once_at_the_end(bench: Workbench) -> None:
    wizard = _open(bench, "people")
    write(wizard, "Teléfono", "llame por la mañana")
    write(wizard, "Correo", "ana(a)villa")
    press(wizard, "No lo sé todavía")
    while wizard.session.question is not None:
        press(wizard, "No lo sé todavía")
    press(wizard, "Guardar quién es quién")
    assert wizard.session.question is None
    assert "«llame por la mañana» no parece un teléfono." in words(wizard)
    assert "«ana(a)villa» no parece un correo." in words(wizard)
    press(wizard, "Cambiar: ¿Quiénes intervienen?")
    assert wizard.session.current == "people"
    write(wizard, "Correo", "ana@villa.es")
    press(wizard, "No lo sé todavía")
    press(wizard, "Guardar quién es quién")
    assert "«llame por la mañana» no parece un teléfono." in words(wizard)
    press(wizard, "Cambiar: ¿Quiénes intervienen?")
    assert wizard.session.current == "people"


def test_what_is_pressed_after_a_denial_is_answered(bench: Workbench) -> None:
    """Leaving the field says «Entendido…» above it: what is being pressed stays under the hand."""
    set_up(bench.hub.database)
    bench.hub.note_changed()
    wizard = WizardDialog(SayConversationPlan(bench.hub), bench.window)
    wizard.show()
    wizard.session.go_to("published")
    wizard.show_page()
    place = field(wizard, word("conversation_guide.address"))
    assert isinstance(place, QLineEdit)
    place.setFocus()
    QTest.keyClicks(place, "no hay")
    (no, *_rest) = [each for each in seen(wizard, QRadioButton) if each.text() == "No"]
    at = no.mapToGlobal(no.rect().center())
    window = wizard.windowHandle()
    there = wizard.mapFromGlobal(at)
    QTest.mousePress(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, there)
    seen(wizard, QRadioButton)
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, there)
    assert no.isChecked()
    QTest.qWait(60)
    assert "Entendido: no hay." in words(wizard)


@pytest.mark.parametrize("path", ["custody.resolution", "custody.password_place", "closure.resolution"])
@pytest.mark.parametrize("said", ["no hay", "no lo sé", "ninguno"])
def test_a_paper_or_a_place_that_there_is_not_is_no_answer(
    bench: Workbench, qtbot: QtBot, path: str, said: str
) -> None:
    made = make_input(ask.text(path), FormContext(bench.hub))
    qtbot.addWidget(made)
    made.set_value(said)
    line = made.focusProxy()
    assert isinstance(line, QLineEdit)
    line.editingFinished.emit()
    assert (made.value(), line.text()) == ("", "")
    made.show()
    assert "queda en blanco" in words(made)


def test_nobody_is_nobody_to_add_and_i_am_who_works_with_the_program(bench: Workbench, qtbot: QtBot) -> None:
    set_up(bench.hub.database)
    bench.hub.note_changed()
    made = make_input(ask.who("custody.holder_id"), FormContext(bench.hub))
    qtbot.addWidget(made)
    made.show()
    for said in ("nadie", "no hay", "no lo sé"):
        typed_in = write(made, made.field.label, said)
        keys(typed_in, Qt.Key.Key_Return)
        assert made.value() is None
        assert "Añadir a" not in words(made)
        assert f"Entendido: «{said}». Se queda en blanco." in words(made)
        assert made.problem() == ""
    me = bench.hub.snapshot.user
    assert me is not None
    typed_in = write(made, made.field.label, "yo")
    assert "Entendido" not in words(made), "it was said of what was written before"
    keys(typed_in, Qt.Key.Key_Return)
    assert made.value() == PersonChoice(id=me.id).to_json()
    assert isinstance(typed_in, QComboBox)
    assert me.name in typed_in.currentText()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("marzo del 22", "le falta el día. Si no lo sabe, ponga el primero: 01/03/2022."),
        ("junio de 2023", "le falta el día. Si no lo sabe, ponga el primero: 01/06/2023."),
        ("6/2021", "le falta el día. Si no lo sabe, ponga el primero: 01/06/2021."),
        ("hace mucho", "no es una fecha"),
        ("no lo sé", ""),
        ("no", ""),
    ],
)
def test_a_day_says_what_it_lacks(bench: Workbench, qtbot: QtBot, said: str, told: str) -> None:
    made = make_input(ask.day("custody.resolution_on"), FormContext(bench.hub))
    qtbot.addWidget(made)
    made.show()
    made.type_again({"half": said})
    assert told in made.problem()
    assert bool(made.problem()) is bool(told)
    (line,) = made.findChildren(QLineEdit)
    keys(line, Qt.Key.Key_Return)
    assert line.text() == (said if told else "")
    assert made.value() is None
    line.setText("03/03/2022")
    assert "Entendido" not in words(made)
