"""Whoever practised with the example's package comes to have the real guide; and always finds hers."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from muniredes import paths
from muniredes.actions import workspace
from muniredes.actions.handover import delivering
from muniredes.actions.workspace import Workspace
from muniredes.desktop.pages.handover.package import PackagePanel
from muniredes.desktop.pages.tabbed import TabbedPage
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.places import Place, Target
from tests.desktop.hands import press, words
from tests.support import set_up


def _package_panel(bench: Workbench) -> PackagePanel:
    bench.go(Target(Place.HANDOVER, None, "receive"))
    page = bench.page(Place.HANDOVER)
    assert isinstance(page, TabbedPage)
    (panel,) = (each for each in page.panels if isinstance(each, PackagePanel))
    return panel


def test_the_example_that_was_received_gives_way_to_the_real_one(
    bench: Workbench, town: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    """Whoever practised on an empty computer has the example for her guide: the real package comes next."""
    practised = delivering.deliver(town.database, tmp_path / "ejemplo.muniredes").path
    own = workspace.open_file(tmp_path / "otra" / "muniredes.sqlite")
    set_up(own.database, "facebook.com/ayto")
    real = delivering.deliver(own.database, tmp_path / "real.muniredes").path
    workspace.close(own)
    panel = _package_panel(bench)
    for package, name in ((practised, "Villaejemplo de la Sierra"), (real, "Villa")):
        panel.open_package(package)
        qtbot.waitUntil(lambda: "Recibir este paquete" in words(panel), timeout=60_000)
        press(panel, "Recibir este paquete")
        assert bench.hub.snapshot.council is not None
        assert bench.hub.snapshot.council.name == name
        assert "Volver a mi guía" not in words(bench.window)
        assert ("EJEMPLO" in words(bench.window)) is (package is practised)
    assert list((bench.hub.workspace.path.parent / "copias").glob("*antes_de_recuperar*"))


def test_started_with_the_example_she_goes_to_the_usual_guide(town_bench: Workbench) -> None:
    press(town_bench.window, "Volver a mi guía")
    assert town_bench.hub.workspace.path == paths.database_file()
    assert "EJEMPLO" not in words(town_bench.window)
