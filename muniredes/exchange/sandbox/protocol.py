"""What the program and its reader say to each other: a JSON header and some bytes, nothing that can run.

A message is two big-endian 32-bit lengths, the header in JSON (ASCII), and the bytes. Values of the
domain travel as plain lists and texts: what comes from a reader is never unpickled.
"""

import json
import struct
from collections.abc import Mapping, Sequence
from typing import IO, Any

from muniredes.domain.images import StoredImage
from muniredes.domain.problems import Problem
from muniredes.exchange.tables.rows import RawTable

Header = dict[str, Any]

_LENGTHS = struct.Struct(">II")
_PICTURE_FACTS = ("sha256", "media_type", "width", "height")


def send(stream: IO[bytes], header: Mapping[str, Any], data: bytes = b"") -> None:
    """Write a message. Raises OSError when nobody is at the other side."""
    packed = json.dumps(header).encode("ascii")
    stream.write(_LENGTHS.pack(len(packed), len(data)) + packed)
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[Header, bytes] | None:
    """Return the next message, or None when the other side has gone."""
    lengths = stream.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    head_length, data_length = _LENGTHS.unpack(lengths)
    head, data = stream.read(head_length), stream.read(data_length)
    if len(head) < head_length or len(data) < data_length:
        return None
    return json.loads(head), data


def picture_header(picture: StoredImage) -> Header:
    """Return what is said of a picture; its bytes travel behind."""
    return {name: getattr(picture, name) for name in _PICTURE_FACTS}


def picture_of(header: Mapping[str, Any], data: bytes) -> StoredImage:
    """Return the picture that a message carries."""
    return StoredImage(**{name: header[name] for name in _PICTURE_FACTS}, data=data)


def tables_header(tables: Sequence[RawTable]) -> Header:
    """Return some tables as lists of texts."""
    return {"tables": [_table_header(table) for table in tables]}


def _table_header(table: RawTable) -> list[Any]:
    links = [[*place, link] for place, link in table.links.items()]
    return [table.name, table.rows, table.sheet, table.remarks, links]


def tables_of(header: Mapping[str, Any]) -> tuple[RawTable, ...]:
    """Return the tables that a message carries."""
    return tuple(
        RawTable(
            name,
            tuple((number, tuple(cells)) for number, cells in rows),
            sheet,
            tuple(remarks),
            {(row, column): link for row, column, link in links},
        )
        for name, rows, sheet, remarks, links in header["tables"]
    )


def problem_header(problem: Problem) -> Header:
    """Return a refusal."""
    return {"problem": [problem.what, problem.remedy, problem.field]}


def problem_of(header: Mapping[str, Any]) -> Problem | None:
    """Return the refusal that a message carries, or None."""
    said = header.get("problem")
    return Problem(*said) if said else None
