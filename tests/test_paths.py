"""Where things live, installed and in a portable folder."""

import ctypes
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from muniredes import paths


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program as it is built, in a folder of its own."""
    made = tmp_path / "MuniRedes" / "muniredes"
    made.parent.mkdir()
    made.touch()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(made))
    return made


def test_a_portable_folder_keeps_everything_beside_the_program(program: Path) -> None:
    (program.parent / "muniredes.portable").touch()
    beside = program.parent / "datos"
    assert paths.database_file() == beside / "muniredes.sqlite"
    assert (paths.data_folder(), paths.settings_folder(), paths.log_folder()) == (beside, beside, beside)


def test_a_link_to_the_portable_program_leads_to_its_folder(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (program.parent / "muniredes.portable").touch()
    link = tmp_path / "acceso"
    link.symlink_to(program)
    monkeypatch.setattr(sys, "executable", str(link))
    assert paths.data_folder() == program.parent / "datos"


@pytest.mark.usefixtures("program")
def test_an_installed_program_keeps_them_in_the_users_folders(tmp_path: Path) -> None:
    assert paths.data_folder() == tmp_path / "XDG_DATA_HOME" / "MuniRedes"


def test_from_the_sources_a_mark_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "muniredes.portable").touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert paths.portable_folder() is None


@pytest.mark.skipif(sys.platform != "linux", reason="only there do variables say it")
@pytest.mark.parametrize("said", ["", "datos", "./datos"])
def test_a_variable_that_says_no_whole_place_says_nothing(
    said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, said)
    paths.forget_useless_homes()
    found = (paths.data_folder(), paths.settings_folder(), paths.log_folder(), paths.locks_folder())
    assert all(tmp_path in folder.parents for folder in found)


MOUNTS = r"""22 27 0:21 / /proc rw - proc proc rw
27 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 27 0:40 / /home/ana/Carpeta\\040del\\040servidor rw shared:2 - cifs //servidor/datos rw
41 27 0:41 / /mnt/disco rw - ext4 /dev/sdb1 rw
42 41 0:42 / /mnt/disco/remota rw - {kind} ana@servidor:/ rw
43 42 0:43 / /mnt/disco/remota/local rw - ext4 /dev/sdc1 rw
""".replace("\\\\", "\\")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows says it of each letter")
@pytest.mark.parametrize("kind", ["nfs", "nfs4", "smb3", "fuse.sshfs", "9p", "cifs"])
def test_a_folder_of_another_computer_is_told_by_its_system_of_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    told = tmp_path / "mountinfo"
    told.write_text(MOUNTS.format(kind=kind), encoding="utf-8")
    monkeypatch.setattr(paths, "MOUNTS", told)
    found = {
        place: paths.synced_mark(Path(place) / "muniredes.sqlite")
        for place in (
            "/home/ana/Carpeta del servidor/redes", "/mnt/disco/remota", "/mnt/disco/remota/a/b",
            "/mnt/disco/remota/local", "/mnt/disco", "/home/ana", "/mnt/disco/remotas",
        )
    }  # fmt: skip
    assert found == {
        "/home/ana/Carpeta del servidor/redes": "/home/ana/Carpeta del servidor",
        "/mnt/disco/remota": "/mnt/disco/remota",
        "/mnt/disco/remota/a/b": "/mnt/disco/remota",
        "/mnt/disco/remota/local": None,
        "/mnt/disco": None,
        "/home/ana": None,
        "/mnt/disco/remotas": None,
    }


@pytest.mark.skipif(sys.platform == "win32", reason="it is of Linux")
@pytest.mark.parametrize("told", ["", "no es nada\n\n- -\n", None])
def test_what_linux_does_not_say_is_no_folder_of_another_computer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: str | None
) -> None:
    if told is not None:
        (tmp_path / "mountinfo").write_text(told, encoding="utf-8")
    monkeypatch.setattr(paths, "MOUNTS", tmp_path / "mountinfo")
    assert paths.synced_mark(tmp_path / "muniredes.sqlite") is None


def test_a_letter_of_windows_that_is_a_folder_of_the_server_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def kind(root: str) -> int:
        asked.append(root)
        return 4 if root == "Z:\\" else 3

    windows = SimpleNamespace(kernel32=SimpleNamespace(GetDriveTypeW=kind))
    monkeypatch.setattr(ctypes, "windll", windows, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    assert paths.synced_mark(Path("Z:\\Redes\\muniredes.sqlite")) == "Z:"
    assert paths.synced_mark(Path("C:\\Redes\\muniredes.sqlite")) is None
    assert asked == ["Z:\\", "C:\\"]
    assert paths.synced_mark(Path("\\\\servidor\\redes\\muniredes.sqlite"))
