"""A question that depends on another is not asked where that one is answered «No tenemos», and comes back."""

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget

from muniredes.desktop.forms.base import Input
from muniredes.desktop.forms.none import NoneInput
from muniredes.desktop.widgets.wrapped import WrappedCheckBox
from muniredes.desktop.window.workbench import Workbench
from muniredes.desktop.wizards.asking.dialog import WizardDialog
from muniredes.desktop.wizards.catalogue import make_plan
from muniredes.domain.fields import CARDS
from muniredes.domain.places import Place, Target
from tests.desktop.hands import dialog, seen

WIZARDS = {"custody": (Place.ADD_ACCOUNT, "email"), "style_guide": (Place.SAY_STYLE, "logo")}
NEEDY = [card for card in CARDS.values() if card.needs]


def _asked(root: QWidget) -> set[str]:
    return {each.field.key for each in seen(root, QWidget) if isinstance(each, Input)}


def _box(root: QWidget, path: str) -> QCheckBox:
    (asked,) = [each for each in seen(root, NoneInput) if each.field.key == path]
    (box,) = asked.findChildren(WrappedCheckBox)
    return box


def _deny(root: QWidget, path: str) -> None:
    _box(root, path).click()
    QApplication.processEvents()


@pytest.mark.parametrize("path", [card.path for card in NEEDY])
def test_no_wizard_asks_it_nor_counts_it(town_bench: Workbench, path: str) -> None:
    card, (place, page) = CARDS[path], WIZARDS[CARDS[path].of]
    plan = make_plan(town_bench.hub, Target(place))
    assert plan is not None
    opened = town_bench.open_wizard(plan, page)
    if _box(opened.page, card.needs).isChecked():
        _deny(opened.page, card.needs)
    assert path in _asked(opened.page)
    _deny(opened.page, card.needs)
    assert path not in _asked(opened.page)
    opened.go_to("summary")
    told = next(each for each in opened.session.questions if each.key == page)
    assert path not in [field.key for field in told.fields]
    opened.go_to(page)
    assert path not in _asked(opened.page)
    _deny(opened.page, card.needs)
    assert path in _asked(opened.page)


def test_no_form_asks_it(town_bench: Workbench) -> None:
    account = town_bench.hub.snapshot.own_accounts[0]
    town_bench.go(Target(Place.ACCOUNTS, account.id))
    page = town_bench.page(Place.ACCOUNTS)
    assert "custody.phone_is_municipal" in _asked(page)
    _deny(page, "custody.phone")
    assert "custody.phone_is_municipal" not in _asked(page)
    assert town_bench.hub.snapshot.custody(account).phone_is_municipal is None
    _deny(page, "custody.phone")
    assert "custody.phone_is_municipal" in _asked(page)


def test_what_is_out_of_view_keeps_nobody_from_going_on(town_bench: Workbench) -> None:
    plan = make_plan(town_bench.hub, Target(Place.ADD_ACCOUNT))
    assert plan is not None
    opened = town_bench.open_wizard(plan, "email")
    _deny(opened.page, "custody.phone")
    opened.next_button.click()
    assert dialog(WizardDialog).session.current != "email"
