"""Every page and every wizard page as PNG, light and dark. Runs inside the environment of the project."""

import gc
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

from muniredes.actions import history, workspace
from muniredes.actions.crisis import course, pausing, steps
from muniredes.actions.crisis.parts import book
from muniredes.actions.examples import example
from muniredes.desktop.background.jobs import wait_for_all
from muniredes.desktop.dialogs.crisis.beginning import BeginningDialog
from muniredes.desktop.dialogs.crisis.ending import EndingDialog
from muniredes.desktop.dialogs.crisis.handover import HandoverDialog
from muniredes.desktop.dialogs.crisis.level import LevelDialog
from muniredes.desktop.dialogs.crisis.next_notice import NextNoticeDialog
from muniredes.desktop.dialogs.crisis.notice import NoticeDialog
from muniredes.desktop.dialogs.crisis.pause import PauseDialog
from muniredes.desktop.dialogs.crisis.resume import ResumeDialog
from muniredes.desktop.dialogs.election_review import ElectionReviewDialog
from muniredes.desktop.dialogs.history import HistoryDialog
from muniredes.desktop.dialogs.import_list import ImportDialog
from muniredes.desktop.dialogs.person import AreaDialog, PersonDialog
from muniredes.desktop.dialogs.request import RequestDialog
from muniredes.desktop.dialogs.search import SearchDialog
from muniredes.desktop.look import Look
from muniredes.desktop.navigation.sidebar import page_words
from muniredes.desktop.pages.tabbed import TabbedPage
from muniredes.desktop.preferences import Preferences
from muniredes.desktop.startup.application import make_app
from muniredes.desktop.theme import ThemeChoice
from muniredes.desktop.window.main_window import MainWindow
from muniredes.desktop.window.workbench import Workbench
from muniredes.desktop.wizards.asking.dialog import WizardDialog
from muniredes.desktop.wizards.catalogue import every_plan
from muniredes.domain.places import Place, Target

SIZE = (1366, 728)
"""A small laptop's screen without its task bar."""

_LIST = """Red;Dirección;Nombre;Titular
Facebook;https://www.facebook.com/AytoVillaejemplo;Ayuntamiento;Marta Ruiz Peña
Instagram;https://www.instagram.com/deportesvillaejemplo;Deportes;Javier Sanz Rubio
Tuenti;https://www.tuenti.com/fiestas;Fiestas;
Twitter;https://twitter.com/;Sin nombre;
"""


def main(folder: Path, scale: int = 100) -> int:
    """Write the pictures in `folder`; return how many."""
    folder.mkdir(parents=True, exist_ok=True)
    app = make_app()
    count = 0
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        with tempfile.TemporaryDirectory() as place:
            look = Look(app, Preferences())
            look.theme, look.scale = choice, scale
            look.dress()
            for name, widget in _views(look, Path(place)):
                _settle(app)
                widget.grab().save(str(folder / f"{name}-{choice.value}.png"))
                count += 1
    gc.collect()
    return count


def _settle(app: QApplication) -> None:
    """Let everything that was asked for be drawn."""
    for _turn in range(5):
        app.processEvents()
        wait_for_all()
    app.processEvents()


def _views(look: Look, place: Path) -> Iterator[tuple[str, QWidget]]:
    yield from _empty_views(look, place)
    window = _window(look)
    bench = Workbench(window, example.create(place / "ejemplo.sqlite"))
    for page in page_words():
        bench.go(Target(page))
        window.undo_bar.hide()
        yield f"pagina-{page.value}", window
        yield from _tabs(bench, page)
    bench.hub.attempt(history.undo)
    yield "deshacer", window
    yield from _dialogs(bench, place)
    yield from _wizards(bench)
    yield from _crisis(bench)
    window.close()


def _tabs(bench: Workbench, place: Place) -> Iterator[tuple[str, QWidget]]:
    page = bench.page(place)
    if not isinstance(page, TabbedPage):
        return
    for number, panel in enumerate(page.panels):
        page.show_panel(number)
        yield (
            f"pagina-{place.value}-{number}-{type(panel).__name__.removesuffix('Panel').lower()}",
            bench.window,
        )


def _empty_views(look: Look, place: Path) -> Iterator[tuple[str, QWidget]]:
    window = _window(look)
    bench = Workbench(window, workspace.open_file(place / "vacia.sqlite"))
    for page in page_words():
        bench.go(Target(page))
        yield f"vacia-{page.value}", window
    window.close()


def _window(look: Look) -> MainWindow:
    window = MainWindow(look, Preferences())
    window.resize(*SIZE)
    window.show()
    return window


def _dialogs(bench: Workbench, place: Path) -> Iterator[tuple[str, QWidget]]:
    snapshot = bench.hub.snapshot
    search = SearchDialog(bench.hub)
    search.show()
    search.type_in("biblio")
    yield "dialogo-buscar", search
    search.close()
    listed = place / "lista.csv"
    listed.write_text(_LIST, encoding="utf-8")
    bring = ImportDialog(bench.hub)
    bring.show()
    bring.open_file(listed)
    yield "dialogo-importar", bring
    bring.close()
    requests = snapshot.requests
    for name, dialog in (
        ("dialogo-solicitud", RequestDialog(bench.hub, requests[0])),
        ("dialogo-persona", PersonDialog(bench.hub, snapshot.people[0])),
        ("dialogo-area", AreaDialog(bench.hub, snapshot.areas[0])),
        (
            "dialogo-repaso-electoral",
            ElectionReviewDialog(bench.hub, snapshot.periods[0], snapshot.accounts[3]),
        ),
        ("dialogo-historial", HistoryDialog(bench.hub, "account", 3, "X")),
    ):
        dialog.show()
        yield name, dialog
        dialog.close()


def _crisis(bench: Workbench) -> Iterator[tuple[str, QWidget]]:
    """A crisis in its third step, with another one open, and what is asked in the middle of it."""
    hub = bench.hub
    course.begin(hub.database, "brecha")
    (number,) = hub.perform(course.begin, "cuenta").ids("incident")
    file = hub.snapshot.crisis.file(number)
    assert file is not None
    for step in file.steps[:2]:
        assert step.id is not None
        hub.perform(steps.tick, step.id, "Con el móvil")
    hub.perform(pausing.pause, number)
    bench.go(Target(Place.CRISIS, number, "incident"))
    yield "crisis-en-marcha", bench.window
    file = hub.snapshot.crisis.file(number)
    assert file is not None
    known = book(hub.snapshot.crisis)
    for name, dialog in (
        ("crisis-aviso", NoticeDialog(hub, file, known, None)),
        ("crisis-nivel", LevelDialog(hub, file)),
        ("crisis-relevo", HandoverDialog(hub, file)),
        ("crisis-pausa", PauseDialog(hub, file)),
        ("crisis-reanudar", ResumeDialog(hub, file)),
        ("crisis-cerrar", EndingDialog(hub, file)),
        ("crisis-comienzo", BeginningDialog(hub, file)),
        ("crisis-proximo", NextNoticeDialog(hub, file)),
    ):
        dialog.show()
        yield name, dialog
        dialog.close()


def _wizards(bench: Workbench) -> Iterator[tuple[str, QWidget]]:
    for number, plan in enumerate(every_plan(bench.hub)):
        dialog = WizardDialog(plan)
        dialog.show()
        for position, key in enumerate(dialog.session.keys):
            dialog.session.go_to(key)
            dialog.show_page()
            yield f"asistente-{number}-{plan.name}-{position + 1:02d}", dialog
        dialog.reject()


if __name__ == "__main__":
    scale = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    sys.stdout.write(f"{main(Path(sys.argv[1]), scale)} imágenes en {sys.argv[1]}\n")
