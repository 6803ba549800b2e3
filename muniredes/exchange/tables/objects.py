"""Lists in JSON: of objects or of rows, alone, line by line, or inside what open-data portals put around."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import Any

from muniredes.exchange.sandbox.limits import DEEPEST
from muniredes.exchange.tables.json_shapes import by_day, by_group, in_columns, otherwise
from muniredes.exchange.tables.refusals import too_deep, unreadable
from muniredes.exchange.tables.rows import MOST_COLUMNS, cell_text

_DEEPEST_LIST = 4
"""How many levels down the list itself may be: «result» → «records»."""

_NAMES = ("name", "nombre", "title", "label", "email", "value", "dateTime", "date", "rendered")
_TAG = re.compile(r"<[^>]*>")
_ADDRESSES = ("uri", "url", "href")
_WRAPPERS = ("properties", "fields", "attributes")


def rows_of(path: Path, text: str) -> Iterator[tuple[str, ...]]:
    """Yield the headings and the rows of the list. Raises a Problem for what holds none."""
    content = _parsed(path, text)
    _refuse_deep(path, content)
    items = (
        in_columns(content)
        or by_day(content)
        or by_group(content)
        or _best_list(content)
        or otherwise(content)
    )
    if items is None:
        raise unreadable(path)
    if all(isinstance(item, list) for item in items):
        yield from (tuple(_text(value) for value in item[:MOST_COLUMNS]) for item in items)
        return
    records = [_flat(item) for item in items]
    headers = list(dict.fromkeys(key for record in records for key in record))[:MOST_COLUMNS]
    yield tuple(headers)
    for record in records:
        yield tuple(_text(record.get(header)) for header in headers)


def _parsed(path: Path, text: str) -> Any:
    try:
        return json.loads(text)
    except RecursionError as error:
        raise too_deep(path) from error
    except ValueError as error:
        lines = [line.strip().rstrip(",") for line in text.splitlines() if line.strip()]
        if len(lines) > 1:
            try:
                return [json.loads(line) for line in lines]
            except (ValueError, RecursionError):
                pass
        raise unreadable(path) from error


def _refuse_deep(path: Path, content: Any) -> None:
    level, depth = [content], 0
    while level:
        depth += 1
        if depth > DEEPEST:
            raise too_deep(path)
        level = [inner for value in level for inner in _inside(value)]


def _inside(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _best_list(content: Any) -> Sequence[Any] | None:
    """Return the list that the content is, or the longest of those that it holds near its top."""
    level: list[tuple[str, Any]] = [("", content)]
    found: list[tuple[str, Any]] = []
    for _depth in range(_DEEPEST_LIST):
        found += [(name, value) for name, value in level if _is_list(value)]
        level = [inner for _name, value in level if not _is_list(value) for inner in _named(value)]
    found = [each for each in found if each[1]] or found
    rows = [each for each in found if each[1] and len(each[1][0]) > 1]
    best = max(rows or found, key=lambda each: (_weight(*each), len(each[1])), default=None)
    return best[1] if best else None


_CALLED = frozenset(
    {"cards", "items", "events", "posts", "records", "rows", "features", "results", "entries"}
)
"""What programs call the list that matters, among others of the same file: Trello has «lists» too."""


def _weight(name: str, items: Sequence[Any]) -> int:
    """Return how likely a list is the one that is meant: the columns of a portal describe it, and no more."""
    describes = items and isinstance(items[0], dict) and set(items[0]) <= {"id", "type", "info", "label"}
    return 0 if describes else 2 if name.casefold() in _CALLED else 1


def _named(value: Any) -> Iterable[tuple[str, Any]]:
    if isinstance(value, dict):
        return ((str(name), inner) for name, inner in value.items())
    return (("", inner) for inner in value) if isinstance(value, list) else ()


def _is_list(value: Any) -> bool:
    if not isinstance(value, list):
        return False
    return all(isinstance(item, dict) for item in value) or (
        len(value) > 1 and all(isinstance(item, list) for item in value)
    )


def _flat(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record without what a portal puts around it (GeoJSON…), its inner records opened."""
    wrapped = [key for key in _WRAPPERS if isinstance(item.get(key), dict)]
    if wrapped and ("geometry" in item or "recordid" in item or len(item) <= 2):
        item = item[wrapped[0]]
    found: dict[str, Any] = {}
    for key, value in item.items():
        if isinstance(value, dict) and not any(name in value for name in _NAMES):
            found.update({name: inner for name, inner in value.items() if name not in item})
        else:
            found[key] = value
    return found


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(filter(None, map(_text, value)))
    if isinstance(value, dict) and isinstance(value.get("rendered"), str):
        return unescape(_TAG.sub("", value["rendered"])).strip()
    if isinstance(value, dict):
        return str(next((value[name] for name in (*_NAMES, *_ADDRESSES) if value.get(name)), ""))
    return cell_text(value)
