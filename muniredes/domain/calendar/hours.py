"""Hours as people write them: «18:30», «18.30», «18h», «9»."""

import re
from datetime import time

_HOUR = re.compile(r"^(\d{1,2})\s*(?:[:.h,]\s*(\d{2})?)?\s*(?:h|hs|hrs|horas)?\.?$", re.IGNORECASE)


def read_hour(text: str) -> time | None:
    """Return the hour of a text, or None when it is none."""
    match = _HOUR.match(text.strip())
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def hour_text(hour: time) -> str:
    """«09:05»."""
    return f"{hour:%H:%M}"
