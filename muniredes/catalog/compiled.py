"""The books of the catalogue as they were read at another start, to be had again without reading their text.

They lie in a private folder of the user's, as plain values, and are believed only with the seal of the very
files that they were read from, and of this version of the program. Anything else is read, and kept, anew.
What arrives signed is never compiled: it is read from what was signed.
"""

import json
import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from enum import Enum
from functools import cache
from hashlib import blake2b
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

from muniredes import __version__, paths
from muniredes.domain.problems import Problem
from muniredes.files import replacing

T = TypeVar("T")
_OURS = "muniredes."
_SEAL_LETTERS = 64
_UNREADABLE = (OSError, ValueError, LookupError, TypeError, AttributeError, ImportError, RecursionError)

_log = logging.getLogger(__name__)


def kept(name: str, read: Callable[[], T]) -> T:
    """Return what `read` makes of the catalogue, from what was kept of it by that name if it still stands."""
    if not paths.is_catalog_shipped():
        return read()
    place = paths.compiled_folder() / f"{name}.json"
    try:
        key = _key(paths.catalog())
    except OSError:  # what is wrong with it is said by whoever reads it
        return read()
    try:
        found: T = decoded(_unsealed(place.read_bytes(), key))
    except FileNotFoundError:
        _log.debug("%s is compiled", place.name)
    except _UNREADABLE as error:
        _log.info("%s is compiled anew: %s", place.name, error)
    else:
        return found
    value = read()
    _keep(place, key, value)
    return value


def _keep(place: Path, key: bytes, value: object) -> None:
    """Keep a value; where it cannot be, it is read again at the next start."""
    body = encoded(value)
    try:
        paths.make_private_folder(place.parent)
        with replacing(place, is_to_last=False) as neighbour:
            neighbour.write_bytes(_seal(body, key) + body)
    except (OSError, Problem):
        _log.warning("%s is not kept", place.name, exc_info=True)


@cache
def _key(folder: Path) -> bytes:
    """Return what tells a catalogue, and whoever reads it, from any other."""
    found = blake2b(__version__.encode())
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            found.update(f"{path.relative_to(folder).as_posix()}:{len(content)}:".encode() + content)
    for reader in _readers():
        found.update(f"{reader.name}:{reader.stat().st_mtime_ns}:".encode())
    return found.digest()


def _readers() -> Iterator[Path]:
    """Yield what reads the catalogue, where it is in files: there it may change within a version."""
    yield from sorted(Path(__file__).parent.glob("*.py"))
    library = find_spec("holidays")
    if library is not None and library.origin is not None and Path(library.origin).is_file():
        yield Path(library.origin)


def _seal(body: bytes, key: bytes) -> bytes:
    return blake2b(body, key=key, digest_size=_SEAL_LETTERS // 2).hexdigest().encode()


def _unsealed(content: bytes, key: bytes) -> bytes:
    seal, body = content[:_SEAL_LETTERS], content[_SEAL_LETTERS:]
    if seal != _seal(body, key):
        raise ValueError("it is of other files, or damaged")
    return body


_TUPLE, _MAPPING, _SET, _DAY, _HOUR, _FIRST_CLASS = range(6)
"""What a list of the file begins with: how it is made of the rest; from the last on, of which class."""


def encoded(value: object) -> bytes:
    """Return a value of our classes as JSON, with the classes that it is made of. Raises TypeError."""
    classes: dict[type, int] = {}
    told = _told(value, classes)
    named = [[each.__module__, each.__qualname__, *_field_names(each)] for each in classes]
    return json.dumps([named, told], ensure_ascii=False, separators=(",", ":")).encode()


def _told(value: Any, classes: dict[type, int]) -> Any:
    kind = type(value)
    if value is None or kind in (str, int, float, bool):
        return value
    parts = _parts(value)
    number = _KINDS.get(kind)
    if number is None:
        number = classes.setdefault(kind, _FIRST_CLASS + len(classes))
    return [number, *(_told(part, classes) for part in parts)]


_KINDS: Mapping[type, int] = {tuple: _TUPLE, dict: _MAPPING, frozenset: _SET, date: _DAY, time: _HOUR}


def _parts(value: Any) -> Iterator[Any]:
    """Yield what a value is made of, in the order in which it is made again."""
    if isinstance(value, dict):
        for pair in value.items():
            yield from pair
    elif isinstance(value, tuple):
        yield from value
    elif isinstance(value, frozenset):
        yield from sorted(value)
    elif isinstance(value, date | time):
        yield value.isoformat()
    elif isinstance(value, Enum):
        yield value.value
    elif is_dataclass(value) and not isinstance(value, type):
        yield from (getattr(value, name) for name in _field_names(type(value)))
    else:
        raise TypeError(f"{type(value)} is no plain value")


def _field_names(kind: type) -> tuple[str, ...]:
    """Return what a class is called with, in order; an enum has its value alone. Raises TypeError."""
    if not is_dataclass(kind):
        return ()
    found = fields(kind)
    if not all(field.init for field in found):
        raise TypeError(f"{kind} cannot be made again from its fields")
    return tuple(field.name for field in found)


def decoded(body: bytes) -> Any:
    """Return the value that was encoded."""
    named, told = json.loads(body)
    make: list[Callable[..., Any]] = [_tuple, _dict, _frozenset, date.fromisoformat, time.fromisoformat]
    make += [_class(*each) for each in named]

    def made(part: Any) -> Any:
        return make[part[0]](*map(made, part[1:])) if type(part) is list else part

    return made(told)


def _tuple(*parts: Any) -> tuple[Any, ...]:
    return parts


def _dict(*parts: Any) -> dict[Any, Any]:
    return dict(zip(parts[::2], parts[1::2], strict=True))


def _frozenset(*parts: Any) -> frozenset[Any]:
    return frozenset(parts)


def _class(module: str, name: str, *field_names: str) -> Callable[..., Any]:
    """Return what makes a value of a class of ours that only holds values. Raises TypeError.

    It has to have now the fields that it had.
    """
    if not module.startswith(_OURS):
        raise TypeError(f"{module} is not ours")
    found = getattr(import_module(module), name)
    holds = isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum))
    if not holds or _field_names(found) != field_names:
        raise TypeError(f"{name} is not what it was")
    by_name = is_dataclass(found) and any(field.kw_only for field in fields(found))
    return (lambda *parts: found(**dict(zip(field_names, parts, strict=True)))) if by_name else found
