"""Searching in a long list, and bringing one in."""

import sqlite3
import statistics
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from muniredes.actions import history, reading, workspace
from muniredes.actions.calendar.files import importing
from muniredes.actions.calendar.files.importing import JudgedRow
from muniredes.actions.channels import account_import
from muniredes.domain.accounts.incoming_list import ImportLine
from muniredes.storage.database import Database
from tests.bench import towns
from tests.bench.timing import Measured
from tests.support import set_up

COUNT = 2000
POSTS = 20_000
TURNS = 5


def search(folder: Path) -> Measured:
    """Return the time that 95 of 100 searches stay under, typing some words letter by letter."""
    opened = workspace.open_file(towns.with_accounts(folder / "buscar.sqlite", COUNT))
    times = []
    for word in ("servicio19", "facebook", "instagram servicio", "marta", "zzz"):
        for letters in range(1, len(word) + 1):
            start = time.perf_counter()
            reading.find(opened.database, word[:letters])
            times.append(time.perf_counter() - start)
    workspace.close(opened)
    return Measured(statistics.quantiles(times, n=20)[-1], "s")


@dataclass(frozen=True)
class Brought:
    """A list that is brought in: reading and judging it, accepting it, its bare rows, and taking it back."""

    read: Measured
    ours: Measured
    rows: Measured
    undo: Measured
    redo: Measured


def bring_in(folder: Path) -> Brought:
    """Measure a list of accounts."""
    listed = folder / "lista.csv"
    rows = (f"{found.address};Persona {n % 40}" for n, found in enumerate(towns.found(COUNT)))
    listed.write_text("enlace;responsable\n" + "\n".join(rows), encoding="utf-8")
    times = []
    for turn in range(TURNS):
        opened = workspace.open_file(folder / f"traer{turn}.sqlite")
        set_up(opened.database)
        start = time.perf_counter()
        read = account_import.open_list(listed)
        lines = account_import.preview(opened.database, read, read.columns)
        judged = time.perf_counter() - start
        bare = _bare(folder / f"filas{turn}.sqlite", lines)
        times.append((judged, *_there_and_back(opened, partial(account_import.accept, lines=lines)), bare))
        workspace.close(opened)
    return _medians(times)


def _there_and_back(
    opened: workspace.Workspace, accept: Callable[[Database], object]
) -> tuple[float, float, float]:
    """Accept a list, take it back and do it again; return the seconds of each."""
    acts = (accept, history.undo, history.redo)
    accepted, undone, redone = (_seconds(partial(act, opened.database)) for act in acts)
    return accepted, undone, redone


def _seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def _medians(times: Sequence[tuple[float, ...]]) -> Brought:
    read, ours, undo, redo, rows = (
        Measured(statistics.median(each), "s") for each in zip(*times, strict=True)
    )
    return Brought(read, ours, rows, undo, redo)


def _bare(path: Path, lines: tuple[ImportLine, ...]) -> float:
    """Write the rows of the accounts and of their keys with the driver alone; return the seconds."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("CREATE TABLE account (id INTEGER PRIMARY KEY, network, handle, address, state)")
        connection.execute("CREATE TABLE custody (id INTEGER PRIMARY KEY, holder_id)")
        connection.commit()
        start = time.perf_counter()
        with connection:
            accounts = [line.account for line in lines if line.account]
            connection.executemany(
                "INSERT INTO account (network, handle, address, state) VALUES (?, ?, ?, ?)",
                (
                    (each.network_id, each.handle, each.address, each.state.value if each.state else "")
                    for each in accounts
                ),
            )
            connection.executemany("INSERT INTO custody (holder_id) VALUES (?)", ((1,) for _ in accounts))
        return time.perf_counter() - start


def bring_posts(folder: Path) -> Brought:
    """Measure a list of posts."""
    listed = folder / "publicaciones.csv"
    networks = ("Facebook", "Instagram")
    lines = (
        f"{date(2027, 1, 1) + timedelta(days=n % 3000):%d/%m/%Y};{9 + n % 12}:00;{networks[n % 2]};"
        f"Publicación {n};Lo que dice la número {n}"
        for n in range(POSTS)
    )
    listed.write_text("Fecha;Hora;Red;Título;Texto\n" + "\n".join(lines), encoding="utf-8")
    times = []
    for turn in range(TURNS):
        opened = workspace.open_file(folder / f"calendario{turn}.sqlite")
        set_up(opened.database, "https://facebook.com/aytovilla", "https://instagram.com/aytovilla")
        start = time.perf_counter()
        read = importing.open_list(listed)
        rows = importing.preview(opened.database, read, read.columns)
        judged = time.perf_counter() - start
        bare = _bare_posts(folder / f"publicaciones{turn}.sqlite", rows)
        accept = partial(importing.accept, rows=rows, makes_people=True)
        times.append((judged, *_there_and_back(opened, accept), bare))
        workspace.close(opened)
    return _medians(times)


def _bare_posts(path: Path, judged: tuple[JudgedRow, ...]) -> float:
    """Write the rows of the messages, of where they go and of their posts with the driver alone."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("CREATE TABLE message (id INTEGER PRIMARY KEY, title, text, starts_at)")
        connection.execute("CREATE TABLE outlet (id INTEGER PRIMARY KEY, message_id, account_id)")
        connection.execute("CREATE TABLE post (id INTEGER PRIMARY KEY, message_id, account_id, at, state)")
        connection.commit()
        found = [row.new for row in judged if row.new]
        start = time.perf_counter()
        with connection:
            connection.executemany(
                "INSERT INTO message (title, text, starts_at) VALUES (?, ?, ?)",
                ((each.message.title, each.message.text, str(each.at)) for each in found),
            )
            connection.executemany(
                "INSERT INTO outlet (message_id, account_id) VALUES (?, ?)",
                ((n + 1, 1) for n, _each in enumerate(found)),
            )
            connection.executemany(
                "INSERT INTO post (message_id, account_id, at, state) VALUES (?, ?, ?, ?)",
                ((n + 1, 1, str(each.at), each.state.value) for n, each in enumerate(found)),
            )
        return time.perf_counter() - start
