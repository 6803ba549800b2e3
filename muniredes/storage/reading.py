"""Read the whole guide in one go: a few hundred rows, a few milliseconds."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from muniredes.domain.accounts import Account, Custody
from muniredes.domain.calendar.messages.message import CalendarNote, LocalHoliday, PostingRules
from muniredes.domain.calendar.year.entries import PlannedYear
from muniredes.domain.channels.blogs import Blog
from muniredes.domain.channels.coordination import ChannelUse, Topic
from muniredes.domain.channels.lines import EditorialLine
from muniredes.domain.channels.links import AccountLink
from muniredes.domain.channels.plan import ChannelPlan
from muniredes.domain.channels.profiles import Closure, OpeningRequest
from muniredes.domain.citizens.citizen_test import CitizenTest
from muniredes.domain.citizens.conversation import ConversationGuide
from muniredes.domain.citizens.registers import Enquiry, Moderation
from muniredes.domain.citizens.rights import Consent, PictureCredit
from muniredes.domain.council import Council, Term
from muniredes.domain.crisis.incidents import Incident, IncidentEntry, IncidentStep, LessonTask
from muniredes.domain.crisis.own import OwnStep, OwnText
from muniredes.domain.crisis.plan import CrisisContact, CrisisDuty, CrisisPlan, PreparedNotice
from muniredes.domain.crisis.record import CrisisRecord, IncidentFile
from muniredes.domain.drafts import Draft
from muniredes.domain.election_review import ElectionReview
from muniredes.domain.elections import ElectoralPeriod
from muniredes.domain.handover.record import (
    Handover,
    HandoverAct,
    HandoverAnswer,
    HandoverFile,
    StoredPaper,
)
from muniredes.domain.handover.rehearsal import Rehearsal
from muniredes.domain.images import StoredImage
from muniredes.domain.people import Area, Duty, Person
from muniredes.domain.remedies import Remedy
from muniredes.domain.snapshot import GuideMark, ManualIssue, Snapshot
from muniredes.domain.text import fold
from muniredes.domain.voice.style import StyleGuide
from muniredes.storage import posts, waiting
from muniredes.storage.errors import DamagedValue
from muniredes.storage.tables import draft as draft_table
from muniredes.storage.tables.papers import image as image_table
from muniredes.storage.values import all_of, only

T = TypeVar("T")
P = TypeVar("P", IncidentStep, IncidentEntry, LessonTask)
_LONG_AGO = date.min


def snapshot(session: Session, today: date | None = None) -> Snapshot:
    """Return everything that is known now, people and areas by name, accounts by network.

    What waits in the calendar depends on the day: without `today` it is not looked for.
    """
    return Snapshot(
        council=only(session, Council),
        term=max(all_of(session, Term), key=lambda term: term.starts, default=None),
        periods=_all(session, ElectoralPeriod, key=lambda period: period.polling_day),
        election_reviews=all_of(session, ElectionReview),
        areas=_all(session, Area, key=lambda area: fold(area.name)),
        people=_all(session, Person, key=lambda person: fold(person.name)),
        duties=_all(session, Duty, key=lambda duty: duty.id or 0),
        accounts=_all(session, Account, key=lambda account: (account.network_id, fold(account.short_name))),
        custodies=all_of(session, Custody),
        remedies=_all(session, Remedy, key=lambda remedy: remedy.id or 0),
        style=only(session, StyleGuide),
        plan=only(session, ChannelPlan),
        lines=all_of(session, EditorialLine),
        links=_all(session, AccountLink, key=lambda link: link.id or 0),
        blogs=all_of(session, Blog),
        topics=_all(session, Topic, key=lambda topic: fold(topic.name)),
        uses=all_of(session, ChannelUse),
        requests=_all(session, OpeningRequest, key=lambda request: request.id or 0),
        closures=all_of(session, Closure),
        conversation=only(session, ConversationGuide),
        enquiries=_all(session, Enquiry, key=lambda entry: (entry.asked_on or _LONG_AGO, entry.id)),
        moderations=_all(session, Moderation, key=lambda entry: (entry.done_on or _LONG_AGO, entry.id)),
        consents=_all(session, Consent, key=lambda consent: fold(consent.subject)),
        credits=_all(session, PictureCredit, key=lambda credit: fold(credit.name)),
        citizen_tests=_all(session, CitizenTest, key=lambda test: (test.done_on or _LONG_AGO, test.id)),
        posting_rules=only(session, PostingRules),
        local_holidays=_all(session, LocalHoliday, key=lambda holiday: holiday.day or _LONG_AGO),
        planned_years=_all(session, PlannedYear, key=lambda year: year.first),
        notes=_all(session, CalendarNote, key=lambda note: (note.starts_on or _LONG_AGO, note.id)),
        due=waiting.due(session, today) if today else (),
        last_published=posts.last_published(session),
        calendar_flaws=waiting.flaws(session, today) if today else None,
        crisis=crisis_record(session),
        handovers=handover_files(session),
        rehearsals=_all(session, Rehearsal, key=lambda rehearsal: rehearsal.id or 0),
        marks=all_of(session, GuideMark),
        issues=_all(session, ManualIssue, key=lambda issue: issue.version),
        drafts=drafts(session),
    )


def drafts(session: Session) -> frozenset[tuple[str, str]]:
    """Return which wizards are half answered, and about what."""
    found = session.execute(select(draft_table.c.wizard, draft_table.c.subject))
    return frozenset((wizard, subject) for wizard, subject in found)


def _all(session: Session, kind: type[T], key: Callable[[T], Any]) -> tuple[T, ...]:
    return tuple(sorted(all_of(session, kind), key=key))


def crisis_record(session: Session) -> CrisisRecord:
    """Return what is prepared for a crisis, and every crisis there has been."""
    return CrisisRecord(
        plan=only(session, CrisisPlan),
        duties=_all(session, CrisisDuty, key=lambda duty: duty.id or 0),
        contacts=_all(session, CrisisContact, key=lambda contact: contact.id or 0),
        notices=_all(session, PreparedNotice, key=lambda notice: fold(notice.name)),
        texts=_all(session, OwnText, key=lambda own: own.key),
        steps=_all(session, OwnStep, key=lambda own: own.id or 0),
        files=_incident_files(session),
    )


def _incident_files(session: Session) -> tuple[IncidentFile, ...]:
    incidents = _all(session, Incident, key=lambda incident: -(incident.id or 0))
    if not incidents:
        return ()
    steps = _by_incident(_all(session, IncidentStep, key=lambda step: (step.position, step.id)))
    entries = _by_incident(_all(session, IncidentEntry, key=lambda entry: (entry.at, entry.id)))
    tasks = _by_incident(_all(session, LessonTask, key=lambda task: task.id or 0))
    return tuple(
        IncidentFile(
            incident,
            tuple(steps[incident.id]),
            tuple(entries[incident.id]),
            tuple(tasks[incident.id]),
        )
        for incident in incidents
    )


def _by_incident(parts: Iterable[P]) -> Mapping[int | None, list[P]]:
    """Return what belongs to each crisis, in the order it came."""
    found: dict[int | None, list[P]] = defaultdict(list)
    for part in parts:
        found[part.incident_id].append(part)
    return found


def handover_files(session: Session) -> tuple[HandoverFile, ...]:
    """Return every handover with what belongs to it, the oldest first."""
    answers = _all(session, HandoverAnswer, key=lambda answer: answer.id or 0)
    acts = _all(session, HandoverAct, key=lambda act: act.id or 0)
    return tuple(
        HandoverFile(
            handover,
            tuple(answer for answer in answers if answer.handover_id == handover.id),
            tuple(act for act in acts if act.handover_id == handover.id),
        )
        for handover in _all(session, Handover, key=lambda handover: handover.id or 0)
    )


def paper(session: Session, sha256: str) -> StoredPaper | None:
    """Return a paper that was drawn up, or None."""
    return session.get(StoredPaper, sha256)


def draft(session: Session, wizard: str, subject: str) -> Draft | None:
    """Return an unfinished wizard, or None."""
    return session.get(Draft, (wizard, subject))


def count_images(session: Session) -> int:
    """Return how many pictures are kept."""
    return session.scalar(select(func.count()).select_from(image_table)) or 0


def image(session: Session, sha256: str) -> StoredImage | None:
    """Return a stored picture by its digest, or None; one that is not what its name says is damage."""
    found = session.get(StoredImage, sha256)
    if found is not None and hashlib.sha256(found.data).hexdigest() != sha256:
        raise DamagedValue(sha256)
    return found
