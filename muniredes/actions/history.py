"""Undo, redo, the bin, and what happened to each thing."""

from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime

from muniredes.domain.history import ActionHead, Change, ObjectRef, RecordedAction, TrashItem
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Progress, no_progress
from muniredes.i18n import _
from muniredes.storage.database import Database, Work
from muniredes.storage.history import erasing, steps
from muniredes.storage.history.steps import Line

YEARS_OF_DETAIL = 4
"""What was done longer ago is known, but not what it changed: a term is four years."""


def to_undo(database: Database) -> ActionHead:
    """Return the newest action that still stands: what «Deshacer» takes back."""
    with database.read() as sql:
        number = steps.next_to_undo(sql)
        found = steps.head(sql, number) if number is not None else None
    if found is None:
        raise Problem(_("No hay nada que deshacer."))
    return found


def to_redo(database: Database) -> ActionHead:
    """Return the newest undoing that still stands: what «Rehacer» takes back."""
    with database.read() as sql:
        number = steps.next_to_redo(sql)
        found = steps.head(sql, number) if number is not None else None
    if found is None:
        raise Problem(_("No hay nada que rehacer."))
    return found


def can_redo(database: Database, action_id: int) -> bool:
    """Whether an action is what «Rehacer» takes back: the undoing that was just done."""
    with database.read() as sql:
        return steps.next_to_redo(sql) == action_id


def undo(database: Database) -> Change:
    """Take back the newest action that still stands."""
    return take_back(database, to_undo(database).id)


def redo(database: Database) -> Change:
    """Do again what was just undone."""
    return take_back(database, to_redo(database).id)


def take_back(database: Database, action_id: int, progress: Progress = no_progress) -> Change:
    """Take back one action; what somebody changed later is left as it is, and said.

    It may run beside the window; stopped through `progress`, it changes nothing.
    """
    from muniredes.storage.history.revert import revert

    with database.write("") as work:
        found = steps.head(work.sql, action_id)
        if found is None:
            raise Problem(_("Ese cambio ya no consta en el historial."))
        lines = steps.outline(work.sql, action_id)
        if any(line.is_forgotten for line in lines):
            raise _forgotten(found)
        if steps.was_changed_later(work.sql, action_id):
            raise _changed_later(found)
        with _around(work, lines):
            kept = revert(work, action_id, lines, progress)
            work.flush()
        work.title = _title(found)
        if kept:
            work.title += _(" (se ha conservado lo que se cambió después)")
    return work.change


def _around(work: Work, lines: Iterable[Line]) -> AbstractContextManager[None]:
    """Return what goes on around an action that is taken back: a holiday that is here again moves series."""
    if all(line.kind != "local_holiday" for line in lines):
        return nullcontext()
    from muniredes.actions.calendar.series import minding_holidays

    return minding_holidays(work)


def _forgotten(action: ActionHead) -> Problem:
    return Problem(
        _("«{title}» no se puede deshacer: lo que había ya no se guarda.").format(title=action.title),
        _("Se vació de la papelera, o hace más de {n} años. No se ha cambiado nada.").format(
            n=YEARS_OF_DETAIL
        ),
    )


def _changed_later(action: ActionHead) -> Problem:
    return Problem(
        _("«{title}» no se puede deshacer: parte de lo que trajo se cambió después.").format(
            title=action.title
        ),
        _("Deshaga antes esos cambios, o borre a mano lo que sobre. No se ha cambiado nada."),
    )


def _title(action: ActionHead) -> str:
    undone = _("Deshecho: {title}")
    prefix = undone.partition("{")[0]
    if action.undoes is not None and action.title.startswith(prefix):
        return _("Rehecho: {title}").format(title=action.title.removeprefix(prefix))
    return undone.format(title=action.title)


def trash(database: Database) -> tuple[TrashItem, ...]:
    """Return what can be brought back, newest first."""
    with database.read() as sql:
        return steps.trash(sql)


def restore(database: Database, item: TrashItem) -> Change:
    """Bring back something from the bin, with what pointed to it."""
    return take_back(database, item.action_id)


def empty_trash(database: Database) -> int:
    """Erase for good what is in the bin, and give its room back; return how many things were erased."""
    with database.note() as sql:
        erased = erasing.empty_trash(sql, datetime.max)  # noqa: DTZ901  local, like what is dated
        erasing.drop_unused_pictures(sql)
    erasing.shrink(database.path)
    return erased


def of_object(database: Database, kind: str, number: int) -> tuple[RecordedAction, ...]:
    """Return what happened to an object, newest first; an account's keys belong to its history."""
    refs = [ObjectRef(kind, number)]
    if kind == "account":
        refs.append(ObjectRef("custody", number))
    with database.read() as sql:
        return tuple(reversed(steps.actions_of(sql, refs)))
