"""What hangs from a record: found in the tables themselves, so that a new column is never forgotten."""

from collections import Counter
from dataclasses import MISSING, dataclass, fields

from muniredes.storage.history.references import columns_pointing_to
from muniredes.storage.sql import Sql
from muniredes.storage.tables import CLASS_OF, TABLES


@dataclass(frozen=True)
class Hanging:
    """How many parts of each kind go with a record, and how many of each only point to it, and stay."""

    parts: Counter[str]
    others: Counter[str]


def hanging_from(sql: Sql, kind: str, number: int) -> Hanging:
    """Return what hangs from the record `number` of a kind, but for what began with it and says nothing."""
    found = Hanging(Counter(), Counter())
    for owner, column in (*columns_pointing_to(kind, parts=True), *columns_pointing_to(kind, parts=False)):
        made: type[object] = CLASS_OF[owner]
        things = sql.objects(made, f'WHERE "{column.name}" = :number', {"number": number})
        is_begun_with_it = column.is_owner and TABLES[owner].key == column.name
        said = sum(not is_begun_with_it or _says_something(each, column.name) for each in things)
        if said:
            (found.parts if column.is_owner else found.others)[owner] += said
    return found


def _says_something(part: object, link: str) -> bool:
    """Whether a part holds more than what it is part of."""
    begins = {each.name: each.default for each in fields(part)}  # type: ignore[arg-type]
    return any(
        getattr(part, name) not in (default if default is not MISSING else None, None, "", ())
        for name, default in begins.items()
        if name != link
    )
