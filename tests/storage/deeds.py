"""What may be done to a guide, one thing after another."""

from collections.abc import Callable, Iterable

from muniredes.actions import accounts, clock, knowledge, people, reading
from muniredes.actions.channels import account_import
from muniredes.domain.accounts.account import Account
from muniredes.domain.accounts.incoming_list import HOLDER, ImportLine, ListedLine, judge
from muniredes.domain.accounts.named_account import ADDRESS
from muniredes.domain.history import Change
from muniredes.domain.people import Person
from muniredes.storage.database import Database
from tests.support import add_pasted


def _lines(database: Database, handles: list[str]) -> tuple[ImportLine, ...]:
    cells = [{ADDRESS: f"facebook.com/{handle}", HOLDER: "Ana"} for handle in handles]
    listed = (ListedLine("", number, row) for number, row in enumerate(cells, start=2))
    known = [accounts.key(account) for account in reading.snapshot(database).accounts]
    return judge(listed, knowledge.networks(), known, clock.today())


def _bring_list(database: Database, name: str, count: int = 5) -> Change:
    return account_import.accept(database, _lines(database, [f"{name}{number}" for number in range(count)]))


def _delete_person(database: Database, _name: str) -> None:
    people.delete(database, _numbers(reading.snapshot(database).people)[-1])


def _edit_person(database: Database, name: str) -> None:
    people.edit(database, _numbers(reading.snapshot(database).people)[0], {"post": name})


def _hand_over(database: Database, name: str) -> None:
    snapshot = reading.snapshot(database)
    values = {"custody.holder_id": _numbers(snapshot.people)[-1], "account.name": name}
    accounts.edit(database, _numbers(snapshot.accounts)[0], values)


def _delete_last(database: Database, _name: str) -> None:
    accounts.delete(database, _numbers(reading.snapshot(database).accounts)[-1])


def _delete_in_the_middle(database: Database, _name: str) -> None:
    numbers = _numbers(reading.snapshot(database).accounts)
    accounts.delete(database, numbers[len(numbers) // 2])


def _edit_in_the_middle(database: Database, name: str) -> None:
    numbers = _numbers(reading.snapshot(database).accounts)
    accounts.edit(database, numbers[len(numbers) // 2], {"account.notes": name})


def _numbers(things: Iterable[Person | Account]) -> list[int]:
    return [thing.id for thing in things if thing.id is not None]


ACTIONS: tuple[Callable[[Database, str], object], ...] = (
    lambda database, name: people.add(database, {"name": name}),
    _delete_person,
    _edit_person,
    _hand_over,
    _delete_last,
    lambda database, name: add_pasted(database, [accounts.told_apart(f"instagram.com/{name}")]),
    _bring_list,
    _edit_in_the_middle,
    _delete_in_the_middle,
)
"""Each takes a guide and a name; it fails when there is nobody to do it to."""
