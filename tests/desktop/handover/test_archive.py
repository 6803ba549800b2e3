"""The archive in «Entregar y recibir»: a copy is added, its file measured, and compared later."""

import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QProgressDialog, QPushButton

from muniredes.actions import clock, history, records
from muniredes.desktop.dialogs.archive import ArchiveDialog
from muniredes.desktop.messages import waiting as reading_apart
from muniredes.desktop.pages.handover.archive import ArchivePanel
from muniredes.desktop.pages.tabbed import TabbedPage
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.handover.archive import ArchiveCopy, Likeness
from muniredes.domain.places import Place, Target
from muniredes.exchange import digests
from tests.desktop.hands import dialog, press, words, write
from tests.support import set_up


def _panel(bench: Workbench) -> ArchivePanel:
    bench.go(Target(Place.HANDOVER, None, "archive_copy"))
    page = bench.page(Place.HANDOVER)
    assert isinstance(page, TabbedPage)
    found = page.panels[page.tab]
    assert isinstance(found, ArchivePanel)
    return found


def _copies(bench: Workbench) -> tuple[ArchiveCopy, ...]:
    return bench.hub.snapshot.archive


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "facebook.zip"
    found.write_bytes(b"x" * 5_000_000)
    return found


def test_a_copy_is_added_from_the_account_that_has_none(bench: Workbench, path: Path) -> None:
    set_up(bench.hub.database, "facebook.com/ayto")
    bench.hub.note_changed()
    panel = _panel(bench)
    assert "Descargar información" in words(panel)
    press(panel, "Ya la tengo")
    sheet = dialog(ArchiveDialog)
    write(sheet, "Dónde se guarda", "Archivo municipal")
    here, threads = threading.get_ident(), []
    measure = digests.measure

    def watched(*given: object) -> object:
        threads.append(threading.get_ident())
        return measure(*given)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("muniredes.actions.handover.archiving.measure", watched)
        sheet.measure(path)
    assert threads
    assert here not in threads
    (copy,) = _copies(bench)
    assert (copy.name, copy.size_bytes, copy.place) == ("facebook.zip", 5_000_000, "Archivo municipal")
    said = words(sheet)
    assert "4,8 MB (5.000.000 bytes)" in said
    assert f"Huella SHA-256: {copy.sha256[:8]} {copy.sha256[8:16]}" in said
    sheet.compare(path)
    assert "Es el mismo fichero" in words(sheet)
    assert "Comprobada el 24 de noviembre de 2026. Es el mismo" in words(sheet)
    press(sheet, "Cerrar")
    assert "Completa" in words(panel)
    assert "Ninguna: de cada cuenta" in words(panel)


def test_a_file_that_is_another_is_said(bench: Workbench, path: Path) -> None:
    set_up(bench.hub.database, "facebook.com/ayto")
    bench.hub.perform(records.add, "archive_copy", {"name": "a.zip"})
    panel = _panel(bench)
    press(panel, "Ver")
    sheet = dialog(ArchiveDialog)
    sheet.measure(path)
    path.write_bytes(b"y" * 5_000_000)
    sheet.compare(path)
    assert "por dentro ha cambiado" in words(sheet)
    path.write_bytes(b"y")
    sheet.compare(path)
    assert "tiene otro tamaño" in words(sheet)
    assert "No es el mismo: tiene otro tamaño." in words(sheet)
    assert _copies(bench)[0].outcome is Likeness.OTHER_SIZE
    press(sheet, "No lo encuentro")
    assert "No se ha encontrado donde dice que está." in words(sheet)
    press(sheet, "Cerrar")
    assert "No aparece" in words(panel)
    assert "Comprobada el 24 de noviembre de 2026. No se ha encontrado" in words(panel)


def test_measuring_is_stopped_and_nothing_is_written(bench: Workbench, path: Path) -> None:
    set_up(bench.hub.database, "facebook.com/ayto")
    bench.hub.perform(records.add, "archive_copy", {"name": "a.zip"})
    press(_panel(bench), "Ver")
    sheet = dialog(ArchiveDialog)

    def stop(shown: QProgressDialog, _part: float) -> None:
        (verb,) = shown.findChildren(QPushButton)
        if not shown.wasCanceled():
            verb.click()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading_apart, "_PATIENCE", 0)
        patch.setattr(reading_apart, "_tell", stop)
        path.write_bytes(b"x" * 40_000_000)
        sheet.measure(path)
    assert "Cancelado: no se ha apuntado nada." in words(sheet)
    assert not _copies(bench)[0].is_measured


def test_one_opened_and_left_untouched_is_not_kept(bench: Workbench) -> None:
    set_up(bench.hub.database, "facebook.com/ayto")
    bench.hub.note_changed()
    press(_panel(bench), "Apuntar una copia")
    press(dialog(ArchiveDialog), "Cerrar")
    assert _copies(bench) == ()


def test_one_that_was_the_same_and_is_not_any_more_is_seen_in_its_sheet_and_in_the_list(
    bench: Workbench, path: Path
) -> None:
    set_up(bench.hub.database, "facebook.com/ayto")
    begun = {"account_id": 1, "made_on": clock.today(), "place": "Archivo"}
    bench.hub.perform(records.add, "archive_copy", begun)
    panel = _panel(bench)
    press(panel, "Ver")
    sheet = dialog(ArchiveDialog)
    sheet.measure(path)
    sheet.compare(path)
    press(sheet, "Cerrar")
    assert "Completa" in words(panel)
    press(panel, "Ver")
    sheet = dialog(ArchiveDialog)
    path.write_bytes(b"y" * 5_000_000)
    sheet.compare(path)
    said = words(sheet)
    assert "por dentro ha cambiado" in said
    assert "El 24 de noviembre de 2026 aún era el mismo." in said
    press(sheet, "Cerrar")
    assert "No es el mismo" in words(panel)
    assert "Completa" not in words(panel)
    assert history.to_undo(bench.hub.database).title.startswith("Fichero comprobado, y no es ese")
