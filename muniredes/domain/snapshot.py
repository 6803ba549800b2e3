"""The whole guide at one moment, as a value that pages and the manual read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from muniredes.domain.accounts.account import Account, Custody
from muniredes.domain.accounts.remedies import Remedy
from muniredes.domain.accounts.rhythm import Rhythm, rhythm
from muniredes.domain.accounts.risk import Cause, Reason, Risk, RiskLevel, assess, harm, review_due
from muniredes.domain.accounts.standing import AccountStanding, stand
from muniredes.domain.calendar.messages.message import CalendarNote, LocalHoliday, PostingRules
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.calendar.watch.digest import CalendarDigest
from muniredes.domain.calendar.watch.stranded import Stranded
from muniredes.domain.calendar.watch.waiting import CalendarFlaws
from muniredes.domain.calendar.year.entries import PlannedYear
from muniredes.domain.channels.blogs import BLOG_NETWORKS, Blog
from muniredes.domain.channels.coordination import (
    Channel,
    ChannelUse,
    Medium,
    Topic,
    channels,
    media_known,
    media_missing,
)
from muniredes.domain.channels.lines import EditorialLine
from muniredes.domain.channels.links import AccountLink
from muniredes.domain.channels.plan import ChannelPlan
from muniredes.domain.channels.profiles import Closure, OpeningRequest
from muniredes.domain.citizens.citizen_test import CitizenTest
from muniredes.domain.citizens.conversation import ConversationGuide
from muniredes.domain.citizens.registers import Enquiry, Moderation
from muniredes.domain.citizens.rights import Consent, PictureCredit
from muniredes.domain.council import Council, Term
from muniredes.domain.crisis.record import CrisisRecord
from muniredes.domain.declared_absent import is_lacking
from muniredes.domain.elections.period import ElectoralPeriod
from muniredes.domain.elections.review import ElectionReview
from muniredes.domain.handover.archive import ArchiveCopy, newest
from muniredes.domain.handover.record import HandoverFile
from muniredes.domain.handover.rehearsal import Rehearsal
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.people import Area, Duty, FlowStep, Person, duties_by_step, told_apart
from muniredes.domain.voice.style import StyleGuide


@dataclass(eq=False, kw_only=True)
class GuideMark:
    """What she said herself of a task of the guide: done, or for later."""

    task: str
    state: str
    at: datetime


@dataclass(eq=False, kw_only=True)
class ManualIssue:
    """A manual that was printed: its version, and the last action of the history that it contains."""

    version: int
    as_of: date
    edition: str
    last_action_id: int
    author: str = ""


@dataclass(frozen=True)
class Snapshot:
    """Everything that is known now. Objects are read-only by agreement: actions change them.

    Of the calendar, what is small: its notes, holidays and rules, what is `due` (the days that went by
    and the week to come), when each account `last_published` (wall time, by its number) and what is wrong;
    None while it is not begun. The whole of it, `calendar`, is read only for a manual.
    """

    council: Council | None = None
    term: Term | None = None
    periods: tuple[ElectoralPeriod, ...] = ()
    election_reviews: tuple[ElectionReview, ...] = ()
    areas: tuple[Area, ...] = ()
    people: tuple[Person, ...] = ()
    duties: tuple[Duty, ...] = ()
    accounts: tuple[Account, ...] = ()
    custodies: tuple[Custody, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    style: StyleGuide | None = None
    plan: ChannelPlan | None = None
    lines: tuple[EditorialLine, ...] = ()
    links: tuple[AccountLink, ...] = ()
    blogs: tuple[Blog, ...] = ()
    topics: tuple[Topic, ...] = ()
    uses: tuple[ChannelUse, ...] = ()
    requests: tuple[OpeningRequest, ...] = ()
    closures: tuple[Closure, ...] = ()
    conversation: ConversationGuide | None = None
    enquiries: tuple[Enquiry, ...] = ()
    moderations: tuple[Moderation, ...] = ()
    consents: tuple[Consent, ...] = ()
    credits: tuple[PictureCredit, ...] = ()
    citizen_tests: tuple[CitizenTest, ...] = ()
    posting_rules: PostingRules | None = None
    local_holidays: tuple[LocalHoliday, ...] = ()
    notes: tuple[CalendarNote, ...] = ()
    planned_years: tuple[PlannedYear, ...] = ()
    due: tuple[PostLine, ...] = ()
    last_published: Mapping[int, datetime] = field(default_factory=dict)
    calendar_flaws: CalendarFlaws | None = None
    calendar: CalendarDigest | None = None
    crisis: CrisisRecord = field(default_factory=CrisisRecord)
    handovers: tuple[HandoverFile, ...] = ()
    rehearsals: tuple[Rehearsal, ...] = ()
    archive: tuple[ArchiveCopy, ...] = ()
    marks: tuple[GuideMark, ...] = ()
    issues: tuple[ManualIssue, ...] = ()
    drafts: frozenset[tuple[str, str]] = field(default_factory=frozenset)

    @cached_property
    def people_by_id(self) -> Mapping[int, Person]:
        """Every person by number."""
        return {person.id: person for person in self.people if person.id is not None}

    @cached_property
    def areas_by_id(self) -> Mapping[int, Area]:
        """Every area by number."""
        return {area.id: area for area in self.areas if area.id is not None}

    @cached_property
    def _custodies_by_account(self) -> Mapping[int, Custody]:
        return {custody.account_id: custody for custody in self.custodies if custody.account_id is not None}

    @cached_property
    def duty_of(self) -> Mapping[FlowStep, Duty]:
        """The duty of each of the five steps that has one."""
        return duties_by_step(self.duties)

    @cached_property
    def own_accounts(self) -> tuple[Account, ...]:
        """The accounts that are the council's and still open, however badly they stand."""
        ended = {closure.account_id for closure in self.closures if closure.closed_on is not None}
        return tuple(each for each in self.accounts if each.is_ours and each.id not in ended)

    @property
    def blog_accounts(self) -> tuple[Account, ...]:
        """The council's own blogs and sites, and any other account that is said to be a blog."""
        said = {blog.account_id for blog in self.blogs}
        return tuple(
            account
            for account in self.own_accounts
            if account.network_id in BLOG_NETWORKS or account.id in said
        )

    @property
    def approver_id(self) -> int | None:
        """Who decides whether something is published: whom the calendar asks, or who validates."""
        asked = self.posting_rules.approver_id if self.posting_rules else None
        duty = self.duty_of.get(FlowStep.VALIDATE)
        return asked or (duty.person_id if duty else None)

    @property
    def approver_deputy_id(self) -> int | None:
        """Who decides when the approver is away, never the same person."""
        duty = self.duty_of.get(FlowStep.VALIDATE)
        found = (duty.deputy_id, duty.person_id) if duty else ()
        return next((each for each in found if each not in (None, self.approver_id)), None)

    def step_holders(self, step: FlowStep) -> tuple[int | None, int | None]:
        """Return who does one of the five steps, and who does it when she is away."""
        if step is FlowStep.VALIDATE:
            return self.approver_id, self.approver_deputy_id
        duty = self.duty_of.get(step)
        return (duty.person_id, duty.deputy_id) if duty else (None, None)

    @property
    def council_user_id(self) -> int | None:
        """The number of the person who works with the program."""
        return self.council.user_id if self.council else None

    @property
    def user(self) -> Person | None:
        """The person who works with the program."""
        return self.person(self.council_user_id)

    @property
    def coordinating_area(self) -> Area | None:
        """The area that coordinates every channel."""
        return self.areas_by_id.get(self.council.coordinating_area_id or 0) if self.council else None

    def person(self, person_id: int | None) -> Person | None:
        """Return a person by number, None for None or a number that is gone."""
        return self.people_by_id.get(person_id) if person_id is not None else None

    @cached_property
    def _names(self) -> Mapping[int | None, str]:
        return told_apart(self.people)

    def name_of(self, person_id: int | None) -> str:
        """Return what tells a person from everybody else, in print, on screen and in what is found.

        It is her name, or with her post when another has that name; nothing for a number that is gone.
        """
        return self._names.get(person_id, "")

    def account(self, account_id: int | None) -> Account | None:
        """Return an account by number."""
        return next((account for account in self.accounts if account.id == account_id), None)

    def custody(self, account: Account) -> Custody:
        """Return the custody of an account; an empty one when nothing was ever said of it."""
        return self._custodies_by_account.get(account.id or 0) or Custody(account_id=account.id)

    def remedy(self, account_id: int | None, cause: Cause) -> Remedy | None:
        """Return what is being done about a cause in an account: the last that was begun."""
        found = [each for each in self.remedies if (each.account_id, each.cause) == (account_id, cause)]
        return found[-1] if found else None

    def risk(self, account: Account, today: date) -> Risk:
        """Return how exposed an account is on a day."""
        custody = self.custody(account)
        return assess(account, custody, self.people_by_id, today, self.last_copy_on(account))

    def last_copy_on(self, account: Account) -> date | None:
        """Return when what an account published was last copied.

        It is the latest day of those that its keys, its archive and its closure say.
        """
        archived, closure = newest(self.archive, account.id), self.closure(account)
        days = (
            self.custody(account).last_copy_on,
            archived.made_on if archived else None,
            closure.copied_on if closure else None,
        )
        return max((day for day in days if day is not None), default=None)

    def to_mend(self, account: Account, today: date) -> tuple[Reason, ...]:
        """Return what is to be mended of an account: its risks, or what one that is not ours does to us.

        What was reported is mended the day that it is done: nothing on its sheet says so.
        """
        reported = self.remedy(account.id, Cause.IMPOSTOR)
        if reported is not None and reported.done_on is not None:
            return self.risk(account, today).reasons
        return (*harm(account), *self.risk(account, today).reasons)

    @property
    def mendable_accounts(self) -> tuple[Account, ...]:
        """The accounts in which something may have to be mended: those that do us harm, and then ours."""
        return (*(each for each in self.accounts if harm(each)), *self.own_accounts)

    def in_danger(self, today: date) -> tuple[Account, ...]:
        """Return the accounts with something high to be mended, in the order of `mendable_accounts`."""
        return tuple(
            each
            for each in self.mendable_accounts
            if any(reason.level is RiskLevel.HIGH for reason in self.to_mend(each, today))
        )

    def rhythm(self, account: Account, today: date) -> Rhythm:
        """Return when an account last posted: the later of what she said and what the calendar knows."""
        return rhythm(account, self.last_published.get(account.id or 0), today)

    def standing(self, account: Account, today: date) -> AccountStanding:
        """Return how an account stands on a day."""
        custody, closure = self.custody(account), self.closure(account)
        found = self.rhythm(account, today)
        taken = self.is_taken(account)
        return stand(account, custody, self.people_by_id, closure, found, today, is_taken=taken)

    def is_taken(self, account: Account) -> bool:
        """Whether a crisis is going on because somebody else has an account."""
        return account.id is not None and account.id in self.crisis.taken_accounts

    def official_accounts(self, today: date) -> tuple[Account, ...]:
        """Return the accounts that the papers others see may name: those in hand."""
        return tuple(each for each in self.accounts if self.standing(each, today).is_official)

    @property
    def has_web(self) -> bool:
        """Whether the body may have a web: nobody has said that there is none."""
        return self.council is None or not is_lacking(self.council, "website")

    @property
    def missing_media(self) -> frozenset[Medium]:
        """The media that the body does not have, or has as an account: nothing goes out there."""
        return media_missing(self.council, self.accounts, self.uses)

    @property
    def known_media(self) -> frozenset[Medium]:
        """The media that the body is known to have: only they are proposed."""
        return media_known(self.council, self.uses) - self.missing_media

    def posting_accounts(self, today: date) -> tuple[Account, ...]:
        """Return the accounts on which something may be planned."""
        return tuple(each for each in self.accounts if self.standing(each, today).takes_posts)

    def reachable_accounts(self, today: date) -> tuple[Account, ...]:
        """Return the accounts where something can go out right now: with an address, or keys."""
        return tuple(
            each
            for each in self.posting_accounts(today)
            if each.address or self.person(self.custody(each).holder_id) is not None
        )

    def posting_channels(self, networks: Networks, today: date) -> tuple[Channel, ...]:
        """Return the channels on which something may be planned."""
        return channels(self.posting_accounts(today), networks, self.missing_media)

    def review_due(self, account: Account) -> date | None:
        """Return the day its next review is due; None when it was never reviewed."""
        return review_due(self.custody(account), self.term.starts if self.term else None)

    def stranded(self, today: date) -> tuple[Stranded, ...]:
        """Return the accounts where something is planned and nothing can go out, the most planned first."""
        flaws = self.calendar_flaws
        planned, undated = (flaws.by_account, flaws.undated) if flaws else ({}, {})
        found = [
            Stranded(account, why, count, undated.get(account.id or 0, 0))
            for account in self.accounts
            if (count := planned.get(account.id or 0)) and (why := self.standing(account, today).strands)
        ]
        return tuple(sorted(found, key=lambda each: -each.posts))

    def line(self, account: Account) -> EditorialLine:
        """Return the editorial line of an account; an empty one when nothing was ever said of it."""
        said = (line for line in self.lines if line.account_id == account.id)
        return next(said, EditorialLine(account_id=account.id))

    def linked(self, account: Account) -> tuple[Account, ...]:
        """Return the accounts that the profile of an account leads to."""
        led = {link.to_id for link in self.links if link.account_id == account.id}
        return tuple(other for other in self.accounts if other.id in led)

    def election_review(self, period: ElectoralPeriod, account: Account) -> ElectionReview | None:
        """Return the review of an account for an election, if it was begun."""
        pair = (period.id, account.id)
        found = (each for each in self.election_reviews if (each.period_id, each.account_id) == pair)
        return next(found, None)

    def blog(self, account: Account) -> Blog | None:
        """Return what is said of an account as a blog."""
        return next((blog for blog in self.blogs if blog.account_id == account.id), None)

    def closure(self, account: Account) -> Closure | None:
        """Return how an account is being closed, if it is."""
        return next((closure for closure in self.closures if closure.account_id == account.id), None)

    @property
    def handover(self) -> HandoverFile | None:
        """The newest handover, under way or closed."""
        return self.handovers[-1] if self.handovers else None

    def mark_of(self, task: str) -> str | None:
        """Return what she said of a task of the guide."""
        return next((mark.state for mark in self.marks if mark.task == task), None)
