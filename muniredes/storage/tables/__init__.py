"""Every table, and the domain class that each keeps."""

from muniredes.domain.accounts.account import Account, Custody
from muniredes.domain.accounts.remedies import Remedy
from muniredes.domain.calendar.messages.message import (
    CalendarNote,
    LocalHoliday,
    Message,
    Outlet,
    Post,
    PostingRules,
)
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
from muniredes.domain.drafts import Draft
from muniredes.domain.elections.period import ElectoralPeriod
from muniredes.domain.elections.review import ElectionReview
from muniredes.domain.handover.archive import ArchiveCopy
from muniredes.domain.handover.record import Handover, HandoverAct, HandoverAnswer, StoredPaper
from muniredes.domain.handover.rehearsal import Rehearsal
from muniredes.domain.images import StoredImage
from muniredes.domain.people import Area, Duty, Person
from muniredes.domain.snapshot import GuideMark, ManualIssue
from muniredes.domain.voice.style import StyleGuide
from muniredes.storage.tables import papers
from muniredes.storage.tables.base import TABLES, Column, Table
from muniredes.storage.tables.guide import guide_table

RECORDED: dict[type, str] = {
    Council: "council",
    Term: "term",
    ElectoralPeriod: "electoral_period",
    ElectionReview: "election_review",
    Area: "area",
    Person: "person",
    Duty: "duty",
    Account: "account",
    Custody: "custody",
    Remedy: "remedy",
    GuideMark: "guide_mark",
    StyleGuide: "style_guide",
    ChannelPlan: "channel_plan",
    EditorialLine: "editorial_line",
    AccountLink: "account_link",
    Blog: "blog",
    Topic: "topic",
    ChannelUse: "channel_use",
    OpeningRequest: "opening_request",
    Closure: "closure",
    ConversationGuide: "conversation_guide",
    Enquiry: "enquiry",
    Moderation: "moderation",
    Consent: "consent",
    PictureCredit: "picture_credit",
    CitizenTest: "citizen_test",
    Message: "message",
    Outlet: "outlet",
    Post: "post",
    CalendarNote: "calendar_note",
    LocalHoliday: "local_holiday",
    PostingRules: "posting_rules",
    PlannedYear: "planned_year",
    CrisisPlan: "crisis_plan",
    CrisisDuty: "crisis_duty",
    CrisisContact: "crisis_contact",
    PreparedNotice: "prepared_notice",
    OwnText: "crisis_text",
    OwnStep: "crisis_step",
    Incident: "incident",
    IncidentStep: "incident_step",
    IncidentEntry: "incident_entry",
    LessonTask: "lesson_task",
    Handover: "handover",
    HandoverAnswer: "handover_answer",
    HandoverAct: "handover_act",
    Rehearsal: "rehearsal",
    ArchiveCopy: "archive_copy",
}
"""The classes whose every change is kept in the history, with the kind each is known by."""

for _class, _kind in RECORDED.items():
    guide_table(_class, _kind)

CLASS_OF = {kind: recorded for recorded, kind in RECORDED.items()}

TABLE_OF: dict[type, str] = RECORDED | {
    ManualIssue: "manual_issue",
    Draft: "draft",
    StoredImage: "image",
    StoredPaper: "stored_paper",
}
"""The classes that are kept in a table each, with its name."""

__all__ = [
    "CLASS_OF",
    "RECORDED",
    "TABLES",
    "TABLE_OF",
    "Column",
    "Table",
    "papers",
]
