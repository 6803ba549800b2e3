"""How long a start takes, the whole process, against a bare window of Qt."""

from collections.abc import Sequence
from pathlib import Path

from tests.bench.timing import Measured, in_turns, run, said_in_turns

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
    from muniredes.desktop.startup import application
    leave = lambda: (QApplication.processEvents(), QApplication.quit())
    application.run(Path(sys.argv[1]), fill=lambda *_given: leave())
"""
FILLED = """
    import sys
    from pathlib import Path
    from PySide6.QtWidgets import QApplication
    from muniredes.desktop.startup import application
    leave = lambda: (QApplication.processEvents(), QApplication.quit())
    application.run(Path(sys.argv[1]), fill=lambda *given: (application.fill(*given), leave()))
"""

OPENED = """
    import sys
    import time
    from pathlib import Path
    from PySide6.QtWidgets import QApplication
    from muniredes.desktop.startup import application
    from muniredes.desktop.window.workbench import Workbench
    from muniredes.domain.places import Place, Target

    def opened(window, *given):
        application.open_guide(window, *given)
        QApplication.processEvents()
        bench = window.findChild(Workbench)
        start = time.perf_counter()
        bench.go(Target(Place(sys.argv[2])))
        QApplication.processEvents()
        print(time.perf_counter() - start)
        QApplication.quit()

    application.run(Path(sys.argv[1]), fill=opened)
"""
"""A page, opened for the first time before anything was got ready; it prints the seconds it took."""


def calendar_opening(posts: Path) -> tuple[Measured, Measured]:
    """Return what the first opening of the calendar takes, and a bare window of Qt, in turns."""
    opened, bare = said_in_turns((OPENED, (posts, "calendar")), (BARE, ()))
    return opened, bare


def page_openings(guide: Path, places: Sequence[str]) -> tuple[Measured, ...]:
    """Return what the first opening of each page takes, in turns."""
    return said_in_turns(*((OPENED, (guide, place)) for place in places))


WHOLE = """
    import sys
    from pathlib import Path
    from PySide6.QtWidgets import QApplication
    from muniredes.desktop.startup import application
    leave = lambda: (QApplication.processEvents(), QApplication.quit())
    application.run(Path(sys.argv[1]), fill=lambda *given: (application.open_guide(*given), leave()))
"""


def measure(example: Path, busy: Path) -> list[Measured]:
    """Return the times of a bare window, of ours, of «Hoy» in view with the example and with a long history.

    The last is of the example open and closed again: nothing was kept of it to be seen meanwhile.
    """
    for guide in (example, busy):
        run(WHOLE, guide)  # each is closed by a window, as it is when it is opened again
    return in_turns(
        (BARE, ()), (FIRST_WINDOW, (example,)), (FILLED, (example,)), (FILLED, (busy,)), (WHOLE, (example,))
    )
