"""«Ajustes», «Copias»: where the second copy goes, and the sheet for the day that the computer dies."""

import threading
from datetime import datetime, time, timedelta
from pathlib import Path

import pikepdf
import pytest
from pytestqt.qtbot import QtBot

from muniredes.actions import clock
from muniredes.actions.safekeeping import second_copy
from muniredes.desktop.background.jobs import wait_for_all
from muniredes.desktop.pages.saying import SayingPanel
from muniredes.desktop.pages.settings.second_copy import SecondCopyCard, write_sheet
from muniredes.desktop.pages.tabbed import TabbedPage
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.places import Place, Target
from tests.conftest import TODAY
from tests.desktop.hands import press, words
from tests.support import set_up


def _page(bench: Workbench) -> TabbedPage:
    bench.go(Target(Place.SETTINGS, None, "copies"))
    page = bench.page(Place.SETTINGS)
    assert isinstance(page, TabbedPage)
    return page


def _panel(bench: Workbench) -> SayingPanel:
    page = _page(bench)
    panel = page.panels[page.tab]
    assert isinstance(panel, SayingPanel)
    return panel


def _card(bench: Workbench) -> SecondCopyCard:
    return _panel(bench).findChildren(SecondCopyCard)[-1]  # those of before go in the next turn


def test_a_folder_is_chosen_and_the_copy_made(bench: Workbench, tmp_path: Path) -> None:
    set_up(bench.hub.database)
    bench.hub.note_changed()
    assert "Las copias están en este mismo disco" in words(_card(bench))
    _card(bench).choose(tmp_path)
    assert "Toca hacer una" in words(_card(bench))
    press(_card(bench), "Copiar ahora")
    assert "Segunda copia hecha y comprobada" in words(_page(bench))
    assert "24 de noviembre de 2026 (hoy)" in words(_card(bench))
    assert len(list(tmp_path.glob("*-2026-11.sqlite"))) == 1
    press(_card(bench), "No hacerla más")
    assert second_copy.state().folder is None


def test_a_stick_that_is_not_there_is_said_and_today_asks_for_it(bench: Workbench, tmp_path: Path) -> None:
    set_up(bench.hub.database)
    bench.hub.note_changed()
    second_copy.choose(tmp_path)
    second_copy.keep(bench.hub.database.path)
    second_copy.choose(tmp_path / "fuera")
    press(_card(bench), "Copiar ahora")
    assert "Ponga el lápiz" in words(_page(bench))
    clock.set_machine(datetime.combine(TODAY + timedelta(days=30), time(10)))
    bench.go(Target(Place.TODAY))
    assert "No hay ninguna segunda copia todavía." in words(bench.page(Place.TODAY))
    press(bench.page(Place.TODAY), "Copiar")
    assert bench.window.pages.currentWidget() is bench.page(Place.SETTINGS)


def test_one_of_her_own_is_left_by_itself_beside_the_window(bench: Workbench, tmp_path: Path) -> None:
    set_up(bench.hub.database)
    bench.hub.note_changed()
    said: list[str] = []
    bench.second_copy.said.connect(said.append)
    bench.second_copy.copy()
    wait_for_all()
    second_copy.choose(tmp_path)
    bench.second_copy.copy()
    wait_for_all()
    assert len(list(tmp_path.glob("*.sqlite"))) == 1
    assert said == []


def test_the_sheet_is_one_page_with_its_tags(town_bench: Workbench, tmp_path: Path) -> None:
    target = tmp_path / "hoja.pdf"
    write_sheet(_panel(town_bench), target)
    assert "Guardado en" in words(_page(town_bench))
    with pikepdf.open(target) as pdf, pdf.open_metadata() as metadata:
        assert len(pdf.pages) == 1
        assert pdf.Root.MarkInfo.Marked
        assert metadata["pdfuaid:part"] == "1"


def test_of_the_example_nobody_is_told_to_press_what_is_not_there(
    town_bench: Workbench, tmp_path: Path, qtbot: QtBot
) -> None:
    second_copy.choose(tmp_path)
    card = _card(town_bench)
    qtbot.waitUntil(lambda: "en el mismo disco que la guía" in words(card))
    assert "Copiar ahora" not in words(card)


def test_a_folder_that_is_far_is_not_looked_at_in_the_thread_of_the_window(
    bench: Workbench, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[threading.Thread] = []

    def far(_folder: Path | None, _guide: Path) -> bool:
        asked.append(threading.current_thread())
        return False

    monkeypatch.setattr(second_copy, "is_on_same_disk", far)
    second_copy.choose(tmp_path)
    _card(bench)
    qtbot.waitUntil(lambda: bool(asked))
    assert threading.main_thread() not in asked
