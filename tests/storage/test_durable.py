"""What is said to be saved survives the plug: everything is on the disk before it is said."""

import os
import re
import shutil
import stat
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from muniredes import files
from muniredes.actions.workspace import Workspace
from muniredes.storage.connection import open_plain

EXTRA = 3
ROOT = Path(__file__).parent.parent.parent

SAYING = """
    import sys
    from pathlib import Path
    from muniredes.actions import workspace
    from muniredes.actions.safekeeping import backups
    from tests.support import add_person, set_up
    folder = Path(sys.argv[1])
    def say(what):
        sys.stderr.write(f"SAID {what}\\n")
        sys.stderr.flush()
    opened = workspace.open_file(folder / "guia.sqlite")
    set_up(opened.database)
    say("empezada")
    add_person(opened.database, "Ana")
    say("guardada")
    backups.export(opened.database, folder / "copia.sqlite")
    backups.export(opened.database, folder / "copia.zip")
    say("copiada")
    opened = backups.restore(opened, folder / "copia.zip")
    say("recuperada")
    workspace.close(opened)
    say("cerrada")
"""
_CALL = re.compile(r"^\d+ +(?P<call>\w+)\((?P<rest>.*)\) += (?P<result>-?\d+)")
_OPEN_FILE = re.compile(r"^(?:AT_FDCWD<[^>]*>|\d+<(?P<path>[^>]*)>)")
_NAMES = re.compile(r'"((?:[^"\\]|\\.)*)"')


@pytest.mark.skipif(shutil.which("strace") is None, reason="it is what the system is asked that is looked at")
def test_nothing_is_said_before_it_is_on_the_disk(tmp_path: Path) -> None:
    """Every call to the system is followed: what was written or renamed and not flushed when it is said."""
    folder, traced = tmp_path / "guía", tmp_path / "llamadas.txt"
    folder.mkdir()
    watched = "write,pwrite64,ftruncate,rename,renameat,renameat2,unlink,unlinkat,fsync,fdatasync"
    command = ["strace", "-f", "-y", "-s", "400", "-e", f"trace={watched}", "-o", str(traced)]
    script = [sys.executable, "-c", textwrap.dedent(SAYING), str(folder)]
    subprocess.run([*command, *script], check=True, cwd=ROOT, capture_output=True)
    said = list(_unflushed_when_said(traced, folder))
    assert [what for what, _dirty in said] == ["empezada", "guardada", "copiada", "recuperada", "cerrada"]
    assert {what: dirty for what, dirty in said if dirty} == {}


def _unflushed_when_said(traced: Path, folder: Path) -> Iterator[tuple[str, set[str]]]:
    dirty: set[str] = set()
    for line in traced.read_text(encoding="utf-8", errors="replace").splitlines():
        call = _CALL.match(line)
        if call is None or call["result"].startswith("-"):
            continue
        if "SAID " in call["rest"]:
            yield call["rest"].partition("SAID ")[2].partition("\\n")[0], set(dirty)
            continue
        changed, flushed = _effect(call["call"], call["rest"], str(folder))
        dirty = (dirty | changed) - flushed


def _effect(call: str, rest: str, folder: str) -> tuple[set[str], set[str]]:
    """Return what a call leaves to be flushed, and what it flushes: a name belongs to its folder."""
    opened = _OPEN_FILE.match(rest)
    path = _plain(opened["path"] or "") if opened else ""
    if call in ("fsync", "fdatasync"):
        return set(), {path}
    if call in ("write", "pwrite64", "ftruncate"):
        is_journal = path.endswith("-journal")  # of no use but with its name, which is what is followed
        return set() if is_journal else _kept([path], folder), set()
    names = [_plain(name) for name in _NAMES.findall(rest)]
    return {str(Path(name).parent) for name in _kept(names, folder)}, set(names[:1])


def _plain(name: str) -> str:
    """Return a path as `strace` writes it, with its letters back."""
    return name.encode("latin-1").decode("unicode_escape").encode("latin-1").decode("utf-8", "replace")


def _kept(paths: list[str], folder: str) -> set[str]:
    """Return the paths of what she keeps, and not of who is working with it or of what goes at once."""
    passing = re.compile(r"\.lock$|\.owner$|\.tmp(-journal|/|$)")
    return {path for path in paths if path.startswith(folder) and not passing.search(path)}


def test_every_connection_waits_for_the_folder_too(opened: Workspace) -> None:
    with opened.database.read() as sql:
        assert sql.value("PRAGMA synchronous") == EXTRA
    connection = open_plain(opened.path)
    assert connection.execute("PRAGMA synchronous").fetchone() == (EXTRA,)
    connection.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows flushes names by itself")
@pytest.mark.parametrize("write", [files.sharing, files.replacing])
def test_a_document_is_flushed_then_named_then_its_name_is_flushed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path], Any]
) -> None:
    done: list[str] = []
    real_flush, real_replace = os.fsync, Path.replace

    def flush(handle: int) -> None:
        done.append("name" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        real_flush(handle)

    def replace(self: Path, target: Path) -> Path:
        done.append("replace")
        return real_replace(self, target)

    monkeypatch.setattr(os, "fsync", flush)
    monkeypatch.setattr(Path, "replace", replace)
    with write(tmp_path / "manual.pdf") as neighbour:
        neighbour.write_bytes(b"hola")
    assert done == ["file", "replace", "name"]
