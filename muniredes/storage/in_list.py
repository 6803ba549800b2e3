"""One of many numbers or words, in a question that is as long whatever there is in the file.

SQLite takes some thousands of variables in a statement and no more: one for each row works for years and one
day the file does not open. Here the whole list travels in one variable.
"""

import json
from collections.abc import Iterable


def in_list(column: str, name: str = "") -> str:
    """Return the condition that a column holds one of a list, which goes where `name` or «?» says."""
    return f"{column} IN (SELECT value FROM {each_of(name)})"


def each_of(name: str = "") -> str:
    """Return what a list is for SQL: rows with a `value` each."""
    return f"json_each({f':{name}' if name else '?'})"


def listed(values: Iterable[int | str]) -> str:
    """Return a list of numbers, or of words as they are written in the file, as `in_list` takes it."""
    found = {value if type(value) is int else str(value) for value in values}
    return json.dumps(sorted(found, key=str))
