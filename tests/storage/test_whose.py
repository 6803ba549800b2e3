"""Whose a guide is: what is made for it, by whoever opens it, is for whoever must open it afterwards."""

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from muniredes.actions import people, reading, terms, workspace
from muniredes.actions.safekeeping import backups
from muniredes.domain.problems import Problem
from muniredes.storage.data_file.lock import WriterLock

OLD = min((Path(__file__).parent.parent / "fixtures" / "databases").glob("*.sqlite"))
ANA, EVA, TOGETHER, OTHERS = 65534, 65533, 65531, 65530

pytestmark = pytest.mark.skipif(
    os.name == "nt" or os.geteuid() != 0, reason="only who administers the computer is ever two people"
)


@contextmanager
def _as(person: int, group: int = TOGETHER) -> Iterator[None]:
    before, home = os.getegid(), os.environ["XDG_CACHE_HOME"]
    os.environ["XDG_CACHE_HOME"] = f"{home}/{person}"
    os.setegid(group)
    os.seteuid(person)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(before)
        os.environ["XDG_CACHE_HOME"] = home


@pytest.fixture
def guide(_example_file: bytes, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A guide of Ana's in a folder of her group; everybody has her own home."""
    homes = Path(tempfile.mkdtemp(prefix="muniredes-"))
    homes.chmod(0o777)
    monkeypatch.setenv("XDG_CACHE_HOME", os.fspath(homes))
    folder = homes / "guia"
    folder.mkdir()
    path = folder / "guia.sqlite"
    path.write_bytes(_example_file)
    os.chown(path, ANA, TOGETHER)
    path.chmod(0o600)
    os.chown(folder, ANA, TOGETHER)
    folder.chmod(0o2770)
    yield path
    shutil.rmtree(homes)


def _written(path: Path, name: str) -> None:
    opened = workspace.open_file(path)
    assert opened.notices == []
    people.add(opened.database, {"name": name})
    workspace.close(opened)


def _names(path: Path) -> set[str]:
    opened = workspace.open_file(path)
    names = {person.name for person in reading.snapshot(opened.database).people}
    workspace.close(opened)
    return names


def test_what_an_administrator_does_in_a_guide_leaves_it_hers(guide: Path) -> None:
    _written(guide, "Lo de quien administra")
    opened = workspace.open_file(guide)
    copy = backups.back_up(opened.database).path
    opened = backups.restore(opened, copy)
    kept = terms.keep_old(opened.database)
    workspace.let_go(opened)
    with _as(ANA):
        _written(guide, "Lo de Ana")
        assert {"Lo de quien administra", "Lo de Ana"} <= _names(guide)
        backups.restore_file(guide, copy)
        assert _names(kept)
    for made in (*guide.parent.rglob("*"),):
        found = made.stat()
        assert found.st_uid == ANA, made
        assert not found.st_mode & (stat.S_IRWXG | stat.S_IRWXO), made


def test_one_that_an_administrator_upgrades_or_puts_aside_stays_hers(guide: Path) -> None:
    guide.write_bytes(OLD.read_bytes())
    workspace.close(workspace.open_file(guide))
    with _as(ANA):
        _written(guide, "Lo de Ana")
    damaged = bytearray(guide.read_bytes())
    damaged[5_000] ^= 1
    guide.write_bytes(damaged)
    last = backups.last_good(guide)
    assert last is not None
    kept = backups.restore_file(guide, last.copy.path)
    assert kept is not None
    with _as(ANA):
        assert len(kept.read_bytes()) == len(damaged)
        assert "Lo de Ana" in _names(guide)


def test_a_guide_of_a_group_is_used_by_one_and_then_another(guide: Path) -> None:
    guide.chmod(0o660)
    with _as(ANA):
        _written(guide, "Lo de Ana")
    with _as(EVA):
        _written(guide, "Lo de Eva")
        opened = workspace.open_file(guide)
        opened = backups.restore(opened, backups.copies(opened.database)[-1].path)
        people.add(opened.database, {"name": "Lo último de Eva"})
        workspace.close(opened)
    with _as(ANA):
        assert {"Lo de Ana", "Lo último de Eva"} <= _names(guide)
        first = workspace.open_file(guide)
    with _as(EVA):
        second = workspace.open_file(guide)
        assert "La tiene abierta" in second.notices[0]
        workspace.close(second)
    with _as(ANA):
        workspace.close(first)


def test_who_may_not_open_a_guide_is_told_so(guide: Path) -> None:
    with _as(ANA):
        _written(guide, "Lo de Ana")
    with _as(EVA), pytest.raises(Problem, match="No tiene permiso para abrir"):
        workspace.open_file(guide)
    guide.chmod(0o640)
    with _as(EVA):
        looked = workspace.open_file(guide)
        assert "es de otra persona" in looked.notices[0]
        with pytest.raises(Problem, match="es de otra persona"):
            people.add(looked.database, {"name": "Eva"})
        workspace.close(looked)


def test_nobody_of_another_group_is_let_in(guide: Path) -> None:
    guide.chmod(0o660)
    with _as(ANA, OTHERS):
        lock = WriterLock(guide)
        assert lock.take()
        lock.release()
    beside = guide.with_name("guia.sqlite.lock").stat()
    assert beside.st_gid == TOGETHER or not beside.st_mode & stat.S_IRWXG


def test_a_home_that_cannot_be_looked_into_keeps_nobody_out(guide: Path) -> None:
    """Who once ran the program as the administrator may have left her own folder closed to herself."""
    homes = guide.parent.parent / str(ANA) / "MuniRedes"
    homes.mkdir(parents=True)
    homes.chmod(0o700)
    with _as(ANA):
        _written(guide, "Lo de Ana")
