"""The terms that ended, each kept whole beside its guide, and wherever the guide is brought."""

import filecmp
import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from itertools import count
from pathlib import Path

from muniredes.domain.handover import past_terms
from muniredes.domain.problems import Problem
from muniredes.files import belong_with, disk_problems
from muniredes.paths import make_private_folder
from muniredes.storage.data_file import contents, replacement
from muniredes.storage.safekeeping import backup

_HEAD = 4096
_log = logging.getLogger(__name__)


def of(guide: Path, beside: Path | None = None) -> list[Path]:
    """Return the terms of the past of a guide, the newest first, that are kept beside it or another file.

    One of another guide, which was there or whose package was, is not among them: this one knows all that
    its own did.
    """
    found = sorted(((beside or guide).parent / past_terms.FOLDER).glob(past_terms.ANY), reverse=True)
    return [term for term in found if past_terms.label_of(term.name) and _is_past_of(guide, term)]


def _is_past_of(guide: Path, term: Path) -> bool:
    last = contents.last_action(term)
    return last is None or contents.knows(guide, last)


def lacking(guide: Path, copy: Path) -> list[Path]:
    """Return the terms of a guide that are not beside a copy of it, by how each begins. Raises OSError.

    There is the seal, a sum of all the rest: none is read whole each time that somebody looks.
    """
    there = {_beginning(term) for term in (copy.parent / past_terms.FOLDER).glob(past_terms.ANY)}
    return [term for term in of(guide) if _beginning(term) not in there]


def _beginning(term: Path) -> tuple[int, bytes]:
    with term.open("rb") as stream:
        return term.stat().st_size, stream.read(_HEAD)


def sound(terms: Iterable[Path]) -> Iterator[Path]:
    """Yield the terms that can be believed: a damaged one brought elsewhere would pass for the good one."""
    for term in terms:
        try:
            backup.check(term)
        except Problem:
            _log.warning("a term that ended is not brought", exc_info=True)
        else:
            yield term


@contextmanager
def taking_in(guide: Path, brought: Iterable[Path], at: datetime) -> Iterator[None]:
    """Keep the terms that come with what is put in the place of `guide`; if it is not put there, they go."""
    made: list[Path] = []
    try:
        for term in brought:
            made += bring(term, guide)
        yield
    except BaseException:
        with suppress(OSError):  # what failed first is what is said
            for path in made:
                replacement.remove(path, at)
            (guide.parent / past_terms.FOLDER).rmdir()
        raise


def bring(term: Path, guide: Path) -> list[Path]:
    """Keep a term beside a guide or a copy of it; return where, and nothing when it was there.

    What is kept there already stays as it is: another of the same years has another name. Raises a Problem
    when the disk refuses.
    """
    folder = guide.parent / past_terms.FOLDER
    with disk_problems(folder):
        make_private_folder(folder)
        belong_with(folder, guide)
        label = past_terms.label_of(term.name) or ""
        target = place_in(folder, label, lambda there: filecmp.cmp(term, there, shallow=False))
        if target.exists():
            return []
        replacement.put_copy(term, target, whose=guide)
        return [target]


def place_in(folder: Path, label: str, is_its: Callable[[Path], bool]) -> Path:
    """Return the place of a term in a folder: where the same is kept, or the first name that nothing has."""
    names = (folder / past_terms.file_of(label, turn) for turn in count(1))
    return next(name for name in names if not name.exists() or (name.is_file() and is_its(name)))
