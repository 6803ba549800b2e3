"""What the example town has ready for a crisis, one that it had, and a drill."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from muniredes.actions import clock, council, editing, people
from muniredes.actions.crisis import timeline
from muniredes.actions.crisis.parts import own_book
from muniredes.actions.examples import guide
from muniredes.domain.calendar.messages.zones import PENINSULA, instant
from muniredes.domain.council import Council
from muniredes.domain.crisis import incidents
from muniredes.domain.crisis.incidents import EntryKind, Incident, IncidentEntry, IncidentStep, LessonTask
from muniredes.domain.crisis.plan import CrisisDuty, PreparedNotice
from muniredes.i18n import _
from muniredes.storage.database import Database, Work

Entry = Mapping[str, Any]

_INCIDENTS = "incident"
_NOTICES = "prepared_notice"
_ANSWERS = ("what_happened", "why", "prevention")


@dataclass(frozen=True)
class Proof:
    """A picture that is kept, and the fingerprint of the file it came from."""

    picture: str
    fingerprint: str


def keep_proof(database: Database, path: Path) -> Proof:
    """Keep the capture of the example."""
    capture = timeline.read_capture(path)
    return Proof(council.keep_picture(database, capture.picture), capture.fingerprint)


def put_crisis(work: Work, crisis: Entry, proof: Proof) -> None:
    """Write every entry of the file inside an action."""
    plain = {kind: content for kind, content in crisis.items() if kind not in (_INCIDENTS, _NOTICES)}
    guide.put_guide(work, plain)
    for entry in crisis[_NOTICES]:
        _put_notice(work, entry)
    for entry in crisis[_INCIDENTS]:
        _put_incident(work, entry, proof)


def _put_notice(work: Work, entry: Entry) -> None:
    body = work.first(Council)
    shield = body.shield if body and "picture" in entry else None
    editing.add(work, _NOTICES, PreparedNotice(**{**entry, "picture": shield}))


def _put_incident(work: Work, entry: Entry, proof: Proof) -> None:
    checklist = own_book(work).checklist(entry["lista"])
    day = clock.today() - timedelta(days=entry["hace"])
    began = instant(datetime.combine(day, time.fromisoformat(entry["hora"])), PENINSULA)
    incident = Incident(
        checklist=checklist.key,
        name=entry["nombre"],
        level=checklist.level,
        is_drill=entry.get("simulacro", False),
        is_breach=checklist.is_breach,
        began_at=began,
        aware_at=began,
        ended_at=began + timedelta(minutes=entry["cierre"]),
        handler_id=_person(work, entry["lleva"]),
        **{name: entry[name] for name in _ANSWERS},
    )
    editing.add(work, _INCIDENTS, incident)
    steps = _steps(work, entry, incident, incidents.steps_of(checklist, began))
    work.add_all(steps)
    lines: list[IncidentEntry] = sorted(_entries(work, entry, incident, steps, proof), key=_moment_of)
    work.add_all(lines)
    work.add_all(_task(work, task, incident) for task in entry["tareas"])


def _moment_of(entry: IncidentEntry) -> datetime:
    assert entry.at is not None
    return entry.at


def _after(incident: Incident, minutes: int) -> datetime:
    assert incident.began_at is not None
    return incident.began_at + timedelta(minutes=minutes)


def _person(work: Work, name: str) -> int | None:
    return people.person_named(work, name, {}).id


def _steps(
    work: Work, entry: Entry, incident: Incident, steps: tuple[IncidentStep, ...]
) -> tuple[IncidentStep, ...]:
    """Return the steps with what was done of each."""
    holders = {duty.role: duty.person_id for duty in work.all(CrisisDuty) if duty.role is not None}
    for step in steps:
        step.incident_id = incident.id
        step.person_id = next((holders[role] for role in step.roles if holders.get(role)), None)
        done = entry["hechos"].get(step.key)
        if done is not None:
            step.done_at = _after(incident, done["minuto"])
            step.done_by_id = _person(work, done["quien"]) if "quien" in done else incident.handler_id
            step.note = done.get("nota", "")
        elif step.key in entry["sin_hacer"]:
            step.is_skipped, step.note = True, entry["sin_hacer"][step.key]
    return steps


def _entries(
    work: Work, entry: Entry, incident: Incident, steps: tuple[IncidentStep, ...], proof: Proof
) -> Iterator[IncidentEntry]:
    """Yield the timeline: what the program writes of itself, and what people wrote."""

    def line(at: datetime | None, kind: EntryKind, text: str, person_id: int | None) -> IncidentEntry:
        return IncidentEntry(incident_id=incident.id, at=at, kind=kind, text=text, person_id=person_id)

    keeper = incident.handler_id
    yield line(
        incident.began_at, EntryKind.OPENED, own_book(work).checklist(incident.checklist).title, keeper
    )
    for step in steps:
        if step.done_at is not None:
            text = f"{step.do} — {step.note}" if step.note else step.do
            yield line(step.done_at, EntryKind.STEP, text, step.done_by_id)
    for said in entry["apuntes"]:
        who = _person(work, said["quien"]) if "quien" in said else keeper
        found = line(_after(incident, said["minuto"]), EntryKind(said["clase"]), said["texto"], who)
        if said.get("captura"):
            found.capture, found.fingerprint = proof.picture, proof.fingerprint
        yield found
    yield line(incident.ended_at, EntryKind.CLOSED, _("Se da por terminada"), keeper)


def _task(work: Work, entry: Entry, incident: Incident) -> LessonTask:
    today = clock.today()
    done = today - timedelta(days=entry["hecha_hace"]) if "hecha_hace" in entry else None
    return LessonTask(
        incident_id=incident.id,
        what=entry["what"],
        person_id=_person(work, entry["persona"]),
        due_on=today + timedelta(days=entry["antes_en"]),
        done_on=done,
    )
