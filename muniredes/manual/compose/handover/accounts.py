"""The accounts that are handed over: how each stands, its keys without a secret, and its archive."""

from collections.abc import Iterator, Sequence

from muniredes.domain.accounts.account import Account
from muniredes.domain.fields import kind_word, word
from muniredes.domain.handover.checklist import CheckLine
from muniredes.domain.handover.ways import way_across
from muniredes.i18n import _
from muniredes.manual.compose import archive
from muniredes.manual.compose.accounts.registry import account_sheet, impostors, risk_words
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Heading, Rich, RuledSpace, Table, Text, rich


def blocks(data: ManualData, lines: Sequence[CheckLine]) -> Iterator[Block]:
    """Yield the list of the accounts, and where the copies of what they published are."""
    yield Heading(_("Cuentas que se entregan"), key="cuentas")
    own = data.snapshot.own_accounts
    if not own:
        yield RuledSpace(_("No consta ninguna cuenta. Escriba aquí las que haya."), 6)
        yield from impostors(data)
        return
    delivered = [account for account in own if not account.personal_profile]
    if delivered:
        yield _listed(data, delivered, _("Cuentas que se entregan, con su riesgo y sus llaves"))
    else:
        yield Text(rich(_("Ninguna de las que constan se puede entregar.")))
    yield Text(rich(_("El acta no lleva ninguna contraseña. La ficha entera de cada cuenta va en el anexo.")))
    personal = [account for account in own if account.personal_profile]
    if personal:
        yield Heading(_("Cuentas que no se entregan"), key="cuentas-personales")
        ways = {account.id: way_across(data.standing(account), None).sentence for account in personal}
        for way in dict.fromkeys(ways.values()):
            alike = [account for account in personal if ways[account.id] == way]
            yield Text(rich(way))
            yield _listed(data, alike, _("Perfiles personales que hacen de cuenta del organismo"))
    yield from impostors(data)
    yield from archive.blocks(data, lines)


def _listed(data: ManualData, accounts: Sequence[Account], caption: str) -> Table:
    return Table(
        (
            kind_word("account"),
            word("account.state"),
            _("Riesgo de perderla"),
            word("custody.holder_id"),
            word("custody.deputy_id"),
        ),
        tuple(_row(data, account) for account in accounts),
        (2.8, 1.6, 2.0, 2.4, 2.2),
        caption,
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


def annex(data: ManualData) -> Iterator[Block]:
    """Yield the whole sheet of each account."""
    if data.snapshot.own_accounts:
        yield Heading(_("Anexo 1. Ficha de cada cuenta"), key="anexo-fichas", starts_page=True)
    for account in data.snapshot.own_accounts:
        yield from account_sheet(data, account)
