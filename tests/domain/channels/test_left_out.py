"""What a list of accounts leaves out is said, and why."""

from datetime import date

from muniredes.domain.accounts.account import Account, AccountState
from muniredes.domain.channels.left_out import out_of_reach, silent_accounts
from muniredes.domain.channels.profiles import Closure
from muniredes.domain.snapshot import Snapshot

TODAY = date(2026, 11, 24)


def test_no_account_of_ours_is_left_out_of_a_list_without_a_word() -> None:
    """Each is published in, or said why not: in the lines of each account and in the notices of a crisis."""
    made = {
        "used": Account(id=1, network_id="x", address="https://x.com/villa"),
        "nameless": Account(id=2, network_id="whatsapp", name="Avisos"),
        "hers": Account(
            id=3, network_id="facebook", address="https://facebook.com/ana", personal_profile=True
        ),
        "lost": Account(
            id=4, network_id="facebook", address="https://facebook.com/v", state=AccountState.NO_ACCESS
        ),
        "paused": Account(
            id=5, network_id="youtube", address="https://youtube.com/@v", state=AccountState.PAUSED
        ),
        "closed": Account(id=6, network_id="tiktok", name="Vieja", state=AccountState.CLOSED),
        "false": Account(id=7, network_id="tiktok", name="Falsa", state=AccountState.IMPERSONATED),
    }
    ending = Account(id=8, network_id="instagram", address="https://www.instagram.com/v")
    closing = Closure(account_id=8, reason="Nadie la lleva")
    found = Snapshot(accounts=(*made.values(), ending), closures=(closing,))
    silent = {account.id: why for account, why in silent_accounts(found, TODAY)}
    assert silent == {
        3: "es un perfil personal",
        4: "en esa cuenta no podemos entrar",
        5: "está en pausa",
        8: "se está cerrando",
    }
    shown = {account.id for account in found.posting_accounts(TODAY)}
    assert shown | set(silent) == {account.id for account in found.own_accounts}
    unheard = {account.id: why for account, why in out_of_reach(found, TODAY)}
    assert unheard == {2: "no consta su dirección ni quién tiene las llaves", **silent}
