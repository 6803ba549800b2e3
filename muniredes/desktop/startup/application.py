"""Start the desktop: first a window to look at, then the guide inside it."""

import gc
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from muniredes import paths
from muniredes.desktop.background import jobs
from muniredes.desktop.dialogs import crash
from muniredes.desktop.focus import follow_cursor
from muniredes.desktop.look import Look
from muniredes.desktop.preferences import Preferences
from muniredes.desktop.startup.single_instance import SingleInstance
from muniredes.desktop.window.main_window import MainWindow
from muniredes.domain.problems import Problem
from muniredes.files import is_locked

if TYPE_CHECKING:
    from muniredes.desktop.window.cached_today import FirstSight

_ZIP = b"PK"
_DESKTOP_ENTRY = "muniredes"
"""The name of the file that the package installs for the menu, by which the task bar knows the window."""
_A_FRAME_MS = 20
"""Between what is seen first and the guide: enough to be painted."""

Fill = Callable[[MainWindow, Path, Path | None], None]
"""What puts a guide in a window that has been seen: the window, the guide's file, the package to be shown."""

_log = logging.getLogger(__name__)


def make_app() -> QApplication:
    """Return the Qt application, in Spanish and in the style of the program."""
    present = QApplication.instance()
    if isinstance(present, QApplication):
        return present
    if not any(os.environ.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG")):
        os.environ["LC_CTYPE"] = "C.UTF-8"  # Qt reads file names in the letters of the locale
    app = QApplication(sys.argv[:1])
    app.setApplicationName(paths.APP_NAME)
    app.setDesktopFileName(_DESKTOP_ENTRY)
    app.setStyle("Fusion")
    QLocale.setDefault(QLocale(QLocale.Language.Spanish, QLocale.Country.Spain))
    app.focusChanged.connect(follow_cursor)
    _speak_spanish(app)
    return app


def _speak_spanish(app: QApplication) -> None:
    """Load Qt's own texts («Cancelar»), or its dialogs would be in English."""
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(QLocale.Language.Spanish), "qtbase", "_", folder):
        app.installTranslator(translator)
    app.installTranslator(_Missing(app))


class _Missing(QTranslator):
    """What Qt's own list of texts in Spanish lacks."""

    _WORDS: ClassVar[dict[tuple[str, str], str]] = {
        ("QFileDialog", "&Look in:"): "&Buscar en:",
        ("QFileDialog", "Look in:"): "Buscar en:",
        ("QFileDialog", "Files of &type:"): "&Tipo:",
        ("QFileDialog", "Files of type:"): "Tipo:",
        ("QFileDialog", "Choose"): "Elegir",
        ("QFileDialog", "&Choose"): "&Elegir",
        ("QFileDialog", "Computer"): "Este equipo",
        ("QAbstractFileIconProvider", "Drive"): "Unidad",
        ("QAbstractFileIconProvider", "File"): "Fichero",
        ("QAbstractFileIconProvider", "Folder"): "Carpeta",
        ("QAbstractFileIconProvider", "File Folder"): "Carpeta",
        ("QAbstractFileIconProvider", "%1 File"): "Fichero %1",
    }

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, count: int = -1
    ) -> str | None:
        del disambiguation, count
        return self._WORDS.get((context, source))

    def isEmpty(self) -> bool:
        return False


def fill(window: MainWindow, path: Path, package: Path | None = None) -> None:
    """Show «Hoy» as it was when the guide was closed, if it still is, and read the guide behind it."""
    from muniredes.actions import startup_cache

    seen = startup_cache.load(path) if package is None else None
    if seen is None:
        open_guide(window, path, package)
        return
    from muniredes.desktop.window.cached_today import FirstSight

    sight = FirstSight(seen, window)
    QTimer.singleShot(_A_FRAME_MS, window, lambda: open_guide(window, path, package, sight))


def open_guide(
    window: MainWindow, path: Path, package: Path | None = None, sight: "FirstSight | None" = None
) -> None:
    """Read the guide into the window that is already seen; what stops it leads to the ways on.

    `sight` is the page that is seen meanwhile, which gives way to the real one.
    """
    from muniredes.actions import startup_cache, workspace
    from muniredes.desktop.background.copy_ahead import CopyAhead
    from muniredes.desktop.background.garbage_collection import Collector
    from muniredes.desktop.dialogs.opening import as_problem, open_or_ask
    from muniredes.desktop.startup.preloading import Warming
    from muniredes.desktop.window.workbench import Workbench

    Collector(window)
    said, trouble = _brought(window, path)
    while (opened := open_or_ask(window, path, trouble)) is not None:
        startup_cache.forget(opened.path)
        opened.notices += [said] if said else []
        try:
            bench = Workbench(window, opened)
            Warming(bench)
            CopyAhead(bench.hub, bench)
            if sight is not None:
                sight.give_way(window.banner.text)
                if sight.asked is not None:
                    bench.go(sight.asked)
                sight = None
        except Exception as error:  # a page that cannot be shown must not leave an empty window
            _log.exception("the guide cannot be shown")
            trouble = as_problem(error)
            Workbench.take_down(window)
            sight = None
            workspace.let_go(opened)
            continue
        if package is not None:
            window.package_brought.emit(package)
        return
    window.close()


def run(given: Path | None, fill: Fill = fill) -> int:
    """Open the window on a database file, the usual one when none is given; return the exit code.

    `fill` is what puts the guide in the window once it has been seen.

    A package of a handover is no guide: it is shown in the usual one, to be received or left. What goes
    wrong before there is a window is said in one of its own.
    """
    gc.disable()  # nothing of what is made for a start goes before it is over
    crash.hear_qt()
    app = make_app()
    crash.install()
    try:
        package = given if given is not None and is_package(given) else None
        return _open(app, paths.database_file(None if package else given), package, fill)
    except Exception as error:
        crash.tell(error)
        return 1
    finally:
        gc.enable()
        put_away()


def is_package(path: Path) -> bool:
    """Whether a file that was given to be opened is a package, closed or not, and not a guide."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(_ZIP)) == _ZIP or is_locked(path)
    except OSError:
        return False


def _open(app: QApplication, path: Path, package: Path | None, fill: Fill) -> int:
    instance = SingleInstance(path)
    if instance.knock(package):
        return 0
    instance.listen()
    preferences = Preferences()
    look = Look(app, preferences)
    look.dress()
    window = MainWindow(look, preferences)
    instance.knocked.connect(window.raise_to_front)
    instance.brought.connect(window.package_brought)
    window.show()
    QTimer.singleShot(0, lambda: fill(window, path, package))
    code = app.exec()
    instance.stop()
    preferences.save()
    if not jobs.end_all():
        _log.warning("work that does not end is left")
        logging.shutdown()
        os._exit(code)  # whoever waits for that work, waits for ever
    return code


def _brought(window: MainWindow, path: Path) -> tuple[str, Problem | None]:
    """Bring the guide to the folder that the province fixes, beside the window; return what to say of it."""
    from muniredes.actions.safekeeping import province
    from muniredes.desktop.dialogs.opening import as_problem
    from muniredes.desktop.messages.waiting import work_apart
    from muniredes.i18n import _

    if not province.is_to_be_brought(path):
        return "", None
    doing = _("Llevando la guía a la carpeta que fija su diputación…")
    try:
        return work_apart(window, doing, lambda _progress: province.bring_guide(path), can_stop=False), None
    except Exception as error:  # said in the same window as whatever keeps the guide from being opened
        _log.exception("the guide cannot be brought")
        return "", as_problem(error)


def put_away() -> None:
    """Delete every window while Qt is still there: left to the interpreter's end, they may go too late.

    What pops up goes with what it belongs to: a completer would delete its list a second time.
    """
    for window in QApplication.topLevelWidgets():
        if window.windowType() is not Qt.WindowType.Popup:
            window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
