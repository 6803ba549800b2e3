"""What every action of a crisis needs: the checklists as the council has them, and lines of the timeline."""

from datetime import datetime

from muniredes.actions import clock, editing, knowledge
from muniredes.domain.calendar.messages.message import Post
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.council import Council
from muniredes.domain.crisis.incidents import EntryKind, Incident, IncidentEntry, IncidentStep, stamped
from muniredes.domain.crisis.knowledge import CrisisBook
from muniredes.domain.crisis.own import OwnStep, OwnText, effective
from muniredes.domain.crisis.record import CrisisRecord
from muniredes.domain.people import Person
from muniredes.domain.problems import Problem
from muniredes.i18n import _
from muniredes.storage.database import Work


def book(record: CrisisRecord) -> CrisisBook:
    """Return the checklists, levels and messages as the council has them."""
    return effective(knowledge.crisis_book(), record.texts, record.steps)


def own_book(work: Work) -> CrisisBook:
    """Return the same inside an action."""
    return effective(knowledge.crisis_book(), work.all(OwnText), work.all(OwnStep))


def open_incident(work: Work, incident_id: int) -> Incident:
    """Return a crisis that is going on; one that is closed takes nothing more until it is opened again."""
    incident = work.get(Incident, incident_id)
    if not incident.is_open:
        raise Problem(
            _("Esta crisis ya está cerrada."), _("Si ha vuelto a empezar, ábrala otra vez."), "incident"
        )
    return incident


def still_paused(work: Work, incident: Incident) -> list[Post]:
    """Return what a crisis stopped and nobody has let go yet, here or in the calendar."""
    stopped = set(incident.paused_posts)
    return [post for post in work.all_where(Post, state=PostState.PAUSED) if post.id in stopped]


def entries_of(work: Work, incident: Incident) -> tuple[IncidentEntry, ...]:
    """Return the timeline of a crisis, in no order."""
    return work.all_where(IncidentEntry, incident_id=incident.id)


def steps_of(work: Work, incident: Incident) -> list[IncidentStep]:
    """Return the steps of a crisis in order."""
    found = work.all_where(IncidentStep, incident_id=incident.id)
    return sorted(found, key=lambda step: (step.position, step.id or 0))


def moment(work: Work, incident: Incident) -> datetime:
    """Return the moment to stamp something with: never before what is already written of this crisis."""
    return stamped(clock.instant(), entries_of(work, incident))


def write_down(
    work: Work,
    incident: Incident,
    kind: EntryKind,
    text: str,
    *,
    at: datetime | None = None,
    person_id: int | None = None,
    capture: str | None = None,
    fingerprint: str = "",
) -> IncidentEntry:
    """Add a line to the timeline; who, unless it is said, is whoever works with the program."""
    by = person_id if person_id is not None else user_id(work)
    entry = IncidentEntry(
        incident_id=incident.id,
        at=at or moment(work, incident),
        kind=kind,
        text=text,
        person_id=by,
        who=name_of(work, by),
        capture=capture,
        fingerprint=fingerprint,
    )
    return editing.add(work, "incident_entry", entry)


def name_of(work: Work, number: int | None) -> str:
    """Return the name of a person, nothing for nobody."""
    return work.get(Person, number).name if number is not None else ""


def user_id(work: Work) -> int | None:
    """Return the number of whoever works with the program."""
    council = work.first(Council)
    return council.user_id if council else None
