"""What cannot wait, and what waits: crises, enquiries, planned posts, blocks in force."""

from collections.abc import Iterator
from datetime import timedelta

from muniredes.domain.accounts.risk import RiskLevel
from muniredes.domain.calendar.messages.states import PENDING
from muniredes.domain.dates import long_date, short_date
from muniredes.domain.fields import word
from muniredes.domain.handover.record import Handover
from muniredes.domain.texts.text import begun_large, ended, lines_of
from muniredes.i18n import _, ngettext
from muniredes.manual.compose.calendar.saying import owner, where
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Heading, Items, Marker, Rich, Table, Text, bold, rich

_DAYS = 30


def urgent(data: ManualData, handover: Handover | None, *, with_accounts: bool = True) -> Iterator[Block]:
    """Yield what whoever comes has to do the same day, the first thing of all.

    Without the accounts, for where they are told in full: nothing of its own says nothing, for they follow.
    """
    told = lines_of(handover.urgent if handover else "")
    found = [*(rich(ended(line)) for line in told), *_computed(data)]
    accounts = tuple(_accounts(data))
    if with_accounts:
        found += accounts
    elif accounts and not found:
        return
    yield Heading(word("handover.urgent"), key="urgentes")
    if found:
        yield Items(tuple(found), Marker.TICK)
    else:
        yield Text(rich(_("No consta ninguno.")))


def _computed(data: ManualData) -> Iterator[Rich]:
    for file in data.snapshot.crisis.open_files:
        yield rich(bold(_("Crisis abierta: ")), ended(file.incident.title))
    late = sum(enquiry.is_late(data.as_of) for enquiry in data.snapshot.enquiries)
    if late:
        yield rich(ngettext("Hay {n} consulta fuera de plazo.", "Hay {n} consultas fuera de plazo.", late))


def _accounts(data: ManualData) -> Iterator[Rich]:
    """Yield each account at high risk with the worst of it: the same that the manual says are urgent."""
    titles = {data.title(account) for account in data.snapshot.accounts}
    told: set[str] = set()
    for finding in data.examination.findings:
        if finding.level is RiskLevel.HIGH and finding.subject in titles - told:
            told.add(finding.subject)
            said = finding.sentence.removeprefix(f"{finding.subject}: ")
            yield rich(bold(f"{ended(finding.subject)} "), begun_large(said))


def blocks(data: ManualData) -> Iterator[Block]:
    """Yield what goes on by itself and somebody has to take up."""
    yield Heading(_("Asuntos pendientes"), key="pendientes")
    found = [*_crises(data), *_enquiries(data), *_blocks_in_force(data)]
    if found:
        yield Items(tuple(found), Marker.TICK)
    posts = _posts(data)
    if posts is not None:
        yield Text(rich(_("Lo que está previsto publicar en los treinta días siguientes:")))
        yield posts
    if not found and posts is None:
        yield Text(rich(_("No consta ninguno.")))


def _crises(data: ManualData) -> Iterator[Rich]:
    for file in data.snapshot.crisis.files:
        for task in file.tasks:
            if task.is_pending:
                due = _(" Antes del {day}.").format(day=short_date(task.due_on)) if task.due_on else ""
                what = _("Tarea de «{crisis}»: {what}")
                said = what.format(crisis=file.incident.title, what=ended(task.what))
                yield rich(f"{said}{due}")


def _enquiries(data: ManualData) -> Iterator[Rich]:
    for enquiry in data.snapshot.enquiries:
        if enquiry.is_pending:
            due = (
                _(" Contestar antes del {day}.").format(day=long_date(enquiry.due_on))
                if enquiry.due_on
                else ""
            )
            who = data.who(enquiry.answers_id)
            yield rich(f"{enquiry.kind.word}: «{enquiry.title}».{due} ", _("Contesta: "), who, ".")


def _blocks_in_force(data: ManualData) -> Iterator[Rich]:
    for entry in data.snapshot.moderations:
        if entry.stands:
            ends = entry.until or entry.review_on
            until = _(" Hasta el {day}.").format(day=long_date(ends)) if ends else ""
            account = data.snapshot.account(entry.account_id)
            title = f" ({data.title(account)})" if account else ""
            yield rich(_("En vigor: {what}{account}. {rule}{until}").format(
                what=entry.kind.word.lower(), account=title, rule=ended(entry.rule), until=until
            ))  # fmt: skip


def _posts(data: ManualData) -> Table | None:
    calendar = data.snapshot.calendar
    if calendar is None:
        return None
    last = data.as_of + timedelta(days=_DAYS)
    found = calendar.entries(
        post
        for post in calendar.posts
        if post.at is not None and data.as_of <= post.at.date() <= last and post.state in PENDING
    )
    rows = tuple(
        (
            rich(f"{short_date(entry.at.date())}, {entry.at:%H:%M}"),
            rich(entry.message.title),
            where(data, entry.posts),
            owner(data, entry.message),
        )
        for entry in found
        if entry.at is not None
    )
    if not rows:
        return None
    headings = (word("post.at"), _("Qué"), _("Por dónde"), _("Quién"))
    return Table(headings, rows, (2, 3.4, 2.8, 2), _("Mensajes previstos"))
