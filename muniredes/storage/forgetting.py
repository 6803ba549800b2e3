"""What is let go for good: the contents of the bin, old details of the history, pictures that nobody uses.

The history keeps that something was done, when and by whom; not what it was. A row without its contents is
what tells that it was forgotten.
"""

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

from muniredes.domain.history import Operation
from muniredes.storage.among import among, listed
from muniredes.storage.columns import EnumText, Json, Several, Text, moment
from muniredes.storage.connecting import open_plain
from muniredes.storage.door import Door
from muniredes.storage.errors import as_problems
from muniredes.storage.history import holds_one_of
from muniredes.storage.keeping.seal import lift_seal
from muniredes.storage.tables import TABLES

_DIGEST = re.compile(r"[0-9a-f]{64}")
_DIGEST_LENGTH = 64
_LEAST_FREE_PAGES = 256
_ERASED = " (borrado)"
_MERGE_SEARCH = "INSERT INTO search_index (search_index) VALUES ('optimize')"
_DELETED = f"""operation = '{Operation.DELETE.value}' AND before IS NOT NULL AND action_id IN
 (SELECT id FROM history_action WHERE at < :before AND (:before_action IS NULL OR id < :before_action))"""
_WITHOUT_CONTENTS = "UPDATE history_row SET before = NULL, after = NULL"


def empty_trash(door: Door, before: datetime, before_action: int | None = None) -> int:
    """Erase what was deleted before a moment and is still gone; return how many objects were erased.

    Nothing of it stays: not in the history of when it was there, nor in the titles of what was done to it,
    nor in what signs the history if it was a person. With `before_action`, only what came before it too.
    """
    old = {"before": moment(before), "before_action": before_action}
    kinds = [row[0] for row in door.rows(f"SELECT DISTINCT kind FROM history_row WHERE {_DELETED}", old)]
    erased = sum(_erase(door, kind, _gone(door, kind, old)) for kind in kinds)
    if erased:
        door.tell(_MERGE_SEARCH)
    return erased


def _gone(door: Door, kind: str, old: dict[str, str | int | None]) -> list[int]:
    """Return the objects of a kind that were deleted long enough ago and are still gone."""
    there = f"SELECT {TABLES[kind].key} FROM {kind}"
    question = f"""SELECT DISTINCT object_id FROM history_row
 WHERE kind = :kind AND {_DELETED} AND object_id NOT IN ({there})"""
    return [row[0] for row in door.rows(question, {**old, "kind": kind})]


def _erase(door: Door, kind: str, numbers: list[int]) -> int:
    its = {"kind": kind, "numbers": listed(numbers)}
    about = f"kind = :kind AND {among('object_id', 'numbers')}"
    if kind == "person":
        _forget_signature(door, its)
    told = f"{about} OR (kind = :kind AND {holds_one_of('numbers')})"
    door.tell(
        f"""UPDATE history_action SET title = substr(title, 1, instr(title, ':')) || '{_ERASED}'
 WHERE instr(title, ':') > 0 AND id IN (SELECT action_id FROM history_row WHERE {told})""",
        its,
    )
    door.tell(f"{_WITHOUT_CONTENTS} WHERE {about}", its)
    return len(numbers)


def _forget_signature(door: Door, gone: dict[str, str]) -> None:
    """Take the name of who is erased off what was done and printed, unless another there has the same."""
    named = f"""SELECT json_extract(before, '$.name') FROM history_row
 WHERE kind = :kind AND operation = '{Operation.DELETE.value}' AND {among("object_id", "numbers")}"""
    hers = f"author IN ({named}) AND author NOT IN (SELECT name FROM person)"
    for signed in ("history_action", "manual_issue"):
        door.tell(f"UPDATE {signed} SET author = '' WHERE {hers}", gone)


def forget_details(door: Door, before: datetime) -> int:
    """Let go of what each change was before a moment; what was done, by whom and when stays."""
    old = "action_id IN (SELECT id FROM history_action WHERE at < ?)"
    said = "(before IS NOT NULL OR after IS NOT NULL)"
    return door.tell(f"{_WITHOUT_CONTENTS} WHERE {old} AND {said}", (moment(before),))


def drop_copies_of_the_new(door: Door) -> int:
    """Let go of the copies of what was new, which older programs kept and nobody reads; return how many."""
    new = f"operation = '{Operation.INSERT.value}'"
    return door.tell(f"UPDATE history_row SET after = NULL WHERE {new} AND after IS NOT NULL")


def drop_unused_pictures(door: Door) -> int:
    """Delete the pictures that nothing names, in the guide, in a draft or in what can be undone."""
    used = {digest for words in _texts(door) for digest in _DIGEST.findall(words)}
    return door.tell(f"DELETE FROM image WHERE NOT ({among('sha256')})", (listed(used),))


def _texts(door: Door) -> Iterator[str]:
    """Yield every text of the file that is long enough to name a picture, whatever column it is in."""
    for table in TABLES.values():
        for column in table.columns.values():
            if table.name != "image" and isinstance(column.kind, Text | EnumText | Json | Several):
                name = f'"{column.name}"'
                long = f"SELECT {name} FROM {table.name} WHERE length({name}) >= {_DIGEST_LENGTH}"
                yield from (row[0] for row in door.rows(long))


def shrink(path: Path) -> bool:
    """Give back to the disk the room of what went, when it is worth it; say whether it was."""
    with as_problems(path), closing(open_plain(path)) as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        free = connection.execute("PRAGMA freelist_count").fetchone()[0]
        if free < _LEAST_FREE_PAGES or free * 4 < pages:
            return False
        lift_seal(connection)
        connection.execute("VACUUM")
    return True
