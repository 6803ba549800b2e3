"""Small things that several tests need."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date

from muniredes.actions import accounts, council, people, reading, records
from muniredes.actions.council import FirstAnswers
from muniredes.actions.records import Values
from muniredes.domain.accounts.account import Account
from muniredes.domain.accounts.addresses import Recognised
from muniredes.domain.history import Change
from muniredes.domain.people import Person, PersonKind
from muniredes.domain.problems import Damaged
from muniredes.storage.database import Database


@contextmanager
def never_damaged() -> Iterator[None]:
    """Take any sentence but the one that says of a sound guide that it is damaged."""
    try:
        yield
    except Damaged as damage:
        raise AssertionError from damage


def set_up(database: Database, *addresses: str, term_starts: date | None = date(2023, 6, 17)) -> None:
    """Begin a guide, with some accounts."""
    council.set_up(
        database,
        FirstAnswers(
            council={"name": "Villa", "province": "Albacete"},
            term_starts=term_starts,
            user_name="Marta Ruiz",
            user={"post": "Auxiliar"},
            found=tuple(accounts.told_apart(address) for address in addresses),
        ),
    )


def add_person(database: Database, name: str, **values: object) -> Person:
    """Add a person and return her."""
    (number,) = people.add(database, {"name": name, **values}).ids("person")
    found = reading.snapshot(database).person(number)
    assert found is not None
    return found


def put_in_order(database: Database, *addresses: str) -> None:
    """Add accounts whose keys two people of the house have, so that papers may call them official."""
    first, second = (
        add_person(database, name, kind=PersonKind.OFFICIAL) for name in ("Ana Gil Sanz", "Eva Paz Ruiz")
    )
    keys = {"custody__holder_id": first.id, "custody__deputy_id": second.id}
    for address in addresses:
        mail = {"custody__email": "redes@villa.es", "custody__phone_is_municipal": True}
        add_account(database, address, **keys, **mail)


def add_pasted(database: Database, found: Iterable[Recognised]) -> None:
    """Add many accounts at once, as a list of addresses does."""
    with database.write("Cuentas pegadas") as work:
        accounts.add_all(work, found)


def keep_part(database: Database, kind: str, account_id: int, values: Values) -> Change:
    """Say something of an account in the table that it has for it («editorial_line»)."""
    with database.write("Lo que se dice de una cuenta") as work:
        records.put_part(work, kind, account_id, values)
    return work.change


def add_account(database: Database, address: str, **values: object) -> Account:
    """Add an account and return it; values are named «account.x» or «custody.x» with a double underscore."""
    named = {key.replace("__", "."): value for key, value in values.items()}
    (number,) = accounts.add(database, accounts.told_apart(address), named).ids("account")
    found = reading.snapshot(database).account(number)
    assert found is not None
    return found
