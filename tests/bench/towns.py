"""The files that are measured."""

import sqlite3
from contextlib import closing
from pathlib import Path

from muniredes.actions import accounts, workspace
from muniredes.actions.examples import example
from muniredes.domain.accounts.addresses import Recognised
from tests.support import add_pasted, set_up

NETWORKS = ("facebook.com", "instagram.com", "x.com", "youtube.com/user", "t.me")


def example_town(path: Path) -> Path:
    """Write the example town."""
    workspace.close(example.create(path))
    return path


def with_history(path: Path, rows: int) -> Path:
    """Write the example town after years of changes, an hour each until now, one row of history each."""
    example_town(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        first = connection.execute("SELECT max(id) FROM history_action").fetchone()[0] + 1
        connection.executemany(
            "INSERT INTO history_action (id, at, author, title) VALUES (?, datetime('now', ?), ?, ?)",
            ((first + n, f"-{rows - n} hours", "Marta", "Persona cambiada: Marta") for n in range(rows)),
        )
        connection.executemany(
            "INSERT INTO history_row (action_id, kind, object_id, operation, before, after)"
            " VALUES (?, 'person', 1, 'update', ?, ?)",
            ((first + n, f'{{"phone": "{n}"}}', f'{{"phone": "{n + 1}"}}') for n in range(rows)),
        )
    workspace.close(workspace.open_file(path))
    return path


def with_accounts(path: Path, count: int) -> Path:
    """Write a council with many accounts."""
    opened = workspace.open_file(path)
    set_up(opened.database)
    add_pasted(opened.database, found(count))
    workspace.close(opened)
    return path


def found(count: int) -> list[Recognised]:
    """Return so many different accounts."""
    return [accounts.told_apart(f"https://{NETWORKS[n % 5]}/servicio{n}") for n in range(count)]
