"""The program is killed half-way through saving, upgrading and printing; nothing said to be done is lost."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from contextlib import closing
from pathlib import Path

import pikepdf
import pytest

from muniredes.actions import reading, workspace
from muniredes.actions.workspace import Workspace
from muniredes.storage import schema

TIMES = int(os.environ.get("MUNIREDES_TORTURE", "3"))
FIXTURE = Path(__file__).parent.parent / "fixtures" / "databases" / "v0001.sqlite"

pytestmark = [pytest.mark.torture, pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")]


def _killed_after_first_word(script: str, *arguments: str) -> list[str]:
    """Run a script until some time after its first line, kill it, and return the lines it finished."""
    command = [sys.executable, "-c", textwrap.dedent(script), *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        lines = [child.stdout.readline()]
        time.sleep(random.uniform(0.0, 0.25))  # noqa: S311  any moment will do
        child.send_signal(signal.SIGKILL)
        lines += child.stdout.readlines()
    return [line.strip() for line in lines if line.endswith("\n")]


SAVING = """
    import sys
    from pathlib import Path
    from muniredes.actions import people, workspace
    opened = workspace.open_file(Path(sys.argv[1]))
    print("listo", flush=True)
    for number in range(10_000):
        people.add(opened.database, {"name": f"Persona {number}"})
        print(number, flush=True)
"""


@pytest.mark.parametrize("_turn", range(TIMES))
def test_what_was_saved_stays_saved(tmp_path: Path, _turn: int) -> None:
    path = tmp_path / "guia.sqlite"
    shutil.copy(FIXTURE, path)
    finished = _killed_after_first_word(SAVING, str(path))
    opened = workspace.open_file(path)
    assert not opened.database.is_read_only
    names = {person.name for person in reading.snapshot(opened.database).people}
    assert {f"Persona {number}" for number in finished[1:]} <= names
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        added = connection.execute(
            "SELECT count(*), count(DISTINCT r.object_id) FROM history_action a"
            " LEFT JOIN history_row r ON r.action_id = a.id WHERE a.title LIKE 'Persona añadida: %'"
        ).fetchone()
    present = sum(name.startswith("Persona ") for name in names)
    assert added == (present, present)
    workspace.close(opened)


UPGRADING = """
    import sys
    from pathlib import Path
    from muniredes.storage import schema
    print("listo", flush=True)
    while True:
        schema.upgrade(Path(sys.argv[1]), Path(sys.argv[2]))
        print("hecho", flush=True)
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


@pytest.mark.parametrize("_turn", range(TIMES))
def test_a_file_is_of_the_old_version_or_of_the_new_one(tmp_path: Path, _turn: int) -> None:
    path, migrations = tmp_path / "guia.sqlite", tmp_path / "migrations"
    shutil.copy(FIXTURE, path)
    shutil.copytree(schema.MIGRATIONS, migrations, ignore=shutil.ignore_patterns("__pycache__"))
    (migrations / "versions" / "9999_slow.py").write_text(
        SLOW_MIGRATION.format(head=schema.HEAD), encoding="utf-8"
    )
    _killed_after_first_word(UPGRADING, str(path), str(migrations))
    version = schema.file_version(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM account").fetchone() == (11,)
        columns = {row[1] for row in connection.execute("PRAGMA table_info(account)")}
    assert (version, "colour" in columns) in (("0001", False), ("9999", True))


PRINTING = """
    import sys
    from pathlib import Path
    from muniredes.actions import manual, workspace
    opened = workspace.open_file(Path(sys.argv[1]))
    document = manual.prepare(opened.database, manual.Edition.RESERVED).document
    print("listo", flush=True)
    while True:
        manual.write(document, Path(sys.argv[2]), lambda part: None)
        print("escrito", flush=True)
"""


@pytest.mark.parametrize("_turn", range(TIMES))
def test_a_manual_is_whole_or_is_not_there(tmp_path: Path, _turn: int) -> None:
    path, target = tmp_path / "guia.sqlite", tmp_path / "manual.pdf"
    shutil.copy(FIXTURE, path)
    finished = _killed_after_first_word(PRINTING, str(path), str(target))
    assert target.exists() or "escrito" not in finished
    if target.exists():
        with pikepdf.open(target) as pdf:
            assert len(pdf.pages) > 10
            assert pdf.check_pdf_syntax() == []


CRISIS = """
    import sys
    from pathlib import Path
    from muniredes.actions import reading, workspace
    from muniredes.actions.crisis import course, steps
    opened = workspace.open_file(Path(sys.argv[1]))
    (number,) = course.begin(opened.database, "cuenta").ids("incident")
    for step in reading.snapshot(opened.database).crisis.file(number).steps:
        steps.tick(opened.database, step.id, f"nota {step.id}")
        print(step.id, flush=True)
        sys.stdin.readline()
"""


def test_a_crisis_comes_back_at_its_step_wherever_it_was_killed(tmp_path: Path) -> None:
    """After each step that is said to be done there is on the disk what a kill would leave there; then one.

    What the disk holds at each step is what a program killed at that step leaves: it is put aside and opened.
    """
    source = tmp_path / "guia" / "guia.sqlite"
    source.parent.mkdir()
    shutil.copy(FIXTURE, source)
    workspace.close(workspace.open_file(source))
    command = [sys.executable, "-c", textwrap.dedent(CRISIS), str(source)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdin is not None
        for step in range(1, 16):
            assert child.stdout.readline().strip() == str(step)
            shutil.copytree(source.parent, tmp_path / str(step))
            if step < 15:
                print(file=child.stdin, flush=True)
        child.send_signal(signal.SIGKILL)
    _comes_back_at(source, 15)
    for step in range(1, 15):
        _comes_back_at(tmp_path / str(step) / source.name, step)


def _comes_back_at(path: Path, killed_at: int) -> None:
    opened = workspace.open_file(path)
    (file,) = reading.snapshot(opened.database).crisis.open_files
    assert [step.done_at is not None for step in file.steps] == [
        number < killed_at for number in range(len(file.steps))
    ]
    assert [step.note for step in file.steps[:killed_at]] == [f"nota {n}" for n in range(1, killed_at + 1)]
    assert len(file.entries) == killed_at + 1
    workspace.close(opened)


BEGINNING = """
    import sys
    from datetime import date
    from pathlib import Path
    from muniredes.actions import clock, terms, workspace
    clock.pretend(date(2027, 6, 14))
    opened = workspace.open_file(Path(sys.argv[1]))
    print("listo", flush=True)
    terms.keep_old(opened.database)
    terms.begin(opened.database, date(2027, 6, 12))
    print("hecho", flush=True)
"""


@pytest.mark.parametrize("_turn", range(TIMES))
def test_a_term_begins_whole_or_not_at_all(town: Workspace, _turn: int) -> None:
    town.lock.release()
    finished = _killed_after_first_word(BEGINNING, str(town.path))
    opened = workspace.open_file(town.path)
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
