"""A planned post that a crisis stopped."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class PausedPost:
    """What it is about, when it was to go out (wall time), and where."""

    id: int
    title: str
    at: datetime
    account_id: int | None

    def is_past(self, now: datetime) -> bool:
        """Whether its hour went by while it was stopped."""
        return self.at < now
