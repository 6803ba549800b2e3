"""Performance as ratios, in one run on one machine: each thing against a floor or a peer.

python3 packaging/dev.py bench
"""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from tests.bench import calendars, changes, decade, lists, manuals, starts, towns
from tests.bench.timing import Measured

FRAME = Measured(1 / 60, "s")
TENTH = Measured(0.1, "s")
HEAVIEST = {
    "accounts": "Cuentas",
    "style": "Estilo",
    "manual": "Manual",
    "handover": "Entregar y recibir",
}
"""The pages that take longest to be opened for the first time."""


@dataclass(frozen=True)
class Budget:
    """What was measured, against what, and how many times the peer it may take."""

    what: str
    against: str
    ours: Measured
    peer: Measured
    goal: float

    @property
    def ratio(self) -> float:
        """Ours divided by the peer's."""
        return self.ours.value / self.peer.value

    @property
    def line(self) -> str:
        """The line of the table."""
        mark = "✓" if self.ratio <= self.goal else "✗"
        figures = f"{self.ours.said:>9} {self.peer.said:>9} {self.ratio:6.2f}× {self.goal:5.1f}× {mark}"
        return f"{self.what:56} {figures}  {self.against}\n"


def budgets(folder: Path) -> Iterator[Budget]:
    """Measure one thing after another."""
    example = towns.example_town(folder / "ejemplo.sqlite")
    busy = towns.with_history(folder / "historial.sqlite", 20_000)
    bare, first, filled, filled_busy, opened = starts.measure(example, busy)
    yield Budget("Del arranque a la primera ventana pintada", "ventana vacía de Qt", first, bare, 1.6)
    yield Budget("Del arranque a «Hoy» con el pueblo de ejemplo", "ventana vacía de Qt", filled, bare, 2.5)
    yield Budget("Abrirlo del todo, sin nada guardado, y cerrarlo", "ventana vacía de Qt", opened, bare, 5)
    yield Budget(
        "Lo mismo, con 20 000 cambios en el historial", "el pueblo de ejemplo", filled_busy, filled, 1.1
    )
    for page, opening in zip(HEAVIEST.values(), starts.page_openings(example, tuple(HEAVIEST)), strict=True):
        yield Budget(f"Abrir «{page}» por primera vez, sin preparar", "100 ms", opening, TENTH, 1)
    seen = changes.measure(calendars.with_posts(towns.with_accounts(folder / "cambio.sqlite", 130)))
    yield Budget("Ver un cambio, 130 cuentas y 20 000 publicaciones", "un fotograma a 60 Hz", seen, FRAME, 1)
    long = manuals.measure(towns.with_accounts(folder / "larga.sqlite", 130), folder)
    title = f"Manual etiquetado de {long.pages} páginas, proceso entero"
    yield Budget(title, "el mismo texto en un lienzo de ReportLab", long.ours, long.canvas, 3.4)
    if long.typst is not None:
        yield Budget(
            "El mismo manual, ante otro programa", "Typst, etiquetado UA-1", long.ours, long.typst, 0.8
        )
    yield Budget("Memoria de ese manual", "el mismo sin etiquetar", long.memory, long.untagged, 1.5)
    yield Budget(
        "Buscar según se escribe en 2000 cuentas, p95", "un fotograma a 60 Hz", lists.search(folder), FRAME, 1
    )
    posts = calendars.with_posts(towns.example_town(folder / "cal.sqlite"))
    opened, bare = starts.calendar_opening(posts)
    yield Budget("Abrir «Calendario» con 20 000 publicaciones", "ventana vacía de Qt", opened, bare, 1.2)
    turned, narrowed, searched = calendars.measure(posts)
    yield Budget("Pasar de mes con 20 000 publicaciones, p95", "un fotograma a 60 Hz", turned, FRAME, 1)
    yield Budget("Filtrar ese calendario por canal, p95", "un fotograma a 60 Hz", narrowed, FRAME, 1)
    yield Budget("Buscar en él según se escribe, p95", "un fotograma a 60 Hz", searched, FRAME, 1)
    yield from _of_ten_years(decade.measure(decade.ten_years(folder / "diez" / "muniredes.sqlite")))
    yield from _of_a_list("2000 cuentas", lists.bring_in(folder))
    yield from _of_a_list("20 000 publicaciones", lists.bring_posts(folder))


def _of_a_list(what: str, found: lists.Brought) -> Iterator[Budget]:
    yield Budget(
        f"Leer y juzgar una lista de {what}", "sus filas con executemany", found.read, found.rows, 20
    )
    yield Budget(f"Traerla: {what}", "sus filas con executemany", found.ours, found.rows, 5)
    yield Budget(f"Deshacerla: {what}", "traerla", found.undo, found.ours, 2)
    yield Budget(f"Rehacerla: {what}", "traerla", found.redo, found.ours, 2)


def _of_ten_years(old: decade.Decade) -> Iterator[Budget]:
    what = f"Diez años, {old.size.said}"
    yield Budget(f"{what}: abrirlo", "leer el fichero", old.opening, old.read, 3)
    yield Budget(f"{what}: la guía entera", "un fotograma a 60 Hz", old.snapshot, FRAME, 2)
    yield Budget(f"{what}: ordenar la casa", "copiar el fichero", old.tidying, old.copied, 2)
    yield Budget(
        f"{what}: cerrarlo con una copia comprobada", "copiar el fichero", old.closing, old.copied, 3
    )


def main() -> int:
    """Write the table, line by line as it is measured."""
    sys.stdout.write(f"{'':56} {'nuestro':>9} {'rival':>9} {'razón':>7} {'meta':>6}\n")
    with tempfile.TemporaryDirectory() as place:
        for budget in budgets(Path(place)):
            sys.stdout.write(budget.line)
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
