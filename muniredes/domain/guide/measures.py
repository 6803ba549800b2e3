"""How far each task is, counted on the guide itself."""

from collections.abc import Callable
from datetime import date

from muniredes.domain.accounts.account import Account
from muniredes.domain.channels.coordination import Role
from muniredes.domain.channels.links import is_answered, linking
from muniredes.domain.channels.profiles import ProfileState
from muniredes.domain.citizens.citizen_test import half_done, next_test
from muniredes.domain.citizens.conversation import ombudsman_checks
from muniredes.domain.crisis.levels import CrisisLevel, CrisisRole
from muniredes.domain.crisis.responsible import pair
from muniredes.domain.declared_absent import is_lacking, is_said
from muniredes.domain.guide.task import Counted, Progress
from muniredes.domain.people import FlowStep
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.voice.style import StyleGuide


def count(*answered: bool) -> Progress:
    """Return how many of some answers are there."""
    return Progress(sum(answered), len(answered))


def setup(snapshot: Snapshot, _today: date) -> Progress:
    """The body, who uses the program and, of those that have one, the term."""
    council = snapshot.council
    term = [snapshot.term is not None] if council is None or council.kind.is_public else []
    return count(council is not None, *term, snapshot.user is not None)


def who(snapshot: Snapshot, _today: date) -> Progress:
    """The area that coordinates and the five steps."""
    area = snapshot.coordinating_area
    duties = snapshot.duty_of
    return count(
        area is not None,
        area is not None and area.responsible_id is not None,
        *(step in duties and duties[step].person_id is not None for step in FlowStep),
    )


def hours(snapshot: Snapshot, _today: date) -> Progress:
    """The hours of each person."""
    known = sum(person.weekly_hours is not None for person in snapshot.people)
    return Progress(known, len(snapshot.people), not snapshot.people, Counted.PEOPLE)


def inventory(snapshot: Snapshot, _today: date) -> Progress:
    """Whether any account is known."""
    return count(bool(snapshot.accounts))


def per_account(snapshot: Snapshot, answered: Callable[[Account], bool]) -> Progress:
    """Return how many of the own accounts meet something."""
    accounts = snapshot.own_accounts
    return Progress(sum(map(answered, accounts)), len(accounts), not accounts, Counted.ACCOUNTS)


def keys(snapshot: Snapshot, _today: date) -> Progress:
    """The accounts whose keys are all answered; an answer that is a risk is an answer."""
    said = {
        account.id: sum(is_said(snapshot.custody(account), name) for name in _KEYS)
        for account in snapshot.own_accounts
    }
    whole = sum(answers == len(_KEYS) for answers in said.values())
    about = next((number for number, answers in said.items() if 0 < answers < len(_KEYS)), None)
    return Progress(whole, len(said), not said, Counted.ACCOUNTS, about)


_KEYS = ("holder_id", "deputy_id", "email", "second_factor")
"""What the task of the keys asks of each account."""


def reviews(snapshot: Snapshot, today: date) -> Progress:
    """The accounts looked over in the last six months."""

    def is_current(account: Account) -> bool:
        due = snapshot.review_due(account)
        return due is not None and due >= today

    return per_account(snapshot, is_current)


def manual(snapshot: Snapshot, _today: date) -> Progress:
    """Whether a manual was printed."""
    return Progress(int(bool(snapshot.issues)), 1, blocked=snapshot.council is None)


def shield(snapshot: Snapshot, _today: date) -> Progress:
    """The shield, and how the body is reached."""
    council = snapshot.council
    if council is None:
        return Progress(0, 1, blocked=True)
    wanted = ["shield", "website", "phone"] + ["electronic_office"] * council.kind.is_public
    held = {"website": council.site, "electronic_office": council.office}
    return count(
        *(is_lacking(council, name) or bool(held.get(name, getattr(council, name))) for name in wanted)
    )


def style(snapshot: Snapshot, _today: date) -> Progress:
    """The parts of the style guide."""
    guide = snapshot.style or StyleGuide()
    return count(
        is_said(guide, "logo") or bool(snapshot.council and snapshot.council.shield),
        is_said(guide, "colours"),
        is_said(guide, "typefaces"),
        bool(guide.treatment and guide.tone),
        bool(guide.alternative_text),
        bool(guide.signature),
    )


def lines(snapshot: Snapshot, today: date) -> Progress:
    """The accounts in use that say what they publish."""
    kept = snapshot.posting_accounts(today)
    said = sum(snapshot.line(account).is_said for account in kept)
    return Progress(said, len(kept), not kept, Counted.ACCOUNTS)


def topics(snapshot: Snapshot, _today: date) -> Progress:
    """The topics that have a channel where they come first."""
    first = {use.topic_id for use in snapshot.uses if use.role is Role.FIRST}
    spread = sum(topic.id in first for topic in snapshot.topics)
    return Progress(spread, max(len(snapshot.topics), 1), counted=Counted.TOPICS)


def links(snapshot: Snapshot, today: date) -> Progress:
    """The profiles whose links were looked at, and the address of the official list."""
    asked = linking(snapshot.posting_accounts(today))
    seen = sum(
        is_answered(
            snapshot.line(each), snapshot.linked(each), [other for other in asked if other is not each]
        )
        for each in asked
    )
    is_listed = snapshot.plan is not None and is_said(snapshot.plan, "register_address")
    return Progress(seen + is_listed, len(asked) + 1, blocked=not asked)


def profiles(snapshot: Snapshot, _today: date) -> Progress:
    """The requests that are no longer waiting; nothing to do while there is none."""
    waiting = (ProfileState.STUDY, ProfileState.PROPOSED)
    settled = sum(request.state not in waiting for request in snapshot.requests)
    return Progress(settled, len(snapshot.requests), counted=Counted.REQUESTS)


def blogs(snapshot: Snapshot, _today: date) -> Progress:
    """The blogs that somebody answers for."""
    found = [(account, snapshot.blog(account)) for account in snapshot.blog_accounts]
    left = [account for account, blog in found if blog is None or blog.responsible_id is None]
    begun = [account.id for account in left if snapshot.blog(account) is not None]
    about = begun[0] if begun else None
    return Progress(len(found) - len(left), len(found), counted=Counted.BLOGS, about=about)


def conversation(snapshot: Snapshot, _today: date) -> Progress:
    """What the ombudsmen ask for, that a question of the wizard answers."""
    found = ombudsman_checks(snapshot.conversation, snapshot.moderations, snapshot.council)
    checks = [check for check in found if check.field]
    return Progress(sum(check.is_met is True for check in checks), len(checks))


def rights(snapshot: Snapshot, today: date) -> Progress:
    """The pictures of the bank that may be used, and whether any permission is written down."""
    usable = sum(not credit.flaw(today, snapshot.consents) for credit in snapshot.credits)
    return Progress(usable + bool(snapshot.consents), len(snapshot.credits) + 1)


def citizen_test(snapshot: Snapshot, today: date) -> Progress:
    """Whether the test of this half of the year is done; one left half-way, by its answers."""
    due, half = next_test(snapshot.citizen_tests), half_done(snapshot.citizen_tests, today)
    if half is not None and (due is None or due < today):
        return Progress(len(half.answers) - half.unanswered, len(half.answers))
    return count(due is not None and due >= today)


def crisis(snapshot: Snapshot, today: date) -> Progress:
    """Who has each part and who decides, whom to call, the rules, and a drill done or with its day."""
    record = snapshot.crisis
    plan, deciders, is_begun = record.plan, record.decider_of, record.is_prepared
    due = record.drill_due
    return count(
        *(is_begun and pair(role, snapshot)[0] is not None for role in CrisisRole),
        *(level in deciders and deciders[level].person_id is not None for level in CrisisLevel),
        any(contact.phone for contact in record.contacts),
        bool(plan and plan.single_voice),
        bool(plan and plan.kit_place),
        due is not None and due >= today,
    )


def handover(snapshot: Snapshot, _today: date) -> Progress:
    """Whether the handover is being prepared, and whether an act and the delivery were drawn up."""
    file = snapshot.handover
    return count(file is not None, bool(file and file.acts), bool(file and file.is_delivered))
