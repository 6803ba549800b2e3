"""What is kept of a crisis that is over, by hand: its timeline, its captures, its questions and its tasks."""

from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPlainTextEdit

from muniredes.actions import clock, history, records
from muniredes.actions.crisis import course, steps, timeline
from muniredes.desktop.dialogs.crisis.entry import AddEntryDialog, CaptureDialog, CorrectEntryDialog
from muniredes.desktop.dialogs.crisis.lessons import LessonsDialog
from muniredes.desktop.dialogs.crisis.naming import NameDialog
from muniredes.desktop.dialogs.search import SearchDialog
from muniredes.desktop.dialogs.sheet import RecordDialog
from muniredes.desktop.pages.tabbed import TabbedPage
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.crisis.incidents import EntryKind
from muniredes.domain.crisis.record import IncidentFile
from muniredes.domain.places import Place, Target
from tests.desktop.hands import choose, delete, dialog, field, press, seen, words, write
from tests.support import set_up


@pytest.fixture
def flooded(bench: Workbench) -> Workbench:
    """A flood that is over, and a drill that is over too."""
    database = bench.hub.database
    set_up(database)
    for is_drill in (True, False):
        (number,) = course.begin(database, "emergencia", is_drill=is_drill).ids("incident")
        bench.hub.note_changed()
        first = _file(bench).steps[0]
        steps.tick(database, first.id or 0, "Contestan enseguida")
        timeline.write(database, number, "Se corta la carretera", kind=EntryKind.DECISION)
        course.end(database, number)
        bench.hub.note_changed()
    return bench


def _file(bench: Workbench) -> IncidentFile:
    """The newest crisis."""
    return bench.hub.snapshot.crisis.files[0]


def _archive(bench: Workbench) -> TabbedPage:
    bench.go(Target(Place.CRISIS, None, "archive"))
    page = bench.page(Place.CRISIS)
    assert isinstance(page, TabbedPage)
    return page


def _opened(bench: Workbench) -> TabbedPage:
    page = _archive(bench)
    press(page, "Abrir")
    return page


def test_what_is_over_is_listed_and_drills_say_so(flooded: Workbench) -> None:
    page = _archive(flooded)
    said = words(page)
    assert "Emergencia" in said
    assert "Simulacro: Emergencia" in said
    assert said.count("Emergencia") == 2, "each is called once, when its list is called like it"
    assert "Falta lo aprendido" in said
    press(page, "Abrir", 1)
    assert "Simulacro: Emergencia" in words(page)
    assert "Se corta la carretera" in words(page)
    assert "Pasos que no se hicieron" in words(page)
    press(page, "Volver al archivo")
    assert "Lo que ya terminó" in words(page)


def test_the_three_questions_are_answered(flooded: Workbench) -> None:
    page = _opened(flooded)
    press(page, "Contestar")
    sheet = dialog(LessonsDialog)
    write(sheet, "¿Qué pasó?", "Se desbordó el arroyo.")
    write(sheet, "¿Por qué?", "Llovió mucho.")
    press(sheet, "Cerrar")
    incident = _file(flooded).incident
    assert (incident.what_happened, incident.why) == ("Se desbordó el arroyo.", "Llovió mucho.")
    assert "Se desbordó el arroyo." in words(page)
    flooded.hub.attempt(history.undo)
    assert _file(flooded).incident.why == ""


def test_an_entry_is_added_corrected_and_removed(flooded: Workbench) -> None:
    page = _opened(flooded)
    press(page, "Añadir un apunte")
    sheet = dialog(AddEntryDialog)
    press(sheet, "Apuntar")
    assert "Falta qué apuntar." in words(sheet)
    write(sheet, "Qué pasó o qué se decidió", "Llegan los bomberos")
    write(sheet, "Hora", "25:99")
    press(sheet, "Apuntar")
    assert "«25:99» no es una hora." in words(sheet)
    write(sheet, "Día", "30/11/2026")
    write(sheet, "Hora", "3:00")
    press(sheet, "Apuntar")
    assert "Esa hora todavía no ha llegado." in words(sheet)
    assert len(_file(flooded).entries) == 4
    write(sheet, "Día", "23/11/2026")
    choose(sheet, "Qué es", "Decisión")
    press(sheet, "Apuntar")
    first = _file(flooded).entries[0]
    assert (first.text, first.kind) == ("Llegan los bomberos", EntryKind.DECISION)
    assert "23/11/2026, 03:00 · Decisión" in words(page)
    press(page, "Corregir")
    correction = dialog(CorrectEntryDialog)
    write(correction, "Qué pasó", "Llegan los bomberos de Albacete")
    press(correction, "Guardar")
    assert "Llegan los bomberos de Albacete" in words(page)
    press(page, "Corregir")
    press(dialog(CorrectEntryDialog), "Borrar este apunte")
    assert "Llegan los bomberos" not in words(page)
    flooded.hub.attempt(history.undo)
    assert "Llegan los bomberos de Albacete" in words(page)


def test_a_capture_is_kept_with_its_words_and_its_fingerprint(
    flooded: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _opened(flooded)
    path = tmp_path / "captura.png"
    Image.new("RGB", (900, 500), "#aa2233").save(path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
    press(page, "Adjuntar una captura…")
    sheet = dialog(CaptureDialog)
    press(sheet, "Guardar la captura")
    assert "Falta decir qué se ve en la captura." in words(sheet)
    write(sheet, "Qué se ve", "Una publicación falsa a las 3:12")
    press(sheet, "Guardar la captura")
    entry = _file(flooded).entries[-1]
    assert entry.capture is not None
    assert len(entry.fingerprint) == 64
    assert "Una publicación falsa a las 3:12" in words(page)
    pictures = [each for each in seen(page, QLabel) if each.accessibleName().startswith("Imagen: ")]
    assert [each.accessibleName() for each in pictures] == ["Imagen: Una publicación falsa a las 3:12"]
    press(page, "Corregir", 1)
    shown = field(dialog(CorrectEntryDialog), "Huella del fichero (SHA-256)")
    assert shown.property("text") == entry.fingerprint


def test_a_picture_that_is_none_is_said(
    flooded: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _opened(flooded)
    path = tmp_path / "captura.png"
    path.write_text("nada")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
    press(page, "Adjuntar una captura…")
    sheet = dialog(CaptureDialog)
    write(sheet, "Qué se ve", "Nada")
    press(sheet, "Guardar la captura")
    assert sheet.isVisible()
    assert len(_file(flooded).entries) == 4


def test_a_task_reaches_the_day_until_it_is_done(flooded: Workbench) -> None:
    page = _opened(flooded)
    press(page, "Añadir una tarea")
    sheet = dialog(RecordDialog)
    what = QGuiApplication.focusObject()
    assert isinstance(what, QPlainTextEdit)
    QTest.keyClicks(what, "Cambiar")
    assert what.toPlainText() == "Cambiar", "the first key takes the place of «Tarea nueva»"
    write(sheet, "Qué hay que hacer", "Cambiar el número de guardia")
    write(sheet, "Antes del", "20/11/2026")
    press(sheet, "Cerrar")
    assert "Atrasada" in words(page)
    flooded.go(Target(Place.TODAY))
    said = words(flooded.window)
    assert "Cambiar el número de guardia" in said
    assert "Tocaba el 20 de noviembre de 2026. De «Emergencia»." in said
    press(flooded.page(Place.TODAY), "Apuntar cómo va")
    sheet = dialog(RecordDialog)
    write(sheet, "Hecho el", "24/11/2026")
    press(sheet, "Cerrar")
    (task,) = _file(flooded).tasks
    assert task.done_on == date(2026, 11, 24)
    assert "Hecha" in words(page)
    flooded.go(Target(Place.TODAY))
    assert "Cambiar el número de guardia" not in words(flooded.page(Place.TODAY))


def test_it_is_named_opened_again_and_deleted(flooded: Workbench) -> None:
    page = _opened(flooded)
    press(page, "Cambiar el nombre")
    write(dialog(NameDialog), "Qué ha pasado", "Riada de noviembre")
    press(dialog(NameDialog), "Guardar")
    assert "Riada de noviembre" in words(page)
    press(page, "Volver a abrir")
    assert page.tab == 0
    assert _file(flooded).incident.is_open
    course.end(flooded.hub.database, _file(flooded).incident.id or 0)
    flooded.hub.note_changed()
    _archive(flooded)
    press(page, "Abrir")
    delete(page)
    assert "Riada de noviembre" not in words(page)
    assert len(flooded.hub.snapshot.crisis.files) == 1
    press(flooded.window, "Deshacer")
    assert "Riada de noviembre" in words(page)


def test_its_report_is_written(flooded: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = _opened(flooded)
    target = tmp_path / "informe.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    press(page, "Guardar el informe…")
    assert target.read_bytes().startswith(b"%PDF")
    assert f"Guardado en {target}" in words(page)
    target.unlink()
    target.mkdir()
    press(page, "Guardar el informe…")
    assert "Reintentar" in words(page)


def test_the_search_leads_to_it(flooded: Workbench) -> None:
    flooded.hub.perform(records.add, "crisis_contact", {"name": "Guardia del agua", "phone": "600 000 001"})
    flooded.open_search()
    search = dialog(SearchDialog)
    search.type_in("guardia del agua")
    assert "Guardia del agua   ·   Teléfono para una crisis" in words(search)
    assert clock.today() == date(2026, 11, 24)
