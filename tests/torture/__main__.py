"""Print the table of what the program goes through: `python tests/torture VECES [SEMILLA]`.

A thousand kills, a thousand damages of each kind of file and ten thousand hostile files for every hundred
of VECES, shared out among their kinds.
"""

import os
import sys
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from muniredes import offline
from muniredes.actions import clock
from muniredes.exchange.sandbox import client
from tests.torture import damages, hostiles, kills
from tests.torture.outcomes import ANY_PATIENCE, PATIENCE, Attempt, Found, Outcome, many

SLOW = "dibujos sin fin"
"""Each takes the whole of its time: there are fewer of them."""


def main(times: int, seed: int) -> int:
    """Attack everything so many times; return 0 when nothing was wrong."""
    offline.begin()
    clock.pretend(date(2026, 11, 24))
    with tempfile.TemporaryDirectory(prefix="muniredes-") as folder:
        for name in ("DATA", "CONFIG", "CACHE", "STATE"):
            os.environ[f"XDG_{name}_HOME"] = str(Path(folder) / name)
        made = damages.material(Path(folder) / "material")
        work = Path(folder) / "obra"
        wrong = 0
        for title, total, attempts, patience in (
            ("dañado al azar", times * 10, damages.attempts(made), PATIENCE),
            ("de fuera", times * 100, hostiles.attempts(made), PATIENCE),
            (
                "cortado",
                times * 10,
                kills.attempts(made.closed),
                ANY_PATIENCE,
            ),  # each starts the program twice
        ):
            wrong += _all_of(title, total, attempts, work, seed, patience)
        client.close()
    return 1 if wrong else 0


def _all_of(
    title: str, total: int, attempts: Mapping[str, Attempt], work: Path, seed: int, patience: float
) -> int:
    """Share out some attacks among their kinds, a line of the table for each; return what went wrong."""
    each = max(1, round(total / len(attempts)))
    _say(f"\n| {title} | veces | {' | '.join(Outcome)} | el más largo |")
    _say("|" + " --- |" * (len(Outcome) + 3))
    wrong, done = 0, 0
    for name, attempt in attempts.items():
        found = many(attempt, work, max(1, each // 20) if name == SLOW else each, seed, patience)
        _say(_line(name, found))
        for fault in found.faults:
            sys.stderr.write(f"{name} · {fault}\n")
        wrong += sum(found.wrong.values())
        done += found.outcomes.total()
    _say(f"{title}: {done} veces, {wrong} mal.")
    return wrong


def _line(name: str, found: Found) -> str:
    counts = " | ".join(str(found.outcomes[outcome]) for outcome in Outcome)
    return f"| {name} | {found.outcomes.total()} | {counts} | {found.longest:.1f} s |"


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1))
