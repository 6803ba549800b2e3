"""Run the migrations without a configuration file: the only module that imports Alembic."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import NullPool

from muniredes.storage.connection import open_plain
from muniredes.storage.writing.orm_session import plain_errors

_COUNTS = "SELECT name FROM sqlite_master WHERE name = 'sqlite_sequence'"


def upgrade_to_head(path: Path, migrations: Path) -> None:
    """Run every pending migration on the file at `path`, in one transaction.

    Foreign keys are off meanwhile: with them on, rebuilding a table would empty those that point to it. A
    table that is made anew goes on from the last number it gave: what was deleted keeps its own.
    """
    engine = create_engine("sqlite://", creator=lambda: open_plain(path), poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def _own_transactions(connection, record) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        del record
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys=OFF")

    @event.listens_for(engine, "begin")
    def _begin(connection) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    with plain_errors(), engine.begin() as connection:
        config.attributes["connection"] = connection
        given = _numbers_given(connection)
        command.upgrade(config, "head")
        _go_on_from(connection, given)


def _numbers_given(connection: Connection) -> dict[str, int]:
    """Return the last number that each table gave; a new file has none."""
    if not connection.exec_driver_sql(_COUNTS).fetchone():
        return {}
    told = connection.exec_driver_sql("SELECT name, max(seq) FROM sqlite_sequence GROUP BY name")
    return {name: last for name, last in told if isinstance(last, int)}


def _go_on_from(connection: Connection, given: dict[str, int]) -> None:
    """Let no table give again a number that it gave before."""
    now = _numbers_given(connection)
    there = {row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master")}
    for name, last in given.items():
        if name in there and now.get(name, 0) < last:
            connection.exec_driver_sql("DELETE FROM sqlite_sequence WHERE name = ?", (name,))
            connection.exec_driver_sql("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (name, last))
