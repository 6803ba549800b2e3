"""What the orders of a handover do without a window: nothing that was not asked for, and it is said."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from muniredes import paths
from muniredes.__main__ import main
from muniredes.actions import accounts, reading, workspace
from muniredes.actions.examples import example
from muniredes.actions.handover import delivering, receiving
from muniredes.actions.workspace import Workspace
from muniredes.domain.council import EntityKind
from muniredes.domain.handover.record import HandoverReason, HandoverStage
from muniredes.storage.data_file import contents
from tests.support import set_up

Said = pytest.CaptureFixture[str]


@pytest.fixture
def guide(opened: Workspace) -> Path:
    """The file of a guide with an account, which nobody has open."""
    set_up(opened.database, "facebook.com/ayto")
    workspace.close(opened)
    return opened.path


def _deliver(guide: Path, target: Path, *more: str) -> int:
    return main(["entregar", "--datos", str(guide), "--salida", str(target), *more])


def _stage(guide: Path) -> tuple[HandoverReason | None, HandoverStage] | None:
    opened = workspace.open_file(guide)
    file = reading.snapshot(opened.database).handover
    workspace.close(opened)
    return (file.handover.reason, file.stage) if file else None


def test_a_package_alone_hands_nothing_over(guide: Path, tmp_path: Path, capsys: Said) -> None:
    target = tmp_path / "villa.muniredes"
    assert _deliver(guide, target) == 0
    assert "Va sin cerrar" in capsys.readouterr().out
    assert _stage(guide) is None
    assert main(["verificar", str(target)]) == 0
    assert "Acta: Solo una preliminar" in capsys.readouterr().out


def test_the_final_act_is_kept_with_the_package_and_not_without_it(guide: Path, tmp_path: Path) -> None:
    weak = tmp_path / "debiles.txt"
    weak.write_text("Ayuntamiento de Villa, Albacete", encoding="utf-8")
    target = tmp_path / "villa.muniredes"
    assert _deliver(guide, tmp_path / "no" / "v.muniredes", "--definitiva") == 1
    assert _deliver(guide, target, "--definitiva", "--frase-fichero", str(weak)) == 1
    assert _stage(guide) is None
    assert not target.exists()
    assert _deliver(guide, target, "--definitiva", "--motivo", "dimision") == 0
    assert _stage(guide) == (HandoverReason.RESIGNATION, HandoverStage.DELIVERED)
    last = contents.last_action(guide)
    assert last is not None
    there = tmp_path / "otro" / "muniredes.sqlite"
    receiving.receive_file(there, target)
    assert contents.knows(there, last), "what was packed is what was kept"
    assert _stage(there) == (HandoverReason.RESIGNATION, HandoverStage.RECEIVED)
    (same,) = (each for each in receiving.look(target, guide).here if "misma" in each)
    assert same == "Es la misma que trae el paquete: recibirlo no cambia nada."
    assert _deliver(guide, tmp_path / "otra.muniredes", "--definitiva") == 0


KILLED = """
    import os, signal, sys
    from muniredes.__main__ import main
    from muniredes.actions.handover import delivering
    keep = delivering._keep_delivery
    def killed(*others):
        if sys.argv[3] == "después":
            keep(*others)
        os.kill(os.getpid(), signal.SIGKILL)
    delivering._keep_delivery = killed
    main(["entregar", "--datos", sys.argv[1], "--salida", sys.argv[2], "--definitiva"])
"""


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
@pytest.mark.parametrize("when", ["antes", "después"])
def test_killed_as_the_act_is_kept_no_package_says_what_the_guide_does_not_and_the_order_is_given_again(
    guide: Path, tmp_path: Path, when: str
) -> None:
    target = tmp_path / "villa.muniredes"
    command = [sys.executable, "-c", textwrap.dedent(KILLED), str(guide), str(target), when]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert not target.exists()
    assert (_stage(guide) is None) == (when == "antes")
    assert _deliver(guide, target, "--definitiva") == 0
    assert _stage(guide) == (None, HandoverStage.DELIVERED)
    assert receiving.look(target, guide).changes_nothing, "what was packed is what was kept"


def test_a_reason_alone_is_said_in_the_package_and_in_the_guide(guide: Path, tmp_path: Path) -> None:
    """As the help says it, without the act of delivery; and both are known for the same guide."""
    target = tmp_path / "villa.muniredes"
    assert _deliver(guide, tmp_path / "no" / "villa.muniredes", "--motivo", "mocion") == 1
    assert _stage(guide) is None
    assert _deliver(guide, target, "--motivo", "mocion") == 0
    assert _stage(guide) == (HandoverReason.MOTION, HandoverStage.PREPARING)
    inside = receiving.look(target, guide)
    assert (inside.receipt.manifest.reason, inside.receipt.manifest.stage) == (
        HandoverReason.MOTION.word,
        HandoverStage.PREPARING.word,
    )
    assert inside.changes_nothing


def test_what_an_order_does_not_mean_is_refused(guide: Path, tmp_path: Path, capsys: Said) -> None:
    assert _deliver(guide, tmp_path / "villa.zip") == 1
    assert "Escriba «villa.muniredes»" in capsys.readouterr().err
    assert _deliver(guide, tmp_path / "no" / "villa.muniredes") == 1
    assert "No se encuentra la carpeta" in capsys.readouterr().err
    assert main(["verificar", str(tmp_path / "no.muniredes")]) == 1
    assert "No se encuentra «no.muniredes» en" in capsys.readouterr().err
    assert not list(tmp_path.glob("villa*"))


def test_a_body_without_elections_does_not_speak_of_them(tmp_path: Path, capsys: Said) -> None:
    path, target = tmp_path / "peña.sqlite", tmp_path / "peña.muniredes"
    workspace.close(example.create(path, EntityKind.ASSOCIATION))
    assert _deliver(path, target, "--definitiva", "--motivo", "elecciones") == 1
    assert _stage(path) is None
    assert _deliver(path, target, "--definitiva") == 0
    assert main(["verificar", str(target)]) == 0
    assert "Elecciones municipales" not in capsys.readouterr().out
    assert _stage(path) == (None, HandoverStage.DELIVERED)


def test_while_the_window_has_it_it_is_said_once(opened: Workspace, tmp_path: Path, capsys: Said) -> None:
    set_up(opened.database, "facebook.com/ayto")
    target = tmp_path / "villa.muniredes"
    for order in (
        ["entregar", "--datos", str(opened.path), "--salida", str(target), "--definitiva"],
        ["recibir", str(delivering.deliver(opened.database, tmp_path / "otra.muniredes").path)],
    ):
        accounts.edit(opened.database, 1, {"account.name": order[0]})
        more = [] if order[0] == "entregar" else ["--datos", str(opened.path), "--sustituir"]
        assert main([*order, *more]) == 1
        said = capsys.readouterr().err
        assert said.count("\n") == 1
        assert said.endswith("Cierre allí MuniRedes y vuelva a intentarlo.\n")
    assert not target.exists()


def test_another_guide_is_not_replaced_unless_it_is_said(guide: Path, tmp_path: Path, capsys: Said) -> None:
    target = tmp_path / "villa.muniredes"
    assert _deliver(guide, target) == 0
    there = tmp_path / "otro" / "muniredes.sqlite"
    workspace.close(example.create(there))
    before, asked = there.read_bytes(), ["recibir", str(target), "--datos", str(there)]
    capsys.readouterr()
    assert main(asked) == 1
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert "--sustituir" in said.err
    assert there.read_bytes() == before
    assert main([*asked, "--sustituir"]) == 0
    kept = capsys.readouterr().out.splitlines()[-1]
    assert Path(kept.removeprefix("Lo que había está en ")).is_file()


def test_what_was_done_since_is_not_lost_unless_it_is_said(guide: Path, tmp_path: Path) -> None:
    """An older one of the same guide would take changes away; a newer one adds them."""
    older, newer = tmp_path / "antes.muniredes", tmp_path / "luego.muniredes"
    assert _deliver(guide, older) == 0
    opened = workspace.open_file(guide)
    accounts.edit(opened.database, 1, {"account.name": "Otro nombre"})
    workspace.close(opened)
    assert _deliver(guide, newer) == 0
    assert main(["recibir", str(older), "--datos", str(guide)]) == 1
    there = tmp_path / "otro" / "muniredes.sqlite"
    assert main(["recibir", str(older), "--datos", str(there)]) == 0
    assert main(["recibir", str(newer), "--datos", str(there)]) == 0


@pytest.mark.skipif(os.name == "nt", reason="a pipe is closed in another way there")
def test_whoever_reads_only_the_beginning_sees_no_failure(guide: Path, tmp_path: Path) -> None:
    target = tmp_path / "villa.muniredes"
    assert _deliver(guide, target) == 0
    for unheld in ("", "1"):
        read, write = os.pipe()
        os.close(read)
        done = subprocess.run(
            paths.own_command("verificar", str(target)),
            stdout=write,
            stderr=subprocess.PIPE,
            env=paths.own_environment() | {"PYTHONUNBUFFERED": unheld},
            check=False,
        )
        os.close(write)
        assert done.stderr == b""


@pytest.mark.skipif(sys.platform == "win32", reason="one system is enough")
def test_the_words_of_a_text_close_it_and_it_is_said(guide: Path, tmp_path: Path, capsys: Said) -> None:
    said = tmp_path / "palabras.txt"
    said.write_text("nube martillo perejil castillo violeta jilguero", encoding="utf-8")
    assert _deliver(guide, tmp_path / "villa.muniredes", "--frase-fichero", str(said)) == 0
    assert "Va cerrado: solo se abre con sus palabras." in capsys.readouterr().out
