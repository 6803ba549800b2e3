"""What «Hoy» shows of crises: the one that goes on, what was learnt and is not done yet, and the drill."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from muniredes.domain.crisis.incidents import LessonTask
from muniredes.domain.crisis.record import CrisisRecord
from muniredes.domain.dates import long_date, weekday_date
from muniredes.domain.places import Place, Target
from muniredes.domain.snapshot import Snapshot
from muniredes.i18n import _, ngettext


@dataclass(frozen=True, slots=True)
class CrisisItem:
    """What waits, a detail, and one verb that leads to its place."""

    text: str
    detail: str
    verb: str
    target: Target


def going_on(snapshot: Snapshot, *, drills: bool = False) -> Iterator[CrisisItem]:
    """Yield each crisis that is open, the most serious first; or, apart, each of the `drills`."""
    for file in snapshot.crisis.open_files:
        if file.incident.is_drill is not drills:
            continue
        left = sum(step.is_pending for step in file.steps)
        detail = (
            ngettext("Sigue abierta: queda {n} paso.", "Sigue abierta: quedan {n} pasos.", left).format(
                n=left
            )
            if left
            else _("Sigue abierta, con todos los pasos hechos: ciérrela.")
        )
        target = Target(Place.CRISIS, file.incident.id, "incident")
        yield CrisisItem(file.incident.title, detail, _("Seguir"), target)


def late(snapshot: Snapshot, today: date) -> Iterator[CrisisItem]:
    """Yield the tasks whose day went by, and the drill that was not done."""
    for task in _pending(snapshot.crisis):
        if task.due_on is not None and task.due_on < today:
            said = _("Tocaba el {day}.").format(day=long_date(task.due_on))
            yield _task(snapshot, task, said)
    planned = snapshot.crisis.drill_due
    if planned is not None and planned < today:
        yield _drill(_("Tocaba el {day}.").format(day=long_date(planned)))


def coming(snapshot: Snapshot, today: date, days: int) -> Iterator[CrisisItem]:
    """Yield the tasks and the drill of the coming days."""
    last = today + timedelta(days=days)
    for task in _pending(snapshot.crisis):
        if task.due_on is not None and today <= task.due_on <= last:
            yield _task(snapshot, task, _("Antes del {day}.").format(day=weekday_date(task.due_on)))
    planned = snapshot.crisis.drill_due
    if planned is not None and today <= planned <= last:
        yield _drill(_("Toca el {day}.").format(day=weekday_date(planned)))


def without_hurry(snapshot: Snapshot, today: date, days: int) -> Iterator[CrisisItem]:
    """Yield the tasks that have no day, or whose day is far: none is forgotten until it is done."""
    last = today + timedelta(days=days)
    for task in _pending(snapshot.crisis):
        if task.due_on is None:
            yield _task(snapshot, task, _("Sin fecha."))
        elif task.due_on > last:
            yield _task(snapshot, task, _("Antes del {day}.").format(day=long_date(task.due_on)))


def _pending(record: CrisisRecord) -> Iterator[LessonTask]:
    for file in record.files:
        yield from (task for task in file.tasks if task.is_pending)


def _task(snapshot: Snapshot, task: LessonTask, when: str) -> CrisisItem:
    file, name = snapshot.crisis.file(task.incident_id), snapshot.name_of(task.person_id)
    after = _("De «{crisis}».").format(crisis=file.incident.title) if file else ""
    who = _("La hace {name}.").format(name=name) if name else ""
    detail = " ".join(part for part in (when, who, after) if part)
    return CrisisItem(task.title, detail, _("Apuntar cómo va"), Target(Place.CRISIS, task.id, "lesson_task"))


def _drill(when: str) -> CrisisItem:
    detail = _("{when} Media hora: se sigue una lista sin publicar nada.").format(when=when)
    return CrisisItem(_("Simulacro de crisis"), detail, _("Empezar"), Target(Place.CRISIS, None, "drill"))
