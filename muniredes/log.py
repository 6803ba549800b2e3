"""The program's log: what went wrong and where, never what the council wrote."""

import faulthandler
import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from muniredes import __version__, paths

_BYTES = 512 * 1024
_FILES = 3


def log_file() -> Path:
    """Return where the log is."""
    return paths.log_folder() / "muniredes.log"


def start() -> None:
    """Begin to write the log; without a place for it, the program runs all the same."""
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    try:
        paths.make_private_folder(paths.log_folder())
        handler = RotatingFileHandler(log_file(), maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8")
        crash = (paths.log_folder() / "fallo.log").open("a", encoding="utf-8")
    except OSError:
        root.addHandler(logging.NullHandler())
        return
    faulthandler.enable(crash)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    logging.getLogger(__name__).info("MuniRedes %s", __version__)
