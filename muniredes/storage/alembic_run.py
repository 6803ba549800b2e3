"""Run the migrations without a configuration file: the only module that imports Alembic."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, event
from sqlalchemy.pool import NullPool

from muniredes.storage.connecting import open_plain
from muniredes.storage.writing import plain_errors


def upgrade_to_head(path: Path, migrations: Path) -> None:
    """Run every pending migration on the file at `path`, in one transaction.

    Foreign keys are off meanwhile: with them on, rebuilding a table would empty those that point to it.
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
        command.upgrade(config, "head")
