"""Read the whole guide in one go: a few hundred rows, a few milliseconds."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from muniredes.domain.accounts.account import Account, Custody
from muniredes.domain.accounts.remedies import Remedy
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
from muniredes.domain.elections.period import ElectoralPeriod
from muniredes.domain.elections.review import ElectionReview
from muniredes.domain.handover.archive import ArchiveCopy
from muniredes.domain.handover.record import Handover, HandoverAct, HandoverAnswer, HandoverFile, StoredPaper
from muniredes.domain.handover.rehearsal import Rehearsal
from muniredes.domain.images import StoredImage
from muniredes.domain.people import Area, Duty, Person
from muniredes.domain.snapshot import GuideMark, ManualIssue, Snapshot
from muniredes.domain.texts.text import fold
from muniredes.domain.voice.style import StyleGuide
from muniredes.storage.calendar import posts, waiting
from muniredes.storage.errors import DamagedValue
from muniredes.storage.sql import Sql
from muniredes.storage.tables import TABLE_OF

T = TypeVar("T")
P = TypeVar("P", IncidentStep, IncidentEntry, LessonTask)
_LONG_AGO = date.min


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the guide: the tables that it comes from, and how it is read.

    One that `is_dated` is read for a day, and is another on another day.
    """

    tables: tuple[str, ...]
    read: Callable[[Sql, date | None], object]
    is_dated: bool = False

    def stands(self, written: Collection[str], *, is_same_day: bool) -> bool:
        """Whether it is as it was after some tables were written."""
        return set(self.tables).isdisjoint(written) and (is_same_day or not self.is_dated)


def _all_of(kind: type[T], key: Callable[[T], Any] | None = None) -> Part:
    """Return the part with every object of a class: in the order of a key, or in that of the file."""
    if key is None:
        return Part((TABLE_OF[kind],), lambda sql, _today: sql.objects(kind))
    return Part((TABLE_OF[kind],), lambda sql, _today: _all(sql, kind, key))


def _of_elections(kind: type[T], key: Callable[[T], Any]) -> Part:
    """Return the part with every object of a class, for a body that minds elections: any other has none.

    They stay in the file, for whoever says later that it is an authority after all.
    """

    def found(sql: Sql, _today: date | None) -> tuple[T, ...]:
        body = sql.only(Council)
        return _all(sql, kind, key) if body is None or body.kind.is_public else ()

    return Part((TABLE_OF[kind], TABLE_OF[Council]), found)


def last_term(sql: Sql) -> Term | None:
    """Return the term that began last, None before any is said."""
    return max(sql.objects(Term), key=lambda term: term.starts, default=None)


def handover_files(sql: Sql, today: date | None) -> tuple[HandoverFile, ...]:
    """Return every handover with what belongs to it, the oldest first, as it is `today`."""
    term = last_term(sql)
    found = _handover_files(sql)
    return found if today is None else tuple(file.as_of(term, today) for file in found)


def _handover_files(sql: Sql) -> tuple[HandoverFile, ...]:
    answers = _all(sql, HandoverAnswer, key=lambda answer: answer.id or 0)
    acts = _all(sql, HandoverAct, key=lambda act: act.id or 0)
    return tuple(
        HandoverFile(
            handover,
            tuple(answer for answer in answers if answer.handover_id == handover.id),
            tuple(act for act in acts if act.handover_id == handover.id),
        )
        for handover in _all(sql, Handover, key=lambda handover: handover.id or 0)
    )


def _only(kind: type) -> Part:
    """Return the part with the object of a class that has one at most."""
    return Part((TABLE_OF[kind],), lambda sql, _today: sql.only(kind))


PARTS: Mapping[str, Part] = {
    "council": _only(Council),
    "term": Part(("term",), lambda sql, _today: last_term(sql)),
    "periods": _of_elections(ElectoralPeriod, lambda period: period.polling_day),
    "election_reviews": _of_elections(ElectionReview, lambda review: review.id or 0),
    "areas": _all_of(Area, lambda area: fold(area.name)),
    "people": _all_of(Person, lambda person: fold(person.name)),
    "duties": _all_of(Duty, lambda duty: duty.id or 0),
    "accounts": _all_of(Account, lambda account: (account.network_id, fold(account.short_name))),
    "custodies": _all_of(Custody),
    "remedies": _all_of(Remedy, lambda remedy: remedy.id or 0),
    "style": _only(StyleGuide),
    "plan": _only(ChannelPlan),
    "lines": _all_of(EditorialLine),
    "links": _all_of(AccountLink, lambda link: link.id or 0),
    "blogs": _all_of(Blog),
    "topics": _all_of(Topic, lambda topic: fold(topic.name)),
    "uses": _all_of(ChannelUse),
    "requests": _all_of(OpeningRequest, lambda request: request.id or 0),
    "closures": _all_of(Closure),
    "conversation": _only(ConversationGuide),
    "enquiries": _all_of(Enquiry, lambda entry: (entry.asked_on or _LONG_AGO, entry.id)),
    "moderations": _all_of(Moderation, lambda entry: (entry.done_on or _LONG_AGO, entry.id)),
    "consents": _all_of(Consent, lambda consent: fold(consent.subject)),
    "credits": _all_of(PictureCredit, lambda credit: fold(credit.name)),
    "citizen_tests": _all_of(CitizenTest, lambda test: (test.done_on or _LONG_AGO, test.id)),
    "posting_rules": _only(PostingRules),
    "local_holidays": _all_of(LocalHoliday, lambda holiday: holiday.day or _LONG_AGO),
    "planned_years": _all_of(PlannedYear, lambda year: year.first),
    "notes": _all_of(CalendarNote, lambda note: (note.starts_on or _LONG_AGO, note.id)),
    "due": Part(
        ("post", "message"), lambda sql, today: waiting.due(sql, today) if today else (), is_dated=True
    ),
    "last_published": Part(("post",), lambda sql, _today: posts.last_published(sql)),
    "calendar_flaws": Part(
        ("post", "message", "outlet"),
        lambda sql, today: waiting.flaws(sql, today) if today else None,
        is_dated=True,
    ),
    "crisis": Part(
        (
            *(
                "crisis_plan",
                "crisis_duty",
                "crisis_contact",
                "prepared_notice",
                "crisis_text",
                "crisis_step",
            ),
            *("incident", "incident_step", "incident_entry", "lesson_task"),
        ),
        lambda sql, _today: crisis_record(sql),
    ),
    "handovers": Part(
        ("handover", "handover_answer", "handover_act", "term"),
        handover_files,
        is_dated=True,
    ),
    "rehearsals": _all_of(Rehearsal, lambda rehearsal: rehearsal.id or 0),
    "archive": _all_of(ArchiveCopy, lambda copy: (copy.made_on or _LONG_AGO, copy.id)),
    "marks": _all_of(GuideMark),
    "issues": _all_of(ManualIssue, lambda issue: issue.version),
    "drafts": Part(("draft",), lambda sql, _today: drafts(sql)),
}
"""The fields of a `Snapshot`, people and areas by name, accounts by network."""


def snapshot(sql: Sql, today: date | None = None) -> Snapshot:
    """Return everything that is known now.

    What waits in the calendar depends on the day: without `today` it is not looked for.
    """
    parts: dict[str, Any] = {name: part.read(sql, today) for name, part in PARTS.items()}
    return Snapshot(**parts)


def snapshot_after(
    sql: Sql, known: Snapshot, written: Collection[str], today: date, *, is_same_day: bool
) -> Snapshot:
    """Return everything that is known now from what was known before some tables were written, and no others.

    What does not come from them is the very same; the guide itself is, when nothing is different.
    """
    to_read = (
        (name, part) for name, part in PARTS.items() if not part.stands(written, is_same_day=is_same_day)
    )
    read = ((name, part.read(sql, today)) for name, part in to_read)
    parts: dict[str, Any] = {name: found for name, found in read if found != getattr(known, name)}
    return replace(known, **parts) if parts else known


def drafts(sql: Sql) -> frozenset[tuple[str, str]]:
    """Return which wizards are half answered, and about what."""
    return frozenset((wizard, subject) for wizard, subject in sql.rows("SELECT wizard, subject FROM draft"))


def _all(sql: Sql, kind: type[T], key: Callable[[T], Any]) -> tuple[T, ...]:
    return tuple(sorted(sql.objects(kind), key=key))


def crisis_record(sql: Sql) -> CrisisRecord:
    """Return what is prepared for a crisis, and every crisis there has been."""
    return CrisisRecord(
        plan=sql.only(CrisisPlan),
        duties=_all(sql, CrisisDuty, key=lambda duty: duty.id or 0),
        contacts=_all(sql, CrisisContact, key=lambda contact: contact.id or 0),
        notices=_all(sql, PreparedNotice, key=lambda notice: fold(notice.name)),
        texts=_all(sql, OwnText, key=lambda own: own.key),
        steps=_all(sql, OwnStep, key=lambda own: own.id or 0),
        files=_incident_files(sql),
    )


def _incident_files(sql: Sql) -> tuple[IncidentFile, ...]:
    incidents = _all(sql, Incident, key=lambda incident: -(incident.id or 0))
    if not incidents:
        return ()
    steps = _by_incident(_all(sql, IncidentStep, key=lambda step: (step.position, step.id)))
    entries = _by_incident(_all(sql, IncidentEntry, key=lambda entry: (entry.at, entry.id)))
    tasks = _by_incident(_all(sql, LessonTask, key=lambda task: task.id or 0))
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


def paper(sql: Sql, sha256: str) -> StoredPaper | None:
    """Return a paper that was drawn up, or None."""
    return sql.find(StoredPaper, sha256)


def draft(sql: Sql, wizard: str, subject: str) -> Draft | None:
    """Return an unfinished wizard, or None."""
    return sql.find(Draft, wizard, subject)


def count_images(sql: Sql) -> int:
    """Return how many pictures are kept."""
    return int(sql.value("SELECT count(*) FROM image"))


def image(sql: Sql, sha256: str) -> StoredImage | None:
    """Return a stored picture by its digest, or None; one that is not what its name says is damage."""
    found = sql.find(StoredImage, sha256)
    if found is not None and hashlib.sha256(found.data).hexdigest() != sha256:
        raise DamagedValue(sha256)
    return found
