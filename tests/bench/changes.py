"""How long a change takes to be seen on the page where it is made."""

import os
import statistics
import time
from pathlib import Path

from muniredes.actions import people, workspace
from tests.bench.timing import Measured

TURNS = 60


def measure(path: Path) -> Measured:
    """Return the median time from when a change is saved to when the page that shows it is painted.

    What saving it takes, which waits for the disk, is not in it.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from muniredes.desktop.application import make_app
    from muniredes.desktop.look import Look
    from muniredes.desktop.main_window import MainWindow
    from muniredes.desktop.preferences import Preferences
    from muniredes.desktop.workbench import Workbench
    from muniredes.domain.places import Place, Target

    app = make_app()
    look = Look(app, Preferences())
    look.dress()
    window = MainWindow(look, Preferences())
    window.resize(1366, 728)
    window.show()
    bench = Workbench(window, workspace.open_file(path))
    bench.go(Target(Place.PEOPLE))
    page = bench.page(Place.PEOPLE)
    (number, *_rest) = (person.id or 0 for person in bench.hub.snapshot.people)
    times = []
    for turn in range(TURNS):
        change = people.edit(bench.hub.database, number, {"post": f"Puesto {turn}"})
        start = time.perf_counter()
        bench.hub.announce(change)
        page.repaint()
        times.append(time.perf_counter() - start)
    window.close()
    return Measured(statistics.median(times), "s")
