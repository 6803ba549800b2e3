"""Two readings of the guide, compared value by value: most of its classes are compared by what they are."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, cast

from muniredes.actions import reading
from muniredes.domain.snapshot import Snapshot
from muniredes.storage.database import Database
from tests import asked


@cache
def _fields_of(kind: Any) -> tuple[str, ...] | None:
    """Return what a class of values is told by, or None if it is not one; what is worked out is left out."""
    return tuple(each.name for each in fields(kind) if each.init) if is_dataclass(kind) else None


def differs(found: Any, whole: Any) -> bool:
    """Return whether two values say different things."""
    if found is whole:
        return False
    kind = type(found)
    if kind is not type(whole):
        return True
    names = _fields_of(cast("Any", kind))
    if names is not None:
        return any(differs(getattr(found, name), getattr(whole, name)) for name in names)
    if issubclass(kind, Mapping):
        return found.keys() != whole.keys() or any(differs(each, whole[key]) for key, each in found.items())
    if issubclass(kind, (tuple, list)):
        return len(found) != len(whole) or any(map(differs, found, whole))
    return bool(found != whole)


def assert_same(found: Snapshot, whole: Snapshot) -> None:
    """Fail for a part of the guide that is not as the file says."""
    for each in fields(Snapshot):
        part, as_read = getattr(found, each.name), getattr(whole, each.name)
        assert not differs(part, as_read), f"{each.name}: {part!r}, and the file says {as_read!r}"


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
