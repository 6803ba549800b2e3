"""Read the whole guide in one go: a few hundred rows, a few milliseconds."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

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
from muniredes.domain.handover.archive import ArchiveCopy
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
from muniredes.storage.door import Door
from muniredes.storage.errors import DamagedValue

T = TypeVar("T")
P = TypeVar("P", IncidentStep, IncidentEntry, LessonTask)
_LONG_AGO = date.min


def snapshot(door: Door, today: date | None = None) -> Snapshot:
    """Return everything that is known now, people and areas by name, accounts by network.

    What waits in the calendar depends on the day: without `today` it is not looked for.
    """
    return Snapshot(
        council=door.only(Council),
        term=max(door.objects(Term), key=lambda term: term.starts, default=None),
        periods=_all(door, ElectoralPeriod, key=lambda period: period.polling_day),
        election_reviews=door.objects(ElectionReview),
        areas=_all(door, Area, key=lambda area: fold(area.name)),
        people=_all(door, Person, key=lambda person: fold(person.name)),
        duties=_all(door, Duty, key=lambda duty: duty.id or 0),
        accounts=_all(door, Account, key=lambda account: (account.network_id, fold(account.short_name))),
        custodies=door.objects(Custody),
        remedies=_all(door, Remedy, key=lambda remedy: remedy.id or 0),
        style=door.only(StyleGuide),
        plan=door.only(ChannelPlan),
        lines=door.objects(EditorialLine),
        links=_all(door, AccountLink, key=lambda link: link.id or 0),
        blogs=door.objects(Blog),
        topics=_all(door, Topic, key=lambda topic: fold(topic.name)),
        uses=door.objects(ChannelUse),
        requests=_all(door, OpeningRequest, key=lambda request: request.id or 0),
        closures=door.objects(Closure),
        conversation=door.only(ConversationGuide),
        enquiries=_all(door, Enquiry, key=lambda entry: (entry.asked_on or _LONG_AGO, entry.id)),
        moderations=_all(door, Moderation, key=lambda entry: (entry.done_on or _LONG_AGO, entry.id)),
        consents=_all(door, Consent, key=lambda consent: fold(consent.subject)),
        credits=_all(door, PictureCredit, key=lambda credit: fold(credit.name)),
        citizen_tests=_all(door, CitizenTest, key=lambda test: (test.done_on or _LONG_AGO, test.id)),
        posting_rules=door.only(PostingRules),
        local_holidays=_all(door, LocalHoliday, key=lambda holiday: holiday.day or _LONG_AGO),
        planned_years=_all(door, PlannedYear, key=lambda year: year.first),
        notes=_all(door, CalendarNote, key=lambda note: (note.starts_on or _LONG_AGO, note.id)),
        due=waiting.due(door, today) if today else (),
        last_published=posts.last_published(door),
        calendar_flaws=waiting.flaws(door, today) if today else None,
        crisis=crisis_record(door),
        handovers=handover_files(door),
        rehearsals=_all(door, Rehearsal, key=lambda rehearsal: rehearsal.id or 0),
        archive=_all(door, ArchiveCopy, key=lambda copy: (copy.made_on or _LONG_AGO, copy.id)),
        marks=door.objects(GuideMark),
        issues=_all(door, ManualIssue, key=lambda issue: issue.version),
        drafts=drafts(door),
    )


def drafts(door: Door) -> frozenset[tuple[str, str]]:
    """Return which wizards are half answered, and about what."""
    return frozenset((wizard, subject) for wizard, subject in door.rows("SELECT wizard, subject FROM draft"))


def _all(door: Door, kind: type[T], key: Callable[[T], Any]) -> tuple[T, ...]:
    return tuple(sorted(door.objects(kind), key=key))


def crisis_record(door: Door) -> CrisisRecord:
    """Return what is prepared for a crisis, and every crisis there has been."""
    return CrisisRecord(
        plan=door.only(CrisisPlan),
        duties=_all(door, CrisisDuty, key=lambda duty: duty.id or 0),
        contacts=_all(door, CrisisContact, key=lambda contact: contact.id or 0),
        notices=_all(door, PreparedNotice, key=lambda notice: fold(notice.name)),
        texts=_all(door, OwnText, key=lambda own: own.key),
        steps=_all(door, OwnStep, key=lambda own: own.id or 0),
        files=_incident_files(door),
    )


def _incident_files(door: Door) -> tuple[IncidentFile, ...]:
    incidents = _all(door, Incident, key=lambda incident: -(incident.id or 0))
    if not incidents:
        return ()
    steps = _by_incident(_all(door, IncidentStep, key=lambda step: (step.position, step.id)))
    entries = _by_incident(_all(door, IncidentEntry, key=lambda entry: (entry.at, entry.id)))
    tasks = _by_incident(_all(door, LessonTask, key=lambda task: task.id or 0))
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


def handover_files(door: Door) -> tuple[HandoverFile, ...]:
    """Return every handover with what belongs to it, the oldest first."""
    answers = _all(door, HandoverAnswer, key=lambda answer: answer.id or 0)
    acts = _all(door, HandoverAct, key=lambda act: act.id or 0)
    return tuple(
        HandoverFile(
            handover,
            tuple(answer for answer in answers if answer.handover_id == handover.id),
            tuple(act for act in acts if act.handover_id == handover.id),
        )
        for handover in _all(door, Handover, key=lambda handover: handover.id or 0)
    )


def paper(door: Door, sha256: str) -> StoredPaper | None:
    """Return a paper that was drawn up, or None."""
    return door.find(StoredPaper, sha256)


def draft(door: Door, wizard: str, subject: str) -> Draft | None:
    """Return an unfinished wizard, or None."""
    return door.find(Draft, wizard, subject)


def count_images(door: Door) -> int:
    """Return how many pictures are kept."""
    return int(door.value("SELECT count(*) FROM image"))


def image(door: Door, sha256: str) -> StoredImage | None:
    """Return a stored picture by its digest, or None; one that is not what its name says is damage."""
    found = door.find(StoredImage, sha256)
    if found is not None and hashlib.sha256(found.data).hexdigest() != sha256:
        raise DamagedValue(sha256)
    return found
