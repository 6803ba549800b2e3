"""The product: its gaps, its preview, and writing it where another program may have it open."""

import os
import re
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from muniredes.actions import clock, knowledge, terms, workspace
from muniredes.actions.handover import since_term
from muniredes.actions.printing import manual
from muniredes.actions.printing.manual import Edition
from muniredes.actions.workspace import Database
from muniredes.desktop.background.jobs import wait_for_all
from muniredes.desktop.dialogs.remedy import RemedyDialog
from muniredes.desktop.pages.manual import ManualPage
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.findings import Finding, examine
from muniredes.domain.places import Place, Target
from muniredes.domain.progress import Progress
from muniredes.manual.document import Document
from tests.desktop.hands import button, choose, dialog, keys, press, seen, words
from tests.support import set_up


@pytest.fixture
def page(town_bench: Workbench) -> ManualPage:
    """The page of the manual of the example town, with its preview drawn."""
    town_bench.go(Target(Place.MANUAL))
    found = town_bench.page(Place.MANUAL)
    assert isinstance(found, ManualPage)
    return found


def _preview(page: ManualPage) -> QLabel:
    return next(each for each in seen(page, QLabel) if each.accessibleName() == "Vista previa del manual")


def _pages(page: ManualPage) -> int:
    """Return how many pages the preview says there are, 0 while there is none."""
    found = re.search(r"Página \d+ de (\d+)", words(page))
    return int(found[1]) if found else 0


def _missing(bench: Workbench) -> tuple[Finding, ...]:
    found = examine(bench.hub.snapshot, knowledge.networks(), clock.today()).findings
    return tuple(finding for finding in found if not finding.is_contradiction)


def test_the_preview_shows_the_pages_one_by_one(page: ManualPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: _pages(page) > 40, timeout=10_000)
    cover = _preview(page).pixmap().toImage()
    press(page, "Siguiente")
    assert "Página 2 de" in words(page)
    assert _preview(page).pixmap().toImage() != cover
    keys(page._preview, Qt.Key.Key_PageUp)
    assert _preview(page).pixmap().toImage() == cover
    assert not button(page, "Anterior").isEnabled()


def test_the_other_edition_is_shown_when_it_is_chosen(page: ManualPage, qtbot: QtBot) -> None:
    choose(page, "Edición", "Pública")
    qtbot.waitUntil(lambda: 0 < _pages(page) < 20, timeout=10_000)


def test_each_gap_leads_to_its_field(page: ManualPage, town_bench: Workbench) -> None:
    count = len(_missing(town_bench))
    assert f"Faltan {count} respuestas" in words(page)
    press(page, "Completar")
    focused = town_bench.window.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "¿Es el perfil personal de alguien?: Sí, es de una persona"


def test_what_pretends_to_be_the_council_leads_to_its_remedy(page: ManualPage) -> None:
    """There is nothing to answer about an account that is not ours: there is something to do."""
    press(page, "Denunciar")
    assert "Se hace pasar por nosotros" in words(dialog(RemedyDialog))


def test_all_the_gaps_can_be_seen(page: ManualPage, town_bench: Workbench) -> None:
    verbs = ("Completar", "Denunciar")
    press(page, "Ver todo lo que falta")
    assert sum(text in verbs for text in words(page).splitlines()) == len(_missing(town_bench)) > 8
    press(page, "Ver menos")
    assert sum(text in verbs for text in words(page).splitlines()) == 8


def test_writing_it_counts_a_version_and_offers_to_open_it(
    page: ManualPage, town_bench: Workbench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    target = tmp_path / "manual.pdf"
    page.write_to(target)
    qtbot.waitUntil(lambda: "Guardado en" in words(page), timeout=10_000)
    assert target.read_bytes().startswith(b"%PDF-1.7")
    assert [issue.version for issue in town_bench.hub.snapshot.issues] == [1, 2]
    press(page, "Abrir")
    press(page, "Abrir la carpeta")
    assert opened == [str(target), str(tmp_path)]
    page.write_to(target)
    qtbot.waitUntil(lambda: not page._is_writing, timeout=10_000)
    assert [issue.version for issue in town_bench.hub.snapshot.issues] == [1, 2], "nothing changed since"


def test_open_in_another_program_she_closes_it_and_tries_again(
    page: ManualPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "manual.pdf"
    target.write_bytes(b"el de antes")
    replace = os.replace

    def refuse(*_paths: object) -> None:
        raise PermissionError(13, "The process cannot access the file because it is being used")

    monkeypatch.setattr(os, "replace", refuse)
    page.write_to(target)
    qtbot.waitUntil(lambda: "Ciérrelo y pulse Reintentar." in words(page), timeout=10_000)
    assert "«manual.pdf» está abierto en otro programa" in words(page)
    assert target.read_bytes() == b"el de antes"
    assert [path.name for path in tmp_path.iterdir() if path.suffix not in ("", ".sqlite")] == ["manual.pdf"]
    monkeypatch.setattr(os, "replace", replace)
    press(page, "Reintentar")
    qtbot.waitUntil(lambda: "Guardado en" in words(page), timeout=10_000)
    assert target.read_bytes().startswith(b"%PDF")


def test_the_preview_does_not_wait_for_the_term_that_ended(
    town_bench: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is shown without what changed since, and again with it once that is read."""
    clock.pretend(date(2027, 6, 14))
    terms.keep_old(town_bench.hub.database)
    town_bench.hub.attempt(terms.begin, date(2027, 6, 12))
    go_on, read = threading.Event(), since_term.read

    def slow(database: Database, edition: Edition, progress: Progress) -> manual.Before | None:
        go_on.wait(10)
        return read(database, edition, progress)

    monkeypatch.setattr(since_term, "read", slow)
    town_bench.go(Target(Place.MANUAL))
    page = town_bench.page(Place.MANUAL)
    assert isinstance(page, ManualPage)
    qtbot.waitUntil(lambda: _pages(page) > 40, timeout=10_000)
    without = _pages(page)
    go_on.set()
    qtbot.waitUntil(lambda: _pages(page) > without, timeout=20_000)


def test_it_can_be_stopped_half_way(
    page: ManualPage, town_bench: Workbench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached, go_on = threading.Event(), threading.Event()
    write = manual.write

    def slow(document: Document, target: Path, progress: Callable[[float], None]) -> None:
        progress(0.2)
        reached.set()
        go_on.wait(10)
        write(document, target, progress)

    monkeypatch.setattr(manual, "write", slow)
    target = tmp_path / "manual.pdf"
    page.write_to(target)
    qtbot.waitUntil(reached.is_set, timeout=10_000)
    assert "Escribiendo el manual…" in words(page)
    press(page, "Cancelar")
    go_on.set()
    qtbot.waitUntil(lambda: "Cancelado: no se ha escrito ningún fichero." in words(page), timeout=10_000)
    assert not target.exists()
    assert len(town_bench.hub.snapshot.issues) == 1


def test_another_guide_opened_meanwhile_is_the_one_that_is_seen(
    page: ManualPage, town_bench: Workbench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(lambda: _pages(page) > 40, timeout=30_000)
    reached, go_on = threading.Event(), threading.Event()

    def slow(_document: Document, _target: Path, progress: Callable[[float], None]) -> None:
        reached.set()
        go_on.wait(10)
        progress(0.2)

    monkeypatch.setattr(manual, "write", slow)
    page.write_to(tmp_path / "manual.pdf")
    qtbot.waitUntil(reached.is_set, timeout=30_000)
    other = workspace.open_file(tmp_path / "otra.sqlite")
    set_up(other.database, "facebook.com/ayto")
    town_bench.hub.open_workspace(other)
    assert _pages(page) == 0, "what is seen is of no other guide"
    go_on.set()
    qtbot.waitUntil(lambda: 0 < _pages(page) < 40, timeout=30_000)


def test_a_folder_that_cannot_be_written_is_said(page: ManualPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.write_to(tmp_path / "no" / "existe" / "manual.pdf")
    qtbot.waitUntil(lambda: "Reintentar" in words(page), timeout=10_000)
    assert "No" in words(page)


def test_a_term_that_could_not_be_read_is_read_again(
    town_bench: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.pretend(date(2027, 6, 14))
    terms.keep_old(town_bench.hub.database)
    town_bench.hub.attempt(terms.begin, date(2027, 6, 12))
    asked, read = list[bool](), since_term.read

    def not_at_first(database: Database, edition: Edition, progress: Progress) -> manual.Before | None:
        asked.append(True)
        if len(asked) == 1:
            raise OSError("the folder is not there for a moment")
        return read(database, edition, progress)

    monkeypatch.setattr(since_term, "read", not_at_first)
    town_bench.go(Target(Place.MANUAL))
    page = town_bench.page(Place.MANUAL)
    assert isinstance(page, ManualPage)
    qtbot.waitUntil(lambda: _pages(page) > 40 and bool(asked), timeout=10_000)
    wait_for_all()
    without = _pages(page)
    choose(page, "Edición", "Pública")
    choose(page, "Edición", "Reservada")
    qtbot.waitUntil(lambda: _pages(page) > without, timeout=20_000)
