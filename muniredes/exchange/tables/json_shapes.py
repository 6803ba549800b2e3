"""The shapes of lists in JSON that are not lists of records: by name, by day, in columns, alone."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from muniredes.domain.calendar.lists.reading_days import month_title
from muniredes.domain.texts.text import fold

_HEADS = ("columns", "headers", "fields", "header")
_BODIES = ("data", "rows", "values", "records")
_DEEPEST = 4
_A_DAY = re.compile(r"^\d[\d/.-]+$")
_AN_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$", re.IGNORECASE)


def in_columns(content: Any) -> Sequence[Any] | None:
    """Return the rows of a list that says its columns apart («columns», «data»), names first, or None."""
    if not isinstance(content, Mapping):
        return None
    body = next((content[name] for name in _BODIES if _are_rows(content.get(name))), None)
    if body is None:
        return None
    places = [content, *_inside(content.get("meta"))]
    for place in places:
        heads = next((place[name] for name in _HEADS if isinstance(place.get(name), list)), None)
        if heads and len(heads) == len(body[0]):
            return [[_name(each) for each in heads], *body]
    return None


def _inside(meta: Any) -> Iterator[Mapping[str, Any]]:
    """Yield what portals say of a list, and what is in it."""
    if isinstance(meta, Mapping):
        yield meta
        yield from (value for value in meta.values() if isinstance(value, Mapping))


def _are_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, list) for each in value)


def _name(heading: Any) -> str:
    return str(heading.get("name", "")) if isinstance(heading, Mapping) else str(heading)


def by_day(content: Any) -> Sequence[Any] | None:
    """Return the records of «{"2027-01-12": [{…}, …], …}», each with its day, or None."""
    if not isinstance(content, Mapping) or not content or not all(map(_A_DAY.match, map(str, content))):
        return None
    found = [{"fecha": day, **record} for day, records in content.items() for record in _records(records)]
    return found or None


def by_group(content: Any) -> Sequence[Any] | None:
    """Return the records of «{"enero": [{…}], "febrero": [{…}]}», each with its name, or None."""
    if not isinstance(content, Mapping) or len(content) < 2:
        return None
    told = {name: each for name, each in content.items() if each != []}
    lists = list(told.values())
    if not all(isinstance(each, list) and isinstance(each[0], Mapping) for each in lists):
        return None
    if len({frozenset(each[0]) for each in lists}) > 1:
        return None
    are_months = all(month_title([fold(str(name))]) for name in content)
    if not told or (len(told) == 1 and not are_months):
        return None
    heading = "mes" if are_months else ""
    return [{heading: name, **record} for name, records in told.items() for record in _records(records)]


def _records(value: Any) -> list[Mapping[str, Any]]:
    items = value if isinstance(value, list) else [value]
    return [each if isinstance(each, Mapping) else {"texto": each} for each in items]


def otherwise(content: Any) -> Sequence[Any] | None:
    """Return a list in what holds no list of records: by name, or of addresses alone; or None."""
    level = [content]
    for _depth in range(_DEEPEST):
        for value in level:
            found = _by_name(value) or _alone(value)
            if found:
                return found
        level = list(chain.from_iterable(each.values() for each in level if isinstance(each, Mapping)))
    return None


def _by_name(value: Any) -> Sequence[Any] | None:
    """Return «{"facebook": "https://…"}» as rows, and «{"facebook": {…}}» as records with their name."""
    if not isinstance(value, Mapping) or len(value) < 2:
        return None
    inner = list(value.values())
    if all(isinstance(each, Mapping) for each in inner):
        return [{"": name, **record} for name, record in value.items()]
    told = {name: text for name, text in value.items() if text}
    if told and all(isinstance(text, str) and _AN_ADDRESS.match(text) for text in told.values()):
        return [[name, text] for name, text in told.items()]
    return None


def _alone(value: Any) -> Sequence[Any] | None:
    """Return a list of addresses as rows of a single column."""
    lists = [value] if isinstance(value, list) else list(value.values()) if isinstance(value, Mapping) else []
    texts = [each for each in lists if isinstance(each, list) and each and all(map(_is_address, each))]
    return [[text] for text in max(texts, key=len)] if texts else None


def _is_address(value: Any) -> bool:
    return isinstance(value, str) and _AN_ADDRESS.match(value) is not None
