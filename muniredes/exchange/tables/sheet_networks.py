"""Sheets that are called as a network: what they hold is of it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from muniredes.domain.accounts.network_words import network_among
from muniredes.domain.knowledge.facts import Networks
from muniredes.exchange.tables.headings import heading_row
from muniredes.exchange.tables.rows import RawTable

F = TypeVar("F", bound=str)


def with_network(
    table: RawTable, known: Mapping[F, str], field: F, heading: str, networks: Networks
) -> RawTable:
    """Return a sheet that is called as a network with a last column that says so, unless it has one."""
    position, columns = heading_row(table, known)
    network = network_among(table.sheet, networks) if table.sheet else None
    if position is None or field in columns or network is None:
        return table
    width = table.width
    said = [network.name] * len(table.rows)
    said[: position + 1] = [""] * position + [heading]
    rows = tuple(
        (number, (*cells, *[""] * (width - len(cells)), name))
        for (number, cells), name in zip(table.rows, said, strict=True)
    )
    return replace(table, rows=rows)
