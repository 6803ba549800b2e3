"""What is written down of a handover: its facts, its checklist, and what was done of its timeline."""

from collections.abc import Mapping
from datetime import date

from muniredes.actions import clock, editing, knowledge, people
from muniredes.domain.accounts.account import Account, AccountState
from muniredes.domain.council import Council, Term
from muniredes.domain.fields import word
from muniredes.domain.handover.checklist import CheckBlock, CheckLine, checklist, first_days, keeper
from muniredes.domain.handover.readiness import Missing, missing
from muniredes.domain.handover.record import (
    AFTERMATH,
    CheckAnswer,
    Handover,
    HandoverAct,
    HandoverAnswer,
    HandoverFile,
    to_begin,
)
from muniredes.domain.handover.timeline import HandoverStep, marked
from muniredes.domain.handover.ways import WayAcross, way_across
from muniredes.domain.history import Change
from muniredes.domain.problems import Problem
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.texts.text import ended
from muniredes.i18n import _
from muniredes.storage.database import Database, Work

Values = Mapping[str, object]
Line = tuple[str, int | None]
"""A line of the checklist: the key of its question, and its account if it is of one."""

_ANSWER = "handover_answer"

GETS_IN = "recibir_entrar"
"""The question of the first days whose answer says how an account stands."""


def under_way_in(snapshot: Snapshot) -> HandoverFile | None:
    """Return the handover that is not closed; None when there is none: the last says nothing of the next."""
    return keeper(snapshot.handover, CheckBlock.INVENTORY)


def received_in(snapshot: Snapshot) -> HandoverFile | None:
    """Return the handover that is of whoever receives: the newest, also over."""
    return keeper(snapshot.handover, CheckBlock.RECEIVING)


def draft_subject(snapshot: Snapshot) -> str:
    """Return what tells what was half said of this handover from what was of those that are closed."""
    closed = sum(file.closed_on is not None for file in snapshot.handovers)
    return f"after {closed}" if closed else ""


def lines(snapshot: Snapshot) -> tuple[CheckLine, ...]:
    """Return the checklist of the handover under way, or of the one that could be begun."""
    file = under_way_in(snapshot) or HandoverFile(to_begin(snapshot.council))
    return checklist(file, snapshot, knowledge.networks(), knowledge.handover_checklist())


def first_day_lines(snapshot: Snapshot) -> tuple[CheckLine, ...]:
    """Return what whoever receives does in her first days, answered or not."""
    file = received_in(snapshot) or HandoverFile(to_begin(snapshot.council))
    return first_days(file, snapshot, knowledge.networks(), knowledge.handover_checklist())


def given(snapshot: Snapshot, line: CheckLine) -> HandoverAnswer | None:
    """Return what is answered now to a line, in the handover that it is of."""
    file = keeper(snapshot.handover, line.item.block)
    return file.answer(line.item.key, line.account_id) if file else None


def what_is_missing(snapshot: Snapshot) -> tuple[Missing, ...]:
    """Return what keeps the handover from being ready, each with its place."""
    file = under_way_in(snapshot)
    own = file.handover if file else to_begin(snapshot.council)
    return missing(own, lines(snapshot), snapshot, knowledge.networks(), clock.today())


def way_of(snapshot: Snapshot, account: Account) -> WayAcross:
    """Return how an account changes hands today, by the way of its network."""
    network = knowledge.networks().get(account.network_id)
    return way_across(snapshot.standing(account, clock.today()), network)


def how_it_is(snapshot: Snapshot, account: Account) -> tuple[tuple[str, str], ...]:
    """Return how an account stands and how exposed it is, each with what it is called."""
    today = clock.today()
    risk = snapshot.risk(account, today)
    reasons = " ".join(reason.sentence for reason in risk.reasons)
    return (
        (word("account.state"), snapshot.standing(account, today).word),
        (_("Riesgo de perderla"), f"{ended(risk.level.word)} {reasons}".rstrip()),
    )


def prepare(
    database: Database, values: Values, answers: Mapping[Line, CheckAnswer | None] | None = None
) -> Change:
    """Write what is known of the handover under way, beginning it when there is none.

    An answer that is the same as it was keeps its day and whoever gave it; None takes it back.
    """
    with database.write("") as work:
        handover = put(work, values)
        for (item, account_id), answer in (answers or {}).items():
            _put_answer(work, handover, (item, account_id), answer)
        work.title = handover.title
    return work.change


def edit(database: Database, values: Values) -> Change:
    """Change fields of the handover under way."""
    with database.write("") as work:
        handover = under_way(work)
        editing.put("handover", handover, people.resolved(work, values))
        work.title = handover.title
    return work.change


def observe(database: Database, observations: str) -> Change:
    """Write what is not as it was handed over, also when the handover is over."""
    with database.write("") as work:
        handover = received_one(work)
        editing.put("handover", handover, {"observations": observations})
        work.title = handover.title
    return work.change


def answer(database: Database, item: str, account_id: int | None, values: Values) -> Change:
    """Answer a line of the checklist; unless said, it was today and by the user.

    The first days are those of the last handover, though it is closed: answering them begins no other.

    Whether one gets into an account is also how the account stands from then on.
    """
    with database.write("") as work:
        handover = _kept_in(work, item) or put(work, {})
        found = _answer(work, handover, (item, account_id))
        stamp = _stamp(work) if "answer" in values else {}
        fields = {**stamp, **people.resolved(work, values)}
        if found is None:
            found = HandoverAnswer(handover_id=handover.id, item=item, account_id=account_id)
            work.add(editing.put(_ANSWER, found, fields))
        else:
            editing.put(_ANSWER, found, fields)
        if item == GETS_IN:
            _follow(work, account_id, found.answer)
        work.title = found.title
    return work.change


def _follow(work: Work, account_id: int | None, gets_in: CheckAnswer | None) -> None:
    account = next(each for each in work.all(Account) if each.id == account_id)
    if gets_in is CheckAnswer.NO and account.is_ours:
        editing.put("account", account, {"state": AccountState.NO_ACCESS})
    elif gets_in is CheckAnswer.YES and account.state is AccountState.NO_ACCESS:
        editing.put("account", account, {"state": AccountState.ACTIVE})


def take_back_answer(database: Database, item: str, account_id: int | None) -> Change:
    """Leave a line of the checklist unanswered again."""
    with database.write("") as work:
        handover = _kept_in(work, item) or under_way(work)
        _put_answer(work, handover, (item, account_id), None)
        work.title = _("Comprobación quitada")
    return work.change


def set_step_day(database: Database, step: HandoverStep, day: date | None) -> Change:
    """Give a step of the timeline another day; None goes back to the computed one."""
    return _mark(database, step, day=day)


def set_step_done(database: Database, step: HandoverStep, *, done: bool) -> Change:
    """Say that a step of the timeline was done today, or that it was not."""
    return _mark(database, step, done_on=clock.today() if done else None)


def put(work: Work, values: Values) -> Handover:
    """Write fields of the handover under way inside an action, beginning it when there is none."""
    fields = people.resolved(work, values)
    found = open_one(work)
    if found is not None:
        return editing.put("handover", found, fields)
    body = work.first(Council)
    return work.add(editing.put("handover", to_begin(body), fields))


def under_way(work: Work) -> Handover:
    """Return the handover that is not closed. Raises a Problem when there is none."""
    found = open_one(work)
    if found is None:
        raise Problem(_("No hay ningún traspaso en marcha."), _("Empiece por «Preparar el traspaso»."))
    return found


def open_one(work: Work) -> Handover | None:
    """Return the handover that is not closed; None when there is none."""
    file = keeper(newest_file(work), CheckBlock.INVENTORY)
    return file.handover if file else None


def received_one(work: Work) -> Handover:
    """Return the handover that is of whoever receives, also over. Raises a Problem when there is none."""
    file = keeper(newest_file(work), CheckBlock.RECEIVING)
    if file is None:
        raise Problem(
            _("No hay ningún traspaso recibido."), _("Pulse antes «Empezar los diez primeros días».")
        )
    return file.handover


def newest_file(work: Work) -> HandoverFile | None:
    """Return the newest handover with its acts, as it is today; None when there is none."""
    newest = _newest(work)
    if newest is None:
        return None
    acts = work.all_where(HandoverAct, handover_id=newest.id)
    return HandoverFile(newest, acts=acts).as_of(work.first(Term), clock.today())


def _kept_in(work: Work, item: str) -> Handover | None:
    """Return the handover that the answer to a question belongs to; None when one is still to be begun."""
    blocks = {fact.value.key: fact.value.block for fact in knowledge.handover_checklist()}
    file = keeper(newest_file(work), blocks.get(item, CheckBlock.INVENTORY))
    return file.handover if file else None


def one_to_receive(work: Work) -> Handover | None:
    """Return the handover that a package brings: one under way, or that of this term that came too late."""
    newest, term = _newest(work), work.first(Term)
    is_of_now = term is not None and clock.today() < term.starts + AFTERMATH
    if newest is not None and newest.closed_on is None and is_of_now:
        return newest
    return open_one(work)


def _newest(work: Work) -> Handover | None:
    """Return the newest handover, also closed: what is looked at again afterwards is marked in it."""
    return max(work.all(Handover), key=lambda each: each.id or 0, default=None)


def _mark(database: Database, step: HandoverStep, **values: date | None) -> Change:
    with database.write("") as work:
        handover = _newest(work) or put(work, {})
        editing.put("handover", handover, {"marks": marked(handover, step, **values)})
        work.title = step.word
    return work.change


def _put_answer(work: Work, handover: Handover, line: Line, answer: CheckAnswer | None) -> None:
    found = _answer(work, handover, line)
    if answer is None:
        if found is not None:
            work.delete(found)
    elif found is None:
        item, account_id = line
        given = HandoverAnswer(handover_id=handover.id, item=item, account_id=account_id)
        work.add(editing.put(_ANSWER, given, {"answer": answer, **_stamp(work)}))
    elif found.answer is not answer:
        editing.put(_ANSWER, found, {"answer": answer, **_stamp(work)})


def _answer(work: Work, handover: Handover, line: Line) -> HandoverAnswer | None:
    item, account_id = line
    found = work.all_where(HandoverAnswer, handover_id=handover.id, item=item, account_id=account_id)
    return next(iter(found), None)


def _stamp(work: Work) -> dict[str, object]:
    body = work.first(Council)
    return {"answered_on": clock.today(), "answered_by_id": body.user_id if body else None}
