"""A short form of `dev.py torture`: the same attacks, fewer of them."""

import os
from functools import partial
from pathlib import Path

import pytest

from muniredes.actions import clock
from muniredes.exchange.sandbox import client
from tests.conftest import TODAY
from tests.properties import ATTACKS
from tests.torture import damages, hostiles, kills, outcomes
from tests.torture.__main__ import SLOW
from tests.torture.damages import Material
from tests.torture.outcomes import ANY_PATIENCE, PATIENCE, Outcome, many

SEED = int(os.environ.get("MUNIREDES_TORTURE", "1"))
KINDS = damages.Material(*[Path()] * 7)
"""Only to name the kinds before there is anything to damage."""

posix = pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Material:
    """What is damaged, killed and brought in."""
    clock.pretend(TODAY)
    return damages.material(tmp_path_factory.mktemp("material"))


@pytest.fixture(scope="module", autouse=True)
def _no_reader_left() -> object:
    yield
    client.close()


@pytest.mark.parametrize("kind", damages.attempts(KINDS))
def test_no_damage_goes_unsaid(made: Material, tmp_path: Path, kind: str) -> None:
    found = many(damages.attempts(made)[kind], tmp_path / "obra", ATTACKS, SEED)
    assert found.faults == []


@pytest.mark.parametrize("kind", [kind for kind in hostiles.attempts(KINDS) if kind != SLOW])
def test_no_file_from_outside_does_harm(made: Material, tmp_path: Path, kind: str) -> None:
    found = many(hostiles.attempts(made)[kind], tmp_path / "obra", ATTACKS, SEED)
    assert found.faults == []


@posix
@pytest.mark.parametrize("place", kills.PLACES)
def test_what_was_being_typed_is_offered_again(made: Material, tmp_path: Path, place: str) -> None:
    found = many(partial(kills.typing, place, made.closed), tmp_path / "obra", 1, SEED)
    assert found.faults == []


@posix
@pytest.mark.parametrize("kind", [kind for kind in kills.attempts(Path()) if kind != "al escribir"])
def test_no_kill_loses_anything(made: Material, tmp_path: Path, kind: str) -> None:
    found = many(kills.attempts(made.closed)[kind], tmp_path / "obra", 1, SEED)
    assert found.faults == []


@pytest.mark.parametrize(("times_slower", "is_stuck"), [(1, True), (6, False), (100, True)])
def test_what_takes_too_long_is_stuck_however_busy_the_computer_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times_slower: float, *, is_stuck: bool
) -> None:
    took = 5 * PATIENCE if times_slower < 100 else ANY_PATIENCE + 1

    def attempt(_folder: Path, _chance: object) -> Outcome:
        outcomes._Began.at -= took
        return Outcome.SAME

    monkeypatch.setattr(outcomes, "busy", lambda: times_slower)
    found = many(attempt, tmp_path / "obra", 1, patience=PATIENCE)
    assert bool(found.wrong.get(Outcome.HANG)) is is_stuck
