"""Preparing the handover: in front of each account how it stands, and of all that is missing, where it is."""

from PySide6.QtWidgets import QPushButton

from muniredes.actions import clock, knowledge
from muniredes.actions.handover import preparing
from muniredes.desktop.wizards.dialog import WizardDialog
from muniredes.desktop.workbench import Workbench
from muniredes.domain.places import Place, Target
from tests.desktop.hands import dialog, press, seen, words
from tests.support import set_up


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


def test_of_all_that_is_missing_there_is_a_link_to_each(town_bench: Workbench) -> None:
    town_bench.go(Target(Place.HANDOVER, None, "course"))
    page = town_bench.page(Place.HANDOVER)
    missing = preparing.what_is_missing(town_bench.hub.snapshot)
    press(page, f"Ver las {len(missing)} cosas que faltan")
    verbs = [each.text() for each in seen(page, QPushButton) if each.text() in ("Arreglar", "Contestar")]
    assert len(verbs) == len(missing) > 12
    said = words(page)
    assert all(each.detail in said for each in missing)
