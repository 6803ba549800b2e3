"""What the program does by itself: the copy of the day, the old bin, old copies, leftovers, what repeats.

Only the window does it, and nothing here stops her: what fails is written in the log. What deletes goes by
two witnesses, the clock of the computer and what is dated in the guide: if they disagree, nothing goes.
"""

import logging
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta

from muniredes.actions import clock
from muniredes.actions.calendar.series_renewal import extend_series
from muniredes.actions.history import YEARS_OF_DETAIL
from muniredes.actions.workspace import Workspace
from muniredes.domain.council import Council
from muniredes.domain.dates import long_date
from muniredes.domain.history import Change
from muniredes.domain.problems import Problem
from muniredes.exchange import packages
from muniredes.i18n import _
from muniredes.storage.data_file.seal import is_sealed, seal_what_is_closed
from muniredes.storage.history import erasing, steps
from muniredes.storage.history.erasing import Until
from muniredes.storage.safekeeping import backup, copies_folder
from muniredes.storage.safekeeping.copies_folder import BackupReason
from muniredes.storage.sql import Sql

TRASH_DAYS = 30
"""Days, at least, that something deleted can be brought back."""

DAYS_OF_WORK = 5
"""Days on which something was done after a deletion, for its thirty days to be believed."""

DETAIL_DAYS = 366 * YEARS_OF_DETAIL
_BEHIND = timedelta(days=1)
_AHEAD = timedelta(days=366)
_log = logging.getLogger(__name__)


def keep_house(opened: Workspace) -> None:
    """Do what is due today; what she should know is added to the notices."""
    if opened.database.is_read_only:
        return
    now = clock.machine()
    made = {copy.made_at.date() for copy in copies_folder.copies(opened.path)}
    is_new_month = not any((day.year, day.month) == (now.year, now.month) for day in made)
    if now.date() not in made:
        _attempt(lambda: _copy_of_the_day(opened, now))
    _attempt(lambda: copies_folder.sweep(opened.path))
    _attempt(lambda: packages.sweep_left(copies_folder.workroom_of(opened.path)))
    _attempt(lambda: _delete_the_old(opened, now, thoroughly=is_new_month))
    _attempt(lambda: _leave_sealed(opened, lambda: go_on_with_series(opened)))


def begin_day(opened: Workspace) -> Change | None:
    """Do what another day asks of a guide that was left open; return what it changed, if anything."""
    done: list[Change | None] = []
    _attempt(lambda: done.append(go_on_with_series(opened)))
    return next(iter(done), None)


def go_on_with_series(opened: Workspace) -> Change | None:
    """Write out what repeats, in a guide of hers that may be written; return what was done, if anything."""
    with opened.database.read() as sql:
        is_hers = opened.is_hers(sql.only(Council))
    if not is_hers or opened.database.is_read_only:
        return None
    change = extend_series(opened.database)
    return change if change.action_id is not None else None


def _attempt(chore: Callable[[], object]) -> None:
    try:
        chore()
    except Exception:  # whatever it is, it is not worth her day: the log has it
        _log.exception("a chore was left undone")


def _copy_of_the_day(opened: Workspace, now: datetime) -> None:
    if not opened.first_action:
        return
    try:
        backup.make(opened.path, now, BackupReason.DAILY)
    except Problem as problem:
        opened.notices.append(_("No se ha podido hacer la copia de hoy. {why}").format(why=problem.sentence))


def _delete_the_old(opened: Workspace, now: datetime, *, thoroughly: bool) -> None:
    """Let go of what is due, and `thoroughly`, once a month, of the pictures that were never used too.

    Nothing is written when nothing is due: a file that is only looked at keeps its seal.
    """
    with opened.database.read() as sql:
        last = steps.last_moment(sql)
        believed = steps.before_days_of_work(sql, DAYS_OF_WORK)
    if last is None:
        return
    if not last - _BEHIND <= now <= last + _AHEAD:
        opened.notices.append(_clock_disagrees(now, last))
        return
    copies_folder.thin_out(opened.path)
    today = min(now, last)
    with opened.database.read() as sql:
        until = _until(sql, today, believed)
        is_due = erasing.is_due(sql, until)
        unused = erasing.unused_pictures(sql) if thoroughly else frozenset()
    if is_due or unused:
        _leave_sealed(opened, lambda: _let_go(opened, until, unused))


def _until(sql: Sql, today: datetime, believed: int) -> Until:
    """Return until when things go; nothing does that was done after what is known not to be so old."""
    deleted, details = (today - timedelta(days=days) for days in (TRASH_DAYS, DETAIL_DAYS))
    newer = [steps.first_between(sql, since, today + _BEHIND) for since in (deleted, details)]
    return Until(deleted, min(believed, newer[0] or believed), details, newer[1])


def _let_go(opened: Workspace, until: Until, unused: AbstractSet[str]) -> None:
    with opened.database.note() as sql:
        erasing.let_go(sql, until)
        erasing.drop_pictures(sql, unused)
    erasing.shrink(opened.path)


def _leave_sealed(opened: Workspace, chore: Callable[[], object]) -> None:
    """Do a chore, and leave the seal of the file as it was found."""
    was_sealed = is_sealed(opened.path)
    chore()
    if was_sealed and not is_sealed(opened.path):
        seal_what_is_closed(opened.path)


def _clock_disagrees(now: datetime, last: datetime) -> str:
    return _(
        "El reloj del ordenador marca {now} y lo último que se guardó es del {last}. "
        "Si la fecha no es esa, corríjala; mientras tanto no se borra nada de la papelera ni de las copias."
    ).format(now=long_date(now.date()), last=long_date(last.date()))
