"""Change fields of an object, checked as a whole before anything is saved."""

from collections.abc import Mapping
from typing import TypeVar

from muniredes.actions import clock
from muniredes.domain import checks, declared_absent
from muniredes.domain.history import JsonRow
from muniredes.storage.database import Work

T = TypeVar("T")


def put(kind: str, thing: T, values: Mapping[str, object]) -> T:
    """Give `thing` the `values` of its fields, tidied; a Problem names the one that cannot be.

    A «no tenemos» where there may be none is kept as that answer.
    """
    values = declared_absent.settled(kind, thing, values)
    before = {name: getattr(thing, name) for name in values}
    for name, value in values.items():
        setattr(thing, name, value)
    checks.check(kind, thing, clock.today())
    checks.check_written(kind, thing, before, clock.today())
    return thing


def add(work: Work, kind: str, thing: T) -> T:
    """Check a new object and add it."""
    return work.add(put(kind, thing, {}))


def of_kind(kind: str, values: Mapping[str, object]) -> JsonRow:
    """Return the fields of `values` that belong to `kind`: {"account.name": …} gives {"name": …}."""
    prefix = f"{kind}."
    return {name.removeprefix(prefix): value for name, value in values.items() if name.startswith(prefix)}
