"""The manual of the term that ended, for that of today to say what changed since; it is read once."""

import logging
from dataclasses import dataclass
from pathlib import Path

from muniredes.actions import terms
from muniredes.actions.handover import comparing
from muniredes.actions.printing.manual import Before, Edition
from muniredes.domain.problems import DiskProblem, Problem
from muniredes.domain.progress import Progress
from muniredes.exchange import packages
from muniredes.files import Seen, as_it_is, disk_problems
from muniredes.storage.database import Database
from muniredes.storage.safekeeping import copies_folder

_log = logging.getLogger(__name__)

_Key = tuple[Path, Seen]
"""A kept term: where, and as it is on the disk."""


@dataclass(frozen=True)
class _Read:
    """A term that was read; None in `before` is one that cannot be compared."""

    key: _Key | None = None
    before: Before | None = None


class _Memory:
    """The last term that was read, put there whole: guides are read from several threads."""

    last = _Read()


_memory = _Memory()


def at_hand(database: Database) -> Before | None:
    """Return the manual of the last term that ended if it was read already; the disk is only asked of it."""
    found = _newest(database)
    last = _memory.last
    return last.before if found is not None and last.key == found[1] else None


def is_to_be_read(database: Database, edition: Edition) -> bool:
    """Whether an edition tells of a term that ended and that was not read yet, as it is now."""
    found = _newest(database) if edition is Edition.RESERVED else None
    return found is not None and _memory.last.key != found[1]


def read(database: Database, edition: Edition, progress: Progress) -> Before | None:
    """Return the manual of the last term that ended, reading it if it was not; None without any.

    Nothing is read for what citizens read, which does not tell of it. It takes its time: it runs beside the
    window, and `progress` may stop it. One that is damaged, or of another body, is no reason for a manual not
    to be made: why is in the log, and it is asked for no more.
    """
    found = _newest(database) if edition is Edition.RESERVED else None
    if found is None:
        return None
    source, key = found
    last = _memory.last
    if last.key == key:
        return last.before
    try:
        before = _made_again(database, source, progress)
    except DiskProblem:
        _log.warning("the disk does not let the term that ended be read", exc_info=True)
        before = None
    _memory.last = _Read(key, before)
    return before


def read_once(database: Database, progress: Progress) -> Before | None:
    """Return the same of a guide that is only looked into: it takes the place of no other.

    Raises the Problem of a disk that does not let it be read.
    """
    found = _newest(database)
    return _made_again(database, found[0], progress) if found is not None else None


def _made_again(database: Database, source: "comparing.Source", progress: Progress) -> Before | None:
    try:
        with packages.private_folder(copies_folder.workroom_of(database.path)) as folder:
            return comparing.manual_of(database, source, folder / "antes", progress)
    except DiskProblem:
        raise
    except Problem:
        _log.warning("the term that ended cannot be compared", exc_info=True)
        return None


def _newest(database: Database) -> "tuple[comparing.Source, _Key] | None":
    term = next(iter(terms.past(database)), None)
    if term is None:
        return None
    try:
        with disk_problems(term.path):
            return comparing.of_term(term), (term.path, as_it_is(term.path))
    except Problem:
        _log.warning("the term that ended cannot be looked at", exc_info=True)
        return None
