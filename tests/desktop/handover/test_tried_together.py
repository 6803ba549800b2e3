"""Preparing the handover: in front of each account how it stands, and of all that is missing, where it is."""

from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from muniredes.actions import clock, knowledge
from muniredes.actions.handover import preparing
from muniredes.desktop.pages.handover.checks import ChecksPanel
from muniredes.desktop.pages.tabbed import TabbedPage
from muniredes.desktop.window.workbench import Workbench
from muniredes.desktop.wizards.asking.dialog import WizardDialog
from muniredes.domain.handover.checklist import CheckBlock
from muniredes.domain.places import Place, Target
from tests.desktop.hands import button, dialog, press, seen, words
from tests.support import set_up

_VERBS = ("Arreglar", "Contestar")


def test_each_account_says_how_it_stands_its_risk_and_the_way_of_its_network(bench: Workbench) -> None:
    set_up(bench.hub.database, "facebook.com/AytoVilla", "instagram.com/AytoVilla")
    bench.hub.note_changed()
    bench.go(Target(Place.PREPARE_HANDOVER))
    wizard = dialog(WizardDialog)
    for _before in range(3):
        wizard.skip()
    snapshot, today, networks = bench.hub.snapshot, clock.today(), knowledge.networks()
    for account in snapshot.own_accounts:
        said = words(wizard)
        assert snapshot.standing(account, today).word in said
        assert snapshot.risk(account, today).reasons
        for reason in snapshot.risk(account, today).reasons:
            assert reason.sentence in said
        way = networks[account.network_id].transfer
        assert way is not None
        assert way.value in said
        wizard.skip()


def _verbs(page: QWidget) -> list[QPushButton]:
    return [each for each in seen(page, QPushButton) if each.text() in _VERBS]


def _made(page: QWidget) -> int:
    return sum(each.text() in _VERBS for each in page.findChildren(QPushButton))


def test_of_all_that_is_missing_there_is_a_link_to_each(town_bench: Workbench, qtbot: QtBot) -> None:
    town_bench.go(Target(Place.HANDOVER, None, "course"))
    page = town_bench.page(Place.HANDOVER)
    missing = preparing.what_is_missing(town_bench.hub.snapshot)
    before = _made(page)
    press(page, f"Ver las {len(missing)} cosas que faltan")
    assert _made(page) - before < len(missing) - 12, "the window was kept from her until all were there"
    qtbot.waitUntil(lambda: len(_verbs(page)) == len(missing), timeout=60_000)
    said = words(page)
    assert all(each.detail in said for each in missing)
    focused = QApplication.focusWidget()
    assert focused is _verbs(page)[12], "where she goes on reading"


def test_all_that_is_missing_stays_told_only_while_she_is_there(town_bench: Workbench, qtbot: QtBot) -> None:
    town_bench.go(Target(Place.HANDOVER, None, "course"))
    page = town_bench.page(Place.HANDOVER)
    missing = preparing.what_is_missing(town_bench.hub.snapshot)
    more = f"Ver las {len(missing)} cosas que faltan"
    for away in (Target(Place.TODAY), Target(Place.HANDOVER, None, "acts")):
        press(page, more)
        qtbot.waitUntil(lambda: len(_verbs(page)) == len(missing), timeout=60_000)
        page.refresh()
        qtbot.waitUntil(lambda: len(_verbs(page)) == len(missing), timeout=60_000)
        town_bench.go(away)
        town_bench.go(Target(Place.HANDOVER, None, "course"))
        assert len(_verbs(page)) == 12, away
        assert button(page, more).isEnabled()


def test_of_an_account_whose_network_says_no_way_there_is_no_empty_line(bench: Workbench) -> None:
    set_up(bench.hub.database, "https://www.pinterest.es/aytovilla")
    bench.hub.note_changed()
    (account,) = bench.hub.snapshot.own_accounts
    assert not preparing.way_of(bench.hub.snapshot, account).sentence
    bench.go(Target(Place.HANDOVER, None, "course"))
    page = bench.page(Place.HANDOVER)
    assert isinstance(page, TabbedPage)
    panel = next(each for each in page.panels if isinstance(each, ChecksPanel))
    page.show_panel(page.panels.index(panel))
    (tab,) = (each for each in seen(panel, QPushButton) if each.text().startswith(CheckBlock.TOGETHER.word))
    press(panel, tab.text())
    assert "Contestar" in words(panel)
    assert [each for each in seen(panel, QLabel) if not each.text()] == []
