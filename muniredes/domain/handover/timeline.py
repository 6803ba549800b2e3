"""The dated steps of a handover, counted from the polling day or from the delivery, each correctable.

The law gives none of these days: the election and the constitution are those of `domain.elections`, and
the rest are proposals of good practice.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from muniredes.domain.elections.period import (
    ElectionKind,
    ElectoralPeriod,
    Milestone,
    day_of,
    period_that_ends,
)
from muniredes.domain.handover.record import (
    AFTERMATH,
    ActKind,
    Handover,
    HandoverFile,
    HandoverReason,
    StepMark,
)
from muniredes.domain.snapshot import Snapshot
from muniredes.i18n import _, mark


class HandoverStep(StrEnum):
    """A step, in its order."""

    INVENTORY = "inventory"
    OWNERSHIP = "ownership"
    SECOND_ADMIN = "second_admin"
    FIRST_COPY = "first_copy"
    PRELIMINARY = "preliminary"
    SECOND_COPY = "second_copy"
    FREEZE = "freeze"
    REVISION = "revision"
    DELIVERY = "delivery"
    ROTATION = "rotation"
    APPOINTMENTS = "appointments"
    FIRST_MONTH = "first_month"
    THIRD_MONTH = "third_month"
    SIXTH_MONTH = "sixth_month"

    @property
    def word(self) -> str:
        """What is done that day."""
        return _(_STEPS[self].word)


@dataclass(frozen=True, slots=True)
class _Rule:
    """What a step is, and its days from the polling day (elections) and from the delivery (otherwise)."""

    word: str
    from_polling: int | None = None
    from_delivery: int | None = None


_STEPS = {
    HandoverStep.INVENTORY: _Rule(
        mark("Apuntar todas las cuentas: también las abandonadas y las de cada área"), -120
    ),
    HandoverStep.OWNERSHIP: _Rule(
        mark("Recuperar la titularidad: correo del organismo y teléfono municipal en cada cuenta"), -90
    ),
    HandoverStep.SECOND_ADMIN: _Rule(
        mark("Poner en cada cuenta un segundo administrador de la casa: algunas redes tardan días"), -75
    ),
    HandoverStep.FIRST_COPY: _Rule(mark("Pedir a cada red la primera copia completa"), -60),
    HandoverStep.PRELIMINARY: _Rule(mark("Hacer el acta preliminar"), -55),
    HandoverStep.SECOND_COPY: _Rule(mark("Segunda copia, y ensayo: la persona suplente entra en todas"), -7),
    HandoverStep.FREEZE: _Rule(
        mark("Desde hoy no se cambia ningún nombre ni se borra nada; sin despedidas de partido"), 1
    ),
    HandoverStep.REVISION: _Rule(mark("Poner al día el acta y revisarla con Secretaría"), None, -3),
    HandoverStep.DELIVERY: _Rule(mark("Entregar: firma del acta, con el arqueo y el inventario"), None, 0),
    HandoverStep.ROTATION: _Rule(
        mark("Cambiar contraseñas, cerrar sesiones y quitar a quien se va"), None, 1
    ),
    HandoverStep.APPOINTMENTS: _Rule(
        mark("Una semana después: quién lleva cada cuenta, y la lista pública puesta al día"), None, 7
    ),
    HandoverStep.FIRST_MONTH: _Rule(mark("Un mes después: observaciones y líneas de cada red"), None, 30),
    HandoverStep.THIRD_MONTH: _Rule(mark("Tres meses después: ¿se entra en todas las cuentas?"), None, 91),
    HandoverStep.SIXTH_MONTH: _Rule(mark("Seis meses después: repaso de todas las cuentas"), None, 182),
}
CHECK_INS = (
    HandoverStep.APPOINTMENTS,
    HandoverStep.FIRST_MONTH,
    HandoverStep.THIRD_MONTH,
    HandoverStep.SIXTH_MONTH,
)
"""What is looked at again after it: it goes on being asked for when the handover is closed."""
AFTER_IT = (HandoverStep.ROTATION, *CHECK_INS)
"""What is asked of who received: the rest belonged to preparing, and to who handed over."""

_ACT_DOES = {HandoverStep.PRELIMINARY: ActKind.PRELIMINARY, HandoverStep.DELIVERY: ActKind.FINAL}


@dataclass(frozen=True, slots=True)
class StepDay:
    """A step of a handover: its day, whether the council corrected it, and when it was done.

    One that `is_to_come` is of a handover that nobody has begun to prepare.
    """

    step: HandoverStep
    day: date
    corrected: bool = False
    done_on: date | None = None
    is_to_come: bool = False

    def is_late(self, today: date) -> bool:
        """Whether its day went by and it is not done."""
        return self.done_on is None and self.day < today


def delivery_day(handover: Handover, snapshot: Snapshot) -> date | None:
    """Return the day of the delivery: the one that was fixed, or the constitution of the new council."""
    return _fixed_or_constitution(handover, _period(HandoverFile(handover), snapshot))


def _fixed_or_constitution(handover: Handover, period: ElectoralPeriod | None) -> date | None:
    if handover.planned_on is not None:
        return handover.planned_on
    return day_of(period, Milestone.CONSTITUTION) if period else None


def timeline(file: HandoverFile, snapshot: Snapshot) -> tuple[StepDay, ...]:
    """Return the steps whose day is known, by day; without a date to count from, none."""
    own = file.handover
    marks = {found.step: found for found in own.marks}
    found = []
    for step, day in _computed(file, snapshot):
        said = marks.get(step.value, StepMark(step.value))
        done = said.done_on or _done_by_an_act(file, step)
        found.append(StepDay(step, said.day or day, said.day is not None, done))
    return tuple(sorted(found, key=lambda entry: (entry.day, list(HandoverStep).index(entry.step))))


def foreseen(snapshot: Snapshot) -> tuple[StepDay, ...]:
    """Return the steps that the end of the term will ask for, before anybody prepares anything.

    None for whoever has no municipal elections, nor for an election whose handover is closed.
    """
    body, file = snapshot.council, snapshot.handover
    if body is None or not body.kind.is_public:
        return ()
    coming = Handover(reason=HandoverReason.ELECTIONS)
    closed, period = file.closed_on if file else None, _period(HandoverFile(coming), snapshot)
    if period is None or (closed is not None and period.polling_day <= closed):
        return ()
    return tuple(replace(step, is_to_come=True) for step in timeline(HandoverFile(coming), snapshot))


def steps_of(snapshot: Snapshot) -> tuple[StepDay, ...]:
    """Return every step that there is, by day: of the handover under way, or what the next one will ask for.

    Of one that is closed, all that it had, and then what the end of this term will ask for.
    """
    file = snapshot.handover
    if file is None:
        return foreseen(snapshot)
    own = timeline(file, snapshot)
    return own if file.closed_on is None else (*own, *foreseen(snapshot))


def marked(handover: Handover, step: HandoverStep, **values: Any) -> tuple[StepMark, ...]:
    """Return the marks of a handover with `day` or `done_on` of a step changed."""
    marks = {found.step: found for found in handover.marks}
    marks[step.value] = replace(marks.get(step.value, StepMark(step.value)), **values)
    kept = (marks[each.value] for each in HandoverStep if each.value in marks)
    return tuple(found for found in kept if found.day is not None or found.done_on is not None)


def _computed(file: HandoverFile, snapshot: Snapshot) -> Iterator[tuple[HandoverStep, date]]:
    """Yield the day of each step; once it changed hands, what follows counts from that day."""
    handover = file.handover
    period = _period(file, snapshot)
    polling = period.polling_day if period else None
    delivery = file.handed_on or _fixed_or_constitution(handover, period)
    for step, rule in _STEPS.items():
        if rule.from_polling is not None and polling is not None:
            yield step, polling + timedelta(days=rule.from_polling)
        elif rule.from_delivery is not None and delivery is not None:
            yield step, delivery + timedelta(days=rule.from_delivery)


def _period(file: HandoverFile, snapshot: Snapshot) -> ElectoralPeriod | None:
    """Return the election that a handover is for.

    One that is closed, or that changed hands as this term began, has nothing to do with those to come.
    """
    term, handed = snapshot.term, file.handed_on
    if not file.handover.is_foreseen(snapshot.council) or term is None:
        return None
    is_of_before = handed is not None and handed < term.starts + AFTERMATH
    last = file.closed_on or (term.starts if is_of_before else None)
    if last is None:
        return period_that_ends(term, snapshot.periods)
    past = (p for p in snapshot.periods if p.kind is ElectionKind.MUNICIPAL and p.polling_day <= last)
    return max(past, key=lambda period: period.polling_day, default=None)


def _done_by_an_act(file: HandoverFile, step: HandoverStep) -> date | None:
    kind = _ACT_DOES.get(step)
    return next((act.issued_on for act in file.acts if act.kind is kind), None)
