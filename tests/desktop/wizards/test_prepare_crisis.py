"""«Preparar crisis», walked by hand: from nothing to a town that knows whom to call."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from muniredes.actions import history
from muniredes.desktop.window.workbench import Workbench
from muniredes.desktop.wizards.asking.dialog import WizardDialog
from muniredes.domain.crisis.levels import CrisisLevel, CrisisRole
from muniredes.domain.places import Place, Target
from tests.desktop.hands import dialog, keys, press, words, write, write_new
from tests.support import add_person, set_up

ROLES = len(CrisisRole)


@pytest.fixture
def begun(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> Workbench:
    """A guide with a secretary and a mayor."""
    set_up(bench.hub.database)
    add_person(bench.hub.database, "Rosa Vidal", post="Alcaldesa")
    add_person(bench.hub.database, "Ana Gil", post="Secretaria-interventora")
    monkeypatch.setattr(
        "muniredes.desktop.wizards.prepare_crisis.PrepareCrisisPlan.afterwards",
        lambda _plan: Target(Place.GUIDE),
    )
    bench.hub.note_changed()
    return bench


def _open(bench: Workbench, key: str = "") -> WizardDialog:
    bench.go(Target(Place.PREPARE_CRISIS, None, key))
    return dialog(WizardDialog)


def _next(wizard: WizardDialog, times: int = 1) -> None:
    for _time in range(times):
        press(wizard, "Siguiente")


def test_a_town_is_prepared_question_by_question(begun: Workbench) -> None:
    wizard = _open(begun)
    write(wizard, "Quién", "Marta Ruiz")
    write_new(wizard, "Suplente", "Luis Ortega")
    _next(wizard, 2)
    assert "Rosa Vidal (Alcaldesa)" in _person(wizard)
    _next(wizard, ROLES - 2)
    assert "Coordinación (Marta Ruiz)" not in words(wizard)
    assert "Alcaldía (Rosa Vidal)" in words(wizard)
    _next(wizard, len(CrisisLevel))
    write(wizard, "Teléfono", "967 000 112")
    _remove_all_but_two(wizard)
    _next(wizard)
    press(wizard, "Usar un texto de ejemplo")
    _next(wizard)
    write(wizard, "Dónde está el sobre de crisis", "En la caja fuerte")
    _next(wizard)
    write(wizard, "Nombre del aviso", "Corte de agua")
    write(wizard, "Texto", "Corte de agua hasta nuevo aviso.")
    _next(wizard)
    write(wizard, "Próximo simulacro", "02/02/2027")
    _next(wizard)
    said = words(wizard)
    assert "Compruebe sus respuestas" in said
    assert "Sin suplente: " in said
    press(wizard, "Guardar la preparación")
    _check_saved(begun)
    begun.hub.attempt(history.undo)
    assert begun.hub.snapshot.crisis.plan is None
    assert not begun.hub.snapshot.crisis.contacts


def _person(wizard: WizardDialog) -> str:
    from tests.desktop.hands import field

    return str(field(wizard, "Quién").property("currentText"))


def _remove_all_but_two(wizard: QWidget) -> None:
    for _time in range(5):
        press(wizard, "Quitar", 2)


def _check_saved(bench: Workbench) -> None:
    record = bench.hub.snapshot.crisis
    assert record.plan is not None
    assert record.plan.next_drill_on == date(2027, 2, 2)
    assert record.plan.kit_place == "En la caja fuerte"
    assert record.plan.single_voice.startswith("En una crisis habla una sola voz")
    coordinator = record.duty_of[CrisisRole.COORDINATOR]
    assert _name(bench, coordinator.person_id) == "Marta Ruiz"
    assert _name(bench, coordinator.deputy_id) == "Luis Ortega"
    assert _name(bench, record.duty_of[CrisisRole.SECRETARY].person_id) == "Ana Gil"
    assert _name(bench, record.decider_of[CrisisLevel.SEVERE].person_id) == "Rosa Vidal"
    assert [(each.name, each.phone) for each in record.contacts] == [
        ("Protección Civil", "967 000 112"),
        ("Policía Local", ""),
    ]
    assert [each.name for each in record.notices] == ["Corte de agua"]


def _name(bench: Workbench, number: int | None) -> str:
    person = bench.hub.snapshot.person(number)
    return person.name if person else ""


def test_what_was_said_is_kept_when_the_wizard_is_closed(begun: Workbench) -> None:
    wizard = _open(begun)
    write(wizard, "Quién", "Marta Ruiz")
    _next(wizard)
    keys(wizard, Qt.Key.Key_Escape)
    again = _open(begun)
    assert "Seguimos donde lo dejó: paso 2" in words(again)
    press(again, "Atrás")
    assert "Marta Ruiz" in _person(again)


def test_nobody_stands_in_for_herself(begun: Workbench) -> None:
    wizard = _open(begun)
    write(wizard, "Quién", "Marta Ruiz")
    write(wizard, "Suplente", "Marta Ruiz")
    _to_the_end(wizard)
    press(wizard, "Guardar la preparación")
    assert "¿Quién es «Coordinación» en una crisis?" in words(wizard)
    assert "La misma persona no puede ser titular y suplente." in words(wizard)
    assert not begun.hub.snapshot.crisis.duties


def test_a_notice_without_a_name_is_said_on_its_page(begun: Workbench) -> None:
    wizard = _open(begun)
    for _time in range(ROLES + len(CrisisLevel) + 3):
        press(wizard, "No lo sé todavía")
    write(wizard, "Texto", "Corte de agua")
    _next(wizard)
    press(wizard, "No lo sé todavía")
    press(wizard, "Guardar la preparación")
    assert "Falta el nombre del aviso." in words(wizard)
    assert not begun.hub.snapshot.crisis.notices


def test_what_is_not_known_yet_changes_nothing(begun: Workbench) -> None:
    wizard = _open(begun)
    write(wizard, "Quién", "Marta Ruiz")
    _to_the_end(wizard)
    press(wizard, "Guardar la preparación")
    before = len(begun.hub.snapshot.crisis.duties)
    assert before
    wizard = _open(begun)
    for _time in range(ROLES + len(CrisisLevel) + 5):
        press(wizard, "No lo sé todavía")
    press(wizard, "Guardar la preparación")
    assert len(begun.hub.snapshot.crisis.duties) == before
    assert begun.hub.snapshot.crisis.contacts


def test_it_opens_at_the_right_question(begun: Workbench) -> None:
    assert "¿A quién hay que llamar en su pueblo?" in words(_open(begun, "phones"))


def _to_the_end(wizard: WizardDialog) -> None:
    _next(wizard, ROLES + len(CrisisLevel) + 5)
