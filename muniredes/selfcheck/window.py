"""The window, and every page, wizard and dialog of it."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from muniredes import paths
from muniredes.domain.places import Place, Target
from muniredes.domain.problems import Problem
from muniredes.i18n import _
from muniredes.selfcheck.trial import Check, Trial

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from muniredes.desktop.window.workbench import Workbench
    from muniredes.desktop.wizards.asking.plan import WizardPlan


def open_window(trial: Trial) -> None:
    """Open the window with the guide, and see that Qt speaks Spanish."""
    from PySide6.QtCore import QCoreApplication

    from muniredes.desktop.dialogs.crash import hear_qt
    from muniredes.desktop.look import Look
    from muniredes.desktop.preferences import Preferences
    from muniredes.desktop.startup.application import make_app
    from muniredes.desktop.window.main_window import MainWindow
    from muniredes.desktop.window.workbench import Workbench

    assert trial.workspace is not None, "the guide is opened first"
    hear_qt()
    app, preferences = make_app(), Preferences()
    look = Look(app, preferences)
    look.dress()
    window = MainWindow(look, preferences)
    window.show()
    trial.bench = Workbench(window, trial.workspace)
    if QCoreApplication.translate("QPlatformTheme", "Cancel") != "Cancelar":
        raise Problem(_("Los botones de Qt no están en español."))


def pages(bench: "Workbench") -> Iterator[Check]:
    """Yield a check for each page."""
    from muniredes.desktop.navigation.sidebar import page_words

    for place, words in page_words().items():
        yield _("Página «{name}»").format(name=words), partial(_see, bench, place)


def _see(bench: "Workbench", place: Place) -> None:
    """Go to a page, and to each of its tabs."""
    from muniredes.desktop.pages.tabbed import TabbedPage

    bench.go(Target(place))
    page = bench.page(place)
    if isinstance(page, TabbedPage):
        for number, _panel in enumerate(page.panels):
            page.show_panel(number)


def wizards(bench: "Workbench") -> Iterator[Check]:
    """Yield a check for each wizard."""
    from muniredes.desktop.wizards.catalogue import every_plan

    for plan in every_plan(bench.hub):
        yield _("Asistente «{name}»").format(name=plan.title), partial(_walk, plan)


def _walk(plan: "WizardPlan") -> None:
    """Build every page of a wizard, the last one included, and close it without doing anything."""
    from muniredes.actions import drafts
    from muniredes.desktop.wizards.asking.dialog import WizardDialog

    dialog = WizardDialog(plan)
    for key in dialog.session.keys:
        dialog.session.go_to(key)
        dialog.show_page()
    dialog.reject()
    drafts.discard(plan.hub.database, plan.name, plan.subject)


def dialogs(bench: "Workbench") -> Iterator[Check]:
    """Yield a check for each dialog, once they have been found."""
    found: list[partial[Any]] = []
    yield _("Ventanas pequeñas"), partial(_find_dialogs, bench, found)
    for maker in found:
        yield _("Ventana «{name}»").format(name=maker.func.__name__), partial(_glance, maker)


def _find_dialogs(bench: "Workbench", found: list[partial[Any]]) -> None:
    from muniredes.desktop.window.every_dialog import every_dialog

    found.extend(every_dialog(bench.hub, paths.resource("examples", "capture.png")))


def _glance(make: Callable[[], "QDialog"]) -> None:
    """Open a dialog and close it without answering."""
    dialog = make()
    dialog.show()
    dialog.reject()
