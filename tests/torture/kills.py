"""The program is killed half-way through everything that it does; nothing said to be done is lost."""

import multiprocessing
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from functools import cache, partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf

from muniredes.actions import people, reading, workspace
from muniredes.actions.safekeeping import backups, housekeeping
from muniredes.actions.workspace import Workspace
from muniredes.domain.crisis.incidents import EntryKind
from muniredes.domain.problems import Problem
from muniredes.storage import schema
from muniredes.storage.safekeeping import backup
from tests.torture.outcomes import Attempt, Outcome

if TYPE_CHECKING:  # it is not there on Windows, where nothing is killed
    from multiprocessing.context import ForkServerContext, ForkServerProcess

FIXTURE = Path(__file__).parent.parent / "fixtures" / "databases" / "v0001.sqlite"
ROOT = Path(__file__).resolve().parents[2]
MOST_WAIT = 0.25
"""Seconds after its first word within which the program is killed."""

STARTS = """
    import sys
    from pathlib import Path
    from muniredes import offline
    offline.begin()
    from muniredes.actions import people, workspace
    path = Path(sys.argv[1])
    def said(words):
        print(words, flush=True)
"""

Check = Callable[[Path, list[str]], None]


def killed(script: str, *arguments: str, wait: float) -> list[str]:
    """Run a script until some time after its first line, kill it, and return the lines it finished."""
    words = textwrap.dedent(STARTS) + textwrap.dedent(script)
    command = [sys.executable, "-c", words, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as child:
        assert child.stdout is not None
        lines = [child.stdout.readline()]
        time.sleep(wait)
        child.send_signal(signal.SIGKILL)
        lines += child.stdout.readlines()
    assert child.returncode in (0, -signal.SIGKILL), "the script fails by itself"
    return [line.strip() for line in lines if line.endswith("\n")]


def _opened(path: Path) -> Workspace:
    """Open what a killed program left, as the window does; it is to be written, and sound."""
    opened = workspace.open_file(path)
    housekeeping.keep_house(opened)
    assert not opened.database.is_read_only
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    left = [*path.parent.glob(".*.tmp*"), *path.parent.glob("copias/.*.tmp*")]
    assert not left, "what was half made is swept"
    return opened


def _names(opened: Workspace) -> set[str]:
    return {person.name for person in reading.snapshot(opened.database).people}


# ── Guardar ──────────────────────────────────────────────────────────────────────────────────

SAVING = """
    opened = workspace.open_file(path)
    said("listo")
    for number in range(10_000):
        people.add(opened.database, {"name": f"Persona {number}"})
        said(number)
"""


def _what_was_saved_stays(path: Path, finished: list[str]) -> None:
    opened = _opened(path)
    names = _names(opened)
    assert {f"Persona {number}" for number in finished[1:]} <= names
    with closing(sqlite3.connect(path)) as connection:
        added = connection.execute(
            "SELECT count(*), count(DISTINCT r.object_id) FROM history_action a"
            " LEFT JOIN history_row r ON r.action_id = a.id WHERE a.title LIKE 'Persona añadida: %'"
        ).fetchone()
    present = sum(name.startswith("Persona ") for name in names)
    assert added == (present, present)
    workspace.close(opened)


# ── Actualizar ───────────────────────────────────────────────────────────────────────────────

UPGRADING = """
    from muniredes.storage import schema
    said("listo")
    while True:
        schema.upgrade(path, Path(sys.argv[2]))
        said("hecho")
"""
SLOW_MIGRATION = """
import time
import sqlalchemy as sa
from alembic import op
revision = "9999"
down_revision = "{head}"
def upgrade():
    with op.batch_alter_table("account") as batch:
        batch.add_column(sa.Column("colour", sa.Text(), nullable=False, server_default=""))
    time.sleep(0.1)
    op.execute("UPDATE account SET colour = 'azul'")
"""


def _upgrading(folder: Path, dice: random.Random) -> Outcome:
    path, migrations = folder / "guia.sqlite", folder / "migrations"
    shutil.copy(FIXTURE, path)
    shutil.copytree(schema.MIGRATIONS, migrations, ignore=shutil.ignore_patterns("__pycache__"))
    (migrations / "versions" / "9999_slow.py").write_text(
        SLOW_MIGRATION.format(head=schema.HEAD), encoding="utf-8"
    )
    killed(UPGRADING, str(path), str(migrations), wait=dice.uniform(0, 2 * MOST_WAIT))
    version = schema.file_version(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM account").fetchone() == (11,)
        columns = {row[1] for row in connection.execute("PRAGMA table_info(account)")}
    assert (version, "colour" in columns) in (("0001", False), ("9999", True))
    return Outcome.SAME


# ── Imprimir ─────────────────────────────────────────────────────────────────────────────────

PRINTING = """
    from muniredes.actions.printing import manual
    opened = workspace.open_file(path)
    document = manual.prepare(opened.database, manual.Edition.PUBLIC).document
    said("listo")
    while True:
        manual.write(document, path.with_name("manual.pdf"), lambda part: None)
        said("escrito")
"""


def _a_manual_is_whole_or_is_not_there(path: Path, finished: list[str]) -> None:
    target = path.with_name("manual.pdf")
    assert target.exists() or "escrito" not in finished
    if target.exists():
        with pikepdf.open(target) as pdf:
            assert len(pdf.pages) > 2
            assert pdf.check_pdf_syntax() == []


# ── Empezar un mandato ───────────────────────────────────────────────────────────────────────

BEGINNING = """
    from datetime import date
    from muniredes.actions import clock, terms
    clock.pretend(date(2027, 6, 14))
    opened = workspace.open_file(path)
    said("listo")
    terms.keep_old(opened.database)
    terms.begin(opened.database, date(2027, 6, 12))
    said("hecho")
"""


def _a_term_begins_whole_or_not_at_all(path: Path, finished: list[str]) -> None:
    opened = _opened(path)
    snapshot = reading.snapshot(opened.database)
    assert snapshot.term is not None
    held = [snapshot.custody(account).holder_id for account in snapshot.own_accounts]
    if snapshot.term.label == "2027–2031":
        assert not any(held)
    else:
        assert "hecho" not in finished
        assert snapshot.term.label == "2023–2027"
        assert any(held)
    workspace.close(opened)


# ── Importar y deshacer ──────────────────────────────────────────────────────────────────────

IMPORTING = """
    from muniredes.actions import history
    from muniredes.actions.channels import account_import
    opened = workspace.open_file(path)
    source = path.with_name("lista.csv")
    source.write_text("Dirección;Área\\n" + "".join(
        f"https://facebook.com/villa{n};Área {n % 7}\\n" for n in range(200)), encoding="utf-8")
    listed = account_import.open_list(source)
    lines = account_import.preview(opened.database, listed, listed.columns)
    said("listo")
    account_import.accept(opened.database, lines)
    said("hecho")
    history.undo(opened.database)
    said("deshecho")
"""


def _a_list_is_in_whole_or_not_at_all(path: Path, finished: list[str]) -> None:
    opened = _opened(path)
    accounts = reading.snapshot(opened.database).accounts
    brought = sum(bool(re.fullmatch(r"villa\d+", account.handle)) for account in accounts)
    if "deshecho" in finished:
        assert brought == 0
    else:
        assert brought in (0, 200)
    workspace.close(opened)


# ── Copias ───────────────────────────────────────────────────────────────────────────────────

COPYING = """
    from muniredes.actions.safekeeping import backups
    path.with_name("fuera").mkdir()
    opened = workspace.open_file(path)
    said("listo")
    for number in range(10_000):
        people.add(opened.database, {"name": f"Persona {number}"})
        said(number)
        backups.back_up(opened.database)
        backups.export(opened.database, path.parent / "fuera" / "copia.zip")
        said(f"copia {number}")
"""


def _every_copy_is_whole(path: Path, finished: list[str]) -> None:
    opened = _opened(path)
    copied = [line.removeprefix("copia ") for line in finished if line.startswith("copia ")]
    for copy in backups.copies(opened.database):
        backup.check(copy.path)
    last = backups.last_good(path)
    outside = path.parent / "fuera" / "copia.zip"
    workspace.close(opened)
    if copied:
        assert last is not None
        for source in (last.copy.path, outside):
            backups.restore_file(path, source)
            again = _opened(path)
            assert f"Persona {copied[-1]}" in _names(again)
            workspace.close(again)
    elif outside.exists():
        backups.restore_file(path, outside)


RESTORING = """
    from muniredes.actions.safekeeping import backups
    said("listo")
    for number in range(10_000):
        backups.restore_file(path, path.with_name("de-antes.sqlite"))
        said("vuelta")
"""


def _restoring(guide: Path, folder: Path, dice: random.Random) -> Outcome:
    """Going back to a copy leaves what there was or what is in the copy; what there was is always kept."""
    path = folder / guide.name
    shutil.copy(guide, path)
    opened = workspace.open_file(path)
    backups.export(opened.database, path.with_name("de-antes.sqlite"))
    people.add(opened.database, {"name": "Lo de hoy"})
    workspace.let_go(opened)
    finished = killed(RESTORING, str(path), wait=dice.uniform(0, MOST_WAIT))
    again = _opened(path)
    names = _names(again)
    workspace.close(again)
    if "Lo de hoy" in names:
        assert "vuelta" not in finished
        return Outcome.SAME
    kept = [copy.path for copy in backups.copies(again.database)]
    assert any("Lo de hoy" in _names_in(each) for each in kept), "what there was is not kept anywhere"
    return Outcome.SAME


def _names_in(copy: Path) -> set[str]:
    opened = workspace.look_only(copy)
    try:
        return _names(opened)
    finally:
        workspace.let_go(opened)


# ── Cerrar ───────────────────────────────────────────────────────────────────────────────────

CLOSING = """
    from muniredes.storage.safekeeping import prepared_copy
    prepared_copy.LEAST_BYTES = 1
    said("listo")
    for number in range(10_000):
        opened = workspace.open_file(path)
        people.add(opened.database, {"name": f"Persona {number}"})
        said(number)
        if number % 2:
            workspace.get_a_copy_ready(opened)
        workspace.close(opened)
"""

CLEANING = """
    from muniredes.actions import clock, history, reading
    from muniredes.actions.safekeeping import housekeeping
    opened = workspace.open_file(path)
    said("listo")
    for number in range(10_000):
        (made,) = people.add(opened.database, {"name": f"Persona {number}"}).ids("person")
        people.delete(opened.database, made)
        history.empty_trash(opened.database)
        said(f"vacía {number}")
        housekeeping.keep_house(opened)
"""


def _what_was_emptied_is_gone(path: Path, finished: list[str]) -> None:
    opened = _opened(path)
    with closing(sqlite3.connect(path)) as connection:
        told = [row[0] for row in connection.execute("SELECT title FROM history_action")]
    for line in finished:
        if line.startswith("vacía "):
            assert not any(title.endswith(f"Persona {line.removeprefix('vacía ')}") for title in told)
    workspace.close(opened)


# ── Una crisis ───────────────────────────────────────────────────────────────────────────────

CRISIS = """
    from muniredes.actions import reading
    from muniredes.actions.crisis import course, steps
    opened = workspace.open_file(path)
    (number,) = course.begin(opened.database, "cuenta").ids("incident")
    said("listo")
    for step in reading.snapshot(opened.database).crisis.file(number).steps:
        steps.tick(opened.database, step.id, f"nota {step.id}")
        said(step.id)
"""


def _a_crisis_comes_back_at_its_step(path: Path, finished: list[str]) -> None:
    opened = _opened(path)
    file = max(reading.snapshot(opened.database).crisis.open_files, key=lambda each: each.incident.id or 0)
    done = [step for step in file.steps if step.done_at is not None]
    assert [step.id for step in done] == [step.id for step in file.steps[: len(done)]]
    assert [step.note for step in done] == [f"nota {step.id}" for step in done]
    assert {int(line) for line in finished[1:]} <= {step.id for step in done}
    told = [entry for entry in file.entries if entry.kind is EntryKind.NOTICE]
    assert len(file.entries) == len(done) + 1 + len(told)
    assert len(told) == sum(step.stage is not None for step in done)
    workspace.close(opened)


# ── Escribir ─────────────────────────────────────────────────────────────────────────────────

PLACES = (
    "lo que pasa en una crisis",
    "la nota de un paso",
    "un paso que se añade",
    "un aviso",
    "un apunte con su hora",
    "una ficha",
    "un asistente",
    "una publicación",
)
"""Where somebody types in `tests/torture/typed.py`, the most urgent first."""


def typing(place: str, guide: Path, folder: Path, dice: random.Random) -> Outcome:
    """What was typed before the last pause is offered again, in the window where it was being typed."""
    path = folder / guide.name
    shutil.copy(guide, path)
    with _window("type", place, path) as (child, heard):
        assert heard.recv() == "listo"
        time.sleep(dice.uniform(0.2, 8 * MOST_WAIT))
        child.kill()
        told = " ".join(_rest(heard))
    assert child.exitcode == -signal.SIGKILL, "the window ends by itself"
    with _window("look", place, path) as (child, heard):
        shown = heard.recv()
    assert child.exitcode == 0
    assert told in shown, f"{place}: «{told}» is not in «{shown}»"
    return Outcome.SAME


@cache
def _reader() -> "ForkServerContext":
    """Return what begins each window from one process that has read the program, and done nothing else."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.torture.typed"])
    return context


@contextmanager
def _window(mode: str, place: str, path: Path) -> Iterator[tuple["ForkServerProcess", Connection]]:
    """Begin a window, and wait in the end until it is gone."""
    from tests.torture import typed

    homes = {name: value for name, value in os.environ.items() if name.startswith("XDG_")}
    heard, told = _reader().Pipe(duplex=False)
    child = _reader().Process(target=typed.begin, args=(mode, place, path, homes, told))
    child.start()
    told.close()
    with heard:
        try:
            yield child, heard
        except BaseException:
            child.kill()
            raise
        finally:
            child.join()


def _rest(heard: Connection) -> Iterator[str]:
    """Yield what was told to the end."""
    with suppress(EOFError):
        while True:
            yield heard.recv()


def _typing_anywhere(guide: Path, folder: Path, dice: random.Random) -> Outcome:
    return typing(dice.choice(PLACES), guide, folder, dice)


# ── Todas ────────────────────────────────────────────────────────────────────────────────────


def _one(script: str, check: Check, guide: Path, folder: Path, dice: random.Random) -> Outcome:
    path = folder / guide.name
    shutil.copy(guide, path)
    finished = killed(script, str(path), wait=dice.uniform(0, MOST_WAIT))
    try:
        check(path, finished)
    except Problem as problem:
        raise AssertionError(problem.sentence) from problem
    return Outcome.SAME


def attempts(guide: Path) -> Mapping[str, Attempt]:
    """Return every kind of kill by its name; `guide` is the example town, closed."""
    scripts: dict[str, tuple[str, Check]] = {
        "al guardar": (SAVING, _what_was_saved_stays),
        "en una crisis": (CRISIS, _a_crisis_comes_back_at_its_step),
        "al importar y al deshacerlo": (IMPORTING, _a_list_is_in_whole_or_not_at_all),
        "al hacer copias": (COPYING, _every_copy_is_whole),
        "al abrir y al cerrar": (CLOSING, _what_was_saved_stays),
        "al vaciar la papelera": (CLEANING, _what_was_emptied_is_gone),
        "al imprimir": (PRINTING, _a_manual_is_whole_or_is_not_there),
        "al empezar un mandato": (BEGINNING, _a_term_begins_whole_or_not_at_all),
    }
    return {
        **{name: partial(_one, script, check, guide) for name, (script, check) in scripts.items()},
        "al actualizar": _upgrading,
        "al escribir": partial(_typing_anywhere, guide),
        "al recuperar una copia": partial(_restoring, guide),
    }
