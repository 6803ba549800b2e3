"""The program's log: what went wrong and where, never what the council wrote."""

import faulthandler
import logging
from contextlib import ExitStack
from pathlib import Path

from muniredes import __version__, paths

_BYTES = 512 * 1024
_FILES = 3

_open = ExitStack()
"""What `stop` has to close."""


def log_file() -> Path:
    """Return where the log is."""
    return paths.log_folder() / "muniredes.log"


def crash_file() -> Path:
    """Return where Python writes what it was doing when the whole program died."""
    return paths.log_folder() / "fallo.log"


def start() -> None:
    """Begin to write the log; without a place for it, the program runs all the same."""
    from logging.handlers import RotatingFileHandler

    stop()
    logging.raiseExceptions = False  # a disk that takes no line of it says nothing on the console
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    try:
        paths.make_private_folder(paths.log_folder())
        handler = RotatingFileHandler(
            log_file(), maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8", errors="backslashreplace"
        )
        crash = crash_file().open("a", encoding="utf-8")
    except OSError:
        root.addHandler(logging.NullHandler())
        return
    faulthandler.enable(crash)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    for close in (crash.close, handler.close, lambda: root.removeHandler(handler), faulthandler.disable):
        _open.callback(close)
    logging.getLogger(__name__).info("MuniRedes %s", __version__)


def stop() -> None:
    """Close the log."""
    _open.close()
