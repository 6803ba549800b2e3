"""What is missing or wrong in each account: its keys, its papers, its activity."""

from collections.abc import Iterator
from datetime import date

from muniredes.domain.accounts.account import Account, account_title
from muniredes.domain.accounts.risk import RiskLevel, harm
from muniredes.domain.accounts.standing import Standing
from muniredes.domain.dates import long_date
from muniredes.domain.declared_absent import is_asked
from muniredes.domain.findings.finding import Finding, Question, gap
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.places import Place, Target
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.texts.denials import answered
from muniredes.i18n import _


def about_accounts(snapshot: Snapshot, networks: Networks, today: date) -> Iterator[Question]:
    """Yield every question about the accounts that are the council's and open."""
    yield (
        bool(snapshot.accounts),
        gap(_("Todavía no hay ninguna cuenta apuntada."), Place.ADD_ACCOUNT, "address", 3, RiskLevel.HIGH),
    )
    for account in snapshot.accounts:
        yield from _harm_questions(snapshot, account, account_title(account, networks), today)
    for account in snapshot.own_accounts:
        title = account_title(account, networks)
        yield from _custody_questions(snapshot, account, title, today)
        yield from _activity_questions(snapshot, account, title, today)


def _harm_questions(snapshot: Snapshot, account: Account, title: str, today: date) -> Iterator[Question]:
    for reason in harm(account):
        target = Target(Place.REMEDY, account.id, reason.cause.value)
        said = f"{title}: {reason.sentence}"
        found = Finding(reason.level, said, target, 3, title, remedy=target, verb=reason.verb)
        yield reason not in snapshot.to_mend(account, today), found


_CUSTODY_QUESTIONS = (
    "account.state",
    "account.personal_profile",
    "custody.holder_id",
    "custody.deputy_id",
    "custody.email",
    "custody.phone_is_municipal",
    "custody.password_place",
    "custody.second_factor",
    "custody.second_factor_holder_id",
    "custody.last_copy_on",
)


def _custody_questions(snapshot: Snapshot, account: Account, title: str, today: date) -> Iterator[Question]:
    custody, risk = snapshot.custody(account), snapshot.risk(account, today)
    flawed = {reason.field: reason for reason in reversed(risk.reasons)}
    for field in (field for field in _CUSTODY_QUESTIONS if is_asked(custody, field)):
        reason = flawed.get(field)
        sentence = f"{title}: {reason.sentence}" if reason else ""
        level = reason.level if reason else RiskLevel.LOW
        target = Target(Place.ACCOUNTS, account.id, field)
        remedy = Target(Place.REMEDY, account.id, reason.cause.value) if reason else None
        yield reason is None, Finding(level, sentence, target, 3, title, remedy=remedy)
    yield (
        bool(answered(custody.resolution)),
        Finding(
            RiskLevel.LOW,
            _("{account}: No consta el decreto o acuerdo que la abrió.").format(account=title),
            Target(Place.ACCOUNTS, account.id, "custody.resolution"),
            3,
            title,
        ),
    )


def _activity_questions(snapshot: Snapshot, account: Account, title: str, today: date) -> Iterator[Question]:
    due = snapshot.review_due(account)
    overdue = due is not None and due < today
    yield (
        due is not None and not overdue,
        Finding(
            RiskLevel.LOW,
            _("{account}: la revisión tocaba el {day}.").format(account=title, day=long_date(due))
            if due is not None
            else _("{account}: no se ha revisado nunca.").format(account=title),
            Target(Place.REVIEW, account.id),
            3,
            title,
        ),
    )
    found = snapshot.standing(account, today)
    sentence = _("{account}: {what}.").format(account=title, what=found.rhythm.sentence)
    target = Target(Place.CALENDAR, account.id, "rhythm")
    yield (
        found.standing is not Standing.ABANDONED,
        Finding(RiskLevel.HIGH, sentence, target, 3, title),
    )
    yield (
        account.is_named,
        Finding(
            RiskLevel.MEDIUM,
            _("{account}: falta su nombre visible, y en los papeles sale un número.").format(account=title),
            Target(Place.ACCOUNTS, account.id, "account.name"),
            3,
            title,
        ),
    )
