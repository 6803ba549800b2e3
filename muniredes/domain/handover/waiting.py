"""What a handover asks for these days: its steps, and a term that ends with nothing prepared."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from muniredes.domain.dates import long_date, weekday_date
from muniredes.domain.handover.record import HandoverFile
from muniredes.domain.handover.timeline import AFTER_IT, CHECK_INS, HandoverStep, StepDay, steps_of
from muniredes.domain.places import Place, Target
from muniredes.domain.snapshot import Snapshot
from muniredes.i18n import _, ngettext

STEP = "step-"
"""How the field of a target begins that leads to a step, to say whether it is done."""


@dataclass(frozen=True, slots=True)
class HandoverItem:
    """Something to do: what, a detail, and one verb that leads to its place."""

    text: str
    detail: str
    verb: str
    target: Target


def late(snapshot: Snapshot, today: date) -> Iterator[HandoverItem]:
    """Yield the first step whose day went by, with how many more there are; and a window that is over."""
    found = [step for step in _steps(snapshot) if step.is_late(today)]
    if found:
        first, rest = found[0], len(found) - 1
        detail = _("Tocaba el {day}.").format(day=long_date(first.day))
        if rest:
            detail += " " + ngettext("Y {n} paso más.", "Y {n} pasos más.", rest)
        yield _item(first, detail)
    ends = _window(snapshot)
    if ends is not None and ends < today:
        detail = _("El plazo de observaciones acabó el {day}.").format(day=long_date(ends))
        yield HandoverItem(
            _("Cerrar el traspaso"), detail, _("Cerrar"), Target(Place.HANDOVER, None, "course")
        )


def coming(snapshot: Snapshot, today: date, days: int) -> Iterator[HandoverItem]:
    """Yield the steps of the days to come, and the end of the window for observations."""
    last = today + timedelta(days=days)
    for step in _steps(snapshot):
        if step.done_on is None and today <= step.day <= last:
            yield _item(step, _("Traspaso: {day}.").format(day=weekday_date(step.day)))
    ends = _window(snapshot)
    if ends is not None and today <= ends <= last:
        detail = _("Hasta el {day}.").format(day=weekday_date(ends))
        text = _("Acaba el plazo para decir qué no es como se entregó")
        yield HandoverItem(text, detail, _("Ver"), Target(Place.HANDOVER, None, "course"))


def _steps(snapshot: Snapshot) -> tuple[StepDay, ...]:
    if snapshot.council is None:
        return ()
    asked = _asked(snapshot.handover)
    return tuple(step for step in steps_of(snapshot) if step.is_to_come or step.step in asked)


def _asked(file: HandoverFile | None) -> Collection[HandoverStep]:
    """Return the steps that go on being asked for, of a handover that was begun."""
    if file is not None and not _is_open(file):
        return CHECK_INS
    return AFTER_IT if file is not None and file.is_past_delivery else tuple(HandoverStep)


def _is_open(file: HandoverFile) -> bool:
    return file.closed_on is None


def _window(snapshot: Snapshot) -> date | None:
    file = snapshot.handover
    return file.last_day_to_observe if file is not None and _is_open(file) else None


def _item(step: StepDay, detail: str) -> HandoverItem:
    if step.is_to_come:
        return HandoverItem(step.step.word, detail, _("Preparar"), Target(Place.PREPARE_HANDOVER))
    target = Target(Place.HANDOVER, None, f"{STEP}{step.step.value}")
    return HandoverItem(step.step.word, detail, _("Apuntar cómo va"), target)
