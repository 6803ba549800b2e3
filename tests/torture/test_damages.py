"""A short form of `dev.py torture`: the same damages, fewer of them."""

import os
from datetime import datetime
from pathlib import Path

import pytest

from muniredes.actions import workspace
from muniredes.actions.workspace import Workspace
from muniredes.storage.keeping import backup
from muniredes.storage.keeping.shelf import BackupReason
from tests.torture.damages import Attempt, many, of_a_copy, of_the_guide

TIMES = int(os.environ.get("MUNIREDES_TORTURE", "3")) * 4


@pytest.mark.torture
@pytest.mark.parametrize("attempt", [of_the_guide, of_a_copy])
def test_no_damage_goes_unsaid(town: Workspace, tmp_path: Path, attempt: Attempt) -> None:
    workspace.close(town)
    copy = backup.make(town.path, datetime(2026, 11, 24, 12), BackupReason.ASKED)
    source = town.path if attempt is of_the_guide else copy.path
    found = many(attempt, source, tmp_path / "obra", TIMES)
    assert {outcome: count for outcome, count in found.items() if not outcome.is_right} == {}
    assert sum(found.values()) == TIMES
