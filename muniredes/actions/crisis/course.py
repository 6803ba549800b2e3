"""The course of a crisis: it begins, changes level and hands, tells people, ends, and may begin again."""

from datetime import datetime, timedelta

from muniredes.actions import editing
from muniredes.actions.crisis.parts import (
    entries_of,
    moment,
    open_incident,
    own_book,
    steps_of,
    user_id,
    write_down,
)
from muniredes.actions.people import person_id
from muniredes.domain.choices import PersonChoice
from muniredes.domain.crisis import incidents
from muniredes.domain.crisis.incidents import EntryKind, Incident
from muniredes.domain.crisis.levels import CrisisLevel
from muniredes.domain.crisis.plan import CrisisDuty
from muniredes.domain.history import Change
from muniredes.domain.people import Person
from muniredes.domain.problems import Problem
from muniredes.i18n import _
from muniredes.storage.database import Database, Work
from muniredes.storage.references import delete_whole

MOST_BACK = timedelta(days=60)
"""How long before now a crisis may have begun: more is a mistake in the date."""


def begin(
    database: Database,
    checklist: str,
    *,
    is_drill: bool = False,
    name: str = "",
    began_at: datetime | None = None,
) -> Change:
    """Begin a crisis with a checklist of the catalogue, with its steps, its clocks and whoever has each part.

    `began_at` is when the council knew, when that was before now.
    """
    with database.write("") as work:
        known = own_book(work)
        found = known.checklist(checklist)
        incident = Incident(
            checklist=checklist,
            name=name or found.title,
            level=found.level,
            is_drill=is_drill,
            is_breach=found.is_breach,
            handler_id=user_id(work),
        )
        now = moment(work, incident)
        began = _possible_beginning(began_at, now)
        incident.began_at = incident.aware_at = began
        incident.next_notice_at = incidents.opening_notice(found, known.level(found.level), began)
        editing.add(work, "incident", incident)
        _add_steps(work, incident, incidents.steps_of(found, began))
        write_down(work, incident, EntryKind.OPENED, found.title, at=began)
        work.title = _("Empieza: {name}").format(name=incident.title)
    return work.change


def _possible_beginning(began_at: datetime | None, now: datetime) -> datetime:
    if began_at is None:
        return now
    if not now - MOST_BACK <= began_at <= now:
        raise Problem(
            _("No puede haber empezado entonces."), _("Compruebe el día y la hora."), "incident.began_at"
        )
    return began_at


def _add_steps(work: Work, incident: Incident, steps: tuple[incidents.IncidentStep, ...]) -> None:
    holders = {duty.role: duty.person_id for duty in work.all(CrisisDuty) if duty.role is not None}
    for step in steps:
        step.incident_id = incident.id
        step.person_id = next((holders[role] for role in step.roles if holders.get(role)), None)
    work.add_all(steps)


def correct_beginning(database: Database, incident_id: int, began_at: datetime) -> Change:
    """Say when the council really knew: the steps to come and the clock of a breach count from it."""
    with database.write("") as work:
        incident = open_incident(work, incident_id)
        before = incident.began_at
        began = _possible_beginning(began_at, moment(work, incident))
        incident.began_at = incident.aware_at = began
        for step in steps_of(work, incident):
            if step.is_pending and step.due_at is not None and before is not None:
                step.due_at += began - before
        for entry in entries_of(work, incident):
            if entry.kind is EntryKind.OPENED:
                entry.at = began
        work.title = _("{name}: corregida la hora en que empezó").format(name=incident.title)
    return work.change


def change_level(database: Database, incident_id: int, level: CrisisLevel, reason: str = "") -> Change:
    """Take a crisis to another level; a more serious one brings its next notice nearer."""
    with database.write("") as work:
        incident = open_incident(work, incident_id)
        now = moment(work, incident)
        text = _("De {before} a {after}").format(before=incident.level.title, after=level.title)
        due = incidents.first_notice(own_book(work).level(level), now)
        if level > incident.level and due is not None:
            incident.next_notice_at = min(due, incident.next_notice_at or due)
        incident.level = level
        write_down(work, incident, EntryKind.LEVEL, f"{text}. {reason}" if reason else text, at=now)
        work.title = _("{name}: nivel {level}").format(name=incident.title, level=level.title)
    return work.change


def hand_over(database: Database, incident_id: int, choice: PersonChoice, note: str = "") -> Change:
    """Give a crisis to another person: what was hers to do goes with it."""
    with database.write("") as work:
        incident = open_incident(work, incident_id)
        receiver = person_id(work, choice)
        if receiver is None:
            raise Problem(_("Falta a quién se entrega."), _("Elija a la persona."), "incident.handler_id")
        giver = incident.handler_id
        for step in steps_of(work, incident):
            if step.is_pending and giver is not None and step.person_id == giver:
                step.person_id = receiver
        incident.handler_id = receiver
        text = _("La lleva ahora {person}").format(person=work.get(Person, receiver).name)
        write_down(work, incident, EntryKind.HANDOVER, f"{text}. {note}" if note else text)
        work.title = _("{name}: relevo").format(name=incident.title)
    return work.change


def tell(
    database: Database,
    incident_id: int,
    text: str,
    channels: tuple[str, ...] = (),
    *,
    promised: datetime | None = None,
    is_last: bool = False,
) -> Change:
    """Write down that a notice is out, word by word and where, and when the next is due.

    That is the hour that the text promises; without one, the level says it. After the last none is due.
    """
    with database.write("") as work:
        incident = open_incident(work, incident_id)
        now = moment(work, incident)
        where = _("En {channels}: ").format(channels=", ".join(channels)) if channels else ""
        write_down(work, incident, EntryKind.NOTICE, f"{where}{text}", at=now)
        usual = incidents.following_notice(own_book(work).level(incident.level), now)
        incident.next_notice_at = None if is_last else promised or usual
        work.title = _("{name}: aviso publicado").format(name=incident.title)
    return work.change


def set_next_notice(database: Database, incident_id: int, at: datetime | None) -> Change:
    """Say when people will be told again; None when nothing more is promised."""
    with database.write("") as work:
        incident = open_incident(work, incident_id)
        incident.next_notice_at = at
        work.title = _("{name}: cambiada la hora del próximo aviso").format(name=incident.title)
    return work.change


def rename(database: Database, incident_id: int, name: str) -> Change:
    """Say in her words what it is: «Riada en la calle Real»."""
    with database.write("") as work:
        incident = editing.put("incident", work.get(Incident, incident_id), {"name": name})
        work.title = _("Crisis: {name}").format(name=incident.title)
    return work.change


def end(database: Database, incident_id: int, note: str = "") -> Change:
    """Close a crisis; posts that it stopped have to be looked at first."""
    with database.write("") as work:
        incident = open_incident(work, incident_id)
        if incident.paused_posts:
            raise Problem(
                _("Todavía hay publicaciones en pausa."),
                _("Pulse «Reanudar» y decida qué se hace con ellas."),
                "incident.paused_posts",
            )
        now = moment(work, incident)
        write_down(work, incident, EntryKind.CLOSED, note or _("Se da por terminada"), at=now)
        incident.ended_at, incident.next_notice_at = now, None
        work.title = _("Termina: {name}").format(name=incident.title)
    return work.change


def reopen(database: Database, incident_id: int, reason: str = "") -> Change:
    """Go on with a crisis that was closed too soon."""
    with database.write("") as work:
        incident = work.get(Incident, incident_id)
        now = moment(work, incident)
        incident.ended_at = None
        incident.next_notice_at = incidents.first_notice(own_book(work).level(incident.level), now)
        write_down(work, incident, EntryKind.REOPENED, reason or _("Vuelve a abrirse"), at=now)
        work.title = _("Se reabre: {name}").format(name=incident.title)
    return work.change


def answer(database: Database, incident_id: int, what: str, why: str, prevention: str) -> Change:
    """Write the three answers of afterwards."""
    with database.write("") as work:
        incident = work.get(Incident, incident_id)
        editing.put("incident", incident, {"what_happened": what, "why": why, "prevention": prevention})
        work.title = _("Lo aprendido: {name}").format(name=incident.title)
    return work.change


def delete(database: Database, incident_id: int) -> Change:
    """Send a crisis that is closed to the bin, whole."""
    with database.write("") as work:
        incident = work.get(Incident, incident_id)
        if incident.is_open:
            raise Problem(_("Esta crisis sigue abierta."), _("Ciérrela antes de borrarla."), "incident")
        work.title = _("Borrada: {name}").format(name=incident.title)
        delete_whole(work, "incident", incident_id)
    return work.change
