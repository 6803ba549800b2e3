"""Which copies have been read whole and are as they were made: those are not read again at every pass.

A file is taken for the one that was read by its size, its date and its seal. After `DAYS_BELIEVED` it is read
again all the same: a disk may change a letter and leave the date. The days are those of the copies.
"""

import json
import logging
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from muniredes.domain.problems import Problem
from muniredes.files import as_it_is, replacing
from muniredes.storage.data_file.seal import Seal, read_seal, seal_of

DAYS_BELIEVED = 30
_MOST_BYTES = 1024 * 1024
_UNREADABLE = (OSError, ValueError, TypeError, AttributeError, RecursionError)
_log = logging.getLogger(__name__)


class VerifiedCopies:
    """What is known of the copies of a folder, kept among them; `today` is the day of the newest."""

    def __init__(self, place: Path, today: date) -> None:
        self._place = place
        self._today = today
        self._kept = _read(place)
        self._known = dict(self._kept)

    def is_sound(self, copy: Path) -> bool:
        """Whether a copy is as it was made: read not long ago and the same since, or read now."""
        try:
            mark = _mark(copy)
            if self._is_believed(copy, mark):
                return True
            is_sound = mark[0] > 0 and read_seal(copy) is not Seal.BROKEN
        except OSError:
            return False
        if is_sound:
            self._note(copy, mark)
        return is_sound

    def take_as_read(self, copy: Path) -> None:
        """Know a copy that has just been made or checked: it is not read to know it."""
        with suppress(OSError):
            self._note(copy, _mark(copy))

    def _note(self, copy: Path, mark: list[Any]) -> None:
        self._known[copy.name] = [*mark, self._today.isoformat()]

    def _is_believed(self, copy: Path, mark: list[Any]) -> bool:
        known = self._known.get(copy.name)
        if not isinstance(known, list) or known[:-1] != mark:
            return False
        try:
            looked = date.fromisoformat(known[-1])
        except (ValueError, TypeError):
            return False
        return abs((self._today - looked).days) <= DAYS_BELIEVED

    def keep(self, there: Iterable[str]) -> None:
        """Keep it for the next pass, of the copies that are there; what cannot be kept is read again."""
        names = frozenset(there)
        told = {name: known for name, known in self._known.items() if name in names}
        if told == self._kept:
            return
        try:
            with replacing(self._place, whose=self._place.parent) as neighbour:
                neighbour.write_text(json.dumps(told), encoding="utf-8")
        except (OSError, Problem):
            _log.warning("which copies were read is not kept", exc_info=True)


def _mark(copy: Path) -> list[Any]:
    """Return what tells a copy from any other, or from itself after a change. Raises OSError."""
    found = as_it_is(copy)
    return [found.size, found.written, seal_of(copy).hex()]


def _read(place: Path) -> dict[str, Any]:
    try:
        if place.stat().st_size > _MOST_BYTES:
            return {}
        told = json.loads(place.read_text(encoding="utf-8"))
        return dict(told) if isinstance(told, Mapping) else {}
    except FileNotFoundError:
        return {}
    except _UNREADABLE:
        _log.warning("which copies were read is not known", exc_info=True)
        return {}
