"""From an empty window to a first manual, with hands alone."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from muniredes.actions import reading
from muniredes.desktop.pages.manual import ManualPage
from muniredes.desktop.window.workbench import Workbench
from muniredes.desktop.wizards.asking.dialog import WizardDialog
from muniredes.desktop.wizards.asking.session import SUMMARY
from muniredes.domain.council import BodyLack
from muniredes.domain.places import Place, Target
from tests.desktop.hands import button, dialog, field, press, seen, type_in, words, write

PASTED = """https://www.facebook.com/AytoElBallestero
instagram.com/elballestero/
http://www.FACEBOOK.com/aytoelballestero
"""


def _answer_setup(bench: Workbench) -> WizardDialog:
    press(bench.window, "Empezar")
    wizard = dialog(WizardDialog)
    line = field(wizard, "Nombre")
    type_in(line, "ballestero")
    QTest.keyClick(line, Qt.Key.Key_Return)
    press(wizard, "Siguiente")
    assert "17/06/2023" in field(wizard, "Se constituyó el").property("text")
    press(wizard, "Siguiente")
    write(wizard, "Nombre y apellidos", "Ana Gil Mora")
    write(wizard, "Cargo o puesto", "Auxiliar administrativa")
    press(wizard, "Siguiente")
    write(wizard, "Sede electrónica", "https://elballestero.sedelectronica.es")
    write(wizard, "Teléfono para el público", "967 000 000")
    press(wizard, "Siguiente")
    press(wizard, "No lo sé todavía")
    area = seen(wizard, QPlainTextEdit)[0]
    area.setPlainText(PASTED)
    return wizard


def test_from_empty_to_a_printed_manual(
    bench: Workbench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wizard = _answer_setup(bench)
    told = words(wizard)
    assert "✓ Facebook · AytoElBallestero" in told
    assert "✓ Instagram · elballestero" in told
    assert "está repetida" in told
    press(wizard, "Siguiente")
    assert "El Ballestero" in words(wizard)
    press(wizard, "Crear mi guía")

    page = bench.page(Place.MANUAL)
    assert bench.window.pages.currentWidget() is page
    assert bench.window.windowTitle() == "Ayuntamiento de El Ballestero — MuniRedes"
    target = tmp_path / "mi manual"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    press(bench.window, "Guardar un primer manual…")
    written = target.with_suffix(".pdf")
    qtbot.waitUntil(lambda: f"Guardado en {written}" in words(page), timeout=20_000)

    document = pypdfium2.PdfDocument(written.read_bytes())
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert "Ayuntamiento de El Ballestero" in text
    assert "Facebook · AytoElBallestero" in text
    assert "pendiente" in text
    assert len(bench.hub.snapshot.own_accounts) == 2


def test_a_line_that_is_no_address_is_kept_and_said_where_it_is_mended(bench: Workbench) -> None:
    wizard = _answer_setup(bench)
    area = seen(wizard, QPlainTextEdit)[0]
    area.setPlainText(f"{PASTED}esto no es una dirección\n")
    assert "✗ «esto no es una dirección»" in words(wizard)
    press(wizard, "Siguiente")
    said = words(wizard)
    assert "Corrija o borre lo que lleva una ✗." in said
    assert said.count("✗ «esto no es una dirección»") == 1
    assert said.count("«esto no es una dirección»") == 1, "it is said once"
    wizard.reject()
    bench.go(Target(Place.SETUP))
    again = dialog(WizardDialog)
    area = seen(again, QPlainTextEdit)[0]
    assert "esto no es una dirección" in area.toPlainText()
    area.setPlainText(area.toPlainText().replace("esto no es una dirección", "x.com/elballestero"))
    press(again, "Siguiente")
    press(again, "Crear mi guía")
    assert len(bench.hub.snapshot.own_accounts) == 3


def _none_box(root: QWidget, name: str) -> QCheckBox:
    found = seen(root, QCheckBox)
    return next(box for box in found if box.accessibleName() == f"No tenemos: {name}")


@pytest.mark.parametrize("said", ["no tenemos", "Ninguna", "-", "no"])
def test_that_there_is_none_is_understood_wherever_a_place_is_asked(bench: Workbench, said: str) -> None:
    wizard = _answer_setup(bench)
    area = seen(wizard, QPlainTextEdit)[0]
    area.setPlainText(said)
    assert "Entendido: no hay ninguna." in words(wizard)
    press(wizard, "Atrás")
    press(wizard, "Atrás")
    for name in ("Web", "Sede electrónica", "Teléfono para el público"):
        line = write(wizard, name, said)
        assert line.property("text") == ""
        assert _none_box(wizard, name).isChecked()
    for _page in range(2):
        press(wizard, "Siguiente")
    press(wizard, "Siguiente")
    press(wizard, "Crear mi guía")
    council = bench.hub.snapshot.council
    assert council is not None
    assert (council.website, council.electronic_office, council.phone) == ("", "", "")
    assert council.lacks == (BodyLack.WEBSITE, BodyLack.ELECTRONIC_OFFICE, BodyLack.PHONE)
    assert bench.hub.snapshot.own_accounts == ()


def test_an_account_may_be_told_by_the_name_that_people_see(bench: Workbench) -> None:
    wizard = _answer_setup(bench)
    told = "Facebook: Maria Gomez\nFacebook: Ayuntamiento de El Ballestero\ninstagram ayto ballestero\n"
    seen(wizard, QPlainTextEdit)[0].setPlainText(told + "Facebook: maria gomez")
    said = words(wizard)
    assert "✓ Facebook · Maria Gomez. Falta su dirección: queda pendiente." in said
    assert "✓ Instagram · ayto ballestero" in said
    assert "= Facebook · maria gomez: está repetida." in said
    press(wizard, "Siguiente")
    press(wizard, "Crear mi guía")
    kept = {(each.network_id, each.name, each.handle, each.address) for each in bench.hub.snapshot.accounts}
    assert kept == {
        ("facebook", "Maria Gomez", "", ""),
        ("facebook", "Ayuntamiento de El Ballestero", "", ""),
        ("instagram", "ayto ballestero", "", ""),
    }


@pytest.mark.parametrize("name", ["Web", "Sede electrónica"])
def test_what_is_no_address_is_refused_where_it_is_asked(bench: Workbench, name: str) -> None:
    wizard = _answer_setup(bench)
    for _page in range(2):
        press(wizard, "Atrás")
    write(wizard, name, "María Gómez")
    press(wizard, "Siguiente")
    assert words(wizard).count("«María Gómez» no es una dirección de internet.") == 1
    assert wizard.session.current == "reach"
    write(wizard, name, "www.villa.es")
    press(wizard, "Siguiente")
    assert wizard.session.current != "reach"


def test_the_town_fills_in_the_rest(bench: Workbench) -> None:
    wizard = _answer_setup(bench)
    press(wizard, "Siguiente")
    press(wizard, "Crear mi guía")
    council, user = bench.hub.snapshot.council, bench.hub.snapshot.user
    assert council is not None
    assert (council.province, council.region, council.municipality_code) == (
        "Albacete",
        "Castilla-La Mancha",
        "02014",
    )
    assert user is not None
    assert user.with_post == "Ana Gil Mora (Auxiliar administrativa)"


def test_a_place_that_is_not_in_the_list_can_be_written(bench: Workbench) -> None:
    press(bench.window, "Empezar")
    wizard = dialog(WizardDialog)
    write(wizard, "Nombre", "Aldea del Río Nuevo")
    assert "No está en la lista" in words(wizard)
    press(wizard, "Siguiente")
    assert "¿Cuándo empezó este mandato?" in words(wizard)


def test_a_name_that_only_one_town_has_is_that_town(bench: Workbench) -> None:
    """Nobody has to pick it from the list, nor pick it again when she goes on another day."""
    press(bench.window, "Empezar")
    wizard = dialog(WizardDialog)
    write(wizard, "Nombre", "lorcha")
    wizard.reject()
    bench.go(Target(Place.SETUP))
    again = dialog(WizardDialog)
    assert "INE 03084" in words(again)
    write(again, "Nombre", "villar del rey")
    press(again, "Siguiente")
    again.go_to("entity")
    assert "Badajoz, Extremadura" in words(again)
    write(again, "Nombre", "Mieres")  # there are two
    press(again, "Siguiente")
    again.go_to("entity")
    assert "Hay más de un pueblo con ese nombre" in words(again)
    assert "INE" not in words(again)


def test_esc_leaves_the_names_that_were_found_and_not_the_wizard(bench: Workbench) -> None:
    press(bench.window, "Empezar")
    wizard = dialog(WizardDialog)
    write(wizard, "Nombre", "lorcha")
    line = field(wizard, "Nombre")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert wizard.isVisible()
    assert "Lorcha" not in words(wizard)
    assert "No está en la lista" not in words(wizard)
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert not wizard.isVisible()


def test_without_a_name_the_wizard_says_what_is_missing(bench: Workbench) -> None:
    press(bench.window, "Empezar")
    wizard = dialog(WizardDialog)
    assert "No lo sé todavía" not in words(wizard)
    press(wizard, "Siguiente")
    assert "Falta el nombre del organismo." in words(wizard)
    assert wizard.session.current == "entity"
    wizard.go_to(SUMMARY)  # nor by the list of steps
    assert wizard.session.current == "entity"
    assert wizard.isVisible()
    assert reading.snapshot(bench.hub.database).council is None


def test_closing_half_way_loses_nothing(bench: Workbench) -> None:
    wizard = _answer_setup(bench)
    wizard.reject()
    bench.go(Target(Place.SETUP))
    again = dialog(WizardDialog)
    assert "Seguimos donde lo dejó: paso 6 de 7." in words(again)
    assert (
        seen(again, QPlainTextEdit)[0].toPlainText().startswith("https://www.facebook.com/AytoElBallestero")
    )
    for _step in range(3):
        press(again, "Atrás")
    line = field(again, "Nombre y apellidos")
    assert isinstance(line, QLineEdit)
    assert line.text() == "Ana Gil Mora"


def test_what_was_left_half_way_goes_on_in_the_guide(bench: Workbench) -> None:
    wizard = _answer_setup(bench)
    press(wizard, "Siguiente")
    press(wizard, "Crear mi guía")
    bench.go(Target(Place.SAY_STYLE))
    begun = dialog(WizardDialog)
    press(begun, "Siguiente")
    begun.reject()
    bench.go(Target(Place.GUIDE))
    press(bench.window, "Más adelante")
    named = {each.accessibleName(): each.text() for each in seen(bench.window, QPushButton)}
    begun_names = [name for name in named if name.startswith("Seguir: ")]
    assert begun_names, sorted(named)
    assert all(named[name] == "Seguir" for name in begun_names)


def test_starting_again_forgets_what_was_said(bench: Workbench) -> None:
    _answer_setup(bench).reject()
    bench.go(Target(Place.SETUP))
    again = dialog(WizardDialog)
    press(again, "Empezar de nuevo")
    assert field(again, "Nombre").property("text") == ""


def test_running_it_again_corrects_and_does_not_repeat(bench: Workbench) -> None:
    wizard = _answer_setup(bench)
    press(wizard, "Siguiente")
    press(wizard, "Crear mi guía")
    bench.go(Target(Place.SETUP))
    again = dialog(WizardDialog)
    for _step in range(2):
        press(again, "Siguiente")
    write(again, "Cargo o puesto", "Administrativa")
    for _step in range(4):
        press(again, "Siguiente")
    press(again, "Crear mi guía")
    snapshot = bench.hub.snapshot
    assert [person.with_post for person in snapshot.people] == ["Ana Gil Mora (Administrativa)"]
    assert snapshot.council is not None
    assert snapshot.council.electronic_office == "https://elballestero.sedelectronica.es"
    assert snapshot.council.phone == "967 000 000"
    assert len(snapshot.accounts) == 2
    assert len(snapshot.periods) == 1


def test_the_whole_set_up_is_one_step_to_undo(bench: Workbench) -> None:
    wizard = _answer_setup(bench)
    press(wizard, "Siguiente")
    press(wizard, "Crear mi guía")
    button(bench.window, "Deshacer")
    press(bench.window, "Deshacer")
    assert bench.hub.snapshot.council is None
    assert bench.hub.snapshot.accounts == ()
    page = bench.page(Place.MANUAL)
    assert isinstance(page, ManualPage)
    assert "Aún no hay nada que imprimir" in words(page)
