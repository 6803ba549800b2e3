"""Print the table of what the program goes through: `python tests/torture VECES`."""

import sys
import tempfile
from collections import Counter
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from muniredes.actions import example, safekeeping, workspace
from muniredes.storage.keeping import backup
from muniredes.storage.keeping.shelf import BackupReason
from tests.torture.damages import Outcome, many, of_a_copy, of_the_guide


def main(times: int) -> int:
    """Damage the guide and its copies so many times each; return 0 when nothing was wrong."""
    with tempfile.TemporaryDirectory(prefix="muniredes-") as folder:
        home = Path(folder) / "casa"
        home.mkdir()
        opened = example.create(home / "ejemplo.sqlite")
        safekeeping.export(opened.database, Path(folder) / "copia.sqlite")
        workspace.close(opened)
        copy = backup.make(opened.path, datetime(2026, 11, 24, 12), BackupReason.ASKED)
        work = Path(folder) / "obra"
        wrong = 0
        for name, attempt, source in (
            ("fichero dañado al azar", of_the_guide, opened.path),
            ("copia de la carpeta dañada al azar", of_a_copy, copy.path),
            ("copia guardada fuera dañada al azar", of_a_copy, Path(folder) / "copia.sqlite"),
        ):
            found = many(attempt, source, work, times)
            wrong += sum(count for outcome, count in found.items() if not outcome.is_right)
            sys.stdout.write(f"| {name} | {times} | {_said(found)} |\n")
    return 1 if wrong else 0


def _said(found: Counter[Outcome]) -> str:
    return " · ".join(f"{outcome.value}: {found[outcome]}" for outcome in Outcome)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
