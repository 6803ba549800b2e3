"""Two readings of the guide, compared value by value: most of its classes are compared by what they are."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from muniredes.actions import reading
from muniredes.domain.snapshot import Snapshot
from muniredes.storage.database import Database
from tests import asked


def told(value: Any) -> Any:
    """Return what a value says, that can be compared; what is only worked out from it is left out."""
    if is_dataclass(value) and not isinstance(value, type):
        return type(value).__name__, {
            each.name: told(getattr(value, each.name)) for each in fields(value) if each.init
        }
    if isinstance(value, Mapping):
        return {key: told(each) for key, each in value.items()}
    if isinstance(value, (tuple, list)):
        return type(value).__name__, [told(each) for each in value]
    return value


def assert_same(found: Snapshot, whole: Snapshot) -> None:
    """Fail for a part of the guide that is not as the file says."""
    for each in fields(Snapshot):
        assert told(getattr(found, each.name)) == told(getattr(whole, each.name)), each.name


_known = reading.known


def known(database: Database, before: reading.Known | None = None) -> reading.Known:
    """Return the guide as `reading.known` does, and fail if it is not as a whole reading of its file."""
    found = _known(database, before)
    if before is not None:
        with asked.by_the_test():
            whole = _known(database)
        if whole.moment == found.moment and whole.day == found.day:
            assert_same(found.snapshot, whole.snapshot)
    return found
