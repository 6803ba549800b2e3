"""Whether the manuals of a package say what its data do: they are made again from them, and compared."""

import hashlib
import re
import zlib
from contextvars import copy_context
from datetime import date
from pathlib import Path

from muniredes import __version__
from muniredes.actions import clock, newer_knowledge
from muniredes.actions.handover import since_term, writing
from muniredes.domain.handover.inside import Agreement
from muniredes.domain.handover.package import MANUAL_NAME, PAGE_NAME, PUBLIC_NAME, Receipt
from muniredes.domain.problems import DiskProblem, Problem
from muniredes.domain.progress import Progress, within
from muniredes.i18n import language
from muniredes.storage.database import Database

_FIRST, _LAST = date(2020, 1, 1), date(2200, 1, 1)
"""Between which days a package is made, also by a clock that is wrong."""

_PICTURES = re.compile(r"data:[^\"')\s]+")
"""The pictures of a page, which another computer shrinks its own way."""


def made_with() -> str:
    """Return all that a manual depends on besides its data and the version: with another, it is another.

    The language, the day of what the program knows, and what presses the pages of a PDF.
    """
    return f"{language()} {newer_knowledge.in_use().day.isoformat()} {zlib.ZLIB_RUNTIME_VERSION}"


def compared(receipt: Receipt, database: Database, page: Path, folder: Path, progress: Progress) -> Agreement:
    """Make again the manuals of a package from its data, in a folder, and say whether they are those it has.

    `page` is that of the package. What was made with another version is not compared. The program does not
    speak to that guide afterwards. Raises the Problem of a disk that does not let them be made.
    """
    said, ours = receipt.manifest, made_with()
    if said.program != __version__ or said.made_with.split()[:2] != ours.split()[:2]:
        return Agreement.UNKNOWN
    if not _FIRST <= said.made_on <= _LAST:
        return Agreement.OTHER
    return copy_context().run(_compared, receipt, database, page, folder, progress)


def _compared(
    receipt: Receipt, database: Database, page: Path, folder: Path, progress: Progress
) -> Agreement:
    said = receipt.manifest
    try:
        with clock.on(said.made_on):
            before = since_term.read_once(database, within(progress, 0, 0.2))
            writing.write_manuals(database, folder, before, within(progress, 0.2, 1))
    except DiskProblem:
        raise
    except Problem:
        return Agreement.OTHER  # of such data no manual is made: that of the package is of others
    if _words(folder / PAGE_NAME) != _words(page):
        return Agreement.OTHER
    if said.made_with != made_with():
        return Agreement.PAGE
    digests = {file.name: file.sha256 for file in said.files}
    pdfs = (MANUAL_NAME, PUBLIC_NAME)
    if any(_digest(folder / name) != digests[name] for name in pdfs):
        return Agreement.OTHER
    return Agreement.SAME


def _words(page: Path) -> str:
    return _PICTURES.sub("", page.read_text(encoding="utf-8", errors="replace"))


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
