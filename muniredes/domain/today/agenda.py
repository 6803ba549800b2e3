"""«Hoy»: what goes out now or later today, what is late, who waits for her, this week, chores, countdowns."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from muniredes.domain.accounts.remedies import Remedy
from muniredes.domain.accounts.risk import Reason, RiskLevel
from muniredes.domain.accounts.standing import AccountStanding, Standing
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.calendar.watch import waiting
from muniredes.domain.calendar.watch.stranded import STRANDED
from muniredes.domain.citizens.citizen_test import half_done, next_test
from muniredes.domain.crisis import waiting as crises
from muniredes.domain.dates import in_days, long_date, weekday_date
from muniredes.domain.elections.period import (
    Milestone,
    MilestoneDay,
    day_of,
    milestone_days,
    period_that_ends,
)
from muniredes.domain.elections.review import is_time
from muniredes.domain.guide import TaskState, tasks
from muniredes.domain.handover import waiting as handovers
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.next_step import other_approver, way_out
from muniredes.domain.places import Place, Target
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.today.items import Agenda, AgendaItem, Countdown
from muniredes.i18n import _, ngettext

DAYS_AHEAD = 7
TASKS_SHOWN = 3
ACCOUNTS_SHOWN = 5
GAPS_NAMED = 3


def agenda(snapshot: Snapshot, networks: Networks, now: datetime) -> Agenda:
    """Return what the day asks for at a moment of it (wall time)."""
    today = now.date()
    coming = tuple(waiting.coming(snapshot.due, today, DAYS_AHEAD))
    due = due_now(snapshot, now)
    planned = [each for each in coming if each not in due and not _waits_for_her(each, snapshot)]
    tomorrow, last = today + timedelta(days=1), today + timedelta(days=DAYS_AHEAD)
    return Agenda(
        now=(
            *_crises(crises.going_on(snapshot)),
            *(_due_item(each, snapshot, networks, now) for each in due),
        ),
        today=(
            *_crises(crises.going_on(snapshot, drills=True)),
            *(_post_item(each, snapshot, networks, now) for each in planned if each.day == today),
            *_milestones_and_reviews(snapshot, networks, today, today),
            *_due_soon(snapshot, today, today),
        ),
        late=(
            *_crises(crises.late(snapshot, today)),
            *_late_remedies(snapshot, networks, today),
            *(_late_item(each, snapshot, networks, now) for each in waiting.late(snapshot.due, today)),
            *_handover(handovers.late(snapshot, today)),
        ),
        waits=(
            *_unanswered(snapshot, today),
            *_in_review(due, coming, snapshot, networks, now),
        ),
        this_week=(
            *_crises(crises.coming(snapshot, today, DAYS_AHEAD)),
            *_stranded(snapshot, networks, today),
            *_gaps(snapshot),
            *(_post_item(each, snapshot, networks, now) for each in planned if each.day > today),
            *_milestones_and_reviews(snapshot, networks, tomorrow, last),
            *_due_soon(snapshot, tomorrow, last),
            *_handover(handovers.coming(snapshot, today, DAYS_AHEAD)),
        ),
        yours=(
            *_crises(crises.without_hurry(snapshot, today, DAYS_AHEAD)),
            *_election_review(snapshot, today),
            *_by_account((*_risky(snapshot, networks, today), *_late(snapshot, networks, today))),
            *_next_tasks(snapshot, today),
        ),
        countdowns=tuple(_countdowns(snapshot, today)),
    )


def due_now(snapshot: Snapshot, now: datetime) -> tuple[waiting.Waiting, ...]:
    """Return each message whose hour came today and that still waits."""
    return tuple(each for each in waiting.coming(snapshot.due, now.date(), 0) if each.first.is_late(now))


def count_now(snapshot: Snapshot, now: datetime) -> int:
    """Return how many things have to be done now, as «Hoy» counts them."""
    return len(due_now(snapshot, now)) + sum(1 for _crisis in crises.going_on(snapshot))


def next_change(snapshot: Snapshot, now: datetime) -> datetime | None:
    """Return when the hour alone changes what is asked for (wall time); None while the day lasts."""
    coming = (line.at for line in snapshot.due if line.at is not None and line.at >= now)
    return min(coming, default=None)


def _by_account(items: Iterable[AgendaItem]) -> Iterator[AgendaItem]:
    """Yield one line for each account, with all that is asked of it: the verb that mends, and another."""
    found: dict[str, list[AgendaItem]] = {}
    for item in items:
        found.setdefault(item.text, []).append(item)
    for alike in found.values():
        others = (item for item in alike[1:] if item.target.place is not alike[0].target.place)
        detail = " ".join(dict.fromkeys(item.detail for item in alike))
        yield replace(alike[0], detail=detail, also=next(others, None))


def _in_review(
    due: Sequence[waiting.Waiting],
    coming: Sequence[waiting.Waiting],
    snapshot: Snapshot,
    networks: Networks,
    now: datetime,
) -> Iterator[AgendaItem]:
    """Yield what waits for her yes before it goes out."""
    for each in coming:
        if each not in due and _waits_for_her(each, snapshot):
            yield _post_item(each, snapshot, networks, now, _("Aprobar"))


def _waits_for_her(each: waiting.Waiting, snapshot: Snapshot) -> bool:
    """Whether what is left is an approval that is hers to give, or that nobody says whose it is."""
    return each.first.state is PostState.IN_REVIEW and other_approver(snapshot) is None


def _stranded(snapshot: Snapshot, networks: Networks, today: date) -> Iterator[AgendaItem]:
    """Yield each account where nothing that was planned can go out."""
    for each in snapshot.stranded(today):
        target = Target(Place.CALENDAR, each.account.id, STRANDED)
        yield AgendaItem(each.sentence(networks), each.remedy, _("Arreglar"), target)


def _gaps(snapshot: Snapshot) -> Iterator[AgendaItem]:
    """Yield one line for all that is still to be filled in what goes out these days."""
    found = snapshot.calendar_flaws.with_gaps if snapshot.calendar_flaws else ()
    if found:
        text = ngettext(
            "Falta rellenar {n} mensaje de estos días",
            "Falta rellenar {n} mensajes de estos días",
            len(found),
        )
        titles = Counter(each.title for each in found)
        told = list(titles.items())[:GAPS_NAMED]
        more = len(found) - sum(times for _title, times in told)
        named = "; ".join(
            _("{title} ({n} veces)").format(title=title, n=times) if times > 1 else title
            for title, times in told
        )
        detail = ngettext("{named} y {n} más.", "{named} y {n} más.", more) if more > 0 else "{named}."
        target = Target(Place.CALENDAR, None, "gaps")
        yield AgendaItem(text.format(n=len(found)), detail.format(named=named, n=more), _("Rellenar"), target)


def _crises(found: Iterable[crises.CrisisItem]) -> Iterator[AgendaItem]:
    """Yield what a crisis, what was learnt of one, or its drill asks for."""
    for item in found:
        yield AgendaItem(item.text, item.detail, item.verb, item.target)


def _handover(found: Iterable[handovers.HandoverItem]) -> Iterator[AgendaItem]:
    """Yield what the change of hands asks for."""
    for item in found:
        yield AgendaItem(item.text, item.detail, item.verb, item.target)


def _shortened(items: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    """Return the first lines, and one that sums up the rest: a list nobody finishes is not a plan."""
    lines = tuple(items)
    rest = len(lines) - ACCOUNTS_SHOWN
    if rest <= 1:
        return lines
    text = ngettext("Y {n} cuenta más", "Y {n} cuentas más", rest)
    return (
        *lines[:ACCOUNTS_SHOWN],
        AgendaItem(text, _("Están en la lista de cuentas."), _("Ver todas"), Target(Place.ACCOUNTS)),
    )


def _post_item(
    found: waiting.Waiting, snapshot: Snapshot, networks: Networks, now: datetime, verb: str = ""
) -> AgendaItem:
    target = Target(Place.CALENDAR, found.first.id, "post")
    return AgendaItem(found.first.title, _detail(found, snapshot, networks, now), verb or _("Ver"), target)


def _detail(found: waiting.Waiting, snapshot: Snapshot, networks: Networks, now: datetime) -> str:
    detail = found.detail(snapshot.accounts, networks, now)
    approver = snapshot.name_of(other_approver(snapshot))
    if found.first.state is not PostState.IN_REVIEW or not approver:
        return detail
    return " ".join((detail, _("Falta que la apruebe {name}.").format(name=approver)))


def _due_item(found: waiting.Waiting, snapshot: Snapshot, networks: Networks, now: datetime) -> AgendaItem:
    """Return what goes out now, with what can be done with it as it is."""
    way = way_out(found.lines, snapshot)
    target = Target(Place.CALENDAR, way.post.id, "publish" if way.publishes else "post")
    if way.is_stuck and way.post.account_id is not None:
        target = Target(Place.CALENDAR, way.post.account_id, STRANDED)
    return AgendaItem(found.first.title, _detail(found, snapshot, networks, now), way.verb, target)


def _late_item(found: waiting.Waiting, snapshot: Snapshot, networks: Networks, now: datetime) -> AgendaItem:
    """Return what should have gone out, with its way out; of many times, she looks at which still matters."""
    show = _due_item if found.times == 1 else _post_item
    return show(found, snapshot, networks, now)


def _late(snapshot: Snapshot, networks: Networks, today: date) -> Iterator[AgendaItem]:
    for account in snapshot.own_accounts:
        standing = snapshot.standing(account, today)
        title = standing.title(networks)
        if standing.standing is Standing.ABANDONED:
            detail = f"{standing.rhythm.sentence}."
            yield AgendaItem(title, detail, _("Qué hacer"), Target(Place.CALENDAR, account.id, "rhythm"))
        due = snapshot.review_due(account)
        if due is not None and due < today:
            detail = _("Tocaba repasarla el {day}.").format(day=long_date(due))
            yield AgendaItem(title, detail, _("Repasar"), Target(Place.REVIEW, account.id))


def _risky(snapshot: Snapshot, networks: Networks, today: date) -> Iterator[AgendaItem]:
    """Yield the worst of each account in danger, and all that is being mended and not done yet."""
    for account in snapshot.mendable_accounts:
        reasons = snapshot.to_mend(account, today)
        worst = [reason for reason in reasons[:1] if reason.level is RiskLevel.HIGH]
        for reason in reasons:
            remedy = snapshot.remedy(account.id, reason.cause)
            is_begun = remedy is not None and remedy.is_waiting
            if (reason in worst or is_begun) and not (remedy is not None and remedy.is_late(today)):
                yield _remedy_item(snapshot.standing(account, today), networks, reason, remedy)


def _late_remedies(snapshot: Snapshot, networks: Networks, today: date) -> Iterator[AgendaItem]:
    """Yield what was asked for and should have been answered by now."""
    for account in snapshot.mendable_accounts:
        for reason in snapshot.to_mend(account, today):
            remedy = snapshot.remedy(account.id, reason.cause)
            if remedy is not None and remedy.is_late(today):
                yield _remedy_item(snapshot.standing(account, today), networks, reason, remedy)


def _remedy_item(
    found: AccountStanding, networks: Networks, reason: Reason, remedy: Remedy | None
) -> AgendaItem:
    target = Target(Place.REMEDY, found.account.id, reason.cause.value)
    title = found.title(networks)
    if remedy is None:
        return AgendaItem(title, reason.sentence, reason.verb, target)
    if remedy.done_on is not None:
        detail = _("{reason} Consta «Hecho» el {day}: corrija la ficha.").format(
            reason=reason.sentence, day=long_date(remedy.done_on)
        )
        field = Target(Place.ACCOUNTS, found.account.id, reason.field)
        return AgendaItem(title, detail, _("Corregir la ficha"), field)
    if remedy.wait_until is None:
        return AgendaItem(title, _("{reason} Empezado.").format(reason=reason.sentence), _("Seguir"), target)
    detail = _("{reason} Se espera respuesta hasta el {day}.").format(
        reason=reason.sentence, day=long_date(remedy.wait_until)
    )
    return AgendaItem(title, detail, _("Seguir"), target)


def _election_review(snapshot: Snapshot, today: date) -> Iterator[AgendaItem]:
    """Yield the election for which some accounts are still to be looked over."""
    if snapshot.council is None or not snapshot.council.kind.is_public:
        return
    for period in snapshot.periods:
        found = [snapshot.election_review(period, account) for account in snapshot.own_accounts]
        left = sum(review is None or not review.is_whole for review in found)
        if left and is_time(period, today):
            text = _("Repasar las cuentas: {election}").format(election=period.name)
            detail = ngettext(
                "Queda {n} cuenta: mensajes fijados, cabecera, biografía…",
                "Quedan {n} cuentas: mensajes fijados, cabecera, biografía…",
                left,
            )
            target = Target(Place.CHANNELS, None, "election_review")
            yield AgendaItem(text, detail, _("Repasar"), target)


def _next_tasks(snapshot: Snapshot, today: date) -> Iterator[AgendaItem]:
    waiting = [
        task
        for task in tasks(snapshot, today)
        if task.state in (TaskState.NOT_STARTED, TaskState.HALFWAY) and task.own_mark is None
    ]
    for task in waiting[:TASKS_SHOWN]:
        yield AgendaItem(task.title, task.purpose, task.next_verb, task.target)


def _milestones_and_reviews(
    snapshot: Snapshot, networks: Networks, first: date, last: date
) -> Iterator[AgendaItem]:
    """Yield the dates of an election and the accounts to be looked over between two days, both inside."""
    for period in snapshot.periods:
        for entry in milestone_days(period):
            if first <= entry.day <= last:
                yield _milestone_item(entry, period.name)
    for account in snapshot.own_accounts:
        due = snapshot.review_due(account)
        if due is not None and first <= due <= last:
            detail = _("Toca repasarla el {day}.").format(day=weekday_date(due))
            target = Target(Place.REVIEW, account.id)
            yield AgendaItem(snapshot.standing(account, first).title(networks), detail, _("Repasar"), target)


def _unanswered(snapshot: Snapshot, today: date) -> Iterator[AgendaItem]:
    """Yield what people still wait for: answers, the review of a block, the test of a plain citizen."""
    for enquiry in snapshot.enquiries:
        if enquiry.is_late(today) and enquiry.due_on is not None:
            detail = _("Había que contestar antes del {day}.").format(day=long_date(enquiry.due_on))
            target = Target(Place.CONVERSATION, enquiry.id, "enquiry")
            yield AgendaItem(enquiry.title, detail, _("Contestar"), target)
    for moderation in snapshot.moderations:
        if moderation.is_due(today):
            target = Target(Place.CONVERSATION, moderation.id, "moderation")
            yield AgendaItem(moderation.title, _("Toca decidir si se levanta."), _("Revisar"), target)
    due = next_test(snapshot.citizen_tests)
    if due is not None and due < today:
        detail = _("Tocaba el {day}: diez minutos con un móvil.").format(day=long_date(due))
        half = half_done(snapshot.citizen_tests, today)
        if half is not None:
            detail += " " + _("La empezada: {score}.").format(score=half.score)
        verb = _("Seguir la prueba") if half else _("Hacer la prueba")
        yield AgendaItem(Place.CITIZEN_TEST.word, detail, verb, Target(Place.CITIZEN_TEST))


def _due_soon(snapshot: Snapshot, first: date, last: date) -> Iterator[AgendaItem]:
    """Yield what has to be answered between two days, both inside."""
    for enquiry in snapshot.enquiries:
        if enquiry.is_pending and enquiry.due_on is not None and first <= enquiry.due_on <= last:
            detail = _("Contestar antes del {day}.").format(day=weekday_date(enquiry.due_on))
            target = Target(Place.CONVERSATION, enquiry.id, "enquiry")
            yield AgendaItem(enquiry.title, detail, _("Contestar"), target)


def _milestone_item(entry: MilestoneDay, name: str) -> AgendaItem:
    detail = f"{name}: {weekday_date(entry.day)}."
    return AgendaItem(entry.milestone.word, detail, _("Ver las fechas"), Target(Place.TERM))


def _countdowns(snapshot: Snapshot, today: date) -> Iterator[Countdown]:
    consult = (_("Qué se puede publicar"), Target(Place.CHANNELS, None, "election_review"))
    for period in snapshot.periods:
        opens, polling = day_of(period, Milestone.PUBLISHED), period.polling_day
        if today < opens:
            yield Countdown(
                _("Empieza el periodo electoral ({name})").format(name=period.name),
                opens,
                (opens - today).days,
                *consult,
            )
        elif today <= polling:
            text = _("Estamos en periodo electoral ({name}); la votación es {when}").format(
                name=period.name, when=in_days(polling, today)
            )
            yield Countdown(text, polling, (polling - today).days, *consult)
    ending = period_that_ends(snapshot.term, snapshot.periods) if snapshot.term else None
    if ending is not None:
        change = day_of(ending, Milestone.CONSTITUTION)
        if today <= change:
            yield Countdown(_("Cambia el mandato"), change, (change - today).days)
