"""The steps of a crisis: done, not needed, noted, given to somebody, or added."""

from datetime import datetime, timedelta

from muniredes.actions import editing
from muniredes.actions.crisis.parts import (
    entries_of,
    moment,
    name_of,
    open_incident,
    own_book,
    steps_of,
    user_id,
    write_down,
)
from muniredes.actions.people import person_id
from muniredes.domain.choices import PersonChoice
from muniredes.domain.crisis.incidents import (
    EntryKind,
    Incident,
    IncidentStep,
    following_notice,
    position_after,
)
from muniredes.domain.crisis.knowledge import Stage
from muniredes.domain.history import Change
from muniredes.domain.problems import Problem
from muniredes.i18n import _
from muniredes.storage.database import Database, Work


def tick(database: Database, step_id: int, note: str = "", shown: str = "") -> Change:
    """Mark a step as done, now, by whoever works with the program; with it, the notice that it asks for.

    `shown` is its text to paste as it was in view, with what was known then: from now on it is a fact.
    """
    with database.write("") as work:
        step, incident = _step(work, step_id)
        if step.done_at is None:
            now = moment(work, incident)
            step.done_at, step.done_by_id, step.is_skipped = now, user_id(work), False
            step.done_by = name_of(work, step.done_by_id)
            _note(step, note)
            step.paste = shown or step.paste
            write_down(work, incident, EntryKind.STEP, _with_note(step.do, note), at=now)
            _tell_by_step(work, incident, step, now)
        work.title = _("Hecho: {step}").format(step=step.title)
    return work.change


def skip(database: Database, step_id: int, reason: str) -> Change:
    """Leave a step out, saying why: afterwards somebody will ask."""
    with database.write("") as work:
        step, incident = _step(work, step_id)
        if not reason.strip():
            raise Problem(
                _("Falta por qué no hace falta."), _("Con tres palabras basta."), "incident_step.note"
            )
        step.is_skipped, step.done_at, step.done_by_id, step.done_by = True, None, None, ""
        _note(step, reason)
        text = _("No hace falta: {step}").format(step=step.do)
        write_down(work, incident, EntryKind.STEP, _with_note(text, reason))
        is_first = step.stage is Stage.FIRST and not _has_told(work, incident)
        if step.stage is not None and (is_first or step.stage is Stage.CLOSE):
            incident.next_notice_at = None
        work.title = _("No hace falta: {step}").format(step=step.title)
    return work.change


def untick(database: Database, step_id: int) -> Change:
    """Say that a step is still to be done; that it was marked stays in the timeline."""
    with database.write("") as work:
        step, incident = _step(work, step_id)
        step.done_at, step.done_by_id, step.done_by, step.is_skipped = None, None, "", False
        step.paste = _unfilled(work, incident, step)
        write_down(work, incident, EntryKind.UNDONE, step.do)
        if step.stage is Stage.FIRST and not _has_told(work, incident):
            incident.next_notice_at = step.due_at
        work.title = _("Sin hacer: {step}").format(step=step.title)
    return work.change


def write_note(database: Database, step_id: int, note: str) -> Change:
    """Write something beside a step."""
    with database.write("") as work:
        step, _incident = _step(work, step_id)
        editing.put("incident_step", step, {"note": note})
        work.title = _("Nota: {step}").format(step=step.title)
    return work.change


def assign(database: Database, step_id: int, choice: PersonChoice) -> Change:
    """Say who does a step."""
    with database.write("") as work:
        step, _incident = _step(work, step_id)
        step.person_id = person_id(work, choice)
        work.title = _("Encargado: {step}").format(step=step.title)
    return work.change


def add(
    database: Database, incident_id: int, do: str, *, after_id: int | None = None, minutes: int | None = None
) -> Change:
    """Add a step after another one, or at the end; `minutes` from now, when it has a clock."""
    with database.write("") as work:
        incident = open_incident(work, incident_id)
        steps = steps_of(work, incident)
        before = next((step for step in steps if step.id == after_id), None)
        due = None if minutes is None else moment(work, incident) + timedelta(minutes=minutes)
        position = _room_after(steps, before)
        step = IncidentStep(incident_id=incident_id, position=position, do=do, due_at=due)
        editing.add(work, "incident_step", step)
        write_down(work, incident, EntryKind.NOTE, _("Paso añadido: {step}").format(step=step.do))
        work.title = _("Paso añadido: {step}").format(step=step.title)
    return work.change


def _room_after(steps: list[IncidentStep], before: IncidentStep | None) -> int:
    """Return a free position after a step, spreading the steps out when there is no room left."""
    position = position_after(steps, before)
    if before is not None and position == before.position:
        for number, step in enumerate(steps, start=1):
            step.position = number * 100
        position = position_after(steps, before)
    return position


def _tell_by_step(work: Work, incident: Incident, step: IncidentStep, now: datetime) -> None:
    """Write down the notice that a step done asks for: whoever gave it did not use the program.

    One that was marked before has its notice in the timeline already.
    """
    entries = entries_of(work, incident)
    if step.stage is None or any(each.kind is EntryKind.UNDONE and each.text == step.do for each in entries):
        return
    said = step.note or _("No consta qué se dijo ni dónde.")
    text = _("Dado por hecho en su paso. {said}").format(said=said)
    write_down(work, incident, EntryKind.NOTICE, text, at=now)
    usual = following_notice(own_book(work).level(incident.level), now)
    incident.next_notice_at = None if step.stage is Stage.CLOSE else usual


def _unfilled(work: Work, incident: Incident, step: IncidentStep) -> str:
    """Return the text to paste of a step with its gaps, as its list has it: it is to be said another time."""
    checklist = own_book(work).checklists.get(incident.checklist)
    listed = checklist.value.step(step.key) if checklist else None
    return listed.paste if listed is not None and listed.paste and step.paste else step.paste


def _has_told(work: Work, incident: Incident) -> bool:
    return any(entry.kind is EntryKind.NOTICE for entry in entries_of(work, incident))


def _step(work: Work, step_id: int) -> tuple[IncidentStep, Incident]:
    step = work.get(IncidentStep, step_id)
    assert step.incident_id is not None
    return step, open_incident(work, step.incident_id)


def _note(step: IncidentStep, note: str) -> None:
    if note:
        editing.put("incident_step", step, {"note": note})


def _with_note(text: str, note: str) -> str:
    return f"{text} — {note}" if note else text
