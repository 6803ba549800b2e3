"""One of many numbers or words, in a question that is as long whatever there is in the file.

SQLite takes some thousands of variables in a statement and no more: one for each row works for years and one
day the file does not open. Here the whole list travels in one variable.
"""

import json
from collections.abc import Iterable

from sqlalchemy import Column, ColumnElement, String, bindparam, func, select


def among(column: "Column[int] | ColumnElement[int]", numbers: Iterable[int]) -> ColumnElement[bool]:
    """Return whether a column holds one of some numbers, however many they are."""
    return _among(column, json.dumps(sorted(set(numbers))))


def among_words(column: "Column[str] | ColumnElement[str]", words: Iterable[str]) -> ColumnElement[bool]:
    """Return whether a column holds one of some words, as they are written in the file."""
    return _among(column, json.dumps(sorted({str(word) for word in words})))


def _among(column: ColumnElement[int] | ColumnElement[str], listed: str) -> ColumnElement[bool]:
    each = func.json_each(bindparam(None, listed, type_=String, unique=True)).table_valued("value")
    return column.in_(select(each.c.value))
