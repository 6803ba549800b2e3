"""How long a change takes to be seen on the page where it is made."""

import statistics
import time
from pathlib import Path

from muniredes.actions import people
from tests.bench import windows
from tests.bench.timing import Measured

TURNS = 60


def measure(path: Path) -> Measured:
    """Return the median time from when a change is saved to when the page that shows it is painted.

    What saving it takes, which waits for the disk, is not in it.
    """
    from muniredes.domain.places import Place, Target

    bench = windows.opened(path)
    bench.go(Target(Place.PEOPLE))
    page = bench.page(Place.PEOPLE)
    (number, *_rest) = (person.id or 0 for person in bench.hub.snapshot.people)
    times = []
    for turn in range(TURNS):
        windows.rest()
        change = people.edit(bench.hub.database, number, {"post": f"Puesto {turn}"})
        start = time.perf_counter()
        bench.hub.announce(change)
        page.repaint()
        times.append(time.perf_counter() - start)
    bench.window.close()
    return Measured(statistics.median(times), "s")
