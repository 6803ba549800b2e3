"""What is said without a window: on any code page, and also when nobody can hear it."""

import codecs
import getpass
import os
import sys
import unicodedata
from pathlib import Path
from typing import TextIO

_ERRORS = "muniredes.nearest"
_NEAREST = {
    "✓": "+",
    "✗": "x",
    "«": '"',
    "»": '"',
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "…": "...",
    "–": "-",
    "—": "-",
    "·": "-",
    "•": "-",
    "→": "->",
    "¿": "?",
    "¡": "!",
    "€": "EUR",
    "º": "o",
    "ª": "a",
    "\u00a0": " ",
    "\u202f": " ",
}
"""What stands for a sign that a code page lacks; the letters lose their accent, and the rest is «?»."""


def prepare() -> None:
    """Make both streams take whatever is said, on any code page; without a console, to nobody."""
    sys.stdout = _hearing(sys.stdout)
    sys.stderr = _hearing(sys.stderr)


def say(text: str) -> None:
    """Write a line to whoever runs the command."""
    sys.stdout.write(f"{text}\n")


def say_all() -> None:
    """Hand over what was said and is still held. Raises BrokenPipeError when nobody reads any more."""
    sys.stdout.flush()


def complain(text: str) -> None:
    """Write a line on standard error."""
    sys.stderr.write(f"{text}\n")


def is_somebody_there() -> bool:
    """Whether there is somebody at the keyboard, and not a file or another program."""
    return sys.stdin is not None and sys.stdin.isatty()


def ask_unseen(question: str) -> str:
    """Return what is typed, which is not seen while it is; without a keyboard, a line of what comes in."""
    if is_somebody_there():
        return getpass.getpass(question, stream=sys.stderr)
    return sys.stdin.readline() if sys.stdin is not None else ""


def stop_speaking() -> None:
    """Forget what is still to be said: whoever was reading has seen enough."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _hearing(stream: TextIO | None) -> TextIO:
    """Return a stream that can be written to. Windows gives none to a program without a console."""
    if stream is None:
        return Path(os.devnull).open("w", encoding="utf-8")  # it lives as long as the program
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors=_ERRORS)
    return stream


def _nearest(error: UnicodeError) -> tuple[str, int]:
    """Stand in for the letters that an encoding has not, as `codecs.register_error` wants it."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(_stand_in(letter) for letter in lacking), error.end


def _stand_in(letter: str) -> str:
    """Return the nearest in ASCII, which is all that every code page is sure to have."""
    plain = "".join(part for part in unicodedata.normalize("NFKD", letter) if part.isascii())
    return _NEAREST.get(letter) or plain or "?"


codecs.register_error(_ERRORS, _nearest)
