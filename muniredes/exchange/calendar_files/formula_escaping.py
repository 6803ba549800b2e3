"""Texts that a spreadsheet would run as a sum, and back: an apostrophe stands before them.

Source: OWASP, «CSV Injection». One that had apostrophes of its own gets one more: the way back is exact.
"""

import re

_RUNS = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def guarded(text: str) -> str:
    """Return a text that a spreadsheet takes for a text when it opens a CSV."""
    return f"'{text}" if _RUNS.match(text) else text


def guarded_if_quoted(text: str) -> str:
    """Return a text for a cell that is marked as text: only those that look guarded already are."""
    return f"'{text}" if _GUARDED.match(text) else text


def unguarded(text: str) -> str:
    """Return the text that was guarded."""
    return text[1:] if _GUARDED.match(text) else text
