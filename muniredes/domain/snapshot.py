"""The whole guide at one moment, as a value that pages and the manual read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from muniredes.domain.accounts import Account, Custody
from muniredes.domain.council import Council, Term
from muniredes.domain.elections import ElectoralPeriod
from muniredes.domain.people import Area, Duty, FlowStep, Person, duties_by_step


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
    """Everything that is known now. Objects are read-only by agreement: actions change them."""

    council: Council | None = None
    term: Term | None = None
    periods: tuple[ElectoralPeriod, ...] = ()
    areas: tuple[Area, ...] = ()
    people: tuple[Person, ...] = ()
    duties: tuple[Duty, ...] = ()
    accounts: tuple[Account, ...] = ()
    custodies: tuple[Custody, ...] = ()
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

    @property
    def own_accounts(self) -> tuple[Account, ...]:
        """The accounts that are the council's and still open."""
        return tuple(account for account in self.accounts if account.is_ours)

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

    def account(self, account_id: int | None) -> Account | None:
        """Return an account by number."""
        return next((account for account in self.accounts if account.id == account_id), None)

    def custody(self, account: Account) -> Custody:
        """Return the custody of an account; an empty one when nothing was ever said of it."""
        return self._custodies_by_account.get(account.id or 0) or Custody(account_id=account.id)

    def mark_of(self, task: str) -> str | None:
        """Return what she said of a task of the guide."""
        return next((mark.state for mark in self.marks if mark.task == task), None)
