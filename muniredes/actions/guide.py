"""What she says herself of a task of the guide."""

from muniredes.actions import clock
from muniredes.domain.guide import OwnMark
from muniredes.domain.history import Change
from muniredes.domain.snapshot import GuideMark
from muniredes.i18n import _
from muniredes.storage.database import Database


def mark(database: Database, task: str, own: OwnMark | None) -> Change:
    """Write «Ya está» or «Volveré luego» on a task, or take the mark away."""
    with database.write(_("Tarea de la guía marcada")) as work:
        found = next((entry for entry in work.all(GuideMark) if entry.task == task), None)
        if found is not None and own is None:
            work.delete(found)
        elif found is not None and own is not None:
            found.state, found.at = own.value, clock.now()
        elif own is not None:
            work.add(GuideMark(task=task, state=own.value, at=clock.now()))
    return work.change
