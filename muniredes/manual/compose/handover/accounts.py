"""The accounts that are handed over: how each stands, its keys without a secret, and its archive."""

from collections.abc import Iterator, Sequence

from muniredes.domain.accounts import Account
from muniredes.domain.handover.checklist import CheckLine
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.compose.registry import account_sheet, risk_words
from muniredes.manual.document import Block, Heading, Rich, RuledSpace, Table, Text, or_pending, rich

_ARCHIVE = ("copia", "huella")


def blocks(data: ManualData, lines: Sequence[CheckLine]) -> Iterator[Block]:
    """Yield the list of the accounts, and where the copies of what they published are."""
    yield Heading(_("Cuentas que se entregan"), key="cuentas")
    own = data.snapshot.own_accounts
    if not own:
        yield RuledSpace(_("No consta ninguna cuenta. Escriba aquí las que haya."), 6)
        return
    yield Table(
        (_("Cuenta"), _("Estado"), _("Riesgo de perderla"), _("Quién tiene las llaves"), _("Suplente")),
        tuple(_row(data, account) for account in own),
        (2.8, 1.6, 2.0, 2.4, 2.2),
        _("Cuentas que se entregan, con su riesgo y sus llaves"),
    )
    yield Text(rich(_("El acta no lleva ninguna contraseña. La ficha entera de cada cuenta va en el anexo.")))
    yield Heading(_("Archivo de lo publicado"), key="archivo")
    yield Table(
        (_("Cuenta"), _("Última copia"), _("Depósito, tamaño y huella")),
        tuple(_archive_row(data, account, lines) for account in own),
        (3, 2, 5),
        _("Copias de lo publicado en cada cuenta"),
    )


def _row(data: ManualData, account: Account) -> tuple[Rich, ...]:
    custody = data.snapshot.custody(account)
    return (
        rich(data.title(account)),
        rich(data.standing(account).word),
        rich(risk_words(data.risk(account))),
        data.who(custody.holder_id),
        data.who(custody.deputy_id),
    )


def _archive_row(data: ManualData, account: Account, lines: Sequence[CheckLine]) -> tuple[Rich, ...]:
    notes = [
        line.answer.note
        for line in lines
        if line.account_id == account.id and line.item.key in _ARCHIVE and line.answer and line.answer.note
    ]
    return (
        rich(data.title(account)),
        data.day(data.snapshot.custody(account).last_copy_on),
        or_pending(" ".join(notes)),
    )


def annex(data: ManualData) -> Iterator[Block]:
    """Yield the whole sheet of each account."""
    if data.snapshot.own_accounts:
        yield Heading(_("Anexo 1. Ficha de cada cuenta"), key="anexo-fichas", starts_page=True)
    for account in data.snapshot.own_accounts:
        yield from account_sheet(data, account)
