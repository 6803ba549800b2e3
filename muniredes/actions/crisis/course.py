"""The course of a crisis: it begins, changes level and hands, tells people, ends, and may begin again."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from muniredes.actions import accounts, clock, editing
from muniredes.actions.crisis.parts import (
    entries_of,
    moment,
    name_of,
    open_incident,
    own_book,
    steps_of,
    still_paused,
    user_id,
    write_down,
)
from muniredes.actions.people import person_id
from muniredes.domain.accounts.account import Account, AccountState
from muniredes.domain.choices import PersonChoice
from muniredes.domain.council import Council
from muniredes.domain.crisis import clocks, incidents
from muniredes.domain.crisis.incidents import EntryKind, Incident
from muniredes.domain.crisis.knowledge import Stage
from muniredes.domain.crisis.levels import CrisisLevel
from muniredes.domain.crisis.plan import CrisisDuty
from muniredes.domain.fields import word
from muniredes.domain.history import Change
from muniredes.domain.people import Person
from muniredes.domain.problems import Problem
from muniredes.i18n import _
from muniredes.storage.database import Database, Work
from muniredes.storage.history.references import delete_whole

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
        began = _possible_beginning(began_at) if began_at else moment(work, incident)
        incident.began_at = incident.aware_at = began
        steps = incidents.steps_of(found, began)
        incident.next_notice_at = None if found.is_private else incidents.first_notice(steps)
        editing.add(work, "incident", incident)
        _add_steps(work, incident, steps)
        write_down(work, incident, EntryKind.OPENED, found.title, at=began)
        work.title = _("Empieza «{name}»").format(name=incident.title)
    return work.change


def _possible_beginning(began_at: datetime) -> datetime:
    """Refuse what is still to come or long gone, by the clock of the wall: somebody may have put it right."""
    wall = clock.wall()
    if not wall - MOST_BACK <= began_at <= wall:
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
    """Say when the council really knew: the steps of the list and the clock of a breach count from it.

    What was written by a clock that was ahead is put back by as much.
    """
    with database.write("") as work:
        incident = open_incident(work, incident_id)
        before = incident.began_at
        assert before is not None
        began = _possible_beginning(began_at)
        _put_back(work, incident, began - before)
        incident.began_at = incident.aware_at = began
        text = _("Se supo el {after}, no el {before}").format(
            after=_in_words(work, began), before=_in_words(work, before)
        )
        write_down(work, incident, EntryKind.CORRECTED, text)
        work.title = _("{name}: corregida la hora en que empezó").format(name=incident.title)
    return work.change


def _put_back(work: Work, incident: Incident, shift: timedelta) -> None:
    """Move what counts from the beginning, and what a clock that was ahead wrote."""
    entries, wall = entries_of(work, incident), clock.wall()
    for step in steps_of(work, incident):
        if step.is_pending and step.key and step.due_at is not None:
            step.due_at += shift
        if step.done_at is not None and step.done_at > wall:
            step.done_at += shift
    for entry in entries:
        if entry.at is not None and (entry.kind is EntryKind.OPENED or entry.at > wall):
            entry.at += shift
    has_told = any(entry.kind is EntryKind.NOTICE for entry in entries)
    if incident.next_notice_at is not None and not has_told:
        incident.next_notice_at += shift
    clock.trust_the_wall()
    work.flush()


def _in_words(work: Work, moment_told: datetime) -> str:
    return clocks.day_and_hour(moment_told, clocks.zone(work.first(Council)))


def set_drill(database: Database, incident_id: int, *, is_drill: bool) -> Change:
    """Say that it is a drill, or that it is real after all; it is written down."""
    with database.write("") as work:
        incident = open_incident(work, incident_id)
        if incident.is_drill is not is_drill:
            incident.is_drill = is_drill
            text = word("incident.is_drill") if is_drill else _("No es un simulacro: pasa de verdad")
            write_down(work, incident, EntryKind.CORRECTED, text)
        work.title = _("Crisis: {name}").format(name=incident.title)
    return work.change


def change_level(database: Database, incident_id: int, level: CrisisLevel, reason: str = "") -> Change:
    """Take a crisis to another level; a more serious one brings its next notice nearer."""
    with database.write("") as work:
        incident = open_incident(work, incident_id)
        if incident.level is level:
            return work.change
        now = moment(work, incident)
        text = _("De {before} a {after}").format(before=incident.level.title, after=level.title)
        due = incidents.sooner_notice(own_book(work).level(level), now)
        if level > incident.level and due is not None and incident.next_notice_at is not None:
            incident.next_notice_at = min(due, incident.next_notice_at)
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
    adapted: Mapping[str, Sequence[str]] | None = None,
    promised: datetime | None = None,
    stage: Stage | None = None,
    by: Collection[int] = (),
) -> Change:
    """Write down that a notice is out, word by word and where, and when the next is due.

    `by` are the accounts that it went out by, which have posted today; those of a drill have not.

    `adapted` has what was said otherwise, with where; the common text is told if it went out anywhere.
    That is the hour that the text promises; without one, the level says it. `stage` says which it is: the
    first step that asks for it is done, and after the last no other is due.
    """
    with database.write("") as work:
        incident = open_incident(work, incident_id)
        now = moment(work, incident)
        _tick_notice(work, incident, stage, now)
        told = {text: channels} if channels or not adapted else {}
        for words, places in {**told, **(adapted or {})}.items():
            where = _("En {channels}: ").format(channels=", ".join(places)) if places else ""
            write_down(work, incident, EntryKind.NOTICE, f"{where}{words}", at=now)
        if not incident.is_drill:
            for number in by:
                work.get(Account, number).has_posted_on(clock.today())
        usual = incidents.following_notice(own_book(work).level(incident.level), now)
        incident.next_notice_at = None if stage is Stage.CLOSE else promised or usual
        work.title = _("{name}: aviso publicado").format(name=incident.title)
    return work.change


def _tick_notice(work: Work, incident: Incident, stage: Stage | None, now: datetime) -> None:
    """Mark the step that asked for a notice: it is out, and the report would say that nobody did it."""
    asked = (step for step in steps_of(work, incident) if step.is_pending and step.stage is stage)
    step = next(asked, None) if stage is not None else None
    if step is not None:
        step.done_at, step.done_by_id = now, user_id(work)
        step.done_by = name_of(work, step.done_by_id)
        write_down(work, incident, EntryKind.STEP, step.do, at=now)


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


def name_account(database: Database, incident_id: int, account_id: int | None) -> Change:
    """Say which account is in other hands: nothing goes out through it while the crisis goes on."""
    with database.write("") as work:
        incident = open_incident(work, incident_id)
        if account_id != incident.account_id:
            incident.account_id = account_id
            account = work.get(Account, account_id) if account_id is not None else None
            words = _("La cuenta es {account}").format(account=accounts.title(account)) if account else ""
            write_down(work, incident, EntryKind.CORRECTED, words or _("Todavía no se sabe qué cuenta es"))
        work.title = _("{name}: la cuenta").format(name=incident.title)
    return work.change


def end(
    database: Database,
    incident_id: int,
    note: str = "",
    line: tuple[EntryKind, str] | None = None,
    *,
    is_recovered: bool | None = None,
) -> Change:
    """Close a crisis; posts that it stopped have to be looked at first.

    `line` is what was being written when it was closed: it is told before the end. `is_recovered` says how
    the account that was in other hands ends, which has to be said when there is one: what is not recovered
    stays out of every list and paper, as an account that nobody here can enter.
    """
    with database.write("") as work:
        incident = open_incident(work, incident_id)
        if still_paused(work, incident):
            raise Problem(
                _("Todavía hay mensajes en pausa."),
                _("Pulse «Reanudar» y decida qué se hace con ellos."),
                "incident.paused_posts",
            )
        now = moment(work, incident)
        if line is not None:
            write_down(work, incident, *line, at=now)
        how = _settle_account(work, incident, is_recovered)
        said = ". ".join(filter(None, (how, note.rstrip("."))))
        write_down(work, incident, EntryKind.CLOSED, said or _("Se da por terminada"), at=now)
        incident.ended_at, incident.next_notice_at = now, None
        work.title = _("Termina: {name}").format(name=incident.title)
    return work.change


def _settle_account(work: Work, incident: Incident, is_recovered: bool | None) -> str:
    """Leave the account of a crisis as it ends, and return it in words; nothing when there is none."""
    account = work.get(Account, incident.account_id) if incident.account_id is not None else None
    if account is None or incident.is_drill or not account.is_ours:
        return ""
    if is_recovered is None:
        raise Problem(
            _("Falta decir si se ha recuperado la cuenta."),
            _("Elija «Sí» o «No»: si no se ha recuperado, deja de salir como cuenta oficial."),
            "is_recovered",
        )
    if is_recovered and account.state is AccountState.NO_ACCESS:
        editing.put("account", account, {"state": AccountState.ACTIVE})
    if not is_recovered:
        editing.put("account", account, {"state": AccountState.NO_ACCESS})
    words = _("Se ha recuperado {account}") if is_recovered else _("No se ha recuperado {account}")
    return words.format(account=accounts.title(account))


def reopen(database: Database, incident_id: int, reason: str = "") -> Change:
    """Go on with a crisis that was closed too soon."""
    with database.write("") as work:
        incident = work.get(Incident, incident_id)
        if incident.is_open:
            raise Problem(_("Esta crisis ya está abierta."), _("Siga con ella."), "incident")
        now = moment(work, incident)
        incident.ended_at = None
        if not own_book(work).checklist(incident.checklist).is_private:
            advice = own_book(work).level(incident.level)
            incident.next_notice_at = incidents.sooner_notice(advice, now)
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
