"""Read the whole guide in one go: a few hundred rows, a few milliseconds."""

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from muniredes.domain.accounts import Account, Custody
from muniredes.domain.council import Council, Term
from muniredes.domain.drafts import Draft
from muniredes.domain.elections import ElectoralPeriod
from muniredes.domain.images import StoredImage
from muniredes.domain.people import Area, Duty, Person
from muniredes.domain.snapshot import GuideMark, ManualIssue, Snapshot
from muniredes.domain.text import fold
from muniredes.storage import tables

T = TypeVar("T")


def snapshot(session: Session) -> Snapshot:
    """Return everything that is known now, people and areas by name, accounts by network."""
    drafts = session.execute(select(tables.draft.c.wizard, tables.draft.c.subject))
    return Snapshot(
        council=session.scalar(select(Council)),
        term=session.scalar(select(Term).order_by(tables.term.c.starts.desc())),
        periods=_all(session, ElectoralPeriod, key=lambda period: period.polling_day),
        areas=_all(session, Area, key=lambda area: fold(area.name)),
        people=_all(session, Person, key=lambda person: fold(person.name)),
        duties=_all(session, Duty, key=lambda duty: duty.id or 0),
        accounts=_all(session, Account, key=lambda account: (account.network_id, fold(account.short_name))),
        custodies=tuple(session.scalars(select(Custody))),
        marks=tuple(session.scalars(select(GuideMark))),
        issues=_all(session, ManualIssue, key=lambda issue: issue.version),
        drafts=frozenset((wizard, subject) for wizard, subject in drafts),
    )


def _all(session: Session, kind: type[T], key: Callable[[T], Any]) -> tuple[T, ...]:
    return tuple(sorted(session.scalars(select(kind)), key=key))


def draft(session: Session, wizard: str, subject: str) -> Draft | None:
    """Return an unfinished wizard, or None."""
    return session.get(Draft, (wizard, subject))


def image(session: Session, sha256: str) -> StoredImage | None:
    """Return a stored picture by its digest, or None."""
    return session.get(StoredImage, sha256)
