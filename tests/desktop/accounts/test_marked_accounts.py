"""Wherever a screen names an account that is not in hand, it says beside the name how it stands."""

from collections.abc import Iterator, Mapping

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLabel, QWidget

from muniredes import paths
from muniredes.actions import accounts, clock
from muniredes.actions.workspace import Workspace
from muniredes.desktop.window.every_dialog import every_dialog
from muniredes.desktop.window.main_window import MainWindow
from muniredes.desktop.window.workbench import Workbench
from muniredes.desktop.wizards.asking.dialog import WizardDialog
from muniredes.desktop.wizards.catalogue import every_plan
from muniredes.domain.accounts.standing import AccountStanding
from muniredes.domain.places import Place, Target
from tests.desktop.hands import seen, words
from tests.desktop.walk.rooms import every_room

Standings = Mapping[str, AccountStanding]
"""How each account out of hand stands, by its title."""

_SAID_OTHERWISE = ("Al final no se cierra: ", "La cuenta es ")
"""A verb that says that it is being closed; what was written down in a crisis, which stays as it was."""


@pytest.fixture
def standings(window: MainWindow, standings_town: Workspace) -> Workbench:
    return Workbench(window, standings_town)


@pytest.fixture
def out_of_hand(standings: Workbench) -> Standings:
    snapshot = standings.hub.snapshot
    judged = [snapshot.standing(each, clock.today()) for each in snapshot.accounts]
    found = {accounts.title(each.account): each for each in judged if each.mark}
    assert len({each.mark for each in found.values()}) >= 6, "one of each standing"
    return found


def test_no_page_names_an_account_out_of_hand_without_its_mark(
    standings: Workbench, out_of_hand: Standings
) -> None:
    unmarked = set()
    for room in every_room(standings):
        unmarked |= {(room.name, said) for said in _unmarked(room.enter(), out_of_hand)}
    assert unmarked == set()


def test_the_lines_of_each_account_leave_none_of_ours_out(standings: Workbench) -> None:
    """One that she said to be in use, and is somebody's own profile, is neither «En uso» nor forgotten."""
    standings.go(Target(Place.CHANNELS))
    said = words(standings.page(Place.CHANNELS))
    for account in standings.hub.snapshot.own_accounts:
        assert accounts.marked(standings.hub.snapshot, account) in said, account.name
    assert "En uso" not in said
    assert "Es un perfil personal." in said


def test_no_dialog_does(standings: Workbench, out_of_hand: Standings) -> None:
    unmarked = set()
    for make in every_dialog(standings.hub, paths.resource("examples", "capture.png")):
        dialog = make(parent=standings.window)
        dialog.show()
        unmarked |= {(type(dialog).__name__, said) for said in _unmarked(dialog, out_of_hand)}
        dialog.close()
    assert unmarked == set()


def test_no_wizard_does(standings: Workbench, out_of_hand: Standings) -> None:
    unmarked = set()
    for plan in every_plan(standings.hub):
        wizard = WizardDialog(plan, standings.window)
        wizard.show()
        for key in wizard.session.keys:
            wizard.session.go_to(key)
            wizard.show_page()
            unmarked |= {(f"{plan.name}, {key}", said) for said in _unmarked(wizard, out_of_hand)}
        wizard.close()
    assert unmarked == set()


def test_one_in_hand_has_no_mark(standings: Workbench) -> None:
    snapshot = standings.hub.snapshot
    kept = [each for each in snapshot.accounts if snapshot.standing(each, clock.today()).is_official]
    assert kept
    assert [accounts.marked(snapshot, each) for each in kept] == [accounts.title(each) for each in kept]


def _unmarked(root: QWidget, standings: Standings) -> Iterator[str]:
    """Yield what is said under `root` that names an account without how it stands, or says that twice."""
    for said in _texts(root):
        plain = " ".join(said.replace("\u200b", "").split())
        for title, each in standings.items():
            named, marked = plain.count(title), plain.count(f"{title} ({each.mark})")
            if named and marked != named and not _says_why(plain, each):
                yield plain
            if marked and any(f"): {reason}" in plain for reason in each.reasons):
                yield f"twice: {plain}"


def _says_why(said: str, each: AccountStanding) -> bool:
    """Whether a text says in its own words how the account that it names stands."""
    if any(words in said for words in _SAID_OTHERWISE):
        return True
    folded = said.casefold()
    ways = (each.mark, each.standing.word, each.strands, *each.reasons)
    return any(way and way.casefold() in folded for way in ways)


def _texts(root: QWidget) -> Iterator[str]:
    for label in seen(root, QLabel):
        yield label.text()
    for each in seen(root, QAbstractButton):
        yield each.text()
        if hasattr(each, "menu") and each.menu() is not None:
            yield from (action.text() for action in each.menu().actions())
    for box in seen(root, QComboBox):
        yield from (box.itemText(row) for row in range(box.count()))
    for view in seen(root, QAbstractItemView):
        yield from _rows(view.model())


def _rows(model: QAbstractItemModel | None, parent: QModelIndex | None = None) -> Iterator[str]:
    at = parent or QModelIndex()
    if model is None:
        return
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(at)
    for row in range(model.rowCount(at)):
        for column in range(columns):
            cell = model.index(row, column, at)
            yield str(model.data(cell, Qt.ItemDataRole.DisplayRole) or "")
            if column == 0:
                yield from _rows(model, cell)
