"""What is let go for good: the contents of the bin, old details of the history, pictures that nobody uses.

The history keeps that something was done, when and by whom; not what it was. A row without its contents is
what tells that it was forgotten. A picture that only the forgotten named goes with it.
"""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from muniredes.domain.history import Operation
from muniredes.storage.columns import EnumText, Json, Several, Text, moment
from muniredes.storage.connection import open_plain
from muniredes.storage.data_file.seal import lift_seal
from muniredes.storage.errors import as_problems
from muniredes.storage.history.steps import holds_one_of
from muniredes.storage.in_list import in_list, listed
from muniredes.storage.sql import Sql, Values
from muniredes.storage.tables import TABLES

_Asked = dict[str, str | int | None]
_DIGEST = re.compile(r"[0-9a-f]{64}")
_DIGEST_LENGTH = 64
_LEAST_FREE_PAGES = 256
_ERASED = " (borrado)"
_MERGE_SEARCH = "INSERT INTO search_index (search_index) VALUES ('optimize')"
_WITHOUT_CONTENTS = "UPDATE history_row SET before = NULL, after = NULL"
_IN_OLD_ACTIONS = """action_id IN
 (SELECT id FROM history_action WHERE at < :before AND (:before_action IS NULL OR id < :before_action))"""
_OLD = f"{_IN_OLD_ACTIONS} AND (before IS NOT NULL OR after IS NOT NULL)"
_DELETED = f"operation = '{Operation.DELETE.value}' AND before IS NOT NULL AND {_IN_OLD_ACTIONS}"
_COPY_OF_THE_NEW = f"operation = '{Operation.INSERT.value}' AND after IS NOT NULL"
_MANY = 20
"""Pictures from which reading every text once is shorter than looking for each."""


@dataclass(frozen=True, slots=True)
class Until:
    """Until when what was deleted goes for good, and the details go; both only before an action too.

    What a wrong clock dated long ago is told by what was done before it, which is not so old.
    """

    deleted: datetime
    deleted_before: int
    details: datetime
    details_before: int | None


def is_due(sql: Sql, until: Until) -> bool:
    """Whether there is anything to let go of: when there is not, nothing need be written."""
    old = _old(until.deleted, until.deleted_before)
    return (
        any(_gone(sql, kind, old) for kind in _kinds_deleted(sql, old))
        or _is_any(sql, _OLD, _old(until.details, until.details_before))
        or _is_any(sql, _COPY_OF_THE_NEW)
    )


def _is_any(sql: Sql, where: str, values: Values = ()) -> bool:
    return sql.first(f"SELECT 1 FROM history_row WHERE {where} LIMIT 1", values) is not None


def let_go(sql: Sql, until: Until) -> None:
    """Let go of everything that is due."""
    empty_trash(sql, until.deleted, until.deleted_before)
    forget_details(sql, until.details, until.details_before)
    drop_copies_of_the_new(sql)


def empty_trash(sql: Sql, before: datetime, before_action: int | None = None) -> int:
    """Erase what was deleted before a moment and is still gone; return how many objects were erased.

    Nothing of it stays: not in the history of when it was there, nor in the titles of what was done to it,
    nor in what signs the history if it was a person. With `before_action`, only what came before it too.
    """
    old = _old(before, before_action)
    erased = sum(_erase(sql, kind, _gone(sql, kind, old)) for kind in _kinds_deleted(sql, old))
    if erased:
        sql.tell(_MERGE_SEARCH)
    return erased


def _old(before: datetime, before_action: int | None) -> _Asked:
    return {"before": moment(before), "before_action": before_action}


def _kinds_deleted(sql: Sql, old: _Asked) -> list[str]:
    return [row[0] for row in sql.rows(f"SELECT DISTINCT kind FROM history_row WHERE {_DELETED}", old)]


def _gone(sql: Sql, kind: str, old: _Asked) -> list[int]:
    """Return the objects of a kind that were deleted long enough ago and are still gone."""
    there = f"SELECT {TABLES[kind].key} FROM {kind}"
    question = f"""SELECT DISTINCT object_id FROM history_row
 WHERE kind = :kind AND {_DELETED} AND object_id NOT IN ({there})"""
    return [row[0] for row in sql.rows(question, {**old, "kind": kind})]


def _erase(sql: Sql, kind: str, numbers: list[int]) -> int:
    its = {"kind": kind, "numbers": listed(numbers)}
    about = f"kind = :kind AND {in_list('object_id', 'numbers')}"
    if kind == "person":
        _forget_signature(sql, its)
    told = f"{about} OR (kind = :kind AND {holds_one_of('numbers')})"
    sql.tell(
        f"""UPDATE history_action SET title = substr(title, 1, instr(title, ':')) || '{_ERASED}'
 WHERE instr(title, ':') > 0 AND id IN (SELECT action_id FROM history_row WHERE {told})""",
        its,
    )
    _forget(sql, about, its)
    return len(numbers)


def _forget(sql: Sql, where: str, values: Values) -> int:
    """Let go of what some rows of the history keep, and of the pictures that nothing else names."""
    kept = f"""SELECT coalesce(before, '') || coalesce(after, '') AS words FROM history_row
 WHERE {where} AND (length(before) >= {_DIGEST_LENGTH} OR length(after) >= {_DIGEST_LENGTH})"""
    named = _named_in(row[0] for row in sql.rows(kept, values))
    forgotten = sql.tell(f"{_WITHOUT_CONTENTS} WHERE {where}", values)
    if named:
        drop_pictures(sql, named - _still_named(sql, named))
    return forgotten


def _forget_signature(sql: Sql, gone: dict[str, str]) -> None:
    """Take the name of who is erased off what was done and printed, unless another there has the same."""
    named = f"""SELECT json_extract(before, '$.name') FROM history_row
 WHERE kind = :kind AND operation = '{Operation.DELETE.value}' AND {in_list("object_id", "numbers")}"""
    hers = f"author IN ({named}) AND author NOT IN (SELECT name FROM person)"
    for signed in ("history_action", "manual_issue"):
        sql.tell(f"UPDATE {signed} SET author = '' WHERE {hers}", gone)


def forget_details(sql: Sql, before: datetime, before_action: int | None = None) -> int:
    """Let go of what each change was before a moment; what was done, by whom and when stays."""
    return _forget(sql, _OLD, _old(before, before_action))


def drop_copies_of_the_new(sql: Sql) -> int:
    """Let go of the copies of what was new, which older programs kept and nobody reads; return how many."""
    return sql.tell(f"UPDATE history_row SET after = NULL WHERE {_COPY_OF_THE_NEW}")


def unused_pictures(sql: Sql) -> AbstractSet[str]:
    """Return the pictures that nothing names, in the guide, in a draft or in what can be undone."""
    pictures = {row[0] for row in sql.rows("SELECT sha256 FROM image")}
    return pictures - _named_in(_texts(sql)) if pictures else pictures


def drop_unused_pictures(sql: Sql) -> int:
    """Delete the pictures that nothing names; return how many."""
    return drop_pictures(sql, unused_pictures(sql))


def drop_pictures(sql: Sql, pictures: AbstractSet[str]) -> int:
    """Delete some pictures; return how many there were."""
    return sql.tell(f"DELETE FROM image WHERE {in_list('sha256')}", (listed(pictures),))


def _named_in(texts: Iterable[str]) -> set[str]:
    return {digest for words in texts for digest in _DIGEST.findall(words)}


def _texts(sql: Sql) -> Iterator[str]:
    """Yield every text of the file that is long enough to name a picture, whatever column it is in."""
    for table, name in _columns_of_text():
        long = f"SELECT {name} FROM {table} WHERE length({name}) >= {_DIGEST_LENGTH}"
        yield from (row[0] for row in sql.rows(long))


def _still_named(sql: Sql, pictures: AbstractSet[str]) -> set[str]:
    """Return which of some pictures something names: a few are looked for, of many every text is read."""
    if len(pictures) > _MANY:
        return _named_in(_texts(sql))
    return {digest for digest in pictures if _is_named(sql, digest)}


def _is_named(sql: Sql, digest: str) -> bool:
    return any(
        sql.first(f"SELECT 1 FROM {table} WHERE instr({name}, ?) LIMIT 1", (digest,))
        for table, name in _columns_of_text()
    )


def _columns_of_text() -> Iterator[tuple[str, str]]:
    for table in TABLES.values():
        for column in table.columns.values():
            if table.name != "image" and isinstance(column.kind, Text | EnumText | Json | Several):
                yield table.name, f'"{column.name}"'


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
