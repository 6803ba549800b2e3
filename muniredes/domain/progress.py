"""How long work says how far it is, and how it is told to stop."""

from collections.abc import Callable

Progress = Callable[[float], None]
"""Called by the work with the part done, from 0 to 1. It may raise `Cancelled` to stop it."""


def no_progress(_part: float) -> None:
    """Nobody follows this work, and nobody stops it."""


class Cancelled(Exception):
    """The user asked to stop; nothing was written."""
