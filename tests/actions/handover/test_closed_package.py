"""Delivered closed with words, and received with them: in nothing else does it differ from any other."""

import io
import logging
import os
import random
import signal
import subprocess
import sys
import tempfile
import textwrap
import time
from pathlib import Path

import pytest
from filelock import FileLock

from muniredes.__main__ import main
from muniredes.actions import reading, workspace
from muniredes.actions.handover import acts, delivering, receiving
from muniredes.actions.safekeeping import backups, housekeeping
from muniredes.actions.workspace import Workspace
from muniredes.desktop.startup import application
from muniredes.domain.handover.passphrase import WORDS_FIELD
from muniredes.domain.handover.record import ActKind
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Cancelled, no_progress
from muniredes.exchange import delivery, encryption
from muniredes.storage.database import Database
from tests.support import set_up

WORDS = "nube martillo perejil castillo violeta jilguero"


@pytest.fixture(autouse=True)
def _little_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encryption, "OPERATIONS", 1)
    monkeypatch.setattr(encryption, "MEMORY_KIB", 8)


def _begin(database: Database) -> None:
    set_up(database, "facebook.com/ayto", "instagram.com/ayto")
    acts.keep(database, ActKind.FINAL, b"%PDF de mentira")


def test_out_and_in_with_its_words_gives_the_same_guide(opened: Workspace, tmp_path: Path) -> None:
    _begin(opened.database)
    receipt = delivering.deliver(opened.database, tmp_path / "villa.muniredes", words=WORDS)
    assert receipt.is_closed
    assert receipt.sha256 == delivery.digest_of(receipt.path)
    assert b"Villa" not in receipt.path.read_bytes()
    assert application.is_package(receipt.path)
    there = tmp_path / "otro" / "muniredes.sqlite"
    inside = receiving.look(receipt.path, there, words=WORDS.upper())
    assert inside.receipt == receipt
    assert inside.council == "Ayuntamiento de Villa"
    receiving.receive_file(there, receipt.path, WORDS)
    found = workspace.open_file(there)
    names = [account.handle for account in reading.snapshot(found.database).accounts]
    workspace.close(found)
    assert names == [account.handle for account in reading.snapshot(opened.database).accounts]
    assert [path.name for path in tmp_path.rglob("*paquete*")] == []


def test_without_its_words_nothing_is_read_and_nothing_changes(opened: Workspace, tmp_path: Path) -> None:
    _begin(opened.database)
    target = delivering.deliver(opened.database, tmp_path / "villa.muniredes", words=WORDS).path
    there = tmp_path / "otro" / "muniredes.sqlite"
    for words in ("", "otras palabras cualesquiera"):
        with pytest.raises(Problem) as refused:
            receiving.receive_file(there, target, words)
        assert refused.value.field == WORDS_FIELD
    before = opened.path.read_bytes()
    with pytest.raises(Problem):
        receiving.take(opened, target, no_progress, words="otras")
    assert opened.path.read_bytes() == before
    assert not there.parent.exists()


def test_words_that_anybody_would_guess_close_nothing(opened: Workspace, tmp_path: Path) -> None:
    _begin(opened.database)
    with pytest.raises(Problem, match="Es fácil de adivinar") as refused:
        delivering.deliver(opened.database, tmp_path / "v.muniredes", words="Ayuntamiento de Villa, Albacete")
    assert refused.value.field == WORDS_FIELD
    assert not list(tmp_path.glob("*.muniredes"))


def test_one_that_is_there_already_is_not_written_over(opened: Workspace, tmp_path: Path) -> None:
    """Nobody can say what another closed one holds; a plain one of the same guide gives way."""
    _begin(opened.database)
    target = tmp_path / "villa.muniredes"
    delivering.deliver(opened.database, target)
    delivering.deliver(opened.database, target, words=WORDS)
    before = target.read_bytes()
    with pytest.raises(Problem, match="Elija otro nombre"):
        delivering.deliver(opened.database, target, words=WORDS)
    with pytest.raises(Problem, match="Elija otro nombre"):
        delivering.deliver(opened.database, target)
    assert target.read_bytes() == before


def test_stopped_half_way_nothing_is_left(opened: Workspace, tmp_path: Path) -> None:
    _begin(opened.database)
    out = tmp_path / "salida"
    out.mkdir()

    def stop(part: float) -> None:
        if part > 0.92:
            raise Cancelled

    with pytest.raises(Cancelled):
        delivering.deliver(opened.database, out / "villa.muniredes", stop, WORDS)
    assert list(out.iterdir()) == []
    assert not list(opened.path.parent.rglob("*paquete*"))


def test_a_hostile_package_inside_is_found_like_any_other(opened: Workspace, tmp_path: Path) -> None:
    """Whoever knows the words may mean harm: what they close is verified as what comes open."""
    _begin(opened.database)
    plain = delivering.deliver(opened.database, tmp_path / "villa.muniredes").path
    spoilt = bytearray(plain.read_bytes())
    spoilt[len(spoilt) // 2] ^= 1
    for number, content in enumerate((bytes(spoilt), b"", b"hola" * 999, opened.path.read_bytes())):
        inner, target = tmp_path / "malo", tmp_path / f"malo{number}.muniredes"
        inner.write_bytes(content)
        encryption.lock(inner, target, WORDS, no_progress)
        with pytest.raises(Problem) as refused:
            receiving.look(target, opened.path, words=WORDS)
        assert target.name in refused.value.what
    assert not list(opened.path.parent.rglob("*paquete*"))


def test_where_a_copy_is_expected_it_says_where_it_is_opened(opened: Workspace, tmp_path: Path) -> None:
    _begin(opened.database)
    target = delivering.deliver(opened.database, tmp_path / "villa.muniredes", words=WORDS).path
    with pytest.raises(Problem, match="Entregar y recibir"):
        backups.bring_back(opened, target, no_progress)


def test_the_words_are_kept_nowhere(
    opened: Workspace, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither in the guide, its copies and its history, nor in the log: wrong, weak or good."""
    _begin(opened.database)
    with caplog.at_level(logging.DEBUG):
        target = delivering.deliver(opened.database, tmp_path / "villa.muniredes", words=WORDS).path
        with pytest.raises(Problem):
            receiving.look(target, opened.path, words=WORDS + " jilgueros")
        receiving.look(target, opened.path, words=WORDS)
        backups.back_up(opened.database)
    workspace.close(opened)
    for path in tmp_path.rglob("*"):
        if path.is_file():
            assert b"jilguero" not in path.read_bytes(), path
    assert "jilguero" not in caplog.text


def test_the_command_line_takes_the_words_from_a_file_or_from_what_comes_in(
    opened: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(opened.database, "facebook.com/ayto")
    workspace.close(opened)
    package, there = tmp_path / "villa.muniredes", tmp_path / "otro" / "muniredes.sqlite"
    said = tmp_path / "palabras.txt"
    said.write_text(WORDS + "\n", encoding="utf-8-sig")
    asked = ["entregar", "--datos", str(opened.path), "--salida", str(package), "--cerrar"]
    assert main([*asked, "--frase-fichero", str(said)]) == 0
    assert main(["verificar", str(package), "--frase-fichero", str(said)]) == 0
    assert "Está entero: Ayuntamiento de Villa" in capsys.readouterr().out
    monkeypatch.setattr(sys, "stdin", io.StringIO("otras palabras\n"))
    assert main(["recibir", str(package), "--datos", str(there)]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert not there.exists()
    monkeypatch.setattr(sys, "stdin", io.StringIO(WORDS + "\n"))
    assert main(["recibir", str(package), "--datos", str(there), "--frase-fichero", "-"]) == 0
    assert there.exists()
    said.write_bytes(b"\xff\xfe\x00")
    assert main(["verificar", str(package), "--frase-fichero", str(said)]) == 1
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert main([*asked[:-2], str(tmp_path / "otra.muniredes"), "--cerrar"]) == 1
    assert "Faltan las palabras" in capsys.readouterr().err


def test_what_a_killed_program_left_open_is_swept_when_the_next_looks(
    opened: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is in use stays, and so does whatever only looks like ours."""
    _begin(opened.database)
    target = delivering.deliver(opened.database, tmp_path / "villa.muniredes", words=WORDS).path
    passing = tmp_path / "de-paso"
    passing.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(passing))
    left, used, other = (passing / f"muniredes-paquete-{name}" for name in ("muerto", "vivo", "enlace"))
    for folder in (left, used):
        folder.mkdir()
        (folder / "muniredes.sqlite").write_bytes(b"de una persona")
    kept = tmp_path / "suyo"
    kept.mkdir()
    other.symlink_to(kept)
    with FileLock(used / ".lock"):
        for folder in (left, used, kept):
            os.utime(folder, (0, 0))
        receiving.look(target, words=WORDS)
        assert sorted(passing.iterdir()) == sorted((used, other))
        assert (used / "muniredes.sqlite").exists()
    assert kept.is_dir()
    assert list(kept.iterdir()) == []


DELIVERING = """
    import sys
    from pathlib import Path
    from muniredes.actions import workspace
    from muniredes.actions.handover import delivering
    opened = workspace.open_file(Path(sys.argv[1]))
    print("listo", flush=True)
    turn = 0
    while True:
        turn += 1
        target = Path(sys.argv[2]) / f"{turn}.muniredes"
        delivering.deliver(opened.database, target, words=sys.stdin.readline())
        print("otra", flush=True)
"""


@pytest.mark.torture
@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
def test_killed_while_delivering_what_there_is_opens_whole_and_nothing_is_in_the_open(
    opened: Workspace, tmp_path: Path
) -> None:
    _begin(opened.database)
    workspace.close(opened)
    out = tmp_path / "salida"
    out.mkdir()
    for _turn in range(2):
        command = [sys.executable, "-c", textwrap.dedent(DELIVERING), str(opened.path), str(out)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            assert child.stdin is not None
            child.stdin.write((WORDS + "\n") * 50)
            child.stdin.flush()
            child.stdout.readline()
            time.sleep(random.uniform(0.0, 4.0))  # noqa: S311  any moment will do
            child.send_signal(signal.SIGKILL)
        for found in out.iterdir():
            assert b"Villa" not in found.read_bytes()
        for found in out.glob("[0-9]*.muniredes"):
            assert receiving.look(found, words=WORDS).council == "Ayuntamiento de Villa"
            found.unlink()
    again = workspace.open_file(opened.path)
    housekeeping.keep_house(again)
    workspace.close(again)
    assert not list(opened.path.parent.rglob("*paquete*"))
