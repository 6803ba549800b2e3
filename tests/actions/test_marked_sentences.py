"""A sentence marks the accounts that are out of hand, and only those that it names."""

import pytest

from muniredes.actions import accounts, reading
from muniredes.domain.accounts.account import AccountState
from muniredes.storage.database import Database
from tests.support import add_account, set_up

MARKED = "Facebook · villa (perfil personal)"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Falta el correo de Facebook · villa.", f"Falta el correo de {MARKED}."),
        ("Facebook · villa, de «Facebook · villa»", f"{MARKED}, de «{MARKED}»"),
        ("Falta el correo de Facebook · villanueva.", "Falta el correo de Facebook · villanueva."),
        ("Falta el correo de Facebook · villa_joven.", "Falta el correo de Facebook · villa_joven."),
        ("La dirección es Facebook · villa.es", "La dirección es Facebook · villa.es"),
        ("Es la de MiFacebook · villa", "Es la de MiFacebook · villa"),
        ("Facebook · villa es un perfil personal.", "Facebook · villa es un perfil personal."),
    ],
)
def test_only_a_whole_name_is_marked(database: Database, said: str, shown: str) -> None:
    set_up(database)
    add_account(database, "facebook.com/villa", account__personal_profile=True)
    assert accounts.marked_sentence(reading.snapshot(database), said) == shown


def test_the_name_of_one_that_is_told_already_is_not_marked_as_another(database: Database) -> None:
    set_up(database)
    flaws: dict[str, dict[str, object]] = {
        "villa": {"account__state": AccountState.NO_ACCESS},
        "villa joven": {"account__personal_profile": True},
    }
    for name, flaw in flaws.items():
        own = add_account(database, "facebook.com/" + name.replace(" ", ""), **flaw)
        accounts.edit(database, own.id or 0, {"account.name": name, "account.handle": ""})
    snapshot = reading.snapshot(database)
    titles = {accounts.title(each): accounts.marked(snapshot, each) for each in snapshot.accounts}
    assert set(titles) == {"Facebook · villa", "Facebook · villa joven"}
    told = titles["Facebook · villa joven"]
    assert "perfil personal" in told
    assert accounts.marked_sentence(snapshot, told) == told
