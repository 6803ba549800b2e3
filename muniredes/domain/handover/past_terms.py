"""What the terms that ended are called, beside the guide and in the package that hands it over."""

import re
from collections.abc import Iterable

FOLDER = "mandatos"
"""Where they are kept, beside the guide."""

ANY = "mandato-*.sqlite"
_MOST = 30
"""Terms that a package may bring: more than a century."""

_NAME = re.compile(r"mandato-(?P<label>[0-9]{4}-[0-9]{4})(?:-[0-9]{1,3})?\.sqlite")


def file_of(label: str, turn: int = 1) -> str:
    """Return the name of the file of a term; another guide may have left there one of the same years."""
    again = f"-{turn}" if turn > 1 else ""
    return f"mandato-{label.replace('–', '-')}{again}.sqlite"


def label_of(name: str) -> str | None:
    """Return «2023–2027» of the name of a file; None when it is not that of a term."""
    found = _NAME.fullmatch(name)
    return found["label"].replace("-", "–") if found else None


def carried(names: Iterable[str]) -> tuple[str, ...]:
    """Return the files of terms, among some names, that a package brings: the newest, each once."""
    found = sorted({name for name in names if label_of(name) is not None})
    return tuple(found[-_MOST:])
