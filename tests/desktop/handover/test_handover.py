"""«Entregar y recibir», as she uses it: prepare, see what is missing, answer, draw an act up."""

import hashlib
import threading
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QListWidget,
    QProgressDialog,
    QPushButton,
    QRadioButton,
)
from pytestqt.qtbot import QtBot

from muniredes.actions import accounts, clock, reading, terms
from muniredes.actions.handover import acts, delivering, preparing, receiving
from muniredes.actions.printing.papers import Paper
from muniredes.actions.workspace import Workspace
from muniredes.desktop.dialogs.ask import AskDialog
from muniredes.desktop.dialogs.handover import AnswerDialog, HandoverSheet, ObservationsSheet, StepDialog
from muniredes.desktop.dialogs.package_words import CloseWordsDialog, OpenWordsDialog
from muniredes.desktop.dialogs.remedy import RemedyDialog
from muniredes.desktop.messages import waiting as reading_apart
from muniredes.desktop.navigation.search_entries import entries
from muniredes.desktop.pages.handover import package as package_page
from muniredes.desktop.pages.handover.first_days import FirstDaysPanel
from muniredes.desktop.pages.handover.package import PackagePanel
from muniredes.desktop.pages.tabbed import TabbedPage
from muniredes.desktop.window.workbench import Workbench
from muniredes.desktop.wizards.asking.dialog import WizardDialog
from muniredes.domain.declared_absent import NONE
from muniredes.domain.handover import waiting as handovers
from muniredes.domain.handover.record import ActKind, CheckAnswer, HandoverFile, HandoverReason, HandoverStage
from muniredes.domain.places import Place, Target
from muniredes.files import is_locked
from muniredes.storage.safekeeping import backup
from tests.desktop.hands import choose, dialog, field, press, seen, type_in, words, write
from tests.support import set_up


def _page(bench: Workbench) -> TabbedPage:
    bench.go(Target(Place.HANDOVER, None, "course"))
    page = bench.page(Place.HANDOVER)
    assert isinstance(page, TabbedPage)
    return page


def _file(bench: Workbench) -> HandoverFile:
    found = bench.hub.snapshot.handover
    assert found is not None
    return found


def test_before_anything_the_page_says_when_and_offers_to_prepare(bench: Workbench) -> None:
    set_up(bench.hub.database)
    bench.hub.note_changed()
    said = words(_page(bench))
    for expected in ("No se ha empezado a preparar", "12 de junio de 2027", "Preparar el traspaso"):
        assert expected in said


def test_the_page_says_where_it_is_and_what_is_missing(town_bench: Workbench) -> None:
    page = _page(town_bench)
    said = words(page)
    for expected in ("En preparación", "12 de junio de 2027", "Los pasos, con su fecha"):
        assert expected in said
    assert "Lo que falta para estar listo para traspasar" in said
    assert "Listo para traspasar:" not in said
    press(page, "Arreglar")
    assert town_bench.window.pages.currentWidget() is town_bench.page(Place.ACCOUNTS)


def test_it_is_prepared_with_the_wizard(town_bench: Workbench) -> None:
    before = {(answer.item, answer.account_id) for answer in _file(town_bench).answers}
    press(_page(town_bench), "Seguir preparando")
    wizard = dialog(WizardDialog)
    choose(wizard, "Motivo", "Moción de censura")
    wizard.go_on()
    write(wizard, "Lugar", "Alcaldía")
    wizard.go_on()
    wizard.go_on()
    question = "¿Se abrió con un correo genérico del organismo, y no con uno de una persona?"
    choose(wizard, question, "No")
    while wizard.session.current != "summary":
        wizard.go_on()
    wizard.go_on()
    file = _file(town_bench)
    assert (file.handover.reason, file.handover.place) == (HandoverReason.MOTION, "Alcaldía")
    new = [answer for answer in file.answers if (answer.item, answer.account_id) not in before]
    assert [(answer.item, answer.answer) for answer in new] == [("correo", CheckAnswer.NO)]
    assert len(file.answers) == len(before) + 1
    said = words(_page(town_bench))
    assert "En preparación" in said
    assert "Moción de censura. Todavía no se sabe qué día se entrega." in said


def _marks(wizard: WizardDialog) -> list[str]:
    steps = seen(wizard, QListWidget)[0]
    return [steps.item(row).text() for row in range(steps.count())]


def test_an_account_is_answered_block_by_block_and_ticked_only_when_it_is_whole(bench: Workbench) -> None:
    set_up(bench.hub.database, "facebook.com/AytoVilla")
    bench.hub.note_changed()
    bench.go(Target(Place.PREPARE_HANDOVER))
    wizard = dialog(WizardDialog)
    choose(wizard, "Motivo", "Moción de censura")
    for _page_before in range(3):
        wizard.go_on()
    assert "AytoVilla" in words(wizard)
    question = wizard.session.question
    assert question is not None
    first = question.blocks[0]
    asked = [entry for entry in question.fields if entry.key in first.keys]
    choose(wizard, asked[0].label, "No")
    press(wizard, "«Sí» a lo que queda")
    for entry in asked[1:]:
        (yes,) = [
            each for each in seen(wizard, QRadioButton) if each.accessibleName() == f"{entry.label}: Sí"
        ]
        assert yes.isChecked()
    wizard.go_on()
    (mark,) = [text for text in _marks(wizard) if "AytoVilla" in text]
    assert mark.startswith(f"{len(asked)}/{len(question.fields)}")
    wizard.go_back()
    for number in range(1, len(question.blocks)):
        press(wizard, "«Sí» a lo que queda", number)
    wizard.go_on()
    (mark,) = [text for text in _marks(wizard) if "AytoVilla" in text]
    assert mark.startswith("✓")
    while wizard.session.current != "summary":
        wizard.go_on()
    wizard.go_on()
    answers = [answer.answer for answer in _file(bench).answers if answer.account_id is not None]
    assert answers.count(CheckAnswer.NO) == 1
    assert answers.count(CheckAnswer.YES) == len(question.fields) - 1


def test_yes_to_what_is_left_does_not_say_what_the_account_denies(bench: Workbench) -> None:
    set_up(bench.hub.database, "x.com/AytoVilla")
    (account,) = reading.snapshot(bench.hub.database).own_accounts
    assert account.id is not None
    accounts.edit(bench.hub.database, account.id, {"custody.email": NONE})
    bench.hub.note_changed()
    bench.go(Target(Place.PREPARE_HANDOVER))
    wizard = dialog(WizardDialog)
    for _page_before in range(3):
        wizard.go_on()
    assert "Su ficha dice que no tiene correo de recuperación." in words(wizard)
    press(wizard, "«Sí» a lo que queda", 1)
    said = {each.accessibleName(): each.isChecked() for each in seen(wizard, QRadioButton)}
    mail = "¿Se abrió con un correo genérico del organismo, y no con uno de una persona?"
    phone = next(name for name in said if name.startswith("¿El teléfono") and name.endswith(": Sí"))
    assert (said[f"{mail}: Sí"], said[phone]) == (False, True)


def test_a_line_is_answered_with_its_note(town_bench: Workbench) -> None:
    page = _page(town_bench)
    account = town_bench.hub.snapshot.own_accounts[0]
    known = {each.id for each in _file(town_bench).answers}
    town_bench.go(Target(Place.HANDOVER, account.id, "correo"))
    sheet = dialog(AnswerDialog)
    write(sheet, "Observación", "Lo abrió la agencia")
    choose(sheet, "Respuesta", "No")
    press(sheet, "Cerrar")
    (answer,) = (each for each in _file(town_bench).answers if each.id not in known)
    assert (answer.answer, answer.note, answer.answered_on) == (
        CheckAnswer.NO,
        "Lo abrió la agencia",
        clock.today(),
    )
    assert "Lo abrió la agencia" in words(page)
    town_bench.go(Target(Place.HANDOVER, account.id, "correo"))
    press(dialog(AnswerDialog), "Quitar la respuesta")
    assert len(_file(town_bench).answers) == len(known)


def test_who_receives_writes_what_is_not_as_told_and_changes_nothing_else(town_bench: Workbench) -> None:
    """«Escribir una observación» is one field with the cursor in it; what is typed is the observation."""
    town_bench.hub.perform(receiving.begin_first_days)
    before = _file(town_bench).handover
    town_bench.go(Target(Place.HANDOVER, None, "first_days"))
    press(town_bench.page(Place.HANDOVER), "Escribir una observación")
    sheet = dialog(ObservationsSheet)
    wanted = field(sheet, "Observaciones de quien recibe")
    assert sheet.focusWidget() is wanted
    type_in(wanted, "Me dicen que no")
    press(sheet, "Cerrar")
    after = _file(town_bench).handover
    assert after.observations == "Me dicen que no"
    assert (after.reason, after.note, after.place) == (before.reason, before.note, before.place)


def test_whoever_opens_the_facts_and_types_does_not_change_the_reason(town_bench: Workbench) -> None:
    reason = _file(town_bench).handover.reason
    press(_page(town_bench), "Ver los datos")
    sheet = dialog(HandoverSheet)
    where = sheet.focusWidget()
    assert where is not None
    type_in(where, "m")
    press(sheet, "Cerrar")
    assert _file(town_bench).handover.reason is reason


def test_a_closed_list_that_gives_the_sheet_its_title_is_saved_without_a_fault(town_bench: Workbench) -> None:
    press(_page(town_bench), "Ver los datos")
    sheet = dialog(HandoverSheet)
    choose(sheet, "Motivo", "Moción de censura")
    type_in(field(sheet, "Detalle del motivo"), "x")
    assert "No se ha podido guardar" not in words(sheet)
    assert sheet.windowTitle() == "Traspaso: Moción de censura"


def test_whoever_received_sees_what_she_has_to_do_and_not_what_was_prepared(town_bench: Workbench) -> None:
    town_bench.hub.perform(receiving.begin_first_days)
    page = _page(town_bench)
    said = words(page)
    assert "Se recibió el" in said
    assert "Cambiar contraseñas, cerrar sesiones" in said
    wrong = ("Apuntar todas las cuentas", "Recibe: —", "Seguir preparando", "Todavía no se sabe qué día")
    assert not [each for each in wrong if each in said]
    assert "Lo que falta para estar listo" not in said
    press(page, "Seguir con los diez primeros días")
    assert "Escribir una observación" in words(page)


def test_a_late_step_is_settled_from_today(town_bench: Workbench) -> None:
    clock.pretend(date(2027, 6, 1))
    town_bench.hub.note_changed()
    town_bench.go(Target(Place.TODAY))
    late = next(handovers.late(town_bench.hub.snapshot, clock.today()))
    assert late.verb == "Apuntar cómo va"
    before = len(_file(town_bench).handover.marks)
    town_bench.go(late.target)
    press(dialog(StepDialog), "Ya está hecho")
    assert len(_file(town_bench).handover.marks) == before + 1
    assert late.text not in [item.text for item in handovers.late(town_bench.hub.snapshot, clock.today())]


def test_a_step_is_done_and_its_day_moved(town_bench: Workbench) -> None:
    page = _page(town_bench)
    press(page, "Cambiar")
    step = dialog(StepDialog)
    write(step, "Fecha", "11/01/2027")
    press(step, "Ya está hecho")
    (mark,) = _file(town_bench).handover.marks
    assert (mark.step, mark.done_on) == ("inventory", clock.today())
    said = words(page)
    assert "lunes, 11 de enero de 2027" in said
    assert "Hecho" in said


def _draw_up(bench: Workbench, qtbot: QtBot, kind: str) -> None:
    bench.go(Target(Place.HANDOVER, None, "acts"))
    count = _acts(bench)
    press(bench.page(Place.HANDOVER), kind)
    if kind == "Acta de entrega":
        press(dialog(AskDialog), "Hacer el acta")
    qtbot.waitUntil(lambda: _acts(bench) > count, timeout=60_000)


def _acts(bench: Workbench) -> int:
    file = bench.hub.snapshot.handover
    return len(file.acts) if file else 0


def test_from_the_first_act_to_the_end(town_bench: Workbench, qtbot: QtBot) -> None:
    _draw_up(town_bench, qtbot, "Acta preliminar")
    assert "Hecha y guardada aquí: Acta preliminar." in words(town_bench.page(Place.HANDOVER))
    _draw_up(town_bench, qtbot, "Acta de entrega")
    for verb, stage in (
        ("Apuntar que se ha recibido", HandoverStage.RECEIVED),
        ("Abrir las observaciones", HandoverStage.OBSERVATIONS),
        ("Cerrar el traspaso", HandoverStage.CLOSED),
    ):
        press(_page(town_bench), verb)
        assert _file(town_bench).stage is stage
    assert "Preparar otro traspaso" in words(_page(town_bench))


def test_the_act_that_hands_over_is_asked_about_while_something_is_open(town_bench: Workbench) -> None:
    town_bench.go(Target(Place.HANDOVER, None, "acts"))
    press(town_bench.page(Place.HANDOVER), "Acta de entrega")
    asked = dialog(AskDialog)
    assert "No consta quién recibe." in words(asked)
    assert f"Quedan {len(preparing.what_is_missing(town_bench.hub.snapshot))} cosas" in words(asked)
    press(asked, "Dejarlo como está")
    assert _acts(town_bench) == 0


def test_an_act_that_was_taken_back_is_not_told_any_more(town_bench: Workbench, qtbot: QtBot) -> None:
    _draw_up(town_bench, qtbot, "Acta preliminar")
    page = town_bench.page(Place.HANDOVER)
    assert "Hecha y guardada aquí" in words(page)
    town_bench.hub.note_changed()
    assert "Hecha y guardada aquí" in words(page)
    town_bench.window.undo_asked.emit()
    assert _acts(town_bench) == 0
    assert "Hecha y guardada aquí" not in words(page)


def test_a_refusal_is_written_in_its_sheet(town_bench: Workbench) -> None:
    preparing.prepare(town_bench.hub.database, {})
    town_bench.hub.note_changed()
    press(_page(town_bench), "Ver los datos")
    sheet = dialog(HandoverSheet)
    write(sheet, "No quiso firmar o no vino el", "20/11/2026")
    press(sheet, "Cerrar")
    assert "no se quiso firmar: consta" in words(_page(town_bench))


@pytest.mark.usefixtures("qapp")
def test_who_inherits_the_accounts_is_offered_it_at_the_start(bench: Workbench) -> None:
    said = words(bench.window)
    assert "He heredado las cuentas" in said
    bench.go(Target(Place.HANDOVER))
    QApplication.processEvents()
    assert "He heredado las cuentas" in words(bench.page(Place.HANDOVER))


def test_the_package_goes_from_one_guide_to_another(
    town_bench: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    """Delivered in the window, seen before it is taken; the example is never written over."""
    target = tmp_path / "pueblo.muniredes"
    panel = _package_panel(town_bench)
    panel.deliver(target)
    qtbot.waitUntil(lambda: "SHA-256" in words(panel), timeout=120_000)
    panel.open_package(target)
    qtbot.waitUntil(lambda: "Recibir este paquete" in words(panel), timeout=60_000)
    said = words(panel)
    assert "Ayuntamiento de Villaejemplo de la Sierra" in said
    assert "Mensajes previstos" in said
    assert "acta.pdf: el acta" in said
    assert "ya hay una guía" not in said
    press(panel, "Recibir este paquete")
    assert "pueblo de ejemplo" in words(panel.window())


def test_the_receipt_is_in_the_window_to_be_copied(
    town_bench: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "pueblo.muniredes"
    panel = _package_panel(town_bench)
    panel.deliver(target)
    qtbot.waitUntil(lambda: "Guardar el recibo…" in words(panel), timeout=120_000)
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    assert digest in words(panel).replace(" ", "")
    press(panel, "Copiar la huella")
    assert QGuiApplication.clipboard().text() == digest
    (code,) = (each for each in panel.findChildren(QLabel) if "código con la huella" in each.accessibleName())
    assert not code.pixmap().isNull()


def test_a_package_closed_with_words_is_delivered_and_opened_with_them(
    town_bench: Workbench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those proposed are on a paper first; weak ones are refused; wrong ones are asked for again."""
    target = tmp_path / "pueblo.muniredes"
    monkeypatch.setattr(package_page, "ask_where", lambda *_given: target)
    panel = _package_panel(town_bench)
    press(panel, "Guardarlo cerrado con palabras…")
    asked = dialog(CloseWordsDialog)
    proposed = asked.words
    press(asked, "Proponer otras")
    assert asked.words != proposed
    press(asked, "Guardar el paquete…")
    assert "Falta apuntar las palabras." in words(asked)
    kept = asked.words
    write(asked, "Palabras", "Villaejemplo de la Sierra 2027")
    press(asked, "Guardar el paquete…")
    assert "Es fácil de adivinar" in words(asked)
    (noted,) = asked.findChildren(QCheckBox)
    noted.click()
    write(asked, "Palabras", kept)
    assert not noted.isChecked(), "they are other words"
    noted.click()
    press(asked, "Guardar el paquete…")
    qtbot.waitUntil(lambda: "Guardar el recibo…" in words(panel), timeout=120_000)
    assert is_locked(target)
    assert kept not in words(panel.window())
    panel.open_package(target)
    opening = dialog(OpenWordsDialog)
    press(opening, "Abrir")
    assert "Faltan las palabras." in words(opening)
    write(opening, "Palabras", "otras palabras")
    press(opening, "Abrir")
    qtbot.waitUntil(lambda: "no son las palabras" in words(dialog(OpenWordsDialog)), timeout=60_000)
    again = dialog(OpenWordsDialog)
    write(again, "Palabras", kept.upper())
    press(again, "Abrir")
    qtbot.waitUntil(lambda: "Recibir este paquete" in words(panel), timeout=60_000)
    assert "Ayuntamiento de Villaejemplo de la Sierra" in words(panel)
    press(panel, "Dejarlo")
    assert "Recibir este paquete" not in words(panel)


def test_a_closed_package_is_received_with_the_words_it_was_looked_at_with(
    bench: Workbench, town: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "pueblo.muniredes"
    said = "nube martillo perejil castillo violeta jilguero"
    delivering.deliver(town.database, target, words=said)
    panel = _package_panel(bench)
    panel.look(target, said)
    qtbot.waitUntil(lambda: "Recibir este paquete" in words(panel), timeout=60_000)
    press(panel, "Recibir este paquete")
    assert bench.hub.snapshot.council is not None
    assert bench.hub.snapshot.council.name == "Villaejemplo de la Sierra"
    assert b"jilguero" not in bench.hub.database.path.read_bytes()


def test_a_package_is_received_beside_the_window(
    bench: Workbench, town: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    """Verified and put in its place in another thread; what there is now is another guide, whole."""
    target = tmp_path / "pueblo.muniredes"
    delivering.deliver(town.database, target)
    panel = _package_panel(bench)
    panel.open_package(target)
    qtbot.waitUntil(lambda: "Recibir este paquete" in words(panel), timeout=60_000)
    here, threads = threading.get_ident(), set[int]()
    restore = backup.restore

    def watched(*given: Any) -> Any:
        threads.add(threading.get_ident())
        return restore(*given)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(backup, "restore", watched)
        press(panel, "Recibir este paquete")
    assert threads
    assert here not in threads
    assert bench.hub.snapshot.council is not None
    assert bench.hub.snapshot.council.name == "Villaejemplo de la Sierra"


def test_receiving_can_be_stopped_and_nothing_changes(
    bench: Workbench, town: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "pueblo.muniredes"
    delivering.deliver(town.database, target)
    panel = _package_panel(bench)
    panel.open_package(target)
    qtbot.waitUntil(lambda: "Recibir este paquete" in words(panel), timeout=60_000)
    before = bench.hub.database.path.read_bytes()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading_apart, "_PATIENCE", 0)
        patch.setattr(reading_apart, "_tell", _stop_at_once)
        press(panel, "Recibir este paquete")
    assert "Cancelado: no se ha cambiado nada." in words(bench.window)
    assert bench.hub.database.path.read_bytes() == before


def _stop_at_once(shown: QProgressDialog, _part: float) -> None:
    (stop,) = shown.findChildren(QPushButton)
    assert stop.text() == "Cancelar"
    if not shown.wasCanceled():
        stop.click()


def test_it_is_found_by_whoever_searches(town_bench: Workbench) -> None:
    for typed in ("entregar", "traspaso", "acta", "he heredado", "papelera", "electoral", "decreto", "copia"):
        assert list(entries(typed)), typed
    (entry,) = (each for each in entries("papelera") if each.title == "Papelera")
    town_bench.go(entry.target)
    assert "Vaciar la papelera" in words(town_bench.window) or "Está vacía." in words(town_bench.window)


def test_the_first_days_are_walked_account_by_account(town_bench: Workbench) -> None:
    town_bench.go(Target(Place.HANDOVER, None, "first_days"))
    page = _page_of(town_bench)
    press(page, "Empezar los diez primeros días")
    said = words(page)
    assert "Lo que no es como se entregó" in said
    assert "quedan 30 días" in said
    account = next(each for each in town_bench.hub.snapshot.own_accounts if each.network_id == "facebook")
    town_bench.go(Target(Place.HANDOVER, account.id, preparing.GETS_IN))
    sheet = dialog(AnswerDialog)
    choose(sheet, "Respuesta", "No")
    press(sheet, "Cerrar")
    press(page, "Cómo se recupera, y la carta")
    assert "Nadie puede entrar" in words(dialog(RemedyDialog))


def test_what_she_answers_late_stays_in_what_she_received(bench: Workbench) -> None:
    set_up(bench.hub.database, "facebook.com/ayto")
    bench.hub.note_changed()
    bench.hub.perform(receiving.begin_first_days)
    received = _file(bench).handover.received_on
    clock.pretend(clock.today() + timedelta(days=120))
    bench.hub.note_changed()
    bench.go(Target(Place.HANDOVER, 1, preparing.GETS_IN))
    sheet = dialog(AnswerDialog)
    choose(sheet, "Respuesta", "No")
    press(sheet, "Cerrar")
    page = _page_of(bench)
    assert "¿Acaba de recibir las cuentas?" not in words(page)
    press(page, "Escribir una observación")
    observing = dialog(ObservationsSheet)
    type_in(field(observing, "Observaciones de quien recibe"), "Falta el sobre")
    press(observing, "Cerrar")
    (file,) = bench.hub.snapshot.handovers
    assert (file.handover.received_on, file.handover.observations) == (received, "Falta el sobre")
    assert [each.answer for each in file.answers] == [CheckAnswer.NO]
    press(page, "Acta complementaria")
    assert "Acta complementaria" in [each.text() for each in seen(page, QPushButton)]
    bench.go(Target(Place.HANDOVER, None, "first_days"))
    press(page, "Empezar otros diez primeros días")
    assert len(bench.hub.snapshot.handovers) == 2


def test_a_blank_line_does_not_open_with_the_answer_of_what_was_closed(bench: Workbench) -> None:
    set_up(bench.hub.database, "facebook.com/ayto")
    bench.hub.perform(preparing.answer, "correo", 1, {"answer": CheckAnswer.YES, "note": "El de entonces"})
    bench.hub.perform(preparing.edit, {"closed_on": clock.today()})
    bench.go(Target(Place.HANDOVER, 1, "correo"))
    sheet = dialog(AnswerDialog)
    chosen = [each.accessibleName() for each in seen(sheet, QRadioButton) if each.isChecked()]
    assert "Respuesta: Sí" not in chosen
    write(sheet, "Observación", "El de ahora")
    press(sheet, "Cerrar")
    said = [[each.note for each in file.answers] for file in bench.hub.snapshot.handovers]
    assert said == [["El de entonces"], ["El de ahora"]]


def test_nothing_was_left_has_its_way(bench: Workbench, tmp_path: Path) -> None:
    set_up(bench.hub.database, "facebook.com/ayto")
    bench.hub.note_changed()
    bench.go(Target(Place.HANDOVER, None, "first_days"))
    page = _page_of(bench)
    press(page, "Apuntar que no dejaron nada")
    assert _file(bench).handover.refused_on == clock.today()
    (panel,) = (each for each in page.panels if isinstance(each, FirstDaysPanel))
    panel.write_paper(Paper.REQUIREMENT, tmp_path / "carta.docx")
    assert (tmp_path / "carta.docx").read_bytes().startswith(b"PK")


def test_a_damaged_package_is_told_in_a_sentence(bench: Workbench, qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "roto.muniredes"
    target.write_bytes(b"PK\x03\x04" + b"nada" * 50)
    panel = _package_panel(bench)
    panel.open_package(target)
    qtbot.waitUntil(lambda: "está dañado" in words(panel.window()), timeout=60_000)
    assert "Recibir este paquete" not in words(panel)


def _package_panel(bench: Workbench) -> PackagePanel:
    bench.go(Target(Place.HANDOVER, None, "receive"))
    (panel,) = (each for each in _page_of(bench).panels if isinstance(each, PackagePanel))
    return panel


def _page_of(bench: Workbench) -> TabbedPage:
    page = bench.page(Place.HANDOVER)
    assert isinstance(page, TabbedPage)
    return page


def test_another_handover_begins_with_nothing_of_the_one_that_was_closed(bench: Workbench) -> None:
    """Neither what was answered in it nor what was half said of it."""
    set_up(bench.hub.database, "facebook.com/AytoVilla")
    bench.hub.note_changed()
    press(_page(bench), "Preparar el traspaso")
    wizard = dialog(WizardDialog)
    choose(wizard, "Motivo", "Cambia la persona que lleva las redes")
    wizard.go_on()
    write(wizard, "Lugar", "Alcaldía")
    wizard.reject()
    bench.hub.perform(preparing.prepare, {"reason": HandoverReason.DESK, "urgent": "El dominio"})
    bench.hub.perform(preparing.answer, "correo", 1, {"answer": CheckAnswer.YES})
    bench.hub.perform(acts.keep, ActKind.FINAL, b"%PDF de mentira")
    today = clock.today()
    days = {"received_on": today, "observations_on": today, "closed_on": today}
    bench.hub.perform(preparing.edit, days)
    bench.go(Target(Place.TODAY))
    assert "Preparar el traspaso" not in words(bench.page(Place.TODAY))
    press(_page(bench), "Preparar otro traspaso")
    wizard = dialog(WizardDialog)
    assert wizard.session.current == "reason"
    given = [value for answers in wizard.session.answers.values() for value in answers.values() if value]
    assert "Alcaldía" not in given
    assert HandoverReason.DESK.value not in given
    assert CheckAnswer.YES.value not in given
    wizard.reject()


def test_one_that_is_closed_counts_no_days(town_bench: Workbench) -> None:
    acts.keep(town_bench.hub.database, ActKind.FINAL, b"%PDF")
    clock.pretend(date(2027, 6, 14))
    terms.begin(town_bench.hub.database, date(2027, 6, 12))
    town_bench.hub.note_changed()
    said = words(_page(town_bench).panels[0])
    assert "Cerrado" in said
    assert "Se entregó el 24 de noviembre de 2026." in said
    assert "quedan" not in said
    assert "Atrasado" not in said.split("Una semana después")[0]
