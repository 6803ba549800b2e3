"""The part of chapter 8 about links: what each profile leads to, and what fails."""

from collections.abc import Iterator, Sequence

from muniredes.domain.accounts.account import Account
from muniredes.domain.channels.links import checks, flaws, linking
from muniredes.domain.channels.plan import ChannelPlan
from muniredes.domain.dates import short_date
from muniredes.domain.fields import kind_word, word
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.compose.told import or_none
from muniredes.manual.document import (
    Block,
    Callout,
    Facts,
    Heading,
    Rich,
    Span,
    Table,
    Text,
    or_pending,
    pending,
    rich,
)

_FROM_THE_WEB = 2
"""The column that says whether the web leads to an account."""


def is_begun(data: ManualData) -> bool:
    """Whether anything was said of the links of any account."""
    lines = data.snapshot.lines
    said = (
        (line.links_to_register, line.linked_from_web, line.links_to_none, line.links_checked_on)
        for line in lines
    )
    return bool(data.snapshot.links) or any(each is not None for line in said for each in line)


def blocks(data: ManualData) -> Iterator[Block]:
    """Yield where the official list is, the links of every profile, and what is wrong with them."""
    if not is_begun(data):
        return
    yield Heading(_("Quién enlaza a quién"), key="enlaces")
    plan = data.snapshot.plan
    address = plan.register_address if plan else ""
    place = Span(address, link=address if address.startswith("http") else "")
    unsaid = or_none(plan or ChannelPlan(), "register_address", "")
    listed = (_("Lista de cuentas oficiales"), rich(place) if address else unsaid)
    yield Facts((listed,), word("channel_plan.register_address"))
    asked = linking(data.used)
    answered = [
        account for account in asked if any(not _is_pending(cell) for cell in _row(data, account)[1:])
    ]
    unseen = [data.title(account) for account in asked if account not in answered]
    if unseen:
        yield Text(rich(_("Sin mirar todavía: {accounts}.").format(accounts="; ".join(unseen))))
    if answered:
        yield _table(data, answered)
    found = tuple(sentence for account in asked for sentence in _flaws(data, account))
    if found:
        yield Callout(_("Enlaces que fallan"), found, is_warning=True)


def _table(data: ManualData, answered: Sequence[Account]) -> Table:
    """Return the links of each account; of a web that there is not, nothing is asked."""
    columns = (
        (kind_word("account"), 3.0),
        (_("Enlaza a la web y a la lista"), 1.7),
        (_("La web la enlaza"), 1.5),
        (word("account_link.to_id"), 3.0),
        (_("Visto el"), 1.6),
    )
    shown = [at for at in range(len(columns)) if at != _FROM_THE_WEB or data.snapshot.has_web]
    rows = (_row(data, account) for account in answered)
    return Table(
        tuple(columns[at][0] for at in shown),
        tuple(tuple(row[at] for at in shown) for row in rows),
        tuple(columns[at][1] for at in shown),
        _("Enlaces de cada cuenta"),
    )


def _is_pending(cell: Rich) -> bool:
    return cell == pending()


def _row(data: ManualData, account: Account) -> tuple[Rich, ...]:
    line = data.snapshot.line(account)
    linked = "\n".join(data.title(other) for other in data.snapshot.linked(account))
    if not linked and line.links_checked_on is not None:
        linked = _leads_nowhere(data, account)
    return (
        rich(data.title(account)),
        or_pending(_answer(line.links_to_register)),
        or_pending(_answer(line.linked_from_web)),
        or_pending(linked),
        or_pending(short_date(line.links_checked_on) if line.links_checked_on else ""),
    )


def _leads_nowhere(data: ManualData, account: Account) -> str:
    """Return what is said of a profile with no link; nothing while nobody said that it has none."""
    if not _others(data, account):
        return _("No hay otra")
    return _("Ninguna") if data.snapshot.line(account).links_to_none else ""


def _others(data: ManualData, account: Account) -> list[Account]:
    return [other for other in linking(data.used) if other is not account]


def _answer(value: bool | None) -> str:
    return "" if value is None else (_("Sí") if value else _("No"))


def _flaws(data: ManualData, account: Account) -> Iterator[Rich]:
    line, linked = data.snapshot.line(account), data.snapshot.linked(account)
    others, has_web = _others(data, account), data.snapshot.has_web
    for sentence in flaws(checks(line, linked, others, data.networks, data.as_of, has_web=has_web)):
        yield rich(f"{data.title(account)}: {sentence}")
