"""What the province fixes, as it is seen in the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from muniredes import policy
from muniredes.actions import council
from muniredes.actions.workspace import Workspace
from muniredes.desktop.background.jobs import wait_for_all
from muniredes.desktop.navigation.sidebar import Sidebar
from muniredes.desktop.pages.settings.province import ProvincePanel
from muniredes.desktop.pages.tabbed import TabbedPage
from muniredes.desktop.window.main_window import MainWindow
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.places import Place, Target
from muniredes.policy import Policy
from tests.desktop.hands import button, dialog, words


@pytest.fixture(autouse=True)
def _free_again() -> Iterator[None]:
    yield
    policy.obey(Policy())


def test_a_hidden_page_is_nowhere_and_says_who_hides_it(
    qtbot: QtBot, window: MainWindow, town: Workspace
) -> None:
    policy.obey(Policy(hidden=frozenset({"calendario", "conversacion"})))
    sidebar = Sidebar(lambda _place: None, lambda: None)
    qtbot.addWidget(sidebar)
    sidebar.show()
    assert "Calendario" not in words(sidebar)
    assert "Estilo" in words(sidebar)
    bench = Workbench(window, town)
    bench.go(Target(Place.GUIDE))
    assert "Plan del año" not in words(bench.page(Place.GUIDE))
    bench.go(Target(Place.PLAN_YEAR))
    assert "Lo fija su diputación." in dialog(QMessageBox).text()
    dialog(QMessageBox).close()


def test_no_browser_is_opened_where_it_is_forbidden(
    window: MainWindow, town: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy.obey(Policy(forbids_links=True))
    opened: list[object] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    bench = Workbench(window, town)
    account = next(each for each in bench.hub.snapshot.accounts if each.address and each.is_ours)
    bench.go(Target(Place.ACCOUNTS, account.id))
    made = button(bench.page(Place.ACCOUNTS), "Abrir en el navegador")
    assert not made.isEnabled()
    assert "lo fija su diputación" in made.toolTip()
    assert opened == []


def test_settings_say_what_is_fixed_and_what_is_not_understood(town_bench: Workbench, tmp_path: Path) -> None:
    policy.obey(
        Policy(contact="Asistencia, 900 000 000", second_copy=tmp_path, complaints=("No se entiende.",))
    )
    page = town_bench.page(Place.SETTINGS)
    assert isinstance(page, TabbedPage)
    panel = next(each for each in page.panels if isinstance(each, ProvincePanel))
    town_bench.go(Target(Place.SETTINGS))
    page.show_panel(page.panels.index(panel))
    said = words(panel)
    for each in ("Asistencia, 900 000 000", str(tmp_path), "No se entiende.", "no se cambia"):
        assert each in said


def test_the_second_copy_is_left_beside_the_window(
    window: MainWindow, opened: Workspace, tmp_path: Path
) -> None:
    policy.obey(Policy(second_copy=tmp_path / "lejos"))
    bench = Workbench(window, opened)
    bench.second_copy.copy()
    wait_for_all()
    assert not (tmp_path / "lejos").exists(), "there is no guide yet"
    bench.hub.perform(council.set_up, council.FirstAnswers(council={"name": "Villa"}))
    bench.second_copy.copy()
    wait_for_all()
    assert len(list((tmp_path / "lejos").glob("*.sqlite"))) == 1
