"""What every table is made of: a plain description, from which come what is read and what the ORM is told.

Foreign keys are checked when a transaction ends: rows of one action may be written in any order.
Numbers are never used twice, so that history and bin can name what is gone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from muniredes.storage.columns import INTEGER, Kind, Text


@dataclass(eq=False, slots=True)
class Column:
    """A column; `table` is what it points to, by its name, when its kind is a number of another row.

    One that `is_owner` points to what the row is part of: with it gone, the row goes too. One that `is_did`
    says who did something: it stays hers when somebody takes over from her. `until` names the column that,
    once filled in, makes of a task something that was done.
    """

    name: str
    kind: Kind
    nullable: bool = True
    unique: bool = False
    primary_key: bool = False
    default: str | None = None
    points_to: str = ""
    in_a_circle: bool = False
    at_once: bool = False
    """Whether what it points to must be there at once, and not only when the transaction ends."""
    is_owner: bool = False
    is_did: bool = False
    until: str = ""

    def __post_init__(self) -> None:
        self.nullable = self.nullable and not self.primary_key


class Index:
    """An index of a table on some columns."""

    def __init__(self, name: str, *columns: str) -> None:
        self.name = name
        self.columns = columns


@dataclass(eq=False)
class Table:
    """A table: its columns by name, in their order, and its indexes."""

    name: str
    columns: Mapping[str, Column]
    indexes: tuple[Index, ...] = field(default=())

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """What each of its columns holds, in order."""
        return tuple(each.kind for each in self.columns.values())

    @cached_property
    def key(self) -> str:
        """The first column of the primary key."""
        return next(each.name for each in self.columns.values() if each.primary_key)


TABLES: dict[str, Table] = {}
"""Every table by its name."""


def table(name: str, *items: Column | Index) -> Table:
    """Return a table, which is known from now on."""
    columns = {item.name: item for item in items if isinstance(item, Column)}
    TABLES[name] = Table(name, columns, tuple(item for item in items if isinstance(item, Index)))
    return TABLES[name]


def number() -> Column:
    """Return the number of a row."""
    return Column("id", INTEGER, primary_key=True)


def text(name: str) -> Column:
    """Return a column of text; what was not said is empty."""
    return Column(name, Text(), nullable=False, default="")
