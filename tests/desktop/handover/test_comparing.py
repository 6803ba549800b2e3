"""«Qué ha cambiado»: two moments are chosen, compared beside the window, and read chapter by chapter."""

import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from muniredes.actions import accounts
from muniredes.actions.handover import comparing, delivering
from muniredes.actions.handover.comparing import Source
from muniredes.actions.printing import manual
from muniredes.actions.safekeeping import backups
from muniredes.actions.workspace import Database
from muniredes.desktop.background.jobs import wait_for_all
from muniredes.desktop.dialogs.package_words import OpenWordsDialog
from muniredes.desktop.pages.handover import comparing as comparing_page
from muniredes.desktop.pages.handover.comparing import ComparingPanel
from muniredes.desktop.pages.tabbed import TabbedPage
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.handover.comparison import Comparison
from muniredes.domain.places import Place, Target
from muniredes.domain.progress import Cancelled, Progress, no_progress
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Document
from muniredes.manual.papers.comparison import comparison_paper
from muniredes.manual.rehearsal.pages import page_texts, squeezed
from tests.desktop.hands import dialog, press, words, write
from tests.support import set_up


def _panel(bench: Workbench) -> ComparingPanel:
    bench.go(Target(Place.HANDOVER, None, "comparing"))
    page = bench.page(Place.HANDOVER)
    assert isinstance(page, TabbedPage)
    found = page.panels[page.tab]
    assert isinstance(found, ComparingPanel)
    return found


def test_a_copy_is_compared_with_today_and_saved(
    bench: Workbench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(bench.hub.database, "facebook.com/ayto")
    bench.hub.note_changed()
    bench.hub.perform(accounts.edit, 1, {"account.purpose": "avisos"})
    target = tmp_path / "antes.zip"
    backups.export(bench.hub.database, target)
    bench.hub.perform(accounts.edit, 1, {"account.purpose": "MARCA"})
    panel = _panel(bench)
    panel.add_file(target)
    press(panel, "Comparar")
    qtbot.waitUntil(lambda: "diferencia" in words(panel), timeout=60_000)
    said = words(panel)
    assert "3. Registro de cuentas" in said
    assert "avisos → MARCA" in said
    assert "antes.zip" in said
    assert panel._found is not None
    panel.write(panel._found, tmp_path / "cambios.pdf")
    assert (tmp_path / "cambios.pdf").read_bytes().startswith(b"%PDF")
    assert "Guardado en" in words(panel.window())
    monkeypatch.setattr(comparing_page, "ask_where", lambda *_asked: tmp_path / "manual.pdf")
    press(panel, "Guardar el manual con estos cambios…")
    assert (tmp_path / "manual.pdf").read_bytes().startswith(b"%PDF")


_WITH_CHANGES = "Guardar el manual con estos cambios…"


def _stop(*_asked: object) -> Comparison:
    raise Cancelled


def _copies(bench: Workbench, folder: Path) -> tuple[Path, Path]:
    """Return a copy of January and one of June, before what there is today."""
    set_up(bench.hub.database, "facebook.com/ayto")
    bench.hub.note_changed()
    made = folder / "enero.zip", folder / "junio.zip"
    for copied in made:
        bench.hub.perform(accounts.edit, 1, {"account.purpose": copied.stem})
        backups.export(bench.hub.database, copied)
    bench.hub.perform(accounts.edit, 1, {"account.purpose": "HOY"})
    return made


def test_the_manual_is_saved_with_what_is_in_view_whatever_was_stopped_afterwards(
    bench: Workbench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    january, june = _copies(bench, tmp_path)
    panel = _panel(bench)
    panel.add_file(january)
    press(panel, "Comparar")
    qtbot.waitUntil(lambda: "enero → HOY" in words(panel), timeout=60_000)
    with monkeypatch.context() as stopped:
        stopped.setattr(comparing, "compare", _stop)
        panel.add_file(june)
        press(panel, "Comparar")
        qtbot.waitUntil(lambda: "Cancelado" in words(panel.window()), timeout=60_000)
    panel.refresh()
    assert "enero → HOY" in words(panel)
    monkeypatch.setattr(comparing_page, "ask_where", lambda *_asked: tmp_path / "manual.pdf")
    press(panel, _WITH_CHANGES)
    said = "".join(page_texts((tmp_path / "manual.pdf").read_bytes()))
    assert squeezed("Qué ha cambiado desde: enero.zip") in said
    (issue,) = bench.hub.snapshot.issues
    assert issue.version == 1, "it is in the list of the manuals that were printed"


def test_what_is_not_of_today_is_not_saved_as_the_manual_of_today(
    bench: Workbench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    january, june = _copies(bench, tmp_path)
    panel = _panel(bench)
    panel.add_file(june)
    panel.add_file(january)
    panel._after.setCurrentIndex(panel._after.findText("junio.zip"))
    press(panel, "Comparar")
    qtbot.waitUntil(lambda: "enero → junio" in words(panel), timeout=60_000)
    assert _WITH_CHANGES not in words(panel)
    monkeypatch.setattr(comparing, "compare", _stop)
    panel._after.setCurrentIndex(panel._after.findText("Hoy"))
    press(panel, "Comparar")
    qtbot.waitUntil(lambda: "Cancelado" in words(panel.window()), timeout=60_000)
    panel.refresh()
    assert "enero → junio" in words(panel)
    assert _WITH_CHANGES not in words(panel)


def test_where_to_save_the_manual_is_asked_before_it_is_composed(
    bench: Workbench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    january, _june = _copies(bench, tmp_path)
    panel = _panel(bench)
    panel.add_file(january)
    press(panel, "Comparar")
    qtbot.waitUntil(lambda: "enero → HOY" in words(panel), timeout=60_000)
    usual = manual.prepare(bench.hub.database, manual.Edition.RESERVED).suggested_name
    offered: list[str] = []
    composed: list[object] = []
    monkeypatch.setattr(comparing_page, "ask_where", lambda _over, _title, name, _kinds: offered.append(name))
    monkeypatch.setattr(manual, "compose", composed.append)
    press(panel, _WITH_CHANGES)
    assert offered == [usual]
    assert composed == []


def test_the_paper_is_composed_beside_the_window(
    bench: Workbench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    january, _june = _copies(bench, tmp_path)
    panel = _panel(bench)
    panel.add_file(january)
    press(panel, "Comparar")
    qtbot.waitUntil(lambda: "enero → HOY" in words(panel), timeout=60_000)
    composed: list[threading.Thread] = []

    def told(data: ManualData, found: Comparison) -> Document:
        composed.append(threading.current_thread())
        return comparison_paper(data, found)

    monkeypatch.setattr(comparing, "comparison_paper", told)
    monkeypatch.setattr(comparing_page, "ask_where", lambda *_asked: tmp_path / "cambios.pdf")
    press(panel, "Guardar el documento…")
    assert (tmp_path / "cambios.pdf").read_bytes().startswith(b"%PDF")
    assert len(composed) == 1
    assert composed[0] is not threading.main_thread()


def test_what_is_being_compared_when_another_guide_comes_is_not_shown_over_it(
    bench: Workbench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    january, _june = _copies(bench, tmp_path)
    panel = _panel(bench)
    panel.add_file(january)
    begun, go_on, real = threading.Event(), threading.Event(), comparing.compare

    def slow(database: Database, before: Source, after: Source, _progress: Progress) -> Comparison:
        found = real(database, before, after, no_progress)
        begun.set()
        go_on.wait(30)
        return found

    monkeypatch.setattr(comparing, "compare", slow)
    press(panel, "Comparar")
    qtbot.waitUntil(begun.is_set, timeout=60_000)
    bench.hub.replaced.emit()
    go_on.set()
    wait_for_all()
    QApplication.processEvents()
    assert "enero → HOY" not in words(panel)
    assert "Comparando" not in words(bench.window)


def test_what_cannot_be_compared_is_said_in_a_sentence(
    bench: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    set_up(bench.hub.database, "facebook.com/ayto")
    bench.hub.note_changed()
    panel = _panel(bench)
    press(panel, "Comparar")
    qtbot.waitUntil(lambda: "Son el mismo momento." in words(panel.window()), timeout=60_000)
    backups.export(bench.hub.database, tmp_path / "otra.zip")
    panel.add_file(tmp_path / "otra.zip")
    assert "Son el mismo momento." not in words(panel.window()), "it was of another"


def test_of_two_closed_packages_of_the_same_name_it_says_which_asks_for_words(
    bench: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    set_up(bench.hub.database, "facebook.com/ayto")
    bench.hub.note_changed()
    places = [tmp_path / folder / "pueblo.muniredes" for folder in ("enero", "junio")]
    said = [f"nube martillo perejil castillo violeta {last}" for last in ("jilguero", "cereza")]
    for path, closed_with in zip(places, said, strict=True):
        path.parent.mkdir()
        bench.hub.perform(accounts.edit, 1, {"account.purpose": path.parent.name})
        delivering.deliver(bench.hub.database, path, words=closed_with)
    panel = _panel(bench)
    panel.add_file(places[0], said[0])
    panel.add_file(places[1], "otras palabras")
    panel._after.setCurrentIndex(panel._before.currentIndex())
    panel._before.setCurrentIndex(panel._before.findText("pueblo.muniredes"))
    press(panel, "Comparar")
    qtbot.waitUntil(lambda: "no son las palabras" in words(dialog(OpenWordsDialog)), timeout=60_000)
    told = words(dialog(OpenWordsDialog)).replace("\u200b", "")
    assert "junio" in told
    assert "enero" not in told
    write(dialog(OpenWordsDialog), "Palabras", said[1])
    press(dialog(OpenWordsDialog), "Abrir")
    qtbot.waitUntil(lambda: "enero → junio" in words(panel), timeout=60_000)


def test_another_file_is_compared_as_soon_as_it_is_chosen(
    bench: Workbench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(bench.hub.database, "facebook.com/ayto")
    bench.hub.note_changed()
    target = tmp_path / "otra.zip"
    backups.export(bench.hub.database, target)
    monkeypatch.setattr(comparing_page, "ask_file", lambda *_asked: target)
    panel = _panel(bench)
    press(panel, "Comparar con otro fichero…")
    qtbot.waitUntil(lambda: "Dicen lo mismo" in words(panel), timeout=60_000)


def test_before_there_is_a_town_it_asks_for_it(bench: Workbench) -> None:
    assert "Falta saber de qué pueblo es la guía" in words(_panel(bench))


def test_a_closed_package_asks_for_its_words_until_they_are_those(
    bench: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    set_up(bench.hub.database, "facebook.com/ayto")
    bench.hub.note_changed()
    target, said = tmp_path / "pueblo.muniredes", "nube martillo perejil castillo violeta jilguero"
    delivering.deliver(bench.hub.database, target, words=said)
    bench.hub.perform(accounts.edit, 1, {"account.purpose": "MARCA"})
    panel = _panel(bench)
    panel.open_file(target)
    write(dialog(OpenWordsDialog), "Palabras", "otras palabras")
    press(dialog(OpenWordsDialog), "Abrir")
    press(panel, "Comparar")
    qtbot.waitUntil(lambda: "no son las palabras" in words(dialog(OpenWordsDialog)), timeout=60_000)
    write(dialog(OpenWordsDialog), "Palabras", said)
    press(dialog(OpenWordsDialog), "Abrir")
    qtbot.waitUntil(lambda: "diferencia" in words(panel), timeout=60_000)
    assert "MARCA" in words(panel)
    panel._before.setCurrentIndex(panel._after.currentIndex())
    press(panel, "Comparar")
    qtbot.waitUntil(lambda: "Son el mismo momento." in words(panel.window()), timeout=60_000)
    backups.export(bench.hub.database, tmp_path / "otra.zip")
    panel.add_file(tmp_path / "otra.zip")
    assert "Son el mismo momento." not in words(panel.window()), "it was of another"
    assert "MARCA" not in words(panel), "what was found before is of other two moments"
