"""What a file knows, asked without opening it as a guide: what was last done in it, and how much it holds."""

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from muniredes.domain.history import BY_ITSELF
from muniredes.storage.connection import UNREADABLE, connect

OF_SOMEBODY = f"author <> '{BY_ITSELF}'"
"""What the program did by itself is no step of anybody's, and may be dated by a wrong clock."""

_LAST = f"SELECT id, at FROM history_action WHERE title <> ? AND {OF_SOMEBODY} ORDER BY id DESC LIMIT 1"
_AFTER = f"SELECT count(*) FROM history_action WHERE id > ? AND title <> ? AND {OF_SOMEBODY}"
_NO_TITLE = ""
"""Every action has one."""
_COUNTS = (
    "SELECT count(*) FROM account",
    "SELECT count(*) FROM person",
    "SELECT count(*) FROM (SELECT DISTINCT message_id, at FROM post WHERE at IS NOT NULL)",
)
_NEWEST_ACT = (
    "SELECT sha256 FROM handover_act WHERE handover_id = (SELECT max(id) FROM handover)"
    " ORDER BY id DESC LIMIT 1"
)
_KNOWN = "SELECT count(*) FROM history_action WHERE id = ? AND at = ?"


@dataclass(frozen=True, slots=True)
class LastAction:
    """The last thing done in a file: its number, 0 when there is none, and when it was, as it is written."""

    number: int
    written: str = ""

    @property
    def at(self) -> datetime | None:
        """The local time, or None when it says none."""
        try:
            return datetime.fromisoformat(self.written)
        except ValueError:
            return None


def last_action(path: Path, but_for: str = _NO_TITLE) -> LastAction | None:
    """Return the last thing done in a file, or None when it cannot say. `but_for` is a title not counted."""
    try:
        with closing(connect(path, "ro")) as connection:
            row = connection.execute(_LAST, (but_for,)).fetchone()
    except UNREADABLE:
        return None
    if row is None:
        return LastAction(0)
    return LastAction(row[0], str(row[1])) if isinstance(row[0], int) else None


@dataclass(frozen=True, slots=True)
class Holding:
    """How much a file holds: of whom it is, and how many accounts, people and messages there are in it."""

    council: str
    accounts: int
    people: int
    messages: int


def holding(path: Path) -> Holding | None:
    """Return how much a file holds, or None when it cannot say."""
    try:
        with closing(connect(path, "ro")) as connection:
            name = connection.execute("SELECT name FROM council").fetchone()
            counts = [connection.execute(question).fetchone()[0] for question in _COUNTS]
    except UNREADABLE:
        return None
    return Holding(str(name[0]) if name else "", *counts)


def done_after(path: Path, action: LastAction, but_for: str = _NO_TITLE) -> int | None:
    """Return how many things were done in a file after one of its own, or None when it cannot say."""
    try:
        with closing(connect(path, "ro")) as connection:
            return int(connection.execute(_AFTER, (action.number, but_for)).fetchone()[0])
    except UNREADABLE:
        return None


def knows(path: Path, action: LastAction) -> bool:
    """Whether what was last done in another file was done in this one: it holds all that the other does."""
    if action.number == 0:
        return False
    try:
        with closing(connect(path, "ro")) as connection:
            return bool(connection.execute(_KNOWN, (action.number, action.written)).fetchone()[0])
    except UNREADABLE:
        return False


def newest_act(path: Path) -> str:
    """Return the digest of the act that was drawn up last in a file; «» when it has none, or cannot say."""
    try:
        with closing(connect(path, "ro")) as connection:
            row = connection.execute(_NEWEST_ACT).fetchone()
    except UNREADABLE:
        return ""
    return str(row[0]) if row else ""
