"""The same tables, told to SQLAlchemy, which writes them: imported with the first thing that is written.

The classes of the guide stay as they are, so that what is read, drafted or judged pays for nothing: the ORM
works with a class of its own for each (`ROW_OF`), and an object that is added becomes one of it.
"""

from typing import Any, TypeVar

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
)
from sqlalchemy import Text as LongText
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.orm import registry
from sqlalchemy.orm.instrumentation import manager_of_class
from sqlalchemy.types import TypeDecorator, TypeEngine

from muniredes.storage import columns as kinds
from muniredes.storage import tables

T = TypeVar("T")

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


class _Turned(TypeDecorator[Any]):
    """A kind of column of our own, turned by the very functions that turn it for whoever reads plain SQL."""

    impl = String
    cache_ok = True

    def __init__(self, kind: kinds.Kind, kept_as: TypeEngine[Any]) -> None:
        super().__init__()
        self.kind = kind
        self.kept_as = kept_as

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(self.kept_as)

    def bind_processor(self, dialect: Dialect) -> kinds.Turn | None:
        del dialect
        return self.kind.writes

    def result_processor(self, dialect: Dialect, coltype: object) -> kinds.Turn | None:
        del dialect, coltype
        return self.kind.reads

    def compare_values(self, x: Any, y: Any) -> bool:
        return bool(x == y)


_PLAIN: dict[kinds.Kind, TypeEngine[Any]] = {
    kinds.INTEGER: Integer(),
    kinds.FLOAT: Float(),
    kinds.BYTES: LargeBinary(),
    kinds.BOOLEAN: Boolean(),
    kinds.DATE: Date(),
    kinds.DATETIME: DateTime(),
}
_KEPT_AS: dict[type[kinds.Kind], TypeEngine[Any]] = {
    kinds.EnumText: String(),
    kinds.EnumNumber: Integer(),
    kinds.Several: JSON(),
    kinds.Kind: DateTime(),
}


def _type(kind: kinds.Kind) -> TypeEngine[Any]:
    if isinstance(kind, kinds.Text):
        return String(kind.length) if kind.length else LongText()
    if isinstance(kind, kinds.Json):
        return JSON(none_as_null=True)
    return _PLAIN.get(kind) or _Turned(kind, _KEPT_AS[type(kind)])


def _column(told: tables.Column) -> Column[Any]:
    points = []
    if told.points_to:
        when = None if told.at_once else "DEFERRED"
        later = None if told.at_once else True
        target = f"{told.points_to}.id"
        points.append(ForeignKey(target, use_alter=told.in_a_circle, deferrable=later, initially=when))
    return Column(
        told.name,
        _type(told.kind),
        *points,
        primary_key=told.primary_key,
        autoincrement="auto" if told.name == "id" else False,
        nullable=told.nullable,
        unique=told.unique or None,
        server_default=told.default,
    )


def _table(told: tables.Table) -> Table:
    columns = [_column(each) for each in told.columns.values()]
    indexes = [Index(each.name, *each.columns) for each in told.indexes]
    return Table(told.name, metadata, *columns, *indexes, sqlite_autoincrement="id" in told.columns)


for _told in tables.TABLES.values():
    _table(_told)
history_action, history_row = metadata.tables["history_action"], metadata.tables["history_row"]
image, manual_issue = metadata.tables["image"], metadata.tables["manual_issue"]

_registry = registry(metadata=metadata)
ROW_OF: dict[type, type] = {}
"""The class of the rows of each class of the guide: one of its own that the ORM may alter."""

for _class, _name in tables.TABLE_OF.items():
    ROW_OF[_class] = type(_class.__name__, (_class,), {"__module__": _class.__module__})
    _registry.map_imperatively(ROW_OF[_class], metadata.tables[_name])
_registry.configure()

KIND_OF = tables.RECORDED | {ROW_OF[recorded]: kind for recorded, kind in tables.RECORDED.items()}
"""The kind that the history knows each class, and that of its rows, by."""


def row_class(kind: type[T]) -> type[T]:
    """Return the class of the rows of a class of the guide."""
    return ROW_OF[kind]


def as_row(thing: T) -> T:
    """Make of an object a row that can be written: the same object, which the ORM follows from now on."""
    found = ROW_OF.get(type(thing))
    if found is not None:
        row: Any = thing
        row.__class__ = found
        manager_of_class(found).setup_instance(row)
    return thing
