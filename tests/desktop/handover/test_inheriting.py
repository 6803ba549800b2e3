"""Who inherits the accounts with nothing left behind, or with accounts that cannot be handed over."""

import pytest

from muniredes.desktop.dialogs.remedy import RemedyDialog
from muniredes.desktop.pages.tabbed import TabbedPage
from muniredes.desktop.window.workbench import Workbench
from muniredes.desktop.wizards.asking.dialog import WizardDialog
from muniredes.domain.accounts.account import AccountState
from muniredes.domain.places import Place, Target
from tests.desktop.hands import dialog, press, words
from tests.support import add_account, set_up


def _page(bench: Workbench) -> TabbedPage:
    page = bench.page(Place.HANDOVER)
    assert isinstance(page, TabbedPage)
    return page


def test_without_a_package_the_way_on_is_shown_from_the_start(bench: Workbench) -> None:
    bench.go(Target(Place.HANDOVER, None, "receive"))
    press(_page(bench), "No me han dejado ningún paquete")
    said = words(_page(bench))
    assert "1. Averigüe qué hay" in said
    press(_page(bench), "Decir qué pueblo es")
    assert dialog(WizardDialog).isVisible()


@pytest.mark.parametrize("field", ["first_days", "acts", "checks"])
def test_whatever_waits_for_the_town_has_the_button_that_says_it(bench: Workbench, field: str) -> None:
    page = _page(bench)
    bench.go(Target(Place.HANDOVER, None, field))
    if field == "checks":
        page.show_panel(1)
    press(page, "Decir qué pueblo es")
    assert dialog(WizardDialog).isVisible()


def test_each_account_is_taken_as_it_stands(bench: Workbench) -> None:
    """Somebody's own profile has no page to give control of, and a lost account nothing to hand over."""
    set_up(bench.hub.database)
    add_account(bench.hub.database, "facebook.com/ayto")
    add_account(bench.hub.database, "facebook.com/marta.ruiz", account__personal_profile=True)
    add_account(bench.hub.database, "x.com/ayto", account__state=AccountState.NO_ACCESS)
    bench.hub.note_changed()
    bench.go(Target(Place.HANDOVER, None, "first_days"))
    said = words(_page(bench))
    assert said.count("Dé control total a la persona nueva") == 1, "only the page"
    assert "no se entrega ni se comparte" in said
    assert "hasta que se recupere" in said
    press(_page(bench), "Cómo se pasa, y la carta")
    assert "Cree una página del organismo." in words(dialog(RemedyDialog))
