"""Delivered here, received there: the same guide, the same manual; and what is damaged changes nothing."""

import os
import random
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from muniredes import __version__
from muniredes.__main__ import main
from muniredes.actions import accounts, clock, council, knowledge, reading, workspace
from muniredes.actions.examples import example
from muniredes.actions.handover import acts, delivering, preparing, receiving
from muniredes.actions.printing import manual
from muniredes.actions.workspace import Workspace
from muniredes.domain.accounts.standing import Standing
from muniredes.domain.council import EntityKind
from muniredes.domain.findings import examine
from muniredes.domain.handover.inside import Inside
from muniredes.domain.handover.package import Manifest
from muniredes.domain.handover.record import ActKind, Handover, HandoverReason, HandoverStage
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Cancelled, no_progress
from muniredes.exchange import delivery
from muniredes.i18n import _
from muniredes.storage import schema
from muniredes.storage.database import Database, Work
from tests.support import add_account, set_up


def _begin(database: Database) -> None:
    set_up(database, "facebook.com/ayto", "instagram.com/ayto")
    acts.keep(database, ActKind.FINAL, b"%PDF de mentira")


def _printed(database: Database, target: Path) -> bytes:
    manual.write(manual.prepare(database, manual.Edition.RESERVED).document, target, lambda _part: None)
    return target.read_bytes()


def test_out_and_in_on_an_empty_computer_gives_the_same_manual(opened: Workspace, tmp_path: Path) -> None:
    """But for what receiving is: it has its day, and whoever received has to say who she is."""
    _begin(opened.database)
    receipt = delivering.deliver(opened.database, tmp_path / "villa.muniredes")
    there = tmp_path / "otro" / "muniredes.sqlite"
    assert receiving.look(receipt.path, there).receipt == receipt
    assert (receipt.manifest.council, receipt.manifest.stage) == ("Ayuntamiento de Villa", "Entregado")
    assert receiving.receive_file(there, receipt.path) is None
    preparing.edit(opened.database, {"received_on": clock.today()})
    found = workspace.open_file(there)
    council.edit(found.database, {"user_id": 1})
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
    assert receiving.look(target).receipt == second


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
        receiving.look(target)


def _said(inside: Inside) -> dict[str, str]:
    return {fact.name: fact.said for fact in inside.facts}


def test_what_is_inside_is_read_from_its_own_data(town: Workspace, tmp_path: Path) -> None:
    """Counted here in another way."""
    delivering.draw_up_delivery(town.database)
    receipt = delivering.deliver(town.database, tmp_path / "pueblo.muniredes")
    snapshot = reading.snapshot(town.database)
    inside = receiving.look(receipt.path)
    said = _said(inside)
    assert inside.council == "Ayuntamiento de Villaejemplo de la Sierra"
    assert said["Organismo"] == "Ayuntamiento de Villaejemplo de la Sierra"
    assert said["Mandato"] == "2023–2027"
    assert said["Acta"].startswith("Acta de entrega, del ")
    assert said["Personas"] == str(len(snapshot.people))
    standings = [snapshot.standing(each, clock.today()).standing for each in snapshot.accounts]
    assert said["Cuentas"].startswith(f"{len(standings)} (")
    assert f"En orden: {standings.count(Standing.IN_HAND)}" in said["Cuentas"]
    assert "Facebook" in said["Redes"]
    assert int(said["Mensajes previstos"]) > 0
    assert "consulta" in said["Pendiente"]
    book = knowledge.crisis_book()
    matters = len(examine(snapshot, knowledge.networks(), clock.today(), book).findings)
    assert f"{matters} asuntos de la guía por arreglar" in said["Pendiente"]
    assert said["Versión"] == f"hecho con MuniRedes {__version__}"
    assert [paper.partition(":")[0] for paper in inside.papers] == [
        "ABRIR-EN-EL-NAVEGADOR.html", "manual-reservada.pdf", "manual-publica.pdf", "acta.pdf",
    ]  # fmt: skip
    assert inside.here == ()


def test_looking_does_not_make_the_program_speak_to_another_body(town: Workspace, tmp_path: Path) -> None:
    receipt = delivering.deliver(town.database, tmp_path / "pueblo.muniredes")
    knowledge.serve(EntityKind.ASSOCIATION)
    receiving.look(receipt.path)
    assert knowledge.served() is EntityKind.ASSOCIATION


def test_it_is_told_in_the_words_of_its_body_whoever_looks(opened: Workspace, tmp_path: Path) -> None:
    _begin(opened.database)
    council.edit(opened.database, {"kind": EntityKind.ASSOCIATION})
    receipt = delivering.deliver(opened.database, tmp_path / "asociacion.muniredes")
    knowledge.serve(EntityKind.ASSOCIATION)
    own = _("Mandato")
    knowledge.serve(EntityKind.COUNCIL)
    assert own != _("Mandato")
    told = _said(receiving.look(receipt.path))
    assert own in told
    assert "Mandato" not in told
    assert own != _("Mandato"), "looking at it does not make the program speak so"


def test_it_says_what_would_become_of_the_guide_that_is_here(opened: Workspace, tmp_path: Path) -> None:
    """The same, older, newer or of somebody else: each is told, with where it would be kept."""
    _begin(opened.database)
    target = delivering.deliver(opened.database, tmp_path / "villa.muniredes").path
    same = receiving.look(target, opened.path).here
    assert "Villa, con 2 cuentas y 1 persona" in same[0]
    assert "Es la misma que trae el paquete: recibirlo no cambia nada." in same
    assert str(opened.path.parent / "copias") in same[-1]
    accounts.edit(opened.database, 1, {"account.name": "Otro nombre"})
    (after,) = (said for said in receiving.look(target, opened.path).here if "misma" in said)
    assert "con 1 cambio hecho después" in after
    newer = delivering.deliver(opened.database, tmp_path / "otra.muniredes").path
    there = tmp_path / "otro" / "muniredes.sqlite"
    receiving.receive_file(there, target)
    assert any("de antes: el paquete trae lo que se ha hecho después" in each
               for each in receiving.look(newer, there).here)  # fmt: skip
    elsewhere = tmp_path / "tercero" / "muniredes.sqlite"
    workspace.close(example.create(elsewhere))
    assert any("No es del mismo organismo" in said for said in receiving.look(target, elsewhere).here)
    assert not list(tmp_path.rglob("*mirando*"))
    assert not list(tmp_path.rglob("*paquete*"))


def test_one_of_an_older_program_says_that_it_is_brought_up_to_date(
    opened: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = max((Path(__file__).parents[2] / "fixtures" / "databases").glob("v*.sqlite"))
    _begin(opened.database)

    def packed(folder: Path, manifest: Manifest, target: Path, *others: Any, **more: Any) -> Manifest:
        shutil.copyfile(old, folder / "muniredes.sqlite")
        return pack(folder, replace(manifest, schema="0001", program="0.9"), target, *others, **more)

    pack = delivery.pack
    monkeypatch.setattr(delivery, "pack", packed)
    target = delivering.deliver(opened.database, tmp_path / "vieja.muniredes").path
    assert _said(receiving.look(target))["Versión"].endswith("al recibirlo se pone al día")


def test_what_is_taken_is_what_was_shown(opened: Workspace, tmp_path: Path) -> None:
    _begin(opened.database)
    target = tmp_path / "villa.muniredes"
    delivering.deliver(opened.database, target)
    seen = receiving.look(target).receipt
    add_account(opened.database, "youtube.com/@ayto")
    delivering.deliver(opened.database, target)
    before = opened.path.read_bytes()
    with pytest.raises(Problem, match="no es ya el paquete que ha mirado"):
        receiving.take(opened, target, no_progress, seen)
    assert opened.path.read_bytes() == before


def test_what_there_was_is_kept_among_the_copies(opened: Workspace, tmp_path: Path) -> None:
    _begin(opened.database)
    target = delivering.deliver(opened.database, tmp_path / "villa.muniredes").path
    accounts.edit(opened.database, 1, {"account.name": "Otro nombre"})
    again = receiving.receive(opened, target)
    assert reading.snapshot(again.database).accounts[0].name == ""
    assert list((opened.path.parent / "copias").glob("*antes_de_recuperar*"))
    again.lock.release()


def test_having_received_it_is_no_change_of_hers(opened: Workspace, tmp_path: Path) -> None:
    """The same package brings nothing again, and a newer one of whoever gave it goes on from there."""
    _begin(opened.database)
    first = delivering.deliver(opened.database, tmp_path / "uno.muniredes").path
    there = tmp_path / "otro" / "muniredes.sqlite"
    there.parent.mkdir()
    came = receiving.receive(workspace.open_file(there), first)
    workspace.close(came)
    assert receiving.look(first, there).changes_nothing
    accounts.edit(opened.database, 1, {"account.name": "Otro nombre"})
    newer = receiving.look(delivering.deliver(opened.database, tmp_path / "dos.muniredes").path, there)
    assert newer.present is not None
    assert newer.present.is_continued
    assert not newer.takes_another


def test_what_was_brought_is_let_go_of_when_it_cannot_be_written(
    opened: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _begin(opened.database)
    source = delivering.deliver(opened.database, tmp_path / "villa.muniredes").path
    there, held = tmp_path / "otro" / "muniredes.sqlite", list[Path]()

    class Watched(Database):
        def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
            super().__init__(path, now)
            held.append(path)

        def close(self) -> None:
            super().close()
            held.remove(self.path)

    def full(_work: Work) -> Handover | None:
        raise Problem("El disco está lleno.", "Libere espacio.")

    with monkeypatch.context() as broken:
        broken.setattr(receiving, "Database", Watched)
        broken.setattr(preparing, "open_one", full)
        with pytest.raises(Problem, match="disco"):
            receiving.receive_file(there, source)
    assert held == []
    assert not there.exists()
    assert receiving.receive_file(there, source) is None


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
    assert main([*asked, "--definitiva"]) == 0
    assert "SHA-256" in capsys.readouterr().out
    assert main(["verificar", str(package)]) == 0
    assert "Está entero: Ayuntamiento de Villa" in capsys.readouterr().out
    assert main(["recibir", str(package), "--datos", str(there), "--solo-ver"]) == 0
    assert "Cuentas: 1 (" in capsys.readouterr().out
    assert not there.exists()
    assert main(["recibir", str(package), "--datos", str(there)]) == 0
    found = workspace.open_file(there)
    came = reading.snapshot(found.database)
    file, body = came.handover, came.council
    workspace.close(found)
    assert file is not None
    assert file.is_delivered
    assert (file.handover.reason, file.stage) == (HandoverReason.MOTION, HandoverStage.RECEIVED)
    assert body is not None
    assert body.user_id is None, "who handed over signs nothing more"
    capsys.readouterr()
    assert main(["recibir", str(package), "--datos", str(there)]) == 0
    said = capsys.readouterr().out
    assert "Es la misma que trae el paquete" in said
    assert said.splitlines()[-1] == "No se ha cambiado nada."
    assert not list((there.parent / "copias").glob("*antes_de*"))
    package.write_bytes(package.read_bytes()[:-1])
    capsys.readouterr()
    assert main(["verificar", str(package)]) == 1
    assert capsys.readouterr().err.count("\n") == 1


RECEIVING = """
    import os, signal, sys
    from muniredes.__main__ import main
    from muniredes.storage.safekeeping import backup
    taken = backup.restore
    def killed(database, *others, **more):
        found = taken(database, *others, **more)
        if database.name == "muniredes.sqlite" and database.parent.name == "otro":
            os.kill(os.getpid(), signal.SIGKILL)
        return found
    backup.restore = killed
    main(["recibir", sys.argv[1], "--datos", sys.argv[2]])
"""


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
def test_killed_as_soon_as_it_is_received_it_is_of_whoever_received_it(
    opened: Workspace, tmp_path: Path
) -> None:
    _begin(opened.database)
    package = delivering.deliver(opened.database, tmp_path / "villa.muniredes").path
    there = tmp_path / "otro" / "muniredes.sqlite"
    command = [sys.executable, "-c", textwrap.dedent(RECEIVING), str(package), str(there)]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    found = workspace.open_file(there)
    snapshot = reading.snapshot(found.database)
    assert found.notices == []
    workspace.close(found)
    assert snapshot.council is not None
    assert snapshot.council.user_id is None
    assert snapshot.handover is not None
    assert snapshot.handover.handover.received_on is not None


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
        assert receiving.look(target).council == "Ayuntamiento de Villa"
