"""What two answers cannot both be true of: each is said with a way to either side."""

from collections.abc import Iterator

from muniredes.domain.accounts.account import Account, AccountState, SecondFactor, account_title
from muniredes.domain.accounts.risk import RiskLevel
from muniredes.domain.channels.profiles import odd_orders
from muniredes.domain.dates import long_date
from muniredes.domain.declared_absent import is_asked
from muniredes.domain.fields import word
from muniredes.domain.findings.finding import Finding, Question, Side
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.people import FlowStep
from muniredes.domain.places import Place, Target
from muniredes.domain.snapshot import Snapshot
from muniredes.i18n import _

_REGISTRY, _CALENDAR = 3, 9


def about_contradictions(snapshot: Snapshot, networks: Networks) -> Iterator[Question]:
    """Yield a question for each pair of answers that could contradict each other."""
    yield from _approver(snapshot)
    for account in snapshot.accounts:
        title = account_title(account, networks)
        yield from _last_post(snapshot, account, title)
        yield from _closing(snapshot, account, title)
        yield from _order_of_closing(snapshot, account, title)
        yield from _keys(snapshot, account, title)
    yield from _shared_phones(snapshot, networks)


def _question(is_right: bool, sentence: str, chapter: int, subject: str, *sides: Side) -> Question:
    found = Finding(RiskLevel.MEDIUM, sentence, sides[0].target, chapter, subject, sides)
    return is_right, found


def _field(account: Account, name: str, word: str) -> Side:
    return Side(word, Target(Place.ACCOUNTS, account.id, name))


def _approver(snapshot: Snapshot) -> Iterator[Question]:
    asked = snapshot.posting_rules.approver_id if snapshot.posting_rules else None
    duty = snapshot.duty_of.get(FlowStep.VALIDATE)
    first, second = snapshot.person(asked), snapshot.person(duty.person_id if duty else None)
    if first is None or second is None:
        return
    sentence = _(
        "Quién decide si se publica: en «Antes de publicar» es {first} y en los cinco pasos, {second}."
    ).format(first=snapshot.name_of(first.id), second=snapshot.name_of(second.id))
    yield _question(
        first is second,
        sentence,
        _CALENDAR,
        "",
        Side(_("Antes de publicar"), Target(Place.SETTINGS, None, "posting_rules")),
        Side(_("Los cinco pasos"), Target(Place.WHO, None, FlowStep.VALIDATE.value)),
    )


def _last_post(snapshot: Snapshot, account: Account, title: str) -> Iterator[Question]:
    moment = snapshot.last_published.get(account.id or 0)
    if moment is None:
        return
    known, said = moment.date(), account.last_post_on
    calendar = Side(_("El calendario"), Target(Place.CALENDAR, account.id, "rhythm"))
    if said is not None:
        sentence = _("{account}: la ficha dice que publicó el {said} y en el calendario consta el {known}.")
        sentence = sentence.format(account=title, said=long_date(said), known=long_date(known))
        side = _field(account, "account.last_post_on", _("La ficha"))
        yield _question(said >= known, sentence, _REGISTRY, title, side, calendar)
    if account.state is AccountState.CLOSED and account.closed_on is not None:
        sentence = _("{account}: consta cerrada el {closed} y publicó el {known}.").format(
            account=title, closed=long_date(account.closed_on), known=long_date(known)
        )
        side = _field(account, "account.closed_on", _("La ficha"))
        yield _question(account.closed_on >= known, sentence, _REGISTRY, title, side, calendar)


def _closing(snapshot: Snapshot, account: Account, title: str) -> Iterator[Question]:
    closure = snapshot.closure(account)
    if closure is None or account.state is None:
        return
    sides = (
        _field(account, "account.state", _("La ficha")),
        Side(_("El cierre"), Target(Place.CLOSE_PROFILE, account.id)),
    )
    if closure.closed_on is not None:
        sentence = _("{account}: el cierre está acabado y la ficha dice «{state}».")
        is_right = account.state is AccountState.CLOSED
    else:
        sentence = _(
            "{account}: se está cerrando y la ficha dice «{state}». Póngala «En pausa», o quite el cierre."
        )
        is_right = account.state in (AccountState.PAUSED, AccountState.NO_ACCESS)
    said = sentence.format(account=title, state=account.state.word)
    yield _question(is_right, said, _REGISTRY, title, *sides)


_STEP_OF = {"closure.notice_on": "notice", "closure.decided_on": "decision", "closure.closed_on": "end"}
"""The step where each day of a closing is asked."""


def _order_of_closing(snapshot: Snapshot, account: Account, title: str) -> Iterator[Question]:
    closure = snapshot.closure(account)
    for each in odd_orders(closure) if closure is not None else ():
        sides = (
            Side(word(field), Target(Place.CLOSE_PROFILE, account.id, _STEP_OF[field]))
            for field in (each.before, each.after)
        )
        yield _question(False, f"{title}: {each.sentence}.", _REGISTRY, title, *sides)


def _keys(snapshot: Snapshot, account: Account, title: str) -> Iterator[Question]:
    if not account.is_ours:
        return
    custody = snapshot.custody(account)
    if custody.phone_is_municipal is not None and is_asked(custody, "custody.phone_is_municipal"):
        sentence = _("{account}: dice de quién es el teléfono de recuperación, y no cuál es.")
        yield _question(
            bool(custody.phone),
            sentence.format(account=title),
            _REGISTRY,
            title,
            _field(account, "custody.phone", _("El número")),
            _field(account, "custody.phone_is_municipal", _("De quién es")),
        )
    if custody.second_factor is SecondFactor.NONE:
        sentence = _("{account}: no tiene doble verificación, y consta quién tiene su aparato.")
        yield _question(
            custody.second_factor_holder_id is None,
            sentence.format(account=title),
            _REGISTRY,
            title,
            _field(account, "custody.second_factor", _("La verificación")),
            _field(account, "custody.second_factor_holder_id", _("Quién lo tiene")),
        )


def _shared_phones(snapshot: Snapshot, networks: Networks) -> Iterator[Question]:
    """Yield the phones that are municipal in one account and private in another."""
    first: dict[str, Account] = {}
    for account in snapshot.own_accounts:
        custody = snapshot.custody(account)
        digits = "".join(sign for sign in custody.phone if sign.isdigit())
        if not digits or custody.phone_is_municipal is None:
            continue
        other = first.setdefault(digits, account)
        agrees = snapshot.custody(other).phone_is_municipal == custody.phone_is_municipal
        title = account_title(account, networks)
        sentence = _("El {phone} es municipal en una de estas cuentas y particular en la otra: {both}.")
        yield _question(
            agrees,
            sentence.format(phone=custody.phone, both=f"{account_title(other, networks)}; {title}"),
            _REGISTRY,
            title,
            _field(other, "custody.phone_is_municipal", _("La primera")),
            _field(account, "custody.phone_is_municipal", _("La segunda")),
        )
