"""How long a start takes, the whole process, against a bare window of Qt."""

from pathlib import Path

from tests.bench.timing import Measured, in_turns

BARE = """
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow
    app = QApplication([])
    window = QMainWindow()
    window.show()
    QTimer.singleShot(0, lambda: (app.processEvents(), app.quit()))
    app.exec()
"""
FIRST_WINDOW = """
    import sys
    from pathlib import Path
    from PySide6.QtWidgets import QApplication
    from muniredes.desktop import application
    leave = lambda: (QApplication.processEvents(), QApplication.quit())
    application.run(Path(sys.argv[1]), fill=lambda *_given: leave())
"""
FILLED = """
    import sys
    from pathlib import Path
    from PySide6.QtWidgets import QApplication
    from muniredes.desktop import application
    leave = lambda: (QApplication.processEvents(), QApplication.quit())
    application.run(Path(sys.argv[1]), fill=lambda *given: (application.fill(*given), leave()))
"""


def measure(example: Path, busy: Path) -> list[Measured]:
    """Return the times of a bare window, of ours, of «Hoy» with the example, and with a long history."""
    return in_turns((BARE, ()), (FIRST_WINDOW, (example,)), (FILLED, (example,)), (FILLED, (busy,)))
