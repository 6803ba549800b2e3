"""Where «Canales» names an account that is not in hand, it says beside the name how it stands."""

import pytest
from PySide6.QtWidgets import QLabel

from muniredes.actions import accounts, clock
from muniredes.actions.workspace import Workspace
from muniredes.desktop.main_window import MainWindow
from muniredes.desktop.workbench import Workbench
from muniredes.domain.places import Place
from tests.desktop.hands import seen
from tests.desktop.walk.rooms import every_room


@pytest.fixture
def standings(window: MainWindow, standings_town: Workspace) -> Workbench:
    return Workbench(window, standings_town)


def test_no_account_out_of_hand_is_named_without_its_mark(standings: Workbench) -> None:
    snapshot = standings.hub.snapshot
    judged = [snapshot.standing(each, clock.today()) for each in snapshot.accounts]
    marks = {accounts.title(each.account): each.mark for each in judged if each.mark}
    assert len(set(marks.values())) >= 6, "one of each standing"
    unmarked = set()
    for room in every_room(standings):
        if room.place is Place.CHANNELS:
            texts = [label.text().replace("\u200b", "") for label in seen(room.enter(), QLabel)]
            unmarked |= {(room.name, said) for said in texts if said in marks}
    assert unmarked == set()


def test_one_in_hand_has_no_mark(standings: Workbench) -> None:
    snapshot = standings.hub.snapshot
    kept = [each for each in snapshot.accounts if snapshot.standing(each, clock.today()).is_official]
    assert kept
    assert [accounts.marked(snapshot, each) for each in kept] == [accounts.title(each) for each in kept]
