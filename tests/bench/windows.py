"""A whole window over a guide, as large as on a laptop, for what is measured in it."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from muniredes.actions import workspace

if TYPE_CHECKING:
    from muniredes.desktop.window.workbench import Workbench


def opened(path: Path) -> "Workbench":
    """Return the workbench of a guide in a window that is shown; Qt is imported here, not before."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from muniredes.desktop.look import Look
    from muniredes.desktop.preferences import Preferences
    from muniredes.desktop.startup.application import make_app
    from muniredes.desktop.window.main_window import MainWindow
    from muniredes.desktop.window.workbench import Workbench

    look = Look(make_app(), Preferences())
    look.dress()
    window = MainWindow(look, Preferences())
    window.resize(1366, 728)
    window.show()
    return Workbench(window, workspace.open_file(path))


def rest() -> None:
    """Let go of what is put away and paint what waits, as the window does whenever nobody asks anything."""
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
