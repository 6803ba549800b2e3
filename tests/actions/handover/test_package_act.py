"""The act that travels is the one that was drawn up: another in its place is found, however it is packed."""

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest

from muniredes.__main__ import main
from muniredes.actions import reading
from muniredes.actions.handover import acts, delivering, receiving
from muniredes.actions.workspace import Workspace
from muniredes.domain.handover.package import ACT_NAME
from muniredes.domain.handover.record import ActKind
from muniredes.domain.problems import Problem
from muniredes.domain.progress import no_progress
from muniredes.exchange import delivery, encryption
from tests.support import set_up

_WORDS = "cuneta istmo residuo sujeto pata lento"


def _with_act(package: Path, act: bytes, target: Path) -> Path:
    """Pack again what is in a package with another act, telling the truth about it, and seal it."""
    with zipfile.ZipFile(package) as whole:
        entries = {entry.filename: whole.read(entry) for entry in whole.infolist()}
    entries[ACT_NAME] = act
    said = json.loads(entries[delivery.MANIFEST_NAME])
    for file in said["ficheros"]:
        if file["nombre"] == ACT_NAME:
            file |= {"bytes": len(act), "sha256": hashlib.sha256(act).hexdigest()}
    entries[delivery.MANIFEST_NAME] = json.dumps(said).encode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as again:
        again.comment = b"0" * 64
        for name, content in entries.items():
            again.writestr(name, content)
    data = made.getvalue()[:-64]
    target.write_bytes(data + hashlib.sha256(data).hexdigest().encode())
    return target


@pytest.fixture
def delivered(opened: Workspace, tmp_path: Path) -> Path:
    """A package with its act of delivery."""
    set_up(opened.database, "facebook.com/ayto")
    pdf = acts.draw(acts.compose(opened.database, ActKind.FINAL), no_progress)
    acts.keep(opened.database, ActKind.FINAL, pdf)
    return delivering.deliver(opened.database, tmp_path / "villa.muniredes").path


def test_the_same_act_packed_again_is_taken(delivered: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(delivered) as whole:
        own = whole.read(ACT_NAME)
    assert receiving.look(_with_act(delivered, own, tmp_path / "otra.muniredes")).council


def test_another_act_is_found_by_every_door_and_nothing_changes(
    delivered: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = _with_act(delivered, b"%PDF-1.7 una que nadie firm\xc3\xb3", tmp_path / "otra.muniredes")
    there = tmp_path / "otro" / "muniredes.sqlite"
    with pytest.raises(Problem, match=r"El acta que lleva «otra\.muniredes» no es la que guarda su guía"):
        receiving.receive_file(there, changed)
    assert not there.exists()
    closed = tmp_path / "cerrada.muniredes"
    encryption.lock(changed, closed, _WORDS, no_progress)
    with pytest.raises(Problem, match=r"El acta que lleva «cerrada\.muniredes»"):
        receiving.look(closed, words=_WORDS)
    capsys.readouterr()
    assert main(["verificar", str(changed)]) == 1
    said = capsys.readouterr()
    assert not said.out
    assert len(said.err.strip().splitlines()) == 1


def test_before_any_act_the_one_that_travels_is_of_the_package_alone(
    opened: Workspace, tmp_path: Path
) -> None:
    set_up(opened.database, "facebook.com/ayto")
    package = delivering.deliver(opened.database, tmp_path / "villa.muniredes").path
    assert reading.snapshot(opened.database).handover is None
    facts = {fact.name: fact.said for fact in receiving.look(package).facts}
    assert facts["Acta"].startswith("Solo una preliminar")
