"""Chapter 3: every account, with its state, its keys and its risk in words."""

from collections.abc import Iterable, Iterator
from datetime import date

from muniredes.domain.accounts.account import Account, AccountState, recovery_phone
from muniredes.domain.accounts.risk import Risk
from muniredes.domain.accounts.standing import AccountStanding
from muniredes.domain.dates import long_date, short_date
from muniredes.domain.fields import kind_word, word
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData, gathered
from muniredes.manual.compose.titles import chapter_title
from muniredes.manual.compose.told import known_rows, rows
from muniredes.manual.document import (
    Block,
    Callout,
    Chapter,
    Facts,
    Heading,
    Items,
    Rich,
    RuledSpace,
    Table,
    Text,
    Tone,
    bold,
    or_pending,
    pending,
    rich,
)


def chapter(data: ManualData) -> Chapter:
    """Return the chapter."""
    return Chapter("3", chapter_title("3"), tuple(_blocks(data)))


def _blocks(data: ManualData) -> Iterator[Block]:
    lead = _("Todas las cuentas que se conocen, también las que ya no se usan.")
    yield Text(rich(lead), Tone.LEAD)
    own = data.accounts
    if not own:
        yield RuledSpace(_("No hay ninguna cuenta apuntada todavía. Escriba aquí las que encuentre."), 14)
    else:
        yield _summary(data)
        yield from _out_of_order(data)
        yield Heading(_("Cuenta por cuenta"), key="fichas")
        for account in own:
            yield from account_sheet(data, account, has_last_post=False)
    yield from impostors(data)
    yield from _closed(data)


def _summary(data: ManualData) -> Table:
    rows = tuple(
        (
            rich(data.title(account)),
            rich(data.standing(account).word),
            rich(risk_words(data.risk(account))),
            rich(_last_post(data, account)),
        )
        for account in data.snapshot.own_accounts
    )
    headings = (
        kind_word("account"),
        word("account.state"),
        _("Riesgo de perderla"),
        word("account.last_post_on"),
    )
    return Table(headings, rows, (3.4, 2.2, 2.4, 2.6), _("Resumen de las cuentas"))


def risk_words(risk: Risk) -> str:
    """«■ En riesgo»."""
    return f"{risk.level.symbol} {risk.level.word}"


def _last_post(data: ManualData, account: Account) -> str:
    return data.standing(account).rhythm.said


def _out_of_order(data: ManualData) -> Iterator[Block]:
    """Yield which accounts are not in order; what is wrong with each is in its card."""
    if data.irregular:
        names = "; ".join(data.title(each.account) for each in data.irregular)
        yield Callout(
            _("Por poner en orden"),
            (rich(_not_yet_official(), " ", _("En cada ficha pone qué le pasa.")), rich(f"{names}.")),
            is_warning=True,
        )


def irregular_blocks(data: ManualData) -> Iterator[Block]:
    """Yield the accounts that are not in order, with what is wrong: it is not for everybody's eyes."""
    if not data.irregular:
        return
    yield Heading(_("Por poner en orden"), key="por-regularizar")
    yield Text(rich(_not_yet_official()))
    rows = tuple(
        (
            rich(data.title(each.account)),
            rich(each.word),
            rich(" ".join((*each.reasons, *_mending(data, each)))),
        )
        for each in data.irregular
    )
    headings = (kind_word("account"), word("account.state"), _("Qué le pasa"))
    yield Table(headings, rows, (3, 2.4, 5), _("Cuentas por poner en orden, con lo que le pasa a cada una"))


def _not_yet_official() -> str:
    return _(
        "Estas cuentas no salen en el decreto, la lista pública, el aviso legal ni los permisos "
        "hasta que estén en orden."
    )


def _mending(data: ManualData, each: AccountStanding) -> Iterator[str]:
    """Yield how far each thing that is being mended is: what is still wrong is not done, whoever said so."""
    for reason in each.causes:
        remedy = data.snapshot.remedy(each.account.id, reason.cause)
        if remedy is None:
            continue
        if remedy.done_on is not None:
            yield _("«{what}»: se dio por hecho el {day} y sigue sin constar.").format(
                what=reason.cause.word, day=short_date(remedy.done_on)
            )
        elif remedy.wait_until is not None:
            yield _("«{what}»: pedido; se espera hasta el {day}.").format(
                what=reason.cause.word, day=short_date(remedy.wait_until)
            )


def account_sheet(data: ManualData, account: Account, *, has_last_post: bool = True) -> Iterator[Block]:
    """Yield all that is known of an account and its keys, never a secret: first how it stands and its risk.

    What nobody answered is one line, the last. Without `has_last_post`, that is told of all together.
    """
    title = data.title(account)
    last = ((word("account.last_post_on"), rich(_last_post(data, account))),) if has_last_post else ()
    rows = (*_standing(data, account), *_custody(data, account), *last, *_identity(data, account))
    yield Heading(title, level=3, key=f"cuenta-{account.id}")
    yield Facts(gathered(rows), _("Ficha de {account}").format(account=title))


def _standing(data: ManualData, account: Account) -> Iterator[tuple[str, Rich]]:
    risk, standing = data.risk(account), data.standing(account)
    in_risk = {reason.sentence for reason in risk.reasons}
    yield (
        word("account.state"),
        _with_reasons(standing.word, (each for each in standing.reasons if each not in in_risk)),
    )
    if account.state is None:
        yield _("Si está en uso"), pending()
    yield _("Riesgo de perderla"), _with_reasons(risk_words(risk), (each.sentence for each in risk.reasons))
    mending = " ".join(_mending(data, standing))
    if mending:
        yield _("Se está arreglando"), rich(mending)


def _with_reasons(word: str, reasons: Iterable[str]) -> Rich:
    said = " ".join(reasons)
    return rich(bold(word), f". {said}" if said else "")


_IF_KNOWN = ("name", "followers", "opened_on", "notes")
"""What is told of an account only when somebody said it, in its order."""


def _identity(data: ManualData, account: Account) -> Iterator[tuple[str, Rich]]:
    yield word("account.address"), data.address(account)
    yield word("account.purpose"), or_pending(account.purpose)
    if data.asks_area(account):
        yield from rows(data, "account", account, "area_id")
    yield from known_rows(data, "account", account, *_IF_KNOWN)


def _custody(data: ManualData, account: Account) -> Iterator[tuple[str, Rich]]:
    custody = data.snapshot.custody(account)
    yield from rows(data, "custody", custody, "holder_id", "deputy_id")
    yield word("custody.password_place"), data.password_place(account)
    yield from known_rows(data, "custody", custody, "password_changed_on")
    yield word("custody.second_factor"), _second_factor(data, account)
    yield from rows(data, "custody", custody, "email")
    yield word("custody.phone"), or_pending(recovery_phone(custody))
    yield word("custody.resolution"), _resolution(custody.resolution, custody.resolution_on)
    yield word("custody.last_copy_on"), data.day(data.snapshot.last_copy_on(account))
    yield from rows(data, "custody", custody, "reviewed_on")


def _second_factor(data: ManualData, account: Account) -> Rich:
    custody = data.snapshot.custody(account)
    if custody.second_factor is None:
        return pending()
    holder = data.snapshot.person(custody.second_factor_holder_id)
    if holder is None:
        return rich(custody.second_factor.word)
    return rich(_("{how}. Lo tiene {name}.").format(how=custody.second_factor.word, name=data.name(holder)))


def _resolution(resolution: str, day: date | None) -> Rich:
    if not resolution:
        return pending()
    return rich(f"{resolution}, {short_date(day)}" if day else resolution)


def impostors(data: ManualData) -> Iterator[Block]:
    """Yield the accounts that pass themselves off as the council's."""
    accounts = [account for account in data.snapshot.accounts if account.state is AccountState.IMPERSONATED]
    if accounts:
        yield Heading(_("No son nuestras"), key="suplantadas")
        yield Text(rich(_("Cuentas que se hacen pasar por el organismo.")))
        yield Items(tuple(_line(data, account) for account in accounts))


def _closed(data: ManualData) -> Iterator[Block]:
    accounts = [account for account in data.snapshot.accounts if account.state is AccountState.CLOSED]
    if accounts:
        yield Heading(_("Ya cerradas"), key="cerradas")
        yield Items(tuple(_line(data, account) for account in accounts))


def _line(data: ManualData, account: Account) -> Rich:
    network = data.networks.get(account.network_id)
    closure = network.closure.value if network and network.closure else ""
    closed = _("Cerrada el {day}.").format(day=long_date(account.closed_on)) if account.closed_on else ""
    said = " ".join(part for part in (closed, closure, account.notes) if part)
    return rich(f"{data.title(account)}. ", data.address(account), f". {said}" if said else "")
