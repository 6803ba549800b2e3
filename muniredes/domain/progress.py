"""How long work says how far it is, and how it is told to stop."""

from collections.abc import Callable

Progress = Callable[[float], None]
"""Called by the work with the part done, from 0 to 1. It may raise `Cancelled` to stop it."""


def no_progress(_part: float) -> None:
    """Nobody follows this work, and nobody stops it."""


def within(progress: Progress, start: float, end: float) -> Progress:
    """Return how a stage of some work is told: from `start` to `end` of the whole, and never back.

    What only asks whether to stop says 0, and is told as far as it was.
    """
    farthest = start

    def tell(part: float) -> None:
        nonlocal farthest
        farthest = max(farthest, start + part * (end - start))
        progress(farthest)

    return tell


class Cancelled(Exception):
    """The user asked to stop; nothing was written."""
