"""Delivered here, received there: the same guide, the same manual; and what is damaged changes nothing."""

import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from muniredes.__main__ import main
from muniredes.actions import accounts, manual, reading, workspace
from muniredes.actions.handover import acts, delivering, receiving
from muniredes.actions.workspace import Workspace
from muniredes.domain.handover.record import ActKind, HandoverReason, HandoverStage
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Cancelled
from muniredes.exchange import delivery
from muniredes.storage import schema
from muniredes.storage.database import Database
from tests.support import add_account, set_up


def _begin(database: Database) -> None:
    set_up(database, "facebook.com/ayto", "instagram.com/ayto")
    acts.keep(database, ActKind.FINAL, b"%PDF de mentira")


def _printed(database: Database, target: Path) -> bytes:
    manual.write(manual.prepare(database, manual.Edition.RESERVED).document, target, lambda _part: None)
    return target.read_bytes()


def test_out_and_in_on_an_empty_computer_gives_the_same_manual(opened: Workspace, tmp_path: Path) -> None:
    _begin(opened.database)
    receipt = delivering.deliver(opened.database, tmp_path / "villa.muniredes")
    there = tmp_path / "otro" / "muniredes.sqlite"
    manifest = receiving.receive_file(there, receipt.path)
    assert manifest == receipt.manifest
    assert (manifest.council, manifest.stage) == ("Ayuntamiento de Villa", "Entregado")
    found = workspace.open_file(there)
    before, after = (_printed(each.database, tmp_path / "m.pdf") for each in (opened, found))
    workspace.close(found)
    assert before == after


def test_the_package_holds_the_newest_act_and_both_manuals(opened: Workspace, tmp_path: Path) -> None:
    _begin(opened.database)
    receipt = delivering.deliver(opened.database, tmp_path / "villa.muniredes")
    assert {file.name for file in receipt.manifest.files} == set(delivery.PACKED)
    assert receipt.manifest.schema == schema.HEAD
    assert receipt.sha256 == delivery.digest_of(receipt.path)
    assert list(tmp_path.glob(".*")) == []
    assert not list(opened.path.parent.rglob("*paquete*"))


def test_a_newer_package_takes_the_place_of_the_older_one(opened: Workspace, tmp_path: Path) -> None:
    _begin(opened.database)
    target = tmp_path / "villa.muniredes"
    first = delivering.deliver(opened.database, target)
    add_account(opened.database, "youtube.com/@ayto")
    second = delivering.deliver(opened.database, target)
    assert first.sha256 != second.sha256
    assert receiving.verify(target) == second.manifest


def test_stopped_half_way_nothing_is_left(opened: Workspace, tmp_path: Path) -> None:
    _begin(opened.database)

    def stop(part: float) -> None:
        if part > 0.3:
            raise Cancelled

    out = tmp_path / "salida"
    out.mkdir()
    with pytest.raises(Cancelled):
        delivering.deliver(opened.database, out / "villa.muniredes", stop)
    assert list(out.iterdir()) == []
    assert not list(opened.path.parent.rglob("*paquete*"))


def test_a_damaged_package_changes_nothing(opened: Workspace, tmp_path: Path) -> None:
    _begin(opened.database)
    target = delivering.deliver(opened.database, tmp_path / "villa.muniredes").path
    whole = bytearray(target.read_bytes())
    whole[len(whole) // 2] ^= 1
    target.write_bytes(whole)
    there = tmp_path / "otro" / "muniredes.sqlite"
    with pytest.raises(Problem, match="está dañado"):
        receiving.receive_file(there, target)
    assert not there.exists()


def test_one_of_a_newer_program_is_refused(
    opened: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _begin(opened.database)
    monkeypatch.setattr(schema, "HEAD", "9999")
    target = delivering.deliver(opened.database, tmp_path / "villa.muniredes").path
    with pytest.raises(Problem, match="versión más nueva"):
        receiving.verify(target)


def test_what_there_was_is_kept_among_the_copies(opened: Workspace, tmp_path: Path) -> None:
    _begin(opened.database)
    target = delivering.deliver(opened.database, tmp_path / "villa.muniredes").path
    accounts.edit(opened.database, 1, {"account.name": "Otro nombre"})
    again = receiving.receive(opened, target)
    assert reading.snapshot(again.database).accounts[0].name == ""
    assert list((opened.path.parent / "copias").glob("*antes_de_recuperar*"))
    again.lock.release()


def test_the_example_is_not_written_over(town: Workspace, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="pueblo de ejemplo"):
        receiving.receive(town, tmp_path / "cualquiera.muniredes")


def test_the_command_line_delivers_verifies_and_receives(
    opened: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up(opened.database, "facebook.com/ayto")
    workspace.close(opened)
    package, there = tmp_path / "villa.muniredes", tmp_path / "otro" / "muniredes.sqlite"
    asked = ["entregar", "--datos", str(opened.path), "--salida", str(package), "--motivo", "mocion"]
    assert main(asked) == 0
    assert "SHA-256" in capsys.readouterr().out
    assert main(["verificar", str(package)]) == 0
    assert "Está entero: Ayuntamiento de Villa" in capsys.readouterr().out
    assert main(["recibir", str(package), "--datos", str(there)]) == 0
    found = workspace.open_file(there)
    file = reading.snapshot(found.database).handover
    workspace.close(found)
    assert file is not None
    assert (file.handover.reason, file.stage) == (HandoverReason.MOTION, HandoverStage.DELIVERED)
    package.write_bytes(package.read_bytes()[:-1])
    capsys.readouterr()
    assert main(["verificar", str(package)]) == 1
    assert capsys.readouterr().err.count("\n") == 1


DELIVERING = """
    import sys
    from pathlib import Path
    from muniredes.actions import workspace
    from muniredes.actions.handover import delivering
    opened = workspace.open_file(Path(sys.argv[1]))
    print("listo", flush=True)
    while True:
        delivering.deliver(opened.database, Path(sys.argv[2]))
        print("otra", flush=True)
"""


@pytest.mark.torture
@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
def test_killed_while_delivering_the_old_package_or_the_new_one_is_whole(
    opened: Workspace, tmp_path: Path
) -> None:
    _begin(opened.database)
    target = tmp_path / "villa.muniredes"
    delivering.deliver(opened.database, target)
    workspace.close(opened)
    for _turn in range(2):
        command = [sys.executable, "-c", textwrap.dedent(DELIVERING), str(opened.path), str(target)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(random.uniform(0.0, 3.0))  # noqa: S311  any moment will do
            child.send_signal(signal.SIGKILL)
        assert receiving.verify(target).council == "Ayuntamiento de Villa"
