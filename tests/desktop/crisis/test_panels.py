"""What is prepared for a crisis and the lists of this council, seen and changed by hand."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QFileDialog, QFrame, QScrollArea, QTabBar, QWidget

from muniredes.actions import history, knowledge, people, records
from muniredes.actions.crisis import parts, preparing, wording
from muniredes.actions.crisis.preparing import Preparation
from muniredes.actions.people import WhoIsWho
from muniredes.desktop.dialogs.crisis.texts import TextsDialog
from muniredes.desktop.dialogs.sheet import RecordDialog
from muniredes.desktop.pages.tabbed import TabbedPage
from muniredes.desktop.window.workbench import Workbench
from muniredes.desktop.wizards.asking.dialog import WizardDialog
from muniredes.domain.choices import NOBODY, PersonChoice
from muniredes.domain.crisis.knowledge import ChecklistStep, Stage
from muniredes.domain.crisis.levels import CrisisLevel, CrisisRole
from muniredes.domain.crisis.own import level_text, message_text, step_text
from muniredes.domain.places import Place, Target
from tests.desktop.hands import button, choose, dialog, keys, press, seen, words, write
from tests.support import set_up

MAYOR = (PersonChoice(name="Rosa Vidal"), PersonChoice(name="Luis Ortega"))
CONTACT = {"name": "Servicio de aguas", "phone": "967 000 010", "purpose": "Averías"}


@pytest.fixture
def begun(bench: Workbench) -> Workbench:
    """A guide with an account on X, a mayor who has somebody to stand in, and a number to call."""
    set_up(bench.hub.database, "https://x.com/AytoVilla", "https://www.facebook.com/AytoVilla")
    preparation = Preparation(
        duties={CrisisRole.MAYOR: MAYOR, CrisisLevel.SEVERE: (MAYOR[0], NOBODY)}, contacts=(CONTACT,)
    )
    preparing.prepare(bench.hub.database, preparation)
    bench.hub.note_changed()
    return bench


def _tab(bench: Workbench, field_name: str, number: int | None = None) -> TabbedPage:
    bench.go(Target(Place.CRISIS, number, field_name))
    page = bench.page(Place.CRISIS)
    assert isinstance(page, TabbedPage)
    return page


# ── Preparación ──────────────────────────────────────────────────────────────────────────────


def test_what_is_ready_and_what_is_missing_is_seen_at_once(begun: Workbench) -> None:
    said = words(_tab(begun, "preparation"))
    assert "Rosa Vidal · Suplente: Luis Ortega" in said
    assert "Con suplente" in said
    assert "Sin suplente" in said
    assert "Falta quién" in said
    assert "967 000 010 · Averías" in said
    assert "112 · Cualquier peligro" in said
    assert "Todavía no se ha hecho ningún simulacro. Falta poner día al próximo." in said


def test_who_coordinates_on_any_day_is_seen_as_the_manual_prints_it(begun: Workbench) -> None:
    page = _tab(begun, "preparation")
    assert "Papeles con persona: 1 de 9" in words(page)
    coordinating = WhoIsWho(coordinating_area="Alcaldía", coordinator=PersonChoice(name="Eva Paz"))
    begun.hub.attempt(people.set_who_is_who, coordinating)
    assert "Papeles con persona: 2 de 9" in words(page)
    assert "Eva Paz" in words(page)


def test_a_line_leads_to_its_question(begun: Workbench) -> None:
    page = _tab(begun, "preparation")
    press(page, "Cambiar")
    assert "¿Quién es «Coordinación» en una crisis?" in words(dialog(WizardDialog))


def test_a_drill_begins_from_here(begun: Workbench) -> None:
    page = _tab(begun, "preparation")
    press(page, "Hacer un simulacro")
    assert page.tab == 0
    assert "¿Qué pasa?" in words(page)


def test_what_happens_after_practising_is_not_a_drill(begun: Workbench) -> None:
    page = _tab(begun, "preparation")
    press(page, "Hacer un simulacro")
    (drill,) = seen(page, QCheckBox)
    assert drill.isChecked()
    begun.go(Target(Place.TODAY))
    begun.go(Target(Place.CRISIS))
    (drill,) = seen(page, QCheckBox)
    assert not drill.isChecked()


def test_a_notice_is_prepared_and_one_cannot_be_left_without_a_name(begun: Workbench) -> None:
    page = _tab(begun, "preparation")
    press(page, "Añadir un aviso")
    sheet = dialog(RecordDialog)
    write(sheet, "Nombre del aviso", "")
    assert "Falta el nombre del aviso." in words(sheet)
    write(sheet, "Nombre del aviso", "Corte de agua")
    write(sheet, "Texto", "Hay un corte de agua.")
    press(sheet, "Cerrar")
    (notice,) = begun.hub.snapshot.crisis.notices
    assert (notice.name, notice.text) == ("Corte de agua", "Hay un corte de agua.")
    assert "Corte de agua" in words(page)


def test_a_number_is_added_and_changed(begun: Workbench) -> None:
    page = _tab(begun, "preparation")
    press(page, "Añadir un teléfono")
    sheet = dialog(RecordDialog)
    write(sheet, "A quién se llama", "Guardia del agua")
    write(sheet, "Teléfono", "de noche")
    assert begun.hub.snapshot.crisis.contacts[-1].phone == ""
    write(sheet, "Teléfono", "600 000 001")
    press(sheet, "Cerrar")
    assert begun.hub.snapshot.crisis.contacts[-1].phone == "600 000 001"
    assert "Guardia del agua" in words(page)


# ── Listas ───────────────────────────────────────────────────────────────────────────────────


def test_the_lists_are_read_as_they_are_shipped(begun: Workbench) -> None:
    page = _tab(begun, "lists")
    for fact in knowledge.crisis_book().checklists.values():
        choose(page, "Qué lista", fact.value.title)
        said = words(page)
        assert fact.value.steps[0].do in said
        assert "Como venía" in said
        assert "Primer aviso" in said


def test_a_tab_that_is_seen_again_is_where_it_was(bench: Workbench) -> None:
    bench.go(Target(Place.CRISIS, field="now"))
    page = bench.page(Place.CRISIS)
    (bar,) = seen(page, QTabBar)
    for tab in (2, 1, 2, 3, 2):
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(tab).center())
        assert bar.hasFocus(), "nothing in the tab takes the cursor and scrolls it"
    (area,) = seen(page, QScrollArea)
    assert area.verticalScrollBar().maximum() > 0
    assert area.verticalScrollBar().value() == 0


def test_a_step_is_said_another_way_and_goes_back(begun: Workbench) -> None:
    page = _tab(begun, "lists")
    step = _first_step()
    press(page, "Cambiar")
    sheet = dialog(TextsDialog)
    assert "Todo está como venía." in words(sheet)
    write(sheet, "Qué hay que hacer", "Llame a la centralita de Villa.")
    assert f"Como venía: «{step.do}»" in words(sheet)
    write(sheet, "Minutos desde que empieza", "tres")
    assert "Escriba un número" in words(sheet)
    write(sheet, "Minutos desde que empieza", "3")
    press(sheet, "Cerrar")
    said = words(page)
    assert "1. Llame a la centralita de Villa." in said
    assert "Cambiado" in said
    assert "en 3 minutos" in said
    press(page, "Cambiar")
    sheet = dialog(TextsDialog)
    press(sheet, "Volver a como venía")
    press(sheet, "Volver a como venía")
    press(sheet, "Cerrar")
    assert not begun.hub.snapshot.crisis.texts


def test_whoever_goes_by_keyboard_comes_back_to_the_same_step(begun: Workbench) -> None:
    page = _tab(begun, "lists")
    second = button(page, "Cambiar", 1)
    second.setFocus()
    keys(second, Qt.Key.Key_Space)
    sheet = dialog(TextsDialog)
    write(sheet, "Minutos desde que empieza", "4")
    keys(sheet, Qt.Key.Key_Escape)
    again = button(page, "Cambiar", 1)
    assert begun.window.focusWidget() is again


def test_a_step_without_words_is_refused(begun: Workbench) -> None:
    page = _tab(begun, "lists")
    press(page, "Cambiar")
    sheet = dialog(TextsDialog)
    write(sheet, "Qué hay que hacer", "")
    assert "Este texto no puede quedar vacío." in words(sheet)
    assert not begun.hub.snapshot.crisis.texts


def test_a_step_is_left_out_and_brought_back(begun: Workbench) -> None:
    page = _tab(begun, "lists")
    step = _first_step()
    press(page, "Cambiar")
    press(dialog(TextsDialog), "No usar este paso")
    assert "Pasos que aquí no se usan" in words(page)
    assert f"1. {step.do}" not in words(page)
    press(page, "Volver a usarlo")
    assert f"1. {step.do}" in words(page)
    assert not begun.hub.snapshot.crisis.texts


def test_an_own_step_goes_after_any_other(begun: Workbench) -> None:
    page = _tab(begun, "lists")
    press(page, "Cambiar")
    press(dialog(TextsDialog), "Añadir otro después")
    sheet = dialog(RecordDialog)
    write(sheet, "Qué hay que hacer", "Toque la campana.")
    write(sheet, "Minutos desde que empieza", "7")
    press(sheet, "Cerrar")
    said = words(page)
    assert "2. Toque la campana." in said
    assert "Propio" in said
    (own,) = begun.hub.snapshot.crisis.steps
    assert own.minutes == 7
    begun.hub.attempt(records.delete, "crisis_step", own.id or 0)
    assert "Toque la campana." not in words(page)
    begun.hub.attempt(history.undo)
    assert "2. Toque la campana." in words(page)


def test_a_message_that_is_too_long_says_how_much(begun: Workbench) -> None:
    page = _tab(begun, "lists")
    key = message_text(_first_list(), Stage.FIRST)
    begun.hub.perform(wording.say, key, "a" * 294)
    said = words(page)
    assert "Cabe en Facebook." in said
    assert "X (antes Twitter): sobran 14 caracteres." in said
    assert "No cabe" in said
    number = len(parts.book(begun.hub.snapshot.crisis).checklist(_first_list()).steps)
    press(page, "Cambiar", number)
    sheet = dialog(TextsDialog)
    assert "X (antes Twitter): sobran 14 caracteres." in words(sheet)
    write(sheet, "Primer aviso", "Corte.")
    assert "Cabe en " in words(sheet)
    assert "sobran" not in words(sheet)


def test_a_message_with_a_very_long_address_is_read_whole(begun: Workbench) -> None:
    page = _tab(begun, "lists")
    begun.hub.perform(wording.say, message_text(_first_list(), Stage.FIRST), f"Lea https://{'a' * 300}")
    assert all(each.horizontalScrollBar().maximum() == 0 for each in seen(page, QScrollArea))
    cut = [each for each in seen(page, QFrame) if each.property("role") == "row" and not _is_whole(each)]
    assert not cut


def _is_whole(row: QFrame) -> bool:
    return all(
        each.geometry().bottom() <= row.height() for each in seen(row, QWidget) if each.parent() is row
    )


def test_levels_and_ways_back_are_changed_too(begun: Workbench) -> None:
    page = _tab(begun, "lists")
    choose(page, "Qué lista", "Los cuatro niveles")
    press(page, "Cambiar", 3)
    sheet = dialog(TextsDialog)
    write(sheet, "Minutos hasta el primer aviso", "10")
    press(sheet, "Cerrar")
    level = parts.book(begun.hub.snapshot.crisis).level(CrisisLevel.SEVERE)
    assert level.first_notice == 10
    assert begun.hub.snapshot.crisis.texts[0].key == level_text(CrisisLevel.SEVERE, "first_notice")
    choose(page, "Qué lista", "Recuperar una cuenta")
    assert "Cómo se recupera una cuenta perdida" in words(page)
    press(page, "Cambiar")
    sheet = dialog(TextsDialog)
    write(sheet, "Cómo se recupera", "Llame a la Diputación.")
    press(sheet, "Cerrar")
    assert "Llame a la Diputación." in words(page)


def test_the_lists_are_printed_in_blank(
    begun: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _tab(begun, "lists")
    target = tmp_path / "listas.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    press(page, "Guardar las listas en blanco…")
    assert target.read_bytes().startswith(b"%PDF")
    assert f"Guardado en {target}" in words(page)


def test_a_newer_catalogue_asks_and_overwrites_nothing(begun: Workbench) -> None:
    step = _first_step()
    key = step_text(_first_list(), step.key, "do")
    begun.hub.perform(wording.say, key, "Llame a la centralita.")
    own = begun.hub.snapshot.crisis.texts[0]
    begun.hub.perform(records.edit, "crisis_text", own.id or 0, {"base": "Llame al 911."})
    page = _tab(begun, "crisis_text")
    said = words(page)
    assert "El catálogo trae algo nuevo en 1 texto que usted cambió." in said
    assert "Llame al 911." in said
    assert "1. Llame a la centralita." in said
    press(page, "Quedarme con lo mío")
    assert "El catálogo trae algo nuevo" not in words(page)
    assert "1. Llame a la centralita." in words(page)
    begun.hub.attempt(history.undo)
    press(page, "Usar lo nuevo")
    assert f"1. {step.do}" in words(page)


def _first_list() -> str:
    return next(iter(knowledge.crisis_book().checklists))


def _first_step() -> ChecklistStep:
    return knowledge.crisis_book().checklist(_first_list()).steps[0]


@pytest.mark.parametrize(
    ("tab", "verb", "kind"),
    [
        (1, "Añadir un teléfono", "contacts"),
        (1, "Añadir un aviso", "notices"),
        (2, "Añadir un paso", "steps"),
    ],
)
def test_what_is_opened_and_left_empty_is_not_kept(bench: Workbench, tab: int, verb: str, kind: str) -> None:
    bench.go(Target(Place.CRISIS))
    page = bench.page(Place.CRISIS)
    assert isinstance(page, TabbedPage)
    page.show_panel(tab)
    press(bench.window, verb)
    assert len(getattr(bench.hub.snapshot.crisis, kind)) == 1
    press(dialog(RecordDialog), "Cerrar")
    assert getattr(bench.hub.snapshot.crisis, kind) == ()
