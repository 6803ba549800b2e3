"""What is seen first when the program is started: «Hoy» as the guide was closed, if it is still so.

It lies beside the guide and is believed only of the very file that was closed in order, by the same version
of the program with the same catalogue and policy, and while what it says of the hour stands. Anything that
does not match, or cannot be read, is as if it were not there. Nothing of the guide is opened here.
"""

import json
import logging
from collections.abc import Mapping
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from muniredes import __version__, paths, policy
from muniredes.actions import clock
from muniredes.domain.problems import Problem
from muniredes.domain.today.items import DaySeen, from_json, to_json
from muniredes.files import as_it_is, remove, replacing

_log = logging.getLogger(__name__)
_LONGEST = 1024 * 1024
_HEADER = 100
_COUNTER, _SEAL = slice(24, 28), slice(60, 64)
_UNREADABLE = (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError)


def place_of(guide: Path) -> Path:
    """Return where what is seen first of a guide is kept."""
    return guide.with_name(f".{guide.name}.hoy")


def keep(guide: Path, seen: DaySeen, changes_at: datetime | None) -> None:
    """Keep what «Hoy» shows of a guide that has just been closed; `changes_at` (wall time) is until when.

    Without it, until the day ends. What cannot be kept is not: the next start reads the guide first.
    """
    now = clock.now()
    end = datetime.combine(seen.day + timedelta(days=1), time())
    until = min(end, changes_at) if changes_at is not None else end
    real = clock.wall()
    try:
        mark = _mark(guide)
        if not mark or until <= now:
            forget(guide)
            return
        told = {
            "of": mark,
            "since": real.timestamp(),
            "until": (real + (until - now)).timestamp(),
            "seen": to_json(seen),
        }
        with replacing(place_of(guide)) as neighbour:
            neighbour.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    except (OSError, Problem):
        _log.warning("what is seen first is not kept", exc_info=True)
        forget(guide)


def load(guide: Path) -> DaySeen | None:
    """Return what «Hoy» shows of a guide that is closed; None when only the guide itself can say."""
    kept = place_of(guide)
    try:
        if not kept.is_file() or kept.stat().st_size > _LONGEST:
            return None
        told: Mapping[str, Any] = json.loads(kept.read_text(encoding="utf-8"))
        stands = told["since"] <= clock.wall().timestamp() < told["until"]
        mark = _mark(guide)
        if not stands or not mark or told["of"] != mark:
            return None
        return from_json(told["seen"])
    except _UNREADABLE:
        _log.warning("what is seen first cannot be read", exc_info=True)
        return None


def forget(guide: Path) -> None:
    """Keep nothing of a guide."""
    try:
        remove(place_of(guide))
    except OSError:
        _log.warning("what is seen first stays", exc_info=True)


def _mark(guide: Path) -> list[Any]:
    """Return what tells the file, the program and what it knows from any others; empty for an open file."""
    with guide.open("rb") as stream:
        header = stream.read(_HEADER)
    found, catalog = as_it_is(guide), paths.catalog("networks.toml")
    sealed = header[_SEAL] != bytes(4) and not guide.with_name(guide.name + "-journal").exists()
    if not sealed:
        return []
    return [
        __version__,
        header[_COUNTER].hex(),
        header[_SEAL].hex(),
        found.size,
        found.written,
        str(catalog),
        as_it_is(catalog).written,
        sorted(policy.in_force().hidden),
    ]
