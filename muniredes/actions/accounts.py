"""What can be done with accounts and their keys."""

import re
from collections.abc import Collection, Iterable, Mapping

from muniredes.actions import clock, editing, knowledge, people
from muniredes.domain.accounts.account import Account, AccountState, Custody, account_title
from muniredes.domain.accounts.addresses import AddressFlaw, Recognised, account_key, recognise
from muniredes.domain.accounts.other_networks import address_elsewhere
from muniredes.domain.accounts.spoken_account import denies_network, recognise_name
from muniredes.domain.channels.coordination import Channel
from muniredes.domain.declared_absent import NONE
from muniredes.domain.history import Change
from muniredes.domain.problems import Problem
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.texts.denials import is_denial
from muniredes.i18n import _, ngettext
from muniredes.storage.database import Database, Work
from muniredes.storage.history.references import delete_whole

Values = Mapping[str, object]
"""Field to value, each field with its kind: «account.name», «custody.email»."""


def told_apart(text: str) -> Recognised:
    """Return what a pasted address is, or «Red: nombre» with the name that people see."""
    networks = knowledge.networks()
    found = recognise(text, networks)
    named = recognise_name(text, networks) if found.flaw is AddressFlaw.NOT_AN_ADDRESS else None
    return named or found


def denies(text: str) -> bool:
    """Whether a line where an account goes says that there is none: «ninguna», «youtube: no tenemos»."""
    return is_denial(text) or denies_network(text, knowledge.networks())


def title(account: Account) -> str:
    """«Facebook · AytoVilla»."""
    return account_title(account, knowledge.networks())


def marked(snapshot: Snapshot, account: Account) -> str:
    """Return the title of an account and, out of hand, its mark: «Facebook · Ana (perfil personal)»."""
    return snapshot.standing(account, clock.today()).title(knowledge.networks())


def marked_title(snapshot: Snapshot, title_said: str) -> str:
    """Return a title as `marked` gives it; what is the title of no account, as it is."""
    found = next((each for each in snapshot.accounts if title(each) == title_said), None)
    return marked(snapshot, found) if found else title_said


def marked_sentence(snapshot: Snapshot, sentence: str) -> str:
    """Mark the accounts that a sentence names, whole, unless it says itself how they stand."""
    found = {title(each): snapshot.standing(each, clock.today()) for each in snapshot.accounts}
    ways = {name: (each.mark, *each.reasons) for name, each in found.items()}
    told = {name for name in found if any(way and way in sentence for way in ways[name])}
    names = "|".join(map(re.escape, sorted(found, key=len, reverse=True)))
    networks = knowledge.networks()
    anyone = re.compile(rf"(?<!\w)(?:{names})(?![.-]?\w)" if names else "(?!)")
    return anyone.sub(lambda hit: hit[0] if hit[0] in told else found[hit[0]].title(networks), sentence)


def channel(snapshot: Snapshot, found: Channel) -> str:
    """Return the name of a channel; of an account out of hand, with its mark."""
    account = snapshot.account(found.account_id)
    return marked(snapshot, account) if account else found.name


def from_recognised(found: Recognised) -> Account:
    """Return a new account, not saved yet, for a recognised address."""
    closed = found.flaw is AddressFlaw.CLOSED_NETWORK
    state = AccountState.CLOSED if closed else None
    return Account(
        network_id=found.network_id,
        handle=found.handle,
        address=found.address,
        name=found.name,
        state=state,
    )


def key(account: Account) -> str:
    """Return what two records of the same account share."""
    return account_key(account.network_id, account.handle, account.address or account.name)


SHARED = ("holder_id", "deputy_id", "email", "phone", "phone_is_municipal")
"""What of the keys of an account may be said once for several."""


def add(database: Database, found: Recognised, values: Values, also: Collection[int] = ()) -> Change:
    """Add the account of a recognised address, with what is known of it and of its keys.

    Who has the keys, and what they are recovered with, are the same in the accounts of `also`.
    """
    with database.write("") as work:
        account = from_recognised(found)
        values = people.resolved(work, values)
        put_new(work, account, values)
        _share_keys(work, values, also)
        work.title = _("Cuenta añadida: {account}").format(account=title(account))
    return work.change


def put_new(work: Work, account: Account, values: Values) -> None:
    """Add an account and what is known of its keys, inside an action."""
    values = people.resolved(work, values)
    editing.put("account", account, editing.of_kind("account", values))
    _refuse_duplicate(work, account)
    work.add(account)
    _keep_custody(work, account, editing.of_kind("custody", values))


def add_all(work: Work, found: Iterable[Recognised]) -> int:
    """Add every usable address that is not here yet, inside an action; return how many were new."""
    known = {key(account) for account in work.all(Account)}
    count = 0
    for item in found:
        account = from_recognised(item)
        if item.is_usable and key(account) not in known:
            known.add(key(account))
            editing.add(work, "account", account)
            _keep_custody(work, account, {})
            count += 1
    return count


def edit(database: Database, account_id: int, values: Values, also: Collection[int] = ()) -> Change:
    """Change fields of an account and of its keys; what several share is put in those of `also` too."""
    with database.write("") as work:
        account = work.get(Account, account_id)
        values = people.resolved(work, values)
        old = account.network_id
        editing.put("account", account, editing.of_kind("account", values))
        if account.network_id != old:
            networks = knowledge.networks()
            account.address = address_elsewhere(account, networks.get(old), networks.get(account.network_id))
        _refuse_duplicate(work, account)
        _keep_custody(work, account, editing.of_kind("custody", values))
        _share_keys(work, values, also)
        work.title = _("Cuenta cambiada: {account}").format(account=title(account))
    return work.change


def _share_keys(work: Work, values: Values, accounts: Collection[int]) -> None:
    kept = editing.of_kind("custody", values)
    shared = {name: kept[name] for name in SHARED if kept.get(name) not in (None, "", NONE)}
    for number in accounts:
        _keep_custody(work, work.get(Account, number), shared)


def review(database: Database, looked_over: Mapping[int, Values]) -> Change:
    """Write down that some accounts were looked over today, with what was different in each."""
    with database.write("") as work:
        for account_id, values in looked_over.items():
            account = work.get(Account, account_id)
            found = people.resolved(work, values)
            editing.put("account", account, editing.of_kind("account", found))
            today = {"reviewed_on": clock.today()}
            _keep_custody(work, account, editing.of_kind("custody", found) | today)
        work.title = ngettext("{n} cuenta repasada", "{n} cuentas repasadas", len(looked_over))
    return work.change


def delete(database: Database, account_id: int) -> Change:
    """Send an account, with all that is known of it, to the bin."""
    with database.write("") as work:
        account = work.get(Account, account_id)
        work.title = _("Cuenta borrada: {account}").format(account=title(account))
        delete_whole(work, "account", account_id)
    return work.change


def _keep_custody(work: Work, account: Account, values: Values) -> None:
    custody = work.sql.find(Custody, account.id)
    if custody is None:
        work.add(editing.put("custody", Custody(account_id=account.id), values))
    else:
        editing.put("custody", custody, values)


def _refuse_duplicate(work: Work, account: Account) -> None:
    others = [other for other in work.all(Account) if other is not account]
    if key(account) in {key(other) for other in others}:
        raise Problem(
            _("Esa cuenta ya está apuntada: {account}.").format(account=title(account)),
            _("Búsquela en la lista de cuentas y complétela allí."),
            "account.address",
        )
