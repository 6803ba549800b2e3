"""Where things live, installed and in a portable folder."""

import sys
from pathlib import Path

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
