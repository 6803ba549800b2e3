"""What every table is made of.

Foreign keys are checked when a transaction ends: rows of one action may be written in any order.
Numbers are never used twice, so that history and bin can name what is gone.
"""

from typing import Any

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text

from muniredes.storage.columns import Several

OWNER = "owner"
"""Mark of a column that points to what the row is part of: with it gone, the row goes too."""

DID = "did"
"""Mark of a column that says who did something: it stays hers when somebody takes over from her."""

UNTIL = "until"
"""Name of the column that, once filled in, makes of a task something that was done."""

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def table(name: str, *items: Column[Any] | Index) -> Table:
    """Return a table."""
    return Table(name, metadata, *items, sqlite_autoincrement=any(item.name == "id" for item in items[:1]))


def number() -> Column[int]:
    """Return the number of a row."""
    return Column("id", Integer, primary_key=True)


def points_to(
    name: str,
    target: str,
    *,
    primary_key: bool = False,
    owner: bool = False,
    in_a_circle: bool = False,
) -> Column[int]:
    """Return a column that points to another table; as primary key, the row is part of what it points to."""
    key = ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED", use_alter=in_a_circle)
    column = Column(
        name, Integer, key, primary_key=primary_key, autoincrement=False, nullable=not primary_key
    )
    column.info[OWNER] = owner or primary_key
    return column


def who_did(name: str) -> Column[int]:
    """Return a column with the person who decided, approved or did something."""
    column = points_to(name, "person")
    column.info[DID] = True
    return column


def who_has(name: str, until: str) -> Column[int]:
    """Return a column with the person who has a task, until another column says that it is done."""
    column = points_to(name, "person")
    column.info[UNTIL] = until
    return column


def text(name: str) -> Column[str]:
    """Return a column of text; what was not said is empty."""
    return Column(name, Text, nullable=False, server_default="")


def several(name: str, kind: type[Any]) -> Column[Any]:
    """Return a column of several values, or small records, of a kind."""
    return Column(name, Several(kind), nullable=False, server_default="[]")
