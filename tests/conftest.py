"""What every test shares: a day, a place of its own, a council's file."""

import faulthandler
import os
import sys
from collections.abc import Callable, Iterator, Sized
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

SCREENS = Path(__file__).parent / "fixtures" / "screens.json"
if os.environ.setdefault("QT_QPA_PLATFORM", "offscreen") == "offscreen":
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={SCREENS}"

from muniredes import log, offline
from muniredes.actions import clock, knowledge, workspace
from muniredes.actions.examples import example
from muniredes.actions.workspace import Workspace
from muniredes.domain.council import EntityKind
from muniredes.domain.knowledge.facts import Networks
from muniredes.storage.database import Database
from tests import asked, properties, towns

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

TODAY = date(2026, 11, 24)
MOST_VARIABLES = 60
"""More than any statement of ours needs: those of the widest table."""

_MOST_S = 300
"""Longer than any test takes, on a slow computer too: what waits for ever for a hand ends there, named."""

_IS_LONG = {"MUNIREDES_PROPERTIES", "MUNIREDES_TORTURE"} & os.environ.keys()
"""Whether far more is tried of each than in every day's tests."""

properties.load()
offline.begin()


def pretend_now() -> None:
    """Make it the day and the hour that it is in every test."""
    clock.set_machine(datetime.combine(TODAY, time(18, 30)))
    clock.pretend(TODAY, time(18, 30))


HOMES = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")


@pytest.fixture(scope="session", autouse=True)
def _own_places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is made once for many tests sees none of the user's folders either."""
    place = tmp_path_factory.mktemp("places")
    with pytest.MonkeyPatch.context() as patch:
        for name in HOMES:
            patch.setenv(name, str(place / name))
        yield


@pytest.fixture(autouse=True)
def _ends() -> Iterator[None]:
    """No test waits for ever: a window that nobody answers would hold all that come behind it."""
    if not _IS_LONG:
        faulthandler.dump_traceback_later(_MOST_S, exit=True, file=sys.__stderr__ or 2)
    yield
    faulthandler.cancel_dump_traceback_later()


@pytest.fixture(autouse=True)
def _own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test sees the user's folders, the real day or the real hour, or tries to leave this computer."""
    for name in HOMES:
        monkeypatch.setenv(name, str(tmp_path / name))
    pretend_now()
    gone = _open_and_gone()
    yield
    log.stop()
    clock.pretend(None)
    knowledge.serve(EntityKind.COUNCIL)
    clock.live_in(None)
    clock.set_machine(None)
    assert _open_and_gone() <= gone, "Windows deletes no file that is open"
    assert offline.attempts() == (), "the program does not use the network"


def _open_and_gone() -> set[str]:
    """Return the files that this process has open and are deleted; where nobody says it, none."""
    table = Path("/proc/self/fd")
    found = set()
    for each in table.iterdir() if table.is_dir() else ():
        with suppress(OSError):  # it was closed while they were told
            found.add(str(each.readlink()))
    return {path for path in found if path.endswith(" (deleted)") and ".sqlite" in path}


def _no_statement_grows_with_the_data(statement: str, values: Sized, many: bool) -> None:
    """Fail whatever test makes a question with a variable for each row: one day there will be too many."""
    if not many and not statement.startswith("INSERT"):
        assert len(values) <= MOST_VARIABLES, statement


asked.listen(_no_statement_grows_with_the_data)


@pytest.fixture
def today() -> date:
    """The day it is in every test."""
    return TODAY


@pytest.fixture(scope="session")
def _blank_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("blank") / "blank.sqlite"
    workspace.close(workspace.open_file(path))
    return path.read_bytes()


@pytest.fixture(scope="session")
def _example_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    clock.pretend(TODAY)
    path = tmp_path_factory.mktemp("example") / "example.sqlite"
    workspace.close(example.create(path))
    return path.read_bytes()


def _made(path: Path, fill: Callable[[Database], None]) -> bytes:
    """Return a guide that was filled once, to be opened by each test that needs it."""
    pretend_now()
    made = workspace.open_file(path)
    fill(made.database)
    workspace.close(made)
    return path.read_bytes()


@pytest.fixture(scope="session")
def _standings_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return _made(tmp_path_factory.mktemp("standings") / "guide.sqlite", towns.each_standing)


@pytest.fixture(scope="session")
def _flawed_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return _made(tmp_path_factory.mktemp("flawed") / "guide.sqlite", towns.every_flaw)


def _open_copy(folder: Path, made: bytes) -> Iterator[Workspace]:
    folder.mkdir()
    path = folder / "muniredes.sqlite"
    path.write_bytes(made)
    found = workspace.open_file(path)
    yield found
    found.lock.release()


@pytest.fixture
def standings_town(tmp_path: Path, _standings_file: bytes) -> Iterator[Workspace]:
    """A guide with one account of each standing, open."""
    yield from _open_copy(tmp_path / "situaciones", _standings_file)


@pytest.fixture
def flawed_town(tmp_path: Path, _flawed_file: bytes) -> Iterator[Workspace]:
    """A guide with everything that can be wrong in one, open."""
    yield from _open_copy(tmp_path / "defectos", _flawed_file)


@pytest.fixture
def opened(tmp_path: Path, _blank_file: bytes) -> Iterator[Workspace]:
    """An empty guide, open."""
    path = tmp_path / "guia" / "muniredes.sqlite"
    path.parent.mkdir()
    path.write_bytes(_blank_file)
    found = workspace.open_file(path)
    yield found
    found.lock.release()


@pytest.fixture
def town(tmp_path: Path, _example_file: bytes) -> Iterator[Workspace]:
    """The example town, open."""
    path = tmp_path / "pueblo" / "ejemplo.sqlite"
    path.parent.mkdir()
    path.write_bytes(_example_file)
    found = workspace.open_file(path)
    yield found
    found.lock.release()


@pytest.fixture
def closed_town(town: Workspace) -> Path:
    """The file of the example town, which nobody has open."""
    workspace.close(town)
    return town.path


@pytest.fixture
def database(opened: Workspace) -> Database:
    """The database of an empty guide."""
    return opened.database


@pytest.fixture
def town_database(town: Workspace) -> Database:
    """The database of the example town."""
    return town.database


@pytest.fixture
def standings(standings_town: Workspace) -> Database:
    """A town with one account of each standing, and of each way of not being in order."""
    return standings_town.database


@pytest.fixture(scope="session")
def networks() -> Networks:
    """The shipped networks."""
    from muniredes.actions import knowledge

    return knowledge.networks()


@pytest.fixture(scope="session")
def qapp() -> Iterator["QApplication"]:
    """The program's own application, whichever room asks for one first: in Spanish, in its own style."""
    from muniredes.desktop.startup.application import make_app, put_away

    yield make_app()
    put_away()
